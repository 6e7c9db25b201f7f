"""Many letters in one PDF: each on pages of its own, counted by itself, named in the side panel, and tagged."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf

from inspection_ready.documents import write_letters_pdf
from inspection_ready.documents.model import Document, Heading, PageBreak, paragraph, text
from inspection_ready.documents.preview import page_count, page_text
from tests.documents.blocks import document


def letter(number: int, *, pages: int = 1) -> Document:
    more = tuple(each for _ in range(pages - 1) for each in (PageBreak(), paragraph("On the next page.")))
    made = document(
        paragraph("Northmoor Council", "lead"),
        Heading(1, text("Your interview")),
        paragraph(f"Dear person {number},"),
        *more,
    )
    return replace(made, is_letter=True, footer=f"Letter {number}")


def written() -> tuple[bytes, int]:
    letters = [("Asha", letter(1)), ("Siân", letter(2, pages=2)), ("Tom", letter(3))]
    return write_letters_pdf(replace(letter(1), blocks=(), title="Invitation: 3 letters to print"), letters)


def test_each_letter_begins_a_page_and_counts_its_own() -> None:
    pdf, pages = written()

    told = [page_text(pdf, number) for number in range(page_count(pdf))]
    assert pages == len(told) == 4
    assert [f"Dear person {number}," in words for number, words in zip((1, 2, 2, 3), told, strict=True)] == [
        True,
        True,
        False,
        True,
    ]
    places = ("Page 1 of 1", "Page 1 of 2", "Page 2 of 2", "Page 1 of 1")
    assert all(place in words for place, words in zip(places, told, strict=True))
    assert "Letter 2" in told[2]


def test_side_panel_names_whose_letter_it_is_with_its_headings_below() -> None:
    with pikepdf.open(io.BytesIO(written()[0])) as file, file.open_outline() as outline:
        told = [(str(each.title), [str(inner.title) for inner in each.children]) for each in outline.root]

    assert told == [(name, ["Your interview"]) for name in ("Asha", "Siân", "Tom")]


def test_tree_has_a_section_for_each_letter_and_the_file_its_title() -> None:
    with pikepdf.open(io.BytesIO(written()[0])) as file:
        root = file.Root.StructTreeRoot.K
        sections = [str(each.S) for each in root.K]
        title = str(file.docinfo["/Title"])

    assert sections == ["/Sect"] * 3
    assert title == "Invitation: 3 letters to print"


def test_same_letters_are_the_same_bytes() -> None:
    assert written() == written()
