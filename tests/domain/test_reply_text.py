from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.reply_text import first_words, number_leading, numbers_in, own_words

OUTLOOK = """\
Hi Joanne,

Agreed, for all three.

Ada

________________________________
From: Joanne Whitlock
Sent: 3 December 2026 09:12
To: Ada Brook
Subject: Sign-off

Do you agree?
"""
GMAIL = "Attached.\n\nOn Mon, 30 Nov 2026 at 09:12, QASI <qasi@northmoor.example> wrote:\n> Please send\n> 1. The strategy\n"
WRAPPED = "Attached.\n\nOn Mon, 30 Nov 2026 at 09:12, Quality Assurance and Improvement\n<qasi@northmoor.example> wrote:\n> Please\n"
ORIGINAL = "Yes.\n\n-----Original Message-----\nFrom: QASI\nAsked?\n"
PHONE = "Yes\n\n-- \nAda Brook\nHead of Carers\n\nFrom: QASI\nSent: Monday\nAsked?"
WARNED = (
    "CAUTION: This email originated from outside of the organisation.\n\nNot agreed because table 2 is old.\n"
)
BELOW = "> Please send the strategy\n\nIt is on the website.\n"
UNDER = "From: QASI\nSent: Monday\nTo: Ada\n\nWhere is it?\n\nIt is on the website.\n"


@pytest.mark.parametrize(
    ("text", "own"),
    [
        (OUTLOOK, "Hi Joanne,\n\nAgreed, for all three.\n\nAda"),
        (GMAIL, "Attached."),
        (WRAPPED, "Attached."),
        (ORIGINAL, "Yes."),
        (PHONE, "Yes"),
        (WARNED, "Not agreed because table 2 is old."),
        (BELOW, "It is on the website."),
        ("", ""),
    ],
)
def test_own_words_end_where_the_message_that_is_answered_begins(text: str, own: str) -> None:
    assert own_words(text) == own


def test_where_everything_stands_under_the_quoted_message_all_of_it_is_shown() -> None:
    assert "It is on the website." in own_words(UNDER)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (OUTLOOK, "Agreed, for all three."),
        (WARNED, "Not agreed because table 2 is old."),
        ("Dear all\n\nagreed", "agreed"),
        ("Hi", ""),
    ],
)
def test_first_words_leave_the_greeting_out(text: str, first: str) -> None:
    assert first_words(text) == first


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("For request 2 the list is attached", (2,)),
        ("Requests 3, 4 and 12 are done; Q7 too", (3, 4, 12, 7)),
        ("request no. 5 and R6", (5, 6)),
        ("items 3, 4, and 5", (3, 4, 5)),
        ("request 1.5 of the year 2026, there were no 12 month figures", ()),
        ("request 123456", ()),
        ("Thank you for your email of 12 May", ()),
    ],
)
def test_numbers_of_requests_are_read_where_they_are_named_so(text: str, numbers: tuple[int, ...]) -> None:
    assert numbers_in(text) == numbers


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("12 Carers.docx", 12),
        ("12. Carers.docx", 12),
        ("12_Carers.docx", 12),
        ("(12) Carers.docx", 12),
        ("12 - Carers.docx", 12),
        ("12-month plan.docx", None),
        ("Carers 12.docx", None),
        ("20261203.pdf", None),
    ],
)
def test_a_number_that_leads_a_files_name_is_read(name: str, number: int | None) -> None:
    assert number_leading(name) == number


@given(st.text(alphabet="request0123456789, and\n>.:-_FromSent", max_size=4000))
def test_any_text_is_read_in_a_moment(text: str) -> None:
    assert len(own_words(text)) <= len(text)
    assert len(first_words(text)) <= 300
    numbers_in("request " + text)
    numbers_in("request " + "1" * 4000 + text)
