"""files check, files clean: a file before anybody is asked to sign it. Neither needs a workspace."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from inspection_ready.cli.arguments import Commands, Parser, add_command, day, opened, path
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.moments import SystemClock, today
from inspection_ready.domain.release_findings import CheckedFile, Place, ReleaseFinding, Unseen
from inspection_ready.domain.release_items import Known
from inspection_ready.phrases.release import (
    checked_lines,
    finding_advice,
    finding_places,
    finding_words,
    unseen_words,
)
from inspection_ready.services.clean_copies import make_clean_copy
from inspection_ready.services.release_check import check_file
from inspection_ready.services.release_known import known_in, names_in_file


def add_to(commands: Commands[Parser]) -> None:
    files = commands.add_parser("files", help="a file that may become evidence: check it before it is signed")
    own = files.add_subparsers(metavar="COMMAND", required=True)
    check = add_command(
        own, "check", run_check, help="what must be looked at before anybody is asked to sign"
    )
    check.add_argument("file", type=path, metavar="FILE", help="of any kind; it is not changed")
    _add_known(check)
    clean = add_command(
        own, "clean", run_clean, help="make a copy without properties, comments and tracked changes"
    )
    clean.add_argument("file", type=path, metavar="FILE", help="a .docx, .xlsx or .pptx; it is not changed")
    clean.add_argument(
        "--out", type=path, metavar="FILE", help="where the copy goes; without it, beside the file"
    )
    _add_known(clean)


def _add_known(parser: Parser) -> None:
    parser.add_argument("--workspace", type=path, metavar="W", help="look for the names of people in it, too")
    parser.add_argument(
        "--names", type=path, metavar="LIST", help="names to look for, one a line: a list of cases"
    )
    parser.add_argument("--as-at", type=day, metavar="DAY", help="the day its figures should be of")
    parser.add_argument(
        "--on", type=day, metavar="DAY", help="how old its dates are by then; without it, today"
    )


def run_check(arguments: argparse.Namespace, progress: Progress) -> Answer:
    checked = check_file(arguments.file, _known(arguments), progress)
    has_findings = bool(checked.findings) or not checked.is_readable
    return Answer(checked_told(checked), tuple(checked_lines(checked)), has_findings=has_findings)


def run_clean(arguments: argparse.Namespace, progress: Progress) -> Answer:
    copy = make_clean_copy(arguments.file, arguments.out, _known(arguments), progress)
    told = {"copy": str(copy.path), "of": copy.before.sha256, **checked_told(copy.after)}
    lines = (
        f"A cleaned copy was made: {copy.path}",
        f"{copy.before.name} was not changed.",
        "",
        *checked_lines(copy.after),
    )
    return Answer(told, lines, has_findings=bool(copy.after.findings))


def _known(arguments: argparse.Namespace) -> Known:
    on = arguments.on or today(SystemClock())
    cases = names_in_file(arguments.names) if arguments.names else ()
    if arguments.workspace is None:
        return Known(today=on, cases=cases, as_at=arguments.as_at)
    with opened(arguments, write=False) as app:
        return app.read(known_in, today=on, cases=cases, as_at=arguments.as_at)


def checked_told(checked: CheckedFile) -> dict[str, object]:
    return {
        "file": checked.name,
        "sha256": checked.sha256,
        "size": checked.size,
        "kind": checked.format,
        "pages": checked.pages or None,
        "readable": checked.is_readable,
        "likely": checked.likely,
        "possible": checked.possible,
        "findings": [_finding_told(each) for each in checked.findings],
        "unseen": [_unseen_told(each) for each in checked.unseen],
    }


def _finding_told(finding: ReleaseFinding) -> dict[str, object]:
    return {
        "key": finding.key,
        "code": finding.fault.value,
        "grade": finding.grade.value,
        "count": finding.count,
        "words": finding_words(finding),
        "places": finding_places(finding),
        "todo": finding_advice(finding),
        "where": _place_told(finding.where),
        "others": [_place_told(each) for each in finding.others],
    }


def _place_told(place: Place) -> dict[str, object]:
    """Only what is known of it."""
    return {name: value for name, value in asdict(place).items() if value}


def _unseen_told(unseen: Unseen) -> dict[str, object]:
    return {"code": unseen.kind.value, "words": unseen_words(unseen), "inside": list(unseen.inside)}
