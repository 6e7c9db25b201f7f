"""Travel goes along with the session it belongs to, where it is clear to which.

A way belongs to what it leads to: what begins when it ends. One that leads to nothing is the way back from what ended
when it began. Whoever is named for it is at that session too; where nobody is, both are in one track.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.inspectors import named_inspectors
from inspection_ready.domain.session_moves import QUARTER
from inspection_ready.domain.timetable import MINUTES_IN_A_DAY, SessionFormat, SessionState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from inspection_ready.domain.session_moves import Step
    from inspection_ready.domain.timetable import Session
    from inspection_ready.domain.whole_timetable import WholeTimetable

    Who = Callable[[Session], frozenset[int | str]]

LEADS_NOWHERE = frozenset({SessionFormat.TRAVEL, SessionFormat.BREAK})


@dataclass(frozen=True, slots=True)
class Tied:
    """A way and the session it goes with. ``gap`` are the minutes between the two, fewer than a quarter of an hour."""

    way: Session
    session_id: int
    leads: bool
    """To the session; else it leads back from it."""
    gap: int


def tied_ways(whole: WholeTimetable, moved: Iterable[Session]) -> list[Tied]:
    """The ways that belong to these sessions, and are not among them."""
    ids = {each.id for each in moved}
    ways = [each for each in whole.sessions if each.format is SessionFormat.TRAVEL and _goes_ahead(each)]
    if not ways:
        return []
    who = _who(whole)
    found = (_tied(way, whole.on(way.day), who) for way in ways if way.id not in ids)
    return [tied for tied in found if tied is not None and tied.session_id in ids]


def tied_steps(ties: Iterable[Tied], steps: Sequence[Step]) -> list[Step]:
    """Each way as close to its session as it was. One that would not be within the day stays where it is."""
    by_id: Mapping[int, Step] = {before.id: (before, after) for before, after in steps}
    made = [(tied.way, _along(tied, *by_id[tied.session_id])) for tied in ties if tied.session_id in by_id]
    return [(way, there) for way, there in made if way != there]


def ways_along(whole: WholeTimetable, steps: Sequence[Step]) -> list[Step]:
    """What goes along with these steps, and is none of them."""
    return tied_steps(tied_ways(whole, [before for before, _ in steps]), steps)


def _along(tied: Tied, before: Session, after: Session) -> Session:
    way = tied.way
    starts = after.starts - tied.gap - way.minutes if tied.leads else after.ends + tied.gap
    if starts < 0 or starts + way.minutes > MINUTES_IN_A_DAY:
        return way
    track = after.track if way.track == before.track else way.track
    return replace(way, day=after.day, starts=starts, track=track)


def _tied(way: Session, of_day: Sequence[Session], who: Who) -> Tied | None:
    """None where it is not clear to which it belongs."""
    others = [each for each in of_day if each.format not in LEADS_NOWHERE and _goes_ahead(each)]
    for leads in (True, False):
        gaps = ((each, _gap(way, each, leads=leads)) for each in others)
        near = [(each, gap) for each, gap in gaps if 0 <= gap < QUARTER and _has_all(way, each, who)]
        if len(near) > 1:
            near = [(each, gap) for each, gap in near if each.track == way.track]
            if len(near) != 1:
                return None
        if near:
            ((session, gap),) = near
            return Tied(way, session.id, leads, gap)
    return None


def _gap(way: Session, session: Session, *, leads: bool) -> int:
    return session.starts - way.ends if leads else way.starts - session.ends


def _has_all(way: Session, session: Session, who: Who) -> bool:
    if named := who(way):
        return named <= who(session)
    return bool(way.track) and way.track == session.track


def _goes_ahead(session: Session) -> bool:
    return session.state is not SessionState.CANCELLED


def _who(whole: WholeTimetable) -> Who:
    """People by id, and inspectors who are named."""
    at: defaultdict[int, set[int | str]] = defaultdict(set)
    for each in whole.attendances:
        at[each.session_id].add(each.person_id)

    def who(session: Session) -> frozenset[int | str]:
        return frozenset(
            at.get(session.id, set()) | {name.casefold() for name in named_inspectors(session.inspectors)}
        )

    return who
