"""Papers of the timetable are written whole or not at all, of what was asked, and refused in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from inspection_ready.documents.model import Heading, Table, plain
from inspection_ready.documents.preview import page_count
from inspection_ready.domain.bases import Base
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import Cancelled, ExpectedError, NotFound, Refused
from inspection_ready.domain.heads import heads_in
from inspection_ready.domain.ids import new_id
from inspection_ready.domain.learning import Learnt
from inspection_ready.domain.papers import PaperKind, PaperOrder
from inspection_ready.domain.people import Person
from inspection_ready.domain.timetable import Attendance, Session, Timetable, TimetableDay
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.services.issues import issue_timetable
from inspection_ready.services.learning import make_request, see_to
from inspection_ready.services.papers import MadePaper, base_named, make_paper, paper_pdf, write_paper
from inspection_ready.services.printed_heads import text_of
from inspection_ready.services.regimes import current_regime, use_shipped_regime
from inspection_ready.services.registers import add_record, change_record
from inspection_ready.services.sessions import change_session, move_session
from inspection_ready.services.timetable import current_timetable, whole_timetable
from inspection_ready.services.timetable_making import set_dates
from tests.documents.reading import docx_paragraphs, pdf_paragraphs

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.services.app import App


@pytest.fixture
def council(app: App) -> App:
    """A day of two sessions and a lunch at one base, with a name for an inspector, and what was learnt."""
    app.do(use_shipped_regime, "cqc")
    hall: Base = app.do(add_record, Base(name="Town Hall", reception="Ring at the side door")).result
    ann: Person = app.do(add_record, Person(name="Ann Ash", role="Head of Access")).result
    visit: Timetable = app.do(add_record, Timetable(name="The visit", days=1)).result
    app.do(add_record, TimetableDay(timetable_id=visit.id, day=1, on=date(2026, 11, 20)))
    first = Session(
        timetable_id=visit.id,
        day=1,
        starts=600,
        minutes=60,
        track=1,
        code="D1-01",
        title="Access",
        base_id=hall.id,
        inspectors="Jo Hart",
        brief="About QS1",
    )
    later = replace(first, id=new_id(), code="D1-02", starts=840, title="Carers", brief="", inspectors="")
    for session in (first, later):
        app.do(add_record, session)
        app.do(add_record, Attendance(session_id=session.id, person_id=ann.id))
    app.do(add_record, Learnt(learnt_on=date(2026, 11, 20), session_code="D1-01", asked="Who waits?"))
    return app


def made(app: App, kind: PaperKind, **asked: object) -> MadePaper:
    return app.read(make_paper, PaperOrder(kind=kind, **asked), at=app.clock.now())  # type: ignore[arg-type]  # as a test says it


def sentence(error: ExpectedError) -> str:
    return error_sentence(error)


@pytest.mark.parametrize("kind", PaperKind)
def test_every_paper_is_written_twice_and_says_the_same(
    council: App, kind: PaperKind, tmp_path: Path
) -> None:
    head = council.read(lambda reader: reader.head())

    written = write_paper(council, PaperOrder(kind=kind, out=tmp_path))

    pdf, word = sorted(written.folder.iterdir(), key=lambda path: path.suffix, reverse=True)
    assert (pdf.suffix, word.suffix) == (".pdf", ".docx")
    assert page_count(pdf.read_bytes()) == written.pages
    assert len(pdf_paragraphs(pdf.read_bytes())) == len(docx_paragraphs(word.read_bytes()))
    assert council.read(lambda reader: reader.head()) == head
    if kind is not PaperKind.DOORS:
        assert all(each.agrees_with(head.hash) for path in (pdf, word) for each in heads_in(text_of(path)))
        assert heads_in(text_of(pdf))


def test_papers_go_into_the_workspace_and_a_second_one_beside_the_first(council: App) -> None:
    order = PaperOrder(kind=PaperKind.CATERING)

    first, second = write_paper(council, order), write_paper(council, order)

    assert first.folder == council.workspace.folder / "papers" / "Catering count, 20 November 2026"
    assert second.folder.parent == first.folder.parent
    assert second.folder != first.folder


def test_a_paper_that_is_stopped_leaves_nothing(council: App) -> None:
    def stop(done: int, _of: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_paper(council, PaperOrder(kind=PaperKind.BY_BASE), progress=stop)

    assert not (council.workspace.folder / "papers").exists()


def test_one_day_one_person_one_session_are_taken(council: App) -> None:
    ann = council.read(lambda reader: reader.register(Person).all())[0]

    briefs = made(council, PaperKind.BRIEFS, session_codes=("d1-02",), person_ids=(ann.id,))

    assert [
        plain(each.runs) for each in briefs.document.blocks if isinstance(each, Heading) and each.level == 1
    ] == ["Ann Ash: Carers"]
    assert paper_pdf(briefs).startswith(b"%PDF")


def test_what_a_brief_is_about_is_what_was_said_before_what_the_session_says(council: App) -> None:
    own = text_of_paper(made(council, PaperKind.BRIEFS, session_codes=("D1-01",)))
    said = text_of_paper(made(council, PaperKind.BRIEFS, session_codes=("D1-01",), statements=("qs7",)))

    assert "QS1 Assessing needs" in own
    assert "As the session’s own words name it." in own
    assert "QS7" in said
    assert "QS1 Assessing needs" not in said


def text_of_paper(paper: MadePaper) -> str:
    return "\n".join(pdf_paragraphs(paper_pdf(paper)))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"kind": PaperKind.WHOLE, "day": 7}, "The timetable has no day 7. Nothing was written."),
        (
            {"kind": PaperKind.NOTE_SHEETS, "session_codes": ("D9-01",)},
            "No session has the code “D9-01”. Nothing was written. There are: D1-01, D1-02.",
        ),
        (
            {"kind": PaperKind.BY_INSPECTOR, "inspector": "Lee Grant"},
            "No session names an inspector “Lee Grant”. Nothing was written. There are: Jo Hart.",
        ),
        (
            {"kind": PaperKind.WALL, "person_ids": (1,)},
            "Timetable for the wall cannot be made for one person. Nothing was written.",
        ),
        (
            {"kind": PaperKind.BRIEFS, "base_id": 1},
            "Pocket briefs cannot be made for one base. Nothing was written.",
        ),
        (
            {"kind": PaperKind.RECEPTION, "session_codes": ("D1-01",)},
            "Run sheet for reception cannot be made for one session. Nothing was written.",
        ),
        (
            {"kind": PaperKind.BY_PERSON, "person_ids": (1,)},
            (
                "Nobody who was chosen has a part in these sessions. Nothing was written. Name people on the page "
                "Timetable, or choose others."
            ),
        ),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words(council: App, asked: dict[str, object], said: str) -> None:
    with pytest.raises(ExpectedError) as caught:
        council.read(make_paper, PaperOrder(**asked), at=council.clock.now())  # type: ignore[arg-type]  # as a test says it

    assert sentence(caught.value) == said


def test_without_a_timetable_there_is_no_paper(app: App) -> None:
    app.do(use_shipped_regime, "cqc")

    with pytest.raises(Refused) as caught:
        made(app, PaperKind.WHOLE)

    assert sentence(caught.value) == (
        "There is no timetable yet. Nothing was written. Make one on the page Timetable."
    )


@pytest.mark.parametrize("kind", PaperKind)
def test_a_timetable_without_sessions_is_refused_for_each_paper(app: App, kind: PaperKind) -> None:
    app.do(use_shipped_regime, "cqc")
    app.do(add_record, Timetable(name="The visit", days=1))

    with pytest.raises(Refused) as caught:
        made(app, kind)

    assert "Nothing was written. " in sentence(caught.value)


def test_the_evening_briefing_is_of_the_newest_day_that_is_over_or_the_one_that_is_asked_for(
    council: App,
) -> None:
    newest, asked = made(council, PaperKind.EVENING), made(council, PaperKind.EVENING, day=1)

    assert newest.document.blocks == asked.document.blocks
    assert "Who waits?" in text_of_paper(newest)


def test_without_a_day_nothing_is_said_of_that_day_where_the_log_has_only_others(council: App) -> None:
    with council.reading() as reader:
        entries = reader.register(Learnt).all()
    for each in entries:
        council.do(change_record, each, replace(each, learnt_on=date(2020, 1, 2)))

    with pytest.raises(Refused) as caught:
        made(council, PaperKind.EVENING)

    assert sentence(caught.value).startswith(
        "No day of the timetable that has come has anything in the learning log."
    )


def test_a_base_is_found_by_its_name(council: App) -> None:
    assert council.read(base_named, " town hall ").name == "Town Hall"
    with pytest.raises(NotFound) as caught:
        council.read(base_named, "Mill")
    assert sentence(caught.value) == "There is no base “Mill”. Nothing was written. There are: Town Hall."


def test_in_the_sample_each_pocket_brief_is_one_page(sample: App) -> None:
    visit = sample.read(current_timetable)
    assert visit is not None
    sample.do(set_dates, visit, {day: date(2027, 2, 8 + day) for day in (1, 2, 3)})
    asked: tuple[dict[str, object], ...] = ({}, {"day": 1}, {"day": 2}, {"day": 3})
    for only in asked:  # whoever is the first has no title above them that takes their room
        paper = made(sample, PaperKind.BRIEFS, **only)
        count = sum(isinstance(each, Heading) and each.level == 1 for each in paper.document.blocks)

        assert page_count(paper_pdf(paper)) == count


def test_it_names_the_issue_it_agrees_with_and_is_a_draft_otherwise(council: App) -> None:
    visit, at = council.read(current_timetable), council.clock.now()
    assert visit is not None
    assert made(council, PaperKind.BY_DAY).document.subtitle.endswith(". Draft")

    council.do(issue_timetable, visit)
    day = on_the_clock(at).date()
    issued = made(council, PaperKind.BY_DAY).document
    told = f"Issue 1, {day.day} {day:%B %Y}"
    assert issued.subtitle.endswith(f". {told}")
    assert issued.footer.startswith(f"{told}. ")

    first = council.read(whole_timetable, visit, today=day).sessions[0]
    council.do(move_session, first, day=1, starts=630, track=1)
    assert made(council, PaperKind.BY_DAY).document.subtitle.endswith(f"Draft, changed since {told}")
    assert made(council, PaperKind.BY_DAY, label="For Ann").document.subtitle.endswith(". For Ann")


def test_a_brief_is_about_the_statements_its_session_names(council: App) -> None:
    visit = council.read(current_timetable)
    assert visit is not None
    later = council.read(whole_timetable, visit, today=on_the_clock(council.clock.now()).date()).sessions[1]
    council.do(change_session, later, replace(later, statements="QS2"))

    brief = made(council, PaperKind.BRIEFS, session_codes=("D1-02",))
    said = made(council, PaperKind.BRIEFS, session_codes=("D1-02",), statements=("QS3",))

    titles = {each.id: each.title for each in council.read(current_regime).framework.statements}
    words = [" ".join(pdf_paragraphs(paper_pdf(each))) for each in (brief, said)]
    assert titles["QS2"] in words[0]
    assert titles["QS3"] in words[1]
    assert titles["QS2"] not in words[1]


def test_the_evening_briefing_says_what_is_seen_to_what_became_a_request_and_what_is_owed_from_before(
    council: App,
) -> None:
    day, before = date(2026, 11, 20), date(2026, 11, 19)
    for learnt_on, asked, promised in (
        (day, "One?", "The audit"), (day, "Two?", "The figures"), (before, "Three?", "The plan"),
    ):  # fmt: skip
        council.do(add_record, Learnt(learnt_on=learnt_on, asked=asked, promised=promised))
    entries = {each.promised: each for each in council.read(lambda reader: reader.register(Learnt).all())}
    council.do(see_to, entries["The audit"].id)
    number = council.do(make_request, entries["The figures"].id).result.number

    blocks = made(council, PaperKind.EVENING).document.blocks
    told = [[plain(cell) for cell in row] for each in blocks if isinstance(each, Table) for row in each.rows]

    assert [row for row in told if row[2:3] == ["Nobody named yet"]] == [
        ["The audit", "", "Nobody named yet", "Seen to on 20 November 2026"],
        ["The figures", "", "Nobody named yet", f"Not said, request {number}"],
        ["The plan", "", "Nobody named yet", "Not said"],
    ]
