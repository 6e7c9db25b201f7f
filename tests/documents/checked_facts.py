"""Points about a draft report, for Northmoor and its neighbours: whole, empty and awkward; outside and inside."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.documents.compose.accuracy import compose_accuracy
from inspection_ready.domain.accuracy import AccuracyCheck, AccuracyPoint, PointEvidence, PointState, Response
from inspection_ready.domain.accuracy_lines import AccuracyFacts, AccuracyStanding, filed_state, point_lines
from inspection_ready.domain.evidence import Evidence, EvidenceVersion
from inspection_ready.domain.regime_stages import Accuracy, AccuracyKind
from inspection_ready.domain.regimes import Basis, Mark
from inspection_ready.domain.requests import Request, RequestState
from tests.documents.covered import AWKWARD, ON
from tests.documents.northmoor import awkward_council, empty_council, northmoor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspection_ready.documents.model import Document
    from inspection_ready.domain.packs import PackFacts

PEOPLE = {1: "Grace Obi", 2: "Tom Wren"}
FOUND = Basis(mark=Mark.FOUND)
KINDS = (
    "Typing errors, numbers and job titles",
    "Information behind a judgement",
    "Additional or omitted information",
)
RULES = Accuracy(
    received="draft-report",
    returned="factual-accuracy",
    kinds=tuple(AccuracyKind(id=f"k{place}", name=name, needs_evidence=place == 1, basis=FOUND)
                for place, name in enumerate(KINDS)),
    basis=FOUND,
)  # fmt: skip
AT = dt.datetime(2027, 4, 5, 9, 0, tzinfo=dt.UTC)


def checked_facts(facts: PackFacts, wordings: Sequence[str], *, inside: bool) -> Document:
    """Every state, response and trouble, points of no kind, and some left out."""
    evidence = Evidence(id=1, title="Staffing return", reference="E1", as_at=ON + dt.timedelta(days=9))
    version = EvidenceVersion(id=1, evidence_id=1, number=2, added_at=AT, added_by="Grace Obi")
    points = [_point(number, wording) for number, wording in enumerate(wordings, start=1)]
    named = [
        PointEvidence(
            point_id=point.id, evidence_id=1, version_id=1 if point.id % 4 else None, pointer="page 2"
        )
        for point in points
        if point.id % 3 == 0
    ]
    request = Request(id=1, number=9, wording="Check the draft report", state=RequestState.SENT)
    held = AccuracyFacts(
        rules=RULES,
        request=request,
        is_sheet_there=True,
        last_on_site=ON,
        evidence={1: evidence},
        versions={1: version},
        newest={1: 1},
    )
    lines = point_lines(points, named, held)
    sent = [
        replace(line.point, filed_digest=line.digest) if line.point.id % 5 == 0 else line.point
        for line in lines
    ]
    lines = point_lines(sent, named, held)
    check = AccuracyCheck(
        request_id=1, evidence_id=1, version_id=1, none_at=AT, none_by="Grace Obi", asked_on=ON,
        asked_why="Illness", answered_on=ON, granted_until=ON + dt.timedelta(days=30),
    )  # fmt: skip
    standing = AccuracyStanding(
        rules=RULES,
        check=check,
        request=request,
        received=ON + dt.timedelta(days=10),
        due=ON + dt.timedelta(days=24),
        working_day=None,
        last_on_site=ON,
        lines=lines,
        filed=filed_state(check, lines, held),
    )
    return compose_accuracy(replace(facts, number=0), standing, PEOPLE, inside=inside)


def _point(number: int, wording: str) -> AccuracyPoint:
    return AccuracyPoint(
        id=number,
        number=number,
        correction=wording,
        page=str(number) if number % 6 else "",
        paragraph="2.1" if number % 2 else "Summary",
        quote="" if number % 4 == 0 else f"Point {number} is otherwise.",
        sort=f"k{number % 3}" if number % 7 else "",
        owner_id=None if number % 4 == 1 else 1,
        second_id=2 if number % 2 else None,
        state=PointState.LEFT_OUT if number % 8 == 0 else list(PointState)[number % 3],
        reason="It was put right later." if number % 8 == 0 else "",
        response=list(Response)[number % 3] if number % 5 == 0 else None,
        response_words="The figure is corrected." if number % 10 == 0 else "",
        notes="HR was asked." if number % 9 == 0 else "",
    )


POINTS = tuple(f"It should say this, number {number}." for number in range(1, 31))
CHECKED_FACTS: dict[str, Callable[[], Document]] = {
    "northmoor": lambda: checked_facts(northmoor(), POINTS, inside=False),
    "northmoor-inside": lambda: checked_facts(northmoor(), POINTS, inside=True),
    "empty": lambda: checked_facts(empty_council(), (), inside=False),
    "empty-inside": lambda: checked_facts(empty_council(), (), inside=True),
    "awkward": lambda: checked_facts(awkward_council(), AWKWARD * 20, inside=False),
    "awkward-inside": lambda: checked_facts(awkward_council(), AWKWARD * 20, inside=True),
}
