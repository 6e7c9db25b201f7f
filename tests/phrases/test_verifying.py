from __future__ import annotations

import pytest

from inspection_ready.domain.verifying import Problem, Wrong
from inspection_ready.phrases.verifying import SENTENCES, Place, problem_sentence


def test_everything_that_can_be_wrong_has_a_sentence() -> None:
    assert set(SENTENCES) == set(Wrong)


@pytest.mark.parametrize("wrong", Wrong)
def test_sentence_can_be_said_of_the_least_that_is_known(wrong: Wrong) -> None:
    problem = Problem(wrong=wrong, entry=3, kind="person", record_id=7, field="role", path="packs/x.pdf")

    assert problem_sentence(problem, Place()).endswith(".")


def test_changed_value_names_the_field_the_record_and_both_values() -> None:
    problem = Problem(
        wrong=Wrong.VALUE_CHANGED, kind="person", record_id=7, field="role", expected="Officer", found=None
    )

    assert problem_sentence(problem, Place("person", "Jo Bloggs", "Role")) == (
        "“Role” of the person “Jo Bloggs” is nothing, and by the record of changes it should be “Officer”: "
        "it was changed behind the app’s back."
    )


def test_missing_entries_are_named_from_first_to_last() -> None:
    problem = Problem(wrong=Wrong.ENTRY_MISSING, entry=3, until=5)

    assert problem_sentence(problem, Place()) == "Entries 3 to 5 of the record of changes are missing."
