from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.release_names import MOST_BYTES, file_names, place_of
from inspection_ready.domain.requests import Occasion, Request

RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


def test_one_file_has_the_number_of_its_line_and_several_share_it() -> None:
    assert file_names(3, 12, "IR3", "Carers survey", ["survey 2026.pdf"]) == ("03 IR3 Carers survey.pdf",)
    assert file_names(3, 12, "IR3", "Carers survey", ["plan.docx", "notes.docx"]) == (
        "03.1 IR3 Carers survey - plan.docx",
        "03.2 IR3 Carers survey - notes.docx",
    )


def test_numbers_are_as_long_as_the_longest_so_that_names_sort() -> None:
    names = [file_names(position, 120, "", "A", ["a.pdf"])[0] for position in (2, 10, 119)]
    several = file_names(7, 120, "", "A", ["a.pdf"] * 12)

    assert names == sorted(names) == ["002 A.pdf", "010 A.pdf", "119 A.pdf"]
    assert list(several) == sorted(several)


def test_two_with_the_same_title_are_told_apart_by_their_numbers() -> None:
    first, second = (file_names(place, 2, "IR1", "Survey", ["a.pdf"])[0] for place in (1, 2))

    assert (first, second) == ("01 IR1 Survey.pdf", "02 IR1 Survey.pdf")


def test_windows_takes_what_it_would_not() -> None:
    assert file_names(1, 2, "1/2: a", 'Who? <all> "of" us|*\\', ["a.p?f"]) == ("01 1 2 a Who all of us",)
    assert file_names(1, 2, "", "CON", ["con.txt"]) == ("01 CON_.txt",)
    assert file_names(1, 2, "", "  ends in a dot. ", ["a.docx"]) == ("01 ends in a dot.docx",)
    assert file_names(1, 2, "", "", ["a.docx"]) == ("01 unnamed.docx",)


def test_an_ending_that_is_none_is_left_out() -> None:
    assert file_names(1, 2, "", "Plan", ["plan"]) == ("01 Plan",)
    assert file_names(1, 2, "", "Plan", ["plan.this is no ending"]) == ("01 Plan",)


@given(
    st.integers(1, 999),
    st.text(max_size=300),
    st.text(max_size=400),
    st.lists(st.text(min_size=1, max_size=260), min_size=1, max_size=5),
)
def test_names_are_different_short_and_for_every_computer(
    position: int, ref: str, title: str, files: list[str]
) -> None:
    names = file_names(position, 999, ref, title, files)

    assert len({name.casefold() for name in names}) == len(files)
    for name in names:
        assert len(name.encode()) <= MOST_BYTES
        assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
        assert name == name.strip(" .")
        assert name.startswith(f"{position:03}")
        assert not RESERVED.match(name)


def test_the_regulators_own_numbers_are_counted_and_not_spelt() -> None:
    asked = [
        Request(wording="a", number=1, their_ref="IR10"),
        Request(wording="b", number=2, their_ref="IR2"),
        Request(wording="c", number=3, their_ref=""),
        Request(wording="d", number=4, their_ref="", item="carers"),
        Request(wording="e", number=5, their_ref="1.10", occasion=Occasion.ON_SITE),
        Request(wording="f", number=6, their_ref="1.9", occasion=Occasion.ON_SITE),
        Request(wording="g", number=7, their_ref="ir2a"),
    ]

    placed = sorted(asked, key=lambda request: place_of(request, {"carers": 0, "waiting": 1}))

    assert "".join(request.wording for request in placed) == "bgadcfe"
