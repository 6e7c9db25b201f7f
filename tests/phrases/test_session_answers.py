"""Answers beside a session: the weightiest first, counted where many say the same, and of which time."""

from __future__ import annotations

import pytest

from inspection_ready.domain.calendar_answers import Said
from inspection_ready.phrases.session_answers import answers_mark, answers_words

ABC = ["Ada Brook", "Ben Hill", "Cat Dunn"]


@pytest.mark.parametrize(
    ("names", "mark", "words"),
    [
        ({}, "", ""),
        ({Said.DECLINED: ABC[:1]}, "× 1 no", "Declined: Ada Brook"),
        (
            {Said.ACCEPTED: ABC[:2], Said.NOTHING: ABC[2:]},
            "? 1 open, √ 2 yes",
            "No answer yet: Cat Dunn. Accepted: Ada Brook, Ben Hill",
        ),
        ({Said.ACCEPTED: ABC[:2]}, "√ 2 yes", "Accepted: Ada Brook, Ben Hill"),
        ({Said.ACCEPTED: ABC}, "√ 3 yes", "All 3 accepted"),
        ({Said.NOTHING: ABC, None: ["Dan Ellis"]}, "? 3 open", "None of 3 has answered yet. Told on paper: Dan Ellis"),
        ({Said.TENTATIVE: ABC}, "? 3 maybe", "Accepted for now: Ada Brook, Ben Hill, Cat Dunn"),
        ({Said.DELEGATED: ABC[:1], Said.DECLINED: ABC[1:2]}, "× 1 no, → 1 sending another", "Declined: Ben Hill. Sends somebody else: Ada Brook"),
        ({None: ["Dan Ellis"]}, "", "Told on paper: Dan Ellis"),
    ],
)  # fmt: skip
def test_answers_are_said_in_short_and_whole(
    names: dict[Said | None, list[str]], mark: str, words: str
) -> None:
    assert (answers_mark(names, is_of_another_time=False), answers_words(names, None)) == (mark, words)
