from __future__ import annotations

from inspection_ready.domain.mock_interviews import MockFinding, Ready
from inspection_ready.domain.people import Person
from inspection_ready.domain.timetable import Session
from inspection_ready.records.fields import Field, Kind, Record

READY = {Ready.NOT_YET: "Not ready yet", Ready.NEARLY: "Nearly ready", Ready.READY: "Ready"}

MOCK_FINDINGS = Record(
    code="mock_finding",
    register="mock-findings",
    row_type=MockFinding,
    singular="finding of a mock interview",
    plural="findings of mock interviews",
    title="session_id",
    order=("session_id", "person_id"),
    identity=(("session_id", "person_id"),),
    parent=("session_id", Session),
    fields=(
        Field(
            "session_id",
            "Mock interview",
            Kind.LINK,
            "In a spreadsheet its code or its title, such as D1-03; of several programmes with the name of the timetable.",
            link=Session,
            required=True,
            headings=("mock", "interview", "session", "session code", "code", "mock session"),
            width=260,
        ),
        Field(
            "person_id",
            "Person",
            Kind.LINK,
            link=Person,
            required=True,
            headings=("name", "who", "interviewee", "interviewed", "seen", "person seen"),
            width=200,
        ),
        Field(
            "ready",
            "Ready or not",
            Kind.CHOICE,
            choices=READY,
            headings=("ready", "readiness", "how ready", "outcome", "result"),
            width=120,
        ),
        Field(
            "went_well",
            "What went well",
            Kind.LONG_TEXT,
            headings=("went well", "strengths", "strength", "good"),
            width=240,
        ),
        Field(
            "to_mend",
            "What to mend",
            Kind.LONG_TEXT,
            headings=("to mend", "to improve", "what to improve", "even better if", "areas to develop"),
            width=240,
        ),
        Field(
            "follow_up",
            "Follow-up",
            Kind.LONG_TEXT,
            "Who does what, and by when.",
            headings=("follow up", "action", "actions", "next step", "next steps"),
            width=240,
        ),
    ),
)
