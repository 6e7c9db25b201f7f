"""The words of a file with their places, and in what pieces they are searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.release_findings import Place

LONGEST_BLOCK = 1_500
"""Letters that are searched as one: words that are typed together are found near each other."""


@dataclass(frozen=True, slots=True)
class TextPart:
    where: Place
    words: str


def blocks(parts: Iterable[TextPart]) -> Iterator[TextPart]:
    """Neighbours on one page, sheet or slide become one block, which is where its first part is. No word is lost."""
    now: list[TextPart] = []
    size = 0
    for part in parts:
        for each in _cut(part):
            if now and (size + len(each.words) > LONGEST_BLOCK or _on(each.where) != _on(now[0].where)):
                yield _joined(now)
                now, size = [], 0
            now.append(each)
            size += len(each.words) + 1
    if now:
        yield _joined(now)


def _cut(part: TextPart) -> Iterator[TextPart]:
    """Between words where there are any."""
    rest = part.words
    while len(rest) > LONGEST_BLOCK:
        at = rest.rfind(" ", 1, LONGEST_BLOCK)
        at = LONGEST_BLOCK if at == -1 else at
        yield replace(part, words=rest[:at])
        rest = rest[at:]
    if rest.strip():
        yield replace(part, words=rest)


def _on(where: Place) -> Place:
    """Without what is smaller than a page, a sheet or a slide."""
    return replace(where, paragraph=0, line=0, cell="")


def _joined(parts: list[TextPart]) -> TextPart:
    return TextPart(parts[0].where, "\n".join(part.words for part in parts))
