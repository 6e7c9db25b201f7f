"""What points at a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from sqlalchemy import Connection, Table, select

from inspection_ready.storage.models.registry import MODEL_OF_KIND, MODELS


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
