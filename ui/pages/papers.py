"""Papers of the timetable: chosen, looked at, and written to be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspection_ready.domain.bases import Base
from inspection_ready.domain.moments import today
from inspection_ready.domain.papers import named_at
from inspection_ready.domain.people import Person
from inspection_ready.phrases.papers import TITLES, who_may_read, written_words
from inspection_ready.phrases.timetable import day_words
from inspection_ready.phrases.values import count_of
from inspection_ready.services.claims import statements_asked
from inspection_ready.services.papers import make_paper, paper_pdf, write_paper
from inspection_ready.services.preview import page_count
from inspection_ready.services.timetable import current_timetable, whole_timetable
from ui.print_page import Looked, PrintPage, Written
from ui.widgets.paper_choice import PaperChoice, PaperOffers

if TYPE_CHECKING:
    from datetime import date

    from inspection_ready.domain.papers import PaperOrder
    from inspection_ready.domain.whole_timetable import WholeTimetable
    from inspection_ready.services.app import App

BADGES = "Badges, place cards and sheets to sign in on are on the page Badges and signs."


class PapersPage(PrintPage):
    title = "Papers of the timetable"
    about = f"Made from the timetable as it is now, as a PDF to print and a Word file to change. {BADGES}"
    only_looking = "This workspace is open to look at only. Put the paper into another folder."
    choosing = "What to print, and of what"
    nothing_yet = "What will be printed is shown here."
    kinds = frozenset(
        {
            "timetable",
            "timetable_day",
            "session",
            "attendance",
            "person",
            "base",
            "room",
            "base_fact",
            "facility_kind",
            "claim",
            "claim_evidence",
            "evidence",
            "key_fact",
            "responsibility",
            "learnt",
            "inspection",
            "brand",
            "council",
        }
    )
    knows_the_day = True

    def make_choice(self) -> PaperChoice:
        return PaperChoice(self)

    def offers(self, app: App) -> PaperOffers:
        now = today(app.clock)
        return app.read(lambda reader: _read_offers(reader, now))

    def look(self, app: App, order: PaperOrder) -> Looked:
        made = app.read(make_paper, order, at=app.clock.now())
        pdf = paper_pdf(made)
        pages = page_count(pdf)
        return Looked(
            title=made.document.title,
            what=f"{TITLES[made.kind]}: {count_of(pages, 'page')}.",
            remarks=made.remarks,
            advice=who_may_read(made.kind),
            go=f"Write the {count_of(pages, 'page')}",
            pdf=pdf,
            pages=pages,
        )

    def write(self, app: App, order: PaperOrder, progress: Any) -> Written:
        written = write_paper(app, order, progress=progress)
        said = written_words(written.made.kind, str(written.folder), written.pages)
        return Written(written.folder, said)

    def title_of(self, order: PaperOrder) -> str:
        return TITLES[order.kind]


def _read_offers(reader: Any, now: date) -> PaperOffers:
    timetable = current_timetable(reader)
    if timetable is None:
        return PaperOffers()
    whole = whole_timetable(reader, timetable, today=now)
    used = {each.base_id for each in whole.sessions}
    return PaperOffers(
        days=tuple((each.day, day_words(each)) for each in whole.days),
        people=tuple(_people(reader, whole, now)),
        bases=tuple((each.id, each.name) for each in reader.register(Base).all("name") if each.id in used),
        inspectors=tuple((name, name) for name in _inspectors(whole)),
        sessions=tuple((each.code, f"{each.code} {each.title}") for each in whole.sessions if each.code),
        statements=tuple((each.code, each.called) for each in statements_asked(reader)),
    )


def _people(reader: Any, whole: WholeTimetable, now: date) -> list[tuple[int, str]]:
    coming = {each.person_id for each in whole.attendances}
    people = (each for each in reader.register(Person).all("name") if each.id in coming)
    return [(each.id, each.printed_name) for each in people if not each.has_left(now)]


def _inspectors(whole: WholeTimetable) -> list[str]:
    found = {name.casefold(): name for each in reversed(whole.sessions) for name in named_at(each)}
    return sorted(found.values(), key=str.casefold)
