"""packs check, packs override, packs dispose: before a pack is made, and long after."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from datetime import UTC
from typing import TYPE_CHECKING

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened, whole_number
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.phrases.about import given_words
from inspection_ready.phrases.pack_findings import found_words, lapsed_words, mended_words, open_words
from inspection_ready.phrases.values import count_of
from inspection_ready.services.manifest import finding_told
from inspection_ready.services.overrides import finding_with_code, override_finding, withdraw_override
from inspection_ready.services.pack_disposal import dispose_of_pack
from inspection_ready.services.pack_findings import pack_findings
from inspection_ready.services.packs import pack_numbered

if TYPE_CHECKING:
    from inspection_ready.domain.pack_findings import PackFinding

MOST = 5
"""Findings that are named beside a pack that was just made."""


def add_checks(commands: Commands[Parser]) -> None:
    check = add_command(commands, "check", run_check, help="check the documents of the next pack")
    add_workspace(check)
    override = add_command(
        commands, "override", run_override, help="leave what was found as it is, with the reason"
    )
    override.add_argument("code", metavar="CODE", help="of the finding, as packs check says it")
    add_workspace(override)
    way = override.add_mutually_exclusive_group(required=True)
    way.add_argument("--because", metavar="WORDS", help="why it is left as it is; kept, and printed")
    way.add_argument("--withdraw", action="store_true", help="take the reason back: it is open again")
    dispose = add_command(commands, "dispose", run_dispose, help="dispose of the files of a pack")
    dispose.add_argument("number", type=whole_number, metavar="NUMBER", help="of the pack")
    add_workspace(dispose)
    dispose.add_argument("--because", required=True, metavar="WORDS", help="why; it is kept")


def open_lines(findings: Sequence[PackFinding]) -> Iterator[str]:
    """Of a pack that was made: what is still to be mended in it."""
    still_open = [each for each in findings if each.is_open]
    if still_open:
        yield f"{open_words(len(still_open))}:"
        yield from (f"  {found_words(each)}" for each in still_open[:MOST])
        if (rest := len(still_open) - MOST) > 0:
            yield f"  And {rest} more: see packs check."


def run_check(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        found = app.read(pack_findings, at=app.clock.now())
    still_open = sum(each.is_open for each in found)
    told = {"open": still_open, "findings": [_told(each) for each in found]}
    return Answer(told, tuple(_lines(found)), has_findings=still_open > 0)


def run_override(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        found = app.read(finding_with_code, arguments.code, at=app.clock.now())
        if arguments.withdraw:
            app.do(withdraw_override, found)
            return Answer({"code": found.code, "left_because": None}, (f"Open again: {found_words(found)}",))
        override = app.do(override_finding, found, because=arguments.because).result
    lines = (f"Left as it is, until it changes: {found_words(found)}", f"Because: {override.reason}")
    return Answer({"code": found.code, "left_because": override.reason}, lines)


def run_dispose(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        disposal = dispose_of_pack(app, arguments.number, because=arguments.because).result
        filed = pack_numbered(app, arguments.number)
    told = {
        "pack": filed.pack.number,
        "disposed_at": disposal.disposed_at.astimezone(UTC).isoformat(),
        "disposed_by": disposal.disposed_by,
        "because": disposal.reason,
        "manifest_sha256": filed.pack.manifest_sha256,
    }
    lines = (
        f"Disposed of the files of Pack {filed.pack.number}: {count_of(len(filed.every_file), 'file')}.",
        "That there was one stays recorded. Copies elsewhere, in a safe copy too, are not touched.",
    )
    return Answer(told, lines)


def _told(found: PackFinding) -> dict[str, object]:
    record = None if found.record_id is None else str(found.record_id)
    return {**finding_told(found), "mended_in": found.register or None, "record": record}


def _lines(found: Sequence[PackFinding]) -> Iterator[str]:
    if not found:
        yield "Nothing was found in the documents."
    for each in found:
        if each.override is None:
            yield f"{each.code}  {found_words(each)}{mended_words(each.register)}"
            if each.lapsed is not None:
                yield f"          {lapsed_words(each.lapsed)}"
    for each in found:
        if each.override is not None:
            yield f"{each.code}  Left as it is: {found_words(each)}"
            yield f"          {each.override.reason} ({given_words(each.override)})"
    if any(each.is_open for each in found):
        yield 'Mend it, or leave it as it is with: packs override CODE --because "why"'
