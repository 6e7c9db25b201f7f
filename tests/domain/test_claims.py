from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.claims import (
    ORDER,
    UNPROVED,
    Claim,
    ClaimEvidence,
    ClaimStanding,
    Proof,
    Says,
    crowded,
    proof_by,
    standing_of,
)
from inspection_ready.domain.evidence import Evidence, EvidenceStatus, Quality
from inspection_ready.phrases.claims import PROOFS, PROOFS_EXPLAINED, standing_sentence

ON = date(2027, 2, 9)
STRONG = Evidence(id=1, title="Survey", status=EvidenceStatus.HELD, quality=Quality.STRONG)
STATEMENTS = (("QS1", "Assessing needs"), ("QS2", "Healthier lives"))

pieces = st.builds(
    Evidence,
    title=st.sampled_from(["Survey", "Audit", "Report"]),
    status=st.sampled_from(list(EvidenceStatus)),
    quality=st.sampled_from(list(Quality)),
    review_on=st.none() | st.dates(ON - timedelta(days=3), ON + timedelta(days=3)),
)


def claim(number: int = 1, says: Says = Says.STRENGTH, statement: str = "QS1") -> Claim:
    return Claim(id=number, reference=f"C{number}", wording=f"Claim {number}", says=says, statement=statement)


def told(
    claims: list[Claim], pairs: list[tuple[Claim, Evidence]], *spare: Evidence, most: int = 5
) -> ClaimStanding:
    behind = [ClaimEvidence(claim_id=one.id, evidence_id=each.id) for one, each in pairs]
    every = {each.id: each for each in (*(each for _, each in pairs), *spare)}
    return standing_of(STATEMENTS, claims, behind, tuple(every.values()), on=ON, most=most)


@pytest.mark.parametrize(
    ("evidence", "proof"),
    [
        (STRONG, Proof.STRONG),
        (replace(STRONG, review_on=ON), Proof.STRONG),
        (replace(STRONG, review_on=ON - timedelta(days=1)), Proof.STALE),
        (replace(STRONG, quality=Quality.FAIR), Proof.FAIR),
        (replace(STRONG, quality=Quality.NOT_JUDGED), Proof.FAIR),
        (replace(STRONG, quality=Quality.WEAK), Proof.WEAK),
        (replace(STRONG, status=EvidenceStatus.ASKED), Proof.COMING),
        (replace(STRONG, status=EvidenceStatus.AWAITING), Proof.COMING),
        (replace(STRONG, status=EvidenceStatus.NONE_SUPPLIED), Proof.NOT_HELD),
        (replace(STRONG, status=EvidenceStatus.NOT_HELD), Proof.NOT_HELD),
        (replace(STRONG, status=EvidenceStatus.NOT_ASKED), Proof.NOT_HELD),
    ],
)
def test_a_claim_is_as_well_proved_as_what_is_behind_it(evidence: Evidence, proof: Proof) -> None:
    assert proof_by((evidence,), ON) is proof


def test_with_nothing_behind_it_there_is_no_proof() -> None:
    assert proof_by((), ON) is Proof.NONE


@given(st.lists(pieces, max_size=5), pieces)
def test_more_evidence_never_makes_a_claim_weaker(held: list[Evidence], more: Evidence) -> None:
    before, after = proof_by(held, ON), proof_by([*held, more], ON)

    assert ORDER.index(after) <= ORDER.index(before)
    assert after is min(before, proof_by([more], ON), key=ORDER.index)


@given(st.lists(pieces, max_size=5).flatmap(lambda held: st.tuples(st.just(held), st.permutations(held))))
def test_the_order_of_evidence_does_not_matter(pair: tuple[list[Evidence], list[Evidence]]) -> None:
    held, shuffled = pair

    assert proof_by(held, ON) is proof_by(shuffled, ON)


@given(st.lists(pieces, max_size=5), st.dates(ON - timedelta(days=5), ON), st.integers(0, 5))
def test_waiting_never_makes_a_claim_stronger(held: list[Evidence], day: date, later: int) -> None:
    before, after = proof_by(held, day), proof_by(held, day + timedelta(days=later))

    assert ORDER.index(after) >= ORDER.index(before)


@given(st.lists(st.tuples(st.integers(1, 4), pieces), max_size=8), st.integers(1, 4), st.randoms())
def test_every_claim_is_told_once_and_every_held_piece_is_used_or_not(
    pairs: list[tuple[int, Evidence]], count: int, random: object
) -> None:
    claims = [claim(number, statement=("QS1", "QS2", "QS77")[number % 3]) for number in range(1, count + 1)]
    behind = [(claims[number % count], each) for number, each in pairs]
    standing = told(claims, behind)
    shuffled = list(claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis' own

    assert sorted(line.claim.id for line in standing.lines) == [one.id for one in claims]
    assert standing.unused == ()
    assert set(standing.unproved) == {line for line in standing.lines if not line.is_proved}
    assert told(shuffled, behind[::-1]) == standing


def test_weak_evidence_is_enough_for_a_fault_and_not_for_a_strength() -> None:
    weak = replace(STRONG, quality=Quality.WEAK)
    strength, fault = claim(1), claim(2, Says.IMPROVEMENT)

    standing = told([strength, fault], [(strength, weak), (fault, weak)])

    assert [line.claim for line in standing.unproved] == [strength]


def test_claims_stand_under_their_statement_strengths_first_and_ten_after_nine() -> None:
    claims = [claim(10), claim(9), claim(3, Says.IMPROVEMENT), claim(4, statement="QS9")]

    standing = told(claims, [])

    first, second, unknown = standing.statements
    assert [line.claim.reference for line in first.strengths] == ["C9", "C10"]
    assert [line.claim.reference for line in first.improvements] == ["C3"]
    assert (second.code, second.lines) == ("QS2", ())
    assert (unknown.code, unknown.title, len(unknown.lines)) == ("QS9", "", 1)
    assert [each.code for each in standing.without_claims] == ["QS2"]


def test_evidence_no_claim_uses_and_evidence_that_carries_too_many() -> None:
    claims = [claim(number) for number in range(1, 5)]
    audit = replace(STRONG, id=2, title="Audit")
    asked = replace(STRONG, id=3, title="Report", status=EvidenceStatus.ASKED)
    spare = replace(STRONG, id=4, title="Policy")

    standing = told(
        claims,
        [*((one, STRONG) for one in claims), *((one, audit) for one in claims[:3])],
        asked,
        spare,
        most=2,
    )

    assert standing.crowded == ((STRONG, 4), (audit, 3))
    assert standing.unused == (spare,)


def test_just_so_many_are_not_too_many() -> None:
    behind = [ClaimEvidence(claim_id=number, evidence_id=1) for number in range(5)]

    assert (crowded(behind, 5), crowded(behind, 4)) == ({}, {1: 5})


def test_every_proof_has_words_and_what_is_not_proved_is_the_worse_end() -> None:
    assert set(PROOFS) == set(PROOFS_EXPLAINED) == set(Proof)
    assert frozenset(ORDER[ORDER.index(Proof.STALE) :]) == UNPROVED


@pytest.mark.parametrize(
    ("claims", "sentence"),
    [
        ([], "Nothing is claimed yet."),
        ([claim()], "1 claim: 1 strength. 1 is not proved on 9 February 2027."),
        (
            [claim(1), claim(2), claim(3, Says.IMPROVEMENT)],
            "3 claims: 2 strengths and 1 area for improvement. 3 are not proved on 9 February 2027.",
        ),
    ],
)
def test_how_they_stand_in_a_sentence(claims: list[Claim], sentence: str) -> None:
    assert standing_sentence(told(claims, [])) == sentence


def test_when_all_are_proved_it_says_so() -> None:
    assert standing_sentence(told([claim()], [(claim(), STRONG)])) == (
        "1 claim: 1 strength. All are proved on 9 February 2027."
    )
