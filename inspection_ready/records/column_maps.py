"""Which column of a spreadsheet goes where: the fields it may be for, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

LEFT_OUT = ""
OUR_ID = "id"
FIRST_NAME = "name.first"
LAST_NAME = "name.last"
EMAIL_OF = ".email"
FACILITY = "facility:"
OUR_ID_HEADING = "Inspection Ready number"
REASON_HEADING = "Why it was refused"
AS_AT_HEADING = "Record when exported"
"""Where the record of changes stood, so that what is changed in the file can be told from what is changed here."""

CERTAIN, KNOWN, LIKELY, POSSIBLE, GUESSED = 1.0, 0.99, 0.85, 0.6, 0.5


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """``target`` is a field's name, or one of the targets named above; LEFT_OUT is not read."""

    column: int
    heading: str
    target: str
    confidence: float = CERTAIN
    """1 is certain; below LIKELY it is a guess for a person to confirm."""
    was_told: bool = False
    """True where a person chose it."""

    @property
    def is_guess(self) -> bool:
        return bool(self.target) and self.confidence < LIKELY


@dataclass(frozen=True, slots=True)
class ColumnMap:
    columns: tuple[MappedColumn, ...]

    def columns_for(self, target: str) -> tuple[int, ...]:
        return tuple(mapped.column for mapped in self.columns if mapped.target == target)

    @property
    def score(self) -> float:
        return sum(mapped.confidence for mapped in self.columns if mapped.target)

    def telling(self, choices: Mapping[int, str]) -> ColumnMap:
        """With these columns (number to target) chosen by a person."""
        columns = [
            replace(mapped, target=choices[mapped.column], confidence=CERTAIN, was_told=True)
            if mapped.column in choices
            else mapped
            for mapped in self.columns
        ]
        return ColumnMap(tuple(columns))
