"""A file attached to a message, with its bytes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """``data`` is None for one too large to be held, or whose bytes are not in the message."""

    name: str
    size: int
    data: bytes | None
    is_in_text: bool = False
    """A picture that stands in the text: a signature's logo, or something pasted."""
    is_message: bool = False
    is_told: bool = False
    """What is inside this message comes as files of their own after it."""
    inside: str = ""
    """The subject of the message inside this one that it is attached to."""
    link: str = ""
    """Where it is, for one that came as an address only."""
