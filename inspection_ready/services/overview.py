"""How ready the council is, in one read: what is missing, the dates ahead, how far the start is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.domain.bases import Base
from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.functions import Function
from inspection_ready.domain.inspections import Inspection
from inspection_ready.domain.people import Person
from inspection_ready.domain.sections import Section
from inspection_ready.services.inspection import current_key_dates
from inspection_ready.services.readiness import readiness

if TYPE_CHECKING:
    import datetime as dt

    from inspection_ready.domain.key_dates import KeyDate
    from inspection_ready.domain.readiness import Finding
    from inspection_ready.storage.reading import Registers


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """Which of the first steps have been taken, and how far those are that take many."""

    people: bool
    functions: int
    functions_with_contact: int
    bases: bool
    sections: bool
    notification: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """``dates`` are those still ahead, the next first."""

    findings: tuple[Finding, ...]
    dates: tuple[KeyDate, ...]
    started: Started


def overview(reader: Registers, *, today: dt.date) -> Overview:
    return Overview(
        findings=readiness(reader, today),
        dates=_ahead(reader, today),
        started=_started(reader),
    )


def _ahead(reader: Registers, today: dt.date) -> tuple[KeyDate, ...]:
    try:
        dates = current_key_dates(reader, today=today)
    except NotFound:  # no regime is loaded
        return ()
    ahead = ((key.when, key) for key in dates if key.when is not None and key.when.last >= today)
    return tuple(key for _, key in sorted(ahead, key=lambda pair: (pair[0].first, pair[0].last)))


def _started(reader: Registers) -> Started:
    functions = reader.register(Function).all()
    sections = reader.register(Section).all()
    return Started(
        people=reader.register(Person).count() > 0,
        functions=len(functions),
        functions_with_contact=sum(function.contact_id is not None for function in functions),
        bases=reader.register(Base).count() > 0,
        sections=any(section.text.strip() for section in sections),
        notification=reader.register(Inspection).count() > 0,
    )
