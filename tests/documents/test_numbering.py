from __future__ import annotations

import pytest

from inspection_ready.documents.numbering import bullet, number


@pytest.mark.parametrize(
    ("value", "depth", "mark"),
    [
        (1, 0, "1."),
        (12, 0, "12."),
        (0, 0, "0."),
        (1, 1, "a."),
        (26, 1, "z."),
        (27, 1, "aa."),
        (53, 1, "aaa."),
        (4, 2, "iv."),
        (49, 2, "xlix."),
        (1994, 2, "mcmxciv."),
        (0, 2, "0."),
        (3, 3, "3."),
    ],
)
def test_number_is_written_as_word_writes_it(value: int, depth: int, mark: str) -> None:
    assert number(value, depth) == mark


def test_bullets_change_with_depth_and_begin_again() -> None:
    assert [bullet(depth) for depth in range(4)] == ["•", "◦", "▪", "•"]
