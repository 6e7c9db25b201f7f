from __future__ import annotations

from dataclasses import replace

import pytest

from inspection_ready.documents import check_document
from inspection_ready.documents.cards import Card, CardLine, CardSheet
from inspection_ready.documents.model import (
    Block,
    Contents,
    Figure,
    Heading,
    Paragraph,
    Run,
    Table,
    paragraph,
    text,
)
from inspection_ready.domain.card_layouts import LAYOUTS, SheetKind
from inspection_ready.domain.document_findings import DocumentFault, DocumentFinding
from inspection_ready.phrases.documents import SENTENCES, document_finding
from tests.documents.blocks import PICTURES, document, everything

COLOURS = ("4F81BD", "FFFFFF", "4779B5")


def card_of(words: str) -> CardSheet:
    return CardSheet(LAYOUTS[SheetKind.BADGES][0], (Card((CardLine(words, 20, 11),)),))


FAULTY: dict[DocumentFault, tuple[Block, ...]] = {
    DocumentFault.HEADING_JUMP: (Heading(1, text("One")), Heading(3, text("Three"))),
    DocumentFault.EMPTY_HEADING: (Heading(1, text(" \n")),),
    DocumentFault.TABLE_WITHOUT_HEADER: (Table((text("Room"), ()), ((text("1"), text("2")),), (0.5, 0.5)),),
    DocumentFault.LINK_WITHOUT_WORDS: (Paragraph((Run(" ", link="https://northmoor.example"),)),),
    DocumentFault.LINK_SAYS_NOTHING: (Paragraph((Run("Click  here:", link="https://northmoor.example"),)),),
    DocumentFault.LINK_TO_NOWHERE: (Paragraph((Run("the map", link="#map"),)),),
    DocumentFault.CHARACTERS_WITHOUT_FONT: (paragraph("محمد"),),
    DocumentFault.PICTURE_WITHOUT_ALT: (
        Figure(PICTURES["front-door.jpeg"], alt=" ", caption=text("The way")),
    ),
    DocumentFault.PICTURE_TOO_COARSE: (Figure(PICTURES["map.png"], alt="A map"),),
    DocumentFault.CARD_SMALL: (card_of("Ada Brook of Northmoor " * 40),),
    DocumentFault.CARD_CUT: (card_of("Ada Brook of Northmoor " * 400),),
}


@pytest.mark.parametrize("fault", FAULTY)
def test_fault_is_found_and_nothing_else(fault: DocumentFault) -> None:
    found = check_document(document(*FAULTY[fault]))

    assert [finding.fault for finding in found] == [fault]


def test_missing_title_is_found() -> None:
    assert [finding.fault for finding in check_document(document(title=" "))] == [DocumentFault.NO_TITLE]


def test_sound_document_has_no_findings_but_its_small_pictures() -> None:
    assert {finding.fault for finding in check_document(everything())} == {DocumentFault.PICTURE_TOO_COARSE}


@pytest.mark.parametrize(("width", "height", "dots"), [(1007, 500, 150), (1006, 500, 149), (400, 300, 96)])
def test_picture_is_too_coarse_below_150_dots_an_inch(width: int, height: int, dots: int) -> None:
    """A page has 483.3 points across, and a picture with few pixels is printed at 96 an inch."""
    small = replace(PICTURES["map.png"], width=width, height=height)

    found = check_document(document(Figure(small, alt="A map")))

    assert [finding.numbers[:2] for finding in found] == ([] if dots == 150 else [(dots, 150)])


@pytest.mark.parametrize(("width", "height"), [(400, 300), (100, 700), (900, 30)])
def test_picture_as_wide_as_is_asked_for_is_not_too_coarse(width: int, height: int) -> None:
    small = replace(PICTURES["map.png"], width=width, height=height)
    [found] = check_document(document(Figure(small, alt="A map")))
    needed = found.numbers[2]
    larger = replace(small, width=needed, height=-(-height * needed // width))

    assert check_document(document(Figure(larger, alt="A map"))) == ()


def test_finding_is_bound_to_what_it_was_found_in() -> None:
    link = Run("click here", link="https://northmoor.example")
    in_words = [
        check_document(document(Paragraph((Run(before), link)), paragraph(after)))[0].content
        for before, after in (("See ", "One"), ("See ", "Two"), ("Now see ", "One"))
    ]

    assert in_words[0] == in_words[1] != in_words[2]


def test_link_to_a_heading_of_the_document_is_sound() -> None:
    made = document(
        Heading(1, text("Map"), anchor="map"), Paragraph((Run("the map", link="#map"),)), Contents()
    )

    assert check_document(made) == ()


def test_finding_names_the_heading_it_stands_under() -> None:
    made = document(Heading(1, text("Bases")), paragraph("Ask 李"))

    assert check_document(made) == (DocumentFinding(DocumentFault.CHARACTERS_WITHOUT_FONT, "Bases", "李"),)


def test_characters_are_looked_for_in_tables_titles_and_furniture() -> None:
    table = Table((text("李"),), ((text("王"),),), (1.0,), caption="张", notes=(text("刘"),))

    found = check_document(document(table, title="陈", footer="杨"))

    assert [finding.about for finding in found] == ["陈 杨", "张", "李", "王", "刘"]


@pytest.mark.parametrize("fault", DocumentFault)
def test_every_fault_has_a_sentence(fault: DocumentFault) -> None:
    words = document_finding(DocumentFinding(fault, "Bases", "{odd} words", (96, 150, 1004), details=COLOURS))

    assert words.endswith(" (Under “Bases”.)")
    assert ("{odd} words" in words) == ("{about}" in SENTENCES[fault])
