from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.claims import Claim, ClaimEvidence, Says
from inspection_ready.domain.evidence import Evidence, EvidenceStatus, Quality
from inspection_ready.domain.gaps_claims import claims, crowded_evidence
from inspection_ready.domain.key_dates import Span
from inspection_ready.domain.people import Person
from inspection_ready.domain.readiness import Asked, Day, Severity, Standing
from inspection_ready.domain.responsibilities import Subject
from inspection_ready.phrases.readiness import finding_sentence

if TYPE_CHECKING:
    from inspection_ready.domain.readiness import Finding

TODAY = date(2026, 11, 20)
FIRST = TODAY + timedelta(days=60)
ADA = Person(id=7, name="Ada Brook")
GONE = Person(id=8, name="Ben Hill", left_on=TODAY - timedelta(days=1))
ASKED = (Asked(subject=Subject.STATEMENT, code="QS1", title="Assessing needs"),)
SURVEY = Evidence(id=1, title="Survey", status=EvidenceStatus.HELD, quality=Quality.STRONG)
CLAIM = Claim(
    id=3,
    reference="C1",
    wording="We know who waits",
    says=Says.STRENGTH,
    statement="QS1",
    owner_id=ADA.id,
    as_at=TODAY,
)


def standing(claim: Claim = CLAIM, evidence: Evidence | None = SURVEY, **more: object) -> Standing:
    behind = () if evidence is None else (ClaimEvidence(claim_id=claim.id, evidence_id=evidence.id),)
    usual = Standing(
        today=TODAY,
        people=(ADA, GONE),
        asked=ASKED,
        days=(Day(name="On site", span=Span(FIRST, FIRST + timedelta(days=2)), is_on_site=True),),
        evidence=() if evidence is None else (evidence,),
        claims=(claim,),
        claim_evidence=behind,
    )
    return replace(usual, **more)  # type: ignore[arg-type] # any of its fields


def told(found: Standing) -> list[tuple[str, Severity]]:
    return [(each.code, each.severity) for each in claims(found)]


def test_a_claim_that_is_proved_owned_and_dated_has_no_gap() -> None:
    assert told(standing()) == []


@pytest.mark.parametrize(
    ("evidence", "code", "of_a_strength", "of_a_fault"),
    [
        (None, "claim_without_evidence", Severity.HIGH, Severity.MEDIUM),
        (
            replace(SURVEY, status=EvidenceStatus.NOT_HELD),
            "claim_evidence_not_held",
            Severity.HIGH,
            Severity.MEDIUM,
        ),
        (
            replace(SURVEY, review_on=FIRST - timedelta(days=1)),
            "claim_evidence_stale",
            Severity.MEDIUM,
            Severity.LOW,
        ),
        (replace(SURVEY, status=EvidenceStatus.ASKED), "claim_evidence_coming", Severity.LOW, Severity.LOW),
    ],
)
def test_what_is_not_proved_on_the_first_day_on_site(
    evidence: Evidence | None, code: str, of_a_strength: Severity, of_a_fault: Severity
) -> None:
    fault = replace(CLAIM, says=Says.IMPROVEMENT)

    assert told(standing(evidence=evidence)) == [(code, of_a_strength)]
    assert told(standing(fault, evidence)) == [(code, of_a_fault)]


def test_what_is_fresh_today_and_stale_when_they_come_is_told_for_that_day() -> None:
    (finding,) = claims(standing(evidence=replace(SURVEY, review_on=FIRST - timedelta(days=1))))

    assert finding_sentence(finding) == (
        "Strength C1 “We know who waits” rests on evidence that is all stale on 19 January 2027. "
        "Bring in something newer."
    )
    assert told(standing(evidence=replace(SURVEY, review_on=FIRST))) == []


def test_a_strength_on_weak_evidence_is_named_and_a_fault_is_not() -> None:
    weak = replace(SURVEY, quality=Quality.WEAK)

    assert told(standing(evidence=weak)) == [("strength_proved_weakly", Severity.MEDIUM)]
    assert told(standing(replace(CLAIM, says=Says.IMPROVEMENT), weak)) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"owner_id": None}, "no_owner"),
        ({"owner_id": GONE.id}, "owner_has_left"),
        ({"as_at": None}, "claim_no_as_at"),
        ({"as_at": TODAY + timedelta(days=1)}, "claim_as_at_to_come"),
        ({"statement": "QS77"}, "claim_of_no_statement"),
    ],
)
def test_each_other_gap_of_a_claim(change: dict[str, object], code: str) -> None:
    claim = replace(CLAIM, **change)  # type: ignore[arg-type] # of its own fields

    assert [each for each, _ in told(standing(claim))] == [code]


def test_without_a_framework_no_statement_is_wrong() -> None:
    assert told(standing(replace(CLAIM, statement="Anything"), asked=())) == []


def test_evidence_behind_more_claims_than_the_council_says() -> None:
    behind = tuple(ClaimEvidence(claim_id=number, evidence_id=SURVEY.id) for number in range(3))

    def carrying(most: int) -> list[Finding]:
        return list(crowded_evidence(standing(claim_evidence=behind, most_claims=most)))

    (finding,) = carrying(2)
    assert (finding.register, finding.record_id) == ("evidence", SURVEY.id)
    assert finding_sentence(finding) == (
        "“Survey” is behind 3 claims, more than 2. Look whether it shows them all, and spread them over other evidence."
    )
    assert carrying(3) == []
