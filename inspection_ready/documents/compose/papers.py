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


def compose_paper(facts: PackFacts, order: PaperOrder, beside: Beside) -> Document:
    """``facts`` hold the sessions the order asks for, and no others; for an evening briefing all of them."""
    return labelled(_composed(facts, order, beside), order.label)


def labelled(document: Document, label: str) -> Document:
    """With the issue it is printed from, or that it is a draft, under its title and at the foot of each page."""
    if not label.strip() or document.begins_with_cards:
        return document
    footer = f"{label}. {document.footer}" if document.footer else label
    return replace(document, subtitle=f"{document.subtitle}. {label}".removeprefix(". "), footer=footer)


def _composed(facts: PackFacts, order: PaperOrder, beside: Beside) -> Document:
    match order.kind:
        case PaperKind.BY_INSPECTOR:
            return compose_timetable_by_inspector(facts, order.inspector)
        case PaperKind.DOORS:
            return compose_sheets(_at(facts, order.base_id), SheetOrder(kind=SheetKind.DOOR_SIGNS), (), {})
        case PaperKind.BRIEFS:
            assert beside.briefing is not None
            return compose_pocket_briefs(facts, beside.briefing, order.person_ids)
        case PaperKind.EVENING:
            assert beside.evening is not None
            return compose_evening_briefing(facts, beside.evening)
        case PaperKind.BY_PERSON:
            return compose_timetable_by_person(facts, order.person_ids)
        case _ if order.kind in OF_A_BASE:
            return OF_A_BASE[order.kind](facts, order.base_id)
        case _:
            return PLAIN[order.kind](facts)


def _at(facts: PackFacts, base_id: int | None) -> PackFacts:
    if base_id is None:
        return facts
    return replace(facts, sessions=tuple(each for each in facts.sessions if each.base_id == base_id))


OF_A_BASE: Mapping[PaperKind, Callable[[PackFacts, int | None], Document]] = {
    PaperKind.BY_BASE: compose_timetable_by_base,
    PaperKind.RECEPTION: compose_reception,
    PaperKind.CATERING: compose_catering,
}
PLAIN: Mapping[PaperKind, Callable[[PackFacts], Document]] = {
    PaperKind.WHOLE: compose_timetable,
    PaperKind.WALL: compose_timetable_wall,
    PaperKind.BY_DAY: compose_timetable_by_day,
    PaperKind.BY_TRACK: compose_timetable_by_track,
    PaperKind.NOTE_SHEETS: compose_note_sheets,
}
