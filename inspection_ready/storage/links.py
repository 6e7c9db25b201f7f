"""What points at a record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Connection, Table, select

from inspection_ready.storage.models.registry import MODEL_OF_KIND, MODELS

DIGEST = "sha256"
FILES_OF_THEIR_OWN = frozenset(
    {
        "stored_file",
        "pack",
        "pack_file",
        "release",
        "release_file",
        "chase_draft",
        "sending",
        "sent_letter",
        "slip",
    }
    | {"signature_file", "check_override", "finding_override", "reply_file"}
)
"""Tables that name files kept elsewhere, or only tell of a file that another record keeps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """``is_needed``: the record that points cannot be without the one it points at."""

    kind: str
    record_id: int
    field: str
    is_needed: bool


def links_to(connection: Connection, kind: str, record_id: int) -> tuple[Link, ...]:
    target = MODEL_OF_KIND[kind].__table__
    found = []
    for model in MODELS:
        table = cast(Table, model.__table__)
        for key in table.foreign_keys:
            if key.column.table is target:
                query = select(table.c.id).where(key.parent == record_id).order_by(table.c.id)
                needed = not key.parent.nullable
                found += [
                    Link(kind=model.kind, record_id=each, field=key.parent.name, is_needed=needed)
                    for each in connection.scalars(query)
                ]
    return tuple(found)


def links_in(kind: str, told: Mapping[str, object]) -> Iterator[tuple[str, int]]:
    """The kind and id of each record that one of this kind points at, by what the record of changes tells of it."""
    for key in cast(Table, MODEL_OF_KIND[kind].__table__).foreign_keys:
        linked = told.get(key.parent.name)
        if isinstance(linked, int):
            yield key.column.table.name, linked


def is_file_named(connection: Connection, sha256: str) -> bool:
    """Whether any record still has this stored file: every column that names one is asked."""
    for model in MODELS:
        table = cast(Table, model.__table__)
        if table.name in FILES_OF_THEIR_OWN:
            continue
        for column in table.columns:
            if column.name == DIGEST or column.name.endswith(f"_{DIGEST}"):
                query = select(table.c.id).where(column == sha256).limit(1)
                if connection.scalar(query) is not None:
                    return True
    return False
