"""The command line: every service without a window, for scripts and tests."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from inspection_ready.cli import (
    copies,
    council,
    demo,
    exports,
    facilities,
    imports,
    inspection,
    letters,
    listing,
    packs,
    pictures,
    readiness,
    regimes,
    tasks,
    timetable,
    trail,
    workspaces,
)
from inspection_ready.cli.arguments import Parser
from inspection_ready.cli.output import BUG, Counter, show, show_error, use_utf8
from inspection_ready.domain.errors import ExpectedError

PROGRAM = "inspection-ready"
NOUNS = (
    workspaces,
    imports,
    exports,
    listing,
    regimes,
    council,
    facilities,
    pictures,
    inspection,
    timetable,
    letters,
    packs,
    readiness,
    tasks,
    trail,
    copies,
    demo,
)

OUR_FAULT = (
    "Something went wrong that Inspection Ready did not expect. What was saved before is kept. "
    "Please send the lines below to whoever looks after it."
)


def build_parser() -> Parser:
    parser = Parser(
        prog=PROGRAM,
        description="Keeps a council's adult social care ready for assessment. Without arguments it opens the window.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=_version())
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for noun in NOUNS:
        noun.add_to(commands)
    return parser


def main(argv: Sequence[str]) -> int:
    """Exit codes: 0 done, 1 done but with findings, 2 refused or bad input, 70 a bug.

    KeyboardInterrupt is left to the caller.
    """
    use_utf8()
    arguments = build_parser().parse_args(argv)
    counter = Counter(sys.stderr)
    try:
        try:
            answer = arguments.run(arguments, counter)
        finally:
            counter.clear()
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


def _version() -> str:
    try:
        return f"Inspection Ready {version(PROGRAM)}"
    except PackageNotFoundError:  # run from a copy of the source
        return "Inspection Ready"
