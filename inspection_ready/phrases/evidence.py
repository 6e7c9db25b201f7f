"""Words for evidence and its coverage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.coverage import Strength

if TYPE_CHECKING:
    from inspection_ready.domain.coverage import Covered

STRENGTHS = {
    Strength.STRONG: "Strong",
    Strength.THIN: "Thin",
    Strength.COMING: "Coming",
    Strength.NONE: "Nothing",
    Strength.NOT_WANTED: "Not asked for",
}
STRENGTHS_EXPLAINED = {
    Strength.STRONG: "at least one item is held that you judged strong, and that is not stale on that day",
    Strength.THIN: "something is held, and nothing of it is both strong and fresh",
    Strength.COMING: "nothing is held yet; it was asked for, or awaits approval",
    Strength.NONE: "nothing is held, and nothing was asked for",
    Strength.NOT_WANTED: "the framework does not look for this category under this statement",
}


def covered_words(covered: Covered) -> str:
    """For example "Thin: 2 held, 1 stale, 1 without an owner"."""
    told = [f"{covered.held} held"] if covered.held else []
    waiting = len(covered.evidence) - covered.held
    if waiting:
        told.append(f"{waiting} not held yet")
    if covered.stale:
        told.append(f"{len(covered.stale)} stale")
    if covered.unowned:
        told.append(f"{len(covered.unowned)} without an owner")
    if covered.unsigned:
        told.append(f"{len(covered.unsigned)} not signed")
    strength = STRENGTHS[covered.strength]
    return f"{strength}: {', '.join(told)}" if told else strength


def cell_words(covered: Covered) -> str:
    """The word on a line of its own, then how many: a grid is read across."""
    return covered_words(covered).replace(": ", "\n", 1)
