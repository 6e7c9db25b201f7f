"""Papers of the timetable: chosen, looked at, and written to be printed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.bases import Base
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.papers import named_at
from inspection_ready.domain.people import Person
from inspection_ready.phrases.papers import TITLES, who_may_read, written_words
from inspection_ready.phrases.timetable import day_words
from inspection_ready.phrases.values import count_of
from inspection_ready.services.claims import statements_asked
from inspection_ready.services.issued_papers import in_issue
from inspection_ready.services.issues import issues
from inspection_ready.services.papers import make_paper, paper_pdf, standing_words, write_paper
from inspection_ready.services.preview import page_count
from inspection_ready.services.timetable import current_timetable, whole_timetable
from ui.print_page import Looked, PrintPage, Written
from ui.widgets.paper_choice import PaperChoice, PaperOffers

if TYPE_CHECKING:
    from datetime import date, datetime

    from inspection_ready.domain.papers import PaperOrder
    from inspection_ready.domain.whole_timetable import WholeTimetable
    from inspection_ready.services.app import App
    from inspection_ready.services.issued_papers import InIssue

BADGES = "Badges, place cards and sheets to sign in on are on the page Badges and signs."


class PapersPage(PrintPage):
    title = "Papers of the timetable"
    about = f"Made from the timetable as it is now or as it was issued, as a PDF to print and a Word file to change. {BADGES}"
    only_looking = "This workspace is open to look at only. Put the paper into another folder."
    choosing = "What to print, and of what"
    nothing_yet = "What will be printed is shown here."
    kinds = frozenset(
        {
            "timetable",
            "timetable_day",
            "timetable_issue",
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
        now = app.clock.now()
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


def _read_offers(reader: Any, at: datetime) -> PaperOffers:
    held = [in_issue(reader, each) for each in issues(reader) if not each.copy.is_disposed]
    offers = PaperOffers(
        statements=tuple((each.code, each.called) for each in statements_asked(reader)),
        issues=tuple((each.issued.issue.number, each.name) for each in held),
        issued={each.issued.issue.number: _of_issue(each) for each in held},
    )
    timetable = current_timetable(reader)
    if timetable is None:
        return offers
    now = on_the_clock(at).date()
    whole = whole_timetable(reader, timetable, today=now)
    used = {each.base_id for each in whole.sessions}
    standing = standing_words(reader, timetable, at)
    return replace(
        offers,
        standing="" if held and standing == held[0].name else standing,
        days=tuple((each.day, day_words(each)) for each in whole.days),
        people=tuple(_people(reader, whole, now)),
        bases=tuple((each.id, each.name) for each in reader.register(Base).all("name") if each.id in used),
        inspectors=tuple((name, name) for name in _inspectors(whole)),
        sessions=tuple((each.code, f"{each.code} {each.title}") for each in whole.sessions if each.code),
    )


def _of_issue(found: InIssue) -> PaperOffers:
    return PaperOffers(
        days=tuple((each.day, day_words(each)) for each in found.days),
        people=found.people,
        bases=found.bases,
        inspectors=tuple((name, name) for name in found.inspectors),
        sessions=found.sessions,
    )


def _people(reader: Any, whole: WholeTimetable, now: date) -> list[tuple[int, str]]:
    coming = {each.person_id for each in whole.attendances}
    people = (each for each in reader.register(Person).all("name") if each.id in coming)
    return [(each.id, each.printed_name) for each in people if not each.has_left(now)]


def _inspectors(whole: WholeTimetable) -> list[str]:
    found = {name.casefold(): name for each in reversed(whole.sessions) for name in named_at(each)}
    return sorted(found.values(), key=str.casefold)
