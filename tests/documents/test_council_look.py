"""PDFs follow the council's Word template, and say what they leave of it; wider pages have its tab stops moved."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import docx
import pikepdf
import pypdfium2
import pytest
from docx.shared import Cm, Pt, RGBColor
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.documents import house_style as house
from inspection_ready.documents import write_docx, write_pdf
from inspection_ready.documents.docx.council.look import template_look
from inspection_ready.documents.docx.council.trial import faint_styles_of
from inspection_ready.documents.look import HOUSE_LOOK, look_of
from inspection_ready.documents.model import Heading, Paper, text
from inspection_ready.documents.pdf.sheet import paint
from inspection_ready.documents.printed_page import NARROWEST, PrintedPage, page_within_bounds
from inspection_ready.domain.brands import Unlike
from inspection_ready.domain.card_layouts import SheetKind
from inspection_ready.domain.printed_brands import PrintedBrand, WordTemplate
from inspection_ready.phrases.brands import template_lines
from tests.documents.blocks import document, everything, papers
from tests.documents.council_files import council_docx, edited, on_template, stock_docx, tabbed_docx, template
from tests.documents.northmoor import northmoor
from tests.documents.reading import docx_paragraphs, docx_part, docx_parts, pdf_paragraphs
from tests.documents.sheets import sheets_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GREEN = "00553C"


def made_with(change: Callable[[docx.document.Document], None]) -> WordTemplate:
    return template(edited(council_docx(), change))


def boxes(pdf: bytes) -> list[tuple[float, float]]:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return [(float(page.MediaBox[2]), float(page.MediaBox[3])) for page in file.pages]


def left_edge(pdf: bytes) -> float:
    """Of the words that stand furthest to the left."""
    opened = pypdfium2.PdfDocument(pdf)
    text_page = opened[0].get_textpage()
    edges = [text_page.get_charbox(place)[0] for place in range(text_page.count_chars())]
    opened.close()
    return float(min(edge for edge in edges if edge))


def painted(pdf: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return {
            " ".join(f"{float(each):.3f}" for each in entry.operands)
            for page in file.pages
            for entry in pikepdf.parse_content_stream(page)
            if str(entry.operator) == "rg"
        }


def test_page_of_a_pdf_has_the_council_s_margins() -> None:
    page = look_of(PrintedBrand(template=template(council_docx()))).page

    assert (page.left, page.right, page.top) == pytest.approx((113.4, 56.7, 113.4), abs=0.1)
    assert page.upright == house.A4
    assert HOUSE_LOOK.page.area(Paper()) == house.text_area(Paper())


def test_words_of_a_pdf_stand_within_them() -> None:
    brand = PrintedBrand(template=template(council_docx()))
    made = document(Heading(1, text("One")))

    assert left_edge(write_pdf(made)) == pytest.approx(house.MARGIN, abs=2)
    assert left_edge(write_pdf(made, brand=brand)) == pytest.approx(113.4, abs=2)


def test_pdf_of_a_letter_sized_template_is_on_letter() -> None:
    def letter(made: docx.document.Document) -> None:
        made.sections[0].page_width, made.sections[0].page_height = Pt(612), Pt(792)

    brand = PrintedBrand(template=made_with(letter))

    assert boxes(write_pdf(document(), brand=brand)) == [(612, 792)]
    assert [size[0] > size[1] for size in boxes(write_pdf(papers(), brand=brand))] == [
        size[0] > size[1] for size in boxes(write_pdf(papers()))
    ]


def test_small_paper_and_margins_of_extremes_are_not_followed_and_that_is_said() -> None:
    def extreme(made: docx.document.Document) -> None:
        section = made.sections[0]
        section.page_width, section.page_height = Cm(18), Cm(23)
        section.left_margin, section.top_margin = Cm(8), Cm(0.5)

    look = template_look(made_with(extreme))

    assert look.page.upright == house.A4
    assert look.page.width(house.A4) >= NARROWEST - 0.1
    assert {Unlike.PAPER, Unlike.MARGINS} <= set(look.reading.unlike)


@given(
    *(st.floats(0, 400) for _ in range(4)),
    st.sampled_from([house.A4, (612.0, 792.0), house.A4[::-1]]),
)
def test_text_always_has_room(
    left: float, right: float, top: float, bottom: float, size: tuple[float, float]
) -> None:
    page = page_within_bounds(size, left=left, right=right, top=top, bottom=bottom)

    assert page.left >= 36
    assert page.right >= 36
    for paper in (Paper(), Paper(landscape=True), Paper(size="A3"), Paper(size="A3", landscape=True)):
        width, height = page.area(paper)
        assert width >= NARROWEST - 0.01
        assert height >= 250


def test_margins_that_can_be_followed_are_not_touched() -> None:
    page = page_within_bounds(house.A4, left=70, right=60, top=80, bottom=75)

    assert page == PrintedPage(left=70, right=60, top=80, bottom=75)


def test_headings_of_a_pdf_are_in_the_template_s_colours_where_the_brand_names_none() -> None:
    def two_colours(made: docx.document.Document) -> None:
        made.styles["Heading 2"].font.color.rgb = RGBColor(0x7A, 0x1F, 0x3D)

    file = made_with(two_colours)
    made = document(Heading(1, text("One")), Heading(2, text("Two")))

    seen = painted(write_pdf(made, brand=PrintedBrand(template=file)))
    assert {paint(GREEN), paint("7A1F3D")} <= seen
    assert paint(house.ACCENT) not in seen
    assert look_of(PrintedBrand(template=file)).accent == GREEN
    own = look_of(PrintedBrand(accent="C45500", template=file))
    assert (own.accent, own.headings[2].colour) == ("C45500", house.INK)


def test_heading_too_faint_for_a_pdf_is_darkened_there() -> None:
    def faint(made: docx.document.Document) -> None:
        made.styles["Heading 3"].font.color.rgb = RGBColor(0x4F, 0x81, 0xBD)

    file = made_with(faint)
    (style,) = faint_styles_of(file)

    assert (style.name, style.ratio >= 4, style.needed) == ("heading 3", True, 4.5)
    assert look_of(PrintedBrand(template=file)).headings[3].colour == style.nearest


def test_words_stock_template_may_be_used_and_its_faint_styles_are_told() -> None:
    """Word 2010 writes its second heading in 4F81BD at 13 points, which is 4.0 to 1."""
    faint = faint_styles_of(template(stock_docx()))

    assert "heading 2" in {style.name for style in faint}
    assert not any(style.breaks_documents for style in faint)


def test_what_a_pdf_does_not_take_is_told() -> None:
    reading = template_look(template(council_docx())).reading
    first, left, *_ = template_lines(reading)

    assert reading.unlike == (Unlike.WORDS, Unlike.PICTURES)
    assert first.startswith("PDFs take its page and margins")
    assert left == (
        "PDFs do not take its fonts and sizes; the words of its headers and footers (write them above); "
        "the pictures there (choose the logo above)."
    )


def test_pdf_on_a_template_says_what_word_says() -> None:
    brand = PrintedBrand(template=template(council_docx()))

    assert pdf_paragraphs(write_pdf(everything(), brand=brand)) == docx_paragraphs(
        write_docx(everything(), brand=brand)
    )


def footers_of(made: bytes) -> Iterator[tuple[int, list[tuple[str, int]]]]:
    """Of each section the width of its text, and the stops its footer's paragraph says itself."""
    for section in docx.Document(io.BytesIO(made)).sections:
        assert section.page_width is not None
        assert section.left_margin is not None
        assert section.right_margin is not None
        width = section.page_width - section.left_margin - section.right_margin
        paragraph = section.footer.paragraphs[0]._p
        tabs = paragraph.findall(f"{W}pPr/{W}tabs/{W}tab")
        yield round(width / 635), [(each.get(f"{W}val"), int(each.get(f"{W}pos"))) for each in tabs]


def test_what_stands_at_the_right_of_a_footer_does_so_on_wider_pages() -> None:
    file = template(tabbed_docx())
    made = write_docx(papers(), brand=PrintedBrand(template=file))
    sections = list(footers_of(made))
    upright = sections[0][0]

    assert sections[0][1] == []
    for width, stops in sections:
        if width != upright:
            kinds = [kind for kind, _ in sorted(stops, key=lambda each: each[1])]
            places = {kind: place for kind, place in stops if kind != "clear"}
            assert sorted(kinds) == ["center", "clear", "clear", "right"]
            assert places["center"] == pytest.approx(4536 + (width - upright) / 2, abs=2)
            assert places["right"] == pytest.approx(9071 + width - upright, abs=2)
    assert [width == upright for width, _ in sections].count(True) < len(sections)


def test_council_s_own_footer_stays_byte_for_byte() -> None:
    file = template(tabbed_docx())
    parts = docx_parts(write_docx(papers(), brand=PrintedBrand(template=file)))
    own = docx_parts(file.data)

    for name in ("word/header1.xml", "word/footer1.xml"):
        assert parts[name] == own[name]


def test_upright_pages_after_wider_ones_have_the_council_s_own_again() -> None:
    made = write_docx(papers(), brand=PrintedBrand(template=template(tabbed_docx())))
    told = [stops for _, stops in footers_of(made)]
    body = docx_part(made, "word/document.xml")
    named = [len(each.findall(f"{W}footerReference")) for each in body.iter(f"{W}sectPr")]

    assert [bool(stops) for stops in told] == [False, True, False, True]
    assert all(named)


def test_footer_without_tab_stops_is_named_once() -> None:
    made = write_docx(papers(), brand=PrintedBrand(template=template(council_docx())))
    body = docx_part(made, "word/document.xml")

    named = [len(each.findall(f"{W}footerReference")) for each in body.iter(f"{W}sectPr")]
    assert named == [1, 0, 0, 0]


def places_of_words(pdf: bytes) -> list[tuple[float, ...]]:
    opened = pypdfium2.PdfDocument(pdf)
    return [each.get_bounds() for page in opened for each in page.get_objects() if each.type == 1]


def test_sheets_of_cards_stay_as_they_are_cut_whatever_the_council_s_margins_are() -> None:
    made = sheets_of(northmoor(), SheetKind.BADGES)

    assert places_of_words(write_pdf(made, brand=on_template(council_docx()))) == places_of_words(
        write_pdf(made)
    )
