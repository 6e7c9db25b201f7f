from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.readiness import Finding, Severity
from inspection_ready.domain.responsibilities import Subject
from inspection_ready.domain.sections import SectionSource, SectionStatus
from inspection_ready.phrases.readiness import finding_sentence, severity_words
from inspection_ready.phrases.values import joined

if TYPE_CHECKING:
    from collections.abc import Mapping

QS6: Mapping[str, object] = {"subject": Subject.STATEMENT, "code": "QS6"}
LEFT: Mapping[str, object] = {"person": "Colin Dace", "left_on": dt.date(2026, 10, 17)}
VISIT: Mapping[str, object] = {
    "role": "DASS",
    "day": "On-site visit",
    "first": dt.date(2027, 2, 9),
    "last": dt.date(2027, 2, 11),
    "from": dt.date(2027, 2, 1),
    "to": dt.date(2027, 2, 10),
}


@pytest.mark.parametrize(
    ("code", "register", "name", "data", "sentence"),
    [
        (
            "no_owner",
            "responsibility",
            "Safeguarding",
            {"subject": Subject.STATEMENT, "code": "QS7"},
            "Nobody is responsible for the quality statement “Safeguarding” (QS7). Choose an owner.",
        ),
        (
            "no_owner",
            "responsibility",
            "Risk register",
            {"subject": Subject.ITEM, "code": "risk-register"},
            "Nobody is responsible for the request-list item “Risk register”. Choose an owner.",
        ),
        ("no_owner", "function", "IT", {}, "“IT” has no key contact. Choose one."),
        ("no_owner", "section", "Hotels", {}, "The section “Hotels” has no owner. Choose one."),
        (
            "no_way",
            "place",
            "Central",
            {"months": 6},
            "“Central” does not say how to get from there to the main base. Write the way in words.",
        ),
        (
            "place_unchecked",
            "place",
            "Canal Inn",
            {"months": 6},
            "Nobody has checked “Canal Inn”. Check, and note who did and when.",
        ),
        (
            "place_stale",
            "place",
            "Canal Inn",
            {"months": 6},
            "The last check of “Canal Inn” is more than 6 months old. Check again.",
        ),
        (
            "section_without_records",
            "section",
            "Lunch",
            {"source": SectionSource.FOOD},
            "The section “Lunch” has no places to eat to print. Add them, or switch it off.",
        ),
        (
            "section_without_records",
            "section",
            "Who’s who",
            {"source": SectionSource.WHO_IS_WHO},
            (
                "The section “Who’s who” has no people who hold a role or are the contact of a function to print. "
                "Add them, or switch it off."
            ),
        ),
        ("no_second", "function", "IT", {}, "“IT” has no second. Choose someone who can step in."),
        (
            "second_is_owner",
            "function",
            "IT",
            {"person": "Jo"},
            "Jo is both the key contact and the second of “IT”. Choose another second.",
        ),
        (
            "owner_has_left",
            "responsibility",
            "Safe systems",
            {**QS6, **LEFT},
            (
                "Colin Dace, responsible for the quality statement “Safe systems” (QS6), left on 17 October 2026. "
                "Choose another owner."
            ),
        ),
        (
            "second_has_left",
            "function",
            "IT",
            LEFT,
            "Colin Dace, the second of “IT”, left on 17 October 2026. Choose another second.",
        ),
        (
            "director_away",
            "absence",
            "Dora",
            VISIT,
            (
                "Dora, DASS, is away from 1 to 10 February 2027, which takes in “On-site visit” "
                "(9 to 11 February 2027). Agree who stands in."
            ),
        ),
        (
            "director_away",
            "absence",
            "Dora",
            {**VISIT, "role": "", "to": None},
            (
                "Dora is away from 1 February 2027, with no end date, which takes in “On-site visit” "
                "(9 to 11 February 2027). Agree who stands in."
            ),
        ),
        (
            "no_facts",
            "base",
            "Town Hall",
            {"kinds": ("Parking", "Wi-Fi"), "months": 6},
            "Nothing is known about the facilities of “Town Hall”. Ask the building’s manager.",
        ),
        (
            "facts_stale",
            "base",
            "Town Hall",
            {"kinds": ("Parking", "Wi-Fi", "Fire"), "months": 6},
            "The last check of Parking, Wi-Fi and Fire at “Town Hall” is more than 6 months old. Check again.",
        ),
        (
            "facts_stale",
            "base",
            "Town Hall",
            {"kinds": ("Lift",), "months": 1},
            "The last check of Lift at “Town Hall” is more than a month old. Check again.",
        ),
        (
            "section_not_agreed",
            "section",
            "Hotels",
            {"status": SectionStatus.DRAFT},
            "The section “Hotels” is still a draft. Have it agreed, or switch it off.",
        ),
        (
            "unknown_subject",
            "responsibility",
            "KLOE3",
            {"subject": Subject.STATEMENT},
            (
                "Someone is named for quality statement KLOE3, which is not in this framework. "
                "Correct the code, or remove the line."
            ),
        ),
    ],
)
def test_a_finding_says_what_is_the_matter_and_what_to_do(
    code: str, register: str, name: str, data: Mapping[str, object], sentence: str
) -> None:
    finding = Finding(
        code=code, severity=Severity.HIGH, register=register, record_id=None, name=name, data=data
    )

    assert finding_sentence(finding) == sentence


@pytest.mark.parametrize(
    ("names", "words"), [((), ""), (("A",), "A"), (("A", "B"), "A and B"), (("A", "B", "C"), "A, B and C")]
)
def test_names_are_joined_as_in_a_sentence(names: tuple[str, ...], words: str) -> None:
    assert joined(names) == words


def test_every_severity_is_said_in_words() -> None:
    assert [severity_words(one) for one in Severity] == ["Do first", "Do soon", "When you can"]
