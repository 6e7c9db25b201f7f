"""Word files made with a council's own template."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest

from inspection_ready.documents import write_docx
from inspection_ready.documents.docx.council.trial import faint_styles_of
from inspection_ready.documents.docx.package import template_parts
from inspection_ready.domain.errors import CannotRead
from inspection_ready.exchange.word_files import check_word_file
from tests.documents.blocks import everything, papers
from tests.documents.council_files import changed, council_docx, council_dotx, on_template, png, template
from tests.documents.reading import W, docx_paragraphs, docx_part, docx_parts

RELS = "word/_rels/header1.xml.rels"


def made_on(data: bytes) -> bytes:
    return write_docx(everything(), brand=on_template(data))


@pytest.mark.parametrize("make", [council_docx, council_dotx])
def test_text_is_ours_and_furniture_is_the_councils(make: Callable[[], bytes]) -> None:
    council, made = docx_parts(make()), docx_parts(made_on(make()))

    assert docx_paragraphs(made_on(make())) == docx_paragraphs(write_docx(everything()))
    for name in ("word/header1.xml", "word/footer1.xml", "word/theme/theme1.xml", "word/media/image1.png"):
        assert made[name] == council[name]
    whole = b"".join(made.values())
    assert b"Old words of the template" not in whole
    assert b"Somebody Else" not in whole
    assert png("#123456") not in made.values()


def test_word_is_told_that_it_is_a_document_and_no_template() -> None:
    types = docx_parts(made_on(council_dotx()))["[Content_Types].xml"]

    assert b"document.main+xml" in types
    assert b"template.main+xml" not in types
    assert docx.Document(io.BytesIO(made_on(council_dotx()))).core_properties.title == "Everything at once"


def test_same_document_on_the_same_template_gives_the_same_bytes() -> None:
    assert made_on(council_docx()) == made_on(council_docx())


def test_styles_are_the_councils_and_ours_fill_the_gaps() -> None:
    council = {style.name: style.element.xml for style in docx.Document(io.BytesIO(council_docx())).styles}
    made = {style.name: style for style in docx.Document(io.BytesIO(made_on(council_docx()))).styles}

    spoken = {name: style.element.xml for name, style in made.items() if name in council}
    assert spoken == council
    ours = {style.name for style in docx.Document(io.BytesIO(write_docx(everything()))).styles}
    assert ours <= set(made)


def test_styles_are_found_by_name_where_word_speaks_another_language() -> None:
    """A German Word calls the style "heading 1" by the id "berschrift1"."""
    german = changed(
        council_docx(),
        {"word/styles.xml": lambda part: part.replace(b'styleId="Heading1"', b'styleId="berschrift1"')},
    )
    body = docx_part(made_on(german), "word/document.xml")

    used = {style.get(f"{W}val") for style in body.iter(f"{W}pStyle")}
    assert "berschrift1" in used
    assert "Heading1" not in used


def test_style_of_another_name_under_our_id_stays_the_councils() -> None:
    theirs = changed(
        council_docx(),
        {
            "word/styles.xml": lambda part: part.replace(
                b"</w:styles>",
                b'<w:style w:type="paragraph" w:styleId="Callout"><w:name w:val="Press notice"/></w:style></w:styles>',
            )
        },
    )
    body = docx_part(made_on(theirs), "word/document.xml")

    used = {style.get(f"{W}val") for style in body.iter(f"{W}pStyle")}
    assert "InspectionCallout" in used
    assert "Callout" not in used


def test_every_style_and_list_that_is_used_is_there() -> None:
    for data in (council_docx(), council_docx(furniture=False), write_docx(everything())):
        made = made_on(data)
        body, styles = docx_part(made, "word/document.xml"), docx_part(made, "word/styles.xml")
        numbering = docx_part(made, "word/numbering.xml")
        held = [style.get(f"{W}styleId") for style in styles.iter(f"{W}style")]
        lists = [each.get(f"{W}numId") for each in numbering.iter(f"{W}num")]
        definitions = [each.get(f"{W}abstractNumId") for each in numbering.findall(f"{W}abstractNum")]

        used = {each.get(f"{W}val") for kind in ("p", "r", "tbl") for each in body.iter(f"{W}{kind}Style")}
        assert used <= set(held)
        assert {each.get(f"{W}val") for each in body.iter(f"{W}numId")} <= set(lists)
        assert len(held) == len(set(held))
        assert len(lists) == len(set(lists))
        assert len(definitions) == len(set(definitions))


def pages_of(made: bytes) -> list[list[int]]:
    """Of each section the width, the height, and the margins at the left and the right."""
    body = docx_part(made, "word/document.xml")
    sections = [(each.find(f"{W}pgSz"), each.find(f"{W}pgMar")) for each in body.iter(f"{W}sectPr")]
    return [
        [
            *(int(size.get(f"{W}{side}")) for side in "wh"),
            *(int(margins.get(f"{W}{side}")) for side in ("left", "right")),
        ]
        for size, margins in sections
    ]


def test_page_and_margins_are_the_councils_and_tables_fill_them() -> None:
    (first, cards, last) = pages_of(made_on(council_docx()))
    width, _, left, right = first
    table = docx_part(made_on(council_docx()), "word/document.xml").find(f".//{W}tblW")

    assert (left, right) == (2268, 1134)
    assert int(table.get(f"{W}w")) == pytest.approx(width - left - right, abs=2)
    assert last == first
    assert cards[:3] == [11906, 16838, 1077]  # they keep to their own sheet


def test_paper_lies_on_its_side_with_the_councils_furniture() -> None:
    made = write_docx(papers(), brand=on_template(council_docx()))

    assert [width > height for width, height, _, _ in pages_of(made)] == [False, True, False, True]
    footers = [section.footer.paragraphs[0].text for section in docx.Document(io.BytesIO(made)).sections]
    assert footers == ["www.northmoor.example"] * 4


def test_words_are_british_whatever_the_template_was() -> None:
    styles = docx_part(made_on(council_docx()), "word/styles.xml")

    assert {each.get(f"{W}val") for each in styles.iter(f"{W}lang")} == {"en-GB"}


def test_template_without_furniture_gets_ours() -> None:
    made = docx.Document(io.BytesIO(made_on(council_docx(furniture=False))))

    assert made.sections[0].first_page_header.paragraphs[0].text == "Northmoor Council"
    assert "Everything at once" in made.sections[0].header.paragraphs[0].text
    footer = docx_part(made_on(council_docx(furniture=False)), "word/inspection-footer.xml")
    fields = [each.get(f"{W}instr") for each in footer.iter(f"{W}fldSimple")]
    assert fields == [" PAGE ", " NUMPAGES "]


def test_what_asks_at_opening_is_left() -> None:
    asking = (
        b'<w:updateFields w:val="true"/><w:documentProtection w:edit="forms" w:enforcement="1"/>'
        b'<w:attachedTemplate xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/>'
    )
    local = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        b'Target="file:///C:\\Templates\\Council.dotm" TargetMode="External"/></Relationships>'
    )
    data = changed(
        council_docx(),
        {
            "word/settings.xml": lambda part: part.replace(b"<w:zoom", asking + b"<w:zoom"),
            "word/_rels/settings.xml.rels": lambda _: local,
        },
    )
    parts = docx_parts(made_on(data))

    settings = parts["word/settings.xml"]
    assert b"updateFields" not in settings
    assert b"documentProtection" not in settings
    assert b"attachedTemplate" not in settings
    assert "word/_rels/settings.xml.rels" not in parts


def far(kind: str, target: str) -> bytes:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}" TargetMode="External"/></Relationships>'
    ).encode()


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("template_fetches", {RELS: lambda _: far("image", "https://pictures.example/x.png")}),
        ("template_fetches", {"word/_rels/settings.xml.rels": lambda _: far("attachedTemplate", "https://evil.example/x.dotm")}),
        ("template_fetches", {"word/_rels/settings.xml.rels": lambda _: far("attachedTemplate", "\\\\server\\x.dotm")}),
        ("template_holds_objects", {RELS: lambda part: part.replace(b"relationships/image", b"relationships/oleObject")}),
        (
            "template_fetches",
            {
                "word/header1.xml": lambda part: part.replace(
                    b"</w:p>",
                    b'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> INCLUDE</w:instrText></w:r>'
                    b'<w:r><w:instrText>PICTURE "http://x"</w:instrText></w:r></w:p>',
                )
            },
        ),
        ("template_without_room", {"word/document.xml": lambda part: part.replace(b'w:left="2268"', b'w:left="9000"')}),
        ("template_without_styles", {"word/_rels/document.xml.rels": lambda part: part.replace(b"relationships/styles", b"relationships/other")}),
        ("word_file_damaged", {"word/styles.xml": lambda part: part[: len(part) // 2]}),
        ("word_file_damaged", {"word/document.xml": lambda _: b"<w:document"}),
        ("word_file_strict", {"word/document.xml": lambda part: part.replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main")}),
    ],
)  # fmt: skip
def test_template_that_cannot_be_used_is_refused(
    code: str, changes: dict[str, Callable[[bytes], bytes]]
) -> None:
    data = check_word_file(changed(council_docx(), changes), file="Northmoor.docx")

    with pytest.raises(CannotRead) as refused:
        faint_styles_of(template(data))

    assert refused.value.code == code


def test_styles_that_cannot_be_read_are_named_with_what_would_do() -> None:
    white = changed(
        council_docx(),
        {"word/styles.xml": lambda part: part.replace(b'<w:name w:val="heading 1"/>', b'<w:name w:val="heading 1"/>@', 1)
            .partition(b"@")[0] + part.partition(b'<w:name w:val="heading 1"/>')[2].replace(b"00553C", b"FFFFFF", 1)},
    )  # fmt: skip
    (faint,) = faint_styles_of(template(white))

    assert (faint.name, faint.colour, faint.ground, faint.ratio) == ("heading 1", "FFFFFF", "FFFFFF", 1.0)
    assert faint_styles_of(template(council_docx())) == ()


def test_our_own_template_is_one_a_council_may_use() -> None:
    made = made_on(write_docx(everything()))

    assert docx_paragraphs(made) == docx_paragraphs(write_docx(everything()))
    assert docx_parts(made)["word/header1.xml"] != template_parts()["word/header1.xml"]
