"""Documents about evidence for Northmoor and its neighbours: coverage, whole, empty and awkward."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from inspection_ready.documents.compose.coverage import compose_coverage
from inspection_ready.domain.coverage import Coverage, Grid, coverage
from inspection_ready.domain.evidence import Evidence, EvidenceStatus, EvidenceUse, Quality
from inspection_ready.domain.responsibilities import Subject
from inspection_ready.services.coverage import grid_of
from inspection_ready.services.regimes import shipped_regime
from tests.documents.northmoor import awkward_council, empty_council, northmoor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspection_ready.documents.model import Document

ON = date(2027, 2, 9)
AWKWARD = ("Ŵyn’s ärztlicher Bericht ✓", "مراجعة", "复核", "x" * 400, "A\nB", "=1+1")


@cache
def grid() -> Grid:
    return grid_of(shipped_regime("cqc").regime.framework)


def covered(titles: Sequence[str]) -> Coverage:
    """Each serves a cell and a line, in turn; a third are stale, a fourth have no owner."""
    evidence, uses = [], []
    for number, title in enumerate(titles, start=1):
        one = Evidence(
            id=number,
            title=title,
            reference=f"E{number}",
            status=list(EvidenceStatus)[number % len(EvidenceStatus)] if number % 2 else EvidenceStatus.HELD,
            quality=list(Quality)[number % len(Quality)],
            review_on=ON - timedelta(days=1) if number % 3 == 0 else None,
            owner_id=None if number % 4 == 0 else 1,
        )
        evidence.append(one)
        statement = grid().statements[number % len(grid().statements)][0]
        category = ("", *(code for code, _ in grid().categories))[number % (len(grid().categories) + 1)]
        line = grid().items[number % len(grid().items)][0]
        uses += [
            EvidenceUse(evidence_id=number, subject=Subject.STATEMENT, code=statement, category=category),
            EvidenceUse(evidence_id=number, subject=Subject.ITEM, code=line),
        ]
    return coverage(grid(), evidence, uses[:-2], on=ON)  # the last serves nothing


def northmoor_coverage() -> Document:
    facts = replace(northmoor(), number=0)
    return compose_coverage(facts, covered([f"Report {number}" for number in range(1, 41)]))


def empty_coverage() -> Document:
    return compose_coverage(replace(empty_council(), number=0), covered(()))


def awkward_coverage() -> Document:
    return compose_coverage(replace(awkward_council(), number=0), covered(AWKWARD * 84))


COVERAGES: dict[str, Callable[[], Document]] = {
    "northmoor": northmoor_coverage,
    "empty": empty_coverage,
    "awkward": awkward_coverage,
}
