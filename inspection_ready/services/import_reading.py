"""What one row of a spreadsheet says, before anything is known of what is held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from inspection_ready.domain.notes import Note
    from inspection_ready.services.import_columns import Said

Cells = Sequence[Any]


@dataclass(slots=True)
class Reading:
    """What one row says; a field that is not in ``values`` is one it says nothing about."""

    values: dict[str, Any] = field(default_factory=dict)
    clears: list[str] = field(default_factory=list)
    named: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Link field to the name and the e-mail address it is known by."""
    facilities: dict[str, str] = field(default_factory=dict)
    our_id: int | None = None
    notes: list[Note] = field(default_factory=list)
    refusals: list[Note] = field(default_factory=list)


def take(reading: Reading, name: str, said: Said) -> None:
    value, note, refuses, clears = said
    if value is not None:
        reading.values[name] = value
    if note is not None:
        (reading.refusals if refuses else reading.notes).append(note)
    elif clears:
        reading.clears.append(name)
