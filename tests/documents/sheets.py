"""Badges, place cards, door signs, sheets to sign in on and labels of a council, as they are composed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.documents.compose.sheets import compose_sheets
from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.card_layouts import SheetKind
from inspection_ready.domain.people import Person, Side
from inspection_ready.domain.sheets import SheetOrder, chosen_people
from tests.documents.blocks import PICTURES
from tests.documents.northmoor import empty_council

if TYPE_CHECKING:
    from inspection_ready.documents.model import Document
    from inspection_ready.domain.packs import PackFacts


MOST = 45
"""Several sheets of each kind; more of the same say nothing new."""


def sheets_of(facts: PackFacts, kind: SheetKind) -> Document:
    """For everybody; the first of them has a photograph. A sheet of labels was begun: its first three are gone."""
    start = 4 if kind is SheetKind.LABELS else 1
    order = SheetOrder(kind=kind, sides=frozenset(Side), start=start)
    people = chosen_people(facts, order).people[:MOST]
    return compose_sheets(facts, order, people, {each.id: PICTURES["portrait"] for each in people[:1]})


def bare_council() -> PackFacts:
    """As little as these can be made from; from nothing at all they are refused."""
    return replace(
        empty_council(),
        people=(Person(id=1, name="A", base_id=2),),
        bases=(Base(id=2, name="B", address="C"),),
        rooms=(Room(id=3, base_id=2, name="D"),),
    )
