"""Timetables to be placed, of any size, made round a solution: whatever is called possible is.

The days of each pair of inspectors are packed with sessions first, each with its breather, with room for lunch; then
people, rooms, hours and wishes are given to the sessions so that the packed plan keeps every rule; then the plan is
taken away. How full the days of the inspectors are packed is the load. The same seed gives the same instance.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from inspection_ready.domain.plan_problem import Job, Placing, Preference, Problem, Spot, Who, Window, Wish
from inspection_ready.domain.timetable import SessionFormat, Timetable, Turn

DAYS = 4
DAY_FROM, DAY_TO = 8 * 60 + 30, 17 * 60
STEP = 15
LUNCH_FROM, LUNCH_TO, LUNCH = 11 * 60 + 30, 14 * 60 + 30, 45
NOON = 12 * 60 + 30
HALVES = ((DAY_FROM, NOON), (NOON, DAY_TO))
MAIN = 1
"""The base that everything but visits is at; visits are at bases of their own."""
TRAVEL = 30
LEADERS_INSPECTORS = 4
LEADERS = 1002
"""The Director and the lead member; everybody else has a higher number."""
RULES = Timetable(
    name="Generated",
    days=DAYS,
    tracks=1,
    day_from=DAY_FROM,
    day_to=DAY_TO,
    longest_stretch=180,
    shortest_break=10,
    lunch_from=LUNCH_FROM,
    lunch_to=LUNCH_TO,
    lunch_minutes=LUNCH,
    breather=STEP,
    between_rooms=5,
    between_bases=TRAVEL,
)
WEIGHTS = {
    Preference.WISHES: 10,
    Preference.HALF_DAYS: 10,
    Preference.SPREAD: 0,
    Preference.WALKING: 0,
    Preference.LOAD: 5,
    Preference.ROOM: 1,
    Preference.MOVED: 0,
}


@dataclass(frozen=True, kw_only=True)
class Instance:
    name: str
    problem: Problem
    planted: tuple[Placing, ...] = ()
    """Keeps every rule; empty for what was made impossible."""
    names: Mapping[int, str] = field(default_factory=dict)
    """Of people, by id."""
    capacities: Mapping[int, int] = field(default_factory=dict)
    """Of rooms, by id."""
    load: float = 0.0
    """What of the minutes of the inspectors is filled, lunch apart: sessions, ways and breathers."""


@dataclass
class _Unit:
    """What fills a pair's time at once: one session of both, or one of each side by side."""

    kinds: tuple[SessionFormat, ...]
    minutes: int
    before: int = 0
    """On the way there."""
    after: int = STEP
    """A breather, or the way back."""

    @property
    def takes(self) -> int:
        return self.before + self.minutes + self.after


def instance(sessions: int, load: float, seed: int) -> Instance:
    """Of ``sessions`` sessions: the Director first, the lead member on day 1 and feedback last among them."""
    chance = random.Random(f"{sessions} {load} {seed}")
    units = _units(chance, sessions - 3)
    pairs, packed = _packed(chance, units, load)
    return _Maker(chance, sessions, pairs, packed).made(f"{sessions} sessions at {load:.0%}, seed {seed}")


def _units(chance: random.Random, count: int) -> list[_Unit]:
    """In the proportions of the visit that the council described: of 67, 14 of two inspectors, 29 of one,
    12 groups and 12 visits.
    """
    pairs_of_singles = round(count * 29 / 67) // 2
    left = count - 2 * pairs_of_singles
    visits, groups = round(left * 12 / 38), round(left * 12 / 38)
    both = left - visits - groups
    units = [_Unit((SessionFormat.INTERVIEW,) * 2, chance.choice((45, 60))) for _ in range(pairs_of_singles)]
    units += [_Unit((SessionFormat.INTERVIEW,), chance.choice((45, 60, 60))) for _ in range(both)]
    units += [_Unit((SessionFormat.FOCUS_GROUP,), 90) for _ in range(groups)]
    units += [_Unit((SessionFormat.VISIT,), 105, TRAVEL, TRAVEL) for _ in range(visits)]
    return sorted(units, key=lambda each: -each.takes)


_HALF = 240


@dataclass
class _Half:
    pair: int
    day: int
    starts: int
    ends: int
    units: list[_Unit] = field(default_factory=list)

    @property
    def free(self) -> int:
        return self.ends - self.starts - sum(each.takes for each in self.units)


def _packed(chance: random.Random, units: list[_Unit], load: float) -> tuple[int, list[_Half]]:
    """Half-days of as few pairs of inspectors as hold the units at this load, and what is in each."""
    needed = sum(each.takes for each in units) / load
    a_day = sum(end - start for start, end in _halves(2))
    every: list[_Half] = []
    while sum(each.ends - each.starts for each in every) < needed + 2 * a_day:
        pair = len(every) // (2 * DAYS)
        every += [_Half(pair, day, *half) for day in range(1, DAYS + 1) for half in _halves(day)]
    spare = chance.sample(every[4:], len(every) - 4)  # the leaders are seen by the first pairs
    kept = list(every)
    while spare and sum(each.ends - each.starts for each in kept) - _HALF >= needed:
        kept.remove(spare.pop())
    while True:
        for fullest_first in (False, True):
            halves = [_Half(each.pair, each.day, each.starts, each.ends) for each in kept]
            if all(_put(chance, halves, unit, fullest_first=fullest_first) for unit in units):
                return 1 + max(each.pair for each in every), halves
        missing = [each for each in every if each not in kept]
        pair = 1 + max(each.pair for each in every)
        more = missing or [_Half(pair, day, *half) for day in range(1, DAYS + 1) for half in _halves(day)]
        every += [each for each in more if each not in every]
        kept.append(more[0])


def _halves(day: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Morning and afternoon with lunch between; the Director comes first on day 1, and feedback last."""
    morning = DAY_FROM + (75 if day == 1 else 0), 12 * 60 + 15
    return morning, (13 * 60, DAY_TO - (75 if day == DAYS else 0))


def _put(chance: random.Random, halves: list[_Half], unit: _Unit, *, fullest_first: bool = False) -> bool:
    """Where most is left, so that all are about as full; or where least is, so that more go in."""
    able = [each for each in halves if each.free >= unit.takes]
    if not able:
        return False
    frees = [each.free for each in able]
    wanted = min(frees) if fullest_first else max(frees)
    chance.choice([each for each in able if each.free == wanted]).units.append(unit)
    return True


def _called(number: int) -> str:
    """A name of its own, in small letters as the problem has them."""
    syllables = [first + vowel for first in "bdfgklmnprst" for vowel in "aeiou"]
    rest, last = divmod(number, len(syllables))
    return f"{syllables[rest % len(syllables)]}{syllables[last]} {syllables[last]}{syllables[-1 - last]}n"


class _Maker:
    def __init__(self, chance: random.Random, sessions: int, pairs: int, packed: list[_Half]) -> None:
        self.chance = chance
        self.count = sessions
        self.inspectors = [_called(number) for number in range(2 * pairs)]
        self.packed = packed
        self.jobs: list[Job] = []
        self.placed: list[Placing] = []
        self.names: dict[int, str] = {}
        self.taken: dict[Who, list[Placing]] = defaultdict(list)
        self.minutes: dict[int, int] = {}
        self.visited = MAIN
        self.once: list[int] = []
        """Who is seen once so far."""

    def made(self, name: str) -> Instance:
        self._leaders()
        for half in self.packed:
            self._lay(half)
        capacities = self._rooms()
        rules = replace(RULES, tracks=max(self._at_once()))
        self._tracks(rules.tracks)
        jobs = tuple(self._job(job, placing) for job, placing in zip(self.jobs, self.placed, strict=True))
        problem = Problem(
            rules=rules,
            days=tuple(Window(day, DAY_FROM, DAY_TO) for day in range(1, DAYS + 1)),
            jobs=jobs,
            busy=self._busy(),
            weights=WEIGHTS,
        )
        spent = sum(half.ends - half.starts - half.free for half in self.packed)
        whole = sum(half.ends - half.starts for half in self.packed)
        return Instance(
            name=name,
            problem=problem,
            planted=tuple(self.placed),
            names=self.names,
            capacities=capacities,
            load=spent / whole,
        )

    def _leaders(self) -> None:
        director, lead = self._new_person("Director"), self._new_person("Lead member")
        pair = tuple(self.inspectors[:2])
        self._add("Director", 60, Window(1, DAY_FROM, 0), (director,), pair, turn=Turn.FIRST)
        # beside the Director's own, which nobody else is seen before
        others = tuple(self.inspectors[2:4]) or pair
        starts = DAY_FROM if others != pair else self._free_on_day_1()
        self._add("Lead member", 60, Window(1, starts, 0), (lead,), others, only_day=1)
        last = DAY_TO - 60
        self._add(
            "Feedback", 60, Window(DAYS, last, 0), (director,), (), turn=Turn.LAST, kind=SessionFormat.MEETING
        )

    def _free_on_day_1(self) -> int:
        """Of a single pair: what is packed into its first morning gives way to the lead member."""
        half = next(each for each in self.packed if each.day == 1)
        while half.free < 75:
            moved = half.units.pop()
            assert _put(self.chance, [each for each in self.packed if each is not half], moved)
        half.ends -= 75
        return half.ends

    def _lay(self, half: _Half) -> None:
        """The units in any order, with what is left of the time somewhere between them."""
        self.chance.shuffle(half.units)
        left, at = half.free // STEP, half.starts
        pair = self.inspectors[2 * half.pair : 2 * half.pair + 2]
        for unit in half.units:
            idle = self.chance.randint(0, left)
            left -= idle
            at += idle * STEP + unit.before
            for seat, kind in enumerate(unit.kinds):
                who = tuple(pair) if len(unit.kinds) == 1 else (pair[seat],)
                self._session(kind, unit.minutes, Window(half.day, at, 0), who)
            at += unit.minutes + unit.after

    def _session(self, kind: SessionFormat, minutes: int, when: Window, inspectors: tuple[str, ...]) -> None:
        most = {SessionFormat.FOCUS_GROUP: 8, SessionFormat.VISIT: 3}.get(kind, 2)
        wanted = (
            self.chance.randint(4, 8) if kind is SessionFormat.FOCUS_GROUP else self.chance.randint(1, most)
        )
        base = MAIN
        if kind is SessionFormat.VISIT:
            self.visited += 1
            base = self.visited
        people = tuple(self._person(when) for _ in range(wanted))
        people = tuple(dict.fromkeys(people))
        self._add(f"{kind.value} {len(self.jobs)}", minutes, when, people, inspectors, kind=kind, base=base)

    def _add(
        self,
        name: str,
        minutes: int,
        when: Window,
        people: tuple[int, ...],
        inspectors: tuple[str, ...],
        *,
        kind: SessionFormat = SessionFormat.INTERVIEW,
        turn: Turn = Turn.ANY,
        base: int = MAIN,
        only_day: int | None = None,
    ) -> None:
        number = len(self.jobs) + 1
        placing = Placing(number, when.day, when.starts, 0, Spot(base), tuple(sorted(inspectors)))
        job = Job(
            session_id=number,
            name=name,
            minutes=minutes,
            format=kind,
            turn=turn,
            must=people,
            taking_part=frozenset(people),
            inspectors_wanted=len(inspectors),
            spots=(Spot(base),),
            windows=tuple(
                Window(day, DAY_FROM, DAY_TO) for day in range(1, DAYS + 1) if only_day in {None, day}
            ),
        )
        self.jobs.append(job)
        self.placed.append(placing)
        self.minutes[number] = minutes
        for who in people:
            self.taken[who].append(placing)
            if len(self.taken[who]) == 1 and who > LEADERS:
                self.once.append(who)
            elif who in self.once:
                self.once.remove(who)

    # people

    def _new_person(self, role: str = "Person") -> int:
        number = len(self.names) + 1001
        self.names[number] = f"{role} {number}"
        return number

    def _person(self, when: Window) -> int:
        """Somebody new, or somebody who is seen on another day already and once at most."""
        if self.once and self.chance.random() < 0.35:
            who = self.chance.choice(self.once)
            if self.taken[who][0].day != when.day:
                return who
        return self._new_person()

    def _busy(self) -> dict[Who, tuple[Window, ...]]:
        """A fifth of the people are away a day or a half on which the plan does not need them, and so are the pairs
        in what was not packed.
        """
        found: dict[Who, tuple[Window, ...]] = {}
        for person in self.names:
            if self.chance.random() < 0.2:
                days = {each.day for each in self.taken[person]}
                day = self.chance.choice([each for each in range(1, DAYS + 1) if each not in days])
                half = self.chance.choice((*HALVES, (DAY_FROM, DAY_TO)))
                found[person] = (Window(day, *half),)
        for number, name in enumerate(self.inspectors):
            there = {(half.day, half.starts >= NOON) for half in self.packed if half.pair == number // 2}
            there |= {(1, False)} if number < LEADERS_INSPECTORS else set()
            found[name] = tuple(
                Window(day, NOON, DAY_TO) if is_late else Window(day, DAY_FROM, NOON)
                for day in range(1, DAYS + 1)
                for is_late in (False, True)
                if (day, is_late) not in there
            )
        return {who: windows for who, windows in found.items() if windows}

    # rooms, tracks, hours and wishes

    def _rooms(self) -> dict[int, int]:
        """As many as the plan needs at once, a third of them large; each session of the main base is given one."""
        capacities: dict[int, int] = {}
        until: dict[int, tuple[int, int]] = {}
        order = sorted(range(len(self.placed)), key=lambda at: (self.placed[at].day, self.placed[at].starts))
        for at in order:
            job, placing = self.jobs[at], self.placed[at]
            if placing.spot.base_id != MAIN or job.turn is Turn.LAST:
                continue
            large = job.format is SessionFormat.FOCUS_GROUP
            begins = placing.day, placing.starts
            able = [
                room for room, size in capacities.items() if (size > 6) is large and until[room] <= begins
            ]
            room = able[0] if able else 501 + len(capacities)
            capacities.setdefault(room, 12 if large else 6)
            until[room] = placing.day, placing.starts + job.minutes
            self.placed[at] = replace(placing, spot=Spot(MAIN, room, 0))
        self.capacities = capacities
        return capacities

    def _at_once(self) -> list[int]:
        """How many run when each begins."""
        running: dict[tuple[int, int], int] = defaultdict(int)
        for placing in self.placed:
            if self.jobs[placing.session_id - 1].turn is not Turn.LAST:
                ends = placing.starts + self.minutes[placing.session_id]
                for minute in range(placing.starts, ends, STEP):
                    running[placing.day, minute] += 1
        return list(running.values())

    def _tracks(self, tracks: int) -> None:
        until = dict.fromkeys(range(1, tracks + 1), (0, 0))
        for at in sorted(
            range(len(self.placed)), key=lambda at: (self.placed[at].day, self.placed[at].starts)
        ):
            placing, job = self.placed[at], self.jobs[at]
            if job.turn is Turn.LAST:
                continue
            track = next(each for each, free in until.items() if free <= (placing.day, placing.starts))
            until[track] = placing.day, placing.starts + job.minutes
            self.placed[at] = replace(placing, track=track)
            self.jobs[at] = replace(job, tracks=tuple(range(1, tracks + 1)))

    def _job(self, job: Job, placing: Placing) -> Job:
        eligible = set(placing.inspectors)
        if job.inspectors_wanted:
            more = self.chance.randint(max(2, job.inspectors_wanted), 6) - len(eligible)
            eligible |= set(self.chance.sample(self.inspectors, min(max(more, 0), len(self.inspectors))))
        return replace(
            job,
            inspectors_from=tuple(sorted(eligible)),
            spots=self._spots(job, placing),
            windows=self._windows(job, placing),
            wishes=self._wishes(job),
        )

    def _spots(self, job: Job, placing: Placing) -> tuple[Spot, ...]:
        """The smallest room that holds them first."""
        if placing.spot.room_id is None:
            return (placing.spot,)
        size = len(job.must) + job.inspectors_wanted
        able = sorted((seats, room) for room, seats in self.capacities.items() if seats >= size)
        return tuple(Spot(MAIN, room, seats - size) for seats, room in able)

    def _windows(self, job: Job, placing: Placing) -> tuple[Window, ...]:
        if job.turn is not Turn.ANY or len(job.windows) == 1:
            return job.windows
        if job.format is SessionFormat.VISIT:  # a morning or an afternoon, on any day
            half = next(
                each
                for each in HALVES
                if each[0] <= placing.starts and placing.starts + job.minutes <= each[1]
            )
            return tuple(Window(day, *half) for day in range(1, DAYS + 1))
        if self.chance.random() < 0.15:  # not before, or not after
            early = self.chance.random() < 0.5
            starts = DAY_FROM if early else self.chance.randrange(DAY_FROM, placing.starts + 1, STEP)
            ends = (
                DAY_TO if not early else self.chance.randrange(placing.starts + job.minutes, DAY_TO + 1, STEP)
            )
            return tuple(Window(day, starts, ends) for day in range(1, DAYS + 1))
        return job.windows

    def _wishes(self, job: Job) -> tuple[Wish, ...]:
        if job.turn is not Turn.ANY or self.chance.random() >= 0.4:
            return ()
        unwanted = self.chance.choice(HALVES)
        return tuple(Wish(Window(day, *unwanted), 1) for day in range(1, DAYS + 1))


class Cause(StrEnum):
    """What makes an instance impossible."""

    PERSON = "person"
    ROOM = "room"
    CAPACITY = "capacity"
    ORDER = "order"


@dataclass(frozen=True, kw_only=True)
class Impossible(Instance):
    cause: Cause
    sessions: tuple[int, ...]
    """Of which one cannot be placed at least."""
    who: tuple[Who, ...] = ()
    room_id: int | None = None


def impossible(cause: Cause, sessions: int, seed: int) -> Impossible:
    """An instance at 80%, and one thing changed that no plan survives."""
    possible = instance(sessions, 0.8, seed)
    chance = random.Random(f"{cause} {sessions} {seed}")
    return {
        Cause.PERSON: _by_person,
        Cause.ROOM: _by_room,
        Cause.CAPACITY: _by_capacity,
        Cause.ORDER: _by_order,
    }[cause](possible, chance)


def _changed(made: Instance, cause: Cause, sessions: tuple[int, ...], **changed: object) -> Impossible:
    told = {"who": changed.pop("who", ()), "room_id": changed.pop("room_id", None)}
    return Impossible(
        name=f"{made.name}, impossible by {cause}",
        problem=replace(made.problem, **changed),  # type: ignore[arg-type]  # the names are those of its fields
        names=made.names,
        capacities=made.capacities,
        load=made.load,
        cause=cause,
        sessions=sessions,
        **told,  # type: ignore[arg-type]  # as above
    )


def _but(day: int, starts: int, ends: int) -> tuple[Window, ...]:
    """All days, but this time of this day."""
    others = (Window(each, DAY_FROM, DAY_TO) for each in range(1, DAYS + 1) if each != day)
    return (*others, Window(day, DAY_FROM, starts), Window(day, ends, DAY_TO))


def _by_person(made: Instance, chance: random.Random) -> Impossible:
    """Somebody is free for a quarter of an hour less than their session takes."""
    job = chance.choice([each for each in made.problem.jobs if each.turn is Turn.ANY and each.must])
    who = job.must[0]
    busy = dict(made.problem.busy) | {who: _but(2, 14 * 60, 14 * 60 + job.minutes - STEP)}
    return _changed(made, Cause.PERSON, (job.session_id,), busy=busy, who=(who,))


def _by_room(made: Instance, chance: random.Random) -> Impossible:
    """Three groups are so large that one room alone holds them, and it is free for two of them."""
    groups = [each for each in made.problem.jobs if each.format is SessionFormat.FOCUS_GROUP]
    chosen = {each.session_id for each in chance.sample(groups, 3)}
    room = max(made.capacities, key=lambda each: (made.capacities[each], each))
    only = (Spot(MAIN, room),)
    jobs = tuple(
        replace(each, spots=only) if each.session_id in chosen else each for each in made.problem.jobs
    )
    rooms_busy = {room: _but(3, 9 * 60, 9 * 60 + 2 * 90)}
    return _changed(made, Cause.ROOM, tuple(sorted(chosen)), jobs=jobs, rooms_busy=rooms_busy, room_id=room)


def _by_capacity(made: Instance, _: random.Random) -> Impossible:
    """Half of the inspectors are ill all days, where four of five are needed."""
    team = sorted({name for job in made.problem.jobs for name in job.inspectors_from})
    ill = tuple(team[len(team) // 2 :])
    away = tuple(Window(day, DAY_FROM, DAY_TO) for day in range(1, DAYS + 1))
    every = tuple(each.session_id for each in made.problem.jobs if each.inspectors_wanted)
    jobs = tuple(
        replace(each, inspectors_from=tuple(team)) if each.inspectors_wanted else each
        for each in made.problem.jobs
    )
    busy = dict(made.problem.busy) | dict.fromkeys(ill, away)
    return _changed(made, Cause.CAPACITY, every, jobs=jobs, busy=busy, who=ill)


def _by_order(made: Instance, _: random.Random) -> Impossible:
    """The Director is to be seen first, and comes on the last day; the lead member must be on day 1."""
    first = next(each for each in made.problem.jobs if each.turn is Turn.FIRST)
    lead = next(each for each in made.problem.jobs if {window.day for window in each.windows} == {1})
    director = first.must[0]
    busy = dict(made.problem.busy) | {director: _but(DAYS, DAY_FROM, DAY_TO)}
    return _changed(made, Cause.ORDER, (first.session_id, lead.session_id), busy=busy, who=(director,))
