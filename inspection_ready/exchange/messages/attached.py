"""A file attached to a message, with its bytes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """``data`` is None for one too large to be held."""

    name: str
    size: int
    data: bytes | None
