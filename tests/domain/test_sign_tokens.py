"""The mark of what is to be signed is bound to it, and survives the mail as the marks of chasing do."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.marks import LETTERS
from inspection_ready.domain.reply_tokens import mint, tokens_in
from inspection_ready.domain.sign_sheets import SignSheetLine
from inspection_ready.domain.sign_tokens import sign_token, sign_tokens_in

OURS = "0b6f4f0e-6f3a-4d55-9a66-2f3f6f1f7a01"
THEIRS = "c2b7e5d8-1a2b-4c3d-8e9f-000000000002"
hashes = st.text("0123456789abcdef", min_size=64, max_size=64)


@st.composite
def lines(draw: st.DrawFn) -> tuple[SignSheetLine, ...]:
    digests = draw(st.lists(hashes, min_size=1, max_size=6))
    return tuple(
        SignSheetLine(sheet_id=1, position=place, request_id=place, digest=digest)
        for place, digest in enumerate(digests, 1)
    )


@given(lines(), st.integers(1, 32**5 - 1), st.sampled_from(["-", " ", "", "–", "-\r\n "]), st.booleans())
def test_it_is_read_back_from_any_subject(
    told: tuple[SignSheetLine, ...], number: int, dash: str, is_lower: bool
) -> None:
    token = sign_token(OURS, number, told)
    said = token.written.replace("-", dash)

    found = tuple(
        sign_tokens_in(f"[EXTERNAL] RE: FW: For your signature ({said.lower() if is_lower else said})")
    )

    assert found == (token,)
    assert found[0].is_of(OURS)
    assert not found[0].is_of(THEIRS)


@given(lines(), st.integers(1, 999), st.data())
def test_it_is_another_where_any_line_is(
    told: tuple[SignSheetLine, ...], number: int, data: st.DataObject
) -> None:
    token = sign_token(OURS, number, told)
    at = data.draw(st.integers(0, len(told) - 1))
    other = replace(told[at], digest=told[at].digest[::-1] + "0")

    assert sign_token(OURS, number, reversed_order := told[::-1]) == token or reversed_order == told
    assert sign_token(OURS, number, (*told[:at], other, *told[at + 1 :])).bound != token.bound
    assert sign_token(OURS, number, (*told[:at], replace(told[at], version_id=7), *told[at + 1 :])) != token
    assert sign_token(OURS, number + 1, told).bound != token.bound
    assert sign_token(THEIRS, number, told).bound != token.bound
    assert sign_token(OURS, number, told[:-1]).bound != token.bound


@given(lines(), st.integers(1, 999), st.integers(3, 25), st.sampled_from(LETTERS))
def test_one_letter_changed_is_no_mark(
    told: tuple[SignSheetLine, ...], number: int, at: int, letter: str
) -> None:
    mark = sign_token(OURS, number, told).written
    changed = mark if mark[at] in {"-", letter} else mark[:at] + letter + mark[at + 1 :]

    assert changed == mark or tuple(sign_tokens_in(changed)) == ()


@given(lines(), st.integers(1, 999))
def test_neither_sort_of_mark_is_read_as_the_other(told: tuple[SignSheetLine, ...], number: int) -> None:
    assert tuple(tokens_in(sign_token(OURS, number, told).written)) == ()
    assert tuple(sign_tokens_in(mint(OURS, number))) == ()


@given(st.text(max_size=300))
def test_any_text_is_read_without_complaint(text: str) -> None:
    assert tuple(sign_tokens_in(text)) is not None
