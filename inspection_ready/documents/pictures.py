"""Makes a picture somebody chose into one that documents can print.

Only what is seen is kept: the picture is decoded and written anew, upright, in the screen's colours (sRGB),
on white paper. Where it was taken, by whom and with what is gone, and so is anything hidden in the file.
"""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.printed_pictures import MadePicture

if TYPE_CHECKING:
    from PIL.Image import Image

    from inspection_ready.domain.printed_pictures import PictureKind

LONGEST_SIDE = 2000  # pixels; across a printed page that is 300 to an inch
LARGEST_KEPT = 1_500_000  # bytes
LARGEST_FILE = 60_000_000  # bytes
MOST_PIXELS = 64_000_000
"""Decoded, these take a quarter of a gigabyte; ordinary telephones make 12 to 50 million."""
QUALITIES = (88, 80, 70, 60)

# what Pillow's decoders raise on files that are cut off, damaged or made to do harm
DAMAGED = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    struct.error,
    zlib.error,
    IndexError,
    KeyError,
    TypeError,
)
_OTHER_KINDS = (
    (0, b"GIF8", "a GIF picture"),
    (0, b"BM", "a bitmap (BMP)"),
    (0, b"II*\x00", "a TIFF picture"),
    (0, b"MM\x00*", "a TIFF picture"),
    (8, b"WEBP", "a WebP picture"),
    (4, b"ftyphei", "an iPhone picture (HEIC)"),
    (4, b"ftyphev", "an iPhone picture (HEIC)"),
    (4, b"ftypmif1", "an iPhone picture (HEIC)"),
    (4, b"ftypavif", "an AVIF picture"),
    (0, b"%PDF", "a PDF"),
    (0, b"\x00\x00\x01\x00", "an icon"),
)


def make_picture(data: bytes, *, file: str) -> MadePicture:
    """From the bytes of a JPEG or a PNG; ``file`` is its name, for the sentence if it cannot be used."""
    if not data:
        raise CannotRead("file_empty", file=file)
    if len(data) > LARGEST_FILE:
        raise CannotRead("picture_file_too_large", file=file, megabytes=len(data) // 1_000_000)
    kind = _kind(data, file)
    try:
        opened = _opened(data, kind)
        if opened.width * opened.height > MOST_PIXELS:
            millions = opened.width * opened.height // 1_000_000
            raise CannotRead("picture_too_large", file=file, millions=millions)
        original = max(opened.size)
        shown = _upright(_flat_colours(_fitting(opened)), opened)
        kind, written, shown = _written(shown, kind)
    except DAMAGED as error:
        raise CannotRead("picture_damaged", file=file) from error
    return MadePicture(
        data=written,
        kind=kind,
        width=shown.width,
        height=shown.height,
        is_smaller=max(shown.size) < original,
    )


def _kind(data: bytes, file: str) -> PictureKind:
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    for place, signature, what in _OTHER_KINDS:
        if data[place:].startswith(signature):
            raise CannotRead("picture_of_another_kind", file=file, what=what)
    if b"<svg" in data[:4096].lower():
        raise CannotRead("picture_of_another_kind", file=file, what="an SVG drawing")
    raise CannotRead("not_a_picture", file=file)


def _opened(data: bytes, kind: PictureKind) -> Image:
    """Its head only; the two decoders are called by name, so that no other ever sees the bytes."""
    from PIL.JpegImagePlugin import JpegImageFile  # slow import
    from PIL.PngImagePlugin import PngImageFile  # slow import

    decoder = JpegImageFile if kind == "image/jpeg" else PngImageFile
    return decoder(io.BytesIO(data))


def _fitting(image: Image) -> Image:
    """A JPEG that is far too large is decoded small at once."""
    image.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
    image.load()
    return image


def _flat_colours(image: Image) -> Image:
    """sRGB, nothing see-through, and no larger than wanted."""
    from PIL import Image as images  # noqa: N813 - slow import; a module, though named like the class in it

    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value / 256)
    if image.mode in {"LA", "PA", "La", "RGBA", "RGBa"} or "transparency" in image.info:
        profile = image.info.get("icc_profile")
        seen = image.convert("RGBA")
        paper = images.new("RGBA", seen.size, "white")
        image = images.alpha_composite(paper, seen).convert("RGB")
        image.info["icc_profile"] = profile
    image = image.convert("L").convert("RGB") if image.mode in {"1", "I", "L"} else _in_screen_colours(image)
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return image


def _in_screen_colours(image: Image) -> Image:
    """By the picture's own profile where it has a good one; print colours (CMYK) without one are guessed."""
    from PIL import ImageCms  # slow import

    profile = image.info.get("icc_profile")
    if image.mode == "P":
        image = image.convert("RGB")
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            turned = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            turned = None
        if turned is not None:
            return turned
    return image.convert("RGB")


def _upright(image: Image, opened: Image) -> Image:
    """As it was held when it was taken; then nothing of the file but its pixels."""
    from PIL import Image as images  # noqa: N813 - slow import; a module, though named like the class in it

    turn = {
        2: images.Transpose.FLIP_LEFT_RIGHT,
        3: images.Transpose.ROTATE_180,
        4: images.Transpose.FLIP_TOP_BOTTOM,
        5: images.Transpose.TRANSPOSE,
        6: images.Transpose.ROTATE_270,
        7: images.Transpose.TRANSVERSE,
        8: images.Transpose.ROTATE_90,
    }.get(_orientation(opened))
    if turn is not None:
        image = image.transpose(turn)
    return images.frombytes(image.mode, image.size, image.tobytes())


def _orientation(opened: Image) -> int:
    try:
        return int(opened.getexif().get(0x0112, 1))
    except DAMAGED:
        return 1  # a camera's notes may be damaged where its picture is not


def _written(image: Image, kind: PictureKind) -> tuple[PictureKind, bytes, Image]:
    """As it came, unless that is too large: then as a JPEG, of less quality, and at last of half the size."""
    if kind == "image/png":
        png = saved(image, "PNG")
        if len(png) <= LARGEST_KEPT:
            return "image/png", png, image
    for quality in QUALITIES:
        jpeg = saved(image, "JPEG", quality=quality, optimize=True)
        if len(jpeg) <= LARGEST_KEPT:
            return "image/jpeg", jpeg, image
    return _written(image.reduce(2), "image/jpeg")


def saved(image: Image, form: str, **how: int) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, form, **how)
    return buffer.getvalue()
