"""How an editor holds notes: the mark of one is a link to ``note:name``, and says "[name]"."""

from __future__ import annotations

import re
from collections.abc import Collection

NOTE = "note:"
_NAME = re.compile(r"[^\s\[\]\\|^`]+")
_NUMBER = re.compile(r"[0-9]{1,9}")


def is_note_name(name: str) -> bool:
    return _NAME.fullmatch(name) is not None


def mark_words(name: str) -> str:
    return f"[{name}]"


def named_by(link: str, words: str) -> str:
    """The note whose mark this is; "" where it is none: an ordinary link, or a mark that was typed over."""
    name = link.removeprefix(NOTE) if link.startswith(NOTE) else ""
    return name if words == mark_words(name) and is_note_name(name) else ""


def free_name(taken: Collection[str]) -> str:
    """The number after the highest."""
    return str(max((int(name) for name in taken if _NUMBER.fullmatch(name)), default=0) + 1)
