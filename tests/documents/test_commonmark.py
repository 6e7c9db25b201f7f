from __future__ import annotations

from dataclasses import replace

import pytest

from inspection_ready.documents.commonmark import blocks_from_commonmark
from inspection_ready.documents.model import (
    Block,
    BulletList,
    Callout,
    Figure,
    Heading,
    ListItem,
    Note,
    Notes,
    NumberedList,
    Paragraph,
    Run,
    Table,
    item,
    paragraph,
    text,
)
from inspection_ready.domain.document_findings import DocumentFault, DocumentFinding
from inspection_ready.domain.picture_marks import picture_key
from tests.documents.blocks import PICTURES


def test_paragraph_keeps_its_looks() -> None:
    blocks = blocks_from_commonmark("Plain **bold** *italic* ***both*** `code`").blocks

    assert blocks == (
        Paragraph(
            (
                Run("Plain "),
                Run("bold", bold=True),
                Run(" "),
                Run("italic", italic=True),
                Run(" "),
                Run("both", bold=True, italic=True),
                Run(" "),
                Run("code", code=True),
            )
        ),
    )


def test_soft_break_is_a_space_and_hard_break_a_new_line() -> None:
    assert blocks_from_commonmark("one\ntwo\\\nthree").blocks == (paragraph("one two\nthree"),)


@pytest.mark.parametrize(
    ("source", "levels"),
    [
        ("# a\n## b\n# c", [2, 3, 2]),
        ("## a\n## b\n### c", [2, 2, 3]),
        ("# a\n#### b\n#### c\n## d", [2, 3, 3, 3]),
        ("### a\n# b", [2, 2]),
        ("# a\n## b\n### c\n#### d\n##### e", [2, 3, 4, 4, 4]),
    ],
)
def test_headings_stand_below_the_section_without_a_gap(source: str, levels: list[int]) -> None:
    blocks = blocks_from_commonmark(source, level=1).blocks

    assert [block.level for block in blocks if isinstance(block, Heading)] == levels


def test_lists_nest() -> None:
    blocks = blocks_from_commonmark("3. Leave\n   - Lift\n\n     It is slow.\n4. Cross").blocks

    inner = BulletList((ListItem((paragraph("Lift"), paragraph("It is slow."))),))
    assert blocks == (NumberedList((item("Leave", inner), item("Cross")), start=3),)


def test_table_has_its_header_and_widths_that_add_up() -> None:
    (table,) = blocks_from_commonmark(
        "| Place | Walk |\n|---|---|\n| **Canal Kitchen**, step-free | 4 |"
    ).blocks

    assert isinstance(table, Table)
    assert table.header == (text("Place"), text("Walk"))
    assert table.rows == (((Run("Canal Kitchen", bold=True), Run(", step-free")), text("4")),)
    assert sum(table.widths) == pytest.approx(1)
    assert table.widths[0] > table.widths[1] > 0.15


def test_quotation_becomes_a_callout_without_a_title() -> None:
    assert blocks_from_commonmark("> One\n>\n> Two").blocks == (Callout("", (text("One"), text("Two"))),)


@pytest.mark.parametrize(
    "address", ["https://a.example/", "http://a.example/", "mailto:a@b.example", "tel:+44163296"]
)
def test_link_to_the_outside_is_kept(address: str) -> None:
    converted = blocks_from_commonmark(f"[the page]({address})")

    assert converted.blocks == (Paragraph((Run("the page", link=address),)),)
    assert converted.findings == ()


@pytest.mark.parametrize("address", ["file.html", "#part", "ftp://a.example/", "//a.example/"])
def test_other_link_is_plain_text_with_a_finding(address: str) -> None:
    converted = blocks_from_commonmark(f"[the page]({address})", under="Hotels")

    assert converted.blocks == (paragraph("the page"),)
    assert converted.findings == (DocumentFinding(DocumentFault.LINK_NOT_ALLOWED, "Hotels", address),)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "vbscript:x"]
)
def test_dangerous_link_is_no_link_at_all(address: str) -> None:
    (block,) = blocks_from_commonmark(f"[the page]({address})").blocks

    assert block == paragraph(f"[the page]({address})")


def test_web_page_code_is_shown_as_text() -> None:
    converted = blocks_from_commonmark('<script>alert("1")</script>\n\nSee <b>this</b>')

    assert converted.blocks == (paragraph('<script>alert("1")</script>'), paragraph("See <b>this</b>"))
    assert [finding.about for finding in converted.findings] == ['<script>alert("1")</script>', "<b>", "</b>"]


MAP = replace(
    PICTURES["map.png"], name="Town hall", alt="A map", caption="The way", credit="Northmoor Council"
)
KEPT = {picture_key(MAP.name): MAP}


@pytest.mark.parametrize(
    ("source", "figure"),
    [
        ("![](<picture:Town hall>)", Figure(MAP, "A map", text("The way"), "Northmoor Council")),
        ('![Here](picture:town%20HALL "Come in")', Figure(MAP, "Here", text("Come in"), "Northmoor Council")),
    ],
)
def test_picture_of_the_workspace_is_a_figure(source: str, figure: Figure) -> None:
    converted = blocks_from_commonmark(source, pictures=KEPT)

    assert converted.blocks == (figure,)
    assert converted.findings == ()


def test_picture_follows_the_block_it_stands_in() -> None:
    source = "See ![](<picture:Town hall>) here.\n\n1. Leave ![](<picture:Town hall>)\n2. Arrive\n\nEnd."

    blocks = blocks_from_commonmark(source, pictures=KEPT).blocks

    assert [type(block) for block in blocks] == [Paragraph, Figure, NumberedList, Figure, Paragraph]
    assert blocks[0] == paragraph("See  here.")


def test_missing_picture_is_said_in_its_place() -> None:
    converted = blocks_from_commonmark("![The door](<picture:Front door>)", under="Map", pictures=KEPT)

    assert converted.blocks == (paragraph("[Picture missing: Front door]"),)
    assert converted.findings == (DocumentFinding(DocumentFault.PICTURE_MISSING, "Map", "Front door"),)


def test_picture_without_words_is_found_unless_it_is_decorative() -> None:
    silent = replace(MAP, alt="")
    found = [
        blocks_from_commonmark("![](<picture:Town hall>)", under="Map", pictures={"town hall": each}).findings
        for each in (silent, replace(silent, is_decorative=True))
    ]

    assert found == [(DocumentFinding(DocumentFault.PICTURE_WITHOUT_ALT, "Map", "Town hall"),), ()]


def test_picture_is_named_and_left_out() -> None:
    converted = blocks_from_commonmark("![the front door](door.png)", under="Map")

    assert converted.blocks == (paragraph("[picture: the front door]"),)
    assert converted.findings == (DocumentFinding(DocumentFault.PICTURE_LEFT_OUT, "Map", "the front door"),)


def test_code_block_keeps_its_lines() -> None:
    assert blocks_from_commonmark("```\nline 1\n  line 2\n```").blocks == (
        Paragraph((Run("line 1\n  line 2", code=True),)),
    )


@pytest.mark.parametrize("source", ["", "\n\n", "-", "# ", "---", "> ", "1. \n2. "])
def test_nothing_written_is_nothing_made(source: str) -> None:
    assert blocks_from_commonmark(source).blocks == ()


def test_deep_nesting_ends() -> None:
    converted = blocks_from_commonmark("> " * 5000 + "deep" + "\n" + "- " * 5000 + "x" + "[" * 5000)

    assert len(converted.blocks) < 100


def test_values_of_key_facts_are_text_and_unknown_names_are_visible() -> None:
    values = {"Population": "**187,400** (2021)"}
    source = "About **{{Popu**lation}} people, {{Carers}} carers"

    converted = blocks_from_commonmark(source, under="Who lives here", value_of=values.get)

    (block,) = converted.blocks
    assert isinstance(block, Paragraph)
    assert [(run.text, run.bold) for run in block.runs] == [
        ("About ", False),
        ("**187,400** (2021)", True),
        (" people, [Carers: not in the key facts] carers", False),
    ]
    assert converted.findings == (DocumentFinding(DocumentFault.FACT_UNKNOWN, "Who lives here", "Carers"),)


def test_without_key_facts_the_marks_stay() -> None:
    (block,) = blocks_from_commonmark("{{Population}}").blocks

    assert block == Paragraph(text("{{Population}}"))


def test_a_picture_whose_name_has_spaces_needs_no_brackets() -> None:
    hall = replace(MAP, name="Town hall")

    (block,) = blocks_from_commonmark("![x](picture:Town hall)", pictures={"town hall": hall}).blocks

    assert isinstance(block, Figure)
    assert block.picture == hall


SEEN = Run("", note=Note(text("Seen on 1 May."), name="1"))


def test_note_stands_where_its_mark_is() -> None:
    made = blocks_from_commonmark("Here[^1], there[^1].\n\n[^1]: Seen on 1 May.\n")

    assert made.blocks == (Paragraph((Run("Here"), SEEN, Run(", there"), SEEN, Run("."))),)
    assert made.findings == ()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[^1]: one\ntwo\n", "one two"),
        ("[^1]: one\n\n    two\n", "one\ntwo"),
        ("[^1]:\n    one\n", "one"),
        ("[^1]: one\n[^2]: two\n", "one"),
        ("[^1]: one\n# Heading\n", "one"),
        ("- item\n[^1]: one\n", "one"),
        ("| a | b |\n| - | - |\n| c | d |\n[^1]: one\n", "one"),
    ],
)
def test_note_goes_on_as_other_programs_read_it(written: str, said: str) -> None:
    first, *_ = blocks_from_commonmark(f"x[^1]\n\n{written}").blocks

    assert first == Paragraph((Run("x"), Run("", note=Note(text(said), name="1"))))


@pytest.mark.parametrize(
    ("written", "blocks", "fault"),
    [
        ("x[^1]", (paragraph("x[Note missing: 1]"),), DocumentFault.NOTE_MISSING),
        ("x[^1]\n\n[^1]:\n", (paragraph("x[Note missing: 1]"),), DocumentFault.NOTE_MISSING),
        (
            "x\n\n[^1]: One.",
            (paragraph("x"), Notes((Note(text("One."), "1"),))),
            DocumentFault.NOTE_NOT_REFERRED_TO,
        ),
        (
            "[^1]\n\n[^1]: Seen on 1 May.\n[^1]: Two.",
            (Paragraph((SEEN,)), Notes((Note(text("Two."), "1"),))),
            DocumentFault.NOTE_TWICE,
        ),
        (
            "x[^1]\n\n[^1]: One[^2]\n[^2]: two",
            (Paragraph((Run("x"), Run("", note=Note(text("One (two)"), "1")))),),
            DocumentFault.NOTE_IN_NOTE,
        ),
        (
            "x[^1]\n\n[^1]: One[^1]",
            (Paragraph((Run("x"), Run("", note=Note(text("One[^1]"), "1")))),),
            DocumentFault.NOTE_IN_NOTE,
        ),
    ],
)
def test_odd_notes_are_named_and_printed(
    written: str, blocks: tuple[Block, ...], fault: DocumentFault
) -> None:
    made = blocks_from_commonmark(written, under="Section")

    assert made.blocks == blocks
    assert [(each.fault, each.where) for each in made.findings] == [(fault, "Section")]
