"""Finding and sorting text as people expect: without regard to capitals and accents, and 9 before 10."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

_ACCENTS = re.compile("[\u0300-\u036f]+")
_DIGITS = re.compile(r"\d+")
_DIGIT = re.compile(r"\d")


def folded(text: str) -> str:
    """Small letters without accents: "Siân" is found by "sian"."""
    if text.isascii():
        return text.lower()
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold()))


def small_letters(text: str) -> str:
    """As long as the text itself, so that places in one are places in the other."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(each.lower()[:1] for each in text)


def sort_key(text: str) -> str:
    """QS9 sorts before QS10, and "émile" beside "Emily"."""
    text = folded(text)
    return _DIGITS.sub(lambda found: found[0].zfill(9), text) if _DIGIT.search(text) else text


def narrows(typed: str, before: str) -> bool:
    """Whether whatever holds every word of ``typed`` holds every word of ``before`` too."""
    words = folded(typed).split()
    return all(any(old in word for word in words) for old in folded(before).split())


def telling_first(cells: Sequence[str], typed: str) -> list[str]:
    """Those that show a word that was typed before the others, and each as it stood among its like."""
    words = set(folded(typed).split())
    return sorted(cells, key=lambda cell: not any(word in folded(cell) for word in words))


WORDS_BEFORE = 6
"""What is seen of a text before the first word that was typed."""


def from_what_was_typed(text: str, typed: str) -> str:
    """The text from a few words before the first that begins with a word that was typed: headings stand there else."""
    wanted = tuple(set(folded(typed).split()))
    words = text.split(" ")
    at = next((at for at, word in enumerate(words) if folded(word.strip(_MARKS)).startswith(wanted)), 0)
    return text if at <= WORDS_BEFORE else f"… {' '.join(words[at - WORDS_BEFORE :])}"


_MARKS = "()[]{}“”‘’\"'.,;:!?"
_SAMPLE = 250_000
"""Letters that are enough to tell a rare word from a common one; counting in all of them takes too long to type
against."""


class Haystack:
    """One text a row, searched as a whole: looking into 100,000 rows one by one is too slow to type against."""

    def __init__(self, texts: Iterable[str]) -> None:
        # folded as one text, which takes a third of the time of folding each
        self._text = folded("".join(text.replace("\n", " ") + "\n" for text in texts))
        lengths = (len(line) + 1 for line in self._text.split("\n")[:-1])
        self._starts = array("q", accumulate(lengths, initial=0))

    def __len__(self) -> int:
        return len(self._starts) - 1

    def without(self, row: int) -> Haystack:
        """As this one is, less one row."""
        return self._with(row, row + 1, "")

    def having(self, row: int, text: str) -> Haystack:
        """As this one is, with a text more, which stands before what is at ``row`` now."""
        return self._with(row, row, folded(text.replace("\n", " ")) + "\n")

    def _with(self, first: int, last: int, line: str) -> Haystack:
        """``line`` in the place of the rows from ``first`` up to ``last``; empty for none."""
        starts, made = self._starts, Haystack(())
        begin, end = starts[first], starts[last]
        made._text = self._text[:begin] + line + self._text[end:]
        longer = len(line) - (end - begin)
        made._starts = starts[: first + 1] if line else starts[:first]
        made._starts.extend(start + longer for start in starts[last:])
        return made

    def rows(self, typed: str, among: Iterable[int] | None = None) -> Iterator[int]:
        """The positions of the rows that hold every word typed, in order; all of them where none was typed.

        ``among`` are positions, where no others are looked at.
        """
        words = sorted(set(folded(typed).split()), key=len, reverse=True)
        if among is not None:
            return (row for row in among if self._holds(row, words))
        if not words:
            return iter(range(len(self)))
        if len(words) > 1:  # start from the rarest: the others are only looked for where it is
            words.sort(key=lambda word: self._text.count(word, 0, _SAMPLE))
        return self._rows_with(words[0], words[1:])

    def _holds(self, row: int, words: Iterable[str]) -> bool:
        first, end = self._starts[row], self._starts[row + 1] - 1
        return all(self._text.find(word, first, end) != -1 for word in words)

    def _rows_with(self, rarest: str, others: list[str]) -> Iterator[int]:
        text, starts = self._text, self._starts
        at = text.find(rarest)
        while at != -1:
            row = bisect_right(starts, at) - 1
            end = starts[row + 1] - 1
            if self._holds(row, others):
                yield row
            at = text.find(rarest, end)
