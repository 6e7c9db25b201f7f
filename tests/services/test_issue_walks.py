"""Random edits, issues and slips through the services: copies never change, entries keep their UID, numbers rise."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.issues import TimetableIssue
from inspection_ready.domain.slips import Slip, SlipKind
from inspection_ready.domain.timetable import Attendance, Part, Session, SessionState
from inspection_ready.services.issues import issue_timetable
from inspection_ready.services.sessions import add_session, change_session, remove_session, set_people
from inspection_ready.services.slips import drop_slips
from inspection_ready.services.told import slip_outlook
from inspection_ready.services.verify import verify
from tests.services.test_issues import (
    ADA,
    BEN,
    CAT,
    GATE,
    HALL,
    TUESDAY,
    WEDNESDAY,
    made_timetable,
    rows,
    write,
)

if TYPE_CHECKING:
    from inspection_ready.domain.timetable import Timetable
    from inspection_ready.services.app import App

STEPS = 30
Held = dict[tuple[int, int], tuple[Any, ...]]


def simply_held(app: App, timetable: Timetable) -> Held:
    """What people should hold, straight out of the draft that is just being issued."""
    bases = {HALL.id: "Town Hall", GATE.id: "Market Gate"}
    sessions = {each.id: each for each in rows(app, Session) if each.timetable_id == timetable.id}
    return {
        (each.session_id, each.person_id): (
            session.title, (TUESDAY, WEDNESDAY)[session.day - 1], session.starts, session.minutes,
            bases.get(session.base_id or 0), each.part,
        )
        for each in rows(app, Attendance)
        if (session := sessions[each.session_id]).state is SessionState.CONFIRMED
    }  # fmt: skip


def edit(app: App, timetable: Timetable, chance: random.Random) -> None:
    held = rows(app, Session)
    what = chance.choice(("add", "move", "state", "people", "remove", "base"))
    if what == "add" or not held:
        new = Session(timetable_id=timetable.id, day=1, starts=540, minutes=30, title=f"S{chance.random()}")
        app.do(add_session, replace(new, state=chance.choice(tuple(SessionState))), {BEN.id: Part.TAKES_PART})
        return
    session = chance.choice(held)
    if what == "remove":
        app.do(remove_session, session)
    elif what == "people":
        some = chance.sample((ADA, BEN, CAT), chance.randint(0, 3))
        app.do(set_people, session, {each.id: chance.choice(tuple(Part)) for each in some})
    else:
        changed = {
            "move": {"day": chance.randint(1, 2), "starts": 15 * chance.randint(36, 60)},
            "state": {"state": chance.choice(tuple(SessionState))},
            "base": {"base_id": chance.choice((HALL.id, GATE.id)), "room_id": None},
        }[what]
        app.do(change_session, session, replace(session, **changed))  # type: ignore[arg-type] # told by name


@pytest.mark.parametrize("seed", range(3))
def test_a_walk_keeps_every_promise(any_app: App, seed: int) -> None:
    app, timetable = any_app, made_timetable(any_app)
    chance = random.Random(seed)
    refused: set[str] = set()
    issued: dict[int, TimetableIssue] = {}
    held: Held = {}
    as_issued: Held = {}
    for step in range(STEPS):
        what = chance.choice(("edit", "edit", "edit", "issue", "write", "unsent"))
        if what == "edit":
            edit(app, timetable, chance)
        elif what == "issue":
            try:
                made = app.do(issue_timetable, timetable, why=f"step {step}").result
            except Refused as error:
                refused.add(error.code)
                continue
            issued[made.number] = made
            as_issued = simply_held(app, timetable)
        elif issued and held != as_issued:
            written = write(app)
            assert wanted(held, as_issued) == {
                (each.session_key, each.person_id): each.what.value for each in written.slips
            }
            if what == "unsent":
                app.do(drop_slips, written.batch.id)
            else:
                held = as_issued
        assert {each.number: each for each in rows(app, TimetableIssue)} == issued
        told = {
            (item.seen.key, person.person_id)
            for person in app.read(slip_outlook).plan.people
            for item in person.items
        }
        assert told == set(wanted(held, as_issued))
    entries_are_kept(app)
    assert refused <= {"nothing_to_issue", "no_sessions_to_issue"}
    assert verify(app).ok


def wanted(before: Held, after: Held) -> dict[tuple[int, int], str]:
    return {
        key: "invited" if key not in before else "cancelled" if key not in after else "changed"
        for key in before.keys() | after.keys()
        if before.get(key) != after.get(key)
    }


def entries_are_kept(app: App) -> None:
    by_entry: defaultdict[tuple[int, int], list[Slip]] = defaultdict(list)
    for each in sorted(rows(app, Slip), key=lambda slip: slip.id):
        by_entry[each.session_key, each.person_id].append(each)
    uids = []
    for slips in by_entry.values():
        assert [each.sequence for each in slips] == list(range(len(slips)))
        assert len({each.uid for each in slips}) == 1
        assert slips[0].what is SlipKind.INVITED
        uids.append(slips[0].uid)
    assert len(set(uids)) == len(uids)
