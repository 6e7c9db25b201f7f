"""facility-kind add: another kind of fact to hold about each base."""

from __future__ import annotations

import argparse

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.services.facilities import add_facility_kind


def add_to(commands: Commands[Parser]) -> None:
    kinds = commands.add_parser("facility-kind", help="kinds of facility a base may have")
    parser = add_command(
        kinds.add_subparsers(metavar="COMMAND", required=True),
        "add",
        run_add,
        help="add a kind of facility, such as EV charging",
    )
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("--question", default="", metavar="Q", help="what to ask the building's manager")
    add_workspace(parser)


def run_add(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        kind = app.do(add_facility_kind, arguments.name, question=arguments.question).result
    told = {"id": str(kind.id), "name": kind.name, "question": kind.question, "position": kind.position}
    return Answer(told, (f"Every base can now have the facility “{kind.name}”.",))
