"""The coverage narrowed to what somebody asks for: the cells and lines that are so, and how many."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.domain.coverage import Coverage, Covered, ItemLine, StatementLine, Strength
from inspection_ready.domain.views import Ask, Condition

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class ShownLine:
    """``cells`` says of each cell of the line whether it is shown; ``others`` of what serves without a category."""

    line: StatementLine
    cells: tuple[bool, ...]
    others: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """Lines of which something is shown. Counted are cells the framework looks for, or something serves, and items."""

    lines: tuple[ShownLine, ...]
    items: tuple[ItemLine, ...]
    shown: int
    total: int


def narrowed(found: Coverage, conditions: Sequence[Condition]) -> Narrowed:
    """Every condition must hold of a cell, or of a line of the request list, for itself."""
    lines = [_line(found, line, conditions) for line in found.statements]
    items = tuple(line for line in found.items if _passes(line.covered, "", "", conditions))
    kept = tuple(each for each in lines if any(each.cells) or each.others)
    cells = sum(sum(each.cells) + each.others for each in kept)
    return Narrowed(
        lines=kept,
        items=items,
        shown=cells + len(items),
        total=sum(_counted(line) for line in found.statements) + len(found.items),
    )


def _line(found: Coverage, line: StatementLine, conditions: Sequence[Condition]) -> ShownLine:
    cells = tuple(
        _counts(cell) and _passes(cell, line.code, category, conditions)
        for (category, _), cell in zip(found.categories, line.cells, strict=True)
    )
    others = line.without_category
    return ShownLine(line, cells, bool(others.evidence) and _passes(others, line.code, "", conditions))


def _counts(cell: Covered) -> bool:
    return cell.strength is not Strength.NOT_WANTED or bool(cell.evidence)


def _counted(line: StatementLine) -> int:
    return sum(map(_counts, line.cells)) + bool(line.without_category.evidence)


def _passes(covered: Covered, statement: str, category: str, conditions: Iterable[Condition]) -> bool:
    return all(_holds(covered, statement, category, one) for one in conditions)


def _holds(covered: Covered, statement: str, category: str, one: Condition) -> bool:
    standing = _STANDINGS.get(one.what)
    if standing is not None:
        return bool(standing(covered)) is (one.ask is Ask.HOLDS)
    held = {
        "statement": {statement},
        "category": {category},
        "strength": {covered.strength.value},
        "owner_id": {str(each.owner_id) for each in covered.evidence if each.owner_id is not None},
    }.get(one.what, set())
    if one.ask in (Ask.EMPTY, Ask.FILLED):
        return bool(held - {""}) is (one.ask is Ask.FILLED)
    return bool(held & set(one.values)) is (one.ask is Ask.IS)


_STANDINGS: Mapping[str, Callable[[Covered], object]] = {
    "stale": lambda covered: covered.stale,
    "unowned": lambda covered: covered.unowned,
    "unsigned": lambda covered: covered.unsigned,
}
