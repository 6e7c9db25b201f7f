from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.coverage import Coverage, Grid, Strength, coverage
from inspection_ready.domain.evidence import (
    Evidence,
    EvidenceStatus,
    EvidenceUse,
    Quality,
    highest_reference,
)
from inspection_ready.domain.responsibilities import Subject

ON = date(2027, 2, 9)
GRID = Grid(
    statements=(("QS1", "Assessing needs"), ("QS2", "Healthier lives")),
    categories=(("EC1", "Experience"), ("EC5", "Processes")),
    wanted=frozenset({("QS1", "EC1"), ("QS1", "EC5"), ("QS2", "EC1")}),
    items=(("carers", "Carers strategy"), ("budget", "Budget")),
)
STRONG = Evidence(title="Survey", status=EvidenceStatus.HELD, quality=Quality.STRONG, owner_id=7)


def told(*pairs: tuple[Evidence, str], gone: frozenset[int] = frozenset()) -> Coverage:
    """Each piece of evidence with what it serves: "QS1/EC1", "QS1" or a line of the list."""
    uses = []
    for evidence, what in pairs:
        code, _, category = what.partition("/")
        subject = Subject.STATEMENT if code.startswith("QS") else Subject.ITEM
        uses.append(EvidenceUse(evidence_id=evidence.id, subject=subject, code=code, category=category))
    every = {evidence.id: evidence for evidence, _ in pairs}
    return coverage(GRID, tuple(every.values()), uses, on=ON, gone=gone)


@pytest.mark.parametrize(
    ("evidence", "strength"),
    [
        (STRONG, Strength.STRONG),
        (replace(STRONG, review_on=ON), Strength.STRONG),
        (replace(STRONG, review_on=date(2027, 2, 8)), Strength.THIN),
        (replace(STRONG, quality=Quality.FAIR), Strength.THIN),
        (replace(STRONG, quality=Quality.NOT_JUDGED), Strength.THIN),
        (replace(STRONG, status=EvidenceStatus.ASKED), Strength.COMING),
        (replace(STRONG, status=EvidenceStatus.AWAITING), Strength.COMING),
        (replace(STRONG, status=EvidenceStatus.NONE_SUPPLIED), Strength.NONE),
        (replace(STRONG, status=EvidenceStatus.NOT_HELD), Strength.NONE),
    ],
)
def test_a_cell_is_as_strong_as_what_serves_it(evidence: Evidence, strength: Strength) -> None:
    assert told((evidence, "QS1/EC1")).cell("QS1", "EC1").strength is strength


def test_what_the_framework_does_not_look_for_is_not_missing_and_still_shown_where_it_is_held() -> None:
    found = told((STRONG, "QS1/EC1"))

    assert found.cell("QS2", "EC5").strength is Strength.NOT_WANTED
    assert found.cell("QS2", "EC1").strength is Strength.NONE
    assert told((STRONG, "QS2/EC5")).cell("QS2", "EC5").strength is Strength.STRONG
    assert found.tally == {Strength.STRONG: 1, Strength.NONE: 2, Strength.NOT_WANTED: 1}


def test_what_serves_a_statement_as_nobody_said_what_stands_apart() -> None:
    line = told((STRONG, "QS1")).statements[0]

    assert [cell.strength for cell in line.cells] == [Strength.NONE, Strength.NONE]
    assert line.without_category.evidence == (STRONG,)


def test_a_category_of_another_framework_is_not_lost() -> None:
    assert told((STRONG, "QS1/EC9")).statements[0].without_category.evidence == (STRONG,)


def test_one_serves_many_and_many_serve_one() -> None:
    weak = replace(STRONG, id=STRONG.id + 1, title="An older survey", quality=Quality.WEAK)

    found = told((STRONG, "QS1/EC1"), (STRONG, "carers"), (weak, "QS1/EC1"))

    assert found.cell("QS1", "EC1").evidence == (weak, STRONG)  # by title
    assert [line.covered.held for line in found.items] == [1, 0]
    assert found.unused == ()


def test_who_has_left_owns_nothing() -> None:
    assert told((STRONG, "QS1/EC1")).cell("QS1", "EC1").unowned == ()
    assert told((STRONG, "QS1/EC1"), gone=frozenset({7})).cell("QS1", "EC1").unowned == (STRONG,)
    assert told((replace(STRONG, owner_id=None), "carers")).items[0].covered.unowned != ()


def test_what_is_held_and_serves_nothing_is_named() -> None:
    asked = Evidence(title="To come", status=EvidenceStatus.ASKED)

    assert coverage(GRID, [STRONG, asked], [], on=ON).unused == (STRONG,)


def test_a_use_of_what_is_gone_counts_for_nothing() -> None:
    use = EvidenceUse(evidence_id=1, subject=Subject.STATEMENT, code="QS1", category="EC1")

    assert coverage(GRID, [], [use], on=ON).cell("QS1", "EC1").strength is Strength.NONE


@given(st.lists(st.tuples(st.sampled_from(list(Quality)), st.sampled_from(list(EvidenceStatus)))))
def test_more_evidence_never_makes_a_cell_weaker(told_of: list[tuple[Quality, EvidenceStatus]]) -> None:
    order = [Strength.NONE, Strength.COMING, Strength.THIN, Strength.STRONG]
    pairs, before = [], Strength.NONE
    for quality, status in told_of:
        pairs.append((Evidence(title="x", quality=quality, status=status), "QS1/EC1"))
        after = told(*pairs).cell("QS1", "EC1").strength
        assert order.index(after) >= order.index(before)
        before = after


@pytest.mark.parametrize(
    ("taken", "highest"),
    [((), 0), (("E1", "E9", "QS4-12", "", "Ex", "E²"), 9), (("e12", "E007"), 12)],
)
def test_the_highest_reference_is_that_of_all_of_its_form(taken: tuple[str, ...], highest: int) -> None:
    assert highest_reference(taken) == highest
