from __future__ import annotations

from datetime import date

import pytest

from inspection_ready.domain.coverage import Coverage, Grid, coverage
from inspection_ready.domain.coverage_views import Narrowed, narrowed
from inspection_ready.domain.evidence import Evidence, EvidenceStatus, EvidenceUse, Quality
from inspection_ready.domain.responsibilities import Subject
from inspection_ready.domain.views import Ask, Condition

ON = date(2027, 2, 9)
GRID = Grid(
    statements=(("QS1", "Assessing needs"), ("QS2", "Healthier lives")),
    categories=(("EC1", "Experience"), ("EC2", "Leaders")),
    wanted=frozenset({("QS1", "EC1"), ("QS1", "EC2"), ("QS2", "EC1")}),
    items=(("carers", "Carers strategy"),),
)


def found() -> Coverage:
    strong = Evidence(title="Survey", status=EvidenceStatus.HELD, quality=Quality.STRONG, owner_id=7)
    stale = Evidence(title="Plan", status=EvidenceStatus.HELD, review_on=date(2027, 1, 1))
    uses = [
        EvidenceUse(evidence_id=strong.id, subject=Subject.STATEMENT, code="QS1", category="EC1"),
        EvidenceUse(evidence_id=stale.id, subject=Subject.STATEMENT, code="QS1", category=""),
        EvidenceUse(evidence_id=stale.id, subject=Subject.ITEM, code="carers"),
    ]
    return coverage(GRID, [strong, stale], uses, on=ON, unsigned=frozenset({stale.id}))


def shown(kept: Narrowed) -> list[str]:
    cells = [
        f"{each.line.code}/{code}"
        for each in kept.lines
        for code, is_shown in zip(("EC1", "EC2", ""), (*each.cells, each.others), strict=True)
        if is_shown
    ]
    return [*cells, *(line.code for line in kept.items)]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Condition("statement", Ask.IS, ("QS1",)), ["QS1/EC1", "QS1/EC2", "QS1/"]),
        (Condition("statement", Ask.IS_NOT, ("QS1",)), ["QS2/EC1", "carers"]),
        (Condition("category", Ask.IS, ("EC1",)), ["QS1/EC1", "QS2/EC1"]),
        (Condition("category", Ask.EMPTY), ["QS1/", "carers"]),
        (Condition("strength", Ask.IS, ("strong",)), ["QS1/EC1"]),
        (Condition("strength", Ask.IS, ("none", "thin")), ["QS1/EC2", "QS1/", "QS2/EC1", "carers"]),
        (Condition("stale", Ask.HOLDS), ["QS1/", "carers"]),
        (Condition("stale", Ask.FAILS), ["QS1/EC1", "QS1/EC2", "QS2/EC1"]),
        (Condition("unowned", Ask.HOLDS), ["QS1/", "carers"]),
        (Condition("unsigned", Ask.HOLDS), ["QS1/", "carers"]),
        (Condition("owner_id", Ask.IS, ("7",)), ["QS1/EC1"]),
        (Condition("owner_id", Ask.FILLED), ["QS1/EC1"]),
    ],
)  # fmt: skip
def test_cells_and_lines_are_asked_each_for_itself(condition: Condition, expected: list[str]) -> None:
    kept = narrowed(found(), [condition])

    assert shown(kept) == expected
    assert (kept.shown, kept.total) == (len(expected), 5)


def test_every_condition_must_hold() -> None:
    asked = [Condition("stale", Ask.HOLDS), Condition("statement", Ask.IS, ("QS1",))]

    assert shown(narrowed(found(), asked)) == ["QS1/"]


def test_a_cell_the_framework_does_not_look_for_is_not_counted() -> None:
    assert narrowed(found(), []).total == 5
