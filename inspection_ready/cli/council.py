"""council: what documents say about the council, and its settings."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.phrases.values import count_of
from inspection_ready.services.council import change_council, council_of


def add_to(commands: Commands[Parser]) -> None:
    parser = add_command(commands, "council", run_council, help="show or set the council's name and settings")
    add_workspace(parser)
    parser.add_argument("--name", metavar="N", help="as documents print it")
    parser.add_argument("--department", metavar="D", help="printed under the name")
    parser.add_argument(
        "--fact-months", type=int, metavar="M", help="a fact is stale so many months after it was checked"
    )
    parser.add_argument(
        "--most-claims",
        type=int,
        metavar="N",
        help="a piece of evidence behind more claims than so many is named",
    )
    parser.add_argument(
        "--unchecked",
        choices=("print", "leave-out"),
        help="what packs do with facts nobody has checked; printed ones are marked",
    )


def run_council(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    wanted = _wanted(arguments)
    with opened(arguments, write=bool(wanted)) as app:
        council = app.read(council_of)
        if wanted:
            council = app.do(change_council, council, replace(council, **wanted)).result
    told = {
        "name": council.name,
        "department": council.department,
        "fact_months": council.fact_months,
        "most_claims": council.most_claims,
        "unchecked": "leave-out" if council.leave_out_unchecked else "print",
    }
    unchecked = "left out of packs" if council.leave_out_unchecked else "printed and marked"
    lines = (
        f"Name: {council.name or 'not set yet'}",
        f"Department: {council.department or 'not set yet'}",
        f"Facts are stale after: {council.fact_months} months",
        f"Facts nobody has checked are: {unchecked}",
        f"Evidence is named when it is behind more than: {count_of(council.most_claims, 'claim')}",
    )
    return Answer(told, lines)


def _wanted(arguments: argparse.Namespace) -> dict[str, Any]:
    wanted = {name: getattr(arguments, name) for name in ("name", "department", "fact_months", "most_claims")}
    if arguments.unchecked is not None:
        wanted["leave_out_unchecked"] = arguments.unchecked == "leave-out"
    return {name: value for name, value in wanted.items() if value is not None}
