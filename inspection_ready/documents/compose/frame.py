"""What every document of a pack has around its own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.model import Document, Paper, paragraph
from inspection_ready.phrases import dates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspection_ready.documents.model import Block
    from inspection_ready.domain.packs import PackFacts

UPRIGHT = Paper()
UNNAMED_COUNCIL = "The council"


def council_name(facts: PackFacts) -> str:
    return facts.council.name or UNNAMED_COUNCIL


def sentence_start(words: str) -> str:
    return words[:1].upper() + words[1:]


def framed(
    facts: PackFacts, *, title: str, subtitle: str = "", blocks: Iterable[Block], paper: Paper = UPRIGHT
) -> Document:
    return Document(
        title=title,
        subtitle=subtitle or facts.regime_name,
        subject=f"{title}, {council_name(facts)}",
        organisation=council_name(facts),
        footer=_footer(facts),
        created=facts.prepared_at,
        blocks=(*blocks, paragraph(record_line(facts), "small")),
        paper=paper,
    )


def _footer(facts: PackFacts) -> str:
    on = f"prepared on {dates.day(facts.prepared_on)}"
    return f"Pack {facts.number}, {on}" if facts.number else sentence_start(on)


def record_line(facts: PackFacts) -> str:
    """What ties the paper to the register: anyone can check the head against the workspace."""
    entries = "1 entry" if facts.head.count == 1 else f"{facts.head.count:,} entries"
    pack, this = (f"Pack {facts.number}. ", "pack") if facts.number else ("", "document")
    return (
        f"Prepared on {dates.day(facts.prepared_on)}. {pack}"
        f"Record of changes: {entries} before this {this}, head {facts.head}"
    )
