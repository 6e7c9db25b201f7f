"""sheets: badges, place cards, door signs, sheets to sign in on, and labels for envelopes."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from inspection_ready.cli.arguments import Commands, Parser, names, whole_number
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.cli.printed import Printing, Written, add_day, add_folder, add_printing
from inspection_ready.domain.card_layouts import LAYOUTS, SheetKind
from inspection_ready.domain.people import Side
from inspection_ready.domain.sheets import SheetOrder
from inspection_ready.phrases.sheets import FOLD, how_to_print, written_words
from inspection_ready.services.app import App
from inspection_ready.services.sendings import lists_called
from inspection_ready.services.sheets import MadeSheets, make_sheets, write_sheets


def add_to(commands: Commands[Parser]) -> None:
    parser = add_printing(
        commands,
        "sheets",
        run_sheets,
        SheetKind,
        help="badges, place cards, door signs, sign-in sheets and envelope labels, as a PDF and a Word file",
    )
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
    add_day(parser)
    parser.add_argument(
        "--start", type=whole_number, default=1, metavar="N", help="the first label of a sheet that was begun"
    )
    add_folder(parser, dry_run="what it would be")


def run_sheets(arguments: argparse.Namespace, progress: Progress) -> Answer:
    printing = Printing(
        make=lambda app, asked: app.read(make_sheets, _order(app, asked), at=app.clock.now()),
        write=lambda app, asked, progress: write_sheets(app, _order(app, asked), progress=progress),
        told=_told,
        would=_would,
        said=_said,
    )
    return printing.run(arguments, progress)


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


def _would(made: MadeSheets) -> Iterator[str]:
    yield made.what
    yield from _remarks(made)


def _said(written: Written[MadeSheets]) -> Iterator[str]:
    made = written.made
    yield written_words(made.kind, made.cards, made.sheets, str(written.folder))
    yield from _advice(made)
    yield from _remarks(made)


def _remarks(made: MadeSheets) -> Iterator[str]:
    yield from (f"  {remark}" for remark in made.remarks)


def _advice(made: MadeSheets) -> Iterator[str]:
    if made.kind is SheetKind.PLACE_CARDS:
        yield FOLD
    if how := how_to_print(made.kind):
        yield how
