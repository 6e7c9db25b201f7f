from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from inspection_ready.documents.pictures import LARGEST_KEPT, LONGEST_SIDE, make_picture
from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.printed_pictures import MadePicture
from inspection_ready.phrases.errors import error_sentence

if TYPE_CHECKING:
    from collections.abc import Callable

RED, BLUE = (200, 20, 20), (20, 20, 200)


def saved(image: Image.Image, form: str, **how: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, form, **how)
    return buffer.getvalue()


def two_colours(mode: str = "RGB", size: tuple[int, int] = (60, 40)) -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    return image.convert(mode)


def pixels(made: MadePicture) -> Image.Image:
    image = Image.open(io.BytesIO(made.data))
    image.load()
    return image


def near(found: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(found, tuple)
    return all(abs(a - b) < 40 for a, b in zip(found, wanted, strict=True))


def refusal(data: bytes) -> CannotRead:
    with pytest.raises(CannotRead) as raised:
        make_picture(data, file="map.png")
    return raised.value


@pytest.mark.parametrize(("form", "kind"), [("JPEG", "image/jpeg"), ("PNG", "image/png")])
def test_picture_keeps_its_kind_size_and_colours(form: str, kind: str) -> None:
    made = make_picture(saved(two_colours(), form), file="a")

    assert (made.kind, made.width, made.height, made.is_smaller) == (kind, 60, 40, False)
    assert near(pixels(made).getpixel((10, 10)), RED)
    assert near(pixels(made).getpixel((50, 10)), BLUE)


@pytest.mark.parametrize(
    ("orientation", "size", "red_at"),
    [
        (1, (60, 40), (5, 20)),
        (2, (60, 40), (55, 20)),
        (3, (60, 40), (55, 20)),
        (4, (60, 40), (5, 20)),
        (5, (40, 60), (20, 5)),
        (6, (40, 60), (20, 5)),
        (7, (40, 60), (20, 55)),
        (8, (40, 60), (20, 55)),
    ],
)
def test_picture_is_turned_as_it_was_held(
    orientation: int, size: tuple[int, int], red_at: tuple[int, int]
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation

    made = make_picture(saved(two_colours(), "JPEG", exif=exif.tobytes()), file="a")

    assert (made.width, made.height) == size
    assert near(pixels(made).getpixel(red_at), RED)


def test_where_and_by_whom_it_was_taken_is_not_kept() -> None:
    exif = Image.Exif()
    exif[0x010E] = "SECRET"
    exif.get_ifd(0x8825)[1] = "SECRET"
    words = PngInfo()
    words.add_text("Comment", "SECRET")
    jpeg = saved(two_colours(), "JPEG", exif=exif.tobytes(), comment=b"SECRET", xmp=b"SECRET")
    png = saved(two_colours(), "PNG", exif=exif.tobytes(), pnginfo=words)

    assert jpeg.count(b"SECRET") >= 3
    assert png.count(b"SECRET") >= 2
    for data in (jpeg + b"SECRET", png + b"SECRET"):
        made = make_picture(data, file="a")
        assert b"SECRET" not in made.data
        assert not {"exif", "xmp", "comment", "icc_profile"} & set(pixels(made).info)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "1", "I;16"])
def test_every_sort_of_png_becomes_plain(mode: str) -> None:
    image = Image.new("I;16", (60, 40), 200 * 256) if mode == "I;16" else two_colours(mode)

    made = make_picture(saved(image, "PNG"), file="a")

    assert pixels(made).mode == "RGB"
    if mode == "I;16":
        assert pixels(made).getpixel((5, 5)) == (200, 200, 200)


def test_what_is_see_through_becomes_paper() -> None:
    clear = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
    listed = two_colours("P")
    red = listed.getpixel((5, 5))

    for png in (saved(clear, "PNG"), saved(listed, "PNG", transparency=red)):
        assert pixels(make_picture(png, file="a")).getpixel((5, 5)) == (255, 255, 255)


def test_print_colours_become_screen_colours() -> None:
    cmyk = two_colours("CMYK")

    made = make_picture(saved(cmyk, "JPEG"), file="a")

    assert pixels(made).mode == "RGB"
    assert near(pixels(made).getpixel((10, 10)), RED)


def test_colours_are_turned_by_the_pictures_own_profile() -> None:
    swapped = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    wide = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    for profile in (swapped, wide, b"no profile at all"):
        data = saved(two_colours(), "JPEG", icc_profile=profile)

        assert near(pixels(make_picture(data, file="a")).getpixel((10, 10)), RED)


def test_picture_far_too_large_for_paper_is_made_smaller() -> None:
    for form in ("JPEG", "PNG"):
        made = make_picture(saved(two_colours(size=(3000, 1500)), form), file="a")

        assert (made.width, made.height) == (LONGEST_SIDE, LONGEST_SIDE // 2)
        assert made.is_smaller
        assert near(pixels(made).getpixel((10, 10)), RED)


def test_noise_is_kept_small_enough() -> None:
    noise = Image.effect_noise((1200, 1200), 200).convert("RGB")

    made = make_picture(saved(noise, "PNG"), file="a")

    assert made.kind == "image/jpeg"
    assert len(made.data) <= LARGEST_KEPT


def png_saying(width: int, height: int) -> bytes:
    def chunk(name: bytes, content: bytes) -> bytes:
        body = name + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 100_000))
        + chunk(b"IEND", b"")
    )


def test_bomb_is_refused_before_it_is_opened() -> None:
    bomb = png_saying(20_000, 10_000)

    error = refusal(bomb)

    assert (error.code, error.data["millions"]) == ("picture_too_large", 200)


@pytest.mark.parametrize("cut", [10, 40, 200, 600])
@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_part_of_a_picture_is_refused(form: str, cut: int) -> None:
    whole = saved(Image.effect_noise((60, 40), 50).convert("RGB"), form)

    assert refusal(whole[: min(cut, len(whole) - 30)]).code == "picture_damaged"


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (b"", "file_empty", "is empty"),
        (saved(two_colours("P"), "GIF"), "picture_of_another_kind", "a GIF picture"),
        (saved(two_colours(), "WEBP"), "picture_of_another_kind", "a WebP picture"),
        (saved(two_colours(), "TIFF"), "picture_of_another_kind", "a TIFF picture"),
        (saved(two_colours(), "BMP"), "picture_of_another_kind", "BMP"),
        (b"\x00\x00\x00\x18ftypheic", "picture_of_another_kind", "an iPhone picture (HEIC)"),
        (b'<?xml version="1.0"?>\n<svg xmlns="x">', "picture_of_another_kind", "an SVG drawing"),
        (b"Dear Sir", "not_a_picture", "is not a picture"),
    ],
)
def test_other_file_is_refused_in_words(data: bytes, code: str, said: str) -> None:
    error = refusal(data)

    assert error.code == code
    assert said in error_sentence(error)
    assert "Nothing was changed." in error_sentence(error)


JPEG = saved(two_colours(size=(24, 16)), "JPEG", comment=b"x")
PNG = saved(two_colours(size=(24, 16)), "PNG")


@settings(max_examples=300)
@given(
    st.sampled_from([JPEG, PNG]), st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=6)
)
def test_damage_is_refused_or_read_and_never_a_crash(data: bytes, changes: list[tuple[int, int]]) -> None:
    damaged = bytearray(data)
    for place, value in changes:
        damaged[place % len(damaged)] = value

    try:
        made = make_picture(bytes(damaged), file="a")
    except CannotRead:
        return
    assert pixels(made).size == (made.width, made.height)


def test_same_picture_gives_the_same_bytes() -> None:
    makers: list[Callable[[], bytes]] = [lambda: make_picture(JPEG, file="a").data] * 2

    first, second = (make() for make in makers)

    assert first == second
