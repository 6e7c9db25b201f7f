"""Evidence: what the council can show, whose it is, how old it is, and what it serves."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.responsibilities import Subject
from inspection_ready.domain.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterable


class EvidenceStatus(StrEnum):
    NOT_ASKED = "not_asked"
    ASKED = "asked"
    NONE_SUPPLIED = "none_supplied"  # asked for, and nothing came: not the same as never asked
    AWAITING = "awaiting"  # somebody must approve it first: see body and approval_on
    HELD = "held"
    NOT_HELD = "not_held"  # there is no such thing, because: see why_not_held


class Quality(StrEnum):
    NOT_JUDGED = "not_judged"
    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"


class Sensitivity(StrEnum):
    PUBLIC = "public"
    INTERNAL = "internal"
    CONFIDENTIAL = "confidential"
    EXEMPT = "exempt"  # from publication, under the law on access to council papers


MARKS = frozenset({Sensitivity.CONFIDENTIAL, Sensitivity.EXEMPT})


class Access(StrEnum):
    UNKNOWN = "unknown"
    OPEN = "open"
    RESTRICTED = "restricted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Row):
    """One item of the register. What it is made of is in its versions.

    ``as_at`` is the day the position it describes was true, ``covers_from`` to ``covers_to`` the period its
    figures are about, ``received_on`` the day it came: three different things.
    """

    title: str
    reference: str = ""
    """The council's own, or the next free E1, E2 ..."""
    shows: str = ""
    owner_id: int | None = None
    second_id: int | None = None
    team: str = ""
    status: EvidenceStatus = EvidenceStatus.NOT_ASKED
    body: str = ""
    """Who must approve it."""
    approval_on: date | None = None
    why_not_held: str = ""
    as_at: date | None = None
    covers_from: date | None = None
    covers_to: date | None = None
    received_on: date | None = None
    review_on: date | None = None
    source_system: str = ""
    caveats: str = ""
    quality: Quality = Quality.NOT_JUDGED
    shows_feedback: bool | None = None
    shows_impact: bool | None = None
    has_dates: bool | None = None
    """It names dates by which things are to be done."""
    looked_at_on: date | None = None
    """When somebody last took it as a sample and judged its quality."""
    looked_at_by: str = ""
    sensitivity: Sensitivity = Sensitivity.INTERNAL
    published_at: str = ""
    """Its address where the public can read it."""
    folder: str = ""
    """Where the original lives."""
    access: Access = Access.UNKNOWN
    dispose_on: date | None = None
    notes: str = ""

    @property
    def is_held(self) -> bool:
        return self.status is EvidenceStatus.HELD

    @property
    def mark(self) -> Sensitivity | None:
        """What whoever is handed it must be told: None where it is neither confidential nor exempt."""
        return self.sensitivity if self.sensitivity in MARKS else None

    def stale_since(self, day: date) -> date | None:
        """The review date, where it is before ``day``: on that day the item is no longer fresh."""
        return self.review_on if self.review_on is not None and self.review_on < day else None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceVersion(Row):
    """What the item was made of at one time: one or several files, or a link. Never changed; a newer one follows."""

    evidence_id: int
    number: int
    added_at: datetime
    added_by: str
    """In words: the person, the account and the machine."""
    link: str = ""
    link_note: str = ""
    """What was there, and when: behind an address the content is not fixed."""
    as_at: date | None = None
    covers_from: date | None = None
    covers_to: date | None = None
    received_on: date | None = None
    notes: str = ""

    @property
    def is_link(self) -> bool:
        return bool(self.link)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFile(Row):
    """``name`` is what the file is called; its bytes are stored under their SHA-256, and may serve other items too."""

    version_id: int
    position: int
    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceUse(Row):
    """The item serves this theme, statement or line of the request list. One serves many, and many serve one."""

    evidence_id: int
    subject: Subject
    code: str
    """The regime's own id ("QS4")."""
    category: str = ""
    """Of a statement: the evidence category ("EC1"); empty where nobody has said which."""
    pointer: str = ""
    """Where in it to look: "page 12"."""


def highest_reference(taken: Iterable[str], letter: str = "E") -> int:
    """Of E1, E2 ...; 0 where none is of this form."""
    numbers = (
        int(each[1:])
        for each in taken
        if each[:1].upper() == letter and each[1:].isascii() and each[1:].isdigit()
    )
    return max(numbers, default=0)
