"""Makes the papers of the timetable, as a PDF and a Word file. Nothing is changed in the register."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.domain.bases import Base
from inspection_ready.domain.catering import sittings
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.learning import Learnt, day_to_brief_from, learnt_on_day, owed_before
from inspection_ready.domain.papers import DRAFT, OF_BASES, OF_PEOPLE, OF_SESSIONS, PaperKind
from inspection_ready.domain.pocket_briefs import BriefingFacts, statement_texts
from inspection_ready.domain.requests import Request
from inspection_ready.domain.timetable import codes_said
from inspection_ready.phrases.documents import finding_words
from inspection_ready.phrases.issues import draft_after, issue_name
from inspection_ready.phrases.papers import TITLES, folder_name
from inspection_ready.services.brands import read_brand
from inspection_ready.services.claims import current_claims, statement_called
from inspection_ready.services.collecting import without_collecting
from inspection_ready.services.document_folders import STEPS, Progress, write_both
from inspection_ready.services.facts import gather_facts
from inspection_ready.services.issued_papers import base_called, printed_issue
from inspection_ready.services.issues import standing_difference
from inspection_ready.services.regimes import current_regime

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from inspection_ready.documents.compose.evening_briefing import EveningFacts
    from inspection_ready.documents.model import Document
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.papers import PaperOrder
    from inspection_ready.domain.printed_brands import PrintedBrand
    from inspection_ready.domain.timetable import Timetable
    from inspection_ready.domain.timetable_days import DatedDay
    from inspection_ready.services.app import App
    from inspection_ready.services.issued_papers import PrintedIssue
    from inspection_ready.storage.unit_of_work import Reader

PAPERS = "papers"
"""The folder inside the workspace's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePaper:
    """Composed, and not written yet."""

    kind: PaperKind
    document: Document
    brand: PrintedBrand
    remarks: tuple[str, ...]
    """What is odd, in words."""
    issue: int | None = None
    """The number of the issue it is made from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPaper:
    made: MadePaper
    folder: Path
    files: tuple[str, ...]
    pages: int


def make_paper(reader: Reader, order: PaperOrder, *, at: dt.datetime) -> MadePaper:
    """Raises NotFound; Refused where there would be nothing on it."""
    from inspection_ready.documents import check_document  # slow import
    from inspection_ready.documents.compose.papers import Beside, compose_paper  # slow import

    facts = gather_facts(reader, number=0, at=at)
    issue = None
    if order.issue is not None:
        issue, facts = printed_issue(reader, order.issue, facts)
    if facts.timetable is None:
        raise Refused("no_timetable_to_print")
    _refuse(facts, order)
    order = replace(order, label=_label(reader, facts.timetable, order, issue, at))
    note = issue.note(order.kind) if issue else ""
    if order.kind is PaperKind.EVENING:
        beside = Beside(evening=_evening(reader, facts, order), note=note)
    else:
        facts = _asked_for(facts, order)
        briefing = _briefing(reader, facts, order) if order.kind is PaperKind.BRIEFS else None
        beside = Beside(briefing=briefing, note=note)
        if not _has_something(facts, order):
            raise _nothing(order, issue)
    document = compose_paper(facts, order, beside)
    odd = issue.remarks(facts) if issue else ()
    return MadePaper(
        kind=order.kind,
        document=document,
        brand=read_brand(reader).printed,
        issue=order.issue,
        remarks=tuple(dict.fromkeys((*odd, *map(finding_words, check_document(document))))),
    )


def paper_pdf(made: MadePaper) -> bytes:
    """To look at before it is printed."""
    from inspection_ready.documents import write_pdf  # slow import

    return write_pdf(made.document, brand=made.brand)


@without_collecting()  # what a document's parts hold of each other goes with it
def write_paper(app: App, order: PaperOrder, *, progress: Progress = lambda _done, _of: None) -> WrittenPaper:
    """Both files, or neither. What ``progress`` raises stops it. Raises NotFound, Refused: then nothing was written."""
    now = app.clock.now()
    progress(0, STEPS)
    made = app.read(make_paper, order, at=now)
    written = write_both(
        made.document,
        made.brand,
        parent=app.workspace.folder / PAPERS if order.out is None else order.out.absolute(),
        folder=folder_name(order.kind, on_the_clock(now).date(), order.issue),
        name=TITLES[order.kind],
        progress=progress,
    )
    return WrittenPaper(made=made, folder=written.folder, files=written.files, pages=written.pages)


def base_named(reader: Reader, name: str) -> Base:
    """By its name, capitals and accents apart. Raises NotFound."""
    return base_called(reader.register(Base).all("name"), name)


def standing_words(reader: Reader, timetable: Timetable, at: dt.datetime) -> str:
    """The last issue, where it says of this timetable what the timetable says now; else that it is a draft."""
    found = standing_difference(reader, timetable=timetable, today=on_the_clock(at).date())
    if found is None or found.before is None or found.before.timetable_id != timetable.id:
        return DRAFT
    name = issue_name(found.before.number, found.before.at)
    return draft_after(name) if found.sessions else name


# inside


def _label(
    reader: Reader, timetable: Timetable, order: PaperOrder, issue: PrintedIssue | None, at: dt.datetime
) -> str:
    """Words of somebody's own take the place of "Draft", and never that of an issue's number."""
    own = order.label.strip()
    if issue is not None:
        return f"{issue.label}. {own}" if own else issue.label
    return own or standing_words(reader, timetable, at)


def _nothing(order: PaperOrder, issue: PrintedIssue | None) -> Refused:
    if issue is not None:
        return Refused("nothing_in_the_issue", kind=order.kind.value, issue=issue.name)
    return Refused("nothing_on_the_paper", kind=order.kind.value)


def _refuse(facts: PackFacts, order: PaperOrder) -> None:
    """Raises NotFound or Refused for what cannot be meant."""
    asked = {
        "person": bool(order.person_ids) and order.kind not in OF_PEOPLE,
        "base": order.base_id is not None and order.kind not in OF_BASES,
        "inspector": bool(order.inspector.strip()) and order.kind is not PaperKind.BY_INSPECTOR,
        "session": bool(order.session_codes) and order.kind not in OF_SESSIONS,
        "statement": bool(order.statements) and order.kind is not PaperKind.BRIEFS,
    }
    for what, is_wrong in asked.items():
        if is_wrong:
            raise Refused("paper_not_of_that", title=TITLES[order.kind], what=what)
    if order.day is not None and order.day not in {each.day for each in facts.dated_days}:
        raise NotFound("no_such_day_to_print", day=order.day)
    codes = {each.code.casefold(): each.code for each in facts.sessions if each.code}
    for code in order.session_codes:
        if code.casefold() not in codes:
            raise NotFound("no_such_session", session=code, known=", ".join(codes.values()) or "none yet")


def _asked_for(facts: PackFacts, order: PaperOrder) -> PackFacts:
    """Only the days and sessions that are wanted."""
    codes = {each.casefold() for each in order.session_codes}
    sessions = tuple(
        each
        for each in facts.sessions
        if order.day in {None, each.day} and (not codes or each.code.casefold() in codes)
    )
    days = tuple(each for each in facts.dated_days if order.day in {None, each.day})
    return replace(facts, sessions=sessions, dated_days=days)


def _has_something(facts: PackFacts, order: PaperOrder) -> bool:  # noqa: PLR0911 - one for each kind
    from inspection_ready.documents.compose.note_sheet import noted  # slow import
    from inspection_ready.documents.compose.pocket_brief import briefed  # slow import
    from inspection_ready.documents.compose.reception import desks_with_arrivals  # slow import
    from inspection_ready.documents.compose.timetable_by_base import base_pages  # slow import
    from inspection_ready.documents.compose.timetable_by_inspector import inspectors_of  # slow import
    from inspection_ready.documents.compose.timetable_by_person import people_with_parts  # slow import
    from inspection_ready.domain.card_layouts import SheetKind
    from inspection_ready.domain.sheets import SheetOrder, doors

    match order.kind:
        case PaperKind.BY_PERSON:
            ids = {person.id for person, _ in people_with_parts(facts)}
            return bool(ids & set(order.person_ids) if order.person_ids else facts.sessions)
        case PaperKind.BY_INSPECTOR:
            known = inspectors_of(facts)
            if order.inspector.strip() and order.inspector.strip().casefold() not in known:
                told = ", ".join(known.values()) or "none by name yet"
                raise NotFound("no_such_inspector", inspector=order.inspector, known=told)
            return any(each.inspectors.strip() for each in facts.sessions)
        case PaperKind.BY_BASE:
            return bool(base_pages(facts, order.base_id))
        case PaperKind.DOORS:
            signs = doors(facts, SheetOrder(kind=SheetKind.DOOR_SIGNS)) if facts.sessions else ()
            return any(order.base_id in {None, each.base.id} for each in signs)
        case PaperKind.RECEPTION:
            return bool(desks_with_arrivals(facts, order.base_id))
        case PaperKind.CATERING:
            return any(order.base_id in {None, each.base_id} for each in sittings(facts))
        case PaperKind.BRIEFS:
            return bool(briefed(facts, order.person_ids))
        case PaperKind.NOTE_SHEETS:
            return bool(noted(facts))
        case _:
            return bool(facts.sessions)


def _briefing(reader: Reader, facts: PackFacts, order: PaperOrder) -> BriefingFacts:
    """What a session is about is what the order says of them all, or else what the session says."""
    statements, themes = statement_texts(current_regime(reader).framework)
    codes = tuple(statement_called(reader, each) for each in order.statements)
    return BriefingFacts(
        statements=statements,
        themes=themes,
        claims=current_claims(reader, today=facts.prepared_on, with_unused=False),
        said={each.id: codes or codes_said(each.statements) for each in facts.sessions},
    )


def _evening(reader: Reader, facts: PackFacts, order: PaperOrder) -> EveningFacts:
    """Raises Refused where nothing was learnt on the day that is over."""
    from inspection_ready.documents.compose.evening_briefing import EveningFacts  # slow import

    log = reader.register(Learnt).all("learnt_on")
    day = _day_over(facts, order, log)
    entries = learnt_on_day(log, day, facts.sessions) if day else ()
    if day is None:
        raise Refused("nothing_learnt_yet")
    if not entries:
        raise Refused("nothing_on_the_paper", kind=order.kind.value)
    statements, themes = statement_texts(current_regime(reader).framework)
    made = [each.request_id for each in entries if each.request_id is not None]
    return EveningFacts(
        day,
        entries,
        {each.id: (each.title, themes.get(each.theme, "")) for each in statements},
        earlier=owed_before(log, entries),
        requests={each.id: each.number for each in reader.register(Request).among(made)},
    )


def _day_over(facts: PackFacts, order: PaperOrder, log: tuple[Learnt, ...]) -> DatedDay | None:
    if order.day is None:
        return day_to_brief_from(log, facts.dated_days, today=facts.prepared_on)
    return next(each for each in facts.dated_days if each.day == order.day)
