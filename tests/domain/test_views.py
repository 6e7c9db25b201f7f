"""Conditions as text and back, and days that move with the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.views import (
    Ask,
    Condition,
    SavedView,
    conditions_text,
    day_of,
    read_conditions,
    with_condition,
)

TODAY, VISIT = date(2026, 11, 30), date(2027, 2, 9)
texts = st.text(max_size=12)
conditions = st.builds(
    Condition,
    texts,
    st.sampled_from(Ask),
    st.lists(texts, max_size=3).map(tuple),
    st.lists(texts, max_size=3).map(tuple),
)


@given(st.lists(conditions, max_size=5).map(tuple))
def test_conditions_are_read_back_as_they_were_kept(kept: tuple[Condition, ...]) -> None:
    read = read_conditions(conditions_text(kept))

    assert read == kept
    assert [one.names for one in read] == [one.names for one in kept]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", Condition("", Ask.UNKNOWN)),
        ("{}", Condition("", Ask.UNKNOWN)),
        ("[3]", Condition("", Ask.UNKNOWN)),
        ('[{"ask":"is"}]', Condition("", Ask.UNKNOWN)),
        ('[{"what":"colour","ask":"glows"}]', Condition("colour", Ask.UNKNOWN)),
        ('[{"what":"team","ask":"is","values":"North"}]', Condition("team")),
    ],
)
def test_text_that_is_no_condition_is_one_that_is_not_known(text: str, read: Condition) -> None:
    assert SavedView(register="evidence", name="Odd", conditions=text).asks == (read,)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("today", TODAY),
        ("today+7", date(2026, 12, 7)),
        ("today-30", date(2026, 10, 31)),
        ("visit", VISIT),
        ("visit-1", date(2027, 2, 8)),
        ("2027-03-01", date(2027, 3, 1)),
        ("today+99999999", None),
        ("today soon", None),
        ("9999-12-31", None),
        ("0001-01-01", None),
        ("", None),
        ("tomorrow", None),
    ],
)
def test_a_day_moves_with_the_calendar(value: str, day: date | None) -> None:
    assert day_of(value, today=TODAY, visit=VISIT) == day


def test_a_condition_takes_the_place_of_one_on_the_same() -> None:
    team, status = Condition("team", Ask.IS, ("North",)), Condition("status", Ask.IS, ("held",))
    empty = Condition("team", Ask.EMPTY)

    assert with_condition((team, status), "team", empty) == (empty, status)
    assert with_condition((status,), "team", empty) == (status, empty)
    assert with_condition((team, status), "team", None) == (status,)
