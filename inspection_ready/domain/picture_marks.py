"""How text names a picture of the workspace: ``![what it shows](<picture:Town hall> "caption")``."""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

PICTURE = "picture:"

_MARK = re.compile(
    r"""!\[(?:[^\[\]\\]|\\.)*\]\(\s*(?:<picture:((?:[^<>\\\n]|\\.)*)>|picture:([^\s()<>]*))""", re.IGNORECASE
)
_BARE = re.compile(
    r"""(!\[(?:[^\[\]\\]|\\.)*\]\()((?:picture|chart):[^<>()"'\n]*[^<>()"'\s])(?=\s*["')])""", re.IGNORECASE
)
_BARE_SECTION = re.compile(
    r"""((?<!!)\[(?:[^\[\]\\]|\\.)*\]\()(section:[^<>()"'\n]*[^<>()"'\s])(?=\s*\))""", re.IGNORECASE
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def picture_key(name: str) -> str:
    """Capitals and spaces do not tell pictures apart."""
    return " ".join(name.split()).casefold()


def pictures_in(source: str) -> tuple[str, ...]:
    """The names of the pictures that a text in CommonMark shows, each once, as they are written there."""
    names = (_name(found[1] or found[2]) for found in _MARK.finditer(bracketed(source)))
    return tuple({picture_key(name): name for name in names if name}.values())


def _name(written: str) -> str:
    return " ".join(unquote(html.unescape(_ESCAPED.sub(r"\1", written))).split())


def bracketed(source: str) -> str:
    """CommonMark reads no address with a space in it unless it stands in brackets; people write it without."""
    if "](" not in source:
        return source
    return _BARE_SECTION.sub(r"\1<\2>", _BARE.sub(r"\1<\2>", source))
