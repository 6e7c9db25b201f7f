"""Which evidence stands behind something else, a request, a claim or a point: told as a whole, and kept as what changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from inspection_ready.domain.accuracy import PointEvidence
from inspection_ready.domain.claims import ClaimEvidence
from inspection_ready.domain.requests import RequestEvidence
from inspection_ready.services.registers import add_record, change_record, remove_record
from inspection_ready.storage.unit_of_work import UnitOfWork

L = TypeVar("L", RequestEvidence, ClaimEvidence, PointEvidence)


def link_exactly(
    uow: UnitOfWork, held: Sequence[L], wanted: Mapping[int, str], make: Callable[[int, str], L]
) -> tuple[int, int, int]:
    """``wanted``: where in it to look, by the id of the evidence. How many were added, changed and taken away."""
    before = {one.evidence_id: one for one in held}
    asked = {evidence_id: pointer.strip() for evidence_id, pointer in wanted.items()}
    for evidence_id, one in before.items():
        if evidence_id not in asked:
            remove_record(uow, one)
    kept = [(before[evidence_id], pointer) for evidence_id, pointer in asked.items() if evidence_id in before]
    changed = [
        one for one, pointer in kept if change_record(uow, one, replace(one, pointer=pointer)) is not one
    ]
    new = [evidence_id for evidence_id in asked if evidence_id not in before]
    for evidence_id in new:
        add_record(uow, make(evidence_id, asked[evidence_id]))
    return len(new), len(changed), len(before.keys() - asked.keys())
