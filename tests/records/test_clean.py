from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.people import Side, Tier
from inspection_ready.records.bases import BASES, ROOMS
from inspection_ready.records.cell_readers import Cleaned
from inspection_ready.records.cell_text import cell_text
from inspection_ready.records.clean import CLEARED, NOTHING, cleaner_of, person_name_cleaner
from inspection_ready.records.dates_typed import typed_moment
from inspection_ready.records.fields import Field, Kind
from inspection_ready.records.people import PEOPLE
from inspection_ready.records.registry import record_of
from inspection_ready.records.responsibilities import RESPONSIBILITIES

ROLE, EMAIL, PHONE = PEOPLE.field("role"), PEOPLE.field("email"), PEOPLE.field("phone")
POSTCODE, WEBSITE, TEAMS = BASES.field("postcode"), BASES.field("website"), BASES.field("teams")
LEFT_ON, TIER, SIDE = PEOPLE.field("left_on"), PEOPLE.field("tier"), PEOPLE.field("side")


def cleaned(field: Field, cell: object) -> Cleaned:
    return cleaner_of(field)(cell)


@pytest.mark.parametrize(
    "cell", ["", "  ", "NA", "n/a", "N/A ", "-", "–", "none", "TBC", "#N/A", "not known", None]
)
@pytest.mark.parametrize("field", [ROLE, EMAIL, PHONE, POSTCODE, LEFT_ON, TIER])
def test_words_for_nothing_say_nothing(field: Field, cell: object) -> None:
    assert cleaned(field, cell) == NOTHING


def test_clear_is_the_one_word_that_empties() -> None:
    assert (cleaned(ROLE, "(clear)"), cleaned(PHONE, " (CLEAR) ")) == (CLEARED, CLEARED)


def test_written_text_may_say_none() -> None:
    text = Field("text", "Text", Kind.MARKDOWN)

    assert cleaned(text, "None") == Cleaned("None")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("ADJACENT TO ROSELANDS SCHOOL", "Adjacent to Roselands School"),
        ("HEAD OF HR AND IT", "Head of HR and IT"),
        ("ST MARY'S HALL", "St Mary's Hall"),
        ("ASHTON-UNDER-LYNE", "Ashton-under-Lyne"),
        ("12A HIGH STREET", "12A High Street"),
        ("1ST FLOOR", "1st Floor"),
        ("O'NEILL AND MCDONALD", "O'Neill and McDonald"),
    ],
)
def test_shouting_is_set_in_ordinary_letters(cell: str, value: str) -> None:
    assert cleaned(ROLE, cell) == Cleaned(value, "shouting")


@pytest.mark.parametrize("cell", ["HR", "NHS", "YMCA", "DASS", "Head of HR", "iPad lead", "QS4"])
def test_abbreviations_and_mixed_letters_are_left(cell: str) -> None:
    assert cleaned(ROLE, cell) == Cleaned(cell)


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        (1632960001.0, "01632 960001", "phone_zero"),
        ("1632960001", "01632 960001", "phone_zero"),
        ("4.41632960001E+11", "01632 960001", "phone_zero"),
        (441632960001.0, "01632 960001", "phone_zero"),
        ("+44 (0)1632 960001", "01632 960001", ""),
        ("0044 1632 960001", "01632 960001", ""),
        ("'01632 960001", "01632 960001", ""),
        ("tel: 01632-960001", "01632 960001", ""),
        ("07700900123", "07700 900123", ""),
        ("02079460000", "020 7946 0000", ""),
        ("01134960000", "0113 496 0000", ""),
        ("01614960000", "0161 496 0000", ""),
        ("08081570000", "0808 157 0000", ""),
        ("01632 960001 ext 12", "01632 960001 ext 12", ""),
        ("01632 960001 / 07700 900001", "01632 960001 / 07700 900001", ""),
        ("4521", "4521", "phone_unusual"),
        ("Ask at reception", "Ask at reception", "phone_unusual"),
        ("4.41633E+11", None, "phone_digits_lost"),
        ("1.6329600E+9", None, "phone_digits_lost"),
        ("01632 96000", "01632 96000", ""),
    ],
)
def test_telephone_numbers_are_tidied(cell: object, value: str | None, code: str) -> None:
    assert cleaned(PHONE, cell) == Cleaned(value, code)


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("m34 2ap", "M34 2AP", ""),
        ("M342AP", "M34 2AP", ""),
        ("W1A 1AA", "W1A 1AA", ""),
        ("SW1A 2AA", "SW1A 2AA", ""),
        ("ZZ1 1AA", "ZZ1 1AA", ""),
        ("EN1O 6DX", "EN10 6DX", "postcode_mended"),
        ("M34 2IP", "M34 2IP", "postcode_unusual"),
        ("12345", "12345", "postcode_unusual"),
    ],
)
def test_postcodes_follow_the_published_format(cell: str, value: str, code: str) -> None:
    assert cleaned(POSTCODE, cell) == Cleaned(value, code)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Asha.Patel@Northmoor.example", Cleaned("Asha.Patel@northmoor.example")),
        ("ASHA@NORTHMOOR.EXAMPLE", Cleaned("asha@northmoor.example")),
        ("Asha <asha@northmoor.example>", Cleaned("asha@northmoor.example", "email_tidied")),
        ("mailto:asha@northmoor.example;", Cleaned("asha@northmoor.example", "email_tidied")),
        (
            "a@northmoor.example; b@northmoor.example",
            Cleaned("a@northmoor.example", "first_of_several_emails"),
        ),
        ("asha at northmoor", Cleaned(refused="not_an_email")),
        ("asha@northmoor", Cleaned(refused="not_an_email")),
    ],
)
def test_email_is_tidied_or_refused(cell: str, expected: Cleaned) -> None:
    assert cleaned(EMAIL, cell) == expected


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("www.northmoor.example/libraries", "https://www.northmoor.example/libraries", "scheme_added"),
        ("HTTP://Northmoor.example", "http://northmoor.example", ""),
        ("ask the library", "ask the library", "web_unusual"),
    ],
)
def test_web_addresses_get_their_scheme(cell: str, value: str, code: str) -> None:
    assert cleaned(WEBSITE, cell) == Cleaned(value, code)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("4/6/2025", ""),
        ("04.06.25", ""),
        ("4 June 2025", ""),
        ("4th Jun '25", ""),
        ("Wed 4 June 2025", ""),
        ("June 4, 2025", ""),
        ("2025-06-04", ""),
        ("2025-06-04T00:00:00", ""),
        (date(2025, 6, 4), ""),
        (datetime(2025, 6, 4, 9, 30), ""),  # noqa: DTZ001 - as a workbook gives it
        (45812.0, "date_serial"),
        ("45812", "date_serial"),
    ],
)
def test_dates_are_read_day_first(cell: object, code: str) -> None:
    assert cleaned(LEFT_ON, cell) == Cleaned(date(2025, 6, 4), code)


def test_date_that_only_makes_sense_month_first_is_read_so_and_said() -> None:
    assert cleaned(LEFT_ON, "06/25/2025") == Cleaned(date(2025, 6, 25), "date_month_first")


@pytest.mark.parametrize("cell", ["31/02/2025", "soon", 12.0, "13/13/2025"])
def test_what_is_no_date_is_refused(cell: object) -> None:
    assert cleaned(LEFT_ON, cell) == Cleaned(refused="not_a_date")


@pytest.mark.parametrize(
    ("typed", "hour", "minute"),
    [("1 December 2026, 2pm", 14, 0), ("1/12/2026 12am", 0, 0), ("1 December 2026 at 9.30 am", 9, 30)],
)
def test_time_is_read_as_it_is_said(typed: str, hour: int, minute: int) -> None:
    assert typed_moment(typed) == datetime(2026, 12, 1, hour, minute)  # noqa: DTZ001 - read off a wall clock


@pytest.mark.parametrize("cell", ["1 December 2026", "01/12/2026", date(2026, 12, 1)])
def test_day_without_a_time_is_no_moment(cell: object) -> None:
    assert cleaned(record_of(Absence).field("told_at"), cell) == Cleaned(refused="time_missing")


def test_time_that_no_clock_shows_is_no_moment() -> None:
    assert cleaned(record_of(Absence).field("told_at"), "1/12/2026 25:00") == Cleaned(refused="not_a_moment")


def test_moments_are_on_the_clock_of_the_council() -> None:
    told_at = record_of(Absence).field("told_at")

    assert cleaned(told_at, "4 June 2025 2:30pm").value == datetime(2025, 6, 4, 13, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cell", "value"), [("Y", True), ("yes - ring first", True), (1.0, True), ("No", False), (False, False)]
)
def test_yes_and_no_are_read_in_many_words(cell: object, value: bool) -> None:
    assert cleaned(BASES.field("suitable_for_visits"), cell).value is value


def test_neither_yes_nor_no_is_refused() -> None:
    assert cleaned(BASES.field("is_main"), "perhaps") == Cleaned(refused="not_yes_or_no")


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        (TIER, "heads of service", Tier.HEAD_OF_SERVICE),
        (TIER, "DASS", Tier.DIRECTOR),
        (TIER, "Team Manager", Tier.TEAM_MANAGER),
        (TIER, "service_director", Tier.SERVICE_DIRECTOR),
        (SIDE, "External", Side.OUTSIDE),
        (SIDE, "Inside the council", Side.INSIDE),
    ],
)
def test_choices_are_known_by_label_value_and_other_words(field: Field, cell: str, value: object) -> None:
    assert cleaned(field, cell) == Cleaned(value)


def test_choice_that_is_none_is_refused() -> None:
    assert cleaned(RESPONSIBILITIES.field("subject"), "chapter") == Cleaned(refused="not_a_choice")


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [(12.0, 12, ""), ("1,200", 1200, "number_found"), ("up to 20", 20, "number_found")],
)
def test_numbers_are_found_in_words(cell: object, value: int, code: str) -> None:
    assert cleaned(ROOMS.field("capacity"), cell) == Cleaned(value, code)


@pytest.mark.parametrize("cell", ["10 to 12", "about twenty"])
def test_two_numbers_are_no_number(cell: str) -> None:
    assert cleaned(ROOMS.field("capacity"), cell) == Cleaned(refused="not_a_number")


def test_items_become_lines() -> None:
    assert (
        cleaned(TEAMS, "Adults East; Adults West;Reablement").value == "Adults East\nAdults West\nReablement"
    )


def test_invisible_characters_and_double_spaces_go() -> None:
    assert cleaned(ROLE, "\ufeffHead\u200b of\u00a0 Service\x07 ") == Cleaned(
        "Head of Service", "hidden_letters"
    )


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("PATEL, Asha", Cleaned("Asha Patel", "name_turned_round")),
        ("Dr Patel, Asha", Cleaned("Dr Asha Patel", "name_turned_round")),
        ("Asha PATEL", Cleaned("Asha Patel", "shouting")),
        ("ASHA PATEL-JONES", Cleaned("Asha Patel-Jones", "shouting")),
        ("MCDONALD, Jo", Cleaned("Jo McDonald", "name_turned_round")),
        ("Jo Patel, OBE", Cleaned("Jo Patel, OBE")),
        ("Asha de la Cruz", Cleaned("Asha de la Cruz")),
    ],
)
def test_names_of_people_are_put_as_they_are_spoken(cell: str, expected: Cleaned) -> None:
    assert person_name_cleaner()(cell) == expected


@pytest.mark.parametrize(
    ("cell", "text"),
    [(12.0, "12"), (5.5, "5.5"), (True, "Yes"), (date(2025, 6, 4), "04/06/2025"), (None, "")],
)
def test_cells_are_said_as_people_read_them(cell: object, text: str) -> None:
    assert cell_text(cell) == text


@given(text=st.text(max_size=30))
@example(text="0\n;")
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    """What was cleaned and exported comes back the same.

    A leading apostrophe is exported behind a guard of its own (tests/exchange proves that), so it is left out.
    """
    for field in (*PEOPLE.fields, *BASES.fields):
        if field.kind in {
            Kind.TEXT,
            Kind.LONG_TEXT,
            Kind.LINES,
            Kind.EMAIL,
            Kind.PHONE,
            Kind.POSTCODE,
            Kind.WEB,
        }:
            once = cleaned(field, text).value
            if once is not None and not str(once).startswith("'"):
                assert cleaned(field, once).value in {once, None}


def test_positions_reach_round_the_world_and_no_further() -> None:
    longitude = BASES.field("longitude")

    read = [cleaned(longitude, cell) for cell in ("-2.3°", 180.0, "-180", "180.1", "53 28 N")]

    assert [(one.value, one.refused) for one in read] == [
        (-2.3, ""),
        (180.0, ""),
        (-180.0, ""),
        (None, "not_degrees"),
        (None, "not_degrees"),
    ]


def test_beginning_that_fits_two_choices_is_none_of_them() -> None:
    read = [cleaned(PEOPLE.field("tier"), cell) for cell in ("Service", "Service man")]

    assert read == [Cleaned(refused="not_a_choice"), Cleaned(Tier.SERVICE_MANAGER)]


# what nobody sees


@pytest.mark.parametrize("sign", ["\u202e", "\u202d"])
def test_sign_that_turns_a_name_round_is_taken_out_and_said(sign: str) -> None:
    assert person_name_cleaner()(f"{sign}Siân Evans\u202c") == Cleaned("Siân Evans", "turned_letters")


@pytest.mark.parametrize(
    "sign", ["\u200b", "\u200d", "\u2066", "\u2069", "\u202a", "\u00ad", "\u061c", "\U000e0041"]
)
def test_letters_nobody_sees_are_taken_out_and_said(sign: str) -> None:
    assert cleaned(ROLE, f"Team{sign} Manager") == Cleaned("Team Manager", "hidden_letters")


def test_number_pasted_from_a_phone_book_is_a_number() -> None:
    assert cleaned(PHONE, "\u202a01632 960001\u202c") == Cleaned("01632 960001", "hidden_letters")


def test_turned_letters_are_said_before_capitals() -> None:
    assert cleaned(ROLE, "TEAM \u202eMANAGER") == Cleaned("Team Manager", "turned_letters")


def test_names_written_from_the_right_are_left() -> None:
    assert person_name_cleaner()("فاطمة الزهراء") == Cleaned("فاطمة الزهراء")
