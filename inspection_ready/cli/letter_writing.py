"""letters write: one letter to everybody on its lists, on paper and as e-mail drafts. Nothing is sent."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened, path
from inspection_ready.cli.output import Answer, Progress, say
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.sendings import Attach
from inspection_ready.phrases.sendings import (
    list_words,
    notice_sentence,
    stopped_words,
    written_lines,
)
from inspection_ready.services.app import App
from inspection_ready.services.letter_outlook import LetterOutlook, Order, letter_outlook
from inspection_ready.services.letter_writing import Written, write_letters
from inspection_ready.services.sendings import letter_called, lists_called


def add_to(commands: Commands[Parser]) -> None:
    parser = add_command(
        commands,
        "write",
        run_letters_write,
        help="write a letter to everybody on its lists, on paper and as e-mail drafts; nothing is sent",
    )
    parser.add_argument("letter", metavar="LETTER", help="its title")
    add_workspace(parser)
    parser.add_argument(
        "--to",
        action="append",
        metavar="LIST",
        help="to this list instead of those the letter has been given; may be said several times",
    )
    parser.add_argument(
        "--print",
        dest="combined",
        action="store_true",
        help="a Word file and a PDF for each person, and one PDF of all of them to print",
    )
    parser.add_argument(
        "--drafts", action="store_true", help="an e-mail draft for each person, marked as unsent"
    )
    parser.add_argument(
        "--attach",
        type=Attach,
        choices=list(Attach),
        default=Attach.NOTHING,
        metavar="WHAT",
        help="what a draft carries besides its words: pdf, word or nothing",
    )
    parser.add_argument("--out", type=path, metavar="DIR", help="make the folder of letters here")
    parser.add_argument(
        "--mixed-because",
        default="",
        metavar="REASON",
        help="why lists of people inside the council and outside it go together; it is kept",
    )
    parser.add_argument("--dry-run", action="store_true", help="say to whom it would go, and write nothing")


def run_letters_write(arguments: argparse.Namespace, progress: Progress) -> Answer:
    with opened(arguments, write=not arguments.dry_run) as app:
        order = _order(app, arguments)
        outlook = app.read(letter_outlook, order, at=app.clock.now(), folder=app.workspace.folder)
        if arguments.dry_run:
            return Answer(_outlook_told(outlook), tuple(_outlook_lines(outlook)))
        if not arguments.json and outlook.going.lists:
            say(*_outlook_lines(outlook))
        written = write_letters(app, order, progress=progress)
        return _answer(written, outlook)


def _order(app: App, arguments: argparse.Namespace) -> Order:
    return Order(
        letter_id=app.read(letter_called, arguments.letter).id,
        list_ids=None if arguments.to is None else app.read(lists_called, arguments.to),
        prints=arguments.combined or not arguments.drafts,
        combined=arguments.combined,
        drafts=arguments.drafts,
        attached=arguments.attach,
        mixed_because=arguments.mixed_because,
        out=arguments.out,
    )


def _outlook_lines(outlook: LetterOutlook) -> Iterator[str]:
    what = outlook.what
    yield f"{what[:1].upper()}{what[1:]}"
    yield from (f"  {remark}" for remark in outlook.remarks())


def _outlook_told(outlook: LetterOutlook) -> dict[str, object]:
    going = outlook.going
    return {
        "letter": outlook.letter.title,
        "lists": [list_words(each) for each in going.lists],
        "people": len(going.recipients),
        "waiting": len(outlook.waiting),
        "mixed": going.is_mixed,
        "notices": [
            {"code": each.doubt.value, "names": list(each.names), "said": notice_sentence(each)}
            for each in going.notices
        ],
        "written_before": len({each.person.id for each in outlook.waiting} & outlook.written_before.keys()),
        "to_come": list(outlook.to_come),
    }


def _answer(written: Written, outlook: LetterOutlook) -> Answer:
    folder = str(written.folder)
    if written.stopped is not None and written.stopped.code != "cancelled":
        raise Refused(
            "letters_stopped",
            error=written.stopped,
            title=written.title,
            people=written.people,
            remaining=written.remaining,
            folder=folder,
        )
    told = {**_outlook_told(outlook), **_written_told(written)}
    if written.stopped is not None:
        said = stopped_words(
            title=written.title, people=written.people, remaining=written.remaining, folder=folder
        )
        return Answer(told, (said,), has_findings=True)
    lines = written_lines(
        title=written.title,
        people=written.people,
        folder=folder,
        without_draft=written.without_draft,
    )
    return Answer(told, tuple(lines))


def _written_told(written: Written) -> dict[str, object]:
    return {
        "number": written.sending.number,
        "folder": str(written.folder),
        "written": written.people,
        "remaining": written.remaining,
        "without_draft": list(written.without_draft),
        "finished": written.sending.is_finished,
        "combined": None
        if not written.sending.combined_sha256
        else {"sha256": written.sending.combined_sha256, "pages": written.combined_pages or None},
        "files": [
            {
                "path": each.path,
                "person": written.names[each.person_id],
                "how": each.how.value,
                "to": each.address,
                "sha256": each.sha256,
            }
            for each in written.new
        ],
    }
