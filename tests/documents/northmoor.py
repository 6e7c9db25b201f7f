"""Facts of Northmoor, a council that does not exist, on one day; whole, empty and awkward."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from inspection_ready.domain.bases import Base, BaseFact, FacilityKind, Room
from inspection_ready.domain.diaries import Diary
from inspection_ready.domain.filing import Head
from inspection_ready.domain.functions import Function
from inspection_ready.domain.inspections import ClosureDay, Council, Inspection
from inspection_ready.domain.key_facts import KeyFact
from inspection_ready.domain.letters import Letter, LetterStatus, LetterUse
from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.packs import LeftOut, PackDate, PackFacts
from inspection_ready.domain.people import Person, Side
from inspection_ready.domain.places import Place, PlaceCategory
from inspection_ready.domain.readiness import Asked
from inspection_ready.domain.responsibilities import Responsibility, Subject
from inspection_ready.domain.roles import Role, RoleStatus, Signing
from inspection_ready.domain.sections import Section, SectionSource, SectionStatus
from inspection_ready.domain.tasks import Task, TaskStatus
from inspection_ready.domain.timetable import (
    Attendance,
    Part,
    Session,
    SessionFormat,
    SessionState,
    Timetable,
)
from inspection_ready.domain.timetable_days import DatedDay
from inspection_ready.domain.working_days import BankHoliday
from tests.documents.blocks import PICTURES
from tests.documents.since import awkward_since, since

PREPARED_AT = datetime(2026, 12, 1, 14, 5, tzinfo=UTC)
HEAD = Head(214, "6f1ed002ab5595859014ebf0951522d9c6d1d3a5b0d8a1cba4b9c9f6c0c1a2b3")

PEOPLE = (
    Person(id=1, name="Asha Verma", role="Facilities manager", team="Property", email="asha.verma@northmoor.example", phone="01632 960101", base_id=1),
    Person(id=2, name="Tomasz Żółkiewski", role="Deputy facilities manager", team="Property", email="tomasz.zolkiewski@northmoor.example", phone="07700 900102", base_id=1),
    Person(id=3, name="Eleri Ŵyn", role="Head of IT", team="Digital", email="eleri.wyn@northmoor.example", phone="01632 960103", base_id=2),
    Person(id=4, name="Jon Pike", role="Analyst", team="Business Intelligence", email="jon.pike@northmoor.example", left_on=date(2026, 10, 30)),
    Person(id=5, name="Grace Obi", role="Head of Business Intelligence", team="Business Intelligence", email="grace.obi@northmoor.example", phone="01632 960105 ext 12", base_id=1),
    Person(id=6, name="Dr Sam Hale", role="Chair", organisation="Northmoor Carers’ Forum", email="chair@carers.northmoor.example", phone="01632 960106", side=Side.OUTSIDE),
    Person(id=7, name="محمد علی خان", document_name="Mohammad Ali Khan", role="Service manager", team="Hospital discharge", email="mohammad.khan@northmoor.example", phone="01632 960107", base_id=3),
)  # fmt: skip

FUNCTIONS = (
    Function(id=11, name="Facilities", contact_id=1, second_id=2, tasks="Rooms for interviews\nParking permits\nBadges for the inspectors"),
    Function(id=12, name="IT", contact_id=3, tasks="Guest Wi-Fi\nA laptop in each interview room"),
    Function(id=13, name="Business Intelligence", contact_id=5, second_id=4, tasks="Figures for the information return"),
    Function(id=14, name="Communications"),
    Function(id=15, name="HR", contact_id=2, second_id=2, tasks="List of interviewees"),
)  # fmt: skip

BASES = (
    Base(
        id=1, name="Northmoor House", address="Northmoor House\n1 Exchange Square\nNorthmoor", postcode="ZZ1 1AA",
        latitude=53.40312, longitude=-2.31877, is_main=True, use="Offices",
        opening_hours="8am to 6pm, Monday to Friday", reception="Ask for Asha Verma at the main desk. Show your badge.",
        phone="01632 960100", email="reception@northmoor.example", website="https://www.northmoor.example/northmoor-house",
        teams="Adult Social Care\nBusiness Intelligence\nProperty", suitable_for_visits=True,
    ),
    Base(
        id=2, name="Canal Street Centre", address="14 Canal Street, Eastby", postcode="ZZ2 4BD",
        latitude=53.42871, longitude=-2.28533, use="Day centre", opening_hours="9am to 4:30pm, Monday to Saturday",
        teams="Reablement", suitable_for_visits=True,
    ),
    Base(id=3, name="Hill Road Clinic", address="Hill Road\nWesterby", postcode="ZZ3 9LP", suitable_for_visits=False),
    Base(id=4, name="Old Library", address="Market Place", postcode="ZZ1 2BB", closed_on=date(2026, 6, 1)),
)  # fmt: skip

ROOMS = (
    Room(id=21, base_id=1, name="Exchange Room", capacity=20, equipment="Screen, hearing loop, video calls"),
    Room(id=22, base_id=1, name="Small meeting room", capacity=4, notes="Quiet; good for interviews"),
    Room(id=23, base_id=2, name="Canal Room", equipment="Screen"),
)

KINDS = (
    FacilityKind(id=31, name="Parking", position=1),
    FacilityKind(id=32, name="Wi-Fi", position=2),
    FacilityKind(id=33, name="Step-free access", position=3),
    FacilityKind(id=34, name="Hearing loop", position=4),
    FacilityKind(id=35, name="EV charging", position=5),
)

BASE_FACTS = (
    BaseFact(id=41, base_id=1, kind_id=31, value="12 visitor spaces", note="Ring the bell at the barrier", checked_by="Asha Verma", checked_on=date(2026, 11, 12)),
    BaseFact(id=42, base_id=1, kind_id=32, value="Northmoor-Guest", note="Ask reception for the day’s code", checked_by="Eleri Ŵyn", checked_on=date(2026, 3, 2)),
    BaseFact(id=43, base_id=1, kind_id=33, value="Yes, from the square", checked_by="Asha Verma", checked_on=date(2026, 11, 12)),
    BaseFact(id=44, base_id=2, kind_id=31, value="Street parking only"),
    BaseFact(id=45, base_id=2, kind_id=33, value="Ramp at the side door", checked_by="Tomasz Żółkiewski", checked_on=date(2026, 9, 1)),
)  # fmt: skip

PLACES = (
    Place(
        id=61, name="Northmoor Central", category=PlaceCategory.STATION, use="Railway station", address="Station Road",
        postcode="ZZ1 4ST", latitude=53.40112, longitude=-2.31077, way="8 minutes’ walk: leave by the Exchange Square exit and cross the square.",
        minutes_on_foot=8, minutes_by_car=3, step_free=True, website="https://rail.example/northmoor", notes="The lift is on the left.",
        checked_by="Eleri Ŵyn", checked_on=date(2026, 11, 12),
    ),
    Place(id=62, name="Westerby Halt", category=PlaceCategory.STATION, minutes_by_car=15, step_free=False),
    Place(
        id=63, name="The Exchange Hotel", category=PlaceCategory.HOTEL, use="Hotel with 42 rooms", address="2 Exchange Square\nNorthmoor",
        postcode="ZZ1 1AC", latitude=53.40212, longitude=-2.31777, minutes_on_foot=1, step_free=True, phone="01632 960210",
        email="desk@exchange.northmoor.example", checked_by="Asha Verma", checked_on=date(2026, 3, 2),
    ),
    Place(id=64, name="Hill Road Inn", category=PlaceCategory.HOTEL, way="By car over the hill", minutes_by_car=20),
    Place(id=65, name="The Old Mill", category=PlaceCategory.HOTEL, closed_on=date(2026, 6, 1)),
    Place(
        id=66, name="Canal Kitchen", category=PlaceCategory.FOOD, use="Restaurant", way="Along the towpath", minutes_on_foot=4, step_free=True,
        phone="01632 960220", notes="Midday to 9pm; vegan and halal food", checked_by="Asha Verma", checked_on=date(2026, 11, 12),
    ),
    Place(id=67, name="Square Café", category=PlaceCategory.FOOD, minutes_on_foot=2, notes="Breakfast from 7am"),
    Place(id=68, name="Market car park", category=PlaceCategory.PARKING),
)  # fmt: skip

KEY_DATES = (
    PackDate(name="Notification", day=date(2026, 12, 1), counted="The day the message was received"),
    PackDate(name="Information return sent", day=date(2026, 12, 22), is_deadline=True, counted="3 weeks after the notification"),
    PackDate(name="Case tracking list", day=date(2027, 1, 8), is_about=True, counted="About 5 weeks after the notification", is_starter=True),
    PackDate(name="Inspectors on site", day=date(2027, 2, 9), until=date(2027, 2, 11), counted="Given by the regulator"),
    PackDate(name="Draft report", day=None, counted="About 10 weeks after the visit", is_starter=True),
)  # fmt: skip

KEY_FACTS = (
    KeyFact(id=81, name="Population", value="214,300", year="2021", source="Census", website="https://www.northmoor.example/census", position=1, checked_by="Grace Obi", checked_on=date(2026, 11, 2)),
    KeyFact(id=82, name="Unpaid carers", value="18,204", position=2),
)  # fmt: skip

PLACE = """Northmoor is a borough of **212,000 people** between the Westerby hills and the Eastby canal.

## Getting here

1. Take the train to *Northmoor Central*.
2. Leave by the Exchange Square exit.
   - The lift is on the left.
   - The stairs are ahead.
3. Cross the square to Northmoor House.

![A map: Northmoor House stands across the square from the station.](picture:map.png "The way from the station")

See [timetables for Northmoor Central](https://rail.example/northmoor) before you travel.

## Where to eat

| Place | What | Walk |
| --- | --- | --- |
| Canal Kitchen | Lunch, step-free | 4 minutes |
| Square Café | Breakfast from 7am | 2 minutes |

> Guest Wi-Fi is `Northmoor-Guest`. Croeso: ask at reception for the day’s code.
"""

CHARTS = """
| Year | Contacts | Assessments |
| --- | --- | --- |
| 2023 | 9,120 | 4,100 |
| 2024 | 10,050 | 4,480 |
| 2025 | 12,010 | |
| 2026 | 11,480 | 5,020 |

![](chart:lines "Contacts and assessments")

| District | People |
| --- | --- |
| North and the villages | 412 |
| Canal side | 230 |
| Docks | 95 |

![](chart:bars)
"""
SECTIONS = (
    Section(id=51, title="About Northmoor", position=1, text=PLACE, status=SectionStatus.AGREED),
    Section(id=52, title="Our adult social care", position=2, text="We support about 3,400 of {{Population}} people, and {{unpaid carers}} carers. {{Vision}}", status=SectionStatus.DRAFT),
    Section(id=53, title="Places of worship", position=3),
    Section(id=54, title="Who to ask", position=4, source=SectionSource.CONTACTS, text="Ring the contact first, then the second."),
    Section(id=55, title="Our bases", position=5, source=SectionSource.BASES),
    Section(id=57, title="Getting here by train", position=5, source=SectionSource.STATIONS, text="Two trains an hour."),
    Section(id=58, title="Hotels nearby", position=5, source=SectionSource.HOTELS),
    Section(id=59, title="Somewhere to eat", position=5, source=SectionSource.FOOD),
    Section(id=60, title="Rooms to meet in", position=5, source=SectionSource.ROOMS),
    Section(id=64, title="The timetable", position=5, source=SectionSource.TIMETABLE),
    Section(id=62, title="Key facts", position=5, source=SectionSource.KEY_FACTS),
    Section(id=65, title="How many people ask for help", position=6, text=CHARTS, status=SectionStatus.AGREED),
    Section(id=66, title="Where everything is", position=6, source=SectionSource.PLAN),
    Section(id=67, title="Who’s who", position=6, source=SectionSource.WHO_IS_WHO, text="People you will meet."),
    Section(id=56, title="Old text", position=6, text="Nobody sees this.", included=False),
)  # fmt: skip


BANK_HOLIDAYS = (
    BankHoliday(day=date(2026, 8, 31), name="Summer bank holiday"),
    BankHoliday(day=date(2026, 12, 25), name="Christmas Day"),
    BankHoliday(day=date(2026, 12, 28), name="Boxing Day", is_substitute=True),
    BankHoliday(day=date(2027, 1, 1), name="New Year’s Day"),
)

TIMETABLE = Timetable(id=70, name="The visit", days=3, tracks=2, origin="Three days on site")
DATED_DAYS = (
    DatedDay(day=1, on=date(2027, 2, 9)),
    DatedDay(day=2, on=date(2027, 2, 13), is_chosen=True, is_working=False),
    DatedDay(day=3, is_after=True),
)
SESSIONS = (
    Session(id=71, timetable_id=70, day=1, starts=540, minutes=45, format=SessionFormat.MEETING, code="D1-01", title="Welcome", wanted="Head of IT", base_id=1, room_id=21, state=SessionState.CONFIRMED, notes_for_them="Bring your badge."),
    Session(id=72, timetable_id=70, day=1, starts=600, minutes=75, track=1, code="D1-02", title="Hospital discharge", wanted="Service manager", base_id=3, inspectors="Two inspectors", notes_for_us="Ask about the wait."),
    Session(id=73, timetable_id=70, day=1, starts=600, minutes=75, track=2, format=SessionFormat.FOCUS_GROUP, code="D1-03", title="Front door", wanted="Front door", base_id=1, room_id=22),
    Session(id=74, timetable_id=70, day=1, starts=720, minutes=45, format=SessionFormat.BREAK, code="D1-04", title="Lunch"),
    Session(id=75, timetable_id=70, day=2, starts=870, minutes=30, track=1, format=SessionFormat.CALL, code="D2-01", title="Carers’ Forum", wanted="Chair", where="https://meet.northmoor.example/carers"),
    Session(id=76, timetable_id=70, day=2, starts=870, minutes=60, track=2, code="D2-02", title="Figures", wanted="Analyst", base_id=1, state=SessionState.CANCELLED),
    Session(id=77, timetable_id=70, day=3, starts=540, minutes=60, track=1, code="D3-01", title="Analysts", wanted="Analyst", where="Northmoor Museum"),
)  # fmt: skip
ATTENDANCES = (
    Attendance(id=80, session_id=71, person_id=3),
    Attendance(id=81, session_id=71, person_id=1, part=Part.ESCORT),
    Attendance(id=82, session_id=72, person_id=7),
    Attendance(id=83, session_id=72, person_id=2, part=Part.SECOND),
    Attendance(id=84, session_id=72, person_id=5, part=Part.NOTE_TAKER),
    Attendance(id=85, session_id=75, person_id=6),
    Attendance(id=86, session_id=76, person_id=5),
    Attendance(id=87, session_id=77, person_id=4),
)  # fmt: skip

LISTS = (
    DistributionList(id=401, name="Heads of service", purpose="To be told first", checked_by="Grace Obi", checked_on=date(2026, 11, 20)),
    DistributionList(id=402, name="Interviewees"),
    DistributionList(id=403, name="Partners", side=Side.OUTSIDE, checked_by="Grace Obi", checked_on=date(2026, 3, 4)),
    DistributionList(id=404, name="Nobody yet"),
)  # fmt: skip
MEMBERS = (
    ListMember(id=411, list_id=401, person_id=3), ListMember(id=412, list_id=401, person_id=5), ListMember(id=413, list_id=401, person_id=4),
    ListMember(id=414, list_id=402, person_id=3), ListMember(id=415, list_id=402, person_id=7), ListMember(id=416, list_id=403, person_id=6),
    ListMember(id=417, list_id=402, person_id=6),
)  # fmt: skip
INVITATION = """Dear {{first name}},

{{regulator}} will be with us on **{{on-site dates}}** for its {{inspection word}}.

## When and where

{{my sessions}}

- Bring *two examples* from {{ role }}.
- Our borough has {{Population}} people, and {{bus stops}} bus stops.

| Where | What |
|---|---|
| {{main base}} | Ask for {{signatory}} |
"""
LETTERS = (
    Letter(id=421, title="Invitation: CON", subject="{{inspection word}} by {{regulator short}}", body=INVITATION, signatory_id=5, owner_id=1, position=1, status=LetterStatus.AGREED),
    Letter(id=422, title="Notice to partners", subject="We are to be assessed", body="Dear {{name}},\n\nThank you, {{organisation}}.", position=2, is_starter=True),
    Letter(id=423, title="Not chosen", subject="Nobody gets this", body="Dear {{name}}", position=3),
    Letter(id=424, title="Not written", subject="To come", position=4),
)  # fmt: skip
LETTER_USES = (
    LetterUse(id=431, letter_id=421, list_id=401), LetterUse(id=432, letter_id=421, list_id=402),
    LetterUse(id=433, letter_id=422, list_id=403), LetterUse(id=434, letter_id=424, list_id=404),
)  # fmt: skip


ROLES = (
    Role(id=71, name="Director of Adult Social Services", group="Leadership", duties="Signs what goes to CQC\nClears the diary", person_id=5, second_id=3, signing=Signing.SIGNS, status=RoleStatus.AGREED, agreed_on=date(2026, 11, 2), position=1),
    Role(id=72, name="Service Director", group="Leadership", person_id=3, signing=Signing.IN_ABSENCE, position=2),
    Role(id=73, name="Service Director", group="Leadership", person_id=4, signing=Signing.IN_ABSENCE, position=3),
    Role(id=74, name="Unpaid carers", group="People", is_starter=True, position=4),
)  # fmt: skip
TASKS = (
    Task(id=81, title="Order refreshments", function_id=11, when="by 5 working days before on-site", position=1, is_starter=True),
    Task(id=82, title="Bring the bases list up to date", function_id=11, owner_id=2, when="by 5 working days after notification", position=2),
    Task(id=83, title="Guest Wi-Fi", function_id=12, due_on=date(2026, 11, 27), status=TaskStatus.STARTED, position=3),
    Task(id=84, title="Write to the governors", status=TaskStatus.DONE, done_on=date(2026, 11, 30), position=4),
    Task(id=85, title="Agree where to meet", when="by 1 week after draft-report", position=5),
)  # fmt: skip
DUE = {81: date(2027, 2, 2), 82: date(2026, 12, 8), 83: date(2026, 11, 27), 84: None, 85: None}
COUNTED = {81: "by 5 working days before the on-site visit", 85: "by 1 week after the draft report"}
DIARIES = (
    Diary(id=86, person_id=5, asked_on=date(2026, 12, 1), confirmed_on=date(2026, 12, 1)),
    Diary(id=87, person_id=3, asked_on=date(2026, 12, 1), problem="In Brussels on 10 February"),
    Diary(id=88, person_id=4),
    Diary(id=89, person_id=1),
)
ASKED = (
    Asked(subject=Subject.THEME, code="T1", title="Working with people"),
    Asked(subject=Subject.STATEMENT, code="QS1", title="Assessing needs"),
    Asked(subject=Subject.STATEMENT, code="QS2", title="Supporting people to live healthier lives"),
    Asked(subject=Subject.ITEM, code="carers", title="carers strategy"),
)
RESPONSIBILITIES = (
    Responsibility(id=95, subject=Subject.THEME, code="T1", owner_id=5, second_id=1),
    Responsibility(id=96, subject=Subject.STATEMENT, code="QS1", owner_id=4),
    Responsibility(id=97, subject=Subject.ITEM, code="carers", owner_id=7, second_id=5),
)


def northmoor() -> PackFacts:
    facts = PackFacts(
        council=Council(id=90, name="Northmoor Council", department="Adult Social Care"),
        regime_name="CQC assessment of local authorities",
        regulator="the Care Quality Commission",
        regulator_short="CQC",
        prepared_at=PREPARED_AT,
        number=3,
        head=HEAD,
        inspection=Inspection(
            id=91,
            regime_code="cqc-la",
            regime_version="2023",
            notified_at=datetime(2026, 12, 1, 9, 30, tzinfo=UTC),
            message_name="Notification of assessment.eml",
            on_site_from=date(2027, 2, 9),
            on_site_to=date(2027, 2, 11),
        ),
        key_dates=KEY_DATES,
        bank_holidays=BANK_HOLIDAYS,
        closure_days=(ClosureDay(id=92, on=date(2026, 12, 29), reason="Council offices closed"),),
        people=PEOPLE,
        functions=FUNCTIONS,
        bases=BASES,
        rooms=ROOMS,
        kinds=KINDS,
        base_facts=BASE_FACTS,
        places=PLACES,
        sections=SECTIONS,
        timetable=TIMETABLE,
        sessions=SESSIONS,
        attendances=ATTENDANCES,
        dated_days=DATED_DAYS,
        key_facts=KEY_FACTS,
        printed_pictures=(
            replace(PICTURES["map.png"], credit="Northmoor Council, Open Government Licence v3.0"),
        ),
        lists=LISTS,
        members=MEMBERS,
        letters=LETTERS,
        letter_uses=LETTER_USES,
        photographs={5: replace(PICTURES["portrait"], name="Grace", alt="Photograph of Grace Obi")},
        roles=ROLES,
        responsibilities=RESPONSIBILITIES,
        asked=ASKED,
        accountable="Director of Adult Social Services",
        tasks=TASKS,
        due=DUE,
        counted=COUNTED,
        diaries=DIARIES,
        left_out=(LeftOut(what="Old text", why="switched off"),),
    )
    return replace(facts, since=since(facts))


def empty_council() -> PackFacts:
    """The first minute of a new workspace."""
    return PackFacts(
        council=Council(id=90),
        regime_name="CQC assessment of local authorities",
        regulator="the Care Quality Commission",
        prepared_at=PREPARED_AT,
        number=1,
        head=Head(1, HEAD.hash),
    )


HUGE_WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 12
MARKUP = "<b>&amp; </b> ]]> {0} %s \\N ${x}"
SCRIPTS = "Łucja Ŵyn محمد علی خان ਗੁਰਪ੍ਰੀਤ Ελένη Олена 李 🏠 ✓"


def awkward_council() -> PackFacts:
    """Everything that ever broke a document, at once."""
    address = "\n".join(f"Line {n} of a very long address" for n in range(1, 41))
    people = (
        Person(
            id=1,
            name=SCRIPTS,
            role=MARKUP,
            email="not an address",
            phone="ask reception",
            postal_address=address,
        ),
        Person(
            id=2,
            name=HUGE_WORD,
            role="",
            email=f"{'x' * 90}@northmoor.example",
            phone="01632 960101",
            postal_address=HUGE_WORD,
        ),
        *(Person(id=100 + n, name=f"Person {n:03}", role="Social worker") for n in range(500)),
    )
    return PackFacts(
        council=Council(id=90, name=f"Northmoor {MARKUP}", department=HUGE_WORD),
        regime_name=SCRIPTS,
        regulator=MARKUP,
        prepared_at=PREPARED_AT,
        number=1000,
        head=Head(1_234_567, HEAD.hash),
        key_dates=(PackDate(name=HUGE_WORD, day=None, counted=address),),
        people=people,
        functions=(
            Function(id=11, name=MARKUP, contact_id=1, second_id=2, tasks=address),
            Function(id=12, name="", tasks=""),
        ),
        bases=(
            Base(id=1, name=HUGE_WORD, address=address, postcode=MARKUP, reception=SCRIPTS, website="www. no link", latitude=0.0, longitude=-179.99999, is_main=True),
            Base(id=2, name="Same place", latitude=0.0, longitude=-179.99999),
        ),
        rooms=(Room(id=21, base_id=1, name=address.replace("\n", " ") * 12, capacity=0, equipment=HUGE_WORD),),
        kinds=(FacilityKind(id=31, name=HUGE_WORD),),
        base_facts=(BaseFact(id=41, base_id=1, kind_id=31, value="", note="\x00\ud800 \u200b", checked_by="x"),),
        places=(
            Place(id=71, name=HUGE_WORD, category=PlaceCategory.STATION, way=address, use=MARKUP, notes=SCRIPTS, website="www. no link"),
            Place(id=72, name=MARKUP, category=PlaceCategory.FOOD, address=address, way=SCRIPTS, notes=HUGE_WORD, latitude=0.0, longitude=0.0, checked_by=SCRIPTS, checked_on=date(2026, 11, 1)),
            Place(id=73, name="", category=PlaceCategory.FOOD),
        ),
        sections=(
            Section(id=51, title=MARKUP, position=1, text=f"#### {MARKUP}[^1]\n\n[](<section:When>)[^1][^x][^2] [{SCRIPTS}](<section:Facts>) [](<section:Nowhere>)\n\n[^1]: {SCRIPTS} [^2]\n[^2]: {HUGE_WORD}\n\n[^1]: {MARKUP}\n\n- \n- - a\n\n{HUGE_WORD}\n\n<script>alert(1)</script>\n\n![a picture](x.png) [go](javascript:x) [here](#nowhere)\n\n# {SCRIPTS}"),
            Section(id=52, title="", position=2, text="\n" + "> " * 15 + "deep"),
            Section(id=60, title="Charts", position=3, text=f"| {SCRIPTS} | {HUGE_WORD} |\n|---|---|\n| {HUGE_WORD} | 1 |\n| a | -999999999999999bn |\n\n![](chart:bars)\n\n![](<chart:lines of {SCRIPTS}>)"),
            Section(id=61, title="Plan", position=3, source=SectionSource.PLAN),
            Section(id=53, title="People", position=3, source=SectionSource.CONTACTS),
            Section(id=63, title=SCRIPTS, position=3, source=SectionSource.WHO_IS_WHO),
            Section(id=54, title="Trains", position=4, source=SectionSource.STATIONS),
            Section(id=55, title="Food", position=5, source=SectionSource.FOOD),
            Section(id=56, title="Hotels", position=6, source=SectionSource.HOTELS),
            Section(id=57, title="Rooms", position=7, source=SectionSource.ROOMS),
            Section(id=58, title="When", position=8, source=SectionSource.TIMETABLE),
            Section(id=59, title="Facts", position=9, source=SectionSource.KEY_FACTS, text="{{" + SCRIPTS + "}} {{a}} {{b}} {{{{c}}}}"),
        ),
        timetable=Timetable(id=70, name=HUGE_WORD, days=2, tracks=9),
        dated_days=(DatedDay(day=1), DatedDay(day=2, is_after=True)),
        sessions=(
            Session(id=71, timetable_id=70, day=1, starts=0, minutes=1440, track=1, code=HUGE_WORD, title=MARKUP, wanted=SCRIPTS, where=address, notes_for_them=HUGE_WORD),
            Session(id=72, timetable_id=70, day=1, starts=0, minutes=1, track=9, title="", inspectors=MARKUP),
            Session(id=73, timetable_id=70, day=1, starts=0, minutes=1, track=9, title=HUGE_WORD, base_id=1, room_id=21),
            Session(id=74, timetable_id=70, day=2, starts=5, minutes=1, title=SCRIPTS),
            *(Session(id=800 + n, timetable_id=70, day=2, starts=n, minutes=5, track=n % 9, title=f"Session {n}") for n in range(150)),
        ),
        attendances=(
            Attendance(id=81, session_id=71, person_id=1),
            Attendance(id=82, session_id=71, person_id=2, part=Part.SECOND),
            *(Attendance(id=1000 + n, session_id=72, person_id=100 + n) for n in range(60)),
        ),
        key_facts=(
            KeyFact(id=81, name=SCRIPTS, value=MARKUP, year=HUGE_WORD, source=address, website="www. no link"),
            KeyFact(id=82, name="a", value=HUGE_WORD, source=MARKUP, website="https://x.example/" + HUGE_WORD),
            KeyFact(id=83, name=""),
        ),
        lists=(
            DistributionList(id=401, name=HUGE_WORD, purpose=address, checked_by=SCRIPTS, checked_on=date(2026, 11, 1)),
            DistributionList(id=402, name=MARKUP, side=Side.OUTSIDE),
        ),
        members=(ListMember(id=411, list_id=401, person_id=1), ListMember(id=412, list_id=401, person_id=2)),
        letters=(
            Letter(id=421, title=f"../{MARKUP}\\{SCRIPTS}", subject=f"{{{{name}}}} {MARKUP}", body=f"# {{{{name}}}}\n\n- {{{{main base}}}}\n\n| {{{{name}}}} | b |\n|---|---|\n| {{{{my sessions}}}} | {{{{department}}}} |\n\n> {{{{name}}}} {HUGE_WORD}", signatory_id=2),
        ),
        letter_uses=(LetterUse(id=431, letter_id=421, list_id=401), LetterUse(id=432, letter_id=421, list_id=402)),
        roles=(
            *(Role(id=500 + n, name=MARKUP, group=SCRIPTS, person_id=1 + n % 2) for n in range(60)),
            *(Role(id=600 + n, name=HUGE_WORD[: 5 + n], group=HUGE_WORD, person_id=100 + n) for n in range(40)),
        ),
        photographs={
            1: replace(PICTURES["portrait"], alt=HUGE_WORD),
            2: replace(PICTURES["portrait"], alt=MARKUP),
            **dict.fromkeys(range(100, 140, 3), PICTURES["portrait"]),
        },
        left_out=(LeftOut(what=SCRIPTS, why=MARKUP),),
        since=awkward_since(SCRIPTS, MARKUP, HUGE_WORD, address, "", "\x00\ud800 \u200b"),
    )  # fmt: skip
