"""learning owed, learning done, learning reopen and learning request: what was promised in interviews."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.people import Person
from inspection_ready.phrases.learning import NOTHING_OWED, owed_line, short
from inspection_ready.services.learning import (
    entry_called,
    make_request,
    owed_entries,
    see_to,
    see_to_again,
)

if TYPE_CHECKING:
    from inspection_ready.domain.learning import Learnt

VERBS = {
    "done": (see_to, "what was promised is seen to, today", "Seen to"),
    "reopen": (see_to_again, "it is not seen to after all", "To be seen to again"),
}


def add_to(commands: Commands[Parser]) -> None:
    learning = commands.add_parser("learning", help="what was promised in interviews")
    verbs = learning.add_subparsers(metavar="COMMAND", required=True)
    owed = add_command(verbs, "owed", run_owed, help="show what was promised and is not seen to")
    add_workspace(owed)
    for name, (_, words, _) in VERBS.items():
        parser = add_command(verbs, name, run_verb, help=words)
        parser.set_defaults(verb=name)
        _add_words(parser)
    request = add_command(verbs, "request", run_request, help="make a request of what was promised")
    _add_words(request)


def run_owed(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        owed = app.read(owed_entries)
        names = {each.id: each.name for each in app.read(lambda reader: reader.register(Person).all())}
    told = [{**_told(each), "owner": names.get(each.owner_id or 0)} for each in owed]
    lines = tuple(owed_line(each, names.get(each.owner_id or 0, "")) for each in owed)
    return Answer({"owed": told}, lines or (NOTHING_OWED,))


def run_verb(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    verb, _, said = VERBS[arguments.verb]
    with opened(arguments, write=True) as app:
        entry = app.read(entry_called, arguments.words)
        done = app.do(verb, entry.id).result
    return Answer(_told(done), (f"{said}: {short(done.owed or done.asked)}",))


def run_request(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        entry = app.read(entry_called, arguments.words)
        request = app.do(make_request, entry.id).result
    told = {"id": str(request.id), "number": request.number, "wording": request.wording}
    return Answer(told, (f"Made request {request.number}: {short(request.wording)}",))


def _add_words(parser: Parser) -> None:
    parser.add_argument("words", metavar="WORDS", help="some words of what was asked or promised")
    add_workspace(parser)


def _told(entry: Learnt) -> dict[str, object]:
    return {
        "id": str(entry.id),
        "session": entry.session_code,
        "asked": entry.asked,
        "promised": entry.promised,
        "follow_up": entry.follow_up,
        "due_on": entry.due_on and entry.due_on.isoformat(),
        "done_on": entry.done_on and entry.done_on.isoformat(),
        "is_owed": entry.is_owed,
    }
