"""Makes sheets of badges, place cards, door signs and labels, and sheets to sign in on, as a PDF and a Word file.

Nothing is changed in the register, so they can be made from a workspace that is open to look at only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.domain.card_layouts import LAYOUTS, SheetKind
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.sheets import (
    FOR_PEOPLE,
    Chosen,
    SheetOrder,
    chosen_people,
    desks,
    doors,
    held_sessions,
    postal_address,
)
from inspection_ready.phrases.documents import finding_words
from inspection_ready.phrases.sheets import (
    TITLES,
    about_people,
    folder_name,
    photographs_left_out,
    what_words,
    without_address,
)
from inspection_ready.services.brands import read_brand
from inspection_ready.services.collecting import without_collecting
from inspection_ready.services.document_folders import STEPS, Progress, write_both
from inspection_ready.services.facts import gather_facts
from inspection_ready.services.photographs import read_photographs
from inspection_ready.storage.unit_of_work import Reader

if TYPE_CHECKING:
    from inspection_ready.documents.model import Document
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.printed_brands import PrintedBrand
    from inspection_ready.services.app import App

SHEETS = "sheets"
"""The folder inside the workspace's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeSheets:
    """Composed, and not written yet."""

    kind: SheetKind
    document: Document
    brand: PrintedBrand
    cards: int
    sheets: int
    remarks: tuple[str, ...]
    """What is odd or left out, in words."""

    @property
    def what(self) -> str:
        """24 badges on 3 sheets."""
        return what_words(self.kind, self.cards, self.sheets)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSheets:
    made: MadeSheets
    folder: Path
    files: tuple[str, ...]
    pages: int


def make_sheets(reader: Reader, order: SheetOrder, *, at: datetime) -> MadeSheets:
    """Raises NotFound; Refused where there would be nothing on them."""
    from inspection_ready.documents import check_document  # slow import
    from inspection_ready.documents.compose.sheets import compose_sheets  # slow import

    facts = gather_facts(reader, number=0, at=at)
    _refuse(facts, order)
    chosen = chosen_people(facts, order)
    shown = chosen.people if order.kind is SheetKind.BADGES else ()
    photographs, broken = read_photographs(reader, facts.pictures, shown)
    cards = _count(facts, order, chosen)
    if not cards:
        raise Refused("nothing_on_the_sheets", kind=order.kind.value)
    document = compose_sheets(facts, order, chosen.people, photographs)
    remarks = [*about_people(order.kind, chosen.notices)] if order.kind in FOR_PEOPLE else []
    nowhere = [each for each in chosen.people if not postal_address(facts, each)]
    if order.kind is SheetKind.LABELS and nowhere:
        remarks.append(without_address(nowhere))
    if broken:
        remarks.append(photographs_left_out([each.name for each in broken]))
    remarks += dict.fromkeys(map(finding_words, check_document(document)))
    layout = order.layout
    return MadeSheets(
        kind=order.kind,
        document=document,
        brand=read_brand(reader).printed,
        cards=cards,
        sheets=layout.sheets(cards, order.start) if layout else cards,
        remarks=tuple(remarks),
    )


def first_sheet_pdf(made: MadeSheets) -> bytes:
    """To look at before it is printed: all of it would take long, and says no more."""
    from inspection_ready.documents import write_pdf  # slow import
    from inspection_ready.documents.cards import CardSheet

    blocks = made.document.blocks
    if blocks and isinstance(blocks[0], CardSheet):
        blocks = (blocks[0].first_sheet,)
    return write_pdf(replace(made.document, blocks=blocks), brand=made.brand)


@without_collecting()  # what a document's parts hold of each other goes with it
def write_sheets(
    app: App, order: SheetOrder, *, progress: Progress = lambda _done, _of: None
) -> WrittenSheets:
    """Both files, or neither. What ``progress`` raises stops it. Raises NotFound, Refused: then nothing was written."""
    now = app.clock.now()
    progress(0, STEPS)
    made = app.read(make_sheets, order, at=now)
    written = write_both(
        made.document,
        made.brand,
        parent=app.workspace.folder / SHEETS if order.out is None else order.out.absolute(),
        folder=folder_name(order.kind, on_the_clock(now).date()),
        name=TITLES[order.kind],
        progress=progress,
    )
    return WrittenSheets(made=made, folder=written.folder, files=written.files, pages=written.pages)


def _refuse(facts: PackFacts, order: SheetOrder) -> None:
    """Raises NotFound or Refused for what cannot be meant."""
    layout = order.layout
    if order.kind not in LAYOUTS and order.size:
        raise Refused("no_sizes")
    if layout is None and order.kind in LAYOUTS:
        known = tuple(each.code for each in LAYOUTS[order.kind])
        raise NotFound("no_such_size", size=order.size, known=known)
    if order.start > 1 and order.kind is not SheetKind.LABELS:
        raise Refused("start_only_labels")
    if layout is not None and not 1 <= order.start <= layout.on_a_sheet:
        raise Refused("no_such_place_on_sheet", most=layout.on_a_sheet, start=order.start)
    if order.kind in FOR_PEOPLE and not order.asks_for_somebody:
        raise Refused("sheets_of_nobody")
    known_codes = {each.code.casefold(): each.code for each in held_sessions(facts) if each.code}
    for code in order.session_codes:
        if code.casefold() not in known_codes:
            raise NotFound(
                "no_such_session", session=code, known=", ".join(known_codes.values()) or "none yet"
            )
    if order.day is not None and order.day not in {each.day for each in facts.dated_days}:
        raise NotFound("no_such_day_to_print", day=order.day)


def _count(facts: PackFacts, order: SheetOrder, chosen: Chosen) -> int:
    match order.kind:
        case SheetKind.DOOR_SIGNS:
            return len(doors(facts, order))
        case SheetKind.SIGN_IN:
            return len(desks(facts, order))
        case SheetKind.LABELS:
            return sum(bool(postal_address(facts, each)) for each in chosen.people)
        case _:
            return len(chosen.people)
