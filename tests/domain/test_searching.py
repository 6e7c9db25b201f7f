from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.searching import (
    Haystack,
    folded,
    from_what_was_typed,
    sort_key,
    telling_first,
)


@pytest.mark.parametrize(
    ("text", "expected"), [("SIÂN", "sian"), ("Straße", "strasse"), ("O'Neill", "o'neill"), ("Łódź", "łodz")]
)
def test_folded_text_has_no_capitals_and_no_accents(text: str, expected: str) -> None:
    assert folded(text) == expected


def test_sort_key_puts_9_before_10_and_accents_beside_their_letter() -> None:
    names = ["QS10", "Zoe", "émile", "QS9", "Emily", "Fern"]

    assert sorted(names, key=sort_key) == ["émile", "Emily", "Fern", "QS9", "QS10", "Zoe"]


def test_haystack_finds_rows_that_hold_every_word_in_any_order() -> None:
    rows = Haystack(["Jo Smith\x1fQuality", "Jo Brown\x1fQuality", "Ann Smith\x1fFinance"])

    assert list(rows.rows("qual JO")) == [0, 1]
    assert list(rows.rows("smith jo")) == [0]
    assert list(rows.rows("quality finance")) == []


def test_haystack_finds_every_row_when_nothing_is_typed() -> None:
    assert list(Haystack(["a", "b"]).rows("  ")) == [0, 1]


def test_haystack_of_nothing_finds_nothing() -> None:
    assert list(Haystack([]).rows("a")) == []


words = st.text("abßÉ\n ", max_size=6)


@given(st.lists(words, max_size=8), words)
def test_haystack_agrees_with_looking_into_each_row(texts: list[str], typed: str) -> None:
    expected = [
        row for row, text in enumerate(texts) if all(word in folded(text) for word in folded(typed).split())
    ]

    assert list(Haystack(texts).rows(typed)) == expected


def test_what_was_typed_is_seen_first_of_what_a_list_shows() -> None:
    cells = ["Held", "Carers’ team", "Ada Brook", "For carers"]

    assert telling_first(cells, "CARERS") == ["Carers’ team", "For carers", "Held", "Ada Brook"]
    assert telling_first(cells, "") == cells


@pytest.mark.parametrize(
    ("text", "typed", "seen"),
    [
        ("Carers wait for months", "months", "Carers wait for months"),
        (
            "Adult social care Annual report 2026 Chapter 4 Waiting How long carers wait",
            "carer",
            "… 2026 Chapter 4 Waiting How long carers wait",
        ),
        (
            "One two three four five six seven (carers) wait",
            "carers",
            "… two three four five six seven (carers) wait",
        ),
        (
            "Nothing of it here at all that anybody would have typed",
            "carers",
            "Nothing of it here at all that anybody would have typed",
        ),
    ],
)
def test_a_text_is_seen_from_a_few_words_before_what_was_typed(text: str, typed: str, seen: str) -> None:
    assert from_what_was_typed(text, typed) == seen
