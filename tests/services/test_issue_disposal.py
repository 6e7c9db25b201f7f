"""An issue is disposed of whole, or one name in all of them: the number and the fact stay, and verify is not alarmed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inspection_ready.documents.model import plain
from inspection_ready.documents.walking import runs_of
from inspection_ready.domain.disposals import Disposal, Disposed
from inspection_ready.domain.errors import ExpectedError, NotFound, Refused
from inspection_ready.domain.issues import TimetableIssue
from inspection_ready.domain.papers import PaperKind, PaperOrder
from inspection_ready.domain.people import Person
from inspection_ready.domain.timetable import Timetable
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.issue_disposals import NAME_GONE, line_of_issue, name_gone_lines
from inspection_ready.phrases.verifying import verdict_lines
from inspection_ready.services.disposal import dispose
from inspection_ready.services.issue_disposal import (
    dispose_of_issue,
    dispose_of_name,
    named_in_issues,
    names_to_dispose_of,
)
from inspection_ready.services.issues import difference, issues, standing_difference
from inspection_ready.services.papers import make_paper
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import change_record
from inspection_ready.services.sessions import change_session
from inspection_ready.services.told import answers_now, slip_outlook
from inspection_ready.services.undo import undo
from inspection_ready.services.verify import verify
from tests.services.test_issues import ADA, TODAY, issue, made_timetable, move, rows, session, write

if TYPE_CHECKING:
    from inspection_ready.services.app import App
    from tests.fakes import StillClock

WHY = "Two years are over"
OVER = dt.timedelta(days=120)
"""From the day of the clock until after the visit."""
FIRST, SECOND = "Issue 1, 20 November 2026", "Issue 2, 20 November 2026"


@pytest.fixture
def council(any_app: App) -> App:
    """Issued and told twice: Social work moved in between."""
    any_app.do(use_shipped_regime, "cqc")
    made = made_timetable(any_app)
    issue(any_app, made)
    write(any_app)
    move(any_app, "Social work", day=2)
    issue(any_app, made, "Ada Brook asked for it")
    write(any_app)
    return any_app


def sentence(error: pytest.ExceptionInfo[ExpectedError]) -> str:
    return error_sentence(error.value)


def told_in_the_trail(app: App, words: str) -> int:
    """How many rows of issues in the record of changes have these words."""
    told = app.read(
        lambda reader: (
            reader.connection.exec_driver_sql("select payload from trail_row where kind = 'timetable_issue'")
            .scalars()
            .all()
        )
    )
    return sum(words in str(payload) for payload in told)


def leave(app: App, clock: StillClock) -> None:
    """Ada has left, after the visit."""
    clock.moment += OVER
    ada = next(each for each in rows(app, Person) if each.id == ADA.id)
    app.do(change_record, ada, replace(ada, left_on=clock.moment.date()))


def test_all_it_held_goes_and_that_there_was_one_stays(council: App, clock: StillClock) -> None:
    clock.moment += OVER

    gone = council.do(dispose_of_issue, 2, because=f" {WHY} ").result

    second, first = council.read(issues)
    assert (second.issue.number, second.issue.why, second.copy.sessions) == (2, "", ())
    assert second.copy.is_disposed
    assert len(first.copy.sessions) == 3
    assert (gone.what, gone.of_kind, gone.name, gone.reason) == (Disposed.WHOLE, "timetable_issue", "2", WHY)
    assert second.disposal == gone
    assert line_of_issue(second.issue, 0, second.disposal) == (
        f"{SECOND}: disposed of on 20 March 2027, by {gone.disposed_by}, because: {WHY}."
    )
    assert told_in_the_trail(council, "Ada Brook asked") == 0


def test_verify_says_so_and_is_not_alarmed(council: App, clock: StillClock) -> None:
    clock.moment += OVER
    gone = council.do(dispose_of_issue, 1, because=WHY).result

    verdict = verify(council)

    assert verdict.ok
    assert verdict.disposals == (gone,)
    assert [each for each in verdict_lines(verdict) if each.startswith("Issue 1")] == [
        f"Issue 1 was disposed of on 20 March 2027, by {gone.disposed_by}, because: {WHY}."
    ]


@pytest.mark.parametrize("number", [1, 2])
def test_while_somebody_comes_because_of_it_it_stays(council: App, number: int) -> None:
    with pytest.raises(Refused) as caught:
        council.do(dispose_of_issue, number, because=WHY)

    assert sentence(caught) == (
        f"Issue {number} is not over: somebody still comes because of it. Nothing was changed. Dispose of it once its "
        "last day is past."
    )
    assert rows(council, Disposal) == ()


def test_one_that_was_replaced_and_told_to_nobody_goes_at_once(app: App) -> None:
    made = made_timetable(app)
    issue(app, made)
    move(app, "Social work", day=2)
    issue(app, made, "the room was lost")

    app.do(dispose_of_issue, 1, because=WHY)

    assert [each.copy.is_disposed for each in app.read(issues)] == [False, True]


def test_what_is_compared_printed_or_told_says_that_it_is_gone(council: App, clock: StillClock) -> None:
    clock.moment += OVER
    gone = council.do(dispose_of_issue, 2, because=WHY).result
    said = (
        f"{SECOND}: disposed of on 20 March 2027, by {gone.disposed_by}, because: {WHY}. What was in it can be neither "
        "shown, printed nor compared. Nothing was changed."
    )

    for what in (
        lambda: council.read(difference, "1", "2", today=TODAY),
        lambda: council.read(make_paper, PaperOrder(kind=PaperKind.WALL, issue=2), at=council.clock.now()),
        lambda: council.do(dispose_of_issue, 2, because=WHY),
    ):
        with pytest.raises(Refused) as caught:
            what()
        assert sentence(caught) == said
    with pytest.raises(Refused) as caught:
        write(council)
    assert sentence(caught) == (
        "Issue 2 was disposed of, so nobody can be told of it. Issue the timetable again first."
    )
    assert council.read(slip_outlook).plan.people == ()
    assert council.read(answers_now).lines
    assert council.read(difference, "1", "draft", today=TODAY).sessions
    assert council.read(standing_difference, timetable=None, today=TODAY) is not None


def test_the_timetable_is_issued_again_after_it(council: App, clock: StillClock) -> None:
    clock.moment += OVER
    council.do(dispose_of_issue, 2, because=WHY)
    [visit] = {each.timetable_id for each in rows(council, TimetableIssue)}

    made = issue(council, next(each for each in rows(council, Timetable) if each.id == visit), "a mock visit")

    assert made.number == 3


def test_a_name_goes_from_every_issue_and_the_rest_stays(council: App, clock: StillClock) -> None:
    leave(council, clock)
    before = council.read(issues)

    gone = council.do(dispose_of_name, ADA.id, because=WHY).result

    after = council.read(issues)
    assert (gone.name, [each.name for each in gone.disposals], gone.still) == (
        "Ada Brook",
        ["1", "2"],
        ((2, ""),),
    )
    for then, now in zip(before, after, strict=True):
        people = [who.name for each in now.copy.sessions for who in each.people]
        assert sorted(people) == ["Ben Hill", "Cat Dunn", NAME_GONE]
        assert now.issue.number == then.issue.number
        assert [replace(each, people=()) for each in now.copy.sessions] == [
            replace(each, people=()) for each in then.copy.sessions
        ]
    verdict = verify(council)
    assert verdict.ok
    assert {each.what for each in verdict.disposals} == {Disposed.NAME}
    assert any(each.startswith("A name in issue 1 was disposed of on ") for each in verdict_lines(verdict))
    assert told_in_the_trail(council, "Ben Hill") == 2
    assert told_in_the_trail(council, '[[\\\\\\\\%"Ada Brook') == 0


def test_a_paper_of_an_issue_has_no_name_where_it_was_disposed_of(council: App, clock: StillClock) -> None:
    leave(council, clock)
    council.do(dispose_of_name, ADA.id, because=WHY)

    paper = council.read(make_paper, PaperOrder(kind=PaperKind.BY_DAY, issue=2), at=council.clock.now())

    said = "\n".join(plain(runs) for block in paper.document.blocks for runs in runs_of(block))
    assert NAME_GONE in said
    assert "Ada Brook" not in said
    assert not any("Ada Brook" in each for each in paper.remarks)


def test_a_name_that_was_typed_into_words_is_told(app: App, clock: StillClock) -> None:
    made = made_timetable(app)
    issue(app, made)
    held = session(app, "Social work")
    app.do(change_session, held, replace(held, notes_for_them="Ask for Ada Brook", code="D1-07"))
    issue(app, made, "Ada Brook asked for it")
    leave(app, clock)

    gone = app.do(dispose_of_name, ADA.id, because=WHY).result

    assert gone.still == ((2, ""), (2, "D1-07"))
    assert (
        "The name still stands in words that were typed: why it was made in issue 2, D1-07 in issue 2. Dispose of the whole issue to be rid of it."
        in list(name_gone_lines(gone.disposals, gone.still))
    )


def test_names_are_offered_of_those_who_are_here_no_more(council: App, clock: StillClock) -> None:
    assert council.read(names_to_dispose_of, today=TODAY) == ()
    with pytest.raises(Refused) as caught:
        council.do(dispose_of_name, ADA.id, because=WHY)
    assert sentence(caught).startswith("Ada Brook is with you still, so the name stays in the issues.")

    leave(council, clock)

    assert council.read(names_to_dispose_of, today=clock.moment.date()) == ((ADA.id, "Ada Brook"),)
    assert council.read(named_in_issues, " ada BROOK ") == ADA.id
    council.do(dispose_of_name, ADA.id, because=WHY)
    assert council.read(names_to_dispose_of, today=clock.moment.date()) == ()
    with pytest.raises(NotFound):
        council.read(named_in_issues, "Ada Brook")
    with pytest.raises(NotFound):
        council.do(dispose_of_name, ADA.id, because=WHY)


def test_without_a_reason_by_the_common_way_or_backwards_it_is_refused(
    council: App, clock: StillClock
) -> None:
    leave(council, clock)
    with pytest.raises(Refused) as caught:
        council.do(dispose_of_issue, 1, because=" ")
    assert caught.value.code == "reason_missing"
    with pytest.raises(Refused) as caught:
        council.do(dispose, "timetable_issue", rows(council, TimetableIssue)[0].id)
    assert caught.value.code == "disposed_of_by_its_own_way"
    done = council.do(dispose_of_issue, 1, because=WHY)
    assert done.entry is not None
    with pytest.raises(Refused) as caught:
        council.do(undo, done.entry)
    assert caught.value.code == "cannot_be_undone"
