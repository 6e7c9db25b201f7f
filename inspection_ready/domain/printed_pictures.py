"""Pictures as documents print them: the stored file with what is said about it."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from inspection_ready.domain.frozen import dataclass

PictureKind = Literal["image/jpeg", "image/png"]


@dataclass(frozen=True, slots=True)
class MadePicture:
    """The file to keep."""

    data: bytes = field(repr=False)
    kind: PictureKind
    width: int
    height: int
    is_smaller: bool
    """It had more pixels than paper can show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPicture:
    """The file is one that ``documents.pictures`` made: upright, in screen colours (RGB), nothing see-through."""

    name: str
    data: bytes = field(repr=False)
    kind: PictureKind
    width: int
    height: int
    """In pixels."""
    wide: float = 0.0
    """In points, where whoever placed it said how wide it is; 0 leaves that to its pixels."""
    alt: str = ""
    """What it shows, for people who cannot see it."""
    is_decorative: bool = False
    """It says nothing the text does not: read past."""
    caption: str = ""
    credit: str = ""
    """Whose it is, and under what licence; printed under it."""
