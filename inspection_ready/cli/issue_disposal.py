"""timetable dispose-issue, dispose-name: what an issue keeps of people, when it may not be kept any longer."""

from __future__ import annotations

import argparse

from inspection_ready.cli.arguments import (
    Commands,
    Parser,
    add_command,
    add_workspace,
    opened,
    whole_number,
)
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.cli.trail import disposal_told
from inspection_ready.phrases.issue_disposals import issue_gone_lines, name_gone_lines
from inspection_ready.services.issue_disposal import dispose_of_issue, dispose_of_name, named_in_issues

WHY = "why; it is kept"


def add_issue_disposal(commands: Commands[Parser]) -> None:
    """Beside the other commands of the timetable."""
    issue = add_command(
        commands, "dispose-issue", run_dispose_issue, help="dispose of what an issue holds, for good"
    )
    issue.add_argument("number", type=whole_number, metavar="NUMBER", help="of the issue")
    name = add_command(
        commands,
        "dispose-name",
        run_dispose_name,
        help="dispose of one person's name in all issues, for good",
    )
    name.add_argument("name", metavar="NAME", help="as the issues have it")
    for parser in (issue, name):
        add_workspace(parser)
        parser.add_argument("--because", required=True, metavar="WORDS", help=WHY)


def run_dispose_issue(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        done = app.do(dispose_of_issue, arguments.number, because=arguments.because).result
    return Answer({"disposals": [disposal_told(done)]}, issue_gone_lines(done))


def run_dispose_name(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        person_id = app.read(named_in_issues, arguments.name)
        gone = app.do(dispose_of_name, person_id, because=arguments.because).result
    told = {
        "disposals": [disposal_told(each) for each in gone.disposals],
        "still_named": [{"issue": number, "session": code} for number, code in gone.still],
    }
    return Answer(told, tuple(name_gone_lines(gone.disposals, gone.still)))
