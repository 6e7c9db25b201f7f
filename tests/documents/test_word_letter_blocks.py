"""A Word letter as blocks for its PDF: the same words in the same order, and good to read aloud."""

from __future__ import annotations

import pytest

from inspection_ready.documents import check_document, write_pdf
from inspection_ready.documents.compose.letters import compose_letters, word_letter_document
from inspection_ready.documents.model import (
    Block,
    BulletList,
    Figure,
    Heading,
    ListItem,
    NumberedList,
    PageBreak,
    Paragraph,
    Run,
    Table,
    paragraph,
    plain,
    text,
)
from inspection_ready.documents.word_letters.letter import WordLetterReader
from tests.documents.northmoor import northmoor
from tests.documents.reading import docx_paragraphs, pdf_paragraphs
from tests.documents.test_parity import as_a_pdf_sets
from tests.documents.word_files import (
    field,
    merge_field,
    outside_relation,
    p,
    picture,
    run,
    table,
    text_box,
    word_file,
)
from tests.documents.word_letters import LETTER, with_word_letter


def blocks(body: str, **more: str) -> tuple[Block, ...]:
    data = word_file(body, **more)  # type: ignore[arg-type] # of words alone
    return WordLetterReader(data, file="a.docx").filled(lambda name, _: f"<{name}>", {}).blocks


def test_styles_make_headings_without_jumps() -> None:
    made = blocks(p("About", style="Heading1") + p("Deeper {{name}}", style="Heading3") + p("Words"))

    assert made == (Heading(1, text("About")), Heading(2, text("Deeper <name>")), paragraph("Words"))


def test_runs_keep_their_look_and_links_however_they_are_cut() -> None:
    link = f'<w:hyperlink r:id="rIdOut">{run("our ")}{run("pages")}</w:hyperlink>'
    script = '<w:hyperlink r:id="rIdBad"><w:r><w:t>not this</w:t></w:r></w:hyperlink>'
    relations = outside_relation("hyperlink", "https://x.example/") + outside_relation(
        "hyperlink", "javascript:alert(1)", "rIdBad"
    )
    body = p(
        run("One "), run("two", '<w:rStyle w:val="Strong"/>'), run(" three", "<w:b/>"), run(" four", "<w:i/>"),
        run(" gone", "<w:vanish/>"), run(" pump", '<w:lang w:val="cy-GB"/>'), " ", link, " ", script,
        field('HYPERLINK "mailto:a@b.example"', " write"),
    )  # fmt: skip

    (made,) = blocks(body, relations=relations)

    assert isinstance(made, Paragraph)
    assert made.runs == (
        Run("One "),
        Run("two three", bold=True),
        Run(" four", italic=True),
        Run(" pump", language="cy-GB"),
        Run(" "),
        Run("our pages", link="https://x.example/"),
        Run(" not this"),
        Run(" write", link="mailto:a@b.example"),
    )


def test_items_become_lists_whose_numbers_go_on() -> None:
    made = blocks(
        p("a", item="1")
        + p("b", item="1,1")
        + p("c", item="1")
        + p("one", item="2")
        + p("Between")
        + p("two", item="2")
    )

    inner = BulletList((ListItem((paragraph("b"),)),))
    assert made == (
        BulletList((ListItem((paragraph("a"), inner)), ListItem((paragraph("c"),)))),
        NumberedList((ListItem((paragraph("one"),)),)),
        paragraph("Between"),
        NumberedList((ListItem((paragraph("two"),)),), start=2),
    )


def test_a_table_with_a_header_row_is_one_and_without_is_read_in_order() -> None:
    cell = p("1") + p("2", item="1")

    assert blocks(table(("A", "B"), (cell, "x"))) == (
        Table((text("A"), text("B")), ((text("1\n2"), text("x")),), (0.5, 0.5)),
    )
    assert blocks(table(("A", "B"), ("1", "x"), header=False)) == tuple(map(paragraph, ("A", "B", "1", "x")))


def test_a_picture_has_its_words_and_the_width_it_was_placed_at() -> None:
    said, figure = blocks(p("See ", picture("The front door")))

    assert said == paragraph("See")
    assert isinstance(figure, Figure)
    assert (figure.alt, figure.picture.wide) == ("The front door", 100.0)


def test_text_boxes_page_breaks_and_what_pages_repeat() -> None:
    made = blocks(
        p("One", text_box(p("In the box {{name}}"))) + p('<w:r><w:br w:type="page"/></w:r>') + p("Two"),
        header=p("Northmoor Council"),
        footer=p("Registered in Northmoor", "<w:r><w:tab/></w:r>", "Page ", field("PAGE", "1"), " of ", field("NUMPAGES", "2")),
    )  # fmt: skip

    assert made == (
        paragraph("Northmoor Council", "quiet"),
        paragraph("One"),
        paragraph("In the box <name>"),
        PageBreak(),
        paragraph("Two"),
        paragraph("Registered in Northmoor", "small"),
    )


def test_a_merged_cell_is_read_once() -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("Both") + "</w:tc>"
    made = table(("A", "B"), ("x", "y")).replace("<w:tr><w:tc>", f"<w:tr>{wide}</w:tr><w:tr><w:tc>", 1)

    (block,) = blocks(made)

    assert isinstance(block, Table)
    assert [[plain(cell) for cell in row] for row in block.rows] == [["Both", ""], ["x", "y"]]


def test_the_letter_and_its_pdf_say_the_same() -> None:
    made = [each for each in compose_letters(with_word_letter(northmoor())) if each.word is not None]

    assert [each.path for each in made] == [
        "letters/Invitation CON/Eleri Ŵyn",
        "letters/Invitation CON/Grace Obi",
        "letters/Invitation CON/Mohammad Ali Khan",
    ]
    for each in made:
        assert each.word is not None
        in_word = as_a_pdf_sets(docx_paragraphs(each.word()))
        in_pdf = pdf_paragraphs(write_pdf(each.document))
        assert in_pdf == ["Northmoor Council", *in_word, "Town Hall, Northmoor"]
        assert check_document(each.document) == ()


def test_a_letter_is_for_one_person_and_nobody_else() -> None:
    facts = with_word_letter(northmoor())
    first, second, *_ = (each for each in compose_letters(facts) if each.word is not None)

    assert first.word is not None
    said = " ".join(docx_paragraphs(first.word()))
    assert "Eleri Ŵyn" in said
    assert "Grace Obi" not in said.replace("Ask for Grace Obi", "").partition("Yours")[0]
    assert first.document.blocks != second.document.blocks
    assert first.document.title == "Inspection by CQC"


@pytest.mark.parametrize("name", ["<w:p>", "{{role}}", "**x**", "]]>", "\x00\ud800x"])
def test_no_name_can_change_the_pdf(name: str) -> None:
    plain_blocks = WordLetterReader(LETTER, file="a.docx").filled(lambda *_: "x", {}).blocks

    made = WordLetterReader(LETTER, file="a.docx").filled(lambda *_: name, {}).blocks

    assert [type(block) for block in made] == [type(block) for block in plain_blocks]
    assert write_pdf(word_letter_document(northmoor(), "T", made)).startswith(b"%PDF")


def test_a_merge_field_in_a_heading_is_one_line() -> None:
    made = WordLetterReader(word_file(p(merge_field("main base"), style="Heading1")), file="a.docx")

    (heading,) = made.filled(lambda *_: "Northmoor House\n1 Exchange Square", {}).blocks

    assert heading == Heading(1, text("Northmoor House 1 Exchange Square"))
