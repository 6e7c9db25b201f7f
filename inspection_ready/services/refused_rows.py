"""Refused rows, in a file that can be mended and brought back by the same import."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from inspection_ready.exchange.tables_out import Column, OutCell, TableOut
from inspection_ready.exchange.whole_files import another_name
from inspection_ready.exchange.xlsx import write_xlsx
from inspection_ready.phrases.imports import reasons_sentence
from inspection_ready.records.cell_text import cell_text
from inspection_ready.records.column_maps import REASON_HEADING
from inspection_ready.services.import_plan import ImportPlan, RefusedRows


def write_refused_rows(plan: ImportPlan, folder: Path | None = None) -> Path | None:
    """Beside the file that was imported, unless another folder is given; None where nothing was refused.

    A file of that name may hold somebody's mending, so it is never written over. Raises Refused where it cannot
    be written.
    """
    if not plan.refused_rows:
        return None
    return write_beside(plan.path, [refused_table(refused) for refused in plan.refused_rows], folder)


def write_beside(path: Path, tables: Sequence[TableOut], folder: Path | None = None) -> Path:
    """What was refused of the file at ``path``. Raises Refused where it cannot be written."""
    beside = (folder or path.parent) / f"{path.stem} - refused rows.xlsx"
    beside = another_name(beside) if beside.exists() else beside
    write_xlsx(beside, *tables)
    return beside


def refused_table(refused: RefusedRows) -> TableOut:
    columns = [Column(heading, 24) for heading in refused.headings]
    return TableOut(refused.sheet, (*columns, Column(REASON_HEADING, 60)), _rows(refused))


def _rows(refused: RefusedRows) -> Iterator[list[OutCell]]:
    """An earlier reason is not carried along with the new one."""
    width = len(refused.headings)
    for cells, reasons in refused.rows:
        padded = [*cells, *[""] * (width - len(cells))][:width]
        yield [*(_out(cell) for cell in padded), reasons_sentence(reasons)]


def _out(cell: Any) -> OutCell:
    return cell if isinstance(cell, str | int | float | date | datetime) else cell_text(cell)
