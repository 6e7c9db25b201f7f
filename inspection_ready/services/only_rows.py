"""Rows of which there is one at most: until somebody sets it, what is usual stands in its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from inspection_ready.domain.errors import ChangedMeanwhile

if TYPE_CHECKING:
    from inspection_ready.domain.rows import Row
    from inspection_ready.storage.unit_of_work import UnitOfWork

R = TypeVar("R", bound="Row")


def set_only(uow: UnitOfWork, before: R, after: R, *, kind: str) -> R:
    """``before`` is what was read: the row, or what is usual. Raises ChangedMeanwhile."""
    register = uow.register(type(before))
    held = register.all()
    if held and before not in held:  # what is usual, read before somebody set the first of their own
        raise ChangedMeanwhile("changed_meanwhile", kind=kind, ids=(held[0].id,))
    if held:
        return register.change(before, after)
    return register.add(replace(after, id=before.id, version=1))
