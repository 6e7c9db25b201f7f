"""Finds names that are known, from the register of people or a list of cases, in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from inspection_ready.domain.masking import masked_name
from inspection_ready.domain.personal_data import Match
from inspection_ready.domain.release_findings import Grade, ReleaseFault
from inspection_ready.domain.searching import folded

WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’\-](?=[^\W\d_]))*")
TITLES = frozenset(
    ("mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lady", "lord", "prof", "cllr", "councillor")
)
BETWEEN = re.compile(r"[ ,.\u00a0\t]{1,3}|\n")
"""What may stand between the words of one name; a line end where a name is in two cells."""
SHORTEST = 2
Way = tuple[tuple[str, ...], ReleaseFault, Grade]
"""The words of a name in one order, whose it is, and how sure that is."""


class GivenNames:
    """Names of two words and more: a first name alone is too many people's. "Okafor, Margaret" is found as well."""

    def __init__(self, *, people: Iterable[str], cases: Iterable[str]) -> None:
        self._family_names: set[str] = set()
        """Of cases: found behind a title too. "Mrs Okafor" of a colleague says nothing that a letter does not."""
        self._starts: defaultdict[str, list[Way]] = defaultdict(list)
        for names, fault in ((people, ReleaseFault.PERSON_NAME), (cases, ReleaseFault.CASE_NAME)):
            for name in names:
                self._add(name, fault)
        for ways in self._starts.values():
            if len(ways) > 1:
                ways.sort(key=lambda way: -len(way[0]))  # the longest is tried first

    def __bool__(self) -> bool:
        return bool(self._starts)

    def __call__(self, text: str) -> Iterator[Match]:
        if not self._starts:
            return
        plain = folded(text)
        if len(plain) != len(text):  # a letter became two: places would be wrong
            plain = "".join(one if len(one := folded(letter)) == 1 else letter.lower()[:1] for letter in text)
        words = set(WORD.findall(plain))
        titles = TITLES & words if self._family_names & words else frozenset[str]()
        met = (self._starts.keys() & words) | titles
        if not met:
            return
        done = -1
        for start in re.finditer(rf"(?<![^\W\d_])(?:{'|'.join(sorted(met))})(?![^\W\d_])", plain):
            if start.start() < done:
                continue
            for wanted, fault, grade in self._ways(plain, start):
                end = _reaches(plain, start.end(), wanted)
                if end is not None:
                    done = end
                    shown = masked_name(text[start.start() : end])
                    value = " ".join(sorted(wanted))
                    yield Match(fault, grade, start.start(), end, value, shown)
                    break

    def _add(self, name: str, fault: ReleaseFault) -> None:
        words = tuple(word for word in WORD.findall(folded(name)) if word not in TITLES)
        if len(words) < 2 or len(words[-1]) < SHORTEST:
            return
        is_case = fault is ReleaseFault.CASE_NAME
        whole = Grade.LIKELY if is_case else Grade.POSSIBLE
        orders = {words, (words[0], words[-1]), (words[-1], *words[:-1])}
        for order in orders:
            self._starts[order[0]].append((order, fault, whole))
        if is_case:
            self._family_names.add(words[-1])

    def _ways(self, plain: str, start: re.Match[str]) -> Iterator[Way]:
        yield from self._starts.get(start[0], ())
        gap = BETWEEN.match(plain, start.end()) if start[0] in TITLES else None
        word = WORD.match(plain, gap.end()) if gap else None
        if word is not None and word[0] in self._family_names:
            yield (start[0], word[0]), ReleaseFault.CASE_NAME, Grade.POSSIBLE


def _reaches(plain: str, place: int, wanted: tuple[str, ...]) -> int | None:
    """Where the name ends, whose first word ends at ``place``; None where its other words do not follow."""
    for expected in wanted[1:]:
        gap = BETWEEN.match(plain, place)
        word = WORD.match(plain, gap.end()) if gap else None
        if word is None or word[0] != expected:
            return None
        place = word.end()
    return place
