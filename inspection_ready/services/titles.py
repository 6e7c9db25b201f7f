"""Finding a record by what it is called."""

from __future__ import annotations

from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.rows import R
from inspection_ready.domain.searching import folded
from inspection_ready.records.registry import record_of
from inspection_ready.storage.unit_of_work import Reader


def record_titled(reader: Reader, row_type: type[R], title: str) -> R:
    """In any capitals. Raises NotFound; Refused where several are called so."""
    record = record_of(row_type)
    wanted = _plain(title)
    found = [row for row in reader.register(row_type).all() if _plain(getattr(row, record.title)) == wanted]
    if len(found) > 1:
        raise Refused("several_called", plural=record.plural, title=title, count=len(found))
    if not found:
        raise NotFound("nothing_called", singular=record.singular, title=title)
    return found[0]


def _plain(title: str) -> str:
    return " ".join(folded(title).split())
