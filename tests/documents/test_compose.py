"""What the documents of the pack say, from the facts alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from inspection_ready.documents import check_document
from inspection_ready.documents.compose import (
    DOCUMENTS,
    PackDocument,
    compose_bases,
    compose_contacts,
    compose_key_dates,
    compose_welcome_pack,
    text_findings,
)
from inspection_ready.documents.compose.people import phone_runs
from inspection_ready.documents.compose.positions import map_position, way_from
from inspection_ready.documents.model import (
    Callout,
    Contents,
    Document,
    Heading,
    KeyValues,
    Run,
    Table,
    paragraph,
    plain,
)
from inspection_ready.documents.walking import runs_of
from inspection_ready.domain.bases import Base
from inspection_ready.domain.document_findings import DocumentFault
from inspection_ready.domain.packs import LeftOut, PackDate
from inspection_ready.domain.sections import Section, SectionSource, SectionStatus
from inspection_ready.phrases.not_checked import not_yet_checked
from inspection_ready.phrases.packs import unchecked_left_out
from tests.documents.northmoor import HEAD, empty_council, northmoor


def words(made: Document) -> str:
    return "\n".join(plain(runs) for block in made.blocks for runs in runs_of(block))


def tables(made: Document) -> list[list[list[str]]]:
    """Each table as rows of cells in plain words, without its header."""
    found = [block for block in made.blocks if isinstance(block, Table)]
    return [[[plain(cell) for cell in row] for row in table.rows] for table in found]


@pytest.mark.parametrize("made", DOCUMENTS, ids=lambda made: made.name)
def test_document_ends_with_where_the_record_stood(made: PackDocument) -> None:
    composed = made.compose(northmoor())

    assert words(composed).splitlines()[-1] == (
        "Prepared on 1 December 2026. Pack 3. "
        f"Record of changes: 214 entries before this pack, head 214-{HEAD.hash}"
    )


@pytest.mark.parametrize("made", DOCUMENTS, ids=lambda made: made.name)
@pytest.mark.parametrize("facts", [northmoor, empty_council])
def test_document_has_nothing_to_mend(made: PackDocument, facts: object) -> None:
    assert callable(facts)
    found = {finding.fault for finding in check_document(made.compose(facts()))}
    assert found - {DocumentFault.PICTURE_TOO_COARSE} == set()  # the pictures of the tests are small


def test_day_of_preparing_is_the_day_on_the_wall() -> None:
    late = replace(northmoor(), prepared_at=northmoor().prepared_at.replace(month=7, hour=23, minute=30))

    assert compose_key_dates(late).footer == "Pack 3, prepared on 2 July 2026"


def test_key_dates_say_when_and_how_they_were_counted() -> None:
    (rows,) = tables(compose_key_dates(northmoor()))

    assert rows == [
        ["Notification", "Tuesday 1 December 2026", "The day the message was received"],
        ["Information return sent", "By Tuesday 22 December 2026", "3 weeks after the notification"],
        ["Case tracking list *", "About Friday 8 January 2027", "About 5 weeks after the notification"],
        ["Inspectors on site", "9 to 11 February 2027", "Given by the regulator"],
        ["Draft report *", "Date to come", "About 10 weeks after the visit"],
    ]


def test_a_date_that_is_over_says_so_and_one_that_is_under_way_does_not() -> None:
    late = replace(northmoor(), prepared_at=datetime(2027, 2, 11, 12, tzinfo=UTC))

    (rows,) = tables(compose_key_dates(late))

    assert [row[1] for row in rows] == [
        "Tuesday 1 December 2026 (past)",
        "By Tuesday 22 December 2026 (past)",
        "About Friday 8 January 2027 (past)",
        "9 to 11 February 2027",
        "Date to come",
    ]


def test_key_dates_say_that_closure_days_move_no_deadline_of_the_regulator() -> None:
    said = words(compose_key_dates(northmoor()))

    assert "The council’s own closure days do not move them." in said
    assert (
        "They move no deadline of the regulator. The checklist does not count them as working days." in said
    )


def test_starters_are_explained_under_the_table() -> None:
    (table,) = [block for block in compose_key_dates(northmoor()).blocks if isinstance(block, Table)]

    assert [plain(note) for note in table.notes] == ["* Starter, check against the regulator’s current list."]


def test_no_starter_needs_no_note() -> None:
    facts = replace(northmoor(), key_dates=(PackDate(name="Notification", day=date(2026, 12, 1)),))

    (table,) = [block for block in compose_key_dates(facts).blocks if isinstance(block, Table)]

    assert table.notes == ()


def test_notification_and_days_on_site_are_said_first() -> None:
    (facts,) = [block for block in compose_key_dates(northmoor()).blocks if isinstance(block, KeyValues)]

    assert [(name, plain(value)) for name, value in facts.pairs] == [
        ("Notification received", "9:30am on 1 December 2026"),
        ("Inspectors on site", "9 to 11 February 2027"),
        ("Message filed", "Notification of assessment.eml"),
    ]


def test_key_dates_before_any_notification_say_so() -> None:
    assert words(compose_key_dates(empty_council())).splitlines()[0] == (
        "The Care Quality Commission has not told The council of an inspection yet."
    )


def test_contacts_name_both_or_say_who_is_missing() -> None:
    by_function = {row[0]: row[1:3] for row in tables(compose_contacts(northmoor()))[0]}

    assert {name: [cell.splitlines()[0] for cell in cells] for name, cells in by_function.items()} == {
        "Business Intelligence": ["Grace Obi", "No second named yet"],
        "Communications": ["No contact named yet", "No second named yet"],
        "Facilities": ["Asha Verma", "Tomasz Żółkiewski"],
        "HR": ["Tomasz Żółkiewski", "No second named yet"],
        "IT": ["Eleri Ŵyn", "No second named yet"],
    }


def test_leaver_is_never_printed_as_a_contact() -> None:
    made = compose_contacts(northmoor())

    assert "jon.pike" not in words(made)
    assert "Jon Pike has left." in words(made)


def test_gaps_are_counted_at_the_head() -> None:
    (callout,) = [block for block in compose_contacts(northmoor()).blocks if isinstance(block, Callout)]

    assert plain(callout.paragraphs[0]).startswith("5 contacts or seconds are still to be named.")


def test_people_are_listed_inside_and_outside_apart() -> None:
    _, inside, outside = tables(compose_contacts(northmoor()))

    assert [row[0] for row in inside] == [
        "Asha Verma",
        "Eleri Ŵyn",
        "Grace Obi",
        "Mohammad Ali Khan",
        "Tomasz Żółkiewski",
    ]
    assert outside == [
        ["Dr Sam Hale", "Chair", "Northmoor Carers’ Forum", "01632 960106", "chair@carers.northmoor.example"]
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("01632 960101", "tel:+441632960101"),
        ("(01632) 960-101", "tel:+441632960101"),
        ("07700 900102", "tel:+447700900102"),
        ("01632 960105 ext 12", ""),
        ("ask reception", ""),
        ("960101", ""),
    ],
)
def test_phone_is_a_link_where_it_is_plainly_a_number(typed: str, link: str) -> None:
    assert phone_runs(typed) == (Run(typed, link=link),)


def test_bases_come_main_first_and_closed_ones_not_at_all() -> None:
    made = compose_bases(northmoor())

    titles = [plain(block.runs) for block in made.blocks if isinstance(block, Heading) and block.level == 1]

    assert titles == ["Northmoor House", "Canal Street Centre", "Hill Road Clinic"]


def test_facilities_say_who_checked_them_and_when() -> None:
    made = compose_bases(northmoor())
    facilities = next(rows for rows in tables(made) if rows[0][0] == "Parking")

    assert facilities == [
        ["Parking", "12 visitor spaces\nRing the bell at the barrier", "By Asha Verma, on 12 November 2026"],
        [
            "Wi-Fi",
            "Northmoor-Guest\nAsk reception for the day’s code",
            "By Eleri Ŵyn, on 2 March 2026\nMore than 6 months ago: to be checked again",
        ],
        ["Step-free access", "Yes, from the square", "By Asha Verma, on 12 November 2026"],
    ]
    assert "Not known yet: Hearing loop, EV charging." in words(made).splitlines()


def test_unchecked_facts_are_left_out_where_the_council_says_so() -> None:
    facts = northmoor()
    made = compose_bases(replace(facts, council=replace(facts.council, leave_out_unchecked=True)))

    assert [
        [row[0] for row in rows] for rows in tables(made) if rows[0][0] in {"Parking", "Step-free access"}
    ] == [
        ["Parking", "Wi-Fi", "Step-free access"],
        ["Step-free access"],
    ]
    said = "Left out, because nobody has checked it: Hearing loop, EV charging."
    assert said in words(made).splitlines()
    assert "Not yet checked" not in words(made)


def test_way_from_the_main_base_is_said_in_words() -> None:
    house = Base(name="Northmoor House", latitude=53.40312, longitude=-2.31877)
    centre = Base(name="Centre", latitude=53.42871, longitude=-2.28533)
    annexe = Base(name="Annexe", latitude=53.40312, longitude=-2.32377)

    assert way_from(house, centre) == "About 2.2 miles north-east of Northmoor House, in a straight line"
    assert way_from(house, annexe) == "About 360 yards west of Northmoor House, in a straight line"
    assert way_from(house, house) == "Next to Northmoor House"
    assert way_from(house, Base(name="Nowhere")) == ""


def test_degree_of_latitude_is_69_miles() -> None:
    south, north = (
        Base(name="S", latitude=53.0, longitude=-2.0),
        Base(name="N", latitude=54.0, longitude=-2.0),
    )

    assert way_from(south, north) == "About 69.1 miles north of S, in a straight line"


def test_map_position_has_five_places_and_a_true_minus() -> None:
    assert (
        map_position(Base(name="", latitude=53.4, longitude=-2.31877))
        == "Latitude 53.40000, longitude −2.31877"
    )


def test_welcome_pack_keeps_the_councils_order_and_leaves_out_what_is_off() -> None:
    made = compose_welcome_pack(northmoor())

    titles = [plain(block.runs) for block in made.blocks if isinstance(block, Heading) and block.level == 1]

    assert titles == [
        "What is left out, and what is not yet checked",
        "About Northmoor",
        "Our adult social care",
        "Who to ask",
        "Getting here by train",
        "Hotels nearby",
        "Key facts",
        "Our bases",
        "Rooms to meet in",
        "Somewhere to eat",
        "The timetable",
        "How many people ask for help",
        "Where everything is",
        "Who’s who",
    ]
    assert "Nobody sees this." not in words(made)


def test_contents_go_less_deep_where_they_would_fill_more_than_a_page() -> None:
    few = Section(title="One", text="## Part\n", status=SectionStatus.AGREED)
    many = replace(few, text="\n".join(f"## Part {n}\n" for n in range(24)))

    depths = [
        block.depth
        for section in (few, many)
        for block in compose_welcome_pack(replace(northmoor(), sections=(section,))).blocks
        if isinstance(block, Contents)
    ]

    assert depths == [2, 1]


def test_draft_sections_say_so_and_unwritten_ones_are_left_out() -> None:
    lines = words(compose_welcome_pack(northmoor())).splitlines()

    assert lines[lines.index("Our adult social care") + 1] == "Draft, not yet agreed."
    assert lines.count("Places of worship") == 0


def test_findings_of_the_text_name_their_section() -> None:
    section = Section(title="Map", text="![plan](p.png)", status=SectionStatus.AGREED)

    (finding,) = text_findings(replace(northmoor(), sections=(section,)))

    assert (finding.fault, finding.where, finding.about) == (DocumentFault.PICTURE_LEFT_OUT, "Map", "plan")


def test_welcome_pack_names_contact_and_second_of_each_function() -> None:
    made = compose_welcome_pack(northmoor())
    (place,) = [n for n, block in enumerate(made.blocks) if block == Heading(2, (Run("IT"),))]
    card = made.blocks[place + 1]

    assert isinstance(card, KeyValues)
    assert [(name, plain(value).splitlines()[0]) for name, value in card.pairs] == [
        ("Key contact", "Eleri Ŵyn"),
        ("Second", "No second named yet"),
        ("What they do", "Guest Wi-Fi"),
    ]


def test_stations_and_hotels_are_cards_the_nearest_first() -> None:
    sections = tuple(
        Section(title=source, position=place, source=source)
        for place, source in enumerate((SectionSource.STATIONS, SectionSource.HOTELS))
    )
    made = compose_welcome_pack(replace(northmoor(), sections=sections, left_out=()))

    titles = [plain(block.runs) for block in made.blocks if isinstance(block, Heading) and block.level == 2]
    cards = [
        {name: plain(runs) for name, runs in block.pairs}
        for block in made.blocks
        if isinstance(block, KeyValues)
    ]

    assert titles == [
        "Not yet checked", "Northmoor Central", "Westerby Halt", "The Exchange Hotel", "Hill Road Inn",
    ]  # fmt: skip
    assert cards[1] == {
        "What it is": "Railway station",
        "Address": "Station Road\nZZ1 4ST",
        "To the main base": "8 minutes’ walk: leave by the Exchange Square exit and cross the square.",
        "How far": "8 minutes on foot\n3 minutes by car\n"
        "About 630 yards south-east of Northmoor House, in a straight line",
        "Step-free": "Yes",
        "Website": "https://rail.example/northmoor",
        "Good to know": "The lift is on the left.",
        "Checked": "By Eleri Ŵyn, on 12 November 2026",
    }
    assert cards[2] == {"How far": "15 minutes by car", "Step-free": "No", "Checked": "Not yet checked"}


def test_places_to_eat_are_one_table() -> None:
    section = Section(title="Food", source=SectionSource.FOOD)
    made = compose_welcome_pack(replace(northmoor(), sections=(section,), left_out=()))

    (table,) = (block for block in made.blocks if isinstance(block, Table))

    assert [[plain(cell) for cell in row] for row in table.rows] == [
        [
            "Square Café",
            "2 minutes on foot",
            "",
            "Breakfast from 7am\nStep-free: not known yet",
            "Not yet checked",
        ],
        [
            "Canal Kitchen",
            "4 minutes on foot\nAlong the towpath",
            "01632 960220",
            "Restaurant\nMidday to 9pm; vegan and halal food\nStep-free: yes",
            "By Asha Verma, on 12 November 2026",
        ],
    ]


def test_car_parks_are_one_table() -> None:
    section = Section(title="Parking", source=SectionSource.PARKING)
    made = compose_welcome_pack(replace(northmoor(), sections=(section,), left_out=()))

    (table,) = (block for block in made.blocks if isinstance(block, Table))

    assert [plain(row[0]) for row in table.rows] == ["Market car park"]


def test_rooms_stand_under_their_base_and_bases_without_any_are_left_out() -> None:
    section = Section(title="Rooms", source=SectionSource.ROOMS)
    made = compose_welcome_pack(replace(northmoor(), sections=(section,), left_out=()))

    titles = [plain(block.runs) for block in made.blocks if isinstance(block, Heading) and block.level == 2]
    rooms = [plain(row[0]) for block in made.blocks if isinstance(block, Table) for row in block.rows]

    assert titles == ["Northmoor House", "Canal Street Centre"]
    assert rooms == ["Exchange Room", "Small meeting room", "Canal Room"]


def test_unchecked_places_can_be_left_out() -> None:
    facts = northmoor()
    strict = replace(facts, council=replace(facts.council, leave_out_unchecked=True))

    made = compose_welcome_pack(strict)

    titles = [plain(block.runs) for block in made.blocks if isinstance(block, Heading)]
    assert [name for name in ("Northmoor Central", "Westerby Halt", "Hill Road Inn") if name in titles] == [
        "Northmoor Central"
    ]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (SectionSource.STATIONS, "No stations are held yet."),
        (SectionSource.HOTELS, "No hotels are held yet."),
        (SectionSource.FOOD, "No places to eat are held yet."),
        (SectionSource.PARKING, "No car parks are held yet."),
        (SectionSource.ROOMS, "No rooms are held yet."),
    ],
)
def test_section_without_records_says_so(source: SectionSource, said: str) -> None:
    section = Section(title="Nearby", source=source)

    lines = words(compose_welcome_pack(replace(empty_council(), sections=(section,)))).splitlines()

    assert lines[lines.index("Nearby") + 1] == said


def test_key_facts_are_a_table_with_year_source_and_check() -> None:
    section = Section(title="Figures", source=SectionSource.KEY_FACTS, text="Of {{population}}.")
    made = compose_welcome_pack(replace(northmoor(), sections=(section,), left_out=()))

    (table,) = [block for block in made.blocks if isinstance(block, Table)]

    assert [plain(cell) for cell in table.header] == ["What", "Value", "Year", "Source", "Checked"]
    assert [[plain(cell) for cell in row] for row in table.rows] == [
        ["Population", "214,300", "2021", "Census", "By Grace Obi, on 2 November 2026"],
        ["Unpaid carers", "18,204", "Not known yet", "Not known yet", "Not yet checked"],
    ]
    assert table.rows[0][3] == (Run("Census", link="https://www.northmoor.example/census"),)
    assert paragraph("Of 214,300 (2021).") in made.blocks


def test_key_facts_nobody_checked_are_marked_in_text_or_left_out() -> None:
    section = Section(title="Figures", text="Carers: {{Unpaid carers}}. {{Vision}}")
    facts = replace(northmoor(), sections=(section,), left_out=())
    strict = replace(facts, council=replace(facts.council, leave_out_unchecked=True))

    assert "Carers: 18,204 (not yet checked). [Vision: not in the key facts]" in words(
        compose_welcome_pack(facts)
    )
    assert "Carers: [Unpaid carers: not yet checked]." in words(compose_welcome_pack(strict))


def test_key_facts_left_out_of_a_table_are_named() -> None:
    section = Section(title="Figures", source=SectionSource.KEY_FACTS)
    facts = replace(northmoor(), sections=(section,), left_out=())
    strict = replace(facts, council=replace(facts.council, leave_out_unchecked=True))

    assert "Unpaid carers" not in words(compose_welcome_pack(strict))
    assert LeftOut(what="Unpaid carers", why="Nobody has checked it yet") in unchecked_left_out(strict)
    assert "Unpaid carers" in not_yet_checked(facts)
