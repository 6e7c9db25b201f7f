"""Each paper of the timetable by its kind, with the issue it is printed from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.documents.compose.catering import compose_catering
from inspection_ready.documents.compose.evening_briefing import compose_evening_briefing
from inspection_ready.documents.compose.note_sheet import compose_note_sheets
from inspection_ready.documents.compose.pocket_brief import compose_pocket_briefs
from inspection_ready.documents.compose.reception import compose_reception
from inspection_ready.documents.compose.sheets import compose_sheets
from inspection_ready.documents.compose.timetable import compose_timetable
from inspection_ready.documents.compose.timetable_by_base import compose_timetable_by_base
from inspection_ready.documents.compose.timetable_by_day import compose_timetable_by_day
from inspection_ready.documents.compose.timetable_by_inspector import compose_timetable_by_inspector
from inspection_ready.documents.compose.timetable_by_person import compose_timetable_by_person
from inspection_ready.documents.compose.timetable_by_track import compose_timetable_by_track
from inspection_ready.documents.compose.timetable_wall import compose_timetable_wall
from inspection_ready.documents.model import paragraph
from inspection_ready.domain.card_layouts import SheetKind
from inspection_ready.domain.papers import PaperKind
from inspection_ready.domain.sheets import SheetOrder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from inspection_ready.documents.compose.evening_briefing import EveningFacts
    from inspection_ready.documents.model import Document
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.papers import PaperOrder
    from inspection_ready.domain.pocket_briefs import BriefingFacts


@dataclass(frozen=True, slots=True)
class Beside:
    """What only some papers are made from beside the timetable."""

    briefing: BriefingFacts | None = None
    evening: EveningFacts | None = None
    note: str = ""
    """Of the issue it is printed from: what is in it, and what is not."""


def compose_paper(facts: PackFacts, order: PaperOrder, beside: Beside) -> Document:
    """``facts`` hold the sessions the order asks for, and no others; for an evening briefing all of them."""
    document = noted(COMPOSERS[order.kind](facts, order, beside), beside.note)
    return labelled(document, order.label)


def noted(document: Document, note: str) -> Document:
    """With these words at its end, above the line of the record; cards have no room for them."""
    if not note or document.begins_with_cards:
        return document
    *blocks, record = document.blocks
    return replace(document, blocks=(*blocks, paragraph(note, "quiet"), record))


def labelled(document: Document, label: str) -> Document:
    """With the issue it is printed from, or that it is a draft, under its title and at the foot of each page."""
    if not label.strip() or document.begins_with_cards:
        return document
    footer = f"{label}. {document.footer}" if document.footer else label
    return replace(document, subtitle=f"{document.subtitle}. {label}".removeprefix(". "), footer=footer)


def _doors(facts: PackFacts, order: PaperOrder) -> Document:
    at_base = tuple(each for each in facts.sessions if order.base_id in {None, each.base_id})
    return compose_sheets(replace(facts, sessions=at_base), SheetOrder(kind=SheetKind.DOOR_SIGNS), (), {})


def _briefs(facts: PackFacts, order: PaperOrder, beside: Beside) -> Document:
    assert beside.briefing is not None, "briefs are asked for with what they are made from"
    return compose_pocket_briefs(facts, beside.briefing, order.person_ids)


def _evening(facts: PackFacts, beside: Beside) -> Document:
    assert beside.evening is not None, "the briefing is asked for with the log"
    return compose_evening_briefing(facts, beside.evening)


COMPOSERS: Mapping[PaperKind, Callable[[PackFacts, PaperOrder, Beside], Document]] = {
    PaperKind.WHOLE: lambda facts, _order, _: compose_timetable(facts),
    PaperKind.WALL: lambda facts, _order, _: compose_timetable_wall(facts),
    PaperKind.BY_DAY: lambda facts, _order, _: compose_timetable_by_day(facts),
    PaperKind.BY_TRACK: lambda facts, _order, _: compose_timetable_by_track(facts),
    PaperKind.BY_PERSON: lambda facts, order, _: compose_timetable_by_person(facts, order.person_ids),
    PaperKind.BY_INSPECTOR: lambda facts, order, _: compose_timetable_by_inspector(facts, order.inspector),
    PaperKind.BY_BASE: lambda facts, order, _: compose_timetable_by_base(facts, order.base_id),
    PaperKind.DOORS: lambda facts, order, _: _doors(facts, order),
    PaperKind.RECEPTION: lambda facts, order, _: compose_reception(facts, order.base_id),
    PaperKind.CATERING: lambda facts, order, _: compose_catering(facts, order.base_id),
    PaperKind.BRIEFS: _briefs,
    PaperKind.NOTE_SHEETS: lambda facts, _order, _: compose_note_sheets(facts),
    PaperKind.EVENING: lambda facts, _order, beside: _evening(facts, beside),
}
