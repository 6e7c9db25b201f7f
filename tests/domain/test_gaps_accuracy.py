from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from inspection_ready.domain.accuracy import AccuracyCheck, AccuracyPoint
from inspection_ready.domain.accuracy_lines import AccuracyStanding, Filed, PointLine, Stand, Trouble
from inspection_ready.domain.gap_kinds import kind_of
from inspection_ready.domain.gaps_accuracy import TROUBLES, draft_report
from inspection_ready.domain.people import Person
from inspection_ready.domain.readiness import Severity, Standing
from inspection_ready.phrases.gap_kinds import kind_words
from inspection_ready.phrases.readiness import finding_sentence

TODAY = dt.date(2027, 4, 8)
FAR, NEAR = TODAY + dt.timedelta(days=6), TODAY + dt.timedelta(days=5)
ADA, BEN = Person(id=7, name="Ada Brook"), Person(id=9, name="Ben Dale")
GONE = Person(id=8, name="Cara Hill", left_on=TODAY - dt.timedelta(days=1))
POINT = AccuracyPoint(id=1, number=3, correction="The team has 14 posts", owner_id=ADA.id, second_id=BEN.id)
LINE = PointLine(point=POINT, kind=None, letter="", behind=(), stand=Stand.CHECKED, digest="", troubles=())
CHECK = AccuracyStanding(
    rules=None,
    check=None,
    request=None,
    received=TODAY,
    due=FAR,
    working_day=None,
    last_on_site=None,
    lines=(LINE,),
    filed=Filed.NOT_YET,
)


def told(**more: object) -> list[tuple[str, Severity]]:
    check = replace(CHECK, **more)  # type: ignore[arg-type] # any of its fields
    standing = Standing(today=TODAY, people=(ADA, BEN, GONE), accuracy=check)
    found = list(draft_report(standing))
    for each in found:  # every one has its words
        assert finding_sentence(each)
        assert kind_words(kind_of(each))
    return [(each.code, each.severity) for each in found]


def test_a_point_that_is_owned_and_checked_has_no_gap_while_there_is_time() -> None:
    assert told() == []


@pytest.mark.parametrize("more", [{"received": None}, {"filed": Filed.SENT}])
def test_nothing_is_missing_before_the_draft_comes_or_once_it_is_sent(more: dict[str, object]) -> None:
    bare = replace(LINE, point=replace(POINT, owner_id=None), troubles=(Trouble.NO_KIND,))

    assert told(lines=(bare,), **more) == []


@pytest.mark.parametrize(
    ("filed", "far", "near"),
    [
        (Filed.NOT_YET, [], [("accuracy_not_filed", Severity.HIGH)]),
        (Filed.CHANGED, [("accuracy_changed", Severity.HIGH)], [("accuracy_changed", Severity.HIGH)]),
        (Filed.TO_SIGN, [("accuracy_unsigned", Severity.MEDIUM)], [("accuracy_unsigned", Severity.HIGH)]),
        (Filed.SIGNED, [], [("accuracy_not_sent", Severity.HIGH)]),
    ],
)
def test_the_sheet_is_told_by_how_far_it_is_and_how_near_the_day(
    filed: Filed, far: list[tuple[str, Severity]], near: list[tuple[str, Severity]]
) -> None:
    assert told(filed=filed, due=FAR) == far
    assert told(filed=filed, due=NEAR) == near
    assert told(filed=filed, due=None) == far


def test_a_draft_nobody_says_anything_of_is_a_gap_until_there_is_none_to_raise() -> None:
    none = AccuracyCheck(
        request_id=1, none_by="Ada", none_at=dt.datetime.combine(TODAY, dt.time(), tzinfo=dt.UTC)
    )

    assert told(lines=()) == [("accuracy_no_point", Severity.MEDIUM)]
    assert told(lines=(), due=NEAR) == [("accuracy_no_point", Severity.HIGH)]
    assert told(lines=(), check=none) == []


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"owner_id": None}, [("no_owner", Severity.HIGH)]),
        ({"second_id": None}, [("no_second", Severity.LOW)]),
        ({"second_id": ADA.id}, [("second_is_owner", Severity.LOW)]),
        ({"owner_id": GONE.id}, [("owner_has_left", Severity.HIGH)]),
        ({"second_id": GONE.id}, [("second_has_left", Severity.LOW)]),
    ],
)
def test_whose_a_point_is(change: dict[str, object], codes: list[tuple[str, Severity]]) -> None:
    point = replace(POINT, **change)  # type: ignore[arg-type] # of its own fields

    assert told(lines=(replace(LINE, point=point),)) == codes
    for done in (Stand.AGREED, Stand.SENT):
        assert told(lines=(replace(LINE, point=point, stand=done),)) == []


@pytest.mark.parametrize("trouble", list(Trouble))
def test_each_trouble_of_a_point_is_named(trouble: Trouble) -> None:
    assert told(lines=(replace(LINE, troubles=(trouble,)),)) == [TROUBLES[trouble]]


def test_a_sentence_says_what_and_by_when() -> None:
    (finding,) = draft_report(Standing(today=TODAY, accuracy=replace(CHECK, lines=(), due=NEAR)))

    assert finding_sentence(finding) == (
        "The draft report has come, and no point is raised about it. Raise what is not right, or confirm that there is "
        "nothing to correct. It is due back by Tuesday 13 April 2027."
    )
