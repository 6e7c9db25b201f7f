"""References follow what they lead to: a section or a heading that is called differently from now on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from inspection_ready.domain.commonmark import address_of, escaped_words
from inspection_ready.domain.picture_marks import picture_key
from inspection_ready.domain.section_marks import REFERENCE, SECTION, name_of, readings, unescaped


def refers_to(source: str, title: str) -> bool:
    """To the section, or to a heading in it."""
    return any(_means(name_of(found), title) for found in REFERENCE.finditer(source))


def with_title(source: str, old: str, new: str) -> str:
    """The text with its references to a section that was called ``old``; all else stays as it was written."""

    def changed(found: re.Match[str]) -> str:
        name = name_of(found)
        heading = _heading(name, old)
        if heading is None:
            return found[0]
        return _reference(found, f"{new}#{heading}" if heading else new, old, new)

    return REFERENCE.sub(changed, source)


def with_headings(source: str, title: str, headings: Mapping[str, str]) -> str:
    """The same for headings of one section, by their ``picture_key``."""

    def changed(found: re.Match[str]) -> str:
        heading = _heading(name_of(found), title) or ""
        new = headings.get(picture_key(heading))
        return found[0] if new is None else _reference(found, f"{title}#{new}", heading, new)

    return REFERENCE.sub(changed, source)


def renamed_headings(before: Sequence[str], after: Sequence[str]) -> dict[str, str]:
    """Those with other words in the same place, where none came or went: old keys and new words."""
    if len(before) != len(after):
        return {}
    held = set(map(picture_key, before)) & set(map(picture_key, after))
    pairs = ((picture_key(old), new) for old, new in zip(before, after, strict=True))
    return {key: new for key, new in pairs if key not in held and picture_key(new) not in held}


def _means(name: str, title: str) -> bool:
    return any(each == picture_key(title) for each, _ in readings(name))


def _heading(name: str, title: str) -> str | None:
    """As it is written there; "" where the section itself is meant, None where another is."""
    key = picture_key(title)
    if picture_key(name) == key:
        return ""
    places = (place for place, sign in enumerate(name) if sign == "#")
    return next((name[place + 1 :].strip() for place in places if picture_key(name[:place]) == key), None)


def _reference(found: re.Match[str], name: str, old: str, new: str) -> str:
    words = found[1]
    if picture_key(unescaped(words)) == picture_key(old):
        words = escaped_words(new)
    return f"[{words}]({address_of(SECTION + name)})"
