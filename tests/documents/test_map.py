"""Plans on a map: pins where the places are, by a formula of the tests' own, and a list that says the same."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import combinations
from math import hypot

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from inspection_ready.documents import write_docx, write_pdf
from inspection_ready.documents.checks import check_document
from inspection_ready.documents.compose.plan import plan_blocks
from inspection_ready.documents.docx.drawings import picture_of
from inspection_ready.documents.map_frames import Tiles, frames
from inspection_ready.documents.maps import INSET, Spot, map_point, map_shapes, map_size
from inspection_ready.documents.model import Drawing, Table, plain
from inspection_ready.documents.pdf.drawing import drawing_pdf
from inspection_ready.documents.pins import RADIUS
from inspection_ready.documents.preview import page_image
from inspection_ready.documents.shapes import Image as Raster
from inspection_ready.documents.shapes import Line, Words
from inspection_ready.domain.document_findings import DocumentFault
from inspection_ready.domain.globe import (
    FARTHEST_NORTH,
    from_the_world,
    miles_a_pixel,
    miles_and_bearing,
    on_the_world,
)
from inspection_ready.domain.map_tiles import Bounds
from inspection_ready.domain.maps import MapPart
from inspection_ready.domain.packs import PackFacts
from tests.documents.blocks import document
from tests.documents.test_plan import MAIN, around, hotel
from tests.map_files import BLUE, GREEN, HALL, RED, middle_of, on_a_map, printed_map, world

PLAIN = printed_map(HALL, 13)
POINT = 480 / 1000
"""Of the paper, a pixel of the tests' maps."""


def drawings(facts: PackFacts) -> tuple[Drawing, ...]:
    return tuple(block for block in plan_blocks(facts) if isinstance(block, Drawing))


def wide(facts: PackFacts) -> Drawing:
    return drawings(facts)[-1]


def pin(drawn: Drawing, label: str) -> tuple[float, float]:
    """Its middle."""
    (found,) = (each for each in drawn.shapes if isinstance(each, Words) and each.text == label)
    return found.at[0], found.at[1] - 9 * 0.36


def listed(drawn: Drawing) -> list[tuple[str, ...]]:
    assert isinstance(drawn.beside, Table)
    return [tuple(plain(cell) for cell in row) for row in drawn.beside.rows]


def seen(drawn: Drawing) -> Image.Image:
    made = page_image(drawing_pdf(drawn), 0, scale=4)
    return Image.frombytes("RGB", (made.width, made.height), made.pixels)


def test_pins_stand_where_the_map_shows_the_places() -> None:
    """The map has a wide spot of colour where each is; the pin is in its middle, on the page as it is printed."""
    north, east = hotel(3, 1.2), hotel(4, -0.5, east=1.5)
    places = {(each.latitude or 0.0, each.longitude or 0.0): each for each in (north, east)}
    spots = dict(zip((HALL, *places), (RED, BLUE, GREEN), strict=True))
    drawn = wide(on_a_map(around(north, east), printed_map(HALL, 13, spots=spots)))
    page = seen(drawn)

    for label, (where, colour) in zip("123", spots.items(), strict=False):
        expected = tuple(
            (share * (256 << 13) - round(middle * (256 << 13)) + half) * POINT
            for share, middle, half in zip(world(where), world(HALL), (500, 350), strict=True)
        )
        on_paper = tuple(each / 4 for each in middle_of(page, colour, near=4))
        assert pin(drawn, label) == pytest.approx(expected, abs=0.3)
        assert on_paper == pytest.approx(expected, abs=0.5)


def test_list_says_the_same_as_the_plan_would() -> None:
    facts = around(hotel(3, 1.2), hotel(4, 0.1), hotel(5, latitude=None))
    expected = listed(drawings(facts)[0])
    drawn = wide(on_a_map(facts))

    assert listed(drawn) == [
        row[:3] + (("The square pin",) if row[0] == "1" else row[3:]) for row in expected
    ]
    assert isinstance(drawn.beside, Table)
    assert [plain(note) for note in drawn.beside.notes] == [
        "Not on the map, because nobody has said where they are: Hotel 5."
    ]
    assert drawn.alt == (
        "A map of Town Hall and 2 places around it. "
        "Nearest is Hotel 4, 180 yards north; farthest is Hotel 3, 1.2 miles north."
    )


def test_streets_come_first_with_those_only_that_are_on_them() -> None:
    near, all_of_it = drawings(on_a_map(around(hotel(3, 0.1), hotel(4, 2))))

    assert (plain(near.caption), plain(all_of_it.caption)) == (
        "The streets around Town Hall",
        "Around Town Hall",
    )
    assert [row[:2] for row in listed(near)] == [("1", "Town Hall"), ("2", "Hotel 3")]
    assert [row[:2] for row in listed(all_of_it)] == [
        ("1", "Town Hall"),
        ("2", "Hotel 3"),
        ("3", "Hotel 4"),
    ]


def test_what_lies_off_the_map_stands_at_its_edge_and_says_so() -> None:
    drawn = wide(on_a_map(around(hotel(3, 0.5), hotel(4, 30), hotel(5, 0, east=-40))))
    x, y = pin(drawn, "3")
    west, level = pin(drawn, "4")

    assert [row[3] for row in listed(drawn)][1:] == [
        "0.5 miles north",
        "30.0 miles north\nBeyond the edge of the map",
        "40.0 miles west\nBeyond the edge of the map",
    ]
    assert (x, y, west, level) == pytest.approx((240.0, INSET, INSET, 168.0), abs=2)


def test_whose_map_it_is_stands_below_it_in_both_formats() -> None:
    facts = on_a_map(around(hotel(3, 1)))
    whole = document(*plan_blocks(facts))

    assert [each.credit for each in drawings(facts)] == ["Map: © Northmoor Council 2026"] * 2
    assert b"Northmoor Council 2026" in _word(write_docx(whole))
    without = replace(facts.printed_maps[0], map=replace(facts.printed_maps[0].map, attribution=" "))
    assert drawings(replace(facts, printed_maps=(without,)))[0].credit == ""


def _word(made: bytes) -> bytes:
    from tests.documents.reading import docx_parts  # only here

    return docx_parts(made)["word/document.xml"]


def test_main_base_alone_is_shown_on_a_map() -> None:
    drawn = wide(on_a_map(around()))

    assert listed(drawn) == [("1", "Town Hall", "The main base", "The square pin")]
    assert drawn.alt == "A map of Town Hall and what is near it."


def test_without_the_main_base_on_it_the_plan_is_drawn() -> None:
    moved = replace(MAIN, latitude=54.0)
    facts = on_a_map(around(hotel(3, 1)), printed_map(HALL, 13))

    (drawn,) = drawings(replace(facts, bases=(moved,)))

    assert plain(drawn.caption) == "Around Town Hall, in straight lines"
    assert not any(isinstance(each, Raster) for each in drawn.shapes)


@pytest.mark.parametrize("latitude", [0.0, 35.0, 53.0, -60.0])
def test_scale_bar_is_as_long_as_it_says_on_the_ground(latitude: float) -> None:
    """Two places as far apart as the bar says, along the map's middle, are as far apart as the bar is long."""
    printed = printed_map((latitude, 10.0), 14)
    shapes = tuple(map_shapes(printed, Spot("1", latitude, 10.0), ()))
    (bar,) = (each for each in shapes if isinstance(each, Line) and each.stroke.width == 2)
    (says,) = (
        each.text
        for each in shapes
        if isinstance(each, Words) and each.text.endswith(("miles", "mile", "yards"))
    )
    number, unit = says.split()
    miles = float(number) / (1760 if unit == "yards" else 1)
    a_degree, _ = miles_and_bearing(latitude, 10.0, latitude, 11.0)

    start = map_point(printed.map, Spot("", latitude, 10.0))
    end = map_point(printed.map, Spot("", latitude, 10.0 + miles / a_degree))

    assert end[0] - start[0] == pytest.approx(bar.end[0] - bar.start[0], rel=0.01)
    assert bar.end[0] - bar.start[0] <= 0.3 * map_size(printed.map)[0]


@pytest.mark.parametrize("colour", [(0, 0, 0), (29, 79, 145), (255, 255, 255), (120, 120, 120)])
def test_every_pin_stands_on_white_whatever_the_map_shows(colour: tuple[int, int, int]) -> None:
    drawn = wide(
        on_a_map(around(hotel(3, 1)), printed_map(HALL, 13, spots={HALL: colour, (53.0145, -2.0): colour}))
    )
    page = seen(drawn)

    x, y = pin(drawn, "2")
    ring = {page.getpixel((round(4 * (x + dx)), round(4 * (y + dy)))) for dx, dy in _around(RADIUS + 0.9)}
    x, y = pin(drawn, "1")
    above = page.getpixel((round(4 * x), round(4 * (y - RADIUS - 1))))

    assert (ring, above) == ({(255, 255, 255)}, (255, 255, 255))


def _around(reach: float) -> tuple[tuple[float, float], ...]:
    return (reach, 0), (0, reach), (-reach, 0), (0, -reach)


def test_word_has_the_map_at_300_dots_an_inch_and_in_its_colours() -> None:
    made = picture_of(wide(on_a_map(around(hotel(3, 1)), printed_map(HALL, 13, spots={HALL: RED}))))

    with Image.open(io.BytesIO(made.data)) as image:
        assert image.width == pytest.approx(480 / 72 * 300, abs=1)
        assert image.info["dpi"] == pytest.approx((300, 300), abs=0.1)
        spot = image.convert("RGB").getpixel((1000 + 100, 700))
    assert isinstance(spot, tuple)
    assert max(abs(a - b) for a, b in zip(spot, RED, strict=True)) <= 4


def test_aerial_photograph_stays_one_in_word() -> None:
    printed = printed_map(HALL, 13)
    buffer = io.BytesIO()
    Image.effect_noise((1000, 700), 60).convert("RGB").save(buffer, "JPEG")
    photograph = replace(printed.picture, data=buffer.getvalue(), kind="image/jpeg")

    made = picture_of(wide(on_a_map(around(hotel(3, 1)), replace(printed, picture=photograph))))

    assert (made.kind, made.data[:3]) == ("image/jpeg", b"\xff\xd8\xff")


def test_pdf_holds_the_map_once_and_the_pins_as_lines() -> None:
    facts = on_a_map(around(hotel(3, 1)), printed_map(HALL, 13))
    made = write_pdf(document(*plan_blocks(facts), *plan_blocks(facts)))

    with pikepdf.open(io.BytesIO(made)) as file:
        images = [
            each
            for each in file.objects
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"
        ]
    assert [int(each.Width) for each in images] == [1000]


def test_same_map_gives_the_same_bytes() -> None:
    facts = on_a_map(around(hotel(3, 1)))

    once, again = (write_pdf(document(*plan_blocks(facts))) for _ in range(2))
    assert once == again
    assert write_docx(document(*plan_blocks(facts))) == write_docx(document(*plan_blocks(facts)))


def test_map_that_is_too_coarse_to_print_is_found() -> None:
    printed = printed_map(HALL, 13)
    small = replace(printed, picture=replace(printed.picture, width=500, height=350))

    assert check_document(document(*plan_blocks(on_a_map(around(), printed)))) == ()
    (found,) = check_document(document(*plan_blocks(on_a_map(around(), small))))
    assert (found.fault, found.numbers) == (DocumentFault.MAP_TOO_COARSE, (75, 150))


latitudes, longitudes = st.floats(-85, 85), st.floats(-179.9, 179.9)


@given(latitudes, longitudes, st.integers(0, 22))
def test_mercator_agrees_with_another_formula_and_with_itself(lat: float, lon: float, zoom: int) -> None:
    across, down = on_the_world(lat, lon)

    assert (across, down) == pytest.approx(world((lat, lon)), abs=1e-9)
    assert from_the_world(across, down) == pytest.approx((lat, lon), abs=1e-6)
    pixel = 1 / (256 << zoom)
    _, beside = from_the_world(across + pixel, down)
    if abs(lat) < 80:
        miles, _ = miles_and_bearing(lat, lon, lat, beside)
        assert miles == pytest.approx(miles_a_pixel(lat, zoom), rel=0.02, abs=1e-6)


@given(st.floats(-90, 90))
def test_the_poles_are_at_the_edge_of_the_world(latitude: float) -> None:
    _, down = on_the_world(latitude, 0)

    assert -1e-9 <= down <= 1 + 1e-9
    assert on_the_world(FARTHEST_NORTH, 0)[1] == pytest.approx(0, abs=1e-9)


spots = st.tuples(st.floats(-70, 70), st.floats(-170, 170))


@given(st.lists(spots, max_size=12))
def test_every_pin_stands_on_the_map_and_apart_from_the_others(others: list[tuple[float, float]]) -> None:
    printed = PLAIN
    shapes = tuple(
        map_shapes(printed, Spot("1", *HALL), [Spot(str(n), *where) for n, where in enumerate(others, 2)])
    )
    width, height = map_size(printed.map)
    labels = {str(n) for n in range(1, len(others) + 2)}
    middles = [each.at for each in shapes if isinstance(each, Words) and each.text in labels]

    assert len(middles) == len(labels)
    assert all(0 < x < width and 0 < y < height for x, y in middles)
    assert all(hypot(a[0] - b[0], a[1] - b[1]) >= 2 * RADIUS for a, b in combinations(middles, 2))


def tiles(area: Bounds, *levels: int, doubled: int = 0) -> Tiles:
    return Tiles(doubled, dict.fromkeys(levels, area), area)


offsets = st.tuples(st.floats(-0.3, 0.3), st.floats(-0.3, 0.3))


@given(st.lists(offsets, max_size=8), st.integers(0, 1), st.integers(12, 18), st.floats(-60, 60))
def test_frames_hold_the_main_base_inside_the_file_and_print_sharp(
    others: list[tuple[float, float]], doubled: int, finest: int, latitude: float
) -> None:
    main = (latitude, 10.0)
    area = Bounds(9.8, latitude - 0.15, 10.2, latitude + 0.15)
    around = [(latitude + north, 10.0 + east) for north, east in others]

    made = frames(main, around, tiles(area, *range(6, finest + 1), doubled=doubled), file="a")

    assert made[-1].part is MapPart.WIDE
    for frame in made:
        whole = 256 << frame.zoom
        left, top = (share * whole for share in world((area.north, area.west)))
        right, bottom = (share * whole for share in world((area.south, area.east)))
        x, y = (share * whole for share in world(main))
        assert frame.across <= x <= frame.across + frame.width
        assert frame.down <= y <= frame.down + frame.height
        assert left - 1 <= frame.across <= frame.across + frame.width <= right + 1
        assert top - 1 <= frame.down <= frame.down + frame.height <= bottom + 1
        assert frame.width <= 1.35 * (1000 << doubled)
        is_whole = frame.width > right - left - 2 or frame.height > bottom - top - 2
        assert frame.width >= 1000 << doubled or frame.zoom == finest + doubled or is_whole
