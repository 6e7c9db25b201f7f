"""letters: what they are, the council's own Word files for them, writing them to people, who got which."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from inspection_ready.cli import letter_writing, sent_letters
from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.cli.word_letters import add_word_letters
from inspection_ready.phrases.values import count_of
from inspection_ready.records.letters import STATUSES
from inspection_ready.services.letters import LetterLine, letter_lines


def add_to(commands: Commands[Parser]) -> None:
    letters = commands.add_parser(
        "letters", help="the letters: what they are, writing them to people, who got which"
    )
    own = letters.add_subparsers(metavar="COMMAND", required=True)
    add_word_letters(own)
    listed = add_command(
        own,
        "list",
        run_letters_list,
        help="show the letters, whom they go to, and how far they are",
    )
    add_workspace(listed)
    letter_writing.add_to(own)
    sent_letters.add_to(own)


def run_letters_list(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        lines = app.read(letter_lines, at=app.clock.now())
    told = {"count": len(lines), "letters": [_told(line) for line in lines]}
    return Answer(told, tuple(_words(lines)) or ("There are no letters here yet.",))


def _told(line: LetterLine) -> dict[str, object]:
    return {
        "title": line.letter.title,
        "subject": line.letter.subject,
        "status": line.letter.status.value,
        "starter": line.letter.is_starter,
        "signatory": line.signatory,
        "lists": list(line.lists),
        "people": line.people,
        "unknown_fields": list(line.unknown_fields),
        "word_file": line.word_file or None,
    }


def _words(lines: tuple[LetterLine, ...]) -> Iterator[str]:
    for line in lines:
        goes_to = (
            f"goes to {', '.join(line.lists)}" if line.lists else "goes to no list, so it is not printed"
        )
        people = f" ({count_of(line.people, 'person', 'people')})" if line.lists else ""
        yield f"{line.letter.title}: {STATUSES[line.letter.status].lower()}, {goes_to}{people}"
        if line.word_file:
            yield f"  Written from {line.word_file}"
        if line.unknown_fields:
            yield f"  Not a field, and no key fact: {', '.join(line.unknown_fields)}"
