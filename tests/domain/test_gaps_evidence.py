from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from inspection_ready.domain.evidence import Evidence, EvidenceStatus
from inspection_ready.domain.gap_kinds import kind_of
from inspection_ready.domain.gaps_evidence import evidence, evidence_day
from inspection_ready.domain.key_dates import Span
from inspection_ready.domain.people import Person
from inspection_ready.domain.readiness import Day, Standing
from inspection_ready.phrases.gap_kinds import kind_words
from inspection_ready.phrases.readiness import finding_sentence

TODAY = date(2026, 11, 20)
ON_SITE = Day(name="On site", span=Span(date(2027, 2, 9), date(2027, 2, 11)), is_on_site=True)
OSEI, RAMAN = Person(name="Margaret Osei"), Person(name="Priya Raman")
HART = Person(name="Daniel Hartwell", left_on=date(2026, 10, 1))
GOOD = Evidence(
    title="Survey",
    status=EvidenceStatus.HELD,
    owner_id=OSEI.id,
    second_id=RAMAN.id,
    as_at=date(2026, 9, 1),
    review_on=date(2027, 9, 1),
)


def found(item: Evidence, **more: Any) -> list[str]:
    standing = Standing(today=TODAY, people=(OSEI, RAMAN, HART), evidence=(item,), **more)
    told = list(evidence(standing))
    for each in told:
        sentence = finding_sentence(each)
        assert "Survey" in sentence
        assert sentence.endswith(".")
        assert kind_words(kind_of(each))
    return [each.code for each in told]


def test_nothing_is_said_of_what_is_in_order() -> None:
    assert found(GOOD) == []
    assert found(replace(GOOD, status=EvidenceStatus.NOT_ASKED, owner_id=None, as_at=None)) == []
    assert found(replace(GOOD, status=EvidenceStatus.NOT_HELD, why_not_held="It ended")) == []
    assert found(replace(GOOD, dispose_on=date(2026, 11, 21))) == []


def test_what_need_not_be_kept_any_longer_is_due_whatever_its_status() -> None:
    for status in (EvidenceStatus.HELD, EvidenceStatus.NOT_HELD):
        due = replace(GOOD, status=status, why_not_held="It ended", dispose_on=date(2026, 11, 20))
        assert found(due) == ["evidence_due_for_disposal"]


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({"owner_id": None}, ["no_owner"]),
        ({"owner_id": HART.id}, ["owner_has_left"]),
        ({"second_id": None}, ["no_second"]),
        ({"second_id": OSEI.id}, ["second_is_owner"]),
        ({"second_id": HART.id}, ["second_has_left"]),
        ({"as_at": None}, ["evidence_no_as_at"]),
        ({"as_at": date(2026, 11, 21)}, ["evidence_as_at_to_come"]),
        ({"review_on": date(2026, 11, 19)}, ["evidence_stale"]),
        ({"review_on": TODAY}, []),
        ({"status": EvidenceStatus.NONE_SUPPLIED}, ["evidence_none_supplied"]),
        ({"status": EvidenceStatus.NOT_HELD}, ["evidence_why_not_held"]),
        ({"status": EvidenceStatus.AWAITING}, ["evidence_approval_unknown"]),
        ({"status": EvidenceStatus.AWAITING, "body": "Cabinet", "approval_on": TODAY}, []),
        (
            {"status": EvidenceStatus.AWAITING, "body": "Cabinet", "approval_on": date(2026, 11, 19)},
            ["evidence_approval_late"],
        ),
    ],
)
def test_each_gap_is_found(changed: dict[str, Any], codes: list[str]) -> None:
    assert found(replace(GOOD, **changed)) == codes


def test_stale_is_told_for_the_first_day_on_site() -> None:
    soon = replace(GOOD, review_on=date(2027, 1, 31))

    assert found(soon) == []
    assert found(soon, days=(ON_SITE,)) == ["evidence_stale_on_site"]
    assert found(replace(soon, review_on=date(2027, 2, 9)), days=(ON_SITE,)) == []
    assert found(replace(soon, review_on=date(2026, 11, 1)), days=(ON_SITE,)) == ["evidence_stale"]


def test_a_visit_that_is_past_counts_no_more() -> None:
    past = replace(ON_SITE, span=Span(date(2026, 2, 9), date(2026, 2, 11)))

    assert evidence_day((past,), TODAY) == TODAY
    assert evidence_day((past, ON_SITE), TODAY) == date(2027, 2, 9)
