"""The mark in the subject of an e-mail we ask with, by which its answer is known again.

"IR-7KQ4M-00012-3F": whose workspace, the number of the draft, two characters of check. The letters are Crockford's:
no I, L, O or U, and on reading each of those stands for what it was taken for.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator

from inspection_ready.domain.frozen import dataclass

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LARGEST = 32**5 - 1
"""The largest number a mark has room for."""
_TAG_BITS = 25
_CHECK = 1021
"""The largest prime below 32 x 32: any one letter changed, or two that changed places, is found."""
_TAKEN_FOR = str.maketrans("OILU", "011V")

_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_DASHES = "\\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d_"
_FOLD = rf"(?:[{_UNSEEN}]|=?\r?\n[ \t]*){{0,3}}"
"""What a program that folds long lines may leave between any two letters."""
_GAP = rf"[{_DASHES}{_UNSEEN}\s]{{0,16}}"
_DASH = rf"[{_UNSEEN}\s]{{0,8}}[{_DASHES}]{{1,4}}[{_UNSEEN}\s]{{0,8}}"


def _group(name: str, length: int) -> str:
    return rf"(?P<{name}>[0-9A-Z]{_FOLD}" + rf"[0-9A-Z]{_FOLD}" * (length - 2) + r"[0-9A-Z])"


_PARTS = [_group("tag", 5), _group("number", 5), _group("check", 2)]
_ALONE = re.compile(rf"(?=(?<![0-9A-Z])[I1L]{_FOLD}R{_GAP}{_GAP.join(_PARTS)}(?![0-9A-Z]))")
"""Dashes lost or become spaces: then nothing may touch it."""
_DASHED = re.compile(rf"(?=[I1L]{_FOLD}R{_DASH}{_DASH.join(_PARTS)})")
"""Spaces around it lost: then the dashes show where it is."""


@dataclass(frozen=True, slots=True)
class ReplyToken:
    """``tag`` is of a workspace, which need not be ours."""

    tag: str
    number: int

    def is_of(self, workspace_id: str) -> bool:
        return self.tag == _tag(workspace_id)


def mint(workspace_id: str, number: int) -> str:
    """``number`` from 1 to LARGEST. The same two give the same mark."""
    if not 0 < number <= LARGEST:
        raise ValueError(f"no mark for the number {number}")
    tag, written = _tag(workspace_id), _written(number, 5)
    return f"IR-{tag}-{written}-{_check(tag + written)}"


def read(text: str) -> ReplyToken | None:
    """The first whose check is right. Raises nothing, whatever the text."""
    return next(tokens_in(text), None)


def read_of(workspace_id: str, text: str) -> ReplyToken | None:
    """Ours where there is one, else another's: a message may quote both."""
    found = tuple(tokens_in(text))
    return next((each for each in found if each.is_of(workspace_id)), found[0] if found else None)


def tokens_in(text: str) -> Iterator[ReplyToken]:
    """In the order they stand, each once."""
    plain = unicodedata.normalize("NFKC", text).upper()
    places = {match.start(): match for rule in (_ALONE, _DASHED) for match in rule.finditer(plain)}
    seen = set()
    for _, match in sorted(places.items()):
        tag, number, check = (_letters(match[part]) for part in ("tag", "number", "check"))
        token = ReplyToken(tag, _value(number))
        if _check(tag + number) == check and token.number and token not in seen:
            seen.add(token)
            yield token


# inside


def _letters(said: str) -> str:
    return "".join(letter for letter in said.translate(_TAKEN_FOR) if letter in LETTERS)


def _tag(workspace_id: str) -> str:
    digest = hashlib.sha256(workspace_id.strip().casefold().encode()).digest()
    return _written(int.from_bytes(digest[:4]) >> (32 - _TAG_BITS), 5)


def _check(said: str) -> str:
    return _written(_value(said) % _CHECK, 2)


def _value(said: str) -> int:
    value = 0
    for letter in said:
        value = value * 32 + LETTERS.index(letter)
    return value


def _written(value: int, length: int) -> str:
    letters = []
    for _ in range(length):
        value, place = divmod(value, 32)
        letters.append(LETTERS[place])
    return "".join(reversed(letters))
