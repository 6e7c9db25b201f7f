"""A list under a heading, cut where it is longer than anybody reads, with how many more there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.model import BulletList, Heading, item, paragraph, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection_ready.documents.model import Block

MOST_LISTED = 200


def cut_list(title: str, told: Sequence[str]) -> Iterator[Block]:
    """Nothing at all where there is nothing to list."""
    if not told:
        return
    yield Heading(1, text(title))
    yield BulletList(tuple(map(item, told[:MOST_LISTED])))
    if len(told) > MOST_LISTED:
        yield paragraph(f"And {len(told) - MOST_LISTED:,} more.")
