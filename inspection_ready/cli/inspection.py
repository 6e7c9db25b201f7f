"""notify: the notification has come."""

from __future__ import annotations

import argparse

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, moment, opened, path
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.cli.packs import add_out, pack_lines, pack_told
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.phrases.dates import moment as moment_words
from inspection_ready.services.notification import notify_and_pack, read_message


def add_to(commands: Commands[Parser]) -> None:
    parser = add_command(
        commands, "notify", run_notify, help="file the notification, and make the first pack"
    )
    add_workspace(parser)
    parser.add_argument(
        "--received",
        required=True,
        type=moment,
        metavar="WHEN",
        help="when it came, on the clock in England: 2026-12-01T09:30",
    )
    parser.add_argument(
        "--message", type=path, metavar="FILE", help="the message itself, .eml or .msg, to file"
    )
    parser.add_argument("--correct", action="store_true", help="put right the one that is there")
    add_out(parser)


def run_notify(arguments: argparse.Namespace, progress: Progress) -> Answer:
    message = None if arguments.message is None else read_message(arguments.message)
    with opened(arguments, write=True) as app:
        notified = notify_and_pack(
            app,
            received=arguments.received,
            message=message,
            correct=arguments.correct,
            out=arguments.out,
            progress=progress,
        )
        when = moment_words(on_the_clock(notified.inspection.notified_at))
        lead = (
            "The notification came at"
            if notified.is_new
            else "Nothing had to change: the notification came at"
        )
        told = {
            **pack_told(app, notified.made),
            "received": notified.inspection.notified_at.isoformat(),
            "message": notified.inspection.message_name or None,
            "changed": notified.is_new,
        }
        return Answer(told, (f"{lead} {when}.", *pack_lines(app, notified.made)))
