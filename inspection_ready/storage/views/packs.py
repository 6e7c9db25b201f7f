"""What packs hold, without a row for each of their files: one may have hundreds of letters."""

from __future__ import annotations

from sqlalchemy import Connection, select

from inspection_ready.storage.models.filing import PackFileModel


def documents_of_packs(connection: Connection) -> dict[int, frozenset[str]]:
    """The names of the documents by the id of their pack; of what is in a folder, "letters/Thank you" too."""
    found: dict[int, set[str]] = {}
    columns = select(PackFileModel.pack_id, PackFileModel.document, PackFileModel.path)
    for pack_id, document, path in connection.execute(columns):
        folder = path.rpartition("/")[0]
        found.setdefault(pack_id, set()).update({document, folder} if folder else {document})
    return {pack_id: frozenset(documents) for pack_id, documents in found.items()}
