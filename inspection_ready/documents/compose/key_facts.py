"""The key facts: a table of what, how much, when and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.compose.bases import NOT_KNOWN, checked, website_runs
from inspection_ready.documents.compose.people import lines
from inspection_ready.documents.model import Run, Table, paragraph, text
from inspection_ready.domain.charts import fact_year, facts_over_years
from inspection_ready.domain.merge import field_key
from inspection_ready.phrases.key_facts import fact_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inspection_ready.documents.charts_in_text import ChartedBy
    from inspection_ready.documents.model import Block, Runs
    from inspection_ready.domain.key_facts import KeyFact
    from inspection_ready.domain.packs import PackFacts

WIDTHS = (0.22, 0.15, 0.14, 0.24, 0.25)


def key_fact_blocks(facts: PackFacts) -> Iterator[Block]:
    shown = facts.shown_key_facts()
    if not shown:
        yield paragraph("No key facts are held yet.")
        return
    yield Table(
        header=(text("What"), text("Value"), text("Year"), text("Source"), text("Checked")),
        rows=tuple(_row(facts, fact) for fact in shown),
        widths=WIDTHS,
        row_header=True,
    )


def value_of(facts: PackFacts) -> Callable[[str], str | None]:
    """What each name in a text becomes; None for a name that no key fact has."""
    known = {field_key(fact.name): fact for fact in facts.key_facts}
    strict = facts.council.leave_out_unchecked

    def words(name: str) -> str | None:
        fact = known.get(field_key(name))
        return None if fact is None else fact_words(fact, leave_out_unchecked=strict)

    return words


def charted(facts: PackFacts) -> ChartedBy:
    """The rows a chart draws of facts held for several years, each marked where nobody has checked it."""
    years = {
        field_key(name): (name, held) for name, held in facts_over_years(facts.shown_key_facts()).items()
    }

    def rows(of: str) -> tuple[tuple[str, ...], ...]:
        name, held = years.get(field_key(of), ("", ()))
        told = tuple((fact_year(fact), _number(fact)) for fact in held)
        return (("Year", name), *told) if held else ()

    return rows


def _row(facts: PackFacts, fact: KeyFact) -> tuple[Runs, ...]:
    return (
        text(fact.name),
        text(fact.value or NOT_KNOWN),
        text(fact.year or NOT_KNOWN),
        _source(fact),
        checked(facts, fact),
    )


def _number(fact: KeyFact) -> str:
    value = fact.value or NOT_KNOWN
    return value if fact.is_checked else f"{value} (not yet checked)"


def _source(fact: KeyFact) -> Runs:
    """The words lead to where it is published; an address that cannot be followed is printed below them."""
    address = website_runs(fact.website)
    if not fact.source.strip():
        return address or text(NOT_KNOWN)
    if address and address[0].link:
        return (Run(fact.source, link=address[0].link),)
    return lines(text(fact.source), address)
