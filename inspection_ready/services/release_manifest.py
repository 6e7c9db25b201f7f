"""The manifest beside the files of a release: what is in it and how it is known again, for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.release_papers import ReleasePaper
from inspection_ready.domain.releases import Release, ReleaseFile, ReleaseItem
from inspection_ready.domain.rows import R, Row
from inspection_ready.storage.values import form_of

if TYPE_CHECKING:
    from inspection_ready.domain.filing import Head
    from inspection_ready.storage.workspace_file import WorkspaceFile

FORMAT = 1


def write_release_manifest(
    workspace: WorkspaceFile,
    paper: ReleasePaper,
    files: Sequence[ReleaseFile],
    *,
    made_at: datetime,
    head: Head,
    zipped: str,
) -> bytes:
    """It goes to the regulator with the rest, so it says nothing that the index does not. Ids are words."""
    told: dict[str, Any] = {
        "format": FORMAT,
        "workspace": {"id": workspace.id, "name": workspace.name},
        "release": paper.number,
        "made_at": made_at.astimezone(UTC).isoformat(timespec="seconds"),
        "record_of_changes": {"entries": head.count, "head": head.hash},
        "items": [_told(line.item) for line in paper.lines],
        "files": [_told(file) for file in files],
        "left_out": [{"what": each.what, "why": each.why} for each in paper.left_out],
        "zip": zipped,
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def rows_from(
    told: Mapping[str, Any], *, folder: str, sha256: str, made_by: str
) -> tuple[Release, tuple[ReleaseItem, ...], tuple[ReleaseFile, ...]]:
    """The records of a release, by its manifest. Raises KeyError, TypeError or ValueError where it is not one of ours."""
    head = told["record_of_changes"]
    items = tuple(_row(ReleaseItem, each) for each in told["items"])
    files = tuple(_row(ReleaseFile, each) for each in told["files"])
    release = Release(
        id=items[0].release_id,
        number=int(told["release"]),
        folder=folder,
        made_at=datetime.fromisoformat(told["made_at"]),
        made_by=made_by,
        head_count=int(head["entries"]),
        head_hash=head["head"],
        manifest_sha256=sha256,
    )
    return release, items, files


def _told(row: Row) -> dict[str, Any]:
    return {each.name: _value(each.name, getattr(row, each.name)) for each in fields(row)}


def _value(name: str, value: object) -> object:
    if isinstance(value, date):  # a moment too
        return value.isoformat()
    return str(value) if value is not None and _is_id(name) else value


def _row(row_type: type[R], told: Mapping[str, Any]) -> R:
    read = {name: int(value) if value is not None and _is_id(name) else value for name, value in told.items()}
    return form_of(row_type).row_told(read["id"], read)


def _is_id(name: str) -> bool:
    return name == "id" or name.endswith("_id")
