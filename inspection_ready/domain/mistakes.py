"""What is wrong in a file a person wrote, and exactly where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from inspection_ready.domain.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """``line`` counts from 1; ``place`` leads to the field from the top: ("statements", "QS3", "theme")."""

    line: int
    place: tuple[str, ...] = ()
    code: str
    data: Mapping[str, object] = field(default_factory=dict)
