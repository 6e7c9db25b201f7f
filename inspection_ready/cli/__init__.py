"""The command line: every service without a window, for scripts and tests."""

from __future__ import annotations

import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from types import ModuleType

from inspection_ready.cli.arguments import Parser
from inspection_ready.cli.output import BUG, Answer, Counter, show, show_error, use_utf8
from inspection_ready.cli.stopping import Stopping
from inspection_ready.domain.errors import ExpectedError
from inspection_ready.services.collecting import without_collecting

PROGRAM = "inspection-ready"
ALONE = {
    "check": "readiness",
    "files": "files",
    "import": "imports",
    "list": "listing",
    "notify": "inspection",
    "on-site": "inspection",
    "packs": "packs",
    "stage": "stages",
    "today": "today",
    "verify": "trail",
}
"""Commands whose module is loaded without the others: what the others need takes longer than many a command."""

OUR_FAULT = (
    "Something went wrong that Inspection Ready did not expect. What was saved before is kept. "
    "Please send the lines below to whoever looks after it."
)


def build_parser(command: str = "") -> Parser:
    """With every command, unless ``command`` is one that can do without the others."""
    parser = Parser(
        prog=PROGRAM,
        description="Keeps a council's adult social care ready for assessment. Without arguments it opens the window.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=_version())
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    alone = ALONE.get(command)
    for noun in _nouns() if alone is None else (import_module(f"{__name__}.{alone}"),):
        noun.add_to(commands)
    return parser


def _nouns() -> tuple[ModuleType, ...]:
    """In the order they are shown."""
    from inspection_ready.cli import (  # slow import: everything the app can do
        accuracy,
        brand,
        claims,
        copies,
        council,
        demo,
        evidence,
        exports,
        facilities,
        files,
        imports,
        inspection,
        learning,
        letters,
        listing,
        maps,
        mocks,
        packs,
        papers,
        pictures,
        readiness,
        regimes,
        releases,
        replies,
        requests,
        search,
        sheets,
        signoff,
        stages,
        tasks,
        templates,
        timetable,
        today,
        trail,
        versions,
        views,
        workspaces,
    )

    return (
        workspaces, imports, exports, listing, views, regimes, council, brand, facilities, pictures, maps,
        evidence, versions, claims, replies, requests, accuracy, search, inspection, stages, timetable, templates, mocks,
        letters, sheets, papers, learning, signoff, packs, files, releases, readiness, today, tasks, trail, copies,
        demo,
    )  # fmt: skip


def main(argv: Sequence[str]) -> int:
    """Exit codes: 0 done, 1 done but with findings, 2 refused or bad input, 70 a bug.

    KeyboardInterrupt is left to the caller.
    """
    use_utf8()
    arguments = _read(argv)
    try:
        answer = _run(arguments)
        code = show(answer, as_json=arguments.json)
        sys.stdout.flush()  # here, where a reader that has gone is understood, and not as Python ends
        return code  # noqa: TRY300 - the flush belongs to the same try
    except ExpectedError as error:
        return show_error(error, as_json=arguments.json)
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception:  # noqa: BLE001 - the one place where a bug is told instead of shown raw
        print(OUR_FAULT, file=sys.stderr)
        traceback.print_exc()
        return BUG


def _run(arguments: Namespace) -> Answer:
    with Stopping() as stopping:
        counter = Counter(sys.stderr, stopping.may_go_on)
        try:
            answer: Answer = arguments.run(arguments, counter)
        finally:
            counter.clear()
    return answer


def _read(argv: Sequence[str]) -> Namespace:
    with without_collecting():  # a tenth of the time: all that is loaded for it stays
        return build_parser(argv[0] if argv else "").parse_args(argv)


def _version() -> str:
    try:
        return f"Inspection Ready {version(PROGRAM)}"
    except PackageNotFoundError:  # run from a copy of the source
        return "Inspection Ready"
