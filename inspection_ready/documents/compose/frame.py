"""What every document of a pack has around its own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.model import Document, Paper, paragraph
from inspection_ready.phrases import dates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspection_ready.documents.model import Block
    from inspection_ready.domain.filing import Head
    from inspection_ready.domain.packs import PackFacts

UPRIGHT = Paper()
UNNAMED_COUNCIL = "The council"
HALF_A_HASH = 32


def council_name(facts: PackFacts) -> str:
    return facts.council.name or UNNAMED_COUNCIL


def sentence_start(words: str) -> str:
    return words[:1].upper() + words[1:]


PACK, RELEASE = "Pack", "Release"


def framed(
    facts: PackFacts,
    *,
    title: str,
    subtitle: str = "",
    blocks: Iterable[Block],
    paper: Paper = UPRIGHT,
    of: str = PACK,
) -> Document:
    """``of`` is what the number of the facts counts."""
    return Document(
        title=title,
        subtitle=subtitle or facts.regime_name,
        subject=f"{title}, {council_name(facts)}",
        organisation=council_name(facts),
        footer=_footer(facts, of),
        created=facts.prepared_at,
        blocks=(*blocks, paragraph(record_line(facts, of), "small")),
        paper=paper,
    )


def _footer(facts: PackFacts, of: str) -> str:
    on = f"prepared on {dates.day(facts.prepared_on)}"
    return f"{of} {facts.number}, {on}" if facts.number else sentence_start(on)


def short_record_line(head: Head) -> str:
    """The head as a letter can carry it: small, and enough of it to be checked against."""
    return f"Record of changes {head.count}-{head.hash[:HALF_A_HASH]}"


def record_line(facts: PackFacts, of: str = PACK) -> str:
    """What ties the paper to the register: anyone can check the head against the workspace."""
    entries = "1 entry" if facts.head.count == 1 else f"{facts.head.count:,} entries"
    whole, this = (f"{of} {facts.number}. ", of.lower()) if facts.number else ("", "document")
    return (
        f"Prepared on {dates.day(facts.prepared_on)}. {whole}"
        f"Record of changes: {entries} before this {this}, head {facts.head}"
    )
