"""What every record of a register has in common."""

from __future__ import annotations

from dataclasses import field
from typing import TypeVar

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.ids import new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """``version`` starts at 1 and rises by one with every change; two editors cannot overwrite each other."""

    id: int = field(default_factory=new_id)
    version: int = 1


R = TypeVar("R", bound=Row)
