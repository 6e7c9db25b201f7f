"""Sentences for what can be refused about placing the sessions of a timetable."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from inspection_ready.phrases.dates import weekday_and_day

Told = Mapping[str, Any]

NOTHING = "Nothing was changed."


def _nothing_to_place(told: Told) -> str:
    if told["extent"] == "rest":
        return (
            f"Nothing has to be placed: no session clashes that may be moved. {NOTHING} "
            "To have the others placed anew too, place all."
        )
    return (
        "There is nothing to place: every session is confirmed, cancelled or kept where it is, or there is none yet. "
        f"{NOTHING} Add sessions, or make those that may be moved pencilled."
    )


def _days_not_in_order(told: Told) -> str:
    day, other = told["day"], told["other_day"]
    if told["on"] == told["other_on"]:
        clash = f"Day {day} and day {other} are both on {weekday_and_day(told['on'])}."
    else:
        clash = (
            f"Day {other} is on {weekday_and_day(told['other_on'])}, before day {day} on "
            f"{weekday_and_day(told['on'])}."
        )
    return f"{clash} {NOTHING} Put the days on dates in their order first, under “Dates of the days”."


PLAN_SENTENCES: dict[str, str | Callable[[Told], str]] = {
    "day_without_date": "Day {day} has no date yet, so nothing can be kept about it alone. "
    f"{NOTHING} Give the day a date first, under “Dates of the days”.",
    "days_not_in_order": _days_not_in_order,
    "no_such_dropout": "Nothing at the timetable is called “{named}”. Nothing was changed. There are: {known}.",
    "no_session_called": "No session of this timetable has the code or title “{named}”. Nothing was changed. "
    "They are on the timetable’s page, and “timetable show” lists them.",
    "nothing_depends": "No session that could move is touched by that, so nothing has to move. Nothing was changed. "
    "Enter it under “Availability”, so that it is known.",
    "nothing_to_place": _nothing_to_place,
    "plan_is_old": "Somebody changed the timetable, or what is known around it, after this was worked out. "
    "Their change was kept and nothing was moved. Place the sessions again.",
    "session_is_fixed": "“{title}” stays where it is, so it cannot be moved by a plan. Nothing was changed. "
    "Breaks, travel and what everybody is at are moved by hand.",
    "template_is_not_placed": "“{name}” is a template: it has no people, dates or rooms to be placed by. "
    "Nothing was changed. Make a timetable from it, and place that.",
}
