from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

from inspection_ready.domain.ids import new_id


def test_ids_rise_and_fit_a_signed_64_bit_column() -> None:
    ids = [new_id() for _ in range(50_000)]

    assert all(before < after for before, after in pairwise(ids))
    assert 0 < ids[-1] < 2**63


def test_ids_from_several_threads_are_all_different() -> None:
    with ThreadPoolExecutor(8) as pool:
        batches = list(pool.map(lambda _: [new_id() for _ in range(5_000)], range(8)))

    assert len({number for batch in batches for number in batch}) == 40_000
