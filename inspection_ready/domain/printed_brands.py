"""The council's look as documents are written with it: its files are there, and it was found to break none."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass

if TYPE_CHECKING:
    from inspection_ready.domain.printed_pictures import PrintedPicture


class BrandFont(StrEnum):
    """Those a PDF made here can carry; Word asks for one every computer has."""

    ATKINSON = "atkinson"
    DEJAVU = "dejavu"


@dataclass(frozen=True, slots=True)
class WordTemplate:
    """The council's own file, as it was stored."""

    name: str
    """What it was called."""
    sha256: str
    data: bytes = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedBrand:
    """Without anything: the app's own look."""

    accent: str = ""
    """Of first-level headings and rules: six hexadecimal digits; empty for the app's own."""
    link: str = ""
    """Of links; empty for the accent, made to stand out as text must."""
    font: BrandFont = BrandFont.ATKINSON
    logo: PrintedPicture | None = None
    """At the head of the first page."""
    header: str = ""
    """At the head of every page, in place of the council's name."""
    footer: str = ""
    """At the foot of every page, below what the document says there."""
    template: WordTemplate | None = None
    """Of Word files; PDFs follow the rest."""
