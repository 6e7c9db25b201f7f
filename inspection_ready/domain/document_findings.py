"""What can be wrong with a document or with text people wrote for one."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from inspection_ready.domain.frozen import dataclass


class DocumentFault(StrEnum):
    NO_TITLE = "no-title"
    HEADING_JUMP = "heading-jump"
    EMPTY_HEADING = "empty-heading"
    TABLE_WITHOUT_HEADER = "table-without-header"
    LINK_WITHOUT_WORDS = "link-without-words"
    LINK_SAYS_NOTHING = "link-says-nothing"
    LINK_TO_NOWHERE = "link-to-nowhere"
    LINK_NOT_ALLOWED = "link-not-allowed"
    CHARACTERS_WITHOUT_FONT = "characters-without-font"
    HTML_SHOWN_AS_TEXT = "html-shown-as-text"
    PICTURE_LEFT_OUT = "picture-left-out"
    PICTURE_MISSING = "picture-missing"
    FACT_UNKNOWN = "fact-unknown"
    PICTURE_WITHOUT_ALT = "picture-without-alt"
    CHART_UNKNOWN = "chart-unknown"
    CHART_WITHOUT_NUMBERS = "chart-without-numbers"
    CHART_NOT_A_NUMBER = "chart-not-a-number"
    CHART_OF_TOO_MANY = "chart-of-too-many"
    NOTE_MISSING = "note-missing"
    NOTE_NOT_REFERRED_TO = "note-not-referred-to"
    NOTE_TWICE = "note-twice"
    NOTE_IN_NOTE = "note-in-note"
    REFERENCE_MISSING = "reference-missing"
    REFERENCE_LEFT_OUT = "reference-left-out"
    PICTURE_TOO_COARSE = "picture-too-coarse"
    CARD_SMALL = "card-small"
    CARD_CUT = "card-cut"
    MAP_TOO_COARSE = "map-too-coarse"
    STYLE_TOO_FAINT = "style-too-faint"
    LISTS_ARE_MIXED = "lists-are-mixed"


@dataclass(frozen=True, slots=True)
class DocumentFinding:
    fault: DocumentFault
    where: str
    """The heading it stands under; the document's title before the first."""
    about: str = ""
    """The words or characters it is about."""
    numbers: tuple[int, ...] = ()
    """Those that its sentence says."""
    content: str = field(default="", compare=False)
    """SHA-256 of exactly what it was found in: the paragraph with its links, the table's first row, the picture."""
    details: tuple[str, ...] = ()
    """Other words that its sentence says: colours, lists."""
