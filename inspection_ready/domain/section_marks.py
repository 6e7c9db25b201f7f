"""How text refers to a section of the welcome pack, or to a heading in one: ``[Key bases](<section:Key bases>)`` and
``[Parking](<section:Key bases#Parking>)``. Words that only name it are printed as it is called by then.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from inspection_ready.domain.picture_marks import picture_key

SECTION = "section:"

REFERENCE = re.compile(
    r"""(?<!!)\[((?:[^\[\]\\]|\\.)*)\]\(\s*(?:<section:((?:[^<>\\\n]|\\.)*)>|section:([^()<>\n]*?))\s*\)""",
    re.IGNORECASE,
)
"""Its words, and its address in brackets or without."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def unescaped(written: str) -> str:
    return " ".join(html.unescape(_ESCAPED.sub(r"\1", written)).split())


def references_in(source: str) -> Iterator[str]:
    """The names of what a text in CommonMark refers to."""
    return (name_of(found) for found in REFERENCE.finditer(source))


def name_of(found: re.Match[str]) -> str:
    return unescaped(unquote(found[2] or found[3] or ""))


def words_for(name: str) -> str:
    """What stands for a reference that has no words of its own: the heading, or the title."""
    return name.rpartition("#")[2].strip() or name


def readings(name: str) -> Iterator[tuple[str, str]]:
    """Title and heading it may mean: a title may have a # in it too."""
    yield picture_key(name), ""
    for place, sign in enumerate(name):
        if sign == "#":
            yield picture_key(name[:place]), picture_key(name[place + 1 :])
