"""The letters a regime brings: usable as they are, and every mistake in one named by its line and field."""

from __future__ import annotations

import pytest

from inspection_ready.documents.commonmark import blocks_from_commonmark
from inspection_ready.documents.formatted_text import read_commonmark
from inspection_ready.domain.commonmark import written
from inspection_ready.domain.merge import fields_in
from inspection_ready.domain.regimes import Mark
from inspection_ready.exchange.regimes import read_regime
from tests.exchange.test_regimes import CQC, ILACS, SHIPPED, changed, sentences_of


def test_the_letters_of_an_assessment_are_all_there() -> None:
    assert [letter.title for letter in read_regime(SHIPPED[CQC.stem]).framework.letters] == [
        "Staff announcement",
        "Interviewee invitation and brief",
        "Focus group invitation",
        "Partner and provider notice",
        "People and carers notice and consent",
        "Members’ briefing",
        "Request acknowledgement",
        "Evidence cover note",
        "Thank you",
        "Draft report confidentiality notice",
        "Publication-day message",
    ]
    assert len(read_regime(SHIPPED[ILACS.stem]).framework.letters) == 2


@pytest.mark.parametrize("stem", SHIPPED)
def test_every_letter_is_marked_a_starter_and_usable(stem: str) -> None:
    for letter in read_regime(SHIPPED[stem]).framework.letters:
        assert letter.basis.mark is Mark.GENERAL
        assert letter.subject
        assert fields_in(letter.body)[0] in {"first name", "name"}
        assert blocks_from_commonmark(letter.body).findings == ()


@pytest.mark.parametrize("stem", SHIPPED)
def test_the_editor_gives_every_letter_back_as_it_reads(stem: str) -> None:
    for letter in read_regime(SHIPPED[stem]).framework.letters:
        again = read_commonmark(written(read_commonmark(letter.body)))

        assert again == read_commonmark(letter.body)


@pytest.mark.parametrize(
    ("new", "what"),
    [
        ("Dear {{surname}},", "surname"),
        ("Dear {{first name},", "{{first name"),
    ],
)
def test_a_field_that_is_none_is_named_by_its_line(new: str, what: str) -> None:
    (said,) = sentences_of(SHIPPED[CQC.stem].replace("Dear {{first name}},", new, 1))

    assert what in said
    assert "Staff announcement > body" in said


def test_two_letters_of_one_title_are_a_mistake() -> None:
    text, _ = changed("title: Thank you", "title: Staff announcement")

    (said,) = sentences_of(text)

    assert "“Staff announcement” is used already" in said
