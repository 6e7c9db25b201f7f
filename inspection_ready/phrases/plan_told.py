"""A whole plan in words, made at once where nobody waits for the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.phrases.plans import (
    attention,
    change_rows,
    headline,
    names_of,
    reasons_told,
    standing,
    trade_offs,
    unplaced_words,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspection_ready.domain.clash_grid import Circumstances
    from inspection_ready.domain.plan_proposals import Proposal


@dataclass(frozen=True, kw_only=True)
class PlanTold:
    """``look`` is what to look at, ``changes`` are before and after, ``costs`` what either costs."""

    headline: str
    standing: str
    look: tuple[str, ...]
    changes: tuple[tuple[str, str, str, str], ...]
    costs: tuple[tuple[str, str, str], ...]


def plan_told(
    made: Proposal, known: Circumstances, people: Mapping[int, str], places: Mapping[int, str]
) -> PlanTold:
    reasons = reasons_told(made, names_of(made.before, known))
    return PlanTold(
        headline=headline(made),
        standing=standing(made),
        look=(*unplaced_words(made), *reasons, *attention(made)),
        changes=change_rows(made, people, places),
        costs=trade_offs(made),
    )
