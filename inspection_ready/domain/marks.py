"""Marks in the subjects of our e-mails: letters that survive mail, with two of check, whatever a mark stands for.

The letters are Crockford's: no I, L, O or U, and on reading each of those stands for what it was taken for.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
TAG = 5
"""Letters that name the workspace."""
_BITS = 5
"""Of one letter."""
_CHECK = 1021
"""The largest prime below 32 x 32: any one letter changed, or two that changed places, is found."""
_TAKEN_FOR = str.maketrans("OILU", "011V")

_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_DASHES = "\\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d_"
FOLD = rf"(?:[{_UNSEEN}]|=?\r?\n[ \t]*){{0,3}}"
"""What a program that folds long lines may leave between any two letters."""
_GAP = rf"[{_DASHES}{_UNSEEN}\s]{{0,16}}"
_DASH = rf"[{_UNSEEN}\s]{{0,8}}[{_DASHES}]{{1,4}}[{_UNSEEN}\s]{{0,8}}"


class Marks:
    """One sort of mark: what it begins with, as written and as read, and how many letters its parts have."""

    def __init__(self, begins: str, pattern: str, lengths: Sequence[int]) -> None:
        self._begins = begins
        self._count = len(lengths)
        parts = [_group(f"part{place}", length) for place, length in enumerate((*lengths, 2))]
        alone = rf"(?=(?<![0-9A-Z]){pattern}{_GAP}{_GAP.join(parts)}(?![0-9A-Z]))"
        dashed = rf"(?={pattern}{_DASH}{_DASH.join(parts)})"
        self._rules = (re.compile(alone), re.compile(dashed))
        """Dashes lost or become spaces: then nothing may touch it. Spaces around it lost: then the dashes show it."""

    def mint(self, *parts: str) -> str:
        return "-".join((self._begins, *parts, _check("".join(parts))))

    def found_in(self, text: str) -> Iterator[tuple[str, ...]]:
        """The parts of each whose check is right, in the order they stand. Raises nothing, whatever the text."""
        plain = unicodedata.normalize("NFKC", text).upper()
        places = {match.start(): match for rule in self._rules for match in rule.finditer(plain)}
        for _, match in sorted(places.items()):
            *parts, check = (_letters(match[f"part{place}"]) for place in range(self._count + 1))
            if _check("".join(parts)) == check:
                yield tuple(parts)


def tag_of(workspace_id: str) -> str:
    return letters_of(workspace_id.strip().casefold(), TAG)


def letters_of(words: str, length: int) -> str:
    """The first of the digest: the same words give the same letters. ``length`` up to 12."""
    digest = hashlib.sha256(words.encode()).digest()
    return written(int.from_bytes(digest[:8]) >> (64 - _BITS * length), length)


def value_of(said: str) -> int:
    value = 0
    for letter in said:
        value = value * 32 + LETTERS.index(letter)
    return value


def written(value: int, length: int) -> str:
    letters = []
    for _ in range(length):
        value, place = divmod(value, 32)
        letters.append(LETTERS[place])
    return "".join(reversed(letters))


def _group(name: str, length: int) -> str:
    return rf"(?P<{name}>[0-9A-Z]{FOLD}" + rf"[0-9A-Z]{FOLD}" * (length - 2) + r"[0-9A-Z])"


def _letters(said: str) -> str:
    return "".join(letter for letter in said.translate(_TAKEN_FOR) if letter in LETTERS)


def _check(said: str) -> str:
    return written(value_of(said) % _CHECK, 2)
