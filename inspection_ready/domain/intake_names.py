"""What the names of files say: a title to be read by people, a version of the same thing, what is no document at all."""

from __future__ import annotations

import re
from enum import StrEnum

from inspection_ready.domain.searching import folded

LONGEST_ENDING = 6
"""With its dot."""
_ENDING = re.compile(rf"\.[^\W_]{{1,{LONGEST_ENDING - 1}}}$")
_SPACES = re.compile(r"(?:%20|[_\s\u00a0+])+")
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_MARK = r"(?:v(?:ersion|er)?[ .]?\d{1,3}(?:\.\d{1,3}){0,2}|final|latest|draft|copy|clean|tracked|updated|amended|revised|new|old)"
_VERSION = re.compile(
    rf"(?P<before>^copy of )|(?P<number>\s*\(\d{{1,3}}\)$)|(?P<mark>(?:^|(?<=[\s(\-–.,])){_MARK}(?=$|[\s)\-–.,]))",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"\(\s*\)|\[\s*\]|\s+(?=[,.])|[\-–]\s*(?=[\-–])")
"""What is left where a version stood."""
_BETWEEN = " -–.,"
_EDGES = f"{_BETWEEN}()[]"
_CARRIES_SENSE = re.compile(r"(?i)^(?:new|old|clean|updated|revised|amended|draft)$")
"""At the end of a name it says which version; within a title it may be a word like others."""
_TEMPORARY = (".tmp", ".part", ".crdownload", ".lnk", ".url")
_SYSTEM = frozenset(("thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store", "icon\r"))
_SYSTEM_FOLDERS = frozenset(("__macosx", "$recycle.bin", "system volume information"))


class LeftOut(StrEnum):
    """Why something in a folder is no document to bring in."""

    SYSTEM = "system"
    HIDDEN = "hidden"
    OFFICE_MARKER = "office-marker"
    TEMPORARY = "temporary"
    LINK = "link"
    PIPE = "pipe"
    WORKSPACE = "workspace"
    FOLDER_UNREADABLE = "folder-unreadable"


def left_out_by_name(name: str, *, is_folder: bool = False) -> LeftOut | None:
    """None for one that may be a document, or hold some."""
    small = name.casefold()
    if small in (_SYSTEM_FOLDERS if is_folder else _SYSTEM):
        return LeftOut.SYSTEM
    if name.startswith((".~lock.", "~$")):
        return LeftOut.OFFICE_MARKER
    if name.startswith("."):
        return LeftOut.HIDDEN
    if not is_folder and (small.endswith(_TEMPORARY) or small.startswith("~")):
        return LeftOut.TEMPORARY
    return None


def stem_of(name: str) -> str:
    return _ENDING.sub("", name) or name


def readable_name(name: str) -> str:
    """A file's name as a title: without its ending, its version, and what stands for blanks."""
    words = _plain(name)
    title = _without_versions(words)
    return (title[:1].upper() + title[1:]) if title else words or name


def name_key(name: str) -> str:
    """The same for files that are called the same but for version, ending, capitals and accents."""
    plain = folded(_without_versions(_plain(name), all_marks=True) or _plain(name))
    return " ".join(re.findall(r"[^\W_]+", plain))


def version_marks(name: str) -> tuple[str, ...]:
    """What in its name says which version it is: "v2", "FINAL", "(1)"."""
    return tuple(found[0].strip(_EDGES) or found[0].strip() for found in _VERSION.finditer(_plain(name)))


def _plain(name: str) -> str:
    return _SPACES.sub(" ", _JOINED.sub(" ", stem_of(name))).strip()


def _without_versions(words: str, *, all_marks: bool = False) -> str:
    """Within a title only what can be nothing else is taken for a version; at its end, and for a key, each mark."""

    def kept(found: re.Match[str]) -> str:
        is_last = not words[found.end() :].strip(_EDGES)
        is_word = found["mark"] is not None and _CARRIES_SENSE.match(found["mark"]) is not None
        return found[0] if is_word and not (all_marks or is_last) else " "

    previous = None
    while previous != words:
        previous = words
        words = _EMPTY.sub("", " ".join(_VERSION.sub(kept, words).split())).strip(_BETWEEN)
    return words
