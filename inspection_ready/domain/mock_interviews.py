"""Mock interviews: what is a programme of them, what to ask in each, and how ready each person is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.timetable import SessionFormat

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspection_ready.domain.timetable import Session

OF_A_VISIT = frozenset(
    {SessionFormat.INTERVIEW, SessionFormat.VISIT, SessionFormat.CALL, SessionFormat.CASE_TRACKING}
)


def is_mock_programme(sessions: Iterable[Session]) -> bool:
    """It has mock interviews, and nothing the regulator itself would do: it is no timetable of the visit."""
    formats = {each.format for each in sessions}
    return SessionFormat.MOCK_INTERVIEW in formats and not formats & OF_A_VISIT
