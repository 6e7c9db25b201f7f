"""sheets: badges, place cards, door signs, sheets to sign in on, and labels for envelopes."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from inspection_ready.cli.arguments import (
    Commands,
    Parser,
    add_command,
    add_workspace,
    names,
    opened,
    path,
    whole_number,
)
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.card_layouts import LAYOUTS, SheetKind
from inspection_ready.domain.people import Side
from inspection_ready.domain.sheets import SheetOrder
from inspection_ready.phrases.sheets import FOLD, how_to_print, written_words
from inspection_ready.services.app import App
from inspection_ready.services.sendings import lists_called
from inspection_ready.services.sheets import MadeSheets, make_sheets, write_sheets


def add_to(commands: Commands[Parser]) -> None:
    parser = add_command(
        commands,
        "sheets",
        run_sheets,
        help="badges, place cards, door signs, sign-in sheets and envelope labels, as a PDF and a Word file",
    )
    parser.add_argument(
        "what",
        type=SheetKind,
        choices=list(SheetKind),
        metavar="WHAT",
        help=", ".join(SheetKind),
    )
    add_workspace(parser)
    sizes = ", ".join(each.code for layouts in LAYOUTS.values() for each in layouts if len(layouts) > 1)
    parser.add_argument("--size", default="", metavar="SIZE", help=f"of a card or sheet: {sizes}")
    parser.add_argument(
        "--to",
        action="append",
        default=[],
        metavar="LIST",
        help="for everybody on this list; may be said several times",
    )
    parser.add_argument(
        "--side",
        action="append",
        type=Side,
        choices=list(Side),
        default=[],
        metavar="SIDE",
        help="for everybody inside or outside the council",
    )
    parser.add_argument(
        "--attending", action="store_true", help="for everybody who has a part in the timetable"
    )
    parser.add_argument(
        "--session",
        type=names,
        default=(),
        metavar="CODES",
        help="for everybody who has a part in these sessions, by their codes",
    )
    parser.add_argument("--day", type=whole_number, metavar="N", help="only this day of the timetable")
    parser.add_argument(
        "--start", type=whole_number, default=1, metavar="N", help="the first label of a sheet that was begun"
    )
    parser.add_argument("--out", type=path, metavar="DIR", help="make the folder here")
    parser.add_argument("--dry-run", action="store_true", help="say what it would be, and write nothing")


def run_sheets(arguments: argparse.Namespace, progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        order = _order(app, arguments)
        if arguments.dry_run:
            made = app.read(make_sheets, order, at=app.clock.now())
            return Answer(_told(made), tuple(_lines(made)))
        written = write_sheets(app, order, progress=progress)
    made, folder = written.made, str(written.folder)
    told = {**_told(made), "folder": folder, "files": list(written.files), "pages": written.pages}
    said = (written_words(made.kind, made.cards, made.sheets, folder), *_advice(made), *_remarks(made))
    return Answer(told, said)


def _order(app: App, arguments: argparse.Namespace) -> SheetOrder:
    return SheetOrder(
        kind=arguments.what,
        size=arguments.size.lower(),
        list_ids=app.read(lists_called, arguments.to),
        sides=frozenset(arguments.side),
        is_attending=arguments.attending,
        session_codes=arguments.session,
        day=arguments.day,
        start=arguments.start,
        out=arguments.out,
    )


def _told(made: MadeSheets) -> dict[str, object]:
    return {
        "what": made.kind.value,
        "cards": made.cards,
        "sheets": made.sheets,
        "remarks": list(made.remarks),
    }


def _lines(made: MadeSheets) -> Iterator[str]:
    yield made.what
    yield from _remarks(made)


def _remarks(made: MadeSheets) -> Iterator[str]:
    yield from (f"  {remark}" for remark in made.remarks)


def _advice(made: MadeSheets) -> Iterator[str]:
    if made.kind is SheetKind.PLACE_CARDS:
        yield FOLD
    if how := how_to_print(made.kind):
        yield how
