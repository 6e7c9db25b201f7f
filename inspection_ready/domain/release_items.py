"""What the readers of files hand to the release check, whatever the format."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.release_findings import Grade, Place, ReleaseFault, Unseen


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, a cell, a page: text to be searched. ``context`` is what labels it, such as the column's heading."""

    text: str
    where: Place
    context: str = ""
    is_name: bool = False
    """True for a header, a watermark, a title: where "Draft" is a mark and not a word."""
    is_title: bool = False
    """True where the document says that this is what it is called: its property, a style for titles, a subject."""


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something of the file itself. ``around`` is searched for personal data and masked before it is shown."""

    fault: ReleaseFault
    grade: Grade
    where: Place
    about: str = ""
    around: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Link:
    """A target as the file holds it; the rules say whether it can work for a reader elsewhere."""

    target: str
    where: Place


@dataclass(frozen=True, slots=True)
class Inside:
    """A file in the file, to be looked into as well."""

    name: str
    read: Callable[[], bytes]
    size: int
    is_told: bool = False
    """True where a finding already says that it is there."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far the reading is."""

    done: int
    of: int


@dataclass(frozen=True, slots=True)
class Format:
    """What the file is, once that is known, and how many pages, sheets or slides it has."""

    name: str
    pages: int = 0
    has_text: bool = True
    """False where nobody would look for an as-at date: a picture, a message."""


Item = Piece | Noticed | Link | Inside | Step | Format | Unseen


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the workspace knows. ``cases`` are people who draw on care; their names weigh more than colleagues'."""

    today: dt.date
    people: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    as_at: dt.date | None = None
    """The as-at date the register holds for the file; None where it holds none."""
    oldest_months: int = 6
    postcodes: frozenset[str] = frozenset()
    """Of the council's own buildings, in capitals with one space: not told."""
