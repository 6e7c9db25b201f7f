"""What should be, worked out in the simplest way from what was done: nothing here asks the program.

Names are of this test alone: a question, a piece, a hand. ``here`` and ``there`` are machines, by their number.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

DIRECTOR, FIRST, SECOND, COORDINATOR = "director", "first", "second", "coordinator"
DEPUTIES = (FIRST, SECOND)


@dataclass(frozen=True)
class Version:
    id: int
    data: bytes
    added_at: dt.datetime


@dataclass
class Piece:
    """Of evidence: what it was made of, the newest last."""

    versions: list[Version]


@dataclass
class Question:
    wording: str
    answer: str
    worded_at: dt.datetime
    answered_at: dt.datetime
    pieces: dict[int, str] = field(default_factory=dict)
    """Where in each to look, by the number of the piece."""


Key = tuple[int, int | None, int]
"""Question, piece, and the id of a version; no piece for the answer in words."""


@dataclass(frozen=True)
class Content:
    """Everything that somebody agrees to."""

    key: Key
    wording: str
    answer: str
    pointer: str
    data: bytes


@dataclass(frozen=True)
class Given:
    content: Content
    is_agreed: bool
    by: str
    id: int
    is_withdrawn: bool = False


@dataclass(frozen=True)
class Away:
    who: str
    first: dt.date
    last: dt.date
    is_told: bool
    hands: frozenset[str | None]


@dataclass
class Model:
    questions: list[Question] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    given: list[Given] = field(default_factory=list)
    aways: dict[int, Away] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)
    disks: list[dict[bytes, bytes | None]] = field(default_factory=list)
    """Of each machine: what is there now of what was stored; what another machine stored is not there."""

    def contents(self, question: int) -> list[Content]:
        """What answers it now: its words first, then each piece as it is newest."""
        told = self.questions[question]
        words = Content((question, None, 0), told.wording, told.answer, "", b"")
        own = [
            Content((question, piece, newest.id), told.wording, "", pointer, newest.data)
            for piece, pointer in told.pieces.items()
            for newest in self.pieces[piece].versions[-1:]
        ]
        return [*([words] if told.answer else []), *own]

    def every_content(self) -> Iterator[Content]:
        for number in range(len(self.questions)):
            yield from self.contents(number)

    def last(self, key: Key) -> Given | None:
        return next((each for each in reversed(self.given) if each.content.key == key), None)

    def state(self, content: Content, here: int | None) -> str:
        """``here`` None: by what was recorded alone, wherever the files are."""
        last = self.last(content.key)
        if last is None:
            return "unsigned"
        if last.is_withdrawn:
            return "withdrawn"
        is_same = last.content == content and (here is None or self.is_whole(content.data, here))
        if last.is_agreed:
            return "signed" if is_same else "changed"
        return "not_agreed" if is_same else "unsigned"

    def is_whole(self, data: bytes, here: int) -> bool:
        return not data or self.disks[here].get(data) == data

    def may_sign(self, who: str, on: dt.date) -> bool:
        """The director; or a deputy, while somebody else's record says that the director is away."""
        if who in self.left or who not in (DIRECTOR, *DEPUTIES):
            return False
        if any(each.who == who and each.first <= on <= each.last for each in self.aways.values()):
            return False
        if who == DIRECTOR:
            return True
        return DIRECTOR not in self.left and any(
            each.who == DIRECTOR
            and each.first <= on <= each.last
            and each.is_told
            and not {who, None} & each.hands
            for each in self.aways.values()
        )

    def since(self, content: Content) -> dt.datetime:
        question, piece, version = content.key
        told = self.questions[question]
        if piece is None:
            return max(told.worded_at, told.answered_at)
        added = [each.added_at for each in self.pieces[piece].versions if each.id == version]
        return max(told.worded_at, *added)

    def withdraw(self, number: int) -> None:
        self.given[number] = replace(self.given[number], is_withdrawn=True)
