"""What changed since the pack before, as the manifest keeps it and the command line tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from inspection_ready.domain.changed_since import ChangedSince, DocumentState, ToldChange, ToldField
from inspection_ready.domain.filing import Head


def since_told(since: ChangedSince | None) -> dict[str, Any] | None:
    """As an object of JSON; None for the first pack."""
    if since is None:
        return None
    return {
        "pack": since.pack,
        "made_at": since.made_at.astimezone(UTC).isoformat(timespec="seconds"),
        "entries": since.head.count,
        "head": since.head.hash,
        "summary": since.summary,
        "notes": list(since.notes),
        "documents": [asdict(state) for state in since.documents],
        "changes": [_change_told(change) for change in since.changes],
    }


def since_read(told: Mapping[str, Any] | None) -> ChangedSince | None:
    """The same again. Raises KeyError, TypeError or ValueError where it is not one of ours."""
    if told is None:
        return None
    return ChangedSince(
        pack=int(told["pack"]),
        made_at=datetime.fromisoformat(told["made_at"]),
        head=Head(int(told["entries"]), told["head"]),
        summary=told["summary"],
        notes=tuple(told["notes"]),
        documents=tuple(DocumentState(**state) for state in told["documents"]),
        changes=tuple(_change_read(change) for change in told["changes"]),
    )


def _change_told(change: ToldChange) -> dict[str, Any]:
    told = {name: getattr(change, name) for name in ToldChange.__slots__}
    fields = [{name: getattr(each, name) for name in ToldField.__slots__} for each in change.fields]
    return {**told, "documents": list(change.documents), "fields": fields}


def _change_read(told: Mapping[str, Any]) -> ToldChange:
    fields = tuple(ToldField(**each) for each in told["fields"])
    return ToldChange(**{**told, "documents": tuple(told["documents"]), "fields": fields})
