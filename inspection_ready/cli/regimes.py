"""regime load: work by another regime, or a newer version of this one."""

from __future__ import annotations

import argparse
from pathlib import Path

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.services.regimes import load_regime


def add_to(commands: Commands[Parser]) -> None:
    regime = commands.add_parser("regime", help="the regulator's regime as data")
    parser = add_command(
        regime.add_subparsers(metavar="COMMAND", required=True),
        "load",
        run_load,
        help="work by the regime in this file from now on",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="a regime as YAML")
    add_workspace(parser)


def run_load(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        done = app.do(load_regime, arguments.file)
        regime = done.result
        framework = regime.framework
        told = {
            "workspace": str(app.workspace.folder),
            "code": regime.code,
            "name": regime.name,
            "version": framework.version,
            "changed": done.entry is not None,
        }
    lead = "Now working by" if done.entry is not None else "Nothing had to change: already working by"
    return Answer(told, (f"{lead} {regime.name}, version {framework.version}.",))
