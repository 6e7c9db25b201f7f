"""Disposals, read: what of a record was disposed of, and which versions of a piece of evidence are gone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inspection_ready.domain.disposals import Disposal, Disposed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspection_ready.storage.unit_of_work import Reader


@dataclass(frozen=True, slots=True)
class DisposedParts:
    """``versions``: by their numbers, those that went alone. ``whole``: the latest time that all of it went."""

    versions: Mapping[int, Disposal] = field(default_factory=dict)
    whole: Disposal | None = None


def disposed_parts(reader: Reader, evidence_id: int) -> DisposedParts:
    found = reader.register(Disposal).find(of_kind="evidence", record_id=evidence_id)
    whole = [each for each in found if each.what is Disposed.WHOLE]
    return DisposedParts(
        {each.number: each for each in found if each.number is not None},
        max(whole, key=lambda each: each.disposed_at, default=None),
    )
