"""letters sent, letters mark-sent: who was written which letter, and whose word it is that it was sent."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

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
from inspection_ready.domain.people import Person
from inspection_ready.domain.sendings import How
from inspection_ready.phrases.values import count_of
from inspection_ready.services.people import person_named
from inspection_ready.services.sendings import (
    SendingLine,
    ToOne,
    letter_called,
    mark_sent,
    sending_lines,
    sending_numbered,
)
from inspection_ready.services.who import name_of


def add_to(commands: Commands[Parser]) -> None:
    sent = add_command(
        commands, "sent", run_letters_sent, help="show who was written which letter, when and how"
    )
    sent.add_argument("letter", nargs="?", metavar="LETTER", help="of this letter only")
    add_workspace(sent)
    sent.add_argument("--person", metavar="PERSON", help="to this person only, by e-mail or name")
    marked = add_command(
        commands,
        "mark-sent",
        run_letters_mark_sent,
        help="note that letters which were written have been sent",
    )
    marked.add_argument("letter", metavar="LETTER", help="its title")
    add_workspace(marked)
    marked.add_argument(
        "--number", type=whole_number, metavar="N", help="which time it was written; without it, the latest"
    )
    marked.add_argument(
        "--how", type=How, choices=list(How), metavar="HOW", help="print or draft; without it, both"
    )
    marked.add_argument("--on", type=day, metavar="DAY", help="the day it was sent; without it, today")
    marked.add_argument("--by", metavar="WHO", help="whose word it is; without it, who uses this account")


def run_letters_sent(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        letter = None if arguments.letter is None else app.read(letter_called, arguments.letter)
        person: Person | None = None
        if arguments.person is not None:
            person = app.read(person_named, arguments.person)
        lines = app.read(
            sending_lines,
            folder=app.workspace.folder,
            letter_id=None if letter is None else letter.id,
            person_id=None if person is None else person.id,
        )
    told = {"count": len(lines), "sendings": [_told(line) for line in lines]}
    return Answer(told, tuple(_words(lines)) or ("No letter has been written to anybody yet.",))


def run_letters_mark_sent(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        letter = app.read(letter_called, arguments.letter)
        sending = app.read(sending_numbered, letter, arguments.number)
        by = arguments.by or app.read(name_of, app.who.person_id) or app.who.account
        on = arguments.on or today(app.clock)
        count = app.do(mark_sent, sending.id, on=on, by=by, how=arguments.how).result
    told = {"letter": letter.title, "number": sending.number, "marked": count, "by": by, "on": on.isoformat()}
    return Answer(
        told, (f"Marked {count_of(count, 'letter')} of “{letter.title}” as sent, by the word of {by}.",)
    )


def _told(line: SendingLine) -> dict[str, object]:
    sending = line.sending
    return {
        "letter": line.title,
        "number": sending.number,
        "at": sending.at.isoformat(timespec="seconds"),
        "lists": sending.lists.splitlines(),
        "mixed_because": sending.mixed_because,
        "people": line.people,
        "wanted": sending.people,
        "finished": sending.is_finished,
        "marked": line.marked,
        "new_addresses": list(line.new_addresses),
        "letter_version": sending.letter_version,
        "text_sha256": sending.text_sha256,
        "text_changed": line.is_text_changed,
        "record_of_changes": {"entries": sending.head_count, "head": sending.head_hash},
        "folder": str(line.folder),
        "combined_sha256": sending.combined_sha256 or None,
        "to": [_one_told(each) for each in line.to],
    }


def _one_told(each: ToOne) -> dict[str, object]:
    row = each.letter
    return {
        "person": each.name,
        "how": row.how.value,
        "list": row.list_name,
        "address": row.address,
        "new_address": each.address_now if each.has_new_address else None,
        "file": row.path,
        "sha256": row.sha256,
        "sent_on": None if row.sent_on is None else row.sent_on.isoformat(),
        "sent_by": row.sent_by,
    }


def _words(lines: tuple[SendingLine, ...]) -> Iterator[str]:
    for line in lines:
        yield f"{line.title}: {line.said}"
        for each in line.to:
            row = each.letter
            to = f" to {row.address}" if row.address else ""
            sent = "" if row.sent_on is None else f", marked as sent by {row.sent_by}"
            yield f"  {each.name}: {row.path}{to}{sent}"
