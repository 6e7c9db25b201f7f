"""check: what is missing, stale or unowned."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import groupby

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.moments import today
from inspection_ready.domain.readiness import Finding
from inspection_ready.phrases.readiness import (
    finding_sentence,
    may_be_several,
    several_sentence,
    severity_words,
    short_name,
)
from inspection_ready.services.readiness import readiness

FEW = 3
MOST = 15
"""Of findings that are alike: up to so many are said one by one, and more than so many are counted."""


def add_to(commands: Commands[Parser]) -> None:
    parser = add_command(commands, "check", run_check, help="say what is missing, stale or unowned")
    add_workspace(parser)


def run_check(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        found = app.read(readiness, today(app.clock))
    told = {"findings": [_told(finding) for finding in found]}
    return Answer(told, tuple(_lines(found)), has_findings=bool(found))


def _told(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "register": finding.register,
        "id": None if finding.record_id is None else str(finding.record_id),
        "name": finding.name,
        "sentence": finding_sentence(finding),
    }


def _lines(found: tuple[Finding, ...]) -> Iterator[str]:
    if not found:
        yield "Nothing is missing, stale or unowned."
    for severity, group in groupby(found, key=lambda finding: finding.severity):
        yield f"{severity_words(severity)}:"
        for _, alike in groupby(group, key=lambda finding: (finding.code, finding.register)):
            yield from (f"  {line}" for line in _alike(tuple(alike)))


def _alike(found: tuple[Finding, ...]) -> Iterator[str]:
    """The same gap many times over is said once, above a list; of a long list the beginning and a count."""
    shown = found if len(found) <= MOST + 1 else found[:MOST]
    if len(found) > FEW and may_be_several(found[0]):
        yield several_sentence(found)
        yield from (f"  {short_name(finding)}" for finding in shown)
        indent = "  "
    else:
        yield from map(finding_sentence, shown)
        indent = ""
    if len(shown) < len(found):
        yield f"{indent}and {len(found) - len(shown):,} more; --json gives every one"
