"""evidence coverage: what is held for each part of the framework, on the day that counts."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened, path
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.cli.views import add_where, asked_of, conditions_of
from inspection_ready.domain.coverage import Coverage, Covered, Strength
from inspection_ready.domain.coverage_views import Narrowed, narrowed
from inspection_ready.domain.moments import today
from inspection_ready.phrases.dates import day as day_words
from inspection_ready.phrases.evidence import STRENGTHS, covered_words
from inspection_ready.phrases.views import conditions_sentence, shown_words
from inspection_ready.records.aspects import COVERAGE
from inspection_ready.services.coverage import current_coverage, write_coverage
from inspection_ready.services.coverage_views import PARTS, write_coverage_seen
from inspection_ready.services.seen import Shown
from inspection_ready.services.views import Asked, view_named


def add_coverage(verbs: Commands[Parser]) -> None:
    covered = add_command(verbs, "coverage", run_coverage, help="show what is covered, and what is not")
    add_workspace(covered)
    covered.add_argument("--view", metavar="NAME", help="only what a view that is kept shows")
    add_where(covered)
    covered.add_argument(
        "--out",
        type=path,
        metavar="FILE",
        help="write it as well: .docx or .pdf whole, .xlsx or .csv as seen",
    )


def run_coverage(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        now, out = today(app.clock), arguments.out
        if out is None or _is_table(out):
            found = app.read(current_coverage, today=now)
        else:
            found = app.read(write_coverage, out, at=app.clock.now(), today=now)
        view = None if arguments.view is None else app.read(view_named, COVERAGE, arguments.view)
        conditions = (*(view.asks if view else ()), *conditions_of(app, COVERAGE, arguments.where))
        asked = asked_of(app, COVERAGE, conditions)
        kept = narrowed(found, asked.conditions)
        if out is not None and _is_table(out):
            name = view.name if view else ""
            shown = Shown(name=name, said=asked.said, lost=asked.lost, total=kept.total, at=app.clock.now())
            write_coverage_seen(found, asked.conditions, out, shown=shown)
    told = _coverage_told(found)
    if conditions:
        told |= {"shown": _shown_told(found, kept), "count": kept.shown, "of": kept.total}
        told |= {"asked": list(asked.said), "left_out": list(asked.lost)}
    if out is not None:
        told["file"] = str(out)
    return Answer(told, tuple(_shown_lines(found, kept, asked) if conditions else _coverage_lines(found)))


def _is_table(out: Path) -> bool:
    return out.suffix.lower() in {".xlsx", ".csv"}


def _shown_told(found: Coverage, kept: Narrowed) -> list[dict[str, object]]:
    return [
        {"statement": statement, "category": category, "item": item, **_covered_told(covered)}
        for statement, category, item, covered in _shown(found, kept)
    ]


def _shown(found: Coverage, kept: Narrowed) -> Iterator[tuple[str, str, str, Covered]]:
    """Statement, category and line of the request list by their codes, with what covers them."""
    for each in kept.lines:
        for (category, _), cell, is_shown in zip(found.categories, each.line.cells, each.cells, strict=True):
            if is_shown:
                yield each.line.code, category, "", cell
        if each.others:
            yield each.line.code, "", "", each.line.without_category
    for line in kept.items:
        yield "", "", line.code, line.covered


def _shown_lines(found: Coverage, kept: Narrowed, asked: Asked) -> Iterator[str]:
    yield f"{shown_words(kept.shown, kept.total, PARTS)}. {conditions_sentence(asked.said)}".strip()
    yield from asked.lost
    names = dict(found.categories)
    for statement, category, item, covered in _shown(found, kept):
        named = f"{statement} {names.get(category, '')}".strip() or item
        yield f"  {named}: {covered_words(covered)}"


def _coverage_told(found: Coverage) -> dict[str, object]:
    return {
        "on": found.on.isoformat(),
        "statements": [
            {
                "code": line.code,
                "title": line.title,
                "cells": {
                    category: _covered_told(cell)
                    for (category, _), cell in zip(found.categories, line.cells, strict=True)
                },
                "without_category": _covered_told(line.without_category),
            }
            for line in found.statements
        ],
        "items": [
            {"code": line.code, "title": line.title, **_covered_told(line.covered)} for line in found.items
        ],
        "unused": [each.reference for each in found.unused],
    }


def _covered_told(covered: Covered) -> dict[str, object]:
    return {
        "strength": covered.strength.value,
        "evidence": [each.reference for each in covered.evidence],
        "held": covered.held,
        "stale": [each.reference for each in covered.stale],
        "unowned": [each.reference for each in covered.unowned],
        "unsigned": [each.reference for each in covered.unsigned],
    }


def _coverage_lines(found: Coverage) -> Iterator[str]:
    tally = ", ".join(f"{count} {STRENGTHS[each].lower()}" for each, count in found.tally.items())
    yield f"As it will stand on {day_words(found.on)}: {tally}."
    for line in found.statements:
        yield f"{line.code} {line.title}"
        for (_, name), cell in zip(found.categories, line.cells, strict=True):
            if cell.strength is not Strength.NOT_WANTED:
                yield f"  {name}: {covered_words(cell)}"
    bare = [line.title for line in found.items if line.covered.strength is Strength.NONE]
    if bare:
        yield f"Of the request list, nothing yet for {len(bare)} of {len(found.items)}: {', '.join(bare)}."
