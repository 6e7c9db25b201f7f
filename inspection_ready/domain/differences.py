"""Where two texts differ, line by line, and word by word inside a line that is written anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from inspection_ready.domain.frozen import dataclass

_WORDS = re.compile(r"\s+|\S+")
_ALIKE = 0.4
"""Share of words that two lines have in common, for the one to be the other written anew."""

Part = tuple[str, bool]
"""Words, and whether only this side has them."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A line of either side, or of both. ``None`` where a side does not have it."""

    then: tuple[Part, ...] | None
    now: tuple[Part, ...] | None

    @property
    def is_same(self) -> bool:
        return self.then == self.now


def differences(then: Sequence[str], now: Sequence[str]) -> tuple[Difference, ...]:
    """Every line of both, in order."""
    return tuple(_lines(then, now))


def plain(parts: Sequence[Part] | None) -> str:
    return "".join(words for words, _ in parts or ())


def _lines(then: Sequence[str], now: Sequence[str]) -> Iterator[Difference]:
    for what, a, b, c, d in SequenceMatcher(None, then, now, autojunk=False).get_opcodes():
        if what == "equal":
            for line in then[a:b]:
                yield Difference(((line, False),), ((line, False),))
        else:
            yield from _unlike(then[a:b], now[c:d])


def _unlike(then: Sequence[str], now: Sequence[str]) -> Iterator[Difference]:
    for old, new in zip_longest(then, now):
        if old is None or new is None:
            yield Difference(_whole(old), _whole(new))
            continue
        if SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio() < _ALIKE:
            yield Difference(_whole(old), None)
            yield Difference(None, _whole(new))
        else:
            yield _anew(_WORDS.findall(old), _WORDS.findall(new))


def _anew(then: Sequence[str], now: Sequence[str]) -> Difference:
    old: list[Part] = []
    new: list[Part] = []
    for what, a, b, c, d in SequenceMatcher(None, then, now, autojunk=False).get_opcodes():
        for side, words in ((old, then[a:b]), (new, now[c:d])):
            if words:
                side.append(("".join(words), what != "equal"))
    return Difference(tuple(old), tuple(new))


def _whole(line: str | None) -> tuple[Part, ...] | None:
    return None if line is None else ((line, True),)
