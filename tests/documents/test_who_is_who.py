"""Who's who is read name first, with a photograph after it for those who have one, and no room for one elsewhere."""

from __future__ import annotations

from dataclasses import replace

from inspection_ready.documents import check_document, house_style, write_docx, write_pdf
from inspection_ready.documents.compose.welcome_pack import compose_section
from inspection_ready.documents.compose.who_is_who import NOBODY_YET
from inspection_ready.documents.model import Document, Heading, Table, plain, text
from inspection_ready.domain.document_findings import DocumentFault
from inspection_ready.domain.packs import PackFacts
from inspection_ready.domain.sections import Section, SectionSource
from tests.documents.blocks import PICTURES, document
from tests.documents.northmoor import empty_council, northmoor
from tests.documents.reading import W, docx_paragraphs, docx_part, pdf_paragraphs, structure

SECTION = Section(id=9, title="Who’s who", source=SectionSource.WHO_IS_WHO)
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def composed(facts: PackFacts) -> Document:
    return compose_section(facts, SECTION)


def tables(made: Document) -> list[Table]:
    return [block for block in made.blocks if isinstance(block, Table)]


def test_each_group_has_a_table_and_each_person_a_row() -> None:
    made = composed(northmoor())

    told = [[tuple(map(plain, row)) for row in table.rows] for table in tables(made)]

    assert [plain(block.runs) for block in made.blocks if isinstance(block, Heading)] == [
        "Who’s who",
        "Leadership",
        "Key contacts of functions",
    ]
    assert told[0] == [
        (
            "Grace Obi",
            "Head of Business Intelligence\nBusiness Intelligence",
            "Director of Adult Social Services\nContact for Business Intelligence\nAnswers for Working with people",
        ),
        ("Eleri Ŵyn", "Head of IT\nDigital", "Service Director\nContact for IT"),
    ]
    assert [row[0] for row in told[1]] == ["Asha Verma", "Tomasz Żółkiewski"]


def test_photograph_is_read_after_the_name_in_both_formats() -> None:
    made = composed(northmoor())

    heard = pdf_paragraphs(write_pdf(made))

    assert heard == docx_paragraphs(write_docx(made))
    place = heard.index("Grace Obi")
    assert heard[place + 1] == "Photograph of Grace Obi"
    assert sum("Photograph of" in each for each in heard) == 1


def test_a_row_without_a_photograph_is_as_in_any_table() -> None:
    bare = replace(northmoor(), photographs={})
    rows = docx_part(write_docx(composed(northmoor())), "word/document.xml").findall(f".//{W}tr")

    paragraphs = [[len(cell.findall(f"{W}p")) for cell in row.iter(f"{W}tc")] for row in rows]
    assert [each for each in paragraphs if each != [1, 1, 1]] == [[2, 1, 1]]
    assert "Figure" not in {node.tag for node in structure(write_pdf(composed(bare))).walk()}
    assert list(docx_part(write_docx(composed(bare)), "word/document.xml").iter(f"{WP}inline")) == []


def test_photographs_have_one_size_in_word() -> None:
    body = docx_part(write_docx(composed(northmoor())), "word/document.xml")

    [extent] = body.iter(f"{WP}extent")

    wide, high = house_style.TABLE_PHOTOGRAPH
    assert (int(extent.get("cx")), int(extent.get("cy"))) == (round(wide * 12700), round(high * 12700))


def test_a_row_taller_than_a_page_keeps_its_photograph_with_the_end_of_its_name() -> None:
    long = " ".join(f"Name{number}" for number in range(400))
    table = Table(
        (text("Name"), text("Role")),
        ((text(long), text("Director")),),
        (0.3, 0.7),
        row_header=True,
        photographs=(PICTURES["portrait"],),
    )

    heard = pdf_paragraphs(write_pdf(document(table)))

    assert [each for each in heard if each.startswith("Photograph")] == ["Photograph of Ada Brook"]
    assert heard.index("Photograph of Ada Brook") > next(
        place for place, each in enumerate(heard) if each.startswith("Name0")
    )


def test_nobody_yet_is_said() -> None:
    made = composed(replace(empty_council(), sections=(SECTION,)))

    assert NOBODY_YET in pdf_paragraphs(write_pdf(made))
    assert tables(made) == []


def test_a_photograph_without_words_or_too_coarse_is_found() -> None:
    coarse = replace(PICTURES["portrait"], alt="", width=70, height=90)
    facts = replace(northmoor(), photographs={5: coarse})

    assert [found.fault for found in check_document(composed(facts))] == [
        DocumentFault.PICTURE_WITHOUT_ALT,
        DocumentFault.PICTURE_TOO_COARSE,
    ]
