"""Statements no session is about, and people who ought to be seen and are not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from inspection_ready.domain.gaps import findings
from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.people import Person
from inspection_ready.domain.readiness import Severity, Standing
from inspection_ready.domain.roles import Role, RoleStatus, Signing
from inspection_ready.domain.timetable import Session, SessionFormat, SessionState
from inspection_ready.domain.timetable_coverage import coverage_of
from inspection_ready.domain.timetable_days import DatedDay
from inspection_ready.phrases.readiness import finding_sentence
from tests.domain.test_timetable_coverage import STATEMENTS, THEMES
from tests.domain.test_timetable_gaps import ANNE, DAYS, TUESDAY, at, session, standing

CARA = Person(name="Cara Cole", email="cara@northmoor.example")
PSW = Role(name="Lead", person_id=CARA.id, second_id=ANNE.id, status=RoleStatus.AGREED, signing=Signing.SIGNS)


def council(*sessions: Session, **more: Any) -> Standing:
    found = standing(*sessions, there=tuple(at(each) for each in sessions), **more)
    return replace(found, coverage=coverage_of(THEMES, STATEMENTS, sessions))


def told(found: Standing) -> list[tuple[str, Severity, str]]:
    return [(each.code, each.severity, finding_sentence(each)) for each in findings(found)]


def test_statements_without_a_session_are_told_by_theme_in_the_regimes_order() -> None:
    assert told(council(session("01", statements="QS2"))) == [
        (
            "statements_without_sessions",
            Severity.MEDIUM,
            (
                "No session of the timetable is about QS1 Needs (Working). "
                "Find a session for it, or say so in the form of one that is about it."
            ),
        ),
        (
            "statements_without_sessions",
            Severity.MEDIUM,
            (
                "No session of the timetable is about QS3 Governance (Leading). "
                "Find a session for it, or say so in the form of one that is about it."
            ),
        ),
    ]


def test_several_of_one_theme_are_one_line() -> None:
    (only,) = findings(council(session("01", statements="QS3")))

    assert finding_sentence(only) == (
        "No session of the timetable is about QS1 Needs and QS2 Health (Working). "
        "Find a session for them, or say so in the form of one that is about them."
    )


def test_where_every_statement_has_a_session_nothing_is_missing() -> None:
    assert findings(council(session("01", statements="QS1\nQS2\nqs3"))) == ()


def test_a_timetable_that_says_nothing_of_statements_gets_one_hint() -> None:
    assert told(council(session("01"), session("02", 600))) == [
        (
            "sessions_about_nothing",
            Severity.LOW,
            (
                "No session of “The visit” says which quality statements it is about, so nobody can tell which have none. "
                "Say it in the form of each session."
            ),
        )
    ]


@pytest.mark.parametrize("format_", [SessionFormat.BREAK, SessionFormat.MEETING, SessionFormat.TRAVEL])
def test_breaks_and_meetings_alone_are_no_timetable_to_ask_of(format_: SessionFormat) -> None:
    assert findings(council(session("01", format=format_, wanted=""))) == ()


def test_cancelled_sessions_are_about_nothing() -> None:
    cancelled = session("01", statements="QS1\nQS2\nQS3", state=SessionState.CANCELLED)

    assert findings(council(cancelled)) == ()
    assert [each.code for each in findings(council(cancelled, session("02", 600)))] == [
        "sessions_about_nothing"
    ]


def test_without_a_timetable_or_statements_nothing_is_said() -> None:
    none = Standing(today=TUESDAY, coverage=coverage_of(THEMES, STATEMENTS, ()), wanted=frozenset({"Lead"}))

    assert findings(none) == ()
    assert findings(standing(session("01"))) == ()


def test_who_holds_a_role_somebody_asks_for_and_is_not_seen_is_named() -> None:
    found = standing(session("01"), roles=(PSW,), wanted=frozenset({"lead"}))
    found = replace(found, people=(*found.people, CARA))

    (only,) = findings(found)

    assert (only.code, only.severity, only.record_id) == (
        "people_not_seen",
        Severity.LOW,
        found.timetable.timetable.id if found.timetable else None,
    )
    assert finding_sentence(only) == (
        "Not seen yet in “The visit”: Cara Cole. "
        "Name them in a session, or take them off the role or the list if nobody wants to see them."
    )


def test_who_is_on_a_list_of_interviewees_and_is_not_seen_is_named() -> None:
    one = DistributionList(name="Interviewees", checked_by="Ann", checked_on=dt.date(2026, 11, 1))
    found = standing(session("01"), lists=(one,), members=(ListMember(list_id=one.id, person_id=CARA.id),))
    found = replace(found, people=(*found.people, CARA))

    assert [(each.code, each.data["names"]) for each in findings(found)] == [
        ("people_not_seen", ("Cara Cole",))
    ]


def test_nobody_is_missed_who_is_seen_or_whom_nobody_asks_for() -> None:
    seen = replace(PSW, person_id=ANNE.id, second_id=CARA.id)

    for roles, wanted in (((seen,), frozenset({"Lead"})), ((PSW,), frozenset({"Chair"}))):
        found = standing(session("01"), roles=roles, wanted=wanted)
        assert findings(replace(found, people=(*found.people, CARA))) == ()


def test_once_the_days_are_over_nobody_is_asked_for_any_more() -> None:
    past = tuple(DatedDay(day=each.day, on=dt.date(2026, 11, 17 + each.day)) for each in DAYS)
    found = council(session("01", statements="QS1"), days=past, roles=(PSW,), wanted=frozenset({"Lead"}))

    codes = {each.code for each in findings(replace(found, people=(*found.people, CARA)))}

    assert codes.isdisjoint({"statements_without_sessions", "people_not_seen"})
