"""The regulator's list of requests, pasted or imported; and what a newer one changes in work that is in hand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.requests import Request, RequestState
from inspection_ready.domain.searching import folded

ALIKE = 0.72
"""Of 1: two wordings that share so much are one request put in other words."""
NUMBERED = re.compile(
    r"^\s*(?P<ref>(?:[A-Z]{1,4}[ -]?)?\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?|[A-Z]{1,4}\d{1,3}|[a-z])(?:[.):]|\s[-–—]|\t)\s*(?P<rest>\S.*)$"
)
BULLET = re.compile(r"^\s*[-*•·–▪◦o]\s+(?P<rest>\S.*)$")
LONGEST_REF = 12


@dataclass(frozen=True, slots=True)
class ListLine:
    """``ref`` is the regulator's own number of it, where it has one."""

    wording: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class PastedList:
    lines: tuple[ListLine, ...]
    left_out: tuple[str, ...]
    """Headings and remarks among them, which are no requests."""


@dataclass(frozen=True, slots=True)
class Reworded:
    request: Request
    line: ListLine

    @property
    def undoes_work(self) -> bool:
        """It was answered in its old words."""
        return self.request.is_answered


@dataclass(frozen=True, slots=True)
class ListChanges:
    """A list held against the requests that came from lists before."""

    added: tuple[ListLine, ...]
    reworded: tuple[Reworded, ...]
    same: tuple[Request, ...]
    dropped: tuple[Request, ...]
    revived: tuple[Request, ...]
    """They were withdrawn, and are asked again."""

    @property
    def is_nothing(self) -> bool:
        return not (self.added or self.reworded or self.dropped or self.revived)


def list_in(text: str) -> PastedList:
    """A pasted list: one request a line; or a numbered or bulleted one, each over as many lines as it takes.

    A table pasted from Word or Excel has tabs: the first cell is the number where it looks like one. In a list
    with numbers or bullets, what stands before the first and after an empty line is a heading or a remark.
    """
    if not any(_marked(line) for line in text.splitlines()):
        plain = [ListLine(" ".join(raw.split())) for raw in text.splitlines() if raw.strip()]
        return PastedList(tuple(_apart(plain)), ())
    found: list[ListLine] = []
    left_out: list[str] = []
    goes_on = False
    for raw in text.splitlines():
        marked = _marked(raw)
        if marked is not None:
            found.append(marked)
        elif not raw.strip():
            goes_on = False
            continue
        elif goes_on:
            found[-1] = ListLine(f"{found[-1].wording} {' '.join(raw.split())}", found[-1].ref)
        else:
            left_out.append(" ".join(raw.split()))
            continue
        goes_on = True
    return PastedList(tuple(_apart(found)), tuple(left_out))


def changes_by(lines: Sequence[ListLine], held: Sequence[Request]) -> ListChanges:
    """Known again by its reference, else by its very words, else by the most alike wording that is left.

    A reference whose words have nothing in common with what it was is another request under an old number.
    """
    left = list(held)
    pairs: dict[int, Request] = {}
    for rule in (_same_ref, _same_words, _alike):
        for place, line in enumerate(lines):
            if place in pairs:
                continue
            request = rule(line, left)
            if request is not None:
                pairs[place] = request
                left.remove(request)
    reworded, same, revived = [], [], []
    for place, request in sorted(pairs.items()):
        if request.state is RequestState.WITHDRAWN:
            revived.append(request)
        if _words(lines[place].wording) != _words(request.wording):
            reworded.append(Reworded(request, lines[place]))
        else:
            same.append(request)
    return ListChanges(
        added=tuple(line for place, line in enumerate(lines) if place not in pairs),
        reworded=tuple(reworded),
        same=tuple(same),
        dropped=tuple(each for each in left if each.state is not RequestState.WITHDRAWN),
        revived=tuple(revived),
    )


def likeness(one: str, other: str) -> float:
    """0 to 1, by words, their order counted."""
    return SequenceMatcher(None, _words(one).split(), _words(other).split(), autojunk=False).ratio()


def _marked(line: str) -> ListLine | None:
    if match := NUMBERED.match(line):
        return ListLine(" ".join(match["rest"].split()), match["ref"].strip())
    if match := BULLET.match(line):
        return ListLine(" ".join(match["rest"].split()))
    return None


def _apart(lines: Sequence[ListLine]) -> Iterator[ListLine]:
    """A request that stands twice in a list is asked once."""
    seen: set[tuple[str, str]] = set()
    for line in lines:
        key = (line.ref.casefold(), _words(line.wording))
        if key not in seen:
            seen.add(key)
            yield line


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", folded(text)))


def _same_ref(line: ListLine, held: Sequence[Request]) -> Request | None:
    if not line.ref:
        return None
    found = [each for each in held if each.their_ref.casefold() == line.ref.casefold()]
    found = [each for each in found if likeness(line.wording, each.wording) > 1 - ALIKE]
    return found[0] if len(found) == 1 else None


def _same_words(line: ListLine, held: Sequence[Request]) -> Request | None:
    words = _words(line.wording)
    return next((each for each in held if _words(each.wording) == words), None)


def _alike(line: ListLine, held: Sequence[Request]) -> Request | None:
    """Counting the words they share first leaves out nearly all: comparing in order takes a hundred times as long."""
    own = _words(line.wording).split()
    found = [each for each in held if _may_be_alike(own, _words(each.wording).split())]
    best = max(found, key=lambda each: likeness(line.wording, each.wording), default=None)
    return best if best is not None and likeness(line.wording, best.wording) >= ALIKE else None


def _may_be_alike(one: list[str], other: list[str]) -> bool:
    """False only where no order of the shared words could be enough."""
    shared = (Counter(one) & Counter(other)).total()
    return 2 * shared >= ALIKE * (len(one) + len(other))
