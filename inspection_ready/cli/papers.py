"""papers: what is printed of the timetable, for whoever runs a day, a base, a desk or an interview."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from inspection_ready.cli.arguments import Commands, Parser, names, whole_number
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.cli.printed import Printing, Written, add_day, add_folder, add_printing
from inspection_ready.domain.papers import FOR_US, PaperKind, PaperOrder
from inspection_ready.phrases.papers import KEEP_INSIDE, written_words
from inspection_ready.services.app import App
from inspection_ready.services.issued_papers import base_on_paper, person_on_paper
from inspection_ready.services.papers import MadePaper, make_paper, write_paper


def add_to(commands: Commands[Parser]) -> None:
    parser = add_printing(
        commands,
        "papers",
        run_papers,
        PaperKind,
        help="papers of the timetable, as a PDF and a Word file: by track, inspector, base, for reception and more",
    )
    add_day(parser)
    parser.add_argument(
        "--person",
        action="append",
        default=[],
        metavar="PERSON",
        help="only for this person; may be said several times",
    )
    parser.add_argument("--base", metavar="BASE", help="only this base")
    parser.add_argument("--inspector", default="", metavar="NAME", help="only this inspector")
    parser.add_argument(
        "--session", type=names, default=(), metavar="CODES", help="only these sessions, by their codes"
    )
    parser.add_argument(
        "--statement",
        action="append",
        default=[],
        metavar="QS",
        help="what the briefs are about, by code or title; may be said several times",
    )
    parser.add_argument(
        "--label",
        default="",
        metavar="WORDS",
        help="printed on it; without it, the issue it agrees with, or that it is a draft",
    )
    parser.add_argument(
        "--issue", type=whole_number, metavar="N", help="as it was in this issue, whatever has changed since"
    )
    add_folder(parser, dry_run="whether it can be made")


def run_papers(arguments: argparse.Namespace, progress: Progress) -> Answer:
    printing = Printing(
        make=lambda app, asked: app.read(make_paper, _order(app, asked), at=app.clock.now()),
        write=lambda app, asked, progress: write_paper(app, _order(app, asked), progress=progress),
        told=_told,
        would=_would,
        said=_said,
    )
    return printing.run(arguments, progress)


def _order(app: App, arguments: argparse.Namespace) -> PaperOrder:
    return PaperOrder(
        kind=arguments.what,
        day=arguments.day,
        person_ids=tuple(app.read(person_on_paper, each, arguments.issue) for each in arguments.person),
        base_id=None if arguments.base is None else app.read(base_on_paper, arguments.base, arguments.issue),
        inspector=arguments.inspector,
        session_codes=arguments.session,
        statements=tuple(arguments.statement),
        label=arguments.label,
        issue=arguments.issue,
        out=arguments.out,
    )


def _told(made: MadePaper) -> dict[str, object]:
    return {
        "what": made.kind.value,
        "title": made.document.title,
        "issue": made.issue,
        "is_for_us_only": made.kind in FOR_US,
        "remarks": list(made.remarks),
    }


def _would(made: MadePaper) -> Iterator[str]:
    yield f"{made.document.title} can be made."
    yield from _more(made)


def _said(written: Written[MadePaper]) -> Iterator[str]:
    yield written_words(written.made.kind, str(written.folder), written.pages)
    yield from _more(written.made)


def _more(made: MadePaper) -> Iterator[str]:
    if made.kind in FOR_US:
        yield KEEP_INSIDE
    yield from (f"  {remark}" for remark in made.remarks)
