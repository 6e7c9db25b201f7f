"""A visit of about as many sessions as are asked for, at a load of its inspectors that is asked for."""

from __future__ import annotations

import random

from inspection_ready.domain.plan_problem import Job, Problem, Spot, Who, Window, Wish
from inspection_ready.domain.timetable import SessionFormat, Timetable, Turn

FROM, TO = 8 * 60 + 30, 17 * 60 + 30
DAYS = 4


def visit(times: int = 1, *, load: int = 50, seed: int = 0) -> Problem:
    """``times`` 1: 70 sessions, 6 inspectors, 110 people, 5 rooms at 2 bases; ``load``: per cent of their time."""
    drawn = random.Random(seed)
    inspectors = tuple(f"insp {chr(97 + each // 26)}{chr(97 + each % 26)}" for each in range(6 * times))
    rooms = [
        Spot(base_id=1 + each % (1 + times), room_id=each + 1, spare=(0, 2, 4, 8, 12)[each % 5])
        for each in range(6 * times)
    ]
    bases = 1 + times
    whole = tuple(Window(day, FROM, TO) for day in range(1, DAYS + 1))
    busy: dict[Who, tuple[Window, ...]] = {}
    for person in range(1, 110 * times + 1):
        away = drawn.sample(range(1, DAYS + 1), drawn.choice((0, 0, 1, 1, 2)))
        busy[person] = tuple(Window(day, FROM, TO) for day in away)
    minutes_left = len(inspectors) * DAYS * (TO - FROM - 60) * load // 100
    share = minutes_left / (70 * times)
    jobs = []
    for number in range(70 * times):
        kind = number % 70
        turn = Turn.FIRST if number == 0 else Turn.LAST if number == 70 * times - 1 else Turn.ANY
        form, wanted = SessionFormat.INTERVIEW, 1
        people = 1
        if kind < 14:
            wanted = 2
        elif kind < 26:
            form, people = SessionFormat.FOCUS_GROUP, drawn.randint(3, 8)
        elif kind < 38:
            form, people = SessionFormat.VISIT, 2
        long = {SessionFormat.FOCUS_GROUP: 90, SessionFormat.VISIT: 105}.get(form, 45 if wanted == 1 else 60)
        minutes = max(round(long * share / 82 / 15), 1) * 15
        pool = tuple(drawn.sample(inspectors, min(len(inspectors), wanted + drawn.randint(2, 4))))
        base = drawn.randint(1, bases)
        spots = tuple(sorted((each for each in rooms if each.base_id == base), key=lambda each: each.spare))
        if form is SessionFormat.VISIT:
            spots = (Spot(base_id=base),)
        day = 1 if turn is Turn.FIRST else DAYS if turn is Turn.LAST else drawn.randint(1, DAYS)
        there = [each for each, windows in busy.items() if all(window.day != day for window in windows)]
        must = tuple(drawn.sample([each for each in there if isinstance(each, int)], people))
        wishes = (Wish(Window(drawn.randint(1, DAYS), FROM, 13 * 60), 3),) if drawn.random() < 0.5 else ()
        jobs.append(
            Job(
                session_id=1000 + number,
                name=f"Session {number}",
                minutes=minutes,
                format=form,
                turn=turn,
                must=must,
                taking_part=frozenset(must),
                inspectors_wanted=wanted,
                inspectors_from=pool,
                spots=spots,
                tracks=(0,),
                windows=whole,
                wishes=wishes,
            )
        )
    rules = Timetable(name="The visit", days=DAYS, tracks=99, lunch_minutes=45)
    return Problem(rules=rules, days=whole, jobs=tuple(jobs), busy=busy)
