"""replies: messages that came in answer to what was asked, read and filed once somebody agrees."""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from inspection_ready.cli.arguments import (
    Commands,
    Parser,
    add_command,
    add_workspace,
    opened,
    path,
    whole_number,
)
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.cli.reply_words import (
    read_lines,
    reply_line,
    reply_told,
    whole_reply_lines,
    whole_reply_told,
)
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.reply_suggestions import Suggestion
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.values import count_of
from inspection_ready.services.evidence_reading import evidence_named
from inspection_ready.services.people import person_named
from inspection_ready.services.reply_filing import (
    Answering,
    FileAs,
    bring_back,
    file_reply,
    say_whose,
    set_aside,
    taken_out,
)
from inspection_ready.services.reply_folder import look_in
from inspection_ready.services.reply_intake import Taken, read_messages, take_in
from inspection_ready.services.reply_reading import WholeReply, reply_lines, reply_numbered, whole_reply
from inspection_ready.services.requests import request_numbered

if TYPE_CHECKING:
    from inspection_ready.services.app import App


def add_to(commands: Commands[Parser]) -> None:
    replies = commands.add_parser("replies", help="messages that came in answer to what was asked")
    verbs = replies.add_subparsers(metavar="COMMAND", required=True)
    read = add_command(verbs, "read", run_read, help="bring saved messages in; nothing of them is filed yet")
    read.add_argument(
        "files",
        nargs="*",
        type=path,
        metavar="FILE",
        help="a .eml, Outlook’s .msg, or an answer to an invitation as .ics",
    )
    add_workspace(read)
    read.add_argument(
        "--folder", type=path, metavar="DIR", help="a folder of saved messages; it is not changed"
    )
    listed = add_command(verbs, "list", run_list, help="list the replies that wait, by person")
    add_workspace(listed)
    listed.add_argument("--dealt", action="store_true", help="those that were filed or set aside instead")
    shown = add_command(verbs, "show", run_show, help="show a reply, and as what it would be filed")
    _add_number(shown)
    _add_file(verbs)
    aside = add_command(verbs, "set-aside", run_set_aside, help="file nothing of a reply, and say why")
    _add_number(aside)
    aside.add_argument("--why", required=True, metavar="WORDS")
    _add_number(add_command(verbs, "back", run_back, help="have a reply wait again"))
    whose = add_command(verbs, "person", run_person, help="say whose a reply is")
    _add_number(whose, "person", metavar="PERSON", help="by e-mail or name")


def _add_number(parser: Parser, *more: str, **told: str) -> None:
    parser.add_argument("number", type=whole_number, metavar="NUMBER")
    for name in more:
        parser.add_argument(name, **told)  # type: ignore[arg-type] # metavar and help are texts
    add_workspace(parser)


def _add_file(verbs: Commands[Parser]) -> None:
    file = add_command(verbs, "file", run_file, help="file what came with a reply as evidence for requests")
    _add_number(file)
    file.add_argument("--put", action="append", default=[], metavar="N=R:E",
                      help="attachment N answers request R, as a newer version of evidence E; without E as a new piece, without R for none")  # fmt: skip
    file.add_argument("--suggested", action="store_true", help="file as “replies show” suggests")
    file.add_argument("--answered", action="append", default=[], metavar="R=WORDS",
                      help="request R is answered by it, with its answer in one line where there is one")  # fmt: skip


def run_read(arguments: argparse.Namespace, progress: Progress) -> Answer:
    if not arguments.files and arguments.folder is None:
        raise Refused("no_reply_folder")
    with opened(arguments, write=True) as app:
        look = None if arguments.folder is None else look_in(arguments.folder, (), now=time.time())
        paths = [*arguments.files, *(each for each, _ in (look.ready if look else ()))]
        with read_messages(app.workspace.files, paths, progress) as brought:
            taken: Sequence[Taken] = ()
            if brought.new:
                taken = app.do(take_in, brought.new, workspace_id=app.workspace.file.id).result
        people = {line.reply.id: line.person for line in app.read(reply_lines)}
    told = {
        "replies": [
            {**reply_told(each.reply, people.get(each.reply.id, "")), "is_new": each.is_new} for each in taken
        ],
        "refused": [{"file": each.path.name, "why": error_sentence(each.error)} for each in brought.refused],
        "waiting": list(look.waiting) if look else [],
        "in_the_cloud": list(look.in_the_cloud) if look else [],
    }
    return Answer(
        told, tuple(read_lines(taken, brought.refused, people, look)), has_findings=bool(brought.refused)
    )


def run_list(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        lines = app.read(reply_lines, waiting=not arguments.dealt)
    told = {"replies": [reply_told(line.reply, line.person) for line in lines]}
    said = [
        f"{count_of(len(lines), 'reply', 'replies')}{' dealt with' if arguments.dealt else ' to be dealt with'}."
    ]
    return Answer(told, (*said, *(reply_line(line) for line in lines)))


def run_show(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        whole = app.read(whole_reply, app.read(reply_numbered, arguments.number).id)
    return Answer(whole_reply_told(whole), tuple(whole_reply_lines(whole)))


def run_file(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        whole = app.read(whole_reply, app.read(reply_numbered, arguments.number).id)
        filings = [_filing(app, whole, said) for said in arguments.put]
        if arguments.suggested:
            put = {each.number for each in filings}
            filings += [each for each in _suggested(whole) if each.number not in put]
        answering = [_answering(app, said) for said in arguments.answered]
        numbers = [each.number for each in filings]
        with app.reading() as reader, taken_out(reader, whole.reply.id, numbers) as files:
            filed = app.do(file_reply, whole.reply.id, filings, answering, files).result
    told = {
        "reply": whole.reply.number,
        "evidence": [{"reference": each.reference, "title": each.title} for each in filed.evidence],
        "answered": [each.number for each in filed.requests],
    }
    lines = [
        f"Filed reply {whole.reply.number}.",
        *(f"  {each.reference} {each.title}" for each in filed.evidence),
    ]
    return Answer(told, (*lines, *(f"  Request {each.number} is answered." for each in filed.requests)))


def run_set_aside(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        app.do(set_aside, [app.read(reply_numbered, arguments.number).id], why=arguments.why)
    return Answer({"reply": arguments.number}, (f"Set reply {arguments.number} aside. The message is kept.",))


def run_back(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        app.do(bring_back, app.read(reply_numbered, arguments.number).id)
    return Answer({"reply": arguments.number}, (f"Reply {arguments.number} waits again.",))


def run_person(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        person = app.read(person_named, arguments.person)
        app.do(say_whose, app.read(reply_numbered, arguments.number).id, person.id)
    told = {"reply": arguments.number, "person": person.name}
    return Answer(told, (f"Reply {arguments.number} answers for {person.name}.",))


# what was asked for


def _filing(app: App, whole: WholeReply, said: str) -> FileAs:
    attachment, _, rest = said.partition("=")
    request, _, evidence = rest.partition(":")
    number = _number(attachment)
    suggested = whole.suggested.get(number, Suggestion())
    return FileAs(
        number=number,
        request_id=app.read(request_numbered, _number(request)).id if request.strip() else None,
        evidence_id=app.read(evidence_named, evidence.strip()).id if evidence.strip() else None,
        title=suggested.title,
    )


def _suggested(whole: WholeReply) -> list[FileAs]:
    return [
        FileAs(number=number, request_id=each.request_id, evidence_id=each.evidence_id, title=each.title)
        for number, each in whole.suggested.items()
        if not each.is_left and each.request_id is not None
    ]


def _answering(app: App, said: str) -> Answering:
    request, _, answer = said.partition("=")
    return Answering(request_id=app.read(request_numbered, _number(request)).id, words=answer)


def _number(text: str) -> int:
    try:
        return whole_number(text.strip())
    except argparse.ArgumentTypeError as error:
        raise Refused("not_a_reply_number", text=text) from error
