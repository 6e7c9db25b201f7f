"""list: a register as it stands, or as a view shows it."""

from __future__ import annotations

import argparse
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened, path
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.phrases.views import conditions_sentence, shown_words
from inspection_ready.records.fields import Field, Record
from inspection_ready.records.registry import RECORDS, record_named
from inspection_ready.services.listing import ListRow, Order, listed_fields, listing, page

if TYPE_CHECKING:
    from inspection_ready.services.app import App

WIDEST = 40
"""Characters of a column; what is longer is cut for people, never in JSON."""
WHERE = "what is asked, such as “owner: Amara Osei” or “stale”; may be given several times"


@dataclass(frozen=True, slots=True)
class Seen:
    """``said`` and ``lost`` are sentences: what was asked for, and what of a view is gone."""

    ids: array[int]
    total: int
    find: str
    said: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    name: str = ""

    @property
    def is_all(self) -> bool:
        return not (self.find.strip() or self.said or self.name)


def add_to(commands: Commands[Parser]) -> None:
    parser = add_command(commands, "list", run_list, help="show a register")
    registers = [record.register for record in RECORDS]
    parser.add_argument("register", choices=registers, metavar="REGISTER", help=", ".join(registers))
    add_workspace(parser)
    parser.add_argument("--find", default="", metavar="WORDS", help="only rows that show all these words")
    parser.add_argument("--view", metavar="NAME", help="as a view that is kept shows it")
    parser.add_argument("--where", action="append", default=[], metavar="ASKED", help=WHERE)
    parser.add_argument("--out", type=path, metavar="FILE", help="write what is shown as .xlsx or .csv too")


def run_list(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    record = record_named(arguments.register)
    fields = listed_fields(record)
    with opened(arguments, write=False) as app:
        seen = _seen(app, record, arguments)
        rows = app.read(page, record, seen.ids)
        if arguments.out is not None:
            _write(app, record, seen, arguments)
    told = {
        "register": record.register,
        "count": len(rows),
        "rows": [_row_told(fields, row) for row in rows],
    }
    if not seen.is_all:
        told |= {"of": seen.total, "asked": list(seen.said), "left_out": list(seen.lost)}
    if arguments.out is not None:
        told["file"] = str(arguments.out)
    return Answer(told, (*_head(record, seen), *(_lines(fields, rows) or (_none(record, seen),))))


def _seen(app: App, record: Record, arguments: argparse.Namespace) -> Seen:
    """A plain list needs nothing of views, and is there sooner."""
    if arguments.view is None and not arguments.where:
        found = app.read(listing, record)
        return Seen(found.found(arguments.find), len(found.ids), arguments.find)
    from inspection_ready.cli.views import asked_of, conditions_of  # slow import: signatures and claims
    from inspection_ready.services.views import order_lost, order_of, view_named  # slow import, as above

    view = None if arguments.view is None else app.read(view_named, record.register, arguments.view)
    conditions = (*(view.asks if view else ()), *conditions_of(app, record.register, arguments.where))
    asked = asked_of(app, record.register, conditions)
    order: Order | None = order_of(view) if view else None
    found = app.read(listing, record, order=order, filters=asked.filters)
    find = " ".join(part for part in (view.find if view else "", arguments.find) if part)
    lost = (*asked.lost, *(filter(None, [order_lost(view)]) if view else ()))
    total = app.read(lambda reader: reader.register(record.row_type).count())
    return Seen(found.found(find), total, find, asked.said, lost, view.name if view else "")


def _write(app: App, record: Record, seen: Seen, arguments: argparse.Namespace) -> None:
    from inspection_ready.services.seen import Shown, write_seen  # slow import: spreadsheets

    shown = Shown(
        name=seen.name,
        said=seen.said,
        find=seen.find,
        lost=seen.lost,
        total=seen.total,
        at=app.clock.now(),
    )
    app.read(write_seen, record, seen.ids, arguments.out, shown=shown)


def _head(record: Record, seen: Seen) -> tuple[str, ...]:
    """What was asked, where it was more than a search."""
    if not (seen.said or seen.lost or seen.name):
        return ()
    told = (
        f"{shown_words(len(seen.ids), seen.total, record.plural)}. {conditions_sentence(seen.said)}".strip()
    )
    return (told, *seen.lost)


def _none(record: Record, seen: Seen) -> str:
    """Nothing found is not nothing held."""
    if seen.find.strip():
        return f"None of the {record.plural} shows “{seen.find}”."
    if not seen.is_all:
        return f"None of the {record.plural} is so."
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
