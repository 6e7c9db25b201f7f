from __future__ import annotations

from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.people import Person
from inspection_ready.domain.timetable import (
    MINUTES_IN_A_DAY,
    MOST_DAYS,
    MOST_SEATS,
    MOST_TRACKS,
    Attendance,
    Half,
    Part,
    Session,
    SessionFormat,
    SessionState,
    Timetable,
    TimetableDay,
    Turn,
)
from inspection_ready.records.fields import Field, Kind, Limits, Record
from inspection_ready.records.shared_fields import NOTES

FORMATS = {
    SessionFormat.INTERVIEW: "Interview",
    SessionFormat.FOCUS_GROUP: "Focus group",
    SessionFormat.DROP_IN: "Drop-in",
    SessionFormat.VISIT: "Visit",
    SessionFormat.CALL: "Call",
    SessionFormat.CASE_TRACKING: "Case tracking",
    SessionFormat.MOCK_INTERVIEW: "Mock interview",
    SessionFormat.MEETING: "Meeting",
    SessionFormat.BREAK: "Break",
    SessionFormat.TRAVEL: "Travel",
}

STATES = {
    SessionState.PENCILLED: "Pencilled",
    SessionState.CONFIRMED: "Confirmed",
    SessionState.CANCELLED: "Cancelled",
}

PARTS = {
    Part.TAKES_PART: "Takes part",
    Part.SECOND: "Second",
    Part.NOTE_TAKER: "Note-taker",
    Part.ESCORT: "Escort",
}

TURNS = {
    Turn.ANY: "Any time",
    Turn.FIRST: "Before anyone else",
    Turn.LAST: "After everyone else",
}

HALVES = {
    Half.ANY: "Either",
    Half.MORNING: "Better in the morning",
    Half.AFTERNOON: "Better in the afternoon",
}


def _rule(name: str, label: str, about: str) -> Field:
    return Field(name, label, Kind.NUMBER, f"{about} 0 asks for none.", limits=_MINUTES, in_list=False)


def _time(name: str, label: str, about: str = "") -> Field:
    return Field(name, label, Kind.TIME, about, required=True, limits=_TIMES, in_list=False)


_MINUTES = Limits(0, MINUTES_IN_A_DAY)
_TIMES = Limits(0, MINUTES_IN_A_DAY - 1)

RULES = (
    _time("day_from", "Days start at", "A session before it is told as a clash."),
    _time("day_to", "Days end at", "A session after it is told as a clash."),
    _rule("longest_stretch", "Longest stretch", "Minutes anybody may be kept without a break."),
    _rule(
        "shortest_break", "Shortest break", "Minutes. Less between two sessions does not count as a break."
    ),
    _time("lunch_from", "Lunch from"),
    _time("lunch_to", "Lunch to"),
    _rule("lunch_minutes", "Lunch", "Minutes everybody is free for within that time."),
    _rule("breather", "Breather after an interview", "Minutes, for whoever was at it."),
    _rule("between_rooms", "Between rooms", "Minutes from one room of a base to another."),
    _rule("between_bases", "Between bases", "Minutes, where the ways between bases do not say."),
    _rule(
        "between_turns", "Between two turns", "Minutes between two sessions the same person takes part in."
    ),
)
"""What a timetable is judged by."""

TIMETABLES = Record(
    code="timetable",
    register="timetables",
    row_type=Timetable,
    singular="timetable",
    plural="timetables",
    identity=(("name", "is_template"),),
    imported=False,
    exported=False,
    fields=(
        Field("name", "Name", required=True, width=240),
        Field("is_template", "Template", Kind.YES_NO, "A template has no people and no dates.", width=90),
        Field("days", "Days", Kind.NUMBER, limits=Limits(1, MOST_DAYS), width=70),
        Field(
            "tracks",
            "Tracks",
            Kind.NUMBER,
            "How many sessions may run side by side.",
            limits=Limits(1, MOST_TRACKS),
            width=70,
        ),
        Field("origin", "Made from", headings=("origin",), width=200),
        Field("is_starter", "Starter", Kind.YES_NO, typed=False, width=90),
        Field("team", "The inspectors", Kind.LINES, "Those who are coming, a name a line.", in_list=False),
        *RULES,
        NOTES,
    ),
)

TIMETABLE_DAYS = Record(
    code="timetable_day",
    register="timetable-days",
    row_type=TimetableDay,
    singular="day of a timetable",
    plural="days of timetables",
    title="day",
    order=("timetable_id", "day"),
    identity=(("timetable_id", "day"),),
    parent=("timetable_id", Timetable),
    imported=False,
    exported=False,
    fields=(
        Field("timetable_id", "Timetable", Kind.LINK, link=Timetable, required=True, width=200),
        Field("day", "Day", Kind.NUMBER, required=True, limits=Limits(1, MOST_DAYS), width=70),
        Field("on", "Date", Kind.DATE, "Chosen; without one the days on site are counted.", width=120),
        NOTES,
    ),
)

SESSIONS = Record(
    code="session",
    register="sessions",
    row_type=Session,
    singular="session",
    plural="sessions",
    title="title",
    order=("timetable_id", "day", "starts", "track"),
    identity=(("timetable_id", "code"),),
    parent=("timetable_id", Timetable),
    imported=False,
    exported=False,
    unique=False,
    fields=(
        Field("timetable_id", "Timetable", Kind.LINK, link=Timetable, required=True, width=180),
        Field("title", "Title", required=True, width=260),
        Field("format", "Kind of session", Kind.CHOICE, choices=FORMATS, width=120),
        Field("day", "Day", Kind.NUMBER, required=True, limits=Limits(1, MOST_DAYS), width=60),
        Field(
            "starts",
            "Start",
            Kind.TIME,
            "Such as 9:30am or 2:15pm.",
            required=True,
            limits=Limits(0, MINUTES_IN_A_DAY - 1),
            width=80,
        ),
        Field(
            "minutes",
            "Minutes",
            Kind.NUMBER,
            "How long it takes.",
            required=True,
            limits=Limits(1, MINUTES_IN_A_DAY),
            width=80,
        ),
        Field(
            "track",
            "Track",
            Kind.NUMBER,
            "Which of the sessions side by side; 0 is for everybody.",
            limits=Limits(0, MOST_TRACKS),
            width=70,
        ),
        Field("code", "Code", help="Left empty, the next free one is given.", width=80),
        Field(
            "wanted",
            "Who is wanted",
            help="A role or group, as the roles call it. People are found from it.",
            width=220,
        ),
        Field("base_id", "Base", Kind.LINK, link=Base, width=180),
        Field("room_id", "Room", Kind.LINK, link=Room, width=150),
        Field("where", "Elsewhere", help="A link for a call, or a place that is in no list.", in_list=False),
        Field("inspectors", "Inspectors", help="By name, or how many.", in_list=False),
        Field(
            "seats",
            "Seats needed",
            Kind.NUMBER,
            "How many the room must hold, everybody counted; empty: as many as are named.",
            limits=Limits(1, MOST_SEATS),
            in_list=False,
        ),
        Field(
            "statements",
            "Quality statements",
            Kind.LINES,
            "The codes of what it is about, such as QS1, a code a line.",
            in_list=False,
        ),
        Field("state", "State", Kind.CHOICE, choices=STATES, width=100),
        Field("turn", "In the order", Kind.CHOICE, choices=TURNS, in_list=False),
        Field(
            "only_on_day",
            "Only on day",
            Kind.NUMBER,
            "The day of the visit it must be on; empty: any.",
            limits=Limits(1, MOST_DAYS),
            in_list=False,
        ),
        Field("earliest", "Not before", Kind.TIME, limits=_TIMES, in_list=False),
        Field("latest", "Over by", Kind.TIME, limits=_TIMES, in_list=False),
        Field(
            "half",
            "Half-day",
            Kind.CHOICE,
            "A wish, never a rule: kept where it can be when sessions are placed. The afternoon begins at 12:30pm.",
            choices=HALVES,
            in_list=False,
        ),
        Field(
            "prep_lead_id",
            "Who prepares them",
            Kind.LINK,
            "Sees to it that those who come are prepared.",
            link=Person,
            in_list=False,
        ),
        Field(
            "brief", "Brief", Kind.LONG_TEXT, "What those who come should know and have ready.", in_list=False
        ),
        Field("notes_for_us", "Notes for us", Kind.LONG_TEXT, "Never printed.", in_list=False),
        Field("notes_for_them", "Notes for those who come", Kind.LONG_TEXT, "Printed.", in_list=False),
    ),
)

ATTENDANCES = Record(
    code="attendance",
    register="attendances",
    row_type=Attendance,
    singular="place at the session",
    plural="places at sessions",
    title="session_id",
    order=("session_id",),
    identity=(("session_id", "person_id"),),
    parent=("session_id", Session),
    imported=False,
    exported=False,
    fields=(
        Field("session_id", "Session", Kind.LINK, link=Session, required=True, width=260),
        Field("person_id", "Person", Kind.LINK, link=Person, required=True, width=200),
        Field("part", "Part", Kind.CHOICE, choices=PARTS, width=120),
    ),
)
