from __future__ import annotations

import pytest

from inspection_ready.records.cell_readers import Cleaned
from inspection_ready.records.clean import cleaner_of, person_name_cleaner, place_name_cleaner
from inspection_ready.records.people import PEOPLE


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("siân evans", "Siân Evans"),
        ("siân", "Siân"),
        ("j. o'neill-mcdonald", "J. O'Neill-McDonald"),
        ("ana de la cruz", "Ana de la Cruz"),
        ("omar al-hassan", "Omar al-Hassan"),
        ("al-hassan omar", "Al-Hassan Omar"),
        ("jan van den berg", "Jan van den Berg"),
        ("mary-jane st john-smythe", "Mary-Jane St John-Smythe"),
        ("wei ng", "Wei Ng"),
        ("asha patel obe", "Asha Patel OBE"),
        ("asha patel (team manager)", "Asha Patel (team manager)"),
        ("asha patel (she/her)", "Asha Patel (she/her)"),
        ("j.p. morgan", "J.P. Morgan"),
        ("anna e jones", "Anna E Jones"),
        ("an le", "An Le"),
    ],
)
def test_name_in_small_letters_is_given_its_capitals_and_it_is_said(typed: str, name: str) -> None:
    assert person_name_cleaner()(typed) == Cleaned(name, "small_letters")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ANA DE LA CRUZ", "Ana de la Cruz"),
        ("Ana DE LA CRUZ", "Ana de la Cruz"),
        ("JAN VAN DER BERG", "Jan van der Berg"),
        ("AN LE", "An Le"),
        ("MIA PA", "Mia Pa"),
        ("J.P. MORGAN", "J.P. Morgan"),
        ("ANNA E JONES", "Anna E Jones"),
        ("OMAR AL-HASSAN OBE", "Omar al-Hassan OBE"),
        ("ANNA SMITH (OT)", "Anna Smith (OT)"),
    ],
)
def test_name_in_capitals_keeps_its_particles_small_and_no_word_for_an_abbreviation(
    typed: str, name: str
) -> None:
    assert person_name_cleaner()(typed) == Cleaned(name, "shouting")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("DE LA CRUZ, Ana", "Ana de la Cruz"),
        ("VAN DER BERG, JAN", "Jan van der Berg"),
        ("LI, Mia", "Mia Li"),
        ("O'BRIEN, NIAMH", "Niamh O'Brien"),
    ],
)
def test_surname_in_capitals_before_a_comma_is_turned_round(typed: str, name: str) -> None:
    assert person_name_cleaner()(typed) == Cleaned(name, "name_turned_round")


def test_surname_first_in_small_letters_is_turned_round() -> None:
    assert person_name_cleaner()("van den berg, jan") == Cleaned("Jan van den Berg", "name_turned_round")


@pytest.mark.parametrize("name", ["Siân evans", "Ana de la Cruz", "anna weiß", "team 4", "a b c d e f g"])
def test_what_has_a_capital_or_is_no_name_is_left(name: str) -> None:
    assert person_name_cleaner()(name) == Cleaned(name)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("the gateway", "The Gateway"),
        ("mill centre, unit 4b", "Mill Centre, Unit 4B"),
        ("st mary's nhs hub on the hill", "St Mary's NHS Hub on the Hill"),
    ],
)
def test_name_of_a_building_in_small_letters_is_given_its_capitals(typed: str, name: str) -> None:
    assert place_name_cleaner()(typed) == Cleaned(name, "small_letters")


@pytest.mark.parametrize("name", ["the Gateway", "gateway.example", "www gateway", "@gateway"])
def test_address_of_a_page_is_no_name_of_a_building(name: str) -> None:
    assert place_name_cleaner()(name) == Cleaned(name)


def test_shouting_building_is_still_shouting() -> None:
    assert place_name_cleaner()("THE GATEWAY") == Cleaned("The Gateway", "shouting")


def test_role_in_small_letters_is_left() -> None:
    assert cleaner_of(PEOPLE.field("role"))("team manager") == Cleaned("team manager")
