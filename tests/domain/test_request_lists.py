from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.request_lists import ALIKE, ListLine, changes_by, likeness, list_in
from inspection_ready.domain.requests import Request, RequestState
from inspection_ready.domain.searching import folded

LETTER = """Information return, adult social care
Please send these by 20 December.

1. Your self-assessment of adult social care
2. Waiting list numbers for assessments and reviews, with how risk is managed
   while people wait
Theme 2
3) The carers strategy; and what is on offer
4\tDeprivation of Liberty Safeguards: backlog

With kind regards
"""
LINES = (
    ListLine("Your self-assessment of adult social care", "1"),
    ListLine("Waiting list numbers for assessments and reviews, and how risk is managed", "2"),
    ListLine("The carers strategy and what is on offer", "3"),
    ListLine("Market position statement", ""),
)
HELD = tuple(
    Request(id=number, number=number, wording=line.wording, their_ref=line.ref)
    for number, line in enumerate(LINES, 1)
)


def test_a_letter_is_read_as_it_stands() -> None:
    read = list_in(LETTER)

    assert read.lines == (
        ListLine("Your self-assessment of adult social care", "1"),
        ListLine(
            "Waiting list numbers for assessments and reviews, with how risk is managed while people wait Theme 2",
            "2",
        ),
        ListLine("The carers strategy; and what is on offer", "3"),
        ListLine("Deprivation of Liberty Safeguards: backlog", "4"),
    )
    assert read.left_out == (
        "Information return, adult social care",
        "Please send these by 20 December.",
        "With kind regards",
    )


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Carers strategy\n\nRisk register \n", (ListLine("Carers strategy"), ListLine("Risk register"))),
        ("• Carers strategy\n• Risk register", (ListLine("Carers strategy"), ListLine("Risk register"))),
        (
            "IR1 - Carers\nIR2 – Risk",
            (ListLine("Carers", "IR1"), ListLine("Risk", "IR2")),
        ),
        ("1.2 - Carers\na) Risk", (ListLine("Carers", "1.2"), ListLine("Risk", "a"))),
        ("1. Carers\n1. Carers", (ListLine("Carers", "1"),)),
        ("2026 figures for carers", (ListLine("2026 figures for carers"),)),
        ("A list of providers", (ListLine("A list of providers"),)),
        (" \n\t\n", ()),
    ],
)
def test_lists_of_every_kind(text: str, lines: tuple[ListLine, ...]) -> None:
    assert list_in(text).lines == lines


def test_the_same_list_changes_nothing() -> None:
    changes = changes_by(LINES, HELD)

    assert changes.is_nothing
    assert len(changes.same) == 4


def test_added_reworded_and_dropped_are_told_apart() -> None:
    newer = [
        LINES[0],
        replace(
            LINES[1],
            wording="Waiting list numbers for assessments, reviews and therapy, and how risk is managed",
        ),
        ListLine("Risk register", "3"),
        ListLine("The market position statement", "9"),
    ]

    changes = changes_by(newer, HELD)

    assert [line.wording for line in changes.added] == ["Risk register"]
    assert [(one.request.number, one.line.ref) for one in changes.reworded] == [(2, "2"), (4, "9")]
    assert [each.number for each in changes.dropped] == [3]
    assert [each.number for each in changes.same] == [1]


def test_numbers_that_moved_do_not_make_other_requests_of_them() -> None:
    newer = [ListLine("Staff survey", "1"), *(replace(line, ref=str(n)) for n, line in enumerate(LINES, 2))]

    changes = changes_by(newer, HELD)

    assert [line.wording for line in changes.added] == ["Staff survey"]
    assert (changes.reworded, changes.dropped) == ((), ())


def test_what_was_answered_and_is_reworded_is_told() -> None:
    answered = (replace(HELD[1], state=RequestState.CHECKED),)

    (one,) = changes_by(
        [replace(LINES[1], wording=f"{LINES[1].wording} in the last year")], answered
    ).reworded

    assert one.undoes_work


def test_what_was_withdrawn_is_asked_again_and_not_dropped_twice() -> None:
    gone = replace(HELD[2], state=RequestState.WITHDRAWN)

    assert changes_by([LINES[2]], [gone]).revived == (gone,)
    assert changes_by([], [gone]).is_nothing


@given(st.permutations(range(4)))
def test_the_order_of_a_list_says_nothing(order: list[int]) -> None:
    assert changes_by([LINES[place] for place in order], HELD).is_nothing


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error_and_nothing_of_it_is_lost(text: str) -> None:
    read = list_in(text)

    said = "".join(line.wording + line.ref for line in read.lines) + "".join(read.left_out)
    # a question that stands there twice, in whatever capitals, counts once
    assert {char for char in folded(text) if char.isalnum()} <= set(folded(said))


def test_what_is_left_out_by_counting_could_not_have_been_alike() -> None:
    """Held against the whole comparison, on wordings that share a little, much and all."""
    words = [
        "your",
        "strategy",
        "for",
        "carers",
        "and",
        "what",
        "is",
        "on",
        "offer",
        "to",
        "them",
        "in",
        "each",
        "locality",
    ]
    wordings = [" ".join(words[start:end]) for start in range(0, 12, 2) for end in range(start + 1, 14, 2)]
    held = tuple(Request(id=place, number=place, wording=one) for place, one in enumerate(wordings, 1))

    for one in wordings:
        line = ListLine(f"{one} please")
        best = max(likeness(line.wording, each.wording) for each in held)
        assert bool(changes_by([line], held).reworded) is (best >= ALIKE)
