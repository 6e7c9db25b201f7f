"""A regulator's regime as data: what it asks, in its own words, and where each fact comes from.

Nothing here knows any particular regulator; the facts are read from files.
"""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.sign_moves import USUAL_MOVES

if TYPE_CHECKING:
    import datetime as dt

    from inspection_ready.domain.ratings import Scoring
    from inspection_ready.domain.regime_stages import Accuracy, MessageKind, Stage
    from inspection_ready.domain.regime_starters import (
        ChecklistItem,
        StarterFacility,
        StarterFunction,
        StarterLetter,
        StarterRole,
        StarterSection,
        StarterTimetable,
    )
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


NOTIFICATION = "notification"
"""The event every process starts from; every regime has a stage with this id."""
ON_SITE = "on-site"
"""The event that may last several days: what comes before it is counted from the first, the rest from the last."""


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
