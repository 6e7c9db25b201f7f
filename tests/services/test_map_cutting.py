"""Pictures cut from files of tiles: what is on them stands where it stands on the ground."""

from __future__ import annotations

import io
from dataclasses import replace
from math import cos, pi, radians
from pathlib import Path

import pytest
from PIL import Image

from inspection_ready.domain.maps import Map, MapPart
from inspection_ready.services.maps import CutMap, cut_from, plain_attribution
from tests.map_files import BLUE, GREEN, HALL, RED, Drawn, map_file, middle_of, tile_at

STATION, DEPOT = (53.004, -2.008), (52.97, -1.94)
SPOTS = {HALL: RED, STATION: BLUE, DEPOT: GREEN}
OTHERS = (STATION, DEPOT)


def part(cut: CutMap, wanted: MapPart = MapPart.WIDE) -> tuple[Map, Image.Image]:
    (found,) = [
        (row, Image.open(io.BytesIO(made.data)))
        for row, made in zip(cut.rows, cut.pictures, strict=True)
        if row.part is wanted
    ]
    return found


@pytest.mark.parametrize(
    "drawn",
    [
        Drawn(),
        Drawn(form="JPEG"),
        Drawn(form="WEBP"),
        Drawn(size=512, zooms=(10, 11, 12, 13, 14)),
        Drawn(is_view=True),
        Drawn(from_south=False, told={"scheme": "xyz"}),
        Drawn(from_south=False),
        Drawn(told={"bounds": ""}),
        Drawn(told={"bounds": "1,2,3"}),
        Drawn(told={"bounds": "-180,-85,180,85"}),
        Drawn(told={"bounds": "20,-10,30,10"}),
        Drawn(zooms=(8, 15)),
    ],
    ids=str,
)
def test_places_stand_on_the_picture_where_the_row_says(drawn: Drawn, tmp_path: Path) -> None:
    file = map_file(tmp_path / "a.mbtiles", replace(drawn, spots=SPOTS))

    cut = cut_from(file, HALL, OTHERS)

    for wanted in MapPart:
        row, image = part(cut, wanted)
        assert image.size == (row.width, row.height)
        for where, colour in SPOTS.items():
            if row.shows(*where):
                assert middle_of(image, colour) == pytest.approx(row.at(*where), abs=1.5)
    assert [row.part for row in cut.rows] == [MapPart.NEAR, MapPart.WIDE]
    assert all(row.shows(*where) for where in SPOTS for row in cut.rows if row.part is MapPart.WIDE)


def test_a_map_prints_between_150_and_200_to_an_inch(tmp_path: Path) -> None:
    cut = cut_from(map_file(tmp_path / "a.mbtiles", Drawn(zooms=(13, 14, 15, 16))), HALL, OTHERS)

    assert all(1000 <= row.width <= 1340 for row in cut.rows)


def test_what_it_says_of_itself_is_kept(tmp_path: Path) -> None:
    row, _ = part(cut_from(map_file(tmp_path / "north.mbtiles"), HALL, OTHERS))

    assert (row.name, row.attribution, row.file) == (
        "Northmoor streets",
        "© Northmoor Council 2026",
        "north.mbtiles",
    )
    assert (row.west, row.south, row.east, row.north) == (-2.12, 52.93, -1.88, 53.07)
    assert row.blank == 0


def test_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    file = map_file(tmp_path / "a.mbtiles", Drawn(spots=SPOTS))

    first, second = cut_from(file, HALL, OTHERS), cut_from(file, HALL, OTHERS)

    assert [row.sha256 for row in first.rows] == [row.sha256 for row in second.rows]


def test_a_mile_is_as_long_as_the_latitude_has_it(tmp_path: Path) -> None:
    """The equator's circle, less by the cosine, over the pixels of the world at that zoom."""
    row, _ = part(cut_from(map_file(tmp_path / "a.mbtiles"), HALL, OTHERS))

    expected = 2 * pi * 3958.8 * cos(radians(52.985)) / (256 * 2**row.zoom)
    assert row.miles_a_pixel == pytest.approx(expected, rel=0.001)


def test_what_the_file_has_not_is_off_the_map(tmp_path: Path) -> None:
    far = (53.2, -2.0)
    row, _ = part(cut_from(map_file(tmp_path / "a.mbtiles"), HALL, (*OTHERS, far)))

    assert not row.shows(*far)
    assert not row.is_in_its_file(*far)
    assert all(row.shows(*where) for where in (HALL, *OTHERS))


def test_what_can_be_walked_to_does_not_keep_the_bases_off_the_wide_map(tmp_path: Path) -> None:
    """Many cafés round the corner, and two bases some miles out."""
    cafes = [(53.0 + step / 10_000, -2.0) for step in range(1, 20)]
    other, cottage = (53.03, -2.05), (53.9, -2.0)
    whole = Drawn(bounds=(-2.12, 52.93, -1.88, 54.0), zooms=(10, 11, 12, 13, 14))
    row, _ = part(
        cut_from(map_file(tmp_path / "a.mbtiles", whole), HALL, (*cafes, DEPOT, other, STATION, cottage))
    )

    assert row.shows(*DEPOT)
    assert row.shows(*other)
    assert not row.shows(*cottage)


@pytest.mark.parametrize(
    ("bounds", "off"),
    [((-2.01, 52.0, -1.99, 54.0), (53.8, -2.0)), ((-3.0, 52.99, -1.0, 53.01), (53.0, -1.1))],
)
def test_strip_of_a_map_is_cut_around_the_main_base(
    bounds: tuple[float, float, float, float], off: tuple[float, float], tmp_path: Path
) -> None:
    row, _ = part(cut_from(map_file(tmp_path / "a.mbtiles", Drawn(bounds=bounds, zooms=(15,))), HALL, (off,)))

    assert row.shows(*HALL)
    assert not row.shows(*off)
    assert row.height <= 1.21 * row.width
    assert row.width <= 2.21 * row.height


def test_one_map_where_the_streets_are_on_the_wide_one(tmp_path: Path) -> None:
    cut = cut_from(map_file(tmp_path / "a.mbtiles"), HALL, (STATION,))

    assert [row.part for row in cut.rows] == [MapPart.WIDE]


def test_missing_and_empty_and_damaged_tiles_are_left_blank_and_counted(tmp_path: Path) -> None:
    drawn = Drawn(spots=SPOTS)
    whole = cut_from(map_file(tmp_path / "a.mbtiles", drawn), HALL, (STATION,))
    zoom = whole.rows[0].zoom
    station = tile_at(zoom, STATION)
    assert station != tile_at(zoom, HALL)

    for number, data in enumerate((b"", b"\x89PNG\r\n\x1a\nhalf", b"nonsense", b"\x89PNG")):
        holed = map_file(tmp_path / f"{number}.mbtiles", drawn, **{station: data})
        row, image = part(cut_from(holed, HALL, (STATION,)))
        x, y = (int(each) for each in row.at(*STATION))
        assert image.convert("RGB").getpixel((x, y)) == (255, 255, 255)
        assert (
            3 <= row.blank <= 100 * 256**2 / (row.width * row.height) + 1
        )  # a tile, or the part of it that is seen


def test_aerial_photographs_are_kept_as_photographs(tmp_path: Path) -> None:
    noise = io.BytesIO()
    grains = [Image.effect_noise((512, 512), spread) for spread in (90, 91, 92)]
    Image.merge("RGB", grains).save(noise, "JPEG", quality=95)
    drawn = Drawn(size=512, zooms=(15,))
    _, x, y = tile_at(15, HALL)[1:].split("_")
    around = [(int(x) + dx, int(y) + dy) for dx in range(-6, 7) for dy in range(-6, 7)]
    names = {f"t15_{column}_{row}": noise.getvalue() for column, row in around}

    cut = cut_from(map_file(tmp_path / "a.mbtiles", drawn, **names), HALL, (STATION,))

    (made,) = cut.pictures
    assert (made.kind, made.data[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    assert cut.rows[0].media_type == "image/jpeg"


@pytest.mark.parametrize(
    ("told", "printed"),
    [
        ("", ""),
        ("  Contains OS data \n © Crown copyright 2026 ", "Contains OS data © Crown copyright 2026"),
        (
            '<a href="https://www.openstreetmap.org/copyright" target="_blank">&copy; OpenStreetMap contributors</a>',
            "© OpenStreetMap contributors (openstreetmap.org/copyright)",
        ),
        ("<b>Ours</b> &amp; <script>alert(1)</script>theirs", "Ours & alert(1)theirs"),
    ],
)
def test_attribution_is_printed_in_words(told: str, printed: str) -> None:
    assert plain_attribution(told) == printed
