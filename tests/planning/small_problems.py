"""Small problems of every kind for properties: three days, two bases, a handful of people, some of it fixed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import strategies as st

from inspection_ready.domain.plan_problem import Job, Placing, Preference, Problem, Spot, Window, Wish
from inspection_ready.domain.timetable import SessionFormat, Timetable, Turn

DAYS = (1, 2)
FROM, TO = 9 * 60, 16 * 60
PEOPLE = (1, 2, 3)
INSPECTORS = ("jo hart", "sam lee", "kim fox")
SPOTS = (Spot(), Spot(1, None), Spot(1, 11, 2), Spot(1, 12, 0), Spot(2, 21, 5), Spot(2, None))
WHOLE = tuple(Window(day, FROM, TO) for day in DAYS)
QUARTERS = st.integers(FROM // 15, TO // 15).map(lambda each: each * 15)
WISHED = (Preference.WISHES, Preference.HALF_DAYS)
RULE = st.sampled_from([0, 10, 15, 30, 60])


@st.composite
def windows(draw: st.DrawFn) -> Window:
    one, other = draw(QUARTERS), draw(QUARTERS)
    return Window(draw(st.sampled_from(DAYS)), min(one, other), min(max(one, other) + 15, TO))


def some(of: Iterable[object], most: int) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(st.sampled_from(list(of)), max_size=most, unique=True).map(tuple)


@st.composite
def jobs(draw: st.DrawFn, session_id: int) -> Job:
    people = draw(st.lists(st.sampled_from(PEOPLE), max_size=2, unique=True))
    named = draw(st.lists(st.sampled_from(INSPECTORS[2:]), max_size=1))
    spots = tuple(draw(st.lists(st.sampled_from(SPOTS), min_size=1, max_size=3, unique=True)))
    asked = draw(st.lists(windows(), max_size=2))
    job = Job(
        session_id=session_id,
        name=f"Session {session_id}",
        minutes=draw(st.sampled_from([10, 15, 45, 60, 120])),
        format=draw(st.sampled_from([SessionFormat.INTERVIEW, SessionFormat.INTERVIEW, *SessionFormat])),
        turn=draw(st.sampled_from([Turn.ANY, Turn.ANY, Turn.ANY, *Turn])),
        must=(*people, *named),
        taking_part=frozenset(people[:1]),
        inspectors_wanted=draw(st.integers(0, 2)),
        inspectors_from=INSPECTORS,
        spots=spots,
        tracks=draw(st.sampled_from([(0,), (1,), (1, 2)])),
        windows=WHOLE if not asked else tuple(asked),
        wishes=tuple(
            Wish(each, draw(st.integers(1, 5)), draw(st.sampled_from(WISHED)))
            for each in draw(st.lists(windows(), max_size=2))
        ),
    )
    if not draw(st.sampled_from([True, False, False])):
        return job
    chosen = [each for each in INSPECTORS if each not in named][: job.inspectors_wanted]
    stood = Placing(
        session_id,
        draw(st.sampled_from(DAYS)),
        draw(st.integers(FROM // 5, TO // 5)) * 5,
        job.tracks[0],
        draw(st.sampled_from(SPOTS)),
        tuple(chosen),
    )
    return replace(job, now=stood, is_fixed=draw(st.booleans()))


@st.composite
def problems(draw: st.DrawFn, most: int = 7) -> Problem:
    rules = Timetable(
        name="The visit",
        days=len(DAYS),
        day_from=FROM,
        day_to=TO,
        tracks=draw(st.integers(1, 3)),
        longest_stretch=draw(st.sampled_from([0, 60, 120, 180])),
        shortest_break=draw(st.sampled_from([0, 10, 30])),
        lunch_from=draw(st.sampled_from([690, 720])),
        lunch_to=draw(st.sampled_from([780, 840])),
        lunch_minutes=draw(st.sampled_from([0, 30, 60])),
        breather=draw(RULE),
        between_rooms=draw(RULE),
        between_bases=draw(RULE),
        between_turns=draw(RULE),
    )
    number = draw(st.integers(1, most))
    return Problem(
        rules=rules,
        days=WHOLE,
        jobs=tuple(draw(jobs(100 + each)) for each in range(number)),
        busy=draw(st.dictionaries(st.sampled_from([*PEOPLE, *INSPECTORS]), st.tuples(windows()), max_size=3)),
        rooms_busy=draw(st.dictionaries(st.sampled_from([11, 12, 21]), st.tuples(windows()), max_size=1)),
        bases_busy=draw(st.dictionaries(st.sampled_from([1, 2]), st.tuples(windows()), max_size=1)),
        ways=draw(st.sampled_from([{}, {(1, 2): 20, (2, 1): 40}])),
    )
