"""What of a list is on view, as a spreadsheet: those rows, in that order, with the words that are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.errors import Refused
from inspection_ready.exchange.csv_out import write_csv
from inspection_ready.exchange.tables_out import Column, OutCell, TableOut
from inspection_ready.exchange.xlsx import write_xlsx
from inspection_ready.phrases.dates import moment
from inspection_ready.phrases.views import conditions_sentence, shown_words
from inspection_ready.records.fields import Field, Kind, Record
from inspection_ready.services.exports import PIXELS_A_CHARACTER, Exported
from inspection_ready.services.listing import listed_fields, raw_page
from inspection_ready.services.values import value_words

if TYPE_CHECKING:
    from inspection_ready.storage.unit_of_work import Reader

Told = Mapping[str, Mapping[int, str]]
"""By the name of a field, for some records by their id, what the list shows instead."""
ABOUT = "What is shown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What somebody looks at: its name where it is a saved view, what it asks in words, and of how many."""

    name: str = ""
    said: tuple[str, ...] = ()
    find: str = ""
    lost: tuple[str, ...] = ()
    total: int
    at: datetime


def write_seen(
    reader: Reader, record: Record, ids: Sequence[int], path: Path, *, shown: Shown, told: Told | None = None
) -> Exported:
    """To .xlsx, with a sheet on what was asked, or .csv. Raises Refused; the file that was there is then as it was."""
    fields = listed_fields(record)
    rows = raw_page(reader, record, ids, fields)
    cells = _cells(fields, rows, ids, told or {})
    name = record.plural.capitalize()
    columns = tuple(Column(each.label, max(10, each.width // PIXELS_A_CHARACTER)) for each in fields)
    write_table(path, TableOut(name, columns, cells), shown, len(ids), record.plural)
    return Exported(path, len(rows))


def write_table(path: Path, table: TableOut, shown: Shown, count: int, plural: str) -> None:
    match path.suffix.lower():
        case ".xlsx":
            write_xlsx(path, table, _about(shown, count, plural))
        case ".csv":
            write_csv(path, table)
        case _:
            raise Refused("wrong_kind_of_file", file=path.name)


def _about(shown: Shown, count: int, plural: str) -> TableOut:
    told = [
        ("View", shown.name),
        ("Asked for", conditions_sentence(shown.said)),
        ("Searched for", shown.find),
        *(("Left out", each) for each in shown.lost),
        ("Shown", shown_words(count, shown.total, plural)),
        ("Written", moment(shown.at)),
    ]
    columns = (Column("About this list", 20), Column("", 80))
    return TableOut(ABOUT, columns, [(what, words) for what, words in told if words])


def _cells(
    fields: Sequence[Field], rows: Mapping[int, tuple[Any, ...]], ids: Sequence[int], told: Told
) -> Iterator[list[OutCell]]:
    """Dates and numbers stay what they are, so that a spreadsheet sorts them."""
    columns = [told.get(field.name, {}) for field in fields]
    for each in ids:
        if each in rows:
            yield [
                words.get(each) or _cell(field, value)
                for words, field, value in zip(columns, fields, rows[each], strict=True)
            ]


def _cell(field: Field, value: Any) -> OutCell:
    if value is None:
        return None
    if field.kind is Kind.NUMBER or isinstance(value, date):
        cell: OutCell = value
        return cell
    return value_words(field, value, title=str(value))
