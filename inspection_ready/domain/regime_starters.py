"""What a regime gives a council to start from: tasks, roles, functions, facilities, sections, timetables and letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.timetable import Half, SessionFormat, Turn

if TYPE_CHECKING:
    from inspection_ready.domain.offsets import Offset
    from inspection_ready.domain.people import Tier
    from inspection_ready.domain.regimes import Basis
    from inspection_ready.domain.sections import SectionSource


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
