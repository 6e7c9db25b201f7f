from __future__ import annotations

from datetime import date

import pytest

from inspection_ready.domain.places import Place

CLOSES = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("on", "expected"), [(date(2026, 11, 30), True), (CLOSES, False), (date(2026, 12, 2), False)]
)
def test_a_place_is_open_until_the_day_it_closes(on: date, *, expected: bool) -> None:
    assert Place(name="Old Mill", closed_on=CLOSES).is_open(on) is expected


def test_a_place_without_a_closing_day_is_open() -> None:
    assert Place(name="Old Mill").is_open(date(2100, 1, 1))


@pytest.mark.parametrize(
    ("by", "on", "expected"), [("AP", CLOSES, True), ("", CLOSES, False), ("AP", None, False)]
)
def test_a_check_has_a_person_and_a_day(by: str, on: date | None, *, expected: bool) -> None:
    assert Place(name="Old Mill", checked_by=by, checked_on=on).is_checked is expected
