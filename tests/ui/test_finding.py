from __future__ import annotations

from array import array

from inspection_ready.domain.searching import Haystack
from ui.models.finding import GLANCES, Finding

COUNT = 5_000


def finding(typed: str) -> Finding:
    ids = array("q", range(1_000, 1_000 + COUNT))
    return Finding(ids, Haystack(f"row {number}" for number in range(COUNT)), typed)


def test_finding_in_short_spells_finds_what_one_long_one_does() -> None:
    whole, found, broken_off = finding("row 1").go_on(), array("q"), finding("row 1")

    spells = 0
    while not broken_off.is_done:
        found += broken_off.go_on(0)
        spells += 1

    assert found == whole
    assert spells > 1


def test_finding_gets_a_little_further_even_without_time() -> None:
    assert len(finding("row").go_on(0)) == GLANCES


def test_finding_nothing_typed_is_everything_at_once() -> None:
    search = finding("  ")

    assert (len(search.go_on(0)), search.is_done) == (COUNT, True)


def test_finding_what_is_not_there_is_done() -> None:
    search = finding("column")

    assert (list(search.go_on()), search.is_done) == ([], True)
