"""What became of one piece of evidence, or of one request, from the first question to the release: for who looks into it.

Told from the rows as they are, each with the entry of the record of changes that made it; and what all of that shows
and does not show, of this very item and no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from inspection_ready.domain.releases import ReleaseSending
from inspection_ready.domain.replies import Reply
from inspection_ready.domain.signatures import Signature, SignedHow

if TYPE_CHECKING:
    from inspection_ready.domain.evidence import Evidence
    from inspection_ready.domain.filing import Head
    from inspection_ready.domain.requests import Request
    from inspection_ready.domain.rows import Row
    from inspection_ready.domain.signatures import SignStanding


class Event(StrEnum):
    """In the order in which they are told where they happened at one moment."""

    ASKED = "asked"
    ENTERED = "entered"  # the evidence is in the register
    CAME = "came"  # a version
    NAMED = "named"  # as what answers a request
    REPLIED = "replied"  # a message that came
    FILED = "filed"  # an attachment of it
    CHANGED = "changed"
    LOOKED_AT = "looked_at"
    LET_GO = "let_go"  # a finding of the release check
    SHEET = "sheet"  # somebody was asked to sign
    SIGNED = "signed"  # or not agreed
    UNSIGNED = "unsigned"  # the signature was taken back
    RELEASED = "released"
    SENT = "sent"
    TAKEN_BACK = "taken_back"  # a release
    DISPOSED = "disposed"
    STEP = "step"  # of a request: it follows from what was done


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """By whom it was entered: an account. ``decided`` is who was named as having decided, "" where nobody was."""

    entry: int
    at: datetime
    who: str
    decided: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """``row`` is what tells of it, ``beside`` what belongs to it. ``said``: words of the history, or of the register."""

    event: Event
    at: datetime
    row: Row
    beside: tuple[Row, ...] = ()
    recorded: Recorded | None = None
    said: str = ""
    person: str = ""
    """Whom it is about: who a reply is of, whose word a step is."""


class Limit(StrEnum):
    """What is shown, and what is not; said only where it is so of this item."""

    CHAIN = "chain"
    DIGESTS = "digests"  # every file is known by its SHA-256
    FOLDER = "folder"  # who can rewrite the folder can write another record
    SINCE = "since"  # lines that no head outside vouches for yet
    ACCOUNT = "account"
    CLOCK = "clock"
    SENDER = "sender"
    PAPER = "paper"
    WORD = "word"  # a signature that only somebody's word tells of
    ADDRESS = "address"  # only an address is kept
    ARRIVED = "arrived"  # sent is somebody's word
    ERASED = "erased"
    TAKEN_OFF = "taken_off"  # what was named as an answer and taken off again


SHOWN = (Limit.CHAIN, Limit.DIGESTS)
"""The rest is what is not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scrutiny:
    """``head`` is the record of changes as this was told; ``since`` how many lines came after the last head that left."""

    about: Evidence | Request
    happenings: tuple[Happening, ...]
    standings: tuple[SignStanding, ...]
    limits: tuple[Limit, ...]
    head: Head
    since: int
    people: tuple[str, str] = ("", "")
    """Its owner and second."""


def in_order(happenings: Iterable[Happening]) -> tuple[Happening, ...]:
    """By when it happened; then as it was recorded."""
    return tuple(sorted(happenings, key=_place))


def unvouched(happenings: Iterable[Happening], last_head: int) -> int:
    """How many were recorded after the last head that left: nothing outside vouches for these."""
    return sum(each.recorded is not None and each.recorded.entry > last_head for each in happenings)


def limits_of(
    happenings: Iterable[Happening],
    *,
    since: int,
    has_files: bool,
    has_bare_address: bool,
    is_erased: bool,
) -> tuple[Limit, ...]:
    """``is_erased``: something the record of changes told of it was disposed of."""
    told = {Limit.CHAIN, Limit.FOLDER, Limit.ACCOUNT, Limit.CLOCK, Limit.TAKEN_OFF}
    told |= {limit for happening in happenings for limit in _limits(happening)}
    for limit, is_so in (
        (Limit.DIGESTS, has_files),
        (Limit.SINCE, since > 0),
        (Limit.ADDRESS, has_bare_address),
        (Limit.ERASED, is_erased),
    ):
        if is_so:
            told.add(limit)
    return tuple(limit for limit in Limit if limit in told)


def _limits(happening: Happening) -> Iterator[Limit]:
    row = happening.row
    if isinstance(row, Reply):
        yield Limit.SENDER
    if isinstance(row, Signature):
        yield _OF_A_SIGNATURE[row.how]
    if isinstance(row, ReleaseSending):
        yield Limit.ARRIVED
    if happening.event is Event.DISPOSED:
        yield Limit.ERASED


_OF_A_SIGNATURE = {
    SignedHow.EMAIL: Limit.SENDER,
    SignedHow.SHEET: Limit.PAPER,
    SignedHow.IN_PERSON: Limit.WORD,
    SignedHow.PHONE: Limit.WORD,
}
_ORDER = {event: place for place, event in enumerate(Event)}


def _place(happening: Happening) -> tuple[datetime, int, int, int]:
    entry = happening.recorded.entry if happening.recorded else 0
    return happening.at, entry, _ORDER[happening.event], happening.row.id
