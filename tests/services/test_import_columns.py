"""A column remembers what it was asked, and must answer as if it did not."""

from __future__ import annotations

import pytest

from inspection_ready.domain.notes import Note
from inspection_ready.records.clean import MOST_REMEMBERED, cleaner_of
from inspection_ready.records.fields import Field
from inspection_ready.records.people import PEOPLE
from inspection_ready.services.import_columns import CLEARS, SILENT, Column

ROLE = PEOPLE.field("role")


def column(own: Field) -> Column:
    return Column(own, cleaner_of(own))


@pytest.mark.parametrize(("number", "double", "words"), [(1.0, True, "Yes"), (0.0, False, "No")])
def test_a_column_tells_a_number_from_the_truth_it_is_equal_to(
    number: float, double: object, words: str
) -> None:
    told = column(ROLE)

    first, second = told[number], told[double]

    assert (first[0], second[0]) == (f"{number:.0f}", words)


def test_a_column_tells_a_very_large_number_from_its_whole_equal() -> None:
    told = column(ROLE)

    first, second = told[1e16], told[10**16]

    assert (first[0], second[0]) == ("1e+16", "10000000000000000")


def test_a_cell_that_was_mended_says_so_every_time() -> None:
    told = column(PEOPLE.field("phone"))

    first, second = told[1_632_960_000.0], told[1_632_960_000.0]

    note = Note.of("phone_zero", field="Phone", before="1632960000")
    assert first == second == ("01632 960000", note, False, False)


def test_what_cannot_be_held_refuses_the_row_unless_it_can_be_left_out() -> None:
    email, tier = column(PEOPLE.field("email"))["nobody"], column(PEOPLE.field("tier"))["nobody"]

    assert (email[0], email[2], tier[0], tier[2]) == (None, True, None, False)


def test_an_empty_cell_says_nothing_and_a_cleared_one_clears() -> None:
    told = column(ROLE)

    assert [told[""], told[None], told["n/a"], told["(clear)"]] == [SILENT, SILENT, SILENT, CLEARS]


def test_a_column_answers_on_when_it_remembers_no_more() -> None:
    told = column(ROLE)

    answers = [told[f"Role {number}"][0] for number in range(MOST_REMEMBERED + 2)]

    assert answers[-1] == f"Role {MOST_REMEMBERED + 1}"
    assert len(told) == MOST_REMEMBERED
