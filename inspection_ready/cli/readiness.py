"""check: what is missing, stale or unowned."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import groupby

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.moments import today
from inspection_ready.domain.readiness import Finding
from inspection_ready.phrases.readiness import finding_sentence, severity_words
from inspection_ready.services.readiness import readiness


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
        yield from (f"  {finding_sentence(finding)}" for finding in group)
