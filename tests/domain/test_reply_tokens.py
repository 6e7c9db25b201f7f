"""A mark survives what happens to a subject on its way there and back, and is never read out of other words."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inspection_ready.domain.marks import LETTERS
from inspection_ready.domain.reply_tokens import (
    LARGEST,
    ReplyToken,
    mint,
    read,
    read_of,
    tokens_in,
)

OURS = "0b6f4f0e-6f3a-4d55-9a66-2f3f6f1f7a01"
THEIRS = "c2b7e5d8-1a2b-4c3d-8e9f-000000000002"
numbers = st.integers(1, LARGEST)
workspaces = st.uuids().map(str)
BEFORE = ("RE: ", "Re:", "FW: ", "AW: ", "[EXTERNAL] ", "**EXTERNAL** RE: ", "Automatic reply: ", "SV: RES: ")


@given(workspaces, numbers)
def test_a_mark_is_read_back(workspace: str, number: int) -> None:
    token = read(mint(workspace, number))

    assert token is not None
    assert token.number == number
    assert token.is_of(workspace)


@given(workspaces, numbers)
def test_a_mark_is_short_and_has_only_letters_every_program_keeps(workspace: str, number: int) -> None:
    assert re.fullmatch(
        r"IR-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{2}", mint(workspace, number)
    )


@st.composite
def mangled(draw: st.DrawFn, mark: str) -> str:
    """As mail programs do it: other case, dashes drawn, lost or become spaces, folded, letters taken for others."""
    dash = draw(
        st.sampled_from(["-", "", " ", "‐", "–", "—", " - ", "-\r\n ", "\r\n\t", "\u00a0", "-\u200b"])
    )
    said = mark.replace("-", dash)
    if draw(st.booleans()):
        said = said.replace("0", draw(st.sampled_from(["O", "o"]))).replace(
            "1", draw(st.sampled_from(["l", "I", "i", "L"]))
        )
        said = said.replace("V", draw(st.sampled_from(["U", "u", "V"])))
    said = draw(st.sampled_from([said, said.lower(), said.upper(), said.title()]))
    if draw(st.booleans()):
        at = draw(st.integers(1, len(said) - 1))
        said = f"{said[:at]}\r\n {said[at:]}"
    before = "".join(draw(st.lists(st.sampled_from(BEFORE), max_size=4)))
    return f"{before}What we still need from you [{said}] (2 requests)"


@given(st.data(), workspaces, numbers)
def test_a_mark_survives_the_way(data: st.DataObject, workspace: str, number: int) -> None:
    subject = data.draw(mangled(mint(workspace, number)))

    token = read(subject)

    assert token is not None
    assert (token.number, token.is_of(workspace)) == (number, True)


@given(workspaces, numbers, st.text(max_size=60), st.text(max_size=60))
def test_a_mark_is_found_in_any_text_that_does_not_touch_it(
    workspace: str, number: int, before: str, after: str
) -> None:
    assert any(
        token.is_of(workspace) and token.number == number
        for token in tokens_in(f"{before} [{mint(workspace, number)}] {after}")
    )


def test_a_mark_that_was_folded_twice_is_read() -> None:
    mark = mint(OURS, 12)

    assert read(mark.replace("-", "-\r\n \r\n ")) == read(mark)


@pytest.mark.parametrize("touching", ["x", "RE", "3", "Evidence"])
def test_a_mark_that_lost_the_spaces_around_it_is_found_by_its_dashes(touching: str) -> None:
    mark = mint(OURS, 12)

    assert read(f"{touching}{mark}") == read(mark)


@given(workspaces, numbers, st.integers(0, 11), st.sampled_from(LETTERS))
def test_one_letter_changed_is_no_mark(workspace: str, number: int, at: int, letter: str) -> None:
    letters = mint(workspace, number).replace("-", "")[2:]
    changed = letters[:at] + letter + letters[at + 1 :]

    token = read(f"IR-{changed[:5]}-{changed[5:10]}-{changed[10:]}")

    assert (token is None) == (letter != letters[at])


@given(workspaces, numbers, st.integers(0, 10))
def test_two_letters_that_changed_places_are_no_mark(workspace: str, number: int, at: int) -> None:
    letters = mint(workspace, number).replace("-", "")[2:]
    swapped = letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :]

    assert (read(f"IR{swapped}") is None) == (swapped != letters)


def test_the_mark_of_another_workspace_is_told_apart() -> None:
    token = read(f"RE: Please send [{mint(THEIRS, 7)}]")

    assert token is not None
    assert token.number == 7
    assert not token.is_of(OURS)


def test_ours_is_taken_where_another_is_quoted_before_it() -> None:
    token = read_of(OURS, f"{mint(THEIRS, 7)} and {mint(OURS, 3)}")

    assert token is not None
    assert (token.number, token.is_of(OURS)) == (3, True)


@example("")
@example("IR-")
@example("Their answers to the IR teams, their fire, 1R")
@example("IR-00000-00000-00")  # its check is right, and there is no number 0
@given(st.text())
def test_any_text_is_read_without_complaint(text: str) -> None:
    token = read(text)

    assert token is None or isinstance(token, ReplyToken)


def test_ordinary_sentences_hold_no_mark() -> None:
    said = (
        "Their repair of the stair: IR received enquiries about it. The first invoice, IR12 34, is here. "
        * 200
    )

    assert tuple(tokens_in(said)) == ()


@pytest.mark.parametrize("number", [0, -1, LARGEST + 1])
def test_there_is_no_mark_for_a_number_without_room(number: int) -> None:
    with pytest.raises(ValueError, match="no mark"):
        mint(OURS, number)
