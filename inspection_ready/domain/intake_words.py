"""What a file may serve, guessed from the words it shares with what the regime asks; the words are part of the answer.

A guess and nothing more: it counts words and understands none of them.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from functools import lru_cache

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.responsibilities import Subject
from inspection_ready.domain.searching import folded

OPENING = 1_500
"""Letters at the start, with the title, that say best what a document is about."""
SEARCHED = 400_000
MOST_WORDS = 8
"""Shared words that are shown, those that weigh most first."""
MOST = {Subject.STATEMENT: 3, Subject.ITEM: 2}
FEWEST_SHARED = 2
ENOUGH, SHARE_OF_BEST = 4.0, 0.55
IN_TITLE, IN_OPENING = 3.0, 1.5
SHORTEST = 4
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENDINGS = re.compile(r"(?:ments?|ings?|ations?|ies|ied|ed|es|s|y|e)$")
_EVERYWHERE = """
about above across adult better clear contact contacts first formal meet meeting meetings share shared told adults after again against also among another area areas around authorities authority
based because been before being below between both care carry council councils could deliver does doing done down during
each effective effectively enable ensure ensures every from further give given gives good great have having help helps
here high how include includes including into just keep know known level like live lives local made main make makes making
many maximise might more most much must need needs never number only other others ours over page part parts people
peoples person place places provide provides provided same services service should social some such support supported
supporting take than that their them then there these they things this those through time times together under until upon
used uses using very want wants well were what when where which while whom whose will with within without work working
works would year years your
"""
_COMMON = frozenset(_EVERYWHERE.split())
"""Words that nearly every document of such a council has: sharing them says nothing."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A statement or a line of the request list, with the words that say what it is about and how much each weighs."""

    subject: Subject
    code: str
    called: str
    words: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SharedWords:
    """``words`` as they stand in the file, those that weigh most first."""

    subject: Subject
    code: str
    called: str
    words: tuple[str, ...]
    score: float


def wanted(
    subject: Subject,
    code: str,
    called: str,
    *,
    title: Iterable[str],
    about: Iterable[str],
    said: Iterable[str],
) -> Wanted:
    """``title`` says it best, ``about`` what it covers, ``said`` its sentences."""
    words: dict[str, float] = {}
    for texts, weight in ((said, 1.0), (about, 2.0), (title, 3.0)):
        for text in texts:
            for root, _ in _roots(text):
                words[root] = max(weight, words.get(root, 0.0))
    return Wanted(subject, code, called, words)


def shared_words(text: str, title: str, asked: Sequence[Wanted]) -> tuple[SharedWords, ...]:
    """The best few of each kind; nothing where too little is shared to say anything."""
    found = _Counted(text[:SEARCHED], title)
    rarity = _rarity(asked)
    scored = [one for each in asked if (one := _scored(each, found, rarity)) is not None]
    scored.sort(key=lambda one: -one.score)
    kept: list[SharedWords] = []
    for subject, most in MOST.items():
        own = [one for one in scored if one.subject is subject]
        least = max(ENOUGH, own[0].score * SHARE_OF_BEST) if own else 0.0
        kept += [one for one in own if one.score >= least][:most]
    return tuple(kept)


class _Counted:
    def __init__(self, text: str, title: str) -> None:
        self.counts: Counter[str] = Counter()
        self.shown: dict[str, str] = {}
        for root, word in _roots(f"{title}\n{text}"):
            self.counts[root] += 1
            self.shown.setdefault(root, word)
        self.title = {root for root, _ in _roots(title)}
        self.opening = {root for root, _ in _roots(text[:OPENING])}

    def weight(self, root: str) -> float:
        place = IN_TITLE if root in self.title else IN_OPENING if root in self.opening else 0.5
        return place * (1 + math.log(min(self.counts[root], 20)) / 3)


def _scored(each: Wanted, found: _Counted, rarity: Mapping[str, float]) -> SharedWords | None:
    weights = {
        root: weight * rarity[root] * found.weight(root)
        for root, weight in each.words.items()
        if found.counts[root] and rarity[root] > 0
    }
    if len(weights) < FEWEST_SHARED and not found.title & weights.keys():
        return None
    best = sorted(weights, key=lambda root: (-weights[root], root))[:MOST_WORDS]
    score = sum(weights[root] for root in best) / math.sqrt(max(len(each.words), 4))
    return SharedWords(each.subject, each.code, each.called, tuple(found.shown[root] for root in best), score)


def _rarity(asked: Sequence[Wanted]) -> dict[str, float]:
    """A word that most of what is asked has tells nothing apart."""
    told: dict[str, float] = {}
    for kind in Subject:
        own = [each for each in asked if each.subject is kind]
        counts = Counter(root for each in own for root in each.words)
        for root, count in counts.items():
            told[root] = max(told.get(root, 0.0), math.log((len(own) + 1) / count))
    return told


def _roots(text: str) -> Iterable[tuple[str, str]]:
    """Each word that says something: its root, and itself."""
    for found in _WORD.finditer(text):
        root = _root(found[0])
        if root:
            yield root, found[0]


@lru_cache(maxsize=50_000)
def _root(word: str) -> str:
    small = folded(word).replace("’", "'").removesuffix("'s")
    if len(small) < SHORTEST or small in _COMMON:
        return ""
    shorter = _ENDINGS.sub("", small)
    return shorter if len(shorter) >= SHORTEST else small
