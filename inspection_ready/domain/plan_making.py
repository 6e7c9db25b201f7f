"""Makes of a timetable, and of what is known around it, the problem that a planner is asked."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from inspection_ready.domain.day_spans import joined_spans, spans_without
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.inspectors import inspectors_counted, named_inspectors
from inspection_ready.domain.plan_choice import Begins, PlanChoice, is_everybodys, to_be_placed
from inspection_ready.domain.plan_problem import Job, Placing, Preference, Problem, Window, Wish
from inspection_ready.domain.plan_spots import people_coming, spot_of, spots_for
from inspection_ready.domain.plan_times import WHOLE_DAY, refused_spans
from inspection_ready.domain.timetable import AFTERNOON_FROM, MINUTES_IN_A_DAY, Half, Part, SessionState

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from inspection_ready.domain.availability import Availability
    from inspection_ready.domain.clash_grid import Circumstances
    from inspection_ready.domain.day_spans import Span
    from inspection_ready.domain.plan_problem import Who
    from inspection_ready.domain.timetable import Session
    from inspection_ready.domain.whole_timetable import WholeTimetable

    Spans = Callable[[dt.date | None], tuple[Span, ...]]

SECOND_MISSED = 1
"""What it costs when a second cannot; they only stand in."""
HALF_MISSED = 1
"""What it costs to begin in the other half of the day, so that the cost says how many do."""
OTHER_HALF: Mapping[Half, Span] = {
    Half.MORNING: (AFTERNOON_FROM, MINUTES_IN_A_DAY),
    Half.AFTERNOON: (0, AFTERNOON_FROM),
}


def problem_of(whole: WholeTimetable, known: Circumstances, choice: PlanChoice | None = None) -> Problem:
    """Raises Refused: a template, days that are not in the order of their dates, or nothing to place."""
    return _Making(whole, known, choice or PlanChoice()).problem()


def called(name: str) -> str:
    """An inspector, as planners know one."""
    return " ".join(name.casefold().split())


def team_of(whole: WholeTimetable) -> dict[str, str]:
    """The inspectors who may be chosen, as they are written, by how planners know them; nobody: none are chosen."""
    lines = (" ".join(line.split()) for line in whole.timetable.team.splitlines())
    return {called(line): line for line in lines if line}


@dataclass(frozen=True)
class _Making:
    whole: WholeTimetable
    known: Circumstances
    choice: PlanChoice

    def problem(self) -> Problem:
        _refuse_what_cannot_be_planned(self.whole)
        free = to_be_placed(self.whole, self.known, self.choice)
        if not free:
            raise Refused("nothing_to_place", extent=self.choice.extent.value)
        rules = self.whole.timetable
        going = [each for each in self.whole.sessions if each.state is not SessionState.CANCELLED]
        jobs = tuple(self._job(each, is_fixed=each.id not in free) for each in going)
        spots = {spot for job in jobs for spot in job.spots}
        return Problem(
            rules=rules,
            days=tuple(Window(each.day, rules.day_from, rules.day_to) for each in self.whole.days),
            jobs=jobs,
            busy=self._busy(jobs),
            rooms_busy={each: self._room_busy(each) for each in _ids(spot.room_id for spot in spots)},
            bases_busy={each: self._base_busy(each) for each in _ids(spot.base_id for spot in spots)},
            ways=self._ways(),
            weights=self.choice.weighed(),
            step=self.choice.step,
        )

    def _job(self, session: Session, *, is_fixed: bool) -> Job:
        at = [each for each in self.whole.at(session.id) if each.person_id in self.known.people]
        people = tuple(dict.fromkeys(each.person_id for each in at if each.part is not Part.SECOND))
        seconds = tuple(dict.fromkeys(each.person_id for each in at if each.part is Part.SECOND))
        taking_part = frozenset(each.person_id for each in at if each.part is Part.TAKES_PART)
        named = [called(each) for each in named_inspectors(session.inspectors)]
        leaving = self.choice.leave_inspectors if session.id in self.choice.freed else frozenset[str]()
        staying = tuple(each for each in named if each not in leaving)
        gone = tuple(each for each in named if each in leaving) if self.team and not is_fixed else ()
        lacking = inspectors_counted(session.inspectors) - len(staying)
        wanted = len(gone) if self.choice.is_move else lacking  # who was not named before need not be now
        is_open = not is_fixed and (session.id in self.choice.freed or not self.choice.is_move)
        team = tuple(dict.fromkeys((*(each for each in self.team if each not in staying), *gone)))
        coming = people_coming(session, len(people))
        spot = spot_of(session, self.known, coming)
        stays = is_fixed and session.id not in self.choice.may_move
        return Job(
            session_id=session.id,
            name=f"{session.code} {session.title}".strip(),
            minutes=session.minutes,
            format=session.format,
            turn=session.turn,
            must=(*people, *(named if is_fixed else staying)),
            taking_part=taking_part,
            seconds={each: seconds for each in people if each in taking_part and seconds},
            inspectors_wanted=wanted if team and not is_fixed else 0,
            inspectors_from=() if is_fixed else team,
            spots=spots_for(session, coming, self.whole, self.known, self.choice) if is_open else (spot,),
            tracks=(session.track,) if stays else tuple(range(1, self.whole.timetable.tracks + 1)),
            windows=self._windows(session),
            wishes=self._wishes(session, seconds),
            now=Placing(session.id, session.day, session.starts, session.track, spot, gone),
            is_fixed=is_fixed,
        )

    @cached_property
    def team(self) -> Mapping[str, str]:
        return team_of(self.whole)

    # when

    def _windows(self, session: Session) -> tuple[Window, ...]:
        """The hours of the visit's days, less what everybody is at and what is closed."""
        if session.id in self.choice.wanted:
            return self._wanted(session, self.choice.wanted[session.id])
        return tuple(
            window
            for day in self.whole.days
            if not day.is_after and session.only_on_day in {None, day.day}
            for window in self._left(session, day.day, self._own_hours(session))
        )

    def _wanted(self, session: Session, begins: Begins) -> tuple[Window, ...]:
        """What the session says itself of its hours is kept where the asking leaves room for it."""
        asked = (begins.earliest, begins.latest + session.minutes)
        if begins.is_exact:
            return (Window(begins.day, *asked),)
        own = self._own_hours(session)
        both = (max(asked[0], own[0]), min(asked[1], own[1]))
        return self._left(session, begins.day, both) or (
            self._left(session, begins.day, asked) or (Window(begins.day, *asked),)
        )

    def _own_hours(self, session: Session) -> Span:
        rules = self.whole.timetable
        ends = rules.day_to if session.latest is None else min(rules.day_to, session.latest)
        return max(rules.day_from, session.earliest or 0), ends

    def _left(self, session: Session, day: int, hours: Span) -> tuple[Window, ...]:
        """Where the session is not too long for what is left of those hours."""
        return tuple(
            Window(day, *span)
            for span in spans_without([hours], self._taken_by_all(session)[day])
            if span[1] - span[0] >= session.minutes
        )

    def _taken_by_all(self, session: Session) -> Mapping[int, list[Span]]:
        held: defaultdict[int, list[Span]] = defaultdict(list)
        for each in self._everybodys:
            if each.id != session.id:
                held[each.day].append((each.starts, each.ends))
        for window in self.choice.closed:
            held[window.day].append((window.starts, window.ends))
        return held

    @cached_property
    def _everybodys(self) -> list[Session]:
        return [
            each
            for each in self.whole.sessions
            if is_everybodys(each) and each.state is not SessionState.CANCELLED
        ]

    def _wishes(self, session: Session, seconds: tuple[int, ...]) -> tuple[Wish, ...]:
        """It had better not go on while somebody who would stand in cannot, nor begin in the half it is not wanted in."""
        missed = tuple(
            Wish(Window(each.day, max(0, each.starts - session.minutes + 1), each.ends), SECOND_MISSED)
            for person_id in seconds
            for each in self._person_busy(person_id)
        )
        return (*missed, *self._half_wished(session))

    def _half_wished(self, session: Session) -> Iterator[Wish]:
        """On each day, and on the one where it stands, though that may be no more."""
        if session.half in OTHER_HALF:
            for day in dict.fromkeys((*(each.day for each in self.whole.days), session.day)):
                yield Wish(Window(day, *OTHER_HALF[session.half]), HALF_MISSED, Preference.HALF_DAYS)

    # who and what cannot

    def _busy(self, jobs: Iterable[Job]) -> dict[Who, tuple[Window, ...]]:
        everybody = {who for job in jobs for who in (*job.must, *job.inspectors_from)}
        everybody |= {who for job in jobs for others in job.seconds.values() for who in others}
        found = {
            who: self._person_busy(who) if isinstance(who, int) else self._inspector_busy(who)
            for who in everybody
        }
        return {who: windows for who, windows in found.items() if windows}

    def _person_busy(self, person_id: int) -> tuple[Window, ...]:
        person = self.known.people[person_id]
        away = [each for each in self.known.absences if each.person_id == person_id]
        lines = [each for each in self.known.availability if each.person_id == person_id]

        def spans(on: dt.date | None) -> tuple[Span, ...]:
            is_gone = person.has_left(on or self.known.today)
            if is_gone or (on is not None and any(each.covers(on) for each in away)):
                return (WHOLE_DAY,)
            return refused_spans(lines, on)

        return self._windows_of(spans)

    def _inspector_busy(self, name: str) -> tuple[Window, ...]:
        return self._lines_busy([each for each in self.known.availability if called(each.inspector) == name])

    def _room_busy(self, room_id: int) -> tuple[Window, ...]:
        return self._lines_busy([each for each in self.known.availability if each.room_id == room_id])

    def _base_busy(self, base_id: int) -> tuple[Window, ...]:
        base = self.known.bases.get(base_id)
        if base is None:
            return ()
        lines = [each for each in self.known.availability if each.base_id == base_id]

        def spans(on: dt.date | None) -> tuple[Span, ...]:
            is_closed = base.closed_on is not None and base.closed_on <= (on or self.known.today)
            return (WHOLE_DAY,) if is_closed else refused_spans(lines, on)

        return self._windows_of(spans)

    def _lines_busy(self, lines: list[Availability]) -> tuple[Window, ...]:
        return self._windows_of(lambda on: refused_spans(lines, on)) if lines else ()

    def _windows_of(self, spans: Spans) -> tuple[Window, ...]:
        return tuple(
            Window(day.day, *span) for day in self.whole.days for span in joined_spans(spans(day.on))
        )

    def _ways(self) -> dict[tuple[int, int], int]:
        """Both directions; the first line for a way counts, and the way back where there is none of its own."""
        ways: dict[tuple[int, int], int] = {}
        for each in self.known.ways:
            ways.setdefault((each.base_id, each.other_id), each.minutes)
        for each in self.known.ways:
            ways.setdefault((each.other_id, each.base_id), each.minutes)
        return ways


def _ids(held: Iterable[int | None]) -> set[int]:
    return {each for each in held if each is not None}


def _refuse_what_cannot_be_planned(whole: WholeTimetable) -> None:
    if whole.timetable.is_template:
        raise Refused("template_is_not_placed", name=whole.timetable.name)
    dated = [each for each in whole.days if each.on is not None]
    for one, other in pairwise(dated):
        assert one.on is not None, "only days with dates"
        assert other.on is not None, "only days with dates"
        if one.on >= other.on:
            raise Refused("days_not_in_order", day=one.day, on=one.on, other_day=other.day, other_on=other.on)
