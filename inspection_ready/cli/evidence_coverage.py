"""evidence coverage: what is held for each part of the framework, on the day that counts."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened, path
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.coverage import Coverage, Covered, Strength
from inspection_ready.domain.moments import today
from inspection_ready.phrases.dates import day as day_words
from inspection_ready.phrases.evidence import STRENGTHS, covered_words
from inspection_ready.services.coverage import current_coverage, write_coverage


def add_coverage(verbs: Commands[Parser]) -> None:
    covered = add_command(verbs, "coverage", run_coverage, help="show what is covered, and what is not")
    add_workspace(covered)
    covered.add_argument("--out", type=path, metavar="FILE", help="write it as a .docx or .pdf as well")


def run_coverage(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        now = today(app.clock)
        if arguments.out is None:
            found = app.read(current_coverage, today=now)
        else:
            found = app.read(write_coverage, arguments.out, at=app.clock.now(), today=now)
    told = _coverage_told(found)
    if arguments.out is not None:
        told["file"] = str(arguments.out)
    return Answer(told, tuple(_coverage_lines(found)))


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
