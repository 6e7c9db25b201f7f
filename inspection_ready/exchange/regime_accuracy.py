"""How a regime has its draft report checked for facts: between which stages, and which points it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.regime_stages import Accuracy, AccuracyKind
from inspection_ready.exchange.regime_lists import read_basis

if TYPE_CHECKING:
    from inspection_ready.domain.regime_stages import Stage
    from inspection_ready.domain.regimes import Basis
    from inspection_ready.exchange.fields import Fields


def read_accuracy(top: Fields, *, stages: tuple[Stage, ...]) -> Accuracy | None:
    """None where the file has none: files of before have none."""
    if not top.has("accuracy"):
        return None
    fields = top.table("accuracy")
    known, basis = tuple(stage.id for stage in stages), read_basis(fields)
    accuracy = Accuracy(
        received=fields.reference("received", "stage", known),
        returned=fields.reference("returned", "stage", known),
        extension=fields.text("extension", default=""),
        kinds=_kinds(fields, basis),
        basis=basis,
    )
    fields.close()
    return accuracy


def _kinds(fields: Fields, shared: Basis) -> tuple[AccuracyKind, ...]:
    kinds: list[AccuracyKind] = []
    lines: dict[str, int] = {}
    for item in fields.tables("kinds") if fields.has("kinds") else ():
        kind = AccuracyKind(
            id=item.identity(),
            name=item.text("name"),
            help=item.text("help", default=""),
            needs_evidence=item.yes("evidence", default=False),
            basis=read_basis(item, shared),
        )
        line = item.line_of("id")
        first = lines.setdefault(kind.id.casefold(), line)
        if kind.id and first != line:
            item.note("id", "duplicate", value=kind.id, first=first)
        item.close()
        kinds.append(kind)
    return tuple(kinds)
