"""What packs hold, without a row for each of their files: one may have hundreds of letters."""

from __future__ import annotations

from sqlalchemy import Connection, select

from inspection_ready.storage.models.filing import PackFileModel


def documents_of_packs(connection: Connection) -> dict[int, frozenset[str]]:
    """The names of the documents by the id of their pack."""
    found: dict[int, set[str]] = {}
    for pack_id, document in connection.execute(
        select(PackFileModel.pack_id, PackFileModel.document).distinct()
    ):
        found.setdefault(pack_id, set()).add(document)
    return {pack_id: frozenset(documents) for pack_id, documents in found.items()}
