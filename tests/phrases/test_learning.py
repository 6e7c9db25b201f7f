from __future__ import annotations

from datetime import date

import pytest

from inspection_ready.domain.learning import Learnt
from inspection_ready.phrases.learning import NO_ENTRIES, NOTHING_OWED, owed_sentence

TODAY = date(2027, 2, 10)


def owed(*days: int) -> list[Learnt]:
    return [
        Learnt(learnt_on=TODAY, asked="How?", promised="It", due_on=date(2027, 2, day) if day else None)
        for day in days
    ]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((0,), "1 thing that was promised or is to be followed up is still to be seen to."),
        (
            (9, 10, 0),
            "3 things that were promised or are to be followed up are still to be seen to, 1 of them past its day.",
        ),
        (
            (8, 9),
            "2 things that were promised or are to be followed up are still to be seen to, 2 of them past their day.",
        ),
    ],
)
def test_what_is_owed_is_counted_and_what_is_late_of_it(days: tuple[int, ...], said: str) -> None:
    assert owed_sentence(owed(*days), entries=4, today=TODAY) == said


def test_an_empty_log_says_what_it_is_for_and_one_without_promises_that_none_is_owed() -> None:
    assert owed_sentence((), entries=0, today=TODAY) == NO_ENTRIES
    assert owed_sentence((), entries=2, today=TODAY) == NOTHING_OWED
