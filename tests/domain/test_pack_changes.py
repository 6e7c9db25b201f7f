from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.filing import Head
from inspection_ready.domain.functions import Function
from inspection_ready.domain.inspections import Council, Inspection
from inspection_ready.domain.key_facts import KeyFact
from inspection_ready.domain.letters import Letter, LetterUse
from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.pack_changes import Change, FieldChange, Sort, aligned, compare
from inspection_ready.domain.pack_items import PRINTED
from inspection_ready.domain.pack_items.values import Named, Slot, Text, When
from inspection_ready.domain.packs import PackDate, PackFacts
from inspection_ready.domain.people import Person
from inspection_ready.domain.pictures import Picture
from inspection_ready.domain.places import Place, PlaceCategory
from inspection_ready.domain.regimes import ON_SITE
from inspection_ready.domain.roles import Role, RoleStatus
from inspection_ready.domain.sections import Section, SectionSource, SectionStatus
from inspection_ready.domain.tasks import Task, TaskStatus
from inspection_ready.domain.timetable import Attendance, Session, SessionState, Timetable
from inspection_ready.domain.timetable_days import DatedDay

ALL = tuple(PRINTED)
AT = datetime(2026, 12, 1, 14, 5, tzinfo=UTC)
ASHA, BEN = Person(id=1, name="Asha Verma", role="Manager"), Person(id=2, name="Ben Hill")
HALL, DEPOT = Base(id=11, name="Hall", is_main=True), Base(id=12, name="Depot")
VISIT = PackDate(name="On-site visit", day=None, stage=ON_SITE)
WELCOME = Session(
    id=31,
    timetable_id=30,
    day=1,
    starts=600,
    minutes=60,
    track=1,
    code="D1-01",
    title="Welcome",
    state=SessionState.CONFIRMED,
)
TALK = Session(
    id=32,
    timetable_id=30,
    day=1,
    starts=720,
    minutes=45,
    track=1,
    code="D1-02",
    title="Talk",
    state=SessionState.CONFIRMED,
)
ARRIVING = Section(
    id=41, title="Arriving", position=1, text="One.\n\nTwo.\n\nThree.", status=SectionStatus.AGREED
)
LEAVING = Section(id=42, title="Leaving", position=2, text="Bye.", status=SectionStatus.AGREED)


def facts(**told: Any) -> PackFacts:
    usual: dict[str, Any] = {
        "council": Council(id=90, name="Northmoor Council"),
        "regime_name": "CQC assessment",
        "regulator": "the Care Quality Commission",
        "prepared_at": AT,
        "number": 2,
        "head": Head(9, "a" * 64),
        "people": (ASHA, BEN),
        "functions": (Function(id=21, name="Facilities", contact_id=1, second_id=2),),
        "bases": (HALL, DEPOT),
        "rooms": (Room(id=15, base_id=11, name="Room 1"), Room(id=16, base_id=12, name="Room 2")),
        "key_dates": (VISIT,),
        "timetable": Timetable(id=30, name="The visit"),
        "dated_days": (DatedDay(day=1), DatedDay(day=2)),
        "sessions": (WELCOME, TALK),
        "attendances": (Attendance(id=35, session_id=31, person_id=1),),
        "sections": (ARRIVING, LEAVING),
        "roles": (Role(id=51, name="Director", person_id=1),),
        "tasks": (Task(id=61, title="Order tea", function_id=21),),
        "due": {61: None},
    }
    return PackFacts(**{**usual, **told})


def one(then: PackFacts, now: PackFacts, *documents: str) -> Change:
    [change] = compare(then, now, documents or ALL)
    return change


def told(change: Change) -> dict[str, tuple[object, object]]:
    return {each.field: (each.before, each.after) for each in change.fields}


def test_a_date_that_was_to_come_is_known_on_every_document_that_prints_it() -> None:
    known = replace(VISIT, day=date(2027, 2, 9), until=date(2027, 2, 11))
    visit = Inspection(
        id=91,
        regime_code="cqc",
        regime_version="1",
        notified_at=AT,
        on_site_from=known.day,
        on_site_to=known.until,
    )
    before = replace(visit, on_site_from=None, on_site_to=None)

    change = one(facts(inspection=before), facts(inspection=visit, key_dates=(known,)))

    assert (change.kind, change.id, change.name, change.sort) == (
        "key_date",
        ON_SITE,
        "On-site visit",
        Sort.KNOWN,
    )
    assert change.documents == ("key-dates", "wall-chart", "welcome-pack")
    assert told(change)["when"] == (When.on_site(None, None), When.on_site(known.day, known.until))
    assert one(facts(inspection=visit, key_dates=(known,)), facts(inspection=before)).sort is Sort.TO_COME


def test_another_contact_is_told_once_with_all_that_prints_it() -> None:
    now = facts(functions=(Function(id=21, name="Facilities", contact_id=2, second_id=1),))

    changes = compare(facts(), now, ALL)

    assert [(each.kind, each.documents) for each in changes] == [
        ("function", ("contacts", "checklist")),
        ("task", ("checklist",)),
    ]
    assert told(changes[0])["contact_id"] == (
        Named("person", 1, "Asha Verma"),
        Named("person", 2, "Ben Hill"),
    )


def test_somebody_renamed_is_told_once_and_not_with_everything_they_do() -> None:
    change = one(facts(), facts(people=(replace(ASHA, name="Asha Pike"), BEN)))

    assert (change.kind, change.name, told(change)) == (
        "person",
        "Asha Pike",
        {"name": ("Asha Verma", "Asha Pike")},
    )
    assert change.documents == (
        "contacts", "roles", "checklist", "timetable", "timetable-by-day", "timetable-by-person",
    )  # fmt: skip


def test_who_has_left_is_told_with_the_day_and_the_gap_they_leave() -> None:
    gone = replace(BEN, left_on=date(2026, 12, 1))

    changes = compare(facts(), facts(people=(ASHA, gone)), ("contacts",))

    assert [(each.kind, each.sort, each.on) for each in changes] == [
        ("function", Sort.CHANGED, None),
        ("person", Sort.LEFT, date(2026, 12, 1)),
    ]
    assert told(changes[0])["second_id"][1] == Named("person", 2, "", has_left=True)


def test_a_leaver_leaves_when_the_day_comes_and_not_when_it_is_entered() -> None:
    leaving = facts(people=(ASHA, replace(BEN, left_on=date(2026, 12, 5))))

    assert compare(facts(), leaving, ("contacts",)) == ()
    later = replace(leaving, prepared_at=AT + timedelta(days=7))
    assert {each.sort for each in compare(leaving, later, ("contacts",))} == {Sort.LEFT, Sort.CHANGED}


def test_a_session_is_moved_by_its_day_its_time_or_its_track() -> None:
    for moved in (replace(WELCOME, day=2, starts=660), replace(WELCOME, track=2)):
        change = one(facts(), facts(sessions=(moved, TALK)), "timetable", "timetable-by-day")

        assert (change.sort, change.name) == (Sort.MOVED, "D1-01 Welcome")
    assert told(one(facts(), facts(sessions=(replace(WELCOME, day=2, starts=660), TALK)), "timetable"))[
        "slot"
    ] == (
        Slot(1, 600, 660),
        Slot(2, 660, 720),
    )


def test_a_session_in_another_room_with_other_people_is_changed() -> None:
    now = facts(
        sessions=(replace(WELCOME, base_id=11, room_id=15), TALK),
        attendances=(Attendance(id=36, session_id=31, person_id=2),),
    )

    change = one(facts(), now, "timetable")

    assert change.sort is Sort.CHANGED
    assert told(change) == {
        "people": ((Named("person", 1, ""),), (Named("person", 2, ""),)),
        "base_id": (None, Named("base", 11, "")),
        "room_id": (None, Named("room", 15, "")),
    }


def test_a_session_that_came_or_went_is_told_with_its_time() -> None:
    added, removed = (
        one(facts(sessions=(WELCOME,)), facts(), "timetable-by-day"),
        one(facts(), facts(sessions=(WELCOME,)), "timetable-by-day"),
    )

    assert (added.sort, told(added)["slot"]) == (Sort.NEW, (None, Slot(1, 720, 765)))
    assert (removed.sort, told(removed)["slot"]) == (Sort.GONE, (Slot(1, 720, 765), None))


def test_sessions_of_another_timetable_are_known_again_by_their_codes() -> None:
    copied = tuple(replace(each, id=each.id + 100, timetable_id=77) for each in (WELCOME, TALK))
    now = facts(
        timetable=Timetable(id=77, name="The visit"),
        sessions=(replace(copied[0], minutes=90), copied[1]),
        attendances=(Attendance(id=99, session_id=131, person_id=1),),
    )

    change = one(facts(), now, "timetable")

    assert (change.name, list(told(change))) == ("D1-01 Welcome", ["slot"])
    assert [each.id for each in aligned(facts(), now).sessions] == [131, 132]


def test_a_task_done_and_a_role_agreed_are_called_so() -> None:
    done = replace(facts().tasks[0], status=TaskStatus.DONE, done_on=date(2026, 11, 30))
    agreed = replace(facts().roles[0], status=RoleStatus.AGREED)

    assert one(facts(), facts(tasks=(done,))).sort is Sort.DONE
    assert one(facts(), facts(roles=(agreed,))).sort is Sort.AGREED
    assert one(facts(), facts(due={61: date(2027, 1, 4)})).sort is Sort.KNOWN


def test_a_task_becomes_late_by_itself() -> None:
    due = facts(due={61: date(2026, 12, 3)})

    change = one(due, replace(due, prepared_at=AT + timedelta(days=4)))

    assert told(change) == {"is_late": (False, True)}


@pytest.mark.parametrize(
    ("after", "counts"),
    [
        ("One.\n\nTwo.\n\nThree.\n\nFour.", (0, 1, 0)),
        ("One.\n\nThree.", (0, 0, 1)),
        ("One, anew.\n\nTwo.\n\nThree.", (1, 0, 0)),
        ("Three.\n\nOne.\n\nTwo.", (0, 0, 0)),
        ("One.  \n\n\n\nTwo.\n\nThree.\n", (0, 0, 0)),
        ("", (0, 0, 3)),
    ],
)
def test_of_a_text_paragraphs_are_counted(after: str, counts: tuple[int, int, int]) -> None:
    assert Text(after).against(Text(ARRIVING.text)) == counts


def test_a_section_switched_off_is_left_out_and_not_gone() -> None:
    off = facts(sections=(ARRIVING, replace(LEAVING, included=False)))

    assert one(facts(), off).sort is Sort.LEFT_OUT
    assert one(facts(), facts(sections=(ARRIVING,))).sort is Sort.GONE
    assert one(off, facts()).sort is Sort.NEW


def test_what_a_section_shows_comes_and_goes_with_the_section() -> None:
    """It is not as if the bases were gone."""
    section = Section(id=43, title="Our bases", source=SectionSource.BASES)
    shown, off = facts(sections=(section,)), facts(sections=(replace(section, included=False),))

    for then, now, sort in ((shown, off, Sort.LEFT_OUT), (off, shown, Sort.NEW)):
        change = one(then, now)
        assert (change.kind, change.sort) == ("section", sort)
    fewer = facts(sections=(section,), bases=(HALL,), rooms=facts().rooms[:1])
    assert [each.kind for each in compare(shown, fewer, ("welcome-pack",))] == ["base"]


def test_another_order_is_told_once_and_not_where_a_new_name_makes_it() -> None:
    other = facts(sections=(replace(ARRIVING, position=3), LEAVING))
    renamed = facts(bases=(HALL, replace(DEPOT, name="Annexe"), Base(id=13, name="Barn")))

    assert one(facts(), other) == Change(
        kind="section", id="order", name="", sort=Sort.REORDERED, documents=("welcome-pack",)
    )
    changes = compare(facts(bases=(*facts().bases, Base(id=13, name="Barn"))), renamed, ("bases",))
    assert [(each.kind, each.sort) for each in changes] == [("base", Sort.CHANGED)]


def test_closed_bases_and_places_are_closed_since_a_day() -> None:
    section = Section(id=43, title="Hotels", source=SectionSource.HOTELS)
    inn = Place(id=71, name="Inn", category=PlaceCategory.HOTEL)
    then = facts(places=(inn,), sections=(section,))
    now = facts(
        places=(replace(inn, closed_on=date(2026, 11, 30)),),
        sections=(section,),
        bases=(HALL, replace(DEPOT, closed_on=date(2026, 11, 29))),
    )

    gone = {each.kind: (each.sort, each.on) for each in compare(then, now, ("bases", "welcome-pack"))}

    assert gone["base"] == (Sort.CLOSED, date(2026, 11, 29))
    assert gone["place"] == (Sort.CLOSED, date(2026, 11, 30))
    assert gone.keys() == {"base", "place"}
    assert one(facts(), facts(rooms=facts().rooms[:1]), "bases").kind == "room"


def test_a_key_fact_drawn_in_a_chart_is_told_with_the_text_that_draws_it() -> None:
    section = Section(id=1, title="Calls", text="![](<chart:lines of Calls>)", status=SectionStatus.AGREED)
    early, late = (KeyFact(id=n, name=f"Calls {2022 + n}", value=str(n)) for n in (1, 2))
    then = facts(sections=(section,), key_facts=(early, late))

    changed = one(then, facts(sections=(section,), key_facts=(early, replace(late, value="3"))))

    assert (changed.kind, told(changed)) == ("key_fact", {"value": ("2", "3")})


def test_a_key_fact_named_in_a_text_is_told_with_the_text_that_prints_it() -> None:
    section = replace(ARRIVING, text="We are {{population}} people.")
    fact = KeyFact(id=81, name="Population", value="214,300")
    then = facts(sections=(section,), key_facts=(fact,))

    changed = one(then, facts(sections=(section,), key_facts=(replace(fact, value="215,000"),)))
    gone = one(then, facts(sections=(section,)))

    assert (changed.kind, told(changed)) == ("key_fact", {"value": ("214,300", "215,000")})
    assert (gone.kind, told(gone)) == ("named_fact", {"is_known": (True, False)})


def test_a_picture_put_in_the_place_of_another_is_told() -> None:
    section = replace(ARRIVING, text="![](picture:Map)")
    picture = Picture(id=85, name="Map", sha256="a", media_type="image/png", width=3, height=4)
    then = facts(sections=(section,), pictures=(picture,))

    assert list(told(one(then, facts(sections=(section,), pictures=(replace(picture, sha256="b"),))))) == [
        "sha256"
    ]
    assert one(then, facts(sections=(section,))).kind == "named_picture"
    assert compare(facts(pictures=(picture,)), facts(), ALL) == ()


def test_a_letter_is_changed_with_its_words_its_people_and_what_its_fields_become() -> None:
    council = DistributionList(id=101, name="Heads")
    told_all = {
        "lists": (council,),
        "members": (ListMember(id=105, list_id=101, person_id=1),),
        "letters": (
            Letter(id=111, title="Invitation", subject="Hello", body="Dear {{name}}, {{main base}}"),
        ),
        "letter_uses": (LetterUse(id=115, letter_id=111, list_id=101),),
    }
    then = facts(**told_all)
    more = facts(
        **{**told_all, "members": (*told_all["members"], ListMember(id=106, list_id=101, person_id=2))}
    )
    other_base = facts(**told_all, bases=(replace(HALL, is_main=False), replace(DEPOT, is_main=True)))

    people = {each.kind: each for each in compare(then, more, ("letters", "distribution-lists"))}
    assert told(people["letter"])["people"] == (
        (Named("person", 1, ""),),
        (Named("person", 1, ""), Named("person", 2, "")),
    )
    assert people["distribution_list"].documents == ("distribution-lists",)
    assert [each.kind for each in compare(then, other_base, ("letters",))] == ["main_base"]


def test_only_the_documents_asked_for_are_compared() -> None:
    now = facts(people=(replace(ASHA, phone="01632 960001"), BEN), sections=(ARRIVING,))

    assert [each.documents for each in compare(facts(), now, ("contacts", "welcome-pack"))] == [
        ("contacts",),
        ("welcome-pack",),
    ]
    assert [each.kind for each in compare(facts(), now, ("welcome-pack",))] == ["section"]
    assert compare(facts(), now, ("timetable",)) == ()


def test_nothing_is_told_of_records_that_were_disposed_of() -> None:
    then, now = facts(people=(BEN,)), facts(people=(replace(ASHA, name="Removed"), BEN))

    assert [each.id for each in compare(then, now, ("contacts",))] == [1]
    assert compare(then, now, ("contacts",), unknown={("person", 1)}) == ()


names = st.sampled_from(["Asha Verma", "Ben Hill", "Cara Dale", "Zoë"])
days = st.sampled_from([None, date(2026, 11, 30), date(2026, 12, 1), date(2027, 1, 4)])
people = st.tuples(*(st.builds(Person, id=st.just(n), name=names, role=names, left_on=days) for n in (1, 2)))
sessions = st.lists(
    st.builds(
        Session,
        id=st.integers(31, 34),
        timetable_id=st.just(30),
        day=st.integers(1, 2),
        starts=st.sampled_from([600, 720]),
        minutes=st.just(30),
        title=names,
        base_id=st.sampled_from([None, 11, 12]),
    ),
    unique_by=lambda session: session.id,
    max_size=4,
).map(tuple)
sections = st.permutations([ARRIVING, LEAVING]).map(
    lambda each: tuple(replace(section, position=place) for place, section in enumerate(each))
)
councils = st.builds(
    facts,
    people=people,
    sessions=sessions,
    sections=sections,
    due=st.fixed_dictionaries({61: days}),
    attendances=st.just(()),
)


@given(councils, councils)
def test_nothing_changes_by_itself_and_what_is_changed_back_is_no_change(
    one: PackFacts, two: PackFacts
) -> None:
    there, back = compare(one, two, ALL), compare(two, one, ALL)

    assert compare(one, one, ALL) == compare(two, two, ALL) == ()
    assert {(each.kind, each.id) for each in there} == {(each.kind, each.id) for each in back}
    assert (there == ()) == (back == ())


@given(councils, councils)
def test_each_thing_is_told_once_in_reading_order(one: PackFacts, two: PackFacts) -> None:
    changes = compare(one, two, ALL)

    assert len({(each.kind, each.id) for each in changes}) == len(changes)
    places = [ALL.index(each.documents[0]) for each in changes]
    assert places == sorted(places)
    assert all(list(each.documents) == sorted(each.documents, key=ALL.index) for each in changes)
    assert all(isinstance(field, FieldChange) for each in changes for field in each.fields)
