from __future__ import annotations

from array import array

import pytest

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


@pytest.mark.parametrize("typed", ["row 4 1", "1 row", "11 12", "4999 9", "ROW é", "row 12 3"])
def test_finding_letter_by_letter_is_finding_afresh(typed: str) -> None:
    """What was found with fewer letters is all that is looked at, and nothing is missed for it."""
    ids = array("q", range(1_000, 1_000 + COUNT))
    haystack = Haystack(f"row {number} {'é' * (number % 2)}" for number in range(COUNT))
    search: Finding | None = None
    for length in range(len(typed) + 1):
        search = Finding(ids, haystack, typed[:length], search)
        assert search.go_on() == Finding(ids, haystack, typed[:length]).go_on()
    for shorter in range(len(typed) - 1, 0, -2):
        search = Finding(ids, haystack, typed[:shorter], search)
        assert search.go_on() == Finding(ids, haystack, typed[:shorter]).go_on()


def test_finding_in_another_list_starts_afresh() -> None:
    before = finding("row 12")
    before.go_on()

    haystack, ids = Haystack(["row 123", "row 9"]), array("q", (1, 2))

    assert list(Finding(ids, haystack, "row 123", before).go_on()) == [1]


def test_finding_that_was_broken_off_is_not_built_upon() -> None:
    ids, haystack = array("q", range(COUNT)), Haystack(f"row {number}" for number in range(COUNT))
    before = Finding(ids, haystack, "row")
    before.go_on(0)

    assert list(Finding(ids, haystack, "row 4999", before).go_on()) == [4_999]
