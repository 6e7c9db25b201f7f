from __future__ import annotations

import pytest

from inspection_ready.domain.inspectors import (
    inspectors_asked,
    inspectors_counted,
    inspectors_without_names,
    named_inspectors,
)
from inspection_ready.domain.weekdays import weekdays


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("", set()),
        ("Monday to Wednesday", {0, 1, 2}),
        ("Mon, Wed and Fri", {0, 2, 4}),
        ("tues/thurs", {1, 3}),
        ("Fridays", {4}),
        ("Friday to Monday", {4, 5, 6, 0}),
        ("Mon-Thu", {0, 1, 2, 3}),
        ("weekdays", {0, 1, 2, 3, 4}),
        ("Someday", None),
        ("T", None),
        ("Monday to Wednesday to Friday", None),
    ],
)
def test_days_of_the_week_are_read_as_people_write_them(typed: str, days: set[int] | None) -> None:
    assert weekdays(typed) == days


@pytest.mark.parametrize(
    ("said", "names", "count"),
    [
        ("", (), 0),
        ("Two inspectors", (), 2),
        ("The whole team", (), 0),
        ("The lead inspector and one other", (), 1),
        ("One inspector and an Expert by Experience", (), 2),
        ("Jo Hart and Sam Lee", ("Jo Hart", "Sam Lee"), 2),
        ("Inspector Jo Hart (lead), 2 specialist advisers", ("Jo Hart",), 3),
        ("Jo Hart; jo hart", ("Jo Hart",), 1),
    ],
)
def test_inspectors_are_known_by_name_or_by_number(said: str, names: tuple[str, ...], count: int) -> None:
    assert (named_inspectors(said), inspectors_counted(said)) == (names, count)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("", ""),
        ("Two inspectors", "Two inspectors"),
        ("The whole team", "The whole team"),
        ("Jo Hart", "One inspector"),
        ("Jo Hart and Sam Lee", "Two inspectors"),
        ("Lead inspector Jo Hart, Sam Lee", "Two inspectors"),
        ("Jo Hart and an Expert by Experience", "One inspector and an Expert by Experience"),
        ("A B, C D, E F, G H, I J, K L, M N", "7 inspectors"),
    ],
)
def test_how_many_inspectors_are_asked_for_is_said_without_their_names(said: str, asked: str) -> None:
    assert inspectors_asked(said) == asked
    assert inspectors_counted(asked) == inspectors_counted(said)


@pytest.mark.parametrize(
    ("said", "others"),
    [
        ("", ""),
        ("Two inspectors", "Two inspectors"),
        ("Jo Hart; Sam Lee", ""),
        ("Jo Hart, one inspector", "one inspector"),
        ("Jo Hart, an Expert by Experience and one inspector", "an Expert by Experience and one inspector"),
    ],
)
def test_who_comes_without_a_name_is_kept_beside_those_who_have_one(said: str, others: str) -> None:
    assert inspectors_without_names(said) == others
