from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import TYPE_CHECKING

from inspection_ready.domain import ids
from inspection_ready.domain.ids import new_id

if TYPE_CHECKING:
    import pytest


def test_ids_rise_and_fit_a_signed_64_bit_column() -> None:
    ids = [new_id() for _ in range(50_000)]

    assert all(before < after for before, after in pairwise(ids))
    assert 0 < ids[-1] < 2**63


def test_ids_from_several_threads_are_all_different() -> None:
    with ThreadPoolExecutor(8) as pool:
        batches = list(pool.map(lambda _: [new_id() for _ in range(5_000)], range(8)))

    assert len({number for batch in batches for number in batch}) == 40_000


def test_ids_rise_while_the_clock_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    before = new_id()
    monkeypatch.setattr("time.time_ns", lambda: 0)

    assert new_id() > before


def test_ids_of_a_clock_that_was_never_set_are_no_count_from_nought(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time_ns", lambda: 0)
    monkeypatch.setattr(ids, "_last_ms", -1)
    monkeypatch.setattr("secrets.randbelow", lambda most: most - 5)

    assert new_id() == (1 << 21) - 5
