"""What the cells of one column say of its field; what stands in a thousand rows is worked out once."""

from __future__ import annotations

from typing import Any, TypeAlias

from inspection_ready.domain.notes import Note
from inspection_ready.records.cell_readers import Cleaned
from inspection_ready.records.cell_text import cell_text
from inspection_ready.records.clean import MOST_REMEMBERED, Cleaner
from inspection_ready.records.fields import Field, Kind

CAN_BE_LEFT_OUT = (Kind.CHOICE, Kind.YES_NO_UNKNOWN)
LONGEST_EXACT = 1e15
"""From here on a number and its equal of another type are no longer written alike."""


Said: TypeAlias = "tuple[Any, Note | None, bool, bool]"
"""Value, note, refuses, clears. The value is None where the cell says nothing; a row that is refused is refused for
what the note says. A bare tuple: a million of them are made and taken apart, at a fifth of what names for them cost."""

SILENT: Said = (None, None, False, False)
CLEARS: Said = (None, None, False, True)


class Column(dict[Any, Said]):
    """Cell to what it says: asked for any cell at all, and works out what it has not seen.

    A dictionary, because a cell that was seen is then found without running any Python.
    """

    __slots__ = ("_afresh", "_cannot_be_left_out", "_label")

    def __init__(self, own: Field, clean: Cleaner) -> None:
        self._afresh = clean.afresh
        self._label = ("field", own.label)
        self._cannot_be_left_out = own.required or own.kind not in CAN_BE_LEFT_OUT

    def __missing__(self, cell: object) -> Said:
        said = self.heard(self._afresh(cell), cell)
        if len(self) < MOST_REMEMBERED and _is_known_by_its_value(cell):
            self[cell] = said
        return said

    def heard(self, cleaned: Cleaned, cell: object) -> Said:
        value, mended, refused, clears = cleaned
        if refused or mended:
            note = Note(refused or mended, (self._label, ("before", cell_text(cell))))
            return value, note, bool(refused) and self._cannot_be_left_out, False
        if value is not None:
            return value, None, False, False
        return CLEARS if clears else SILENT


def _is_known_by_its_value(cell: object) -> bool:
    """To Python, 1.0 is equal to True and means something else here: numbers from 2 on have no such double."""
    return isinstance(cell, str) or (type(cell) is float and 2 <= cell < LONGEST_EXACT)
