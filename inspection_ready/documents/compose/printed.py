from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection_ready.documents.model import Document


@dataclass(frozen=True, slots=True)
class Printed:
    """``path`` is where in the pack's folder it goes, without an ending."""

    name: str
    path: str
    document: Document
    word: Callable[[], bytes] | None = field(default=None, repr=False)
    """Makes the Word file from one of the council's own; None where the document itself is written."""
    record_id: int | None = None
    """Of what it is written from, where there are several of its name: the letter."""
    person_id: int | None = None
    """Whom it is for, where it is for one."""
