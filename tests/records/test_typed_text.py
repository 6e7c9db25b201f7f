from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inspection_ready.documents.commonmark import blocks_from_commonmark
from inspection_ready.documents.model import BulletList, Paragraph, plain
from inspection_ready.records.cell_readers import Cleaned
from inspection_ready.records.clean import cleaner_of
from inspection_ready.records.sections import SECTIONS
from inspection_ready.records.typed_text import formatted


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("Ring the bell.\nWait.", "Ring the bell.\\\nWait."),
        ("Bring:\n• a badge\n•\ta pen\n· a cup", "Bring:\n- a badge\n- a pen\n- a cup"),
        ("• one\n• two\nThen go in.", "- one\n- two\n\nThen go in."),
        ("– one\n– two", "- one\n- two"),
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("- one\n- two", "- one\n- two"),
        ("1. one\n2. two", "1. one\n2. two"),
        ("# Heading\nText", "# Heading\nText"),
        ("Heading\n-------\nText", "Heading\n-------\nText"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 1 | 2 |"),
        ("a | b\n--- | ---\n1 | 2", "a | b\n--- | ---\n1 | 2"),
        ("> said\n> twice", "> said\n> twice"),
        ("```\na\nb\n```", "```\na\nb\n```"),
        ("One\\\ntwo", "One\\\ntwo"),
        ("One  \ntwo", "One  \ntwo"),
        ("• alone", "- alone"),
        ("–5 degrees", "–5 degrees"),
    ],
)
def test_what_is_typed_keeps_its_lines_and_bullets(typed: str, made: str) -> None:
    assert formatted(typed) == made


def test_a_cell_is_printed_as_it_was_typed() -> None:
    cleaned = cleaner_of(SECTIONS.field("text"))(
        "Ring the bell.\r\nWait for:\r\n• Jo\r\n• Tom\r\nThen come up."
    )

    assert cleaned.mended == "made_formatted"
    first, listed, last = blocks_from_commonmark(cleaned.value, under="Arriving", level=1).blocks
    assert isinstance(first, Paragraph)
    assert isinstance(listed, BulletList)
    assert isinstance(last, Paragraph)
    assert plain(first.runs) == "Ring the bell.\nWait for:"
    assert plain(last.runs) == "Then come up."


@given(st.text(alphabet="ab•–-#|>1. \n\\`", max_size=60))
@example("•\n1")
@example("– \n1")
def test_what_was_made_stays_as_it_is(typed: str) -> None:
    made = formatted(typed)

    assert formatted(made) == made


def test_a_text_without_anything_to_mend_says_nothing() -> None:
    assert cleaner_of(SECTIONS.field("text"))("**Welcome**\n\n- one") == Cleaned("**Welcome**\n\n- one")
