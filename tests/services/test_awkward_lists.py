"""Lists as councils really have them: nothing of them is lost without a word, and nothing is taken for what it is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.bases import Base
from inspection_ready.domain.functions import Function
from inspection_ready.domain.people import Person, Tier
from inspection_ready.domain.responsibilities import Responsibility, Subject
from inspection_ready.phrases.imports import note_sentence
from inspection_ready.services.imports import plan_import
from inspection_ready.services.readiness import readiness
from inspection_ready.services.regimes import start_with_regime
from tests.services.importing import bring_in, held, refused, says

if TYPE_CHECKING:
    from inspection_ready.services.app import App


def test_columns_that_are_not_read_are_named(app: App, tmp_path: Path) -> None:
    plan = bring_in(
        app,
        "people",
        tmp_path,
        "Name,E-mail,Start date,,Empty,Line manager\n"
        "Asha Patel,asha@northmoor.example,1 June 2020,,,Dana Fox\n"
        "Ben Cole,ben@northmoor.example,,,,\n"
        "Cara Diaz,cara@northmoor.example,,works in Mill Lane,,\n",
    )

    assert says(plan) == ["3 columns were not read: “Start date”, “Column D”, “Line manager”."]


def test_column_that_begins_far_below_is_named(app: App, tmp_path: Path) -> None:
    app.do(start_with_regime)
    rows = "".join(f"Person {chr(65 + n % 26)}{n},p{n}@northmoor.example\n" for n in range(300))

    plan = bring_in(app, "people", tmp_path, "Name,E-mail\n" + rows + "Zed,z@northmoor.example,has left\n")

    assert says(plan) == ["1 column was not read: “Column C”."]


def test_column_a_person_left_out_is_not_named_again(app: App, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,Pay\nAsha Patel,1\n", encoding="utf-8")

    plan = app.read(plan_import, "people", path, mapping={"Pay": ""})

    assert says(plan) == []


def test_sums_and_headings_between_the_rows_are_no_people(app: App, tmp_path: Path) -> None:
    plan = bring_in(
        app,
        "people",
        tmp_path,
        "Team,Name,Role,E-mail\n"
        "North,Asha Patel,Team Manager,asha@northmoor.example\n"
        "North total,1,,\n"
        "South,Cara Diaz,Social Worker,cara@northmoor.example\n"
        "Sub-total,2,,\n"
        "Total Care,Dana Total,Manager,dana@totalcare.example\n",
    )

    assert [person.name for person in held(app, Person)] == ["Asha Patel", "Cara Diaz", "Dana Total"]
    assert says(plan) == [
        "2 rows are a heading between the others or a sum, and were left out (the first is row 3): “North total”, “Sub-total”."
    ]


def test_lone_words_between_people_are_asked_about(app: App, tmp_path: Path) -> None:
    plan = bring_in(
        app,
        "people",
        tmp_path,
        "Name,Role,E-mail\nAdults - North,,\nAsha Patel,Team Manager,asha@northmoor.example\n",
    )

    assert refused(plan) == {
        2: "Only “Adults - North” stands in this row, so it may be a heading between the others. "
        "If it is a person, add a role or an e-mail address."
    }


def test_list_of_names_alone_is_a_list_of_people(app: App, tmp_path: Path) -> None:
    bring_in(app, "people", tmp_path, "Name,E-mail\nAsha Patel,\nBen Cole,ben@northmoor.example\n")

    assert [person.name for person in held(app, Person)] == ["Asha Patel", "Ben Cole"]


def test_base_with_a_name_only_is_kept_and_said(app: App, tmp_path: Path) -> None:
    plan = bring_in(
        app,
        "bases",
        tmp_path,
        "Base,Address,Postcode,Phone\nTown Hall,1 High Street,ZZ1 1AA,01632 960001\nWest Hub,,,\n",
    )

    assert says(plan) == [
        "Row 3 had a name and nothing else: “West Hub”. Check that it is not a heading between the others."
    ]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("VACANT", "“VACANT” is a post without a person. Bring it in when there is somebody in it."),
        ("Vacancy (advertised)", "“Vacancy (advertised)” is a post without a person. Bring it in when there is somebody in it."),
        ("To be appointed", "“To be appointed” is a post without a person. Bring it in when there is somebody in it."),
        ("Asha Patel / Ben Cole", "“Asha Patel / Ben Cole” are two people. Give each a row of their own."),
        ("Ed & Fi Gee", "“Ed & Fi Gee” are two people. Give each a row of their own."),
        ("Cara Diaz and Dan Eve", "“Cara Diaz and Dan Eve” are two people. Give each a row of their own."),
        ("12", "Name: “12” has no letters, so it is not a name."),
    ],
)  # fmt: skip
def test_what_is_not_one_person_is_refused_with_its_reason(
    app: App, tmp_path: Path, name: str, why: str
) -> None:
    plan = bring_in(app, "people", tmp_path, f"Name,Role\n{name},Social Worker\n")

    assert (refused(plan), held(app, Person)) == ({2: why}, ())


@pytest.mark.parametrize(
    "name", ["Duty and Advice Team", "Anne-Marie O'Neil", "Andy Sanderson", "Łucja Nowak"]
)
def test_names_that_only_look_like_two_are_people(app: App, tmp_path: Path, name: str) -> None:
    bring_in(app, "people", tmp_path, f"Name,Role\n{name},Social Worker\n")

    assert [person.name for person in held(app, Person)] == [name]


@pytest.mark.parametrize(
    ("written", "name", "role"),
    [
        ('"Patel, Asha (Team Manager)"', "Asha Patel", "Team Manager"),
        ('"COLE, Ben (Social Worker)"', "Ben Cole", "Social Worker"),
        ("Dana Fox (AMHP)", "Dana Fox", "AMHP"),
        ('"Smith, Elizabeth (Liz)"', "Elizabeth Smith (Liz)", ""),
        ("Sam Lee (they/them)", "Sam Lee (they/them)", ""),
    ],
)
def test_job_behind_a_name_is_the_role(app: App, tmp_path: Path, written: str, name: str, role: str) -> None:
    bring_in(app, "people", tmp_path, f"Name,E-mail\n{written},a@northmoor.example\n")

    assert [(person.name, person.role) for person in held(app, Person)] == [(name, role)]


def test_role_of_its_own_column_goes_before_the_bracket(app: App, tmp_path: Path) -> None:
    bring_in(app, "people", tmp_path, "Name,Role\nDana Fox (AMHP),Service Manager\n")

    assert [(person.name, person.role) for person in held(app, Person)] == [
        ("Dana Fox (AMHP)", "Service Manager")
    ]


def test_telephone_mobile_and_extension_are_all_kept(app: App, tmp_path: Path) -> None:
    text = (
        "Name,Telephone,Extension,Mobile\n"
        "Asha Patel,1632960001,4321,07700 900001\n"
        "Ben Cole,,,07700 900002\n"
        "Cara Diaz,01632 960003,,01632 960003\n"
    )

    bring_in(app, "people", tmp_path, text)
    again = bring_in(app, "people", tmp_path, text)

    assert [person.phone for person in held(app, Person)] == [
        "01632 960001 ext 4321 / 07700 900001",
        "07700 900002",
        "01632 960003",
    ]
    assert (again.counts.same, again.counts.changed) == (3, 0)


def test_column_called_as_the_field_goes_before_other_words_for_it(app: App, tmp_path: Path) -> None:
    plan = bring_in(
        app, "people", tmp_path, "Name,Directorate,Team\nAsha Patel,Adults,North\nBen Cole,Adults,South\n"
    )

    assert [person.team for person in held(app, Person)] == ["North", "South"]
    assert says(plan) == ["1 column was not read: “Directorate”."]


def test_leavers_only_the_notes_tell_of_are_pointed_out(app: App, tmp_path: Path) -> None:
    plan = bring_in(
        app,
        "people",
        tmp_path,
        "Name,Leaving date,Comments\nAsha Patel,,Left 31/03/2025\nBen Cole,1 May 2025,leaver\nCara Diaz,,Works left-handed\n",
    )

    assert next(note_sentence(note) for line in plan.lines for note in line.notes) == (
        "Notes say “Left 31/03/2025”. If they have left, write the date under “Left on”."
    )
    assert [len(line.notes) for line in plan.lines] == [1, 0, 0]


def test_position_the_wrong_way_round_is_put_right(app: App, tmp_path: Path) -> None:
    plan = bring_in(
        app,
        "bases",
        tmp_path,
        "Base,Latitude,Longitude\nTown Hall,-2.3,53.5\nEast Hub,53.4,-2.2\nFar Office,40.4,-3.7\n",
    )

    assert [(base.latitude, base.longitude) for base in held(app, Base)] == [
        (53.5, -2.3),
        (53.4, -2.2),
        (40.4, -3.7),
    ]
    assert says(plan) == ["Row 2 had latitude and longitude the wrong way round; they were put right."]


def test_postcode_and_telephone_number_find_their_places(app: App, tmp_path: Path) -> None:
    plan = bring_in(
        app,
        "bases",
        tmp_path,
        "Base,Address,Postcode,Telephone\n"
        "Town Hall,1 High Street,01632 960001,\n"
        "East Hub,Mill Lane,,ZZ2 2BB\n"
        "West Hub ZZ3 3DD,West Road,,01632 960003\n",
    )

    assert [(base.name, base.postcode, base.phone) for base in held(app, Base)] == [
        ("Town Hall", "", "01632 960001"),
        ("East Hub", "ZZ2 2BB", ""),
        ("West Hub ZZ3 3DD", "ZZ3 3DD", "01632 960003"),
    ]
    assert says(plan) == [
        "Row 2 had a telephone number in the postcode column; it was moved.",
        "Row 3 had a postcode in the telephone column; it was moved.",
        "Row 4 had the postcode in the name; the name was left as it is.",
    ]


def test_second_named_above_the_row_that_brings_them_is_found(app: App, tmp_path: Path) -> None:
    bring_in(
        app,
        "functions",
        tmp_path,
        "Function,Key contact,Key contact email,Second\n"
        "Keys,Asha Patel,asha@northmoor.example,Ben Cole\n"
        "Badges,Ben Cole,ben@northmoor.example,Asha Patel\n",
    )

    name_of = {person.id: person.name for person in held(app, Person)}
    pairs = {
        function.name: (name_of[function.contact_id], name_of[function.second_id])
        for function in held(app, Function)
        if function.contact_id is not None and function.second_id is not None
    }
    assert pairs == {"Keys": ("Asha Patel", "Ben Cole"), "Badges": ("Ben Cole", "Asha Patel")}
    assert len(name_of) == 2


def test_code_of_the_regime_says_by_itself_what_it_is(app: App, tmp_path: Path) -> None:
    app.do(start_with_regime, "cqc")

    plan = bring_in(app, "responsible", tmp_path, "Ref,Lead\nt1,\nQS4,\nQS99,\n")

    assert [(one.subject, one.code) for one in held(app, Responsibility)] == [
        (Subject.THEME, "T1"),
        (Subject.STATEMENT, "QS4"),
    ]
    assert refused(plan) == {
        4: "Which one: “QS99” is no code or title of what the regime asks about. Check it. "
        "Theme, statement or item is missing."
    }


def test_position_beyond_the_pole_is_refused(app: App, tmp_path: Path) -> None:
    plan = bring_in(app, "bases", tmp_path, "Base,Latitude,Longitude\nTown Hall,95.5,3.5\n")

    assert refused(plan) == {2: "Latitude: “95.5” is out of range."}


TWO_TOWN_HALLS = "Building,Address,Postcode\nTown Hall,1 High Street,\nTown Hall,2 Mill Lane,{}\n"


@pytest.mark.parametrize("register", ["bases", "places"])
def test_second_building_of_one_name_is_refused_where_no_postcode_tells_them_apart(
    app: App, tmp_path: Path, register: str
) -> None:
    plan = bring_in(app, register, tmp_path, TWO_TOWN_HALLS.format("").replace("Building", "Name"))

    assert refused(plan) == {
        3: "“Town Hall” stands in row 2 too, at another address. "
        "Give both their postcodes, or each a name of its own, so that they are kept apart."
    }
    assert plan.refused_rows[0].rows[0][0] == ("Town Hall", "2 Mill Lane", "")


def test_second_building_of_one_name_comes_back_with_its_postcode_and_stays_beside_the_first(
    app: App, tmp_path: Path
) -> None:
    bring_in(app, "bases", tmp_path, TWO_TOWN_HALLS.format(""))

    for again in range(2):
        plan = bring_in(app, "bases", tmp_path, TWO_TOWN_HALLS.format("ZZ2 2BB"))

        assert (plan.counts.new, plan.counts.changed, plan.counts.same) == ((1, 0, 1), (0, 0, 2))[again]
    assert [(base.address, base.postcode) for base in held(app, Base)] == [
        ("1 High Street", ""),
        ("2 Mill Lane", "ZZ2 2BB"),
    ]


@pytest.mark.parametrize("said", ["1 High St", "1 High Street, Northmoor", ""])
def test_same_building_written_otherwise_is_a_repeat(app: App, tmp_path: Path, said: str) -> None:
    plan = bring_in(
        app, "bases", tmp_path, f'Building,Address\nTown Hall,1 High Street\nTown Hall,"{said}"\n'
    )

    assert (plan.counts.new, plan.counts.repeats, refused(plan)) == (1, 1, {})


def test_later_list_corrects_the_address_of_a_building_without_a_postcode(app: App, tmp_path: Path) -> None:
    bring_in(app, "bases", tmp_path, "Building,Address\nTown Hall,1 High Street\n")

    bring_in(app, "bases", tmp_path, "Building,Address\nTown Hall,2 Mill Lane\n")

    assert [base.address for base in held(app, Base)] == ["2 Mill Lane"]


def test_tasks_of_a_function_stand_under_what_they_cover(app: App, tmp_path: Path) -> None:
    bring_in(app, "functions", tmp_path, "Function,What they cover\nReprographics,Printing; Binding\n")

    assert [one.tasks for one in held(app, Function) if one.name == "Reprographics"] == ["Printing\nBinding"]


ROLES = [
    ("Director of Adult Social Services", Tier.DIRECTOR),
    ("director of adult social services (DASS)", Tier.DIRECTOR),
    ("DASS", Tier.DIRECTOR),
    ("Principal Social Worker", Tier.HEAD_OF_SERVICE),
    ("Interim Director of Adult Social Services", None),
    ("Chief Executive", None),
    ("Deputy DASS", None),
]


def test_tier_is_guessed_only_from_a_role_the_regime_names(app: App, tmp_path: Path) -> None:
    app.do(start_with_regime)
    rows = "".join(f"Person {chr(65 + n)},{role}\n" for n, (role, _) in enumerate(ROLES))

    plan = bring_in(app, "people", tmp_path, "Name,Role\n" + rows)

    assert [person.tier for person in held(app, Person)] == [tier for _, tier in ROLES]
    assert says(plan) == [
        "4 rows (the first is row 2) had no tier, and it was guessed from the role, because the regime names that role: “Director of Adult Social Services”, “director of adult social services (DASS)”, “DASS”, “Principal Social Worker”. Check each one."
    ]
    assert [note_sentence(note) for note in plan.lines[0].notes] == [
        "Tier: taken to be “Director”, because the role is “Director of Adult Social Services”. A guess to check."
    ]


def test_tier_the_file_says_is_not_guessed_and_an_emptied_one_stays_empty(app: App, tmp_path: Path) -> None:
    app.do(start_with_regime)
    text = "Name,Role,E-mail,Tier\nAsha Patel,DASS,asha@northmoor.example,{}\n"
    bring_in(app, "people", tmp_path, text.format("Staff"))
    assert [person.tier for person in held(app, Person)] == [Tier.STAFF]

    bring_in(app, "people", tmp_path, text.format("(clear)"))
    bring_in(app, "people", tmp_path, text.format(""))

    assert [person.tier for person in held(app, Person)] == [None]


def test_check_does_not_ask_for_the_director_the_list_brings(app: App, tmp_path: Path) -> None:
    app.do(start_with_regime)
    asked = []
    for role in ("Chief executive", "DASS"):
        bring_in(app, "people", tmp_path, f"Name,Role\nAsha Patel,{role}\n")
        asked.append("no_director" in {one.code for one in app.read(readiness, date(2026, 6, 1))})

    assert asked == [True, False]


def test_sign_that_turns_a_name_round_is_said_by_name_and_turns_no_message(app: App, tmp_path: Path) -> None:
    plan = bring_in(
        app, "people", tmp_path, "First name,Surname,E-mail\nSiân,\u202eEvans,s@northmoor.example\n"
    )

    assert [person.name for person in held(app, Person)] == ["Siân Evans"]
    assert says(plan) == [
        "Row 2 had a hidden sign in Name that turns letters round; it was taken out. Check how it reads now: “Siân Evans”."
    ]


def test_hidden_letters_of_addresses_and_facilities_are_said(app: App, tmp_path: Path) -> None:
    plan = bring_in(
        app,
        "bases",
        tmp_path,
        "Building,Address,Parking\nGateway,1 High\u200b Street,Behind\u200b the house\n",
    )

    assert [base.address for base in held(app, Base)] == ["1 High Street"]
    assert says(plan) == [
        "Row 2 had letters in Address that nobody can see; they were taken out.",
        "Row 2 had letters in Parking that nobody can see; they were taken out.",
    ]


def test_names_in_small_letters_are_mended_and_said_once_for_all(app: App, tmp_path: Path) -> None:
    text = "Name,Role,E-mail\nsiân evans,team manager,sian@northmoor.example\n"
    plan = bring_in(app, "people", tmp_path, text)

    assert [(person.name, person.role) for person in held(app, Person)] == [("Siân Evans", "team manager")]
    assert says(plan) == ["Row 2 had Name in small letters; it was given its capitals."]
    assert bring_in(app, "people", tmp_path, text).counts.same == 1


def test_shouted_surname_in_a_column_of_its_own_keeps_its_particles_small(app: App, tmp_path: Path) -> None:
    plan = bring_in(
        app,
        "people",
        tmp_path,
        "Surname,Forename,E-mail\nDE LA CRUZ,ANA,a@northmoor.example\nVAN DYKE,Jo,j@northmoor.example\n"
        "mcdonald,ian,i@northmoor.example\n",
    )

    assert sorted(person.name for person in held(app, Person)) == [
        "Ana de la Cruz",
        "Ian McDonald",
        "Jo van Dyke",
    ]
    assert says(plan) == [
        "2 rows (the first is row 2) had Name in capitals; it was set in ordinary letters.",
        "Row 4 had Name in small letters; it was given its capitals.",
    ]
