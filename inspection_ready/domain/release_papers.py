"""What the index of a release is made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.packs import LeftOut
from inspection_ready.domain.releases import ReleaseFile, ReleaseItem


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexLine:
    item: ReleaseItem
    files: tuple[ReleaseFile, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(file.path for file in self.files)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasePaper:
    number: int
    lines: tuple[IndexLine, ...]
    left_out: tuple[LeftOut, ...]
    """In words that are fit for whoever reads the index."""


def index_lines(items: Sequence[ReleaseItem], files: Sequence[ReleaseFile]) -> Iterator[IndexLine]:
    """In the order of the release."""
    own: dict[int | None, list[ReleaseFile]] = {}
    for file in files:
        own.setdefault(file.item_id, []).append(file)
    for item in sorted(items, key=lambda each: each.position):
        yield IndexLine(item=item, files=tuple(own.get(item.id, ())))
