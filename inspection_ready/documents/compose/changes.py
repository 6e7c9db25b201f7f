"""What changed since the pack before: document by document, so that only what changed has to be read or replaced."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from inspection_ready.documents.compose.frame import framed
from inspection_ready.documents.model import Callout, Heading, Table, paragraph, text
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.phrases import dates
from inspection_ready.phrases.pack_change_values import cell_words
from inspection_ready.phrases.pack_changes import title_since
from inspection_ready.phrases.packs import TITLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection_ready.documents.model import Block, Document, Runs
    from inspection_ready.domain.changed_since import ChangedSince, ToldChange
    from inspection_ready.domain.packs import PackFacts

FIRST = "This is the first pack: there is none before it."
OTHERWISE, CHANGED = "Otherwise", "Changed"
"""Of what is told to differ and no more."""
MOST_OF_A_SORT = 60
"""New people of an import, say: the rest are counted, and stand in the document itself."""
DOCUMENT_WIDTHS = (0.4, 0.6)
WIDTHS = (0.32, 0.34, 0.34)


def has_pack_before(facts: PackFacts) -> bool:
    return facts.since is not None


def compose_changes(facts: PackFacts) -> Document:
    if facts.since is None:
        return framed(facts, title="What changed", blocks=(paragraph(FIRST),))
    return framed(facts, title=title_since(facts.since.pack), blocks=_blocks(facts, facts.since))


def _blocks(facts: PackFacts, since: ChangedSince) -> Iterator[Block]:
    yield paragraph(since.summary, "lead")
    made = dates.moment(on_the_clock(since.made_at))
    yield paragraph(
        f"Pack {since.pack} was made at {made}. What was changed since then and changed back is not told."
    )
    if since.notes:
        yield Callout("To know when reading this", tuple(text(note) for note in since.notes))
    if since.documents:
        yield Heading(1, text("Which documents changed"))
        yield Table(
            header=(text("Document"), text("What changed")),
            rows=tuple((text(TITLES[each.document]), text(each.words)) for each in since.documents),
            widths=DOCUMENT_WIDTHS,
            row_header=True,
        )
    for document in dict.fromkeys(change.documents[0] for change in since.changes):
        yield Heading(1, text(TITLES[document]))
        yield Table(
            header=(text("What"), text(f"Pack {since.pack}"), text(f"Pack {facts.number}")),
            rows=tuple(_rows(since.under(document))),
            widths=WIDTHS,
            row_header=True,
        )


def _rows(changes: Sequence[ToldChange]) -> Iterator[tuple[Runs, ...]]:
    for _, alike in groupby(changes, key=lambda change: (change.kind, change.sort)):
        told = tuple(alike)
        for change in told[:MOST_OF_A_SORT]:
            yield from _change(change)
        rest = len(told) - MOST_OF_A_SORT
        if rest > 0:
            yield (
                text(f"And {rest:,} more like the last"),
                text("In the document itself"),
                text("In the document itself"),
            )


def _change(change: ToldChange) -> Iterator[tuple[Runs, ...]]:
    """A row for each field; one for what only one of the packs has."""
    if not change.fields:
        was, now = change.was or OTHERWISE, change.now or CHANGED
        yield text(change.heading), text(cell_words(was)), text(cell_words(now))
    for each in change.fields:
        what = f"{change.heading}: {_small(each.label)}" if each.label else change.heading
        yield text(what), text(cell_words(each.was or OTHERWISE)), text(cell_words(each.now or CHANGED))


def _small(label: str) -> str:
    """Inside a line; "E-mail" and "Wi-Fi" keep their looks but for the first letter."""
    return label[:1].lower() + label[1:]
