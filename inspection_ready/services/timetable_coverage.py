"""Which quality statements the sessions of a timetable are about, by the regime in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.timetable_coverage import NOTHING_SAID, TimetableCoverage, coverage_of
from inspection_ready.services.regimes import current_regime

if TYPE_CHECKING:
    from inspection_ready.domain.whole_timetable import WholeTimetable
    from inspection_ready.storage.reading import Registers


def timetable_coverage(reader: Registers, whole: WholeTimetable) -> TimetableCoverage:
    """Of nothing in a workspace without a regime, or where the regime has no statements."""
    try:
        framework = current_regime(reader).framework
    except NotFound:
        return NOTHING_SAID
    return coverage_of(framework.themes, framework.statements, whole.sessions)
