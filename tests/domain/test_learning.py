from __future__ import annotations

from datetime import date

from inspection_ready.domain.learning import Learnt, day_to_brief_from, learnt_on_day, owed_before
from inspection_ready.domain.timetable import Session
from inspection_ready.domain.timetable_days import DatedDay

TUESDAY, WEDNESDAY = date(2027, 2, 9), date(2027, 2, 10)
SESSIONS = tuple(
    Session(id=n, timetable_id=5, day=1, starts=500 + n, minutes=30, code=f"D1-0{n}", title=f"S{n}")
    for n in (1, 2)
)
LOG = (
    Learnt(id=1, learnt_on=TUESDAY, asked="Loose"),
    Learnt(id=2, learnt_on=TUESDAY, session_code="d1-02", asked="Later"),
    Learnt(id=3, learnt_on=TUESDAY, session_code="D1-01", asked="First"),
    Learnt(id=4, learnt_on=WEDNESDAY, session_code="D1-01", asked="Another day"),
)


def test_entries_of_a_day_stand_in_the_order_of_the_clock() -> None:
    found = learnt_on_day(LOG, DatedDay(day=1, on=TUESDAY), SESSIONS)

    assert [each.asked for each in found] == ["First", "Later", "Loose"]


def test_a_day_without_a_date_has_what_its_sessions_have() -> None:
    found = learnt_on_day(LOG, DatedDay(day=1), SESSIONS)

    assert [each.asked for each in found] == ["First", "Another day", "Later"]


def test_the_newest_day_that_is_over_is_briefed_from() -> None:
    days = (DatedDay(day=1, on=TUESDAY), DatedDay(day=2, on=WEDNESDAY), DatedDay(day=3))

    assert day_to_brief_from(LOG, days, today=WEDNESDAY) == days[1]
    assert day_to_brief_from(LOG, days, today=TUESDAY) == days[0]
    assert day_to_brief_from(LOG, days, today=date(2027, 2, 8)) is None
    assert day_to_brief_from((), days, today=WEDNESDAY) is None


def test_what_is_owed_from_before_is_of_earlier_days_and_still_to_be_seen_to() -> None:
    log = (
        Learnt(id=5, learnt_on=TUESDAY, asked="Kept?", promised="A report", done_on=WEDNESDAY),
        Learnt(id=6, learnt_on=TUESDAY, asked="A request?", promised="A report", request_id=9),
        Learnt(id=7, learnt_on=TUESDAY, asked="Owed?", follow_up="Tell the Director"),
        Learnt(id=8, learnt_on=TUESDAY, asked="Nothing?"),
        Learnt(id=9, learnt_on=WEDNESDAY, asked="Today?", promised="A report"),
    )

    assert [each.asked for each in owed_before(log, log[4:])] == ["Owed?"]
    assert owed_before(log, log[:1]) == owed_before(log, ()) == ()
