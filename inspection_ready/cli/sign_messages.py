"""signoff: the e-mail that asks for signatures, and what a reply to it says, line by line."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
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
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.sign_sheets import Means
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.sign_replies import (
    SEEMS,
    asked_words,
    line_state_words,
    line_words,
    reading_words,
)
from inspection_ready.phrases.sign_senders import FORGEABLE, sender_words
from inspection_ready.phrases.values import count_of
from inspection_ready.services.people import person_named
from inspection_ready.services.reply_reading import reply_numbered
from inspection_ready.services.requests import request_numbered
from inspection_ready.services.sign_checks import shown
from inspection_ready.services.sign_messages import write_sign_message
from inspection_ready.services.sign_replies import SignReply, record_sign_reply, sign_reply
from inspection_ready.services.sign_sheets import make_sheet, waiting_to_be_signed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.services.sign_sheets import SheetAnswer

ALL = "all"
_LINES = re.compile(r"\d{1,4}(?:-\d{1,4})?(?:,\d{1,4}(?:-\d{1,4})?)*")


def add_messages(verbs: Commands[Parser]) -> None:
    message = add_command(
        verbs, "message", run_message, help="write an e-mail draft that asks for signatures"
    )
    message.add_argument("file", type=path, metavar="FILE", help="a .eml; nothing is sent from here")
    add_workspace(message)
    message.add_argument("--to", required=True, metavar="PERSON", help="who signs, by e-mail or name")
    message.add_argument("--request", action="append", default=[], type=whole_number, metavar="NUMBER",
                         help="only what answers this one; may be given several times")  # fmt: skip
    message.add_argument("--with-files", action="store_true", help="attach the files to be signed")
    read = add_command(verbs, "reply", run_reply, help="show what a reply says of what was to be signed")
    read.add_argument("number", type=whole_number, metavar="NUMBER", help="of the reply")
    add_workspace(read)
    answer = add_command(
        verbs, "answer-message", run_answer_message, help="record what a reply says, line by line"
    )
    answer.add_argument("number", type=whole_number, metavar="NUMBER", help="of the reply")
    add_workspace(answer)
    answer.add_argument("--agreed", default="", metavar="LINES", help="for example 1,2,5-9; or all")
    answer.add_argument("--not-agreed", action="append", default=[], type=said_line, metavar="LINE=REASON",
                        help="a line that is not agreed; may be given several times")  # fmt: skip
    answer.add_argument("--although", default="", metavar="WORDS",
                        help="why it is theirs, where the sender’s address is not known as theirs")  # fmt: skip


def said_line(text: str) -> tuple[int, str]:
    place, _, reason = text.partition("=")
    return whole_number(place.strip()), reason.strip()


def run_message(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        to = app.read(person_named, arguments.to)
        wanted = {app.read(request_numbered, number).id for number in arguments.request}
        lines = [
            shown(each)
            for each in app.read(waiting_to_be_signed)
            if not wanted or each.what.request.id in wanted
        ]
        own = app.workspace.file.id
        sheet = app.do(make_sheet, lines, to_id=to.id, means=Means.EMAIL, workspace_id=own).result
        write_sign_message(app, sheet, arguments.file, with_files=arguments.with_files)
    told = {"sheet": sheet.number, "lines": len(lines), "mark": sheet.token, "to": to.name, "file": str(arguments.file)}  # fmt: skip
    said = f"Wrote the e-mail of sheet {sheet.number}, with {count_of(len(lines), 'line')}, to {arguments.file.name}."
    return Answer(told, (said, f"  Open it, look at it and send it to {to.name}. Nothing is sent from here."))


def run_reply(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        reply_id = app.read(reply_numbered, arguments.number).id
        found = app.read(sign_reply, reply_id, now=app.clock.now())
    told = {
        "reply": found.reply.number,
        "sheet": found.sheet.number,
        "person": found.person.name,
        "may_sign": found.may_sign,
        "sender": found.reply.sender,
        "sender_is": found.sender.value,
        "words": found.reading.words,
        "doubt": None if found.reading.doubt is None else found.reading.doubt.value,
        "lines": [
            {
                "line": line.position,
                "request": None if line.request is None else line.request.number,
                "waits": line.waits,
                "words": line.reading.words,
                "suggested": line.suggested.value,
            }
            for line in found.lines
        ],
    }
    return Answer(told, tuple(_lines(found)))


def run_answer_message(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        reply_id = app.read(reply_numbered, arguments.number).id
        found = app.read(sign_reply, reply_id, now=app.clock.now())
        against = dict(arguments.not_agreed)
        agreed = _agreed(arguments.agreed, [line.position for line in found.lines], against)
        done = app.do(
            record_sign_reply,
            reply_id,
            agreed,
            against,
            workspace_id=app.workspace.file.id,
            because=arguments.although,
        ).result
    return answer_told(done)


def answer_told(found: SheetAnswer) -> Answer:
    lines = [f"{count_of(len(found.agreed), 'line')} signed, {len(found.not_agreed)} not agreed."]
    lines += [
        f"  Line {place} is left as it is. {error_sentence(error)}" for place, error in found.left.items()
    ]
    told = {
        "signed": len(found.agreed),
        "not_agreed": len(found.not_agreed),
        "left": {str(place): error.code for place, error in found.left.items()},
    }
    return Answer(told, tuple(lines), has_findings=bool(found.left))


# inside


def _agreed(said: str, lines: Sequence[int], against: dict[int, str]) -> list[int]:
    plain = said.replace(" ", "")
    if plain.casefold() == ALL:
        return [place for place in lines if place not in against]
    if not plain:
        return []
    if _LINES.fullmatch(plain) is None:
        raise Refused("not_sign_lines", text=said)
    places: list[int] = []
    for part in plain.split(","):
        first, _, last = part.partition("-")
        places += range(int(first), int(last or first) + 1)
    return places


def _lines(found: SignReply) -> Iterator[str]:
    reply = found.reply
    yield f"Reply {reply.number} to sheet {found.sheet.number}: {reply.subject}"
    yield f"  {sender_words(reply.sender, found.sender, found.person.name, found.sender_name)} {FORGEABLE}"
    yield f"  {asked_words(found.signer, found.person.name, found.short, found.at)}"
    yield f"  {reading_words(found.reading.doubt)}"
    yield from (f"  | {line}" for line in found.reading.words.splitlines())
    for line in found.lines:
        state = line_state_words(line.standing, is_as_it_was=line.is_as_it_was)
        words = " ".join(line_words(line.request, line.standing).split())
        yield f"  {line.position}. {words}. {state or f'Suggested: {SEEMS[line.suggested].lower()}'}"
