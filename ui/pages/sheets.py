"""Badges, place cards, door signs, sheets to sign in on and labels: chosen, looked at, and written to be printed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.card_layouts import SheetKind
from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.moments import today
from inspection_ready.phrases.sheets import FOLD, TITLES, how_to_print, written_words
from inspection_ready.phrases.timetable import day_words
from inspection_ready.services.preview import page_count
from inspection_ready.services.sheets import first_sheet_pdf, make_sheets, write_sheets
from inspection_ready.services.timetable import current_timetable, whole_timetable
from ui.print_page import Looked, PrintPage, Written
from ui.widgets.sheet_choice import SheetChoice, SheetOffers

if TYPE_CHECKING:
    from datetime import date

    from inspection_ready.domain.sheets import SheetOrder
    from inspection_ready.services.app import App

ABOUT = (
    "Made from what is held here, as a PDF to print and a Word file to change. Nothing of it is in a pack."
)
ONLY_LOOKING = "This workspace is open to look at only. Put the sheets into another folder."


class SheetsPage(PrintPage):
    title = "Badges, cards, signs and labels"
    about = ABOUT
    only_looking = ONLY_LOOKING
    choosing = "What to print, and for whom"
    nothing_yet = "The first sheet is shown here."
    kinds = frozenset(
        {
            "person",
            "picture",
            "base",
            "room",
            "distribution_list",
            "list_member",
            "timetable",
            "timetable_day",
            "session",
            "attendance",
            "inspection",
            "brand",
            "council",
        }
    )
    knows_the_day = True

    def make_choice(self) -> SheetChoice:
        return SheetChoice(self)

    def offers(self, app: App) -> SheetOffers:
        now = today(app.clock)
        return app.read(lambda reader: _read_offers(reader, now))

    def look(self, app: App, order: SheetOrder) -> Looked:
        made = app.read(make_sheets, order, at=app.clock.now())
        pdf = first_sheet_pdf(made)
        folds = FOLD if made.kind is SheetKind.PLACE_CARDS else ""
        return Looked(
            title=TITLES[made.kind],
            what=f"{made.what[:1].upper()}{made.what[1:]}.",
            remarks=made.remarks,
            advice=" ".join(filter(None, (folds, how_to_print(made.kind)))),
            go=f"Write {made.what}",
            pdf=pdf,
            pages=page_count(pdf),
        )

    def write(self, app: App, order: SheetOrder, progress: Any) -> Written:
        written = write_sheets(app, order, progress=progress)
        made, folder = written.made, written.folder
        return Written(folder, written_words(made.kind, made.cards, made.sheets, str(folder)))

    def title_of(self, order: SheetOrder) -> str:
        return TITLES[order.kind]


def _read_offers(reader: Any, now: date) -> SheetOffers:
    lists = reader.register(DistributionList).all("side", "name")
    on = Counter(each.list_id for each in reader.register(ListMember).all())
    timetable = current_timetable(reader)
    whole = whole_timetable(reader, timetable, today=now) if timetable else None
    return SheetOffers(
        lists=tuple((each, on[each.id]) for each in lists),
        days=tuple((each.day, day_words(each)) for each in whole.days) if whole else (),
        sessions=tuple((each.code, f"{each.code} {each.title}") for each in whole.sessions if each.code)
        if whole
        else (),
    )
