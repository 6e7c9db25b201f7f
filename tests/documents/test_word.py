"""How Word's own features are used."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from inspection_ready.documents import write_docx
from inspection_ready.documents.model import (
    BulletList,
    Contents,
    Figure,
    Heading,
    KeyValues,
    NumberedList,
    PageBreak,
    Paper,
    Paragraph,
    Run,
    Table,
    item,
    paragraph,
    text,
)
from tests.documents.blocks import PICTURES, SAMPLES, document, everything, papers
from tests.documents.reading import WP, W, docx_part, docx_parts

if TYPE_CHECKING:
    from inspection_ready.documents.model import Document

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def body(made: Document) -> Any:
    return docx_part(write_docx(made), "word/document.xml").find(f"{W}body")


def styles(made: Document) -> list[str]:
    return [style.get(f"{W}val") for style in body(made).iter(f"{W}pStyle")]


def words(element: Any) -> str:
    return "".join(part.text or "" for part in element.iter(f"{W}t"))


def test_styles_are_words_own() -> None:
    made = replace(document(Heading(1, text("H")), paragraph("p"), paragraph("s", "small")), subtitle="Sub")

    assert styles(made) == ["Title", "Subtitle", "Heading1", "Normal", "SmallPrint"]


def test_every_style_used_is_in_the_template() -> None:
    written = write_docx(everything())
    known = {style.get(f"{W}styleId") for style in docx_part(written, "word/styles.xml").iter(f"{W}style")}
    used = set()
    for part in ("word/document.xml", "word/header1.xml", "word/footer1.xml"):
        for tag in ("pStyle", "rStyle", "tblStyle"):
            used |= {style.get(f"{W}val") for style in docx_part(written, part).iter(f"{W}{tag}")}

    assert used - known == set()


def test_each_numbered_list_counts_from_its_own_start() -> None:
    made = document(
        NumberedList((item("a", NumberedList((item("inner"),))), item("b"))),
        paragraph("between"),
        NumberedList((item("c"),), start=7),
    )

    numbers = [number.get(f"{W}val") for number in body(made).iter(f"{W}numId")]
    numbering = docx_part(write_docx(made), "word/numbering.xml")
    starts = {
        entry.get(f"{W}numId"): (over.get(f"{W}ilvl"), over.find(f"{W}startOverride").get(f"{W}val"))
        for entry in numbering.iter(f"{W}num")
        for over in entry.iter(f"{W}lvlOverride")
    }

    assert numbers == ["3", "4", "3", "5"]
    assert starts == {"3": ("0", "1"), "4": ("1", "1"), "5": ("0", "7")}


def test_nested_bullets_go_in_by_levels() -> None:
    made = document(BulletList((item("a", BulletList((item("b", BulletList((item("c"),))),))),)))

    assert [level.get(f"{W}val") for level in body(made).iter(f"{W}ilvl")] == ["0", "1", "2"]


def test_header_row_repeats_and_no_row_breaks() -> None:
    made = document(Table((text("A"),), ((text("1"),), (text("2"),)), (1.0,), row_header=True))

    rows = list(body(made).iter(f"{W}tr"))

    assert [row.find(f".//{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert all(row.find(f".//{W}cantSplit") is not None for row in rows)
    look = next(body(made).iter(f"{W}tblLook"))
    assert (look.get(f"{W}firstRow"), look.get(f"{W}firstColumn")) == ("1", "1")


def test_column_widths_fill_the_text() -> None:
    made = document(Table((text("A"), text("B")), (), (0.25, 0.75)))

    widths = [int(column.get(f"{W}w")) for column in body(made).iter(f"{W}gridCol")]

    whole = (595.28 - 112) * 20
    assert widths == pytest.approx([whole / 4, whole * 3 / 4], abs=1)


def test_contents_lead_to_the_headings_without_numbers() -> None:
    made = document(Contents(), Heading(1, text("One")), Heading(2, text("Two <&>")))

    links = [(link.get(f"{W}anchor"), words(link)) for link in body(made).iter(f"{W}hyperlink")]
    marks = [mark.get(f"{W}name") for mark in body(made).iter(f"{W}bookmarkStart")]
    fields = [field.text for field in body(made).iter(f"{W}instrText")]
    steps = [step.get(f"{W}fldCharType") for step in body(made).iter(f"{W}fldChar")]

    assert links == [("_Toc_heading_0", "One"), ("_Toc_heading_1", "Two <&>")]
    assert marks == ["_Toc_heading_0", "_Toc_heading_1"]
    assert fields == [' TOC \\o "1-2" \\n \\h \\z ']
    assert steps == ["begin", "separate", "end"]


def test_one_address_is_one_relationship() -> None:
    address = 'https://www.northmoor.example/?a="1"&b=<2>'
    made = document(Paragraph((Run("one", link=address), Run(" and "), Run("two", link=address))))

    keys = [link.get(f"{R}id") for link in body(made).iter(f"{W}hyperlink")]
    rels = docx_part(write_docx(made), "word/_rels/document.xml.rels")

    assert keys == ["rIdLink1", "rIdLink1"]
    assert [rel.get("Target") for rel in rels if rel.get("Id") == "rIdLink1"] == [address]


def test_link_inside_the_document_leads_to_its_bookmark() -> None:
    made = document(
        Paragraph((Run("the map", link="#where we are"),)), Heading(1, text("Map"), anchor="where we are")
    )

    (link,) = body(made).iter(f"{W}hyperlink")
    (mark,) = body(made).iter(f"{W}bookmarkStart")

    assert link.get(f"{W}anchor") == mark.get(f"{W}name") == "_Toc_where_we_are"


def test_page_break_stands_before_a_paragraph_not_in_one_of_its_own() -> None:
    made = document(paragraph("one"), PageBreak(), Table((text("A"),), (), (1.0,)), paragraph("two"))

    broken = [words(p) for p in body(made).iter(f"{W}p") if p.find(f".//{W}pageBreakBefore") is not None]

    assert broken == ["A"]


def test_two_tables_that_touch_are_kept_apart() -> None:
    table = Table((text("A"),), (), (1.0,))

    children = [child.tag for child in body(document(table, table, paragraph("end")))]

    assert children[1:] == [f"{W}tbl", f"{W}p", f"{W}tbl", f"{W}p", f"{W}sectPr"]


def test_words_of_the_right_to_left_say_so() -> None:
    made = document(Paragraph((Run("Name: محمد علی, tel", bold=True, language="ur"),)))

    runs = [(words(run), run.find(f".//{W}rtl") is not None) for run in body(made).iter(f"{W}r")]

    languages = [dict(lang.attrib) for lang in body(made).iter(f"{W}lang")]
    assert runs[1:] == [("Name: ", False), ("محمد علی", True), (", tel", False)]
    assert languages == [{f"{W}val": "ur"}, {f"{W}bidi": "ur"}, {f"{W}val": "ur"}]


def test_language_of_a_run_and_of_the_document() -> None:
    made = replace(document(Paragraph((Run("croeso", language="cy"),))), language="cy-GB")

    (own,) = body(made).iter(f"{W}lang")
    default = docx_part(write_docx(made), "word/styles.xml").find(f".//{W}rPrDefault//{W}lang")

    assert own.get(f"{W}val") == "cy"
    assert default.get(f"{W}val") == "cy-GB"


def test_furniture_counts_pages_with_fields() -> None:
    parts = docx_parts(write_docx(replace(everything(), organisation="A & B")))

    assert words(docx_part(write_docx(everything()), "word/footer1.xml")) == "Pack 1Page 1 of 1"
    assert parts["word/footer1.xml"].count(b"w:fldSimple w:instr=") == 2
    assert b"A &amp; B" in parts["word/header1.xml"]
    assert b"Everything" in parts["word/header1.xml"]
    assert b"Everything" not in parts["word/header2.xml"]


def test_each_paper_is_a_section_that_ends_with_its_last_paragraph() -> None:
    sections = list(body(papers()).iter(f"{W}sectPr"))
    sizes = [{**next(section.iter(f"{W}pgSz")).attrib} for section in sections]
    ends = [words(section.getparent().getparent()) for section in sections[:-1]]

    assert [tuple(size.values()) for size in sizes] == [
        ("11906", "16838"),
        ("23811", "16838", "landscape"),
        ("11906", "16838"),
        ("16838", "11906", "landscape"),
    ]
    assert ends == ["Upright.", "", "New page, same paper."]
    assert [section.find(f"{W}titlePg") is not None for section in sections] == [True, False, False, False]


def test_page_furniture_reaches_the_margins_of_each_paper() -> None:
    written = write_docx(papers())
    targets = {
        each.get("Id"): each.get("Target") for each in docx_part(written, "word/_rels/document.xml.rels")
    }
    reached = []
    for section in body(papers()).iter(f"{W}sectPr"):
        (header,) = (
            each for each in section.iter(f"{W}headerReference") if each.get(f"{W}type") == "default"
        )
        tabs = docx_part(written, "word/" + targets[header.get(f"{R}id")]).iter(f"{W}tab")
        reached.append([(tab.get(f"{W}val"), tab.get(f"{W}pos")) for tab in tabs if tab.get(f"{W}pos")])

    assert reached == [
        [],  # as its style says
        [("clear", "9666"), ("right", "21571")],
        [],
        [("clear", "9666"), ("right", "14598")],
    ]


def test_picture_is_read_aloud_and_kept_with_its_caption() -> None:
    sample = SAMPLES[Figure]
    assert isinstance(sample, Figure)
    made = body(document(sample, replace(sample, credit="", caption=()), replace(sample, is_decorative=True)))

    drawings = list(made.iter(f"{WP}docPr"))
    kept = [
        (style.get(f"{W}val"), None if keep is None else keep.get(f"{W}val", "on"))
        for style, keep in (
            (each.find(f"{W}pStyle"), each.find(f"{W}keepNext")) for each in made.iter(f"{W}pPr")
        )
    ]

    assert [each.get("descr") for each in drawings] == [sample.alt, sample.alt, ""]
    assert [len(list(each.iter("{*}decorative"))) for each in drawings] == [0, 0, 1]
    assert [each.get("id") for each in drawings] == ["1", "2", "3"]
    assert kept[1:5] == [("Figure", "on"), ("Caption", None), ("SmallPrint", None), ("Figure", None)]


def test_card_keeps_together_with_its_remark() -> None:
    card = KeyValues((("Phone", text("1")), ("E-mail", text("2")), ("Notes", text("3"))))
    long = KeyValues(tuple((f"Name {n}", text("Value")) for n in range(60)))
    made = body(document(card, paragraph("Remark."), long, paragraph("End.")))

    kept = [words(each) for each in made.iter(f"{W}p") if each.find(f".//{W}keepNext") is not None]

    assert kept == ["Phone1", "E-mail2", "Notes3"]


def test_head_of_a_table_keeps_with_its_rows_the_last_row_with_its_notes_and_no_card_with_a_table() -> None:
    """A card that held on to a table would lose its own heading in LibreOffice."""
    card = KeyValues((("Phone", text("1")),))
    table = Table(
        (text("Task"), text("Who")),
        ((text("One"), text("A")), (text("Two"), text("B"))),
        widths=(0.5, 0.5),
        notes=(text("* A note."),),
    )
    made = body(document(card, table))

    kept = [words(each) for each in made.iter(f"{W}p") if each.find(f".//{W}keepNext") is not None]

    assert kept == ["Task", "Who", "Two", "B"]


def test_one_picture_is_one_part_however_often_it_is_shown() -> None:
    figure = Figure(PICTURES["map.png"], alt="A map")

    parts = docx_parts(
        write_docx(document(figure, figure, Figure(PICTURES["front-door.jpeg"], alt="A door")))
    )

    media = {name: content for name, content in parts.items() if "/media/" in name}
    assert media == {
        "word/media/picture1.png": PICTURES["map.png"].data,
        "word/media/picture2.jpeg": PICTURES["front-door.jpeg"].data,
    }


def test_landscape_turns_the_paper() -> None:
    size = next(body(replace(everything(), paper=Paper(landscape=True))).iter(f"{W}pgSz"))

    assert dict(size.attrib) == {f"{W}w": "16838", f"{W}h": "11906", f"{W}orient": "landscape"}


def test_landscape_header_and_footer_end_at_the_wider_margin() -> None:
    upright, turned = (
        docx_parts(write_docx(replace(everything(), paper=Paper(landscape=landscape))))[
            "word/styles.xml"
        ].decode()
        for landscape in (False, True)
    )

    assert [upright.count('<w:tab w:val="right" w:pos="9666"/>'), turned.count('w:pos="9666"')] == [2, 0]
    assert turned.count('<w:tab w:val="right" w:pos="14598"/>') == 2
