from __future__ import annotations

import pytest

from inspection_ready.domain.gap_kinds import GapKind
from inspection_ready.domain.readiness import Severity
from inspection_ready.phrases import gap_kinds, readiness
from inspection_ready.phrases.gap_kinds import counts_words, kind_words

HIGH, MEDIUM, LOW = Severity.HIGH, Severity.MEDIUM, Severity.LOW


def test_every_finding_that_has_a_sentence_has_a_kind() -> None:
    """A code that is said the same of every register may be told apart here, and the other way round."""
    said, kinds = readiness._SAY, gap_kinds._KINDS
    codes = {code for code, _ in kinds}
    missing = [
        (code, register)
        for code, register in said
        if code not in codes or (register and (code, register) not in kinds and (code, "") not in kinds)
    ]

    assert missing == []


def test_every_kind_has_a_sentence_and_words_of_its_own() -> None:
    said, kinds = {code for code, _ in readiness._SAY}, gap_kinds._KINDS

    assert {code for code, _ in kinds} - said == set()
    assert len(set(kinds.values())) == len(kinds)


@pytest.mark.parametrize(
    ("code", "register", "words"),
    [
        ("no_owner", "function", "Functions without a key contact"),
        ("second_has_left", "role", "Seconds of roles who have left"),
        ("no_postcode", "base", "Bases without a postcode"),
    ],
)
def test_a_kind_in_words(code: str, register: str, words: str) -> None:
    assert kind_words(GapKind(HIGH, code, register)) == words


def test_counts_say_only_what_there_is() -> None:
    assert (
        counts_words({HIGH: 2, MEDIUM: 1_031, LOW: 12}) == "2 to do first, 1,031 to do soon, 12 when you can"
    )
    assert counts_words({HIGH: 0, MEDIUM: 1, LOW: 0}) == "1 to do soon"
    assert counts_words({HIGH: 0, MEDIUM: 0, LOW: 0}) == ""
