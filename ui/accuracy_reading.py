"""What the page of the draft report reads: its points, one of them, and the few lines that say how all of it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.domain.accuracy_lines import AccuracyStanding, PointLine
from inspection_ready.domain.evidence import Evidence
from inspection_ready.phrases.accuracy import counts_words, deadline_words, extension_words, filed_words
from inspection_ready.records.registry import record_of
from inspection_ready.services.accuracy_standing import accuracy_standing, line_of
from inspection_ready.services.listing import Listing, listing
from ui.register_reading import Loaded

if TYPE_CHECKING:
    import datetime as dt

    from inspection_ready.domain.days_left import Left
    from inspection_ready.services.app import App

NOTHING_YET = (
    "Press “Add” for the first thing in the draft that is not right, or import a list of them. "
    "If there is nothing to correct, confirm that instead."
)


@dataclass(frozen=True)
class Raised(Loaded):
    standing: AccuracyStanding | None = None
    left: Left | None = None


@dataclass(frozen=True)
class Parts:
    line: PointLine
    evidence: Listing


def said_of(standing: AccuracyStanding, left: Left | None, now: dt.datetime) -> tuple[str, ...]:
    """When it is due, more time, how many points, and what comes next: large words show the first and the last."""
    due = deadline_words(standing, left, now)
    if standing.received is None:
        return (due,)
    nothing = not standing.lines and not standing.has_none
    told = (NOTHING_YET,) if nothing else (counts_words(standing), filed_words(standing))
    return (due, extension_words(standing.check), *(("", *told) if nothing else told))


def parts_of(app: App, point_id: int, now: dt.date) -> Parts:
    with app.reading() as reader:
        standing = accuracy_standing(reader, today=now)
        return Parts(line_of(standing, point_id), listing(reader, record_of(Evidence)))
