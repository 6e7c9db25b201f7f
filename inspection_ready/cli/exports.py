"""export: a register to a spreadsheet."""

from __future__ import annotations

import argparse

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened, path
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.records.registry import EXPORTED
from inspection_ready.services.exports import export_register


def add_to(commands: Commands[Parser]) -> None:
    parser = add_command(commands, "export", run_export, help="write a register to a spreadsheet")
    parser.add_argument("register", metavar="REGISTER", help=", ".join(EXPORTED))
    parser.add_argument("file", type=path, metavar="FILE", help="ending in .xlsx or .csv")
    add_workspace(parser)


def run_export(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        exported = app.read(export_register, arguments.register, arguments.file)
    told = {"register": arguments.register, "file": str(exported.path), "rows": exported.rows}
    rows = f"{exported.rows:,} {'row' if exported.rows == 1 else 'rows'}"
    return Answer(told, (f"Wrote {rows} to {exported.path}.",))
