"""Coverage: what is held for each statement and evidence category, and for each line of the request list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from inspection_ready.domain.evidence import Evidence, EvidenceStatus, EvidenceUse, Quality
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.responsibilities import Subject

COMING = frozenset({EvidenceStatus.ASKED, EvidenceStatus.AWAITING})


class Strength(StrEnum):
    """From best to worst."""

    STRONG = "strong"  # at least one is held that somebody judged strong, and that is fresh on the day
    THIN = "thin"  # something is held, and nothing of it is strong and fresh
    COMING = "coming"  # nothing is held yet; it was asked for, or awaits approval
    NONE = "none"
    NOT_WANTED = "not_wanted"  # the regime does not look for this category under this statement


@dataclass(frozen=True, slots=True)
class Covered:
    """What serves one cell or line. Only what is held can be stale; anything may be without an owner."""

    strength: Strength
    evidence: tuple[Evidence, ...] = ()
    """In order of their titles."""
    held: int = 0
    stale: tuple[Evidence, ...] = ()
    unowned: tuple[Evidence, ...] = ()
    unsigned: tuple[Evidence, ...] = ()
    """What answers a request and is not signed for it."""


@dataclass(frozen=True, slots=True)
class StatementLine:
    code: str
    title: str
    cells: tuple[Covered, ...]
    """One for each category, in their order."""
    without_category: Covered
    """What serves the statement, and nobody has said as what."""


@dataclass(frozen=True, slots=True)
class ItemLine:
    code: str
    title: str
    covered: Covered


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """``on`` is the day it is told for: the first on site where that is known and to come."""

    on: date
    categories: tuple[tuple[str, str], ...]
    """Id and name."""
    statements: tuple[StatementLine, ...]
    items: tuple[ItemLine, ...]
    unused: tuple[Evidence, ...]
    """What is held, and serves nothing."""

    def cell(self, statement: str, category: str) -> Covered:
        place = [each for each, _ in self.categories].index(category)
        return next(line for line in self.statements if line.code == statement).cells[place]

    @property
    def tally(self) -> Mapping[Strength, int]:
        """How many cells of the grid are how strong."""
        told: defaultdict[Strength, int] = defaultdict(int)
        for line in self.statements:
            for cell in line.cells:
                told[cell.strength] += 1
        return told


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """What the regime asks: ids with their titles, and the cells it looks for."""

    statements: tuple[tuple[str, str], ...]
    categories: tuple[tuple[str, str], ...]
    wanted: frozenset[tuple[str, str]]
    items: tuple[tuple[str, str], ...]


def coverage(
    grid: Grid,
    evidence: Sequence[Evidence],
    uses: Sequence[EvidenceUse],
    *,
    on: date,
    gone: frozenset[int] = frozenset(),
    unsigned: frozenset[int] = frozenset(),
) -> Coverage:
    """``gone`` are the people who have left by then: what only they own is nobody's.

    ``unsigned`` are the items that answer a request and are not signed for it.
    """
    by_id = {each.id: each for each in evidence}
    serving: defaultdict[tuple[Subject, str, str], dict[int, Evidence]] = defaultdict(dict)
    for use in uses:
        if use.evidence_id in by_id:
            serving[use.subject, use.code, use.category][use.evidence_id] = by_id[use.evidence_id]

    def covered(subject: Subject, code: str, category: str = "", *, is_wanted: bool = True) -> Covered:
        found = serving.get((subject, code, category), {})
        return covered_by(found.values(), on=on, gone=gone, unsigned=unsigned, is_wanted=is_wanted)

    def statement(code: str, title: str) -> StatementLine:
        cells = tuple(
            covered(Subject.STATEMENT, code, category, is_wanted=(code, category) in grid.wanted)
            for category, _ in grid.categories
        )
        return StatementLine(code, title, cells, covered(Subject.STATEMENT, code))

    known = {category for category, _ in grid.categories}
    for (subject, code, category), found in list(serving.items()):
        if subject is Subject.STATEMENT and category and category not in known:
            serving[subject, code, ""] |= found  # of a category the regime no longer has
    used = {each for found in serving.values() for each in found}
    return Coverage(
        on=on,
        categories=grid.categories,
        statements=tuple(statement(code, title) for code, title in grid.statements),
        items=tuple(ItemLine(code, title, covered(Subject.ITEM, code)) for code, title in grid.items),
        unused=tuple(each for each in _sorted(evidence) if each.is_held and each.id not in used),
    )


def covered_by(
    evidence: Iterable[Evidence],
    *,
    on: date,
    gone: frozenset[int] = frozenset(),
    unsigned: frozenset[int] = frozenset(),
    is_wanted: bool = True,
) -> Covered:
    found = _sorted(evidence)
    held = [each for each in found if each.is_held]
    stale = tuple(each for each in held if each.stale_since(on) is not None)
    return Covered(
        strength=_strength(found, on, is_wanted=is_wanted),
        evidence=found,
        held=len(held),
        stale=stale,
        unowned=tuple(each for each in found if each.owner_id is None or each.owner_id in gone),
        unsigned=tuple(each for each in found if each.id in unsigned),
    )


def _strength(found: Sequence[Evidence], on: date, *, is_wanted: bool) -> Strength:
    held = [each for each in found if each.is_held]
    if any(each.quality is Quality.STRONG and each.stale_since(on) is None for each in held):
        return Strength.STRONG
    if held:
        return Strength.THIN
    if any(each.status in COMING for each in found):
        return Strength.COMING
    return Strength.NONE if is_wanted else Strength.NOT_WANTED


def _sorted(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(sorted(evidence, key=lambda each: (each.title.casefold(), each.id)))
