from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest
from PIL import Image

from inspection_ready.documents import house_style as house
from inspection_ready.documents import write_docx, write_pdf
from inspection_ready.documents.checks import check_document
from inspection_ready.documents.docx.drawings import picture_of
from inspection_ready.documents.model import Drawing, PageBreak, Paper, Table, text
from inspection_ready.documents.pdf.drawing import drawing_pdf
from inspection_ready.documents.preview import page_image
from inspection_ready.documents.shapes import Circle, Line, Polyline, Rectangle, Shape, Stroke, Words, scaled
from inspection_ready.domain.document_findings import DocumentFault
from tests.documents.blocks import SAMPLES, document
from tests.documents.reading import docx_parts

NUMBERS = Table((text("Year"), text("Calls")), ((text("2023"), text("40")),), (0.5, 0.5))


def drawing(*shapes: Shape, width: float = 100, height: float = 50) -> Drawing:
    return Drawing(width, height, shapes, alt="What it says", beside=NUMBERS)


def colours(*shapes: Shape, at: tuple[tuple[int, int], ...]) -> list[str]:
    image = page_image(drawing_pdf(drawing(*shapes)), 0, scale=2)
    pixels = Image.frombytes("RGB", (image.width, image.height), image.pixels)
    return ["".join(f"{part:02X}" for part in pixels.getpixel((2 * x, 2 * y))) for x, y in at]  # type: ignore[union-attr]  # RGB


@pytest.mark.parametrize(
    ("shape", "inside", "outside"),
    [
        (Rectangle((10, 10), 30, 20, fill="accent"), (12, 12), (41, 12)),
        (Circle((50, 25), 10, fill="accent"), (57, 25), (58, 33)),
        (Polyline(((10, 10), (40, 10), (10, 40)), None, "accent"), (12, 12), (38, 38)),
        (Polyline(((10, 10), (40, 10), (10, 40)), Stroke("accent", 4)), (25, 10), (12, 20)),
        (Line((10, 25), (90, 25), Stroke("accent", 4)), (50, 25), (50, 29)),
        (Line((10, 25), (90, 25), Stroke("accent", 4, (10, 20))), (14, 25), (27, 25)),
    ],
)
def test_shape_is_drawn_where_it_stands(
    shape: Shape, inside: tuple[int, int], outside: tuple[int, int]
) -> None:
    assert colours(shape, at=(inside, outside)) == [house.ACCENT, house.PAPER]


def test_words_end_where_they_are_set_from() -> None:
    def dark(set_from: str) -> list[int]:
        words = Words((50, 30), "HHH", size=20, set_from=set_from)  # type: ignore[arg-type]  # one of the three
        image = page_image(drawing_pdf(drawing(words)), 0)
        pixels = Image.frombytes("RGB", (image.width, image.height), image.pixels).convert("L")
        box = pixels.point(lambda value: 255 if value < 128 else 0).getbbox()
        assert box is not None
        return [box[0], box[2]]

    start, middle, end = (dark(each) for each in ("start", "middle", "end"))

    assert start[0] in range(50, 54)
    assert end[1] in range(46, 51)
    assert abs(sum(middle) / 2 - 50) <= 1


def test_pdf_holds_lines_and_no_picture() -> None:
    with pikepdf.open(io.BytesIO(write_pdf(document(SAMPLES[Drawing])))) as file:
        (page,) = file.pages
        operators = [str(each.operator) for each in pikepdf.parse_content_stream(page)]

        assert "/XObject" not in page.Resources
        assert operators.count("c") == 4  # the quarters of one circle


def test_box_of_the_figure_is_the_drawing_s_own() -> None:
    with pikepdf.open(io.BytesIO(write_pdf(document(SAMPLES[Drawing])))) as file:
        elements = [each for each in file.objects if isinstance(each, pikepdf.Dictionary)]
        (figure,) = [each for each in elements if each.get("/S") == "/Figure"]
        left, bottom, right, top = (float(each) for each in figure.A.BBox)

    assert (left, right - left, top - bottom) == (56, 300, 120)


@pytest.mark.parametrize("width", [300, 900])
def test_word_has_it_at_300_dots_an_inch(width: int) -> None:
    parts = docx_parts(write_docx(document(drawing(width=width))))
    (picture,) = [content for name, content in parts.items() if name.endswith(".png")]

    with Image.open(io.BytesIO(picture)) as image:
        printed = min(width, house.text_area(Paper())[0])
        assert image.width == pytest.approx(printed / 72 * 300, abs=1)
        assert image.info["dpi"] == pytest.approx((300, 300), abs=0.1)


def test_word_has_the_colours_of_the_look_and_white_paper() -> None:
    made = picture_of(drawing(Rectangle((10, 10), 30, 20, fill="accent"), Words((50, 40), "Words")))

    with Image.open(io.BytesIO(made.data)) as image:
        seen = image.convert("RGB")
        found = [seen.getpixel((round(x / 72 * 300), round(y / 72 * 300))) for x, y in ((20, 20), (90, 5))]

    assert found == [tuple(bytes.fromhex(house.ACCENT)), (255, 255, 255)]


def test_drawing_that_is_too_large_fits_the_page_it_stands_on() -> None:
    made = document(drawing(width=2000, height=3000), PageBreak(Paper(landscape=True)), drawing(width=2000))

    with pikepdf.open(io.BytesIO(write_pdf(made))) as file:
        boxes = [
            [float(side) for side in each.A.BBox]
            for each in file.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
        ]

    sizes = sorted((round(right - left), round(top - bottom)) for left, bottom, right, top in boxes)
    assert sizes == [(282, 424), (730, 18)]


def test_every_shape_is_scaled_as_a_whole() -> None:
    stroke = Stroke("ink", 2, (4, 6))
    half = Stroke("ink", 1, (2, 3))

    assert [
        scaled(Line((2, 4), (6, 8), stroke), 0.5),
        scaled(Polyline(((2, 4), (6, 8)), stroke), 0.5),
        scaled(Rectangle((2, 4), 6, 8, stroke, "tint"), 0.5),
        scaled(Circle((2, 4), 6, stroke), 0.5),
        scaled(Words((2, 4), "W", size=12), 0.5),
    ] == [
        Line((1, 2), (3, 4), half),
        Polyline(((1, 2), (3, 4)), half),
        Rectangle((1, 2), 3, 4, half, "tint"),
        Circle((1, 2), 3, half),
        Words((1, 2), "W", size=6),
    ]


def test_drawing_without_words_is_found() -> None:
    made = document(replace(drawing(), alt=" "))

    assert [finding.fault for finding in check_document(made)] == [DocumentFault.PICTURE_WITHOUT_ALT]


def test_table_beside_a_drawing_is_checked_like_any_other() -> None:
    nameless = replace(NUMBERS, header=(text("Year"), ()))
    made = document(replace(drawing(), beside=nameless))

    assert [finding.fault for finding in check_document(made)] == [DocumentFault.TABLE_WITHOUT_HEADER]
