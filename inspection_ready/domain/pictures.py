"""Pictures kept in the workspace for the welcome pack: maps, photographs, logos."""

from __future__ import annotations

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Row):
    """Text uses it by its name: ``![](picture:Town hall)``."""

    name: str
    sha256: str
    """Of the stored file."""
    media_type: str
    """image/jpeg or image/png."""
    width: int
    height: int
    """Pixels, as they are shown."""
    alt: str = ""
    """What it shows, for people who cannot see it."""
    is_decorative: bool = False
    """It says nothing the text does not: read past, and needs no alternative text."""
    caption: str = ""
    source: str = ""
    licence: str = ""
    notes: str = ""
