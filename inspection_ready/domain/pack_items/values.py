"""What a document says of one thing, value by value, so that two packs can be held against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.regimes import ON_SITE

if TYPE_CHECKING:
    from inspection_ready.domain.bases import BaseFact
    from inspection_ready.domain.key_facts import KeyFact
    from inspection_ready.domain.lists import DistributionList
    from inspection_ready.domain.packs import PackDate, PackFacts
    from inspection_ready.domain.places import Place
    from inspection_ready.domain.timetable import Session

Key = tuple[str, int | str]
"""The kind of a thing and its id; what has no record of its own is known by what it is called."""
Said = Mapping[str, object]
"""What is printed of it, by the field it is kept in where it has one."""


@dataclass(frozen=True, slots=True)
class Item:
    kind: str
    id: int | str
    name: str
    said: Said
    is_own: bool = True
    """False for what the document shows only with something else: the name of who takes part."""
    under: tuple[Key, ...] = ()
    """What it comes and goes with: the section that shows a register, the base that a room is in."""

    @property
    def key(self) -> Key:
        return self.kind, self.id


@dataclass(frozen=True, slots=True)
class Named:
    """Another record that is named. The same one under another name is no difference here, but its own."""

    kind: str
    id: int
    name: str = field(compare=False)
    has_left: bool = False
    """Printed as a gap that says so."""


@dataclass(frozen=True, slots=True)
class When:
    """``first`` is None while the date is to come."""

    first: date | None = None
    last: date | None = None
    is_about: bool = False
    is_deadline: bool = False
    is_visit: bool = False
    """Days rather than a day, also while they are to come."""

    @classmethod
    def of(cls, entry: PackDate) -> When:
        if entry.stage == ON_SITE:
            return cls.on_site(entry.day, entry.until)
        if entry.day is None:
            return cls()
        last = None if entry.until == entry.day else entry.until
        return cls(entry.day, last, entry.is_about and not entry.is_deadline, entry.is_deadline)

    @classmethod
    def on_site(cls, first: date | None, last: date | None) -> When:
        return cls(first, None if last == first else last, is_visit=True)


@dataclass(frozen=True, slots=True)
class Slot:
    """``starts`` and ``ends`` in minutes after midnight."""

    day: int
    starts: int
    ends: int

    @classmethod
    def of(cls, session: Session) -> Slot:
        return cls(session.day, session.starts, session.ends)


@dataclass(frozen=True, slots=True)
class Due:
    """``counted`` says how, while nothing tells the day."""

    on: date | None
    counted: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    by: str = ""
    on: date | None = None
    """None: not yet checked."""
    stale_months: int = 0
    """Checked longer ago than this, which is what the council allows."""

    @classmethod
    def of(cls, facts: PackFacts, fact: BaseFact | Place | KeyFact | DistributionList) -> Checked:
        if not fact.is_checked:
            return cls()
        months = facts.council.fact_months if facts.is_stale(fact) else 0
        return cls(fact.checked_by, fact.checked_on, months)


@dataclass(frozen=True, slots=True)
class Text:
    """A long text: that it differs is told, and by how many paragraphs, never the words themselves."""

    words: str

    @property
    def paragraphs(self) -> tuple[str, ...]:
        blocks = "\n".join(line.rstrip() for line in self.words.splitlines()).split("\n\n")
        return tuple(block.strip() for block in blocks if block.strip())

    def against(self, before: Text) -> tuple[int, int, int]:
        """How many paragraphs are written anew, how many there are more, and how many fewer."""
        old, new = Counter(before.paragraphs), Counter(self.paragraphs)
        come, gone = (new - old).total(), (old - new).total()
        anew = min(come, gone)
        return anew, come - anew, gone - anew


def one_a_line(words: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in words.splitlines() if line.strip())


def part_of(said: Said, names: Iterable[str]) -> Said:
    return {name: said[name] for name in names if name in said}
