"""What in a Word file marks a change, a field or a place, and what is gathered while a paragraph or a table is open."""

from __future__ import annotations

from dataclasses import dataclass, field

from inspection_ready.domain.release_findings import Part, ReleaseFault

CHANGES = {
    "w:ins": ReleaseFault.TRACKED_INSERTION,
    "w:del": ReleaseFault.TRACKED_DELETION,
    "w:moveFrom": ReleaseFault.TRACKED_MOVE,
    "w:moveTo": ReleaseFault.TRACKED_MOVE,
    "w:rPrChange": ReleaseFault.TRACKED_FORMAT,
    "w:pPrChange": ReleaseFault.TRACKED_FORMAT,
    "w:sectPrChange": ReleaseFault.TRACKED_FORMAT,
    "w:tblPrChange": ReleaseFault.TRACKED_FORMAT,
    "w:tblPrExChange": ReleaseFault.TRACKED_FORMAT,
    "w:tblGridChange": ReleaseFault.TRACKED_FORMAT,
    "w:tcPrChange": ReleaseFault.TRACKED_FORMAT,
    "w:trPrChange": ReleaseFault.TRACKED_FORMAT,
    "w:numberingChange": ReleaseFault.TRACKED_OTHER,
    "w:cellIns": ReleaseFault.TRACKED_OTHER,
    "w:cellDel": ReleaseFault.TRACKED_OTHER,
    "w:cellMerge": ReleaseFault.TRACKED_OTHER,
    "w:customXmlInsRangeStart": ReleaseFault.TRACKED_OTHER,
    "w:customXmlDelRangeStart": ReleaseFault.TRACKED_OTHER,
}
AROUND_WORDS = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")
TITLE_STYLES = ("title", "heading1")
PLAIN_TABLES = ("", "TableNormal", "TableGrid")
NAMES = frozenset((Part.HEADER, Part.FOOTER, Part.WATERMARK))
OUTSIDE_FIELDS = {
    "INCLUDETEXT": ReleaseFault.EXTERNAL_DATA,
    "INCLUDEPICTURE": ReleaseFault.EXTERNAL_PICTURE,
    "LINK": ReleaseFault.EXTERNAL_WORKBOOK,
    "DDE": ReleaseFault.EXTERNAL_DATA,
    "DDEAUTO": ReleaseFault.EXTERNAL_DATA,
    "DATABASE": ReleaseFault.EXTERNAL_DATA,
}


@dataclass(slots=True)
class OpenParagraph:
    words: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    pale: list[str] = field(default_factory=list)
    tiny: list[str] = field(default_factory=list)
    changes: list[tuple[ReleaseFault, str, list[str]]] = field(default_factory=list)
    is_hidden: bool = False
    is_filled: bool = False
    is_title: bool = False


@dataclass(slots=True)
class OpenTable:
    row: int = -1
    column: int = -1
    heads: dict[int, list[str]] = field(default_factory=dict)
    is_styled: bool = False
    is_filled: bool = False
