"""Disposals, read: what of a record was disposed of, and which versions of a piece of evidence are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.disposals import Disposal, Disposed

if TYPE_CHECKING:
    from inspection_ready.storage.unit_of_work import Reader


def disposals_of(reader: Reader, kind: str, record_id: int) -> tuple[Disposal, ...]:
    return reader.register(Disposal).find(of_kind=kind, record_id=record_id)


def disposed_versions(reader: Reader, evidence_id: int) -> dict[int, Disposal]:
    """By their numbers: those that went alone."""
    found = disposals_of(reader, "evidence", evidence_id)
    return {each.number: each for each in found if each.number is not None}


def disposed_whole(reader: Reader, evidence_id: int) -> Disposal | None:
    """The latest time that all of it went."""
    found = [each for each in disposals_of(reader, "evidence", evidence_id) if each.what is Disposed.WHOLE]
    return max(found, key=lambda each: each.disposed_at, default=None)
