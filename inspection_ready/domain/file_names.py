"""Names of files that every computer takes: Windows has the narrowest rules, and packs go to Windows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_NOT_ALLOWED = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)")
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,9}\Z")
_ENDS = " ."
NOTHING_LEFT = "unnamed"
LONGEST_STEM, MOST_BYTES = 180, 230
"""Letters before the ending, and bytes of a whole name: other systems have 255, and letters take up to four."""


def safe_name(words: str, *, longest: int) -> str:
    """Without an ending; cut at a word where it is too long."""
    shown = "".join(char for char in unicodedata.normalize("NFC", words) if not _is_unseen(char))
    name = " ".join(_NOT_ALLOWED.sub(" ", shown).split()).strip(_ENDS)
    name = _RESERVED.sub(lambda match: f"{match[0]}_", name)
    if len(name) > longest:
        cut = name[: longest + 1].rpartition(" ")[0] or name[:longest]
        name = cut.strip(_ENDS + ",")
    return name or NOTHING_LEFT


def safe_file_name(name: str) -> str:
    """Of a file, with its ending: in a form that every computer takes, and never longer than any of them has."""
    stem, ending = parted(safe_name(name, longest=len(name) + 1))
    longest = LONGEST_STEM
    while True:
        safe = safe_name(stem, longest=longest) + ending
        if len(safe.encode()) <= MOST_BYTES:
            return safe
        longest -= 1


def parted(name: str) -> tuple[str, str]:
    """What stands before the ending, and the ending with its dot; "" for one that no program would know."""
    found = _ENDING.search(name, 1)
    return (name[: found.start()], found[0]) if found else (name, "")


def told_apart(names: Iterable[str], *, are_files: bool = False) -> tuple[str, ...]:
    """The second of two that differ in nothing but capitals gets a number: of files before the ending, which stays."""
    result: list[str] = []
    taken: set[str] = set()
    for name in names:
        stem, ending = parted(name) if are_files else (name, "")
        free, number = name, 2
        while free.casefold() in taken:
            free, number = f"{stem} ({number}){ending}", number + 1
        taken.add(free.casefold())
        result.append(free)
    return tuple(result)


def _is_unseen(char: str) -> bool:
    return unicodedata.category(char) in {"Cf", "Cs", "Co", "Cn"} or (
        unicodedata.category(char) == "Cc" and not char.isspace()
    )
