"""Invitations that were declined, and people who were not told yet what the last issue changed for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.readiness import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.domain.readiness import Standing
    from inspection_ready.domain.slips import Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Declined:
    session_id: int
    seen: Seen
    name: str
    comment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldStanding:
    """``untold`` are people, by name; ``issue`` is the number of the last one, 0 where there is none."""

    issue: int = 0
    declined: tuple[Declined, ...] = ()
    untold: tuple[str, ...] = ()


def declined_invitations(standing: Standing) -> Iterator[Finding]:
    held = {each.id: each for each in standing.timetable.sessions} if standing.timetable else {}
    for each in standing.told.declined if standing.told else ():
        is_there = each.session_id in held
        yield Finding(
            code="invitation_declined",
            severity=Severity.HIGH,
            register="session" if is_there else "timetable",
            record_id=each.session_id if is_there else None,
            name=each.seen.title,
            data={"code": each.seen.code, "declined": each},
        )


def people_not_told(standing: Standing) -> Iterator[Finding]:
    told = standing.told
    if told is not None and told.untold:
        yield Finding(
            code="people_not_told",
            severity=Severity.HIGH,
            register="timetable",
            record_id=None if standing.timetable is None else standing.timetable.timetable.id,
            name=f"Issue {told.issue}",
            data={"names": told.untold, "issue": told.issue},
        )
