"""packs mark-sent: somebody says that the letters of a pack were sent."""

from __future__ import annotations

import argparse

from inspection_ready.cli.arguments import (
    Commands,
    Parser,
    add_command,
    add_workspace,
    day,
    opened,
    whole_number,
)
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.moments import today
from inspection_ready.phrases.values import count_of
from inspection_ready.services.pack_sendings import mark_pack_sent
from inspection_ready.services.sendings import lists_called
from inspection_ready.services.who import name_of


def add_letters_sent(commands: Commands[Parser]) -> None:
    marked = add_command(
        commands, "mark-sent", run_mark_sent, help="note that the letters of a pack have been sent"
    )
    marked.add_argument("number", type=whole_number, metavar="NUMBER", help="of the pack")
    add_workspace(marked)
    marked.add_argument(
        "--letter",
        action="append",
        metavar="LETTER",
        help="only this letter, by its title; may be said several times",
    )
    marked.add_argument(
        "--list",
        action="append",
        metavar="LIST",
        help="only to people on this list; may be said several times",
    )
    marked.add_argument("--on", type=day, metavar="DAY", help="the day they were sent; without it, today")
    marked.add_argument("--by", metavar="WHO", help="whose word it is; without it, who uses this account")


def run_mark_sent(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        if arguments.list is not None:
            app.read(
                lists_called, arguments.list
            )  # a list nobody knows is said, and not taken for an empty one
        by = arguments.by or app.read(name_of, app.who.person_id) or app.who.account
        on = arguments.on or today(app.clock)
        count = mark_pack_sent(
            app, arguments.number, on=on, by=by, letters=arguments.letter, lists=arguments.list
        )
    told = {"pack": arguments.number, "marked": count, "by": by, "on": on.isoformat()}
    said = f"Marked {count_of(count, 'letter')} of Pack {arguments.number} as sent, by the word of {by}."
    return Answer(told, (said,))
