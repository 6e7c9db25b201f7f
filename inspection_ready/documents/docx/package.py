"""A Word file as its parts: a zip archive, read and written the same way every time."""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache
from typing import TYPE_CHECKING

from inspection_ready.documents import house_style as house
from inspection_ready.resources import resource_path

if TYPE_CHECKING:
    from inspection_ready.documents.look import Look

# the earliest moment a zip can hold: the parts have no dates of their own
FIXED_MOMENT = (1980, 1, 1, 0, 0, 0)


@lru_cache(maxsize=1)
def template_parts() -> dict[str, bytes]:
    """The parts of our template, by name, in the order Word expects; not to be changed in place."""
    with zipfile.ZipFile(resource_path("word", "inspection-ready.docx")) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@lru_cache(maxsize=16)
def parts_in_colours(accent: str, link: str, font: str) -> dict[str, bytes]:
    """Our template's parts in another brand's colours and font; not to be changed in place."""
    parts = dict(template_parts())
    linked = 'w:val="{}"/><w:u w:val="single"/>'
    for name in ("word/styles.xml", "word/theme/theme1.xml", "word/fontTable.xml"):
        text = parts[name].decode()
        text = text.replace(linked.format(house.ACCENT), linked.format("link"))
        text = text.replace(f'"{house.ACCENT}"', f'"{accent}"').replace(
            linked.format("link"), linked.format(link)
        )
        parts[name] = text.replace(f'"{house.WORD_FONT}"', f'"{font}"').encode()
    return parts


def parts_in(look: Look) -> dict[str, bytes]:
    return parts_in_colours(look.accent, look.link, look.word_font)


def write_package(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, FIXED_MOMENT)
            is_picture = name.startswith("word/media/")  # packed already
            entry.compress_type = zipfile.ZIP_STORED if is_picture else zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same bytes on every operating system
            archive.writestr(entry, content)
    return buffer.getvalue()
