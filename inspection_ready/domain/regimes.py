"""A regulator's regime as data: what it asks, in its own words, and where each fact comes from.

Nothing here knows any particular regulator; the facts are read from files.
"""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.sign_moves import USUAL_MOVES
from inspection_ready.domain.timetable import Half, SessionFormat, Turn

if TYPE_CHECKING:
    import datetime as dt

    from inspection_ready.domain.people import Tier
    from inspection_ready.domain.ratings import Scoring
    from inspection_ready.domain.sections import SectionSource
    from inspection_ready.domain.sign_moves import SignMoves


class Mark(StrEnum):
    """How far a fact can be trusted."""

    FOUND = "found"  # read in a published source, which is named
    GENERAL = "general knowledge"  # a starter: check against the regulator's current list
    DERIVED = "derived"  # worked out here from what was found


class Status(StrEnum):
    DRAFT = "draft"
    CURRENT = "current"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Why a fact is here: its mark, and the source in words ("" where the mark says enough)."""

    mark: Mark
    source: str = ""

    @property
    def is_starter(self) -> bool:
        return self.mark is Mark.GENERAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    id: str
    name: str
    short_names: tuple[str, ...] = ()
    coverage: tuple[str, ...] = ()
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalHook:
    """Sections of an Act, as typed: "1, 9 to 13, 14"."""

    act: str
    sections: str
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """``we`` and ``i`` are the regulator's exact words and are never edited; ``i`` may be empty."""

    id: str
    theme: str
    title: str
    aliases: tuple[str, ...] = ()
    we: str
    i: tuple[str, ...] = ()
    wording: Basis
    coverage: tuple[str, ...] = ()
    coverage_basis: Basis
    legal: tuple[LegalHook, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceCategory:
    id: str
    name: str
    used: bool
    sources: tuple[str, ...] = ()
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredCell:
    """Evidence of this category is looked for under this statement."""

    statement: str
    category: str
    basis: Basis


class Unit(StrEnum):
    DAYS = "days"
    WORKING_DAYS = "working days"
    WEEKS = "weeks"
    MONTHS = "months"
    MONDAYS = "Mondays"  # 1 is the Monday that follows


NOTIFICATION = "notification"
"""The event every process starts from; every regime has a stage with this id."""
ON_SITE = "on-site"
"""The event that may last several days: what comes before it is counted from the first, the rest from the last."""


class Limit(StrEnum):
    """What an offset says about the day it leads to."""

    ON = "on"  # exactly then
    BY = "by"  # not later than
    AT_LEAST = "at least"  # so long a time, or longer
    ABOUT = "about"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """``least`` to ``most`` units after (or before) an event; equal where one number is given."""

    least: int
    most: int
    unit: Unit
    event: str
    before: bool
    limit: Limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A step of the regulator's process.

    Where ``is_event``, its day is told by the regulator and other stages are counted from it;
    without an ``offset`` and untold, its day is simply to come. ``called`` is how the event is named in
    a sentence: "3 weeks after *the notification*".
    """

    id: str
    name: str
    called: str
    found: str
    is_event: bool
    is_deadline: bool = False
    """What is told of it is a day to be done by, though nothing says how it is counted."""
    offset: Offset | None
    basis: Basis

    @property
    def has_deadline(self) -> bool:
        """Of an event that is to happen within so long, the day that is told is the day itself."""
        counted = self.offset is not None and self.offset.limit is Limit.BY
        return self.is_deadline or (counted and not self.is_event)


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageKind:
    """A kind of e-mail the regulator sends. Where one of ``unless`` stands in a message it is another kind.

    ``stage`` is the one whose day is the day such a message came; "" where there is none. ``tells`` are stages
    whose days it names in its words.
    """

    id: str
    name: str
    stage: str
    tells: tuple[str, ...] = ()
    words: tuple[str, ...]
    unless: tuple[str, ...] = ()
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class AccuracyKind:
    """A kind of point that may be raised about a draft report."""

    id: str
    name: str
    help: str = ""
    needs_evidence: bool = False
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy:
    """How a draft report is checked for facts. ``received`` and ``returned`` are stages: the clock runs between them.

    ``kinds`` is empty where the regulator is not known to say which points it takes.
    """

    received: str
    returned: str
    extension: str = ""
    """When more time is given, in words."""
    kinds: tuple[AccuracyKind, ...] = ()
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestItem:
    """A line of the regulator's request list; ``number`` is empty unless the regulator gives one."""

    id: str
    number: str = ""
    title: str
    theme: str | None
    statements: tuple[str, ...] = ()
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistItem:
    function: str
    task: str
    due: Offset
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class StarterRole:
    """``tier`` is None for people who hold no post, such as carers."""

    name: str
    tier: Tier | None
    group: str
    duties: tuple[str, ...] = ()
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class StarterFunction:
    name: str
    tasks: tuple[str, ...]
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class StarterFacility:
    """A kind of fact to hold about each base, and what to ask the building's manager."""

    name: str
    question: str
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class StarterSection:
    title: str
    prompt: str
    made_from: SectionSource
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class StarterSession:
    """``starts`` in minutes after midnight; ``track`` 0 is everybody's; ``wanted`` is the name of a role, or a group, or empty."""

    day: int
    starts: int
    minutes: int
    track: int
    format: SessionFormat
    title: str
    wanted: str
    turn: Turn = Turn.ANY
    only_on_day: int | None = None
    earliest: int | None = None
    latest: int | None = None
    half: Half = Half.ANY
    inspectors: str = ""
    seats: int | None = None
    statements: tuple[str, ...] = ()
    """Codes of the regime's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StarterTimetable:
    name: str
    days: int
    tracks: int
    notes: str
    sessions: tuple[StarterSession, ...]
    basis: Basis
    rules: tuple[tuple[str, int], ...] = ()
    """What it is judged by, each by the name of its field; the others begin as usual."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StarterLetter:
    """``subject`` and ``body`` may have fields: ``{{name}}``."""

    title: str
    audience: str
    subject: str
    body: str
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A rating word, from the best down; kept even where a framework has no scores."""

    name: str
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of the process a council may change, such as how many cases are asked for."""

    key: str
    name: str
    value: int
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Accountable:
    """Who answers for the council, and who may sign in that person's absence."""

    role: str
    short: str
    deputies: tuple[str, ...]
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkVersion:
    """One dated edition of a framework; a tuple is empty where the regulator has no such thing.

    ``notice`` is what people should be told before they rely on it.
    """

    name: str
    version: str
    status: Status
    valid_from: dt.date | None
    captured: dt.date | None
    source: str
    notice: str
    themes: tuple[Theme, ...]
    statements: tuple[Statement, ...]
    categories: tuple[EvidenceCategory, ...]
    required: tuple[RequiredCell, ...]
    scoring: Scoring | None
    grades: tuple[Grade, ...]
    stages: tuple[Stage, ...]
    notifications: tuple[MessageKind, ...] = ()
    accuracy: Accuracy | None = None
    request_list: str
    requests: tuple[RequestItem, ...]
    checklist: tuple[ChecklistItem, ...]
    roles: tuple[StarterRole, ...]
    functions: tuple[StarterFunction, ...]
    facilities: tuple[StarterFacility, ...]
    sections: tuple[StarterSection, ...]
    timetables: tuple[StarterTimetable, ...]
    letters: tuple[StarterLetter, ...] = ()
    figures: tuple[Figure, ...]

    def theme(self, theme_id: str) -> Theme:
        return next(theme for theme in self.themes if theme.id == theme_id)

    def statement(self, statement_id: str) -> Statement:
        return next(statement for statement in self.statements if statement.id == statement_id)

    def statements_of(self, theme_id: str) -> tuple[Statement, ...]:
        return tuple(statement for statement in self.statements if statement.theme == theme_id)

    def stage(self, stage_id: str) -> Stage:
        return next(stage for stage in self.stages if stage.id == stage_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """``word`` is what the regulator calls its visit; ``everyday_word`` is what staff may say.

    ``regulator`` is written as inside a sentence: "the Care Quality Commission".
    """

    code: str
    name: str
    regulator: str
    regulator_short: str
    word: str
    everyday_word: str
    accountable: Accountable
    framework: FrameworkVersion
    sign_off: SignMoves = field(default_factory=lambda: USUAL_MOVES)
    """How what goes to the regulator is signed; the usual table where the regime's file has none."""
