"""What a camera or a program noted in a picture: where it was taken, by whom, with what."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

from inspection_ready.domain.errors import CannotRead

MAKE, MODEL, DESCRIPTION, ARTIST, COPYRIGHT, OWNER, SERIAL = (
    0x010F,
    0x0110,
    0x010E,
    0x013B,
    0x8298,
    0xA430,
    0xA431,
)
XP_AUTHOR, XP_COMMENT, USER_COMMENT = 0x9C9D, 0x9C9C, 0x9286
GPS, DETAILS = 0x8825, 0x8769
LATITUDE, LONGITUDE = 2, 4
LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class PictureFacts:
    has_place: bool
    camera: str
    people: tuple[str, ...]
    remarks: tuple[str, ...]


def picture_facts(data: bytes, *, file: str) -> PictureFacts:
    """Its points are not unpacked. Raises CannotRead("release_damaged") for what is no picture."""
    from PIL import Image  # slow import

    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # that it is large, or its notes are odd: nothing is unpacked here
            with Image.open(io.BytesIO(data)) as image:
                exif = image.getexif()
                place, details = exif.get_ifd(GPS), exif.get_ifd(DETAILS)
                written = {key: value for key, value in image.info.items() if isinstance(value, str)}
    # a damaged picture makes Pillow raise nearly anything
    except Exception as error:
        raise CannotRead("release_damaged", file=file) from error
    people = (exif.get(ARTIST), exif.get(XP_AUTHOR), details.get(OWNER), written.get("Author"))
    remarks = (exif.get(DESCRIPTION), exif.get(COPYRIGHT), exif.get(XP_COMMENT), details.get(USER_COMMENT))
    more = (written.get("Comment"), written.get("Description"), written.get("Title"))
    camera = " ".join(
        filter(None, (_words(exif.get(MAKE)), _words(exif.get(MODEL)), _words(details.get(SERIAL))))
    )
    return PictureFacts(
        has_place=LATITUDE in place and LONGITUDE in place,
        camera=camera,
        people=tuple(filter(None, map(_words, people))),
        remarks=tuple(filter(None, map(_words, (*remarks, *more)))),
    )


def _words(value: object) -> str:
    if isinstance(value, bytes):
        wide = value.count(0) * 3 > len(value)
        value = value.removeprefix(b"ASCII\x00\x00\x00").removeprefix(b"UNICODE\x00")
        value = value.decode("utf-16-le" if wide else "utf-8", "replace")
    return " ".join(str(value).replace("\x00", "").split())[:LONGEST] if value is not None else ""
