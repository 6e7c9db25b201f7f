"""The coverage of the framework by evidence: the grid, the request list, and what to do about both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.compose.cut_lists import cut_list
from inspection_ready.documents.compose.frame import framed, sentence_start
from inspection_ready.documents.model import BulletList, Heading, Paper, Run, Table, item, paragraph, text
from inspection_ready.domain.coverage import Strength
from inspection_ready.phrases import dates
from inspection_ready.phrases.evidence import STRENGTHS, STRENGTHS_EXPLAINED, covered_words
from inspection_ready.records.evidence import SENSITIVITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inspection_ready.documents.model import Block, Document, Runs
    from inspection_ready.domain.coverage import Coverage, Covered
    from inspection_ready.domain.evidence import Evidence
    from inspection_ready.domain.packs import PackFacts

STATEMENT_SHARE = 0.26
ITEM_WIDTHS = (0.44, 0.30, 0.26)


def compose_coverage(facts: PackFacts, coverage: Coverage) -> Document:
    blocks = (*_summary(facts, coverage), *_grid(coverage), *_items(coverage), *_to_do(coverage))
    return framed(facts, title="Evidence coverage", blocks=blocks, paper=Paper(landscape=True))


def _summary(facts: PackFacts, coverage: Coverage) -> Iterator[Block]:
    day = dates.day(coverage.on)
    visit = facts.inspection.on_site_from if facts.inspection else None
    when = f"on {day}, the first day on site" if visit == coverage.on else f"on {day}"
    tally = coverage.tally
    counted = [
        f"{tally[each]} {STRENGTHS[each].lower()}"
        for each in Strength
        if each in tally and each is not Strength.NOT_WANTED
    ]
    yield paragraph(f"How the evidence will stand {when}. Of the grid below: {', '.join(counted)}.", "lead")
    yield BulletList(
        tuple(item(f"{STRENGTHS[each]}: {STRENGTHS_EXPLAINED[each]}.") for each in Strength if each in tally)
    )


def _grid(coverage: Coverage) -> Iterator[Block]:
    yield Heading(1, text("Statements and evidence categories"))
    has_others = any(line.without_category.evidence for line in coverage.statements)
    names = [name for _, name in coverage.categories] + (["Category not said"] if has_others else [])
    share = (1 - STATEMENT_SHARE) / max(len(names), 1)
    yield Table(
        header=(text("Quality statement"), *map(text, names)),
        rows=tuple(
            (
                text(f"{line.code} {line.title}"),
                *(_cell(cell) for cell in line.cells),
                *((_cell(line.without_category, is_extra=True),) if has_others else ()),
            )
            for line in coverage.statements
        ),
        widths=(STATEMENT_SHARE, *(share for _ in names)),
        row_header=True,
    )


def _cell(covered: Covered, *, is_extra: bool = False) -> Runs:
    """The word in bold where there is something, for the eye; the same words say all."""
    if is_extra and not covered.evidence:
        return text("None")
    word, _, rest = covered_words(covered).partition(":")
    return (Run(word, bold=True), Run(f":{rest}")) if rest else text(word)


def _items(coverage: Coverage) -> Iterator[Block]:
    if not coverage.items:
        return
    yield Heading(1, text("The request list"))
    yield Table(
        header=(text("Asked for"), text("What is held"), text("Evidence")),
        rows=tuple(
            (
                text(sentence_start(line.title)),
                _cell(line.covered),
                text("\n".join(_called(each) for each in line.covered.evidence)),
            )
            for line in coverage.items
        ),
        widths=ITEM_WIDTHS,
        row_header=True,
    )


def _to_do(coverage: Coverage) -> Iterator[Block]:
    covered = [cell for line in coverage.statements for cell in (*line.cells, line.without_category)]
    covered += [line.covered for line in coverage.items]
    yield from _listed(f"Stale on {dates.day(coverage.on)}", (each for one in covered for each in one.stale))
    yield from _listed("Without an owner", (each for one in covered for each in one.unowned))
    yield from _listed(
        "Answers a request, and is not signed for it", (each for one in covered for each in one.unsigned)
    )
    yield from _listed("Held, and serving nothing", coverage.unused)


def _listed(title: str, evidence: Iterable[Evidence]) -> Iterator[Block]:
    found = sorted({each.id: each for each in evidence}.values(), key=lambda each: each.title.casefold())
    yield from cut_list(title, [_called(each) for each in found])


def _called(evidence: Evidence) -> str:
    """With the mark of what is confidential or exempt: the paper may be handed on."""
    mark = "" if evidence.mark is None else f" ({SENSITIVITIES[evidence.mark]})"
    return f"{evidence.reference} {evidence.title}{mark}".strip()
