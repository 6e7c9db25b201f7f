from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter

from inspection_ready.domain.bases import Base, BaseFact, FacilityKind, Room
from inspection_ready.domain.errors import Cancelled, CannotRead, ChangedMeanwhile, Refused
from inspection_ready.domain.functions import Function
from inspection_ready.domain.people import Person, Side, Tier
from inspection_ready.domain.places import Place, PlaceCategory
from inspection_ready.domain.responsibilities import Responsibility, Subject
from inspection_ready.domain.rows import R
from inspection_ready.domain.sections import Section
from inspection_ready.exchange.spreadsheets import read_workbook
from inspection_ready.phrases.imports import file_note_sentence, note_sentence, reasons_sentence
from inspection_ready.services.import_plan import FieldChange, ImportLine, ImportPlan, Outcome
from inspection_ready.services.imports import plan_import, run_import
from inspection_ready.services.refused_rows import write_refused_rows
from inspection_ready.services.registers import add_record, change_record
from inspection_ready.services.undo import undo

if TYPE_CHECKING:
    from inspection_ready.services.app import App

PEOPLE_LIST = """Name,Job title,Service,E-mail,Telephone
Asha Patel,Head of Commissioning,Commissioning,asha.patel@northmoor.example,01632 960001
Ben Cole,Team Manager,Adults East,ben.cole@northmoor.example,01632 960002
Cara Diaz,Social Worker,Adults East,cara.diaz@northmoor.example,01632 960003
"""


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def write_rows(path: Path, *rows: list[Any], sheet: str = "Sheet1") -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        target = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            target.write_row(number, 0, row)
    return path


def plan_of(app: App, register: str, path: Path, **more: Any) -> ImportPlan:
    return app.read(plan_import, register, path, **more)


def bring_in(app: App, register: str, path: Path, **more: Any) -> ImportPlan:
    plan = plan_of(app, register, path, **more)
    app.do(run_import, plan)
    return plan


def all_of(app: App, row_type: type[R]) -> tuple[R, ...]:
    with app.reading() as reader:
        return reader.register(row_type).all()


def outcomes(plan: ImportPlan) -> list[tuple[int, str, str]]:
    return [(line.line, line.outcome.value, line.title) for line in plan.lines]


def says(plan: ImportPlan) -> list[str]:
    return [file_note_sentence(note) for note in plan.notes]


# what a dry run shows


def test_dry_run_shows_every_row_and_writes_nothing(app: App, tmp_path: Path) -> None:
    plan = plan_of(app, "people", write(tmp_path / "people.csv", PEOPLE_LIST))

    assert (outcomes(plan), plan.counts.new, all_of(app, Person)) == (
        [(2, "new", "Asha Patel"), (3, "new", "Ben Cole"), (4, "new", "Cara Diaz")],
        3,
        (),
    )


def test_import_fills_the_register(any_app: App, tmp_path: Path) -> None:
    bring_in(any_app, "people", write(tmp_path / "people.csv", PEOPLE_LIST))

    asha = all_of(any_app, Person)[0]
    assert (asha.name, asha.role, asha.team, asha.email, asha.phone, asha.side) == (
        "Asha Patel",
        "Head of Commissioning",
        "Commissioning",
        "asha.patel@northmoor.example",
        "01632 960001",
        Side.INSIDE,
    )


def test_same_file_twice_changes_nothing_and_leaves_no_entry(app: App, tmp_path: Path) -> None:
    path = write(tmp_path / "people.csv", PEOPLE_LIST)
    bring_in(app, "people", path)
    head = app.read(lambda reader: reader.head())

    plan = plan_of(app, "people", path)
    done = app.do(run_import, plan)

    assert (plan.counts.same, plan.changes_nothing, done.entry, bool(done.changes)) == (3, True, None, False)
    assert app.read(lambda reader: reader.head()) == head


def test_changed_row_says_which_field_from_what_to_what(app: App, tmp_path: Path) -> None:
    bring_in(app, "people", write(tmp_path / "people.csv", PEOPLE_LIST))

    plan = plan_of(
        app, "people", write(tmp_path / "may.csv", PEOPLE_LIST.replace("Team Manager", "Service Manager"))
    )

    assert [line.changes for line in plan.lines if line.outcome is Outcome.CHANGED] == [
        (FieldChange("Role", "Team Manager", "Service Manager"),)
    ]


def test_rows_missing_from_a_new_file_are_listed_and_kept(app: App, tmp_path: Path) -> None:
    bring_in(app, "people", write(tmp_path / "people.csv", PEOPLE_LIST))

    plan = bring_in(app, "people", write(tmp_path / "may.csv", "\n".join(PEOPLE_LIST.splitlines()[:2])))

    assert [(line.line, line.title) for line in plan.lines if line.outcome is Outcome.MISSING] == [
        (0, "Ben Cole"),
        (0, "Cara Diaz"),
    ]
    assert len(all_of(app, Person)) == 3


def test_leavers_are_not_missed(app: App, tmp_path: Path) -> None:
    header = "Name,E-mail,Leaving date\n"
    bring_in(
        app, "people", write(tmp_path / "a.csv", header + "Dev Rao,dev.rao@northmoor.example,4 June 2025\n")
    )

    plan = plan_of(
        app, "people", write(tmp_path / "b.csv", header + "Asha Patel,asha.patel@northmoor.example,\n")
    )

    assert plan.counts.missing == 0


def test_repeats_inside_the_file_count_as_the_same_and_name_the_line(app: App, tmp_path: Path) -> None:
    again = "Asha Patel,Head of Service,Commissioning,ASHA.PATEL@northmoor.example,\n"

    plan = bring_in(app, "people", write(tmp_path / "people.csv", PEOPLE_LIST + again))

    line = plan.lines[3]
    assert (line.outcome, line.repeat_of, plan.counts.repeats, len(all_of(app, Person))) == (
        Outcome.SAME,
        2,
        1,
        3,
    )
    assert note_sentence(line.notes[-1]) == "It differs from that row in: Role. The first was kept."


def test_empty_cells_never_wipe_what_is_held(app: App, tmp_path: Path) -> None:
    bring_in(app, "people", write(tmp_path / "people.csv", PEOPLE_LIST))
    emptied = "Name,Job title,E-mail,Telephone\nAsha Patel,,asha.patel@northmoor.example,n/a\n"

    plan = bring_in(app, "people", write(tmp_path / "may.csv", emptied))

    assert (plan.lines[0].outcome, all_of(app, Person)[0].phone) == (Outcome.SAME, "01632 960001")


def test_clear_in_a_cell_empties_what_is_held(app: App, tmp_path: Path) -> None:
    bring_in(app, "people", write(tmp_path / "people.csv", PEOPLE_LIST))
    cleared = "Name,E-mail,Telephone\nAsha Patel,asha.patel@northmoor.example,(clear)\n"

    plan = bring_in(app, "people", write(tmp_path / "may.csv", cleared))

    assert (plan.lines[0].changes, all_of(app, Person)[0].phone) == (
        (FieldChange("Phone", "01632 960001", ""),),
        "",
    )


# knowing records again


def test_person_who_married_is_known_by_the_address(app: App, tmp_path: Path) -> None:
    bring_in(app, "people", write(tmp_path / "people.csv", PEOPLE_LIST))

    plan = plan_of(
        app, "people", write(tmp_path / "may.csv", PEOPLE_LIST.replace("Cara Diaz", "Cara Diaz-Cole"))
    )

    assert plan.lines[2].changes == (FieldChange("Name", "Cara Diaz", "Cara Diaz-Cole"),)
    assert "3 rows were known again by e-mail address." in says(plan)


def test_person_without_address_is_known_by_name_and_team_and_it_is_said(app: App, tmp_path: Path) -> None:
    bring_in(app, "people", write(tmp_path / "people.csv", PEOPLE_LIST))
    mobiles = "Name,Team,Mobile\nBen Cole,Adults East,07700 900002\n"

    plan = plan_of(app, "people", write(tmp_path / "mobiles.csv", mobiles))

    assert plan.lines[0].changes == (FieldChange("Phone", "01632 960002", "07700 900002"),)
    assert "1 row was known again by name and team." in says(plan)


def test_two_people_of_one_name_stay_two(app: App, tmp_path: Path) -> None:
    two = (
        "Name,Team,E-mail\nSam Lee,East,sam.lee@northmoor.example\nSam Lee,East,sam.lee2@northmoor.example\n"
    )

    plan = bring_in(app, "people", write(tmp_path / "people.csv", two))

    assert (plan.counts.new, len(all_of(app, Person))) == (2, 2)


def test_row_that_fits_two_people_is_refused(app: App, tmp_path: Path) -> None:
    two = (
        "Name,Team,E-mail\nSam Lee,East,sam.lee@northmoor.example\nSam Lee,West,sam.lee2@northmoor.example\n"
    )
    bring_in(app, "people", write(tmp_path / "people.csv", two))

    plan = plan_of(app, "people", write(tmp_path / "phones.csv", "Name,Phone\nSam Lee,01632 960009\n"))

    assert reasons_sentence(plan.lines[0].reasons) == (
        "More than one of the people fits this row. Add an e-mail address, a postcode or our number to say which."
    )


def test_base_is_known_by_name_with_postcode(app: App, tmp_path: Path) -> None:
    first = "Building,Address,Postcode\nGateway,1 High Street,ZZ1 1AA\nGateway,2 Mill Lane,ZZ2 2BB\n"
    bring_in(app, "bases", write(tmp_path / "a.csv", first))

    plan = plan_of(app, "bases", write(tmp_path / "b.csv", "Site,Post Code,Type\nGATEWAY,zz22bb,Office\n"))

    assert (plan.lines[0].outcome, plan.lines[0].changes) == (
        Outcome.CHANGED,
        (FieldChange("What it is", "", "Office"),),
    )


def test_base_gains_its_postcode_from_a_later_list(app: App, tmp_path: Path) -> None:
    bring_in(app, "bases", write(tmp_path / "a.csv", "Building,Address\nGateway,1 High Street\n"))

    plan = bring_in(app, "bases", write(tmp_path / "b.csv", "Building,Postcode\nGateway,ZZ1 1AA\n"))

    assert (plan.counts.changed, [base.postcode for base in all_of(app, Base)]) == (1, ["ZZ1 1AA"])


# real life in the cells


def test_base_list_as_it_comes_is_mended_and_it_is_said(app: App, tmp_path: Path) -> None:
    path = write_rows(
        tmp_path / "bases.xlsx",
        ["Northmoor Council: buildings used by adult social care", "", "", "", ""],
        [],
        ["PlaceName", "Add1", "Add2", "PostCode", "Tel No", "Web address"],
        ["THE GATEWAY", "12, HIGH STREET", "NORTHMOOR ZZ1 1AA", "", 1632960001, "www.northmoor.example"],
        ["Mill Centre", "3 Mill Lane", "n/a", "Overton", "+44 (0)1632 960002", "-"],
        [],
        ["Source: property team, October 2026"],
    )

    plan = bring_in(app, "bases", path)

    held = [(base.name, base.address, base.postcode, base.phone, base.website) for base in all_of(app, Base)]
    assert held == [
        (
            "The Gateway",
            "12 High Street\nNorthmoor",
            "ZZ1 1AA",
            "01632 960001",
            "https://www.northmoor.example",
        ),
        ("Mill Centre", "3 Mill Lane\nOverton", "", "01632 960002", ""),
    ]
    assert (plan.header_line, says(plan)) == (
        3,
        [
            "1 line stands above the headings and was not read.",
            "1 line was left out as notes below the list (from row 7).",
            "Row 4 had Name in capitals; it was set in ordinary letters.",
            "Row 4 had lost the zero of the Phone number; it was put back.",
            "Row 4 had a web address without https://; it was added.",
            "Row 4 had Address in capitals; it was set in ordinary letters.",
            "Row 4 had the postcode in the address; it was moved.",
            "Row 5 had part of the address in the postcode column; it was moved.",
        ],
    )


def test_names_in_two_columns_and_surname_first_are_joined(app: App, tmp_path: Path) -> None:
    bring_in(app, "people", write(tmp_path / "a.csv", "Surname,Forename\nPATEL,Asha\n"))
    bring_in(app, "people", write(tmp_path / "b.csv", 'Employee\n"COLE, Ben"\n'))

    assert [person.name for person in all_of(app, Person)] == ["Asha Patel", "Ben Cole"]


def test_list_without_headings_is_read_by_what_is_in_it(app: App, tmp_path: Path) -> None:
    text = "Asha Patel,asha.patel@northmoor.example,01632 960001\nBen Cole,ben.cole@northmoor.example,01632 960002\n"

    plan = bring_in(app, "people", write(tmp_path / "people.csv", text))

    assert [(person.name, person.email, person.phone) for person in all_of(app, Person)] == [
        ("Asha Patel", "asha.patel@northmoor.example", "01632 960001"),
        ("Ben Cole", "ben.cole@northmoor.example", "01632 960002"),
    ]
    assert (plan.header_line, says(plan)[0]) == (
        None,
        "No row of headings was found, so columns were known by what is in them. Check each one.",
    )


def test_choices_are_read_in_other_words(app: App, tmp_path: Path) -> None:
    bring_in(
        app,
        "people",
        write(tmp_path / "a.csv", "Name,Tier,Side\nAsha,Heads of Service,External\nBen,Chief,\n"),
    )

    assert [(person.tier, person.side) for person in all_of(app, Person)] == [
        (Tier.HEAD_OF_SERVICE, Side.OUTSIDE),
        (None, Side.INSIDE),
    ]


def test_best_sheet_is_chosen_and_the_others_named(app: App, tmp_path: Path) -> None:
    path = tmp_path / "many.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Read me").write(0, 0, "How to use this workbook")
        staff = book.add_worksheet("Staff")
        staff.write_row(0, 0, ["Name", "Job title", "E-mail"])
        staff.write_row(1, 0, ["Asha Patel", "Head of Service", "asha.patel@northmoor.example"])
        book.add_worksheet("Lookups").write_row(0, 0, ["Role", "Grade"])

    plan = plan_of(app, "people", path)

    assert (plan.sheet, says(plan)) == (
        "Staff",
        ["The sheet “Staff” was read; not read: “Read me”, “Lookups”."],
    )


def test_headings_nobody_knows_are_refused_and_named(app: App, tmp_path: Path) -> None:
    path = write(tmp_path / "odd.csv", "Alpha,Beta\n1,2\n3,4\n")

    with pytest.raises(CannotRead) as caught:
        plan_of(app, "bases", path)

    assert (caught.value.code, caught.value.data["needed"]) == ("headings_unknown", "Name")


def test_headings_are_told_by_a_person(app: App, tmp_path: Path) -> None:
    path = write(tmp_path / "odd.csv", "Alpha,Beta,Gamma\nGateway,Yes,1 High Street\nMill,No,2 Mill Lane\n")

    plan = bring_in(
        app, "bases", path, mapping={"Alpha": "name", "Beta": "facility:EV charging", "Gamma": "address"}
    )

    facts = {fact.base_id: fact.value for fact in all_of(app, BaseFact)}
    assert [(base.name, base.address, facts[base.id]) for base in all_of(app, Base)] == [
        ("Gateway", "1 High Street", "Yes"),
        ("Mill", "2 Mill Lane", "No"),
    ]
    assert [mapped.was_told for mapped in plan.mapping.columns] == [True, True, True]


def test_map_of_the_preview_is_used_column_by_column(app: App, tmp_path: Path) -> None:
    path = write(tmp_path / "people.csv", "Name,Phone,Phone\nAsha Patel,01632 960001,07700 900001\n")
    preview = plan_of(app, "people", path)

    bring_in(app, "people", path, mapping=preview.mapping.telling({1: "", 2: "phone"}))

    assert [person.phone for person in all_of(app, Person)] == ["07700 900001"]


# links


def test_functions_find_their_people_by_name_address_and_initial(app: App, tmp_path: Path) -> None:
    bring_in(app, "people", write(tmp_path / "people.csv", PEOPLE_LIST))
    text = (
        "Function,Key contact,Deputy,Tasks\n"
        "Facilities,Asha Patel,ben.cole@northmoor.example,badges; rooms; parking\n"
        'IT,"Patel, Asha",C Diaz,laptops\n'
    )

    bring_in(app, "functions", write(tmp_path / "functions.csv", text))

    names = {person.id: person.name for person in all_of(app, Person)}
    held = [
        (row.name, names[row.contact_id or 0], names[row.second_id or 0], row.tasks)
        for row in all_of(app, Function)
    ]
    assert held == [
        ("Facilities", "Asha Patel", "Ben Cole", "badges\nrooms\nparking"),
        ("IT", "Asha Patel", "Cara Diaz", "laptops"),
    ]


def test_contact_with_name_and_address_is_added_to_the_people_once(app: App, tmp_path: Path) -> None:
    text = (
        "Function,Key contact,Key contact e-mail\n"
        "Facilities,Asha Patel,asha.patel@northmoor.example\nIT,Asha Patel,asha.patel@northmoor.example\n"
    )

    plan = bring_in(app, "functions", write(tmp_path / "functions.csv", text))

    people = all_of(app, Person)
    assert [(person.name, person.email) for person in people] == [
        ("Asha Patel", "asha.patel@northmoor.example")
    ]
    assert {row.contact_id for row in all_of(app, Function)} == {people[0].id}
    assert "Row 2 brought a new person as Key contact: “Asha Patel, asha.patel@northmoor.example”." in says(
        plan
    )


def test_contact_nobody_knows_is_left_out_and_said(app: App, tmp_path: Path) -> None:
    plan = bring_in(
        app, "functions", write(tmp_path / "functions.csv", "Function,Key contact\nIT,Zoe Unknown\n")
    )

    assert (plan.counts.new, [note_sentence(note) for note in plan.lines[0].notes]) == (
        1,
        ["Key contact: nothing called “Zoe Unknown” is among the people, so it was left out."],
    )


def test_responsible_people_and_sections_are_imported(app: App, tmp_path: Path) -> None:
    bring_in(app, "people", write(tmp_path / "people.csv", PEOPLE_LIST))
    responsible = "Type,Reference,Owner\nTheme,T1,Asha Patel\nQuality statement,QS4,Ben Cole\n"
    sections = 'Title,Text,Include\nAbout us,"Northmoor is **small**.",Yes\nHotels,,No\n'

    bring_in(app, "responsible", write(tmp_path / "r.csv", responsible))
    bring_in(app, "sections", write(tmp_path / "s.csv", sections))

    held = [(row.subject, row.code) for row in all_of(app, Responsibility)]
    assert held == [(Subject.THEME, "T1"), (Subject.STATEMENT, "QS4")]
    assert [(row.position, row.title, row.text, row.included) for row in all_of(app, Section)] == [
        (1, "About us", "Northmoor is **small**.", True),
        (2, "Hotels", "", False),
    ]


# facilities, rooms and the main base


def test_facility_columns_become_facts(app: App, tmp_path: Path) -> None:
    text = "Building,Postcode,Car park,Wi-Fi,Hearing loop\nGateway,ZZ1 1AA,12 spaces,NorthmoorGuest,None\nMill,ZZ1 1AB,,Yes,tbc\n"

    bring_in(app, "bases", write(tmp_path / "bases.csv", text))

    bases = {base.id: base.name for base in all_of(app, Base)}
    kinds = {kind.id: kind.name for kind in all_of(app, FacilityKind)}
    facts = sorted((bases[fact.base_id], kinds[fact.kind_id], fact.value) for fact in all_of(app, BaseFact))
    assert facts == [
        ("Gateway", "Hearing loop", "None"),
        ("Gateway", "Parking", "12 spaces"),
        ("Gateway", "Wi-Fi", "NorthmoorGuest"),
        ("Mill", "Wi-Fi", "Yes"),
    ]


def test_new_answer_is_not_checked_because_the_old_one_was(app: App, tmp_path: Path) -> None:
    text = "Building,Parking,Wi-Fi\nGateway,12 spaces,Yes\n"
    bring_in(app, "bases", write(tmp_path / "a.csv", text))
    for fact in all_of(app, BaseFact):
        checked = type(fact)(
            **{**_values(fact), "checked_by": "Asha Patel", "checked_on": app.clock.now().date()}
        )
        app.do(change_record, fact, checked)

    plan = bring_in(app, "bases", write(tmp_path / "b.csv", text.replace("12 spaces", "4 spaces")))

    assert plan.lines[0].changes == (FieldChange("Parking", "12 spaces", "4 spaces"),)
    assert sorted((fact.value, fact.checked_by, fact.is_checked) for fact in all_of(app, BaseFact)) == [
        ("4 spaces", "", False),
        ("Yes", "Asha Patel", True),
    ]


def _values(row: object) -> dict[str, Any]:
    return {name: getattr(row, name) for name in row.__dataclass_fields__}  # type: ignore[attr-defined] # rows are dataclasses


def test_rooms_on_a_second_sheet_come_along(app: App, tmp_path: Path) -> None:
    path = tmp_path / "bases.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        bases, rooms = book.add_worksheet("Buildings"), book.add_worksheet("Rooms")
        bases.write_row(0, 0, ["Building", "Postcode"])
        bases.write_row(1, 0, ["Gateway", "ZZ1 1AA"])
        for number, row in enumerate(
            [["Building", "Room", "Capacity"], ["Gateway", "Oak", 12], ["Nowhere", "Elm", 4]]
        ):
            rooms.write_row(number, 0, row)

    plan = bring_in(app, "bases", path)

    base = all_of(app, Base)[0]
    assert [(room.base_id, room.name, room.capacity) for room in all_of(app, Room)] == [(base.id, "Oak", 12)]
    assert [(line.register, line.line, line.outcome.value) for line in plan.lines] == [
        ("bases", 2, "new"),
        ("rooms", 2, "new"),
        ("rooms", 3, "refused"),
    ]


def test_there_is_one_main_base_afterwards(app: App, tmp_path: Path) -> None:
    app.do(add_record, Base(name="Old Hall", postcode="ZZ9 9AA", is_main=True))

    plan = bring_in(app, "bases", write(tmp_path / "a.csv", "Building,Main office\nGateway,Yes\nMill,Yes\n"))

    assert plan.counts.new == 2
    assert [base.name for base in all_of(app, Base) if base.is_main] == ["Gateway"]


# refused rows


def test_refused_rows_go_to_a_file_that_is_mended_and_brought_back(app: App, tmp_path: Path) -> None:
    text = "Name,Job title,Email\nAsha Patel,Head,asha.patel@northmoor.example\n,Manager,x@northmoor.example\nBen Cole,Lead,ben.cole at work\n"
    plan = bring_in(app, "people", write(tmp_path / "people.csv", text))

    refused = write_refused_rows(plan)

    assert refused == tmp_path / "people - refused rows.xlsx"
    rows = [list(row) for row in read_workbook(refused).sheets[0].rows]
    assert rows == [
        ["Name", "Job title", "Email", "Why it was refused"],
        ["", "Manager", "x@northmoor.example", "Name is missing."],
        ["Ben Cole", "Lead", "ben.cole at work", "E-mail: “ben.cole at work” is not an e-mail address."],
    ]
    rows[1][0], rows[2][2] = "Xena Ray", "ben.cole@northmoor.example"
    mended = bring_in(app, "people", write_rows(tmp_path / "mended.xlsx", *rows))
    assert (mended.counts.new, mended.counts.refused) == (2, 0)
    assert [person.name for person in all_of(app, Person)] == ["Asha Patel", "Xena Ray", "Ben Cole"]


@pytest.mark.parametrize(
    ("text", "mapping"),
    [
        (
            "Asha Patel,asha@northmoor.example\nBen Cole,ben@northmoor.example\n,cara@northmoor.example\n",
            None,
        ),
        ("A,B\nAsha Patel,asha@northmoor.example\n,cara@northmoor.example\n", {"A": "name", "B": "email"}),
    ],
)
def test_refused_rows_come_back_without_being_told_again(
    app: App, tmp_path: Path, text: str, mapping: dict[str, str] | None
) -> None:
    plan = bring_in(app, "people", write(tmp_path / "list.csv", text), mapping=mapping)
    refused = write_refused_rows(plan)
    assert refused is not None
    rows = [list(row) for row in read_workbook(refused).sheets[0].rows]
    rows[1][0] = "Cara Diaz"

    bring_in(app, "people", write_rows(tmp_path / "mended.xlsx", *rows))

    assert (all_of(app, Person)[-1].name, all_of(app, Person)[-1].email) == (
        "Cara Diaz",
        "cara@northmoor.example",
    )


def test_refused_rows_never_replace_a_file_somebody_is_mending(app: App, tmp_path: Path) -> None:
    plan = plan_of(app, "people", write(tmp_path / "people.csv", "Name,Email\nBen,ben at work\n"))
    write(tmp_path / "people - refused rows.xlsx", "half mended")

    assert write_refused_rows(plan) == tmp_path / "people - refused rows (2).xlsx"


def test_no_file_is_made_where_nothing_was_refused(app: App, tmp_path: Path) -> None:
    plan = plan_of(app, "people", write(tmp_path / "people.csv", PEOPLE_LIST))

    assert write_refused_rows(plan) is None


# all or nothing


def test_plan_is_not_written_onto_a_register_that_changed_since(app: App, tmp_path: Path) -> None:
    plan = plan_of(app, "people", write(tmp_path / "people.csv", PEOPLE_LIST))
    app.do(add_record, Person(name="Asha Patel", email="asha.patel@northmoor.example"))

    with pytest.raises(ChangedMeanwhile) as caught:
        app.do(run_import, plan)

    assert (caught.value.code, len(all_of(app, Person))) == ("import_plan_is_old", 1)


def test_planning_stops_when_asked(app: App, tmp_path: Path) -> None:
    def stop(_done: int, _of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        plan_of(app, "people", write(tmp_path / "people.csv", PEOPLE_LIST), progress=stop)


def test_planning_tells_how_far_it_is(app: App, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    plan_of(app, "people", write(tmp_path / "people.csv", PEOPLE_LIST), progress=lambda *of: told.append(of))

    assert told == [(0, 4), (4, 4)]


def test_register_that_spreadsheets_cannot_fill_is_refused(app: App, tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        plan_of(app, "packs", tmp_path / "packs.csv")

    assert caught.value.code == "cannot_import_register"


# real files


@pytest.mark.parametrize(
    ("name", "new", "repeats"),
    [
        ("bases/libraries_bury.csv", 14, 0),
        ("bases/libraries_tameside.csv", 10, 0),
        ("bases/libraries_trafford_checked.csv", 13, 0),
        ("encodings/addresses_utf16le.csv", 23, 11),
    ],
)
def test_real_lists_come_in_as_they_are_and_twice_changes_nothing(
    app: App, shared_data: Path, name: str, new: int, repeats: int
) -> None:
    first = bring_in(app, "bases", shared_data / name)

    again = plan_of(app, "bases", shared_data / name)

    assert (first.counts.new, first.counts.repeats, first.counts.refused) == (new, repeats, 0)
    assert (again.changes_nothing, again.counts.missing) == (True, 0)


def test_missing_values_and_bare_web_addresses_of_real_lists_are_mended(app: App, shared_data: Path) -> None:
    bring_in(app, "bases", shared_data / "bases/libraries_tameside.csv")
    bring_in(app, "bases", shared_data / "bases/libraries_bury.csv")

    bases = {base.name: base for base in all_of(app, Base)}
    west_end, ainsworth = bases["Denton West End"], bases["Ainsworth Library"]
    assert (west_end.address, west_end.email, west_end.website) == ("", "", "")
    assert (ainsworth.address, ainsworth.website) == (
        "Church Street\nAinsworth",
        "https://www.bury.gov.uk/libraries",
    )


def test_line_is_small_and_plain() -> None:
    line = ImportLine(2, Outcome.NEW, "Asha Patel")

    assert (line.changes, line.reasons, line.notes, line.repeat_of) == ((), (), (), None)


# taking it back


def test_undo_takes_a_whole_import_back(any_app: App, tmp_path: Path) -> None:
    any_app.do(add_record, Person(name="Ben Cole", role="Practitioner", email="ben.cole@northmoor.example"))
    before = all_of(any_app, Person)
    path = write(tmp_path / "people.csv", PEOPLE_LIST)
    done = any_app.do(run_import, plan_of(any_app, "people", path))
    after = all_of(any_app, Person)

    any_app.do(undo, done.entry or 0)

    assert (len(after), [_without_version(row) for row in all_of(any_app, Person)]) == (
        3,
        [_without_version(row) for row in before],
    )


def test_undo_takes_back_the_people_rooms_and_facts_that_came_along(app: App, tmp_path: Path) -> None:
    contacts = "Function,Key contact,Key contact e-mail\nIT,Asha Patel,asha.patel@northmoor.example\n"
    bases = "Building,Postcode,Parking\nGateway,ZZ1 1AA,12 spaces\n"
    first = app.do(run_import, plan_of(app, "functions", write(tmp_path / "functions.csv", contacts)))
    kinds = len(all_of(app, FacilityKind))
    second = app.do(run_import, plan_of(app, "bases", write(tmp_path / "bases.csv", bases)))

    app.do(undo, second.entry or 0)
    app.do(undo, first.entry or 0)

    left = [len(all_of(app, row_type)) for row_type in (Function, Person, Base, BaseFact)]
    assert (left, len(all_of(app, FacilityKind))) == ([0, 0, 0, 0], kinds)


def _without_version(row: object) -> dict[str, Any]:
    return {name: value for name, value in _values(row).items() if name != "version"}


# places nearby


def test_hotels_are_read_with_their_postcode_inside_the_address(app: App, tmp_path: Path) -> None:
    path = write(
        tmp_path / "hotels.csv",
        "Hotel,Type,Location,Walking time,Wheelchair access,Tel,Directions\n"
        'Canal Inn,hotel,"2 Canal Street, Northmoor ZZ1 1AA",8 minutes,Yes,1632960210,Cross the bridge\n'
        "Station Lodge,Hotel,,,No,01632 960211,\n",
    )

    plan = bring_in(app, "places", path)
    again = plan_of(app, "places", path)

    assert [
        (
            place.name,
            place.category,
            place.address,
            place.postcode,
            place.minutes_on_foot,
            place.step_free,
            place.phone,
        )
        for place in sorted(all_of(app, Place), key=lambda place: place.name)
    ] == [
        ("Canal Inn", PlaceCategory.HOTEL, "2 Canal Street\nNorthmoor", "ZZ1 1AA", 8, True, "01632 960210"),
        ("Station Lodge", PlaceCategory.HOTEL, "", "", None, False, "01632 960211"),
    ]
    assert (plan.counts.new, plan.counts.refused) == (2, 0)
    assert again.changes_nothing


def test_import_of_places_is_taken_back_whole(app: App, tmp_path: Path) -> None:
    plan = plan_of(
        app, "places", write(tmp_path / "p.csv", "Place,Type\nCanal Kitchen,Food\nCentral,Station\n")
    )
    done = app.do(run_import, plan)
    assert done.entry is not None

    app.do(undo, done.entry)

    assert all_of(app, Place) == ()


def test_minutes_that_nobody_walks_are_refused(app: App, tmp_path: Path) -> None:
    plan = plan_of(app, "places", write(tmp_path / "p.csv", "Place,Minutes on foot\nCanal Kitchen,9999\n"))

    assert (plan.counts.new, plan.counts.refused) == (0, 1)


def test_clear_is_told_for_every_kind_of_column_before_it_is_done(app: App, tmp_path: Path) -> None:
    base = "Building,Address,Postcode,Parking\nGateway,1 High Street,ZZ1 1AA,Behind the house\n"
    bring_in(app, "bases", write(tmp_path / "bases.csv", base))
    cleared = "Building,Address,Postcode,Parking\nGateway,(clear),ZZ1 1AA,(clear)\n"
    plan = plan_of(app, "bases", write(tmp_path / "cleared.csv", cleared))
    bring_in(
        app,
        "people",
        write(tmp_path / "people.csv", "Name,E-mail,Base\nAnn Lee,ann@northmoor.example,Gateway\n"),
    )
    people = "Name,E-mail,Base\nAnn Lee,ann@northmoor.example,(clear)\n"
    linked = plan_of(app, "people", write(tmp_path / "left.csv", people))

    assert [line.changes for line in plan.lines] == [
        (FieldChange("Address", "1 High Street", ""), FieldChange("Parking", "Behind the house", ""))
    ]
    assert [line.changes for line in linked.lines] == [(FieldChange("Base", "Gateway", ""),)]
    assert [base.address for base in all_of(app, Base)] == ["1 High Street"]


def test_address_that_contradicts_the_postcode_column_keeps_both_and_says_so(
    app: App, tmp_path: Path
) -> None:
    text = "Building,Address,Postcode\nGateway,1 High Street ZZ2 2BB,ZZ1 1AA\n"

    plan = bring_in(app, "bases", write(tmp_path / "bases.csv", text))

    assert [(base.address, base.postcode) for base in all_of(app, Base)] == [
        ("1 High Street ZZ2 2BB", "ZZ1 1AA")
    ]
    assert [note_sentence(note) for note in plan.lines[0].notes] == [
        "The address holds the postcode ZZ2 2BB, the postcode column ZZ1 1AA; both were kept."
    ]
