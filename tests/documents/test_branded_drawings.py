"""Drawings in the council's look: its colours and its font, in the PDF and in Word's picture of it."""

from __future__ import annotations

import io

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from inspection_ready.documents import house_style as house
from inspection_ready.documents import write_docx, write_pdf
from inspection_ready.documents.docx.drawings import picture_of
from inspection_ready.documents.look import GROUNDS, look_of
from inspection_ready.documents.model import Drawing, Table, text
from inspection_ready.documents.pdf.lines import words_width
from inspection_ready.documents.pdf.shapes import fitted_share
from inspection_ready.documents.pdf.sheet import paint
from inspection_ready.documents.pins import Area, Pin, pin_shapes
from inspection_ready.documents.shapes import Circle, Polyline, Rectangle, Words
from inspection_ready.domain.contrast import FOR_LARGE, FOR_TEXT, contrast, nearest_that_stands_out
from inspection_ready.domain.printed_brands import BrandFont, PrintedBrand
from tests.documents.blocks import document
from tests.documents.reading import docx_parts

GREEN = "00553C"
NUMBERS = Table((text("Year"), text("Calls")), ((text("2023"), text("40")),), (0.5, 0.5))


def drawing(*shapes: Rectangle | Words) -> Drawing:
    return Drawing(200, 100, shapes, alt="What it says", beside=NUMBERS)


def painted(pdf: bytes) -> set[str]:
    """The colours that areas of the page are filled with."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        entries = pikepdf.parse_content_stream(file.pages[0])
        return {
            " ".join(f"{float(each):.3f}" for each in entry.operands)
            for entry in entries
            if str(entry.operator) == "rg"
        }


def fonts(pdf: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        found = file.pages[0].Resources.Font.as_dict()
        return {str(font.BaseFont).partition("+")[2] for font in found.values()}


def test_marks_of_a_pdf_are_in_the_council_s_colour() -> None:
    made = document(drawing(Rectangle((10, 10), 30, 20, fill="accent")))

    assert paint(house.ACCENT) in painted(write_pdf(made))
    seen = painted(write_pdf(made, brand=PrintedBrand(accent=GREEN)))
    assert paint(GREEN) in seen
    assert paint(house.ACCENT) not in seen


def test_picture_in_word_is_in_the_council_s_colour() -> None:
    made = document(drawing(Rectangle((10, 10), 30, 20, fill="accent")))
    parts = docx_parts(write_docx(made, brand=PrintedBrand(accent=GREEN)))
    (picture,) = [content for name, content in parts.items() if name.endswith(".png")]

    with Image.open(io.BytesIO(picture)) as image:
        seen = image.convert("RGB").getpixel((round(20 / 72 * 300), round(20 / 72 * 300)))

    assert seen == tuple(bytes.fromhex(GREEN))


def test_words_of_a_drawing_are_in_the_council_s_font() -> None:
    made = document(drawing(Words((50, 50), "Seventy calls", bold=True)))

    only_in_the_drawing = fonts(write_pdf(made, brand=PrintedBrand(font=BrandFont.DEJAVU)))

    assert only_in_the_drawing <= {"DejaVuSans", "DejaVuSans-Bold"}


def test_picture_in_word_is_in_the_council_s_font() -> None:
    made = drawing(Words((50, 50), "Seventy calls"))

    assert picture_of(made, look_of(PrintedBrand(font=BrandFont.DEJAVU))).data != picture_of(made).data
    assert picture_of(made, look_of(PrintedBrand())).data == picture_of(made).data


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize(
    "said", ["Contacts", "Homes rated good or better", "2 miles, 6 minutes by car", "12,345"]
)
def test_words_in_a_wider_font_find_the_room_they_were_laid_out_in(said: str, bold: bool) -> None:
    words = Words((0, 0), said, 9, bold=bold)
    share = fitted_share(words, BrandFont.DEJAVU)
    wide = words_width(said, 9 * share, bold=bold, family=BrandFont.DEJAVU)

    assert 0.8 <= share <= 0.85
    assert wide <= words_width(said, 9, bold=bold) * 1.001


@given(st.from_regex(r"[0-9A-F]{6}", fullmatch=True))
def test_words_on_any_accent_can_be_read(typed: str) -> None:
    accent = nearest_that_stands_out(typed, GROUNDS, FOR_LARGE)  # as a brand may have it
    colours = look_of(PrintedBrand(accent=accent)).colours

    assert contrast(colours["accent"], colours["paper"]) >= FOR_LARGE
    assert contrast(colours["accent"], colours["tint"]) >= FOR_LARGE
    assert contrast(colours["on_accent"], colours["accent"]) >= FOR_TEXT


def test_words_of_a_pin_are_on_a_ground_they_stand_out_from() -> None:
    """Whatever the accent is: a colour that is enough for marks need not be enough for words."""
    pins = (Pin("1", (50, 50), is_main=True), Pin("2", (100, 50)), Pin("3", (150, 50), is_beyond=True))
    shapes = tuple(pin_shapes(pins, Area(200, 100)))
    grounds = [each.fill for each in shapes if isinstance(each, Rectangle | Circle | Polyline) and each.fill]
    said = [each.colour for each in shapes if isinstance(each, Words)]

    assert list(zip(said, grounds, strict=True)) == [
        ("paper", "ink"),
        ("on_accent", "accent"),
        ("ink", "paper"),
    ]
