"""The two spreadsheets of sessions: of templates, and of timetables with their people and places."""

from __future__ import annotations

from dataclasses import replace

from inspection_ready.domain.session_lines import SessionLine
from inspection_ready.domain.timetable import MINUTES_IN_A_DAY, MOST_DAYS, MOST_SEATS, MOST_TRACKS
from inspection_ready.records.fields import Field, Kind, Limits, Record
from inspection_ready.records.timetable import FORMATS, HALVES, STATES, TURNS

_TEMPLATE = (
    Field("timetable", "Template", headings=("template name", "name of template"), width=200),
    Field(
        "day", "Day", Kind.NUMBER, headings=("day number", "day no"), limits=Limits(1, MOST_DAYS), width=60
    ),
    Field("starts", "Start", Kind.TIME, headings=("start time", "from", "starts", "begins"), width=90),
    Field("ends", "End", Kind.TIME, headings=("end time", "finish", "until", "ends"), width=90),
    Field(
        "minutes",
        "Minutes",
        Kind.NUMBER,
        headings=("length", "duration", "mins", "how long"),
        limits=Limits(1, MINUTES_IN_A_DAY),
        width=80,
    ),
    Field("times", "Time", headings=("times", "when", "slot", "start and end"), width=120),
    Field(
        "track",
        "Track",
        Kind.NUMBER,
        headings=("stream", "strand", "track number"),
        limits=Limits(0, MOST_TRACKS),
        width=70,
    ),
    Field(
        "format",
        "Kind of session",
        Kind.CHOICE,
        choices=FORMATS,
        headings=("kind", "type", "format", "session type"),
        width=120,
    ),
    Field(
        "title", "Title", required=True, headings=("session", "session title", "subject", "topic"), width=260
    ),
    Field(
        "wanted",
        "Who is wanted",
        headings=("role", "wanted", "group", "role or group", "interviewee", "audience"),
        width=220,
    ),
    Field("turn", "In the order", Kind.CHOICE, choices=TURNS, headings=("order", "turn", "sequence")),
    Field(
        "only_on_day",
        "Only on day",
        Kind.NUMBER,
        headings=("must be on day", "fixed day"),
        limits=Limits(1, MOST_DAYS),
    ),
    Field("earliest", "Not before", Kind.TIME, headings=("earliest", "earliest start")),
    Field("latest", "Over by", Kind.TIME, headings=("latest", "latest end")),
    Field(
        "half",
        "Half-day",
        Kind.CHOICE,
        choices=HALVES,
        headings=("half", "half day wanted", "better in", "morning or afternoon", "am or pm"),
    ),
    Field("inspectors", "Inspectors", headings=("inspector", "interviewer", "inspectors needed")),
    Field(
        "seats",
        "Seats needed",
        Kind.NUMBER,
        headings=("seats", "room for", "places", "size of group", "how many people"),
        limits=Limits(1, MOST_SEATS),
    ),
    Field(
        "statements",
        "Quality statements",
        Kind.LINES,
        headings=("statements", "quality statement", "qs", "about statements"),
    ),
    Field("brief", "Brief", Kind.LONG_TEXT, headings=("briefing", "what to prepare")),
)

TEMPLATE_LINES = Record(
    code="session",
    register="templates",
    row_type=SessionLine,
    singular="session of a template",
    plural="sessions of templates",
    title="title",
    identity=(("timetable", "day", "starts", "track", "title"),),
    order=(),
    unique=False,
    fields=_TEMPLATE,
)

TIMETABLE_LINES = replace(
    TEMPLATE_LINES,
    register="timetable",
    singular="session of the timetable",
    plural="sessions of the timetable",
    fields=(
        replace(_TEMPLATE[0], label="Timetable", headings=("timetable name", "programme")),
        *_TEMPLATE[1:2],
        Field("on", "Date", Kind.DATE, headings=("date of day", "session date"), width=120),
        *_TEMPLATE[2:],
        Field("code", "Code", headings=("session code", "ref", "reference", "id"), width=80),
        Field(
            "takes_part", "Takes part", Kind.LINES, headings=("people", "participants", "who", "attendees")
        ),
        Field("second", "Second", Kind.LINES, headings=("seconds", "deputy", "stand-in")),
        Field("note_taker", "Note-taker", Kind.LINES, headings=("note taker", "notes by", "minute taker")),
        Field("escort", "Escort", Kind.LINES, headings=("escorts", "escorted by")),
        Field("base", "Base", headings=("building", "site", "location", "venue")),
        Field("room", "Room", headings=("meeting room", "room name")),
        Field("where", "Elsewhere", headings=("link", "where", "place", "video link")),
        Field("state", "State", Kind.CHOICE, choices=STATES, headings=("status", "confirmed")),
        Field("prep_lead", "Who prepares them", headings=("prep lead", "preparation lead", "prepared by")),
        Field("notes_for_us", "Notes for us", Kind.LONG_TEXT, headings=("private notes", "notes")),
        Field(
            "notes_for_them",
            "Notes for those who come",
            Kind.LONG_TEXT,
            headings=("public notes", "good to know"),
        ),
    ),
)

SESSION_LINES = (TEMPLATE_LINES, TIMETABLE_LINES)
