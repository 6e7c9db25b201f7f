from __future__ import annotations

from datetime import date

from inspection_ready.domain.learning import Learnt, day_to_brief_from, learnt_on_day
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
