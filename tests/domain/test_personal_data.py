"""What may tell who somebody is: found where it is, and not where it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.personal_data import is_nhs_number, personal_data
from inspection_ready.domain.release_findings import Grade

NINE = st.text("0123456789", min_size=9, max_size=9)


def found(text: str) -> list[tuple[str, str]]:
    return [(each.fault.value, text[each.start : each.end]) for each in personal_data(text)]


def grades(text: str) -> list[str]:
    return [each.grade.value for each in personal_data(text)]


def check_digit(nine: str) -> int:
    """By the rule as it is written down, from the right: each digit times its place, the check digit being the first."""
    total = sum(int(digit) * (place + 2) for place, digit in enumerate(reversed(nine)))
    return (11 - total % 11) % 11


@given(NINE)
def test_a_number_is_one_with_its_check_digit_and_no_other(nine: str) -> None:
    right = check_digit(nine)

    valid = [digit for digit in "0123456789" if is_nhs_number(nine + digit)]

    all_the_same = len(set(f"{nine}{right}")) == 1
    assert valid == ([] if right == 10 or all_the_same else [str(right)])


@given(NINE, st.integers(0, 8), st.integers(1, 9))
def test_one_mistyped_digit_is_always_noticed(nine: str, place: int, by: int) -> None:
    number = f"{nine}{check_digit(nine)}"
    if is_nhs_number(number):
        wrong = str((int(number[place]) + by) % 10)

        assert not is_nhs_number(number[:place] + wrong + number[place + 1 :])


@given(NINE, st.integers(0, 8))
def test_two_neighbours_that_changed_places_are_noticed(nine: str, place: int) -> None:
    number = f"{nine}{check_digit(nine)}"
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    if is_nhs_number(number) and swapped != number:
        assert not is_nhs_number(swapped)


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("NHS number: 943 476 5919", "likely"),
        ("NHS No. 9434765919", "likely"),
        ("NHS No\n943-476-5919", "likely"),
        ("943\u00a0476\u00a05919 (NHS)", "likely"),
        ("Reference 4010232137", "possible"),
        ("Reference 401 023 2137", "likely"),
        ("NHS number 943 476 5918", "possible"),  # mistyped, and still somebody's
    ],
)
def test_nhs_numbers_are_graded_by_what_stands_beside_them(text: str, grade: str) -> None:
    assert [each.fault.value for each in personal_data(text)] == ["nhs-number"]
    assert grades(text) == [grade]


@pytest.mark.parametrize(
    "text",
    [
        "ISBN 0198526636",  # the check digit of a book is worked out in the same way
        "ISBN-10: 4010232137",
        "Invoice number 4010232137",
        "NHS England, order 4010232137",
        "1234567890",
        "943 476 5918",
        "£9434765919",
        "9434765919.50",
        "19434765919",
        "94347659190",
        "https://www.example.org/item/9434765919",
        "UPRN 4010232137",
        "0000000000",
    ],
)
def test_other_numbers_are_no_nhs_numbers(text: str) -> None:
    assert [each for each in found(text) if each[0] == "nhs-number"] == []


@pytest.mark.parametrize(
    "text", ["AB123456C", "AB 12 34 56 C", "her NI number is ab123456c", "NINO: JG-10-37-59-A"]
)
def test_national_insurance_numbers_are_found(text: str) -> None:
    assert [fault for fault, _ in found(text)] == ["national-insurance-number"]
    assert grades(text) == ["likely"]


@pytest.mark.parametrize(
    "text",
    [
        "BG123456A",
        "QQ123456C",
        "AO123456C",
        "ZZ123456A",
        "AB123456E",
        "AB1234567C",
        "ref ab123456c",
        "XAB123456C",
    ],
)
def test_what_only_looks_like_one_is_not(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Date of birth: 12/03/1948", "12/03/1948"),
        ("DOB 12.3.48", "12.3.48"),
        ("D.O.B. 1948-03-12", "1948-03-12"),
        ("She was born on 12th March 1948 in Leeds", "12th March 1948"),
        ("Date of birth\n12 March 1948\n14 May 2025", "12 March 1948"),
        ("born March 12, 1948", "March 12, 1948"),
    ],
)
def test_a_date_of_birth_is_the_first_date_behind_the_word(text: str, day: str) -> None:
    assert found(text) == [("date-of-birth", day)]


@pytest.mark.parametrize(
    "text",
    [
        "Cabinet, 12 March 2026",
        "Reviewed 12/03/2026",
        "an idea born of need",
        "births fell between 2019 and 2024",
    ],
)
def test_other_dates_are_nobodys_birthday(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("She lives at 4 High Street, SK1 3XE", "likely"),
        ("Town Hall, SK1 3XE", "possible"),
        ("EC1A 1BB", "possible"),
    ],
)
def test_postcodes(text: str, grade: str) -> None:
    assert [fault for fault, _ in found(text)] == ["postcode"]
    assert grades(text) == [grade]


@pytest.mark.parametrize(
    "text", ["Form B12 3CD4", "QQ1 1AA", "Room A1 2BB-7", "Version V10 2AB", "room E1 2nd floor"]
)
def test_what_is_in_no_area_is_no_postcode(text: str) -> None:
    assert [fault for fault, _ in found(text) if fault == "postcode"] == []


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("07700 900123", "likely"),
        ("+44 7700 900123", "likely"),
        ("+44 (0)7700 900 123", "likely"),
        ("07700900123", "likely"),
        ("0113 496 0000", "possible"),
        ("(0113) 496 0000", "possible"),
        ("020 7946 0000", "possible"),
        ("Tel: 01134960000", "possible"),
    ],
)
def test_telephones(text: str, grade: str) -> None:
    assert [fault for fault, _ in found(text)] == ["telephone"]
    assert grades(text) == [grade]


@pytest.mark.parametrize(
    "text",
    [
        "0300 123 4567",
        "0800 1111",
        "01134960000",
        "reference 020261234567",
        "0000 000 0000",
        "1.0113 496 0000 1",
        "2026/0113",
    ],
)
def test_numbers_of_services_and_references_are_nobodys_telephone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("jo.bloggs@northmoor.gov.uk", "possible"),
        ("jo.b+x@gmail.com", "likely"),
        ("<o'neil@btinternet.com>", "likely"),
    ],
)
def test_emails(text: str, grade: str) -> None:
    assert [fault for fault, _ in found(text)] == ["email"]
    assert grades(text) == [grade]


@pytest.mark.parametrize(
    "text",
    [
        "info@northmoor.gov.uk",
        "adult.social.care@northmoor.gov.uk",
        "duty-desk@northmoor.gov.uk",
        "jo@northmoor.example",
        "user@localhost",
        "@northmoor",
        "jo@northmoor.\nexample",
    ],
)
def test_mailboxes_of_offices_and_made_up_ones_are_not_told(text: str) -> None:
    assert found(text) == []


PROSE = """
The Council considered the report of the Director of Adult Social Services at its meeting on 12 March 2026 (minute
2025/0113). Between 1 April 2025 and 31 March 2026 there were 4,123 requests for support, 1,204 new assessments and
312 reviews outstanding, of which 41.5% were older than 28 days. Budget code 0113-4960-22, purchase order 4500012345,
£1,234,567,890 in all. NHS Northmoor Integrated Care Board commissions 12 beds. See paragraph 3.2.1, table 14 and
ISBN 0198526636. The framework of 2023 has 9 quality statements. Call 0300 123 4567 or write to
adult.social.care@northmoor.gov.uk. People born before 1948 were asked. Room AB12 is on floor 3. KPI 4a1b 2cc.
The average wait fell from 34 to 21 days; 07/25 to 03/26. Section 42 enquiries: 512. UPRN 100012345678.
"""


def test_plain_council_prose_has_no_personal_data() -> None:
    assert found(PROSE) == []


@given(st.text(max_size=400))
def test_any_text_is_looked_through_and_what_is_shown_hides_the_value(text: str) -> None:
    for each in personal_data(text):
        assert 0 <= each.start < each.end <= len(text)
        assert each.shown != text[each.start : each.end]
        assert each.grade in Grade
