"""Names of files that every computer takes: Windows has the narrowest rules, and packs go to Windows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_NOT_ALLOWED = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)")
_ENDS = " ."
NOTHING_LEFT = "unnamed"


def safe_name(words: str, *, longest: int) -> str:
    """Without an ending; cut at a word where it is too long."""
    shown = "".join(char for char in unicodedata.normalize("NFC", words) if not _is_unseen(char))
    name = " ".join(_NOT_ALLOWED.sub(" ", shown).split()).strip(_ENDS)
    name = _RESERVED.sub(lambda match: f"{match[0]}_", name)
    if len(name) > longest:
        cut = name[: longest + 1].rpartition(" ")[0] or name[:longest]
        name = cut.strip(_ENDS + ",")
    return name or NOTHING_LEFT


def told_apart(names: Iterable[str]) -> tuple[str, ...]:
    """The second of two that differ in nothing but capitals gets a number."""
    result: list[str] = []
    taken: set[str] = set()
    for name in names:
        free, number = name, 2
        while free.casefold() in taken:
            free, number = f"{name} ({number})", number + 1
        taken.add(free.casefold())
        result.append(free)
    return tuple(result)


def _is_unseen(char: str) -> bool:
    return unicodedata.category(char) in {"Cf", "Cs", "Co", "Cn"} or (
        unicodedata.category(char) == "Cc" and not char.isspace()
    )
