"""The lists of a regime file: a mark and a source for the whole list, which an item may override."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.regimes import Basis, Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.exchange.fields import Fields


def listed(top: Fields, section: str, *, key: str = "id") -> Iterator[tuple[Fields, Basis]]:
    """Each item of ``section`` with its basis; nothing where the file has no such section.

    ``key`` names the field that must differ between items.
    """
    if not top.has(section):
        return
    whole = top.table(section)
    shared = read_basis(whole)
    lines: dict[str, int] = {}
    for item in whole.tables("list"):
        yield item, read_basis(item, shared)
        name = item.text(key, default="")
        first = lines.setdefault(name.casefold(), item.line_of(key))
        if name and first != item.line_of(key):
            item.note(key, "duplicate", value=name, first=first)
        item.close()
    whole.close()


def read_basis(fields: Fields, default: Basis | None = None) -> Basis:
    """An item with a mark of its own does not borrow the list's source."""
    own_mark = fields.has("mark")
    mark = fields.choice("mark", Mark, default.mark if default else None)
    return Basis(
        mark=mark, source=fields.text("source", default="" if own_mark or not default else default.source)
    )
