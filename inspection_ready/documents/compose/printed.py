from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspection_ready.documents.model import Document


@dataclass(frozen=True, slots=True)
class Printed:
    """``path`` is where in the pack's folder it goes, without an ending."""

    name: str
    path: str
    document: Document
