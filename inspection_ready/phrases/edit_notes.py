"""Why a line of a timetable that was edited in a spreadsheet cannot be a change."""

from __future__ import annotations

EDIT_NOTES = {
    "edit_unknown": "Its number is of no session of the timetable that went out. "
    "Leave the number empty to add a session.",
    "edit_twice": "Row {line} is the same session, {before}. To add a session, leave its number and its code empty.",
    "edit_session_gone": "{before} was removed here since. Add it as a new session, without a number and a code, "
    "if it is still wanted.",
    "edit_other_timetable": "A session stays in its timetable. Add it to “{before}” as a new session instead.",
    "edit_no_such_timetable": "No timetable that went out is called “{before}”.",
    "edit_no_such_date": "The date {before} is not that of the day. Days have their dates on the timetable’s page.",
    "edit_no_such_day": "There is no day {before}: the timetable has {days}.",
    "edit_no_such_track": "There is no track {before}: the timetable has {tracks}.",
    "edit_no_such_room": "Room: nothing called “{before}” is among the rooms of that base.",
    "edit_link_unknown": "{field}: nothing called “{before}” is among the {among}. Add it there first.",
    "edit_link_ambiguous": "{field}: more than one of the {among} is called “{before}”. Use the e-mail address.",
    "edit_not_a_choice": "{field}: “{before}” is not one of the choices.",
}
