"""What a text refers to in the same document: a section, or a heading in one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.documents.model import has_words, plain
from inspection_ready.domain.document_findings import DocumentFault
from inspection_ready.domain.picture_marks import picture_key
from inspection_ready.domain.section_marks import words_for

if TYPE_CHECKING:
    from inspection_ready.documents.model import Run


@dataclass(frozen=True, slots=True)
class Reference:
    words: str
    """What it is called now."""
    anchor: str = ""
    """None where nothing can lead there from this document."""
    is_printed: bool = True


Refers = Callable[[str], Reference | None]
"""What a name means; None for one that nothing has."""


def reference_runs(
    name: str, own: Iterable[Run], look: Run, refers: Refers, found: Callable[[DocumentFault, str], None]
) -> Iterator[Run]:
    """A link; plain words where it would lead nowhere, and ``found`` is told why."""
    target = refers(name)
    if target is None:
        found(DocumentFault.REFERENCE_MISSING, name)
    elif not target.is_printed:
        found(DocumentFault.REFERENCE_LEFT_OUT, name)
    worded = tuple(own)
    only_names = {picture_key(name), picture_key(words_for(name))}
    if not has_words(worded) or picture_key(plain(worded)) in only_names:
        worded = (replace(look, text=target.words if target else words_for(name)),)
    link = f"#{target.anchor}" if target and target.anchor else ""
    yield from (run if run.note else replace(run, link=link) for run in worded)
