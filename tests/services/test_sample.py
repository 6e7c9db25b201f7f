from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.bases import Base, BaseFact, FacilityKind, Room
from inspection_ready.domain.claims import Claim, Says
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.functions import Function
from inspection_ready.domain.inspections import ClosureDay, Council
from inspection_ready.domain.letters import Letter, LetterUse
from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.mock_interviews import Ready
from inspection_ready.domain.people import Person, Side, Tier
from inspection_ready.domain.picture_marks import pictures_in
from inspection_ready.domain.pictures import Picture
from inspection_ready.domain.places import Place, PlaceCategory
from inspection_ready.domain.responsibilities import Responsibility
from inspection_ready.domain.roles import Role
from inspection_ready.domain.sections import Section, SectionSource
from inspection_ready.domain.tasks import Task, answering
from inspection_ready.domain.timetable import Attendance, Part, Session, SessionFormat, Timetable
from inspection_ready.domain.timetable_people import asks_for_people
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.records.registry import RECORDS
from inspection_ready.resources import resource_path
from inspection_ready.services.inspection import notify, set_on_site
from inspection_ready.services.issues import issue_timetable
from inspection_ready.services.messages import reading_in
from inspection_ready.services.mock_interviews import mock_programme
from inspection_ready.services.readiness import asked_by, readiness
from inspection_ready.services.regimes import current_regime, start_with_regime, use_shipped_regime
from inspection_ready.services.registers import add_record
from inspection_ready.services.rules import check_row
from inspection_ready.services.sample import fill_sample, sample_notification
from inspection_ready.services.timetable import (
    current_timetable,
    timetable_asked,
    timetable_parts,
    whole_timetable,
)

if TYPE_CHECKING:
    from inspection_ready.domain.rows import R, Row
    from inspection_ready.services.app import App

TEXT = "\n".join(
    path.read_text("utf-8") for path in sorted(resource_path("sample").iterdir()) if path.suffix != ".png"
)
TODAY = dt.date(2026, 11, 20)  # where the clock of the tests stands
CLAIMS_UNPROVED_ON_PURPOSE = (
    ("claim_evidence_coming", "Home care in the villages of the west cannot always be found within a week."),
    (
        "claim_evidence_not_held",
        "Carers helped to write our carers strategy, and tell us that it describes what they need.",
    ),
    (
        "claim_evidence_not_held",
        "Young people do not always know who will support them when they turn eighteen.",
    ),
    ("claim_evidence_stale", "We know which communities our services do not reach, and act on it."),
    ("claim_no_as_at", "Nobody is left without help at night and at weekends."),
    ("claim_without_evidence", "Nobody is left without help at night and at weekends."),
)


def rows(app: App, row_type: type[R]) -> tuple[R, ...]:
    return app.read(lambda reader: reader.register(row_type).all())


def timetabled(app: App) -> tuple[tuple[Session, ...], tuple[Attendance, ...]]:
    return app.read(lambda reader: timetable_parts(reader, current_timetable(reader))[1:])


def test_sample_fills_every_register_of_the_slice(sample: App) -> None:
    assert {record.row_type.__name__: len(rows(sample, record.row_type)) for record in RECORDS} == {
        "Person": 60,
        "Base": 12,
        "Room": 24,
        "FacilityKind": 12,
        "BaseFact": 135,
        "Place": 13,
        "Function": 14,
        "Absence": 2,
        "Responsibility": 52,
        "Role": 55,
        "Task": 21,
        "Diary": 17,
        "Section": 21,
        "Letter": 11,
        "LetterUse": 13,
        "Sending": 0,
        "SentLetter": 0,
        "WordLetter": 0,
        "DistributionList": 10,
        "ListMember": 88,
        "KeyFact": 11,
        "Picture": 13,
        "StageDate": 0,
        "ClosureDay": 3,
        "Timetable": 6,
        "TimetableDay": 3,
        "Session": 227,
        "Attendance": 124,
        "Availability": 4,
        "BaseWay": 4,
        "Learnt": 0,
        "MockFinding": 6,
        "Evidence": 34,
        "EvidenceVersion": 27,
        "EvidenceFile": 8,
        "EvidenceUse": 81,
        "Request": 5,
        "RequestStep": 8,
        "RequestEvidence": 2,
        "Claim": 14,
        "ClaimEvidence": 16,
        "SampleCheck": 14,
        "AccuracyPoint": 0,
        "PointEvidence": 0,
        "AccuracyCheck": 0,
        "ChaseBatch": 0,
        "ChaseDraft": 0,
        "Chase": 0,
        "Reply": 2,
        "ReplyFile": 0,
        "Signature": 0,
        "SignatureFile": 0,
        "SignSheet": 0,
        "SignSheetLine": 0,
    }
    assert [council.name for council in rows(sample, Council)] == ["Northmoor Council"]
    assert sample.read(current_regime).code == "cqc-local-authority"


def test_sample_is_one_entry_in_the_trail(app: App) -> None:
    before = app.read(lambda reader: reader.head().count)

    done = app.do(fill_sample)

    assert done.head.count == before + 1


def test_sample_is_as_old_as_the_clock_says(sample: App) -> None:
    checked = [fact.checked_on for fact in rows(sample, BaseFact) if fact.checked_on]

    assert max(checked).isoformat() == "2026-11-08"  # twelve days before the clock of the tests
    assert [day.on.isoformat() for day in rows(sample, ClosureDay)] == [
        "2026-12-29",
        "2026-12-30",
        "2026-12-31",
    ]


def test_sample_would_pass_as_typed_by_hand(sample: App) -> None:
    """Every record of it obeys the rules the forms obey."""
    with sample.reading() as reader:
        for record in RECORDS:
            for row in reader.register(record.row_type).all():
                check_row(reader, row)


def test_everything_in_the_sample_is_owned(sample: App) -> None:
    """An owner and a second, two different people; a role may lack the second."""
    asked = {one.code for one in asked_by(sample.read(current_regime).framework)}
    functions = {each.id: each for each in rows(sample, Function)}

    pairs = [
        *((each.owner_id, each.second_id) for each in rows(sample, Responsibility)),
        *((each.contact_id, each.second_id) for each in functions.values()),
        *(answering(each, functions.get(each.function_id or 0)) for each in rows(sample, Task)),
    ]

    assert {each.code for each in rows(sample, Responsibility)} == asked
    assert [pair for pair in pairs if None in pair or pair[0] == pair[1]] == []
    assert [each.name for each in rows(sample, Role) if each.person_id is None] == []
    assert [each.title for each in rows(sample, Section) if each.owner_id is None] == []
    assert [each.name for each in rows(sample, DistributionList) if not each.is_checked] == []
    assert [
        each.name for each in rows(sample, Picture) if not (each.alt and each.source and each.licence)
    ] == []


def test_check_finds_a_few_things_nobody_has_checked_and_nothing_worse(sample: App) -> None:
    assert sorted((each.code, each.name) for each in sample.read(readiness, TODAY)) == [
        *CLAIMS_UNPROVED_ON_PURPOSE,
        ("evidence_approval_late", "Workforce strategy"),
        ("evidence_none_supplied", "Carers’ focus group notes"),
        ("evidence_stale", "Assessment, review and eligibility policy"),
        ("evidence_stale", "Equality objectives and impact assessments"),
        ("facts_unchecked", "Kelder Bridge Hub"),
        ("facts_unchecked", "Northmoor General Hospital: Discharge Hub"),
        ("key_fact_unchecked", "Net spending"),
        ("letter_draft", "Publication-day message"),
        ("no_owner", "More of our staff have regular supervision than a year ago."),
        ("no_owner", "Peer challenge report"),
        ("no_second", "Peer challenge report"),
        ("no_second", "Performance board papers"),
        ("people_not_seen", "The visit"),
        ("place_unchecked", "The Packhorse"),
        (
            "request_late",
            "2: Please send the notes of the last carers’ focus group, and what changed after it.",
        ),
        (
            "signature_waits",
            (
                "1: Please send the latest monthly report on people who wait for an assessment, "
                "with how risk is managed while they wait."
            ),
        ),
    ]


def test_the_rehearsal_is_never_the_timetable_of_the_visit_and_never_on_its_days(sample: App) -> None:
    sample.do(notify, received=dt.datetime.fromisoformat("2026-11-20T09:30"))
    sample.do(set_on_site, first=dt.date(2027, 2, 9), last=dt.date(2027, 2, 11))
    (mocks,) = [each for each in rows(sample, Timetable) if each.name.startswith("Rehearsal")]
    visit = sample.read(current_timetable)

    whole = sample.read(whole_timetable, mocks, today=TODAY)

    assert visit is not None
    assert (visit.name, mocks.id > visit.id) == ("The visit", True)
    assert [(each.on is not None, each.is_chosen) for each in whole.days] == [(True, True)] * 3
    assert max(each.on for each in whole.days if each.on) < dt.date(2027, 2, 9)
    assert sample.read(timetable_asked, None) == visit


def test_the_rehearsal_is_not_issued(sample: App) -> None:
    (mocks,) = [each for each in rows(sample, Timetable) if each.name.startswith("Rehearsal")]

    with pytest.raises(Refused) as caught:
        sample.do(issue_timetable, mocks)

    assert error_sentence(caught.value).startswith(
        "“Rehearsal: mock interviews” is a programme of mock interviews, and issues are of the visit"
    )


def test_the_rehearsal_says_who_is_ready_and_what_to_ask_of_what_is_to_be_improved(sample: App) -> None:
    programme = sample.read(mock_programme, today=TODAY)

    asked = {one.reference for each in programme.sheets for about in each.about for one in about.improvements}
    improvements = {each.reference for each in rows(sample, Claim) if each.says is Says.IMPROVEMENT}
    assert asked == improvements
    assert len(asked) == 4
    assert [
        (programme.names[each.person_id], each.held, each.planned, each.ready) for each in programme.readiness
    ] == [
        ("Margaret Osei", 1, 0, Ready.READY),
        ("Daniel Hartwell", 1, 0, Ready.NEARLY),
        ("Priya Raman", 1, 0, Ready.READY),
        ("Naledi Mokoena", 2, 0, Ready.NEARLY),
        ("Ruth Calloway", 1, 0, Ready.READY),
        ("Helen Brandreth", 0, 1, None),
        ("Siân Prosser", 0, 1, None),
        ("Grace Adeyemi", 0, 1, None),
        ("Dr Fergus Amankwah", 0, 1, None),
    ]
    assert programme.coverage.without == ()


def test_timetable_has_45_sessions_in_three_days_with_up_to_three_at_once(sample: App) -> None:
    sessions, _ = timetabled(sample)

    assert Counter(each.day for each in sessions) == {1: 15, 2: 16, 3: 14}
    assert {each.track for each in sessions} == {0, 1, 2, 3}
    assert {each.format for each in sessions} >= {
        SessionFormat.INTERVIEW, SessionFormat.FOCUS_GROUP, SessionFormat.DROP_IN, SessionFormat.VISIT,
        SessionFormat.CALL, SessionFormat.CASE_TRACKING,
    }  # fmt: skip
    assert len({each.code for each in sessions}) == 45


def test_nobody_and_no_room_is_at_two_sessions_at_once(sample: App) -> None:
    """Counted here, by the minute, and not by the rule of the check; a second counts as much as anybody."""
    sessions, attendances = timetabled(sample)

    taken = Counter(
        (who, session.day, minute)
        for session in sessions
        for who in (
            *(each.person_id for each in attendances if each.session_id == session.id),
            *(() if session.room_id is None else (session.room_id,)),
        )
        for minute in range(session.starts, session.ends)
    )
    tracks = Counter(
        (session.track, session.day, minute)
        for session in sessions
        for minute in range(session.starts, session.ends)
    )

    assert max(taken.values()) == 1
    assert max(tracks.values()) == 1


def test_who_is_asked_to_a_session_has_a_second_and_a_place(sample: App) -> None:
    sessions, attendances = timetabled(sample)
    parts = {(each.session_id, each.part) for each in attendances}

    for session in sessions:
        if asks_for_people(session):
            assert (session.id, Part.TAKES_PART) in parts, session.title
            assert (session.id, Part.SECOND) in parts, session.title
        if session.format is not SessionFormat.TRAVEL:
            assert session.base_id is not None, session.title
        assert session.room_id is not None or session.where, session.title


def test_ten_letters_go_to_lists_inside_and_outside(sample: App) -> None:
    sides = Counter(each.side for each in rows(sample, DistributionList))

    assert len({use.letter_id for use in rows(sample, LetterUse)}) == 10
    assert sides == {Side.INSIDE: 6, Side.OUTSIDE: 4}
    assert {member.list_id for member in rows(sample, ListMember)} == {
        each.id for each in rows(sample, DistributionList)
    }


def test_nobody_writes_to_themselves(sample: App) -> None:
    letters = {each.id: each for each in rows(sample, Letter)}
    members = {(each.list_id, each.person_id) for each in rows(sample, ListMember)}

    for use in rows(sample, LetterUse):
        assert (use.list_id, letters[use.letter_id].signatory_id) not in members


def test_sample_has_people_outside_and_names_in_other_scripts(sample: App) -> None:
    people = rows(sample, Person)

    assert sum(person.side is Side.OUTSIDE for person in people) == 12
    assert sum(person.tier is Tier.ELECTED_MEMBER for person in people) == 4
    assert {person.name: person.document_name for person in people if person.document_name} == {
        "林美": "Lin Mei",
        "عائشة ملك": "Ayesha Malik",
    }
    assert {"Tomasz Zieliński", "Siân Prosser", "Jakub Wójcik"} <= {person.name for person in people}


def test_every_base_has_rooms_and_those_that_are_visited_every_facility(sample: App) -> None:
    facts = Counter(fact.base_id for fact in rows(sample, BaseFact))
    bases = rows(sample, Base)

    assert [base.name for base in bases if base.is_main] == ["Northmoor Civic Centre"]
    assert {room.base_id for room in rows(sample, Room)} == {base.id for base in bases}
    assert {facts[base.id] for base in bases if base.suitable_for_visits} == {len(rows(sample, FacilityKind))}
    assert all(base.opening_hours and base.reception and base.teams and base.latitude for base in bases)


def test_sample_has_sections_written_and_sections_made_from_registers(sample: App) -> None:
    sections = rows(sample, Section)

    assert all(section.text and section.review_on and section.review_on > TODAY for section in sections)
    assert {section.source for section in sections} == set(SectionSource)
    photographs = {person.picture_id for person in rows(sample, Person)} - {None}
    assert len(photographs) == 5
    assert {name for section in sections for name in pictures_in(section.text)} == {
        picture.name for picture in rows(sample, Picture) if picture.id not in photographs
    }


def test_sample_has_the_titles_the_regime_starts_with(sample: App) -> None:
    assert {section.title for section in rows(sample, Section)} == {
        starter.title for starter in sample.read(current_regime).framework.sections
    }


def test_sample_has_stations_hotels_places_to_eat_and_to_park(sample: App) -> None:
    places = rows(sample, Place)

    assert Counter(place.category for place in places) == {
        PlaceCategory.STATION: 2,
        PlaceCategory.HOTEL: 3,
        PlaceCategory.FOOD: 5,
        PlaceCategory.PARKING: 3,
    }
    assert all(place.way and place.latitude for place in places)


def test_sample_cannot_be_taken_for_a_real_place() -> None:
    telephones = re.findall(r"\b0\d{4} ?\d{6}\b", TEXT)

    assert telephones
    assert [each for each in telephones if not re.fullmatch(r"01632 960\d{3}|07700 900\d{3}", each)] == []
    assert [each for each in re.findall(r"@([\w.]+)", TEXT) if not each.endswith(".example")] == []
    assert [each for each in re.findall(r"https?://([\w.-]+)", TEXT) if not each.endswith(".example")] == []
    assert {each[:2] for each in re.findall(r"postcode: (\S+)", TEXT)} == {"ZZ"}


def test_pictures_of_the_sample_are_small(sample: App) -> None:
    assert sum(path.stat().st_size for path in resource_path("sample").glob("*.png")) < 1_500_000
    assert {path.name for path in resource_path("sample").glob("*.png")} == set(
        re.findall(r"file: (\S+\.png)", TEXT)
    )


def test_sample_takes_the_place_of_the_starters_of_a_new_workspace(app: App) -> None:
    app.do(start_with_regime)

    app.do(fill_sample)

    assert len(rows(app, Function)) == 14
    assert [section.title for section in rows(app, Section) if not section.text] == []
    assert len({section.title for section in rows(app, Section)}) == 21
    assert len(rows(app, FacilityKind)) == 12


def test_sample_is_filled_and_checked_on_either_database(any_app: App) -> None:
    any_app.do(start_with_regime)

    any_app.do(fill_sample)

    assert len(rows(any_app, Person)) == 60
    assert len(any_app.read(readiness, TODAY)) == 22


def test_its_notification_is_read_as_one(app: App) -> None:
    app.do(use_shipped_regime)
    message = sample_notification(dt.datetime(2026, 11, 20, 9, 30, tzinfo=dt.UTC))

    reading = app.read(reading_in, message.name, message.data)

    assert reading.is_notification
    assert reading.received_at == dt.datetime(2026, 11, 20, 9, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "row",
    [
        Person(name="A real one"),
        Base(name="A real one"),
        Section(title="A", text="B"),
        Letter(title="A real one"),
        DistributionList(name="A real one"),
    ],
)
def test_sample_is_never_mixed_with_real_records(app: App, row: Row) -> None:
    app.do(add_record, row)

    with pytest.raises(Refused) as caught:
        app.do(fill_sample)

    assert caught.value.code == "workspace_is_in_use"
    assert len(rows(app, type(row))) == 1


def test_sample_is_not_for_a_workspace_of_another_regime(app: App) -> None:
    app.do(use_shipped_regime, "ofsted")

    with pytest.raises(Refused) as caught:
        app.do(fill_sample)

    assert caught.value.code == "sample_is_for_another_regime"
