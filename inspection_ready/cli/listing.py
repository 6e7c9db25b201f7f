"""list: a register as it stands."""

from __future__ import annotations

import argparse

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.records.fields import Field, Record
from inspection_ready.records.registry import RECORDS, record_named
from inspection_ready.services.listing import ListRow, listed_fields, listing, page

WIDEST = 40
"""Characters of a column; what is longer is cut for people, never in JSON."""


def add_to(commands: Commands[Parser]) -> None:
    parser = add_command(commands, "list", run_list, help="show a register")
    registers = [record.register for record in RECORDS]
    parser.add_argument("register", choices=registers, metavar="REGISTER", help=", ".join(registers))
    add_workspace(parser)
    parser.add_argument("--find", default="", metavar="WORDS", help="only rows that show all these words")


def run_list(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    record = record_named(arguments.register)
    fields = listed_fields(record)
    with opened(arguments, write=False) as app:
        found = app.read(listing, record).found(arguments.find)
        rows = app.read(page, record, found)
    told = {
        "register": record.register,
        "count": len(rows),
        "rows": [_row_told(fields, row) for row in rows],
    }
    return Answer(told, _lines(fields, rows) or (_none(record, arguments.find),))


def _none(record: Record, find: str) -> str:
    """Nothing found is not nothing held."""
    if find.strip():
        return f"None of the {record.plural} shows “{find}”."
    return f"There are no {record.plural} here yet."


def _row_told(fields: tuple[Field, ...], row: ListRow) -> dict[str, str]:
    """Ids as text: programs in other languages would round so large a number."""
    names = (field.name.removesuffix("_id") for field in fields)
    return {"id": str(row.id), **dict(zip(names, row.cells, strict=True))}


def _lines(fields: tuple[Field, ...], rows: tuple[ListRow, ...]) -> tuple[str, ...]:
    if not rows:
        return ()
    table = [tuple(field.label for field in fields), *(row.cells for row in rows)]
    cut = [[_cut(cell) for cell in cells] for cells in table]
    widths = [max(len(cells[place]) for cells in cut) for place in range(len(fields))]
    shown = [place for place in range(len(fields)) if any(cells[place] for cells in cut[1:])]
    return tuple("  ".join(cells[place].ljust(widths[place]) for place in shown).rstrip() for cells in cut)


def _cut(cell: str) -> str:
    return cell if len(cell) <= WIDEST else f"{cell[: WIDEST - 1]}…"
