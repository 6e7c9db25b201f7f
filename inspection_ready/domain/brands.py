"""The council's look, as the workspace keeps it: its files are stored under their SHA-256."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from inspection_ready.domain.contrast import FOR_LARGE
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.printed_brands import BrandFont
from inspection_ready.domain.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand(Row):
    """One row. What is empty is as the app has it."""

    accent: str = ""
    """Of first-level headings, rules and bars: six hexadecimal digits."""
    link: str = ""
    """Of links; empty for the accent, made to stand out as text must."""
    font: BrandFont = BrandFont.ATKINSON
    header: str = ""
    """In place of the council's name at the head of each page."""
    footer: str = ""
    logo_sha256: str | None = None
    logo_name: str = ""
    """What the logo's file was called."""
    logo_type: str = ""
    """image/jpeg or image/png."""
    logo_width: int = 0
    logo_height: int = 0
    logo_alt: str = ""
    """What the logo says, for people who cannot see it."""
    template_sha256: str | None = None
    template_name: str = ""


class Unlike(StrEnum):
    """What a PDF does not take from the council's Word template."""

    WORDS = "words"
    PICTURES = "pictures"
    BORDERS = "borders"
    PAPER = "paper"
    MARGINS = "margins"


@dataclass(frozen=True, slots=True)
class TemplateReading:
    """What there is to say of the council's Word template beside that it can be used."""

    unlike: tuple[Unlike, ...] = ()
    font: str = ""
    """Of its text, as far as it names one."""
    faint: tuple[FaintStyle, ...] = ()
    """Styles that can be read with effort: above 3 to 1, and still too little."""


class BrandFault(StrEnum):
    NOT_A_COLOUR = "not_a_colour"
    TOO_FAINT = "too_faint"
    TOO_LONG = "too_long"
    WITHOUT_FONT = "without_font"
    LOGO_WITHOUT_WORDS = "logo_without_words"
    TEMPLATE_TOO_FAINT = "template_too_faint"


@dataclass(frozen=True, slots=True)
class BrandFinding:
    """Why documents would be worse for it: ``about`` is the field of Brand to mend."""

    about: str
    fault: BrandFault
    told: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FaintStyle:
    """A style of the council's template whose words do not stand out from what is behind them."""

    name: str
    """As Word shows it."""
    colour: str
    ground: str
    ratio: float
    needed: float
    nearest: str

    @property
    def breaks_documents(self) -> bool:
        """Hardly anybody can read it. Above that it is told with every pack, and may be left with a reason."""
        return self.ratio < FOR_LARGE
