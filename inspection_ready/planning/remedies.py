"""What would mend that something is in the way: which remedies there are for it, and a problem as it is with one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from inspection_ready.domain.clashes import ClashCode
from inspection_ready.domain.plan_problem import Window
from inspection_ready.domain.plan_reasons import Remedy, RemedyCode
from inspection_ready.domain.timetable import MINUTES_IN_A_DAY, Turn
from inspection_ready.planning.counting import pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from inspection_ready.domain.plan_problem import Job, Placing, Problem
    from inspection_ready.planning.board import Obstacle

CANNOT = frozenset({ClashCode.PERSON_CANNOT, ClashCode.INSPECTOR_CANNOT})
OF_PEOPLE = frozenset(
    {
        ClashCode.PERSON_TWICE,
        ClashCode.PERSON_CANNOT,
        ClashCode.WAY_TOO_SHORT,
        ClashCode.NO_BREATHER,
        ClashCode.TURNS_TOO_CLOSE,
        ClashCode.NO_BREAK,
        ClashCode.NO_LUNCH,
    }
)
IN_ORDER = frozenset({ClashCode.NOT_FIRST, ClashCode.NOT_LAST})
Key = TypeVar("Key")
CONFIRMED_TIMES = 3
"""So much dearer it is to move what is confirmed."""


def remedies_for(
    problem: Problem, job: Job, placing: Placing, obstacle: Obstacle, *, confirmed: Collection[int]
) -> Iterator[Remedy]:
    """Each would take this one thing out of the way; whether all fits then, has to be tried."""
    yield from _moved(job, obstacle, confirmed)
    yield from _stood_in_for(job, obstacle)
    yield from _freed(job, placing, obstacle)
    yield from _fewer_of(job, obstacle)
    own, code = job.session_id, obstacle.code
    if code is ClashCode.NO_BREATHER:
        yield Remedy(code=RemedyCode.SHORTER_BREATHER, session_id=own, minutes=obstacle.had)
    if code is ClashCode.OUTSIDE_DAY:
        yield other_hours(problem, job, _window(job, placing))
    if code in IN_ORDER:
        asks = own if job.turn is not Turn.ANY else obstacle.sessions[0]
        yield Remedy(code=RemedyCode.ORDER, session_id=asks)


def _moved(job: Job, obstacle: Obstacle, confirmed: Collection[int]) -> Iterator[Remedy]:
    if obstacle.enough != 1:
        return
    for other in obstacle.sessions:
        is_confirmed = other in confirmed
        yield Remedy(
            code=RemedyCode.MOVE, session_id=job.session_id, other_id=other, is_confirmed=is_confirmed
        )


def _stood_in_for(job: Job, obstacle: Obstacle) -> Iterator[Remedy]:
    who = obstacle.who
    if isinstance(who, int) and obstacle.code in OF_PEOPLE:
        for instead in job.seconds.get(who, ()):
            if instead not in job.must:
                yield Remedy(code=RemedyCode.USE_SECOND, session_id=job.session_id, who=who, instead=instead)


def _freed(job: Job, placing: Placing, obstacle: Obstacle) -> Iterator[Remedy]:
    own, window, who = job.session_id, _window(job, placing), obstacle.who
    if obstacle.code in CANNOT:
        yield Remedy(code=RemedyCode.FREE, session_id=own, who=who, window=window)
    elif obstacle.code is ClashCode.ROOM_CANNOT and isinstance(who, int):
        yield Remedy(code=RemedyCode.FREE_ROOM, session_id=own, room_id=who, window=window)
    elif obstacle.code is ClashCode.BASE_CANNOT and isinstance(who, int):
        yield Remedy(code=RemedyCode.FREE_BASE, session_id=own, base_id=who, window=window)


def _fewer_of(job: Job, obstacle: Obstacle) -> Iterator[Remedy]:
    """Of those who are chosen; those it names are asked for by name."""
    left = 0
    if isinstance(obstacle.who, str) and obstacle.who not in job.must:
        left = job.inspectors_wanted - 1
    elif obstacle.code is ClashCode.INSPECTOR_TWICE and obstacle.who is None:
        left = obstacle.had
    if left > 0:
        yield Remedy(code=RemedyCode.FEWER_INSPECTORS, session_id=job.session_id, minutes=left)


def _window(job: Job, placing: Placing) -> Window:
    return Window(placing.day, placing.starts, placing.starts + job.minutes)


def other_hours(problem: Problem, job: Job, window: Window) -> Remedy:
    here = [each for each in job.windows if each.day == window.day]
    if not here:
        hours = next(each for each in problem.days if each.day == window.day)
        return Remedy(code=RemedyCode.ANOTHER_DAY, session_id=job.session_id, window=hours)
    if window.starts < min(each.starts for each in here):
        return Remedy(code=RemedyCode.EARLIER, session_id=job.session_id, minutes=window.starts)
    return Remedy(code=RemedyCode.LATER, session_id=job.session_id, minutes=window.ends)


def without_evenings(problem: Problem) -> Problem:
    """Whoever and whatever cannot until a day is over cannot afterwards either; nor before it begins.

    So that nobody is asked to come at seven because nothing is known of seven.
    """
    hours = {each.day: each for each in problem.days}

    def wider(window: Window) -> Window:
        day = hours.get(window.day)
        if day is None:
            return window
        starts = 0 if window.starts <= day.starts else window.starts
        return Window(window.day, starts, MINUTES_IN_A_DAY if window.ends >= day.ends else window.ends)

    def all_of(held: Mapping[Key, tuple[Window, ...]]) -> dict[Key, tuple[Window, ...]]:
        return {key: tuple(wider(each) for each in windows) for key, windows in held.items()}

    return replace(
        problem,
        busy=all_of(problem.busy),
        rooms_busy=all_of(problem.rooms_busy),
        bases_busy=all_of(problem.bases_busy),
    )


def price_of(remedy: Remedy, prices: Mapping[RemedyCode, int]) -> int:
    return prices[remedy.code] * (CONFIRMED_TIMES if remedy.is_confirmed else 1)


def applied(problem: Problem, remedy: Remedy) -> Problem:
    """The same problem, with this given up. Nothing is moved by it: where sessions are is no part of a problem."""
    change = _APPLIED.get(remedy.code)
    return problem if change is None else change(problem, remedy)


def _with_job(problem: Problem, session_id: int, change: Callable[[Job], Job]) -> Problem:
    jobs = tuple(change(each) if each.session_id == session_id else each for each in problem.jobs)
    return replace(problem, jobs=jobs)


def _second(problem: Problem, remedy: Remedy) -> Problem:
    who, instead = remedy.who, remedy.instead
    assert isinstance(who, int), "a person has a second"
    assert instead is not None, "somebody stands in"

    def change(job: Job) -> Job:
        must = tuple(instead if each == who else each for each in job.must)
        seen = job.taking_part - {who} | ({instead} if who in job.taking_part else set())
        return replace(job, must=must, taking_part=seen)

    return _with_job(problem, remedy.session_id, change)


def _free(problem: Problem, remedy: Remedy) -> Problem:
    assert remedy.who is not None, "somebody is freed"
    return replace(problem, busy=_without(problem.busy, remedy.who, remedy.window))


def _free_room(problem: Problem, remedy: Remedy) -> Problem:
    assert remedy.room_id is not None, "a room is freed"
    return replace(problem, rooms_busy=_without(problem.rooms_busy, remedy.room_id, remedy.window))


def _free_base(problem: Problem, remedy: Remedy) -> Problem:
    assert remedy.base_id is not None, "a base is opened"
    return replace(problem, bases_busy=_without(problem.bases_busy, remedy.base_id, remedy.window))


def _without(
    held: Mapping[Key, tuple[Window, ...]], key: Key, free: Window | None
) -> dict[Key, tuple[Window, ...]]:
    assert free is not None, "for some time"
    left = [
        Window(each.day, start, end)
        for each in held.get(key, ())
        for start, end in (pieces(each, [free]) if each.day == free.day else [(each.starts, each.ends)])
        if start < end
    ]
    return {**held, key: tuple(left)}


def _hours(problem: Problem, remedy: Remedy) -> Problem:
    """Later on every day that it may be on, or earlier; where the day itself is shorter, that too."""
    minutes = remedy.minutes
    assert minutes is not None, "until some time"
    is_later = remedy.code is RemedyCode.LATER

    def wider(window: Window, others: tuple[Window, ...]) -> Window:
        here = [each for each in others if each.day == window.day]
        if is_later and window.ends == max(each.ends for each in here):
            return replace(window, ends=max(window.ends, minutes))
        if not is_later and window.starts == min(each.starts for each in here):
            return replace(window, starts=min(window.starts, minutes))
        return window

    def change(job: Job) -> Job:
        return replace(job, windows=tuple(wider(each, job.windows) for each in job.windows))

    rules = problem.rules
    if is_later:
        rules = replace(rules, day_to=max(rules.day_to, minutes))
    else:
        rules = replace(rules, day_from=min(rules.day_from, minutes))
    return replace(_with_job(problem, remedy.session_id, change), rules=rules)


def _day(problem: Problem, remedy: Remedy) -> Problem:
    window = remedy.window
    assert window is not None, "on some day"
    return _with_job(
        problem, remedy.session_id, lambda job: replace(job, windows=tuple(sorted((*job.windows, window))))
    )


def _breather(problem: Problem, remedy: Remedy) -> Problem:
    assert remedy.minutes is not None, "so many are enough"
    return replace(problem, rules=replace(problem.rules, breather=remedy.minutes))


def _fewer(problem: Problem, remedy: Remedy) -> Problem:
    wanted = remedy.minutes
    assert wanted is not None, "so many are left"
    return _with_job(problem, remedy.session_id, lambda job: replace(job, inspectors_wanted=wanted))


def _unordered(problem: Problem, remedy: Remedy) -> Problem:
    return _with_job(problem, remedy.session_id, lambda job: replace(job, turn=Turn.ANY))


_APPLIED: Mapping[RemedyCode, Callable[[Problem, Remedy], Problem]] = {
    RemedyCode.USE_SECOND: _second,
    RemedyCode.FREE: _free,
    RemedyCode.FREE_ROOM: _free_room,
    RemedyCode.FREE_BASE: _free_base,
    RemedyCode.LATER: _hours,
    RemedyCode.EARLIER: _hours,
    RemedyCode.ANOTHER_DAY: _day,
    RemedyCode.SHORTER_BREATHER: _breather,
    RemedyCode.FEWER_INSPECTORS: _fewer,
    RemedyCode.ORDER: _unordered,
}
