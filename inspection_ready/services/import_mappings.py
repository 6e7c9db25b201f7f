"""What a person said the columns are, kept so that next month's file needs no questions."""

from __future__ import annotations

from pathlib import Path

from inspection_ready.exchange.mapping_files import read_mapping, save_mapping
from inspection_ready.records.column_maps import ColumnMap
from inspection_ready.records.matching import target_labels
from inspection_ready.records.registry import spreadsheet_of

REMEMBERED = "headings"


def mapping_from_file(register: str, path: Path) -> dict[str, str]:
    """Heading to target, for ``plan_import(mapping=...)``. Raises CannotRead naming the line."""
    return read_mapping(path, target_labels(spreadsheet_of(register)))


def mapping_to_file(register: str, mapping: ColumnMap, path: Path) -> None:
    """Every column with what it is, or that it is left out."""
    chosen = {mapped.heading: mapped.target for mapped in mapping.columns if mapped.heading}
    save_mapping(path, chosen, target_labels(spreadsheet_of(register)))


def remember_mapping(folder: Path, register: str, mapping: ColumnMap) -> None:
    """Adds what a person chose to what was chosen before. ``folder`` is the workspace's."""
    told = {mapped.heading: mapped.target for mapped in mapping.columns if mapped.was_told and mapped.heading}
    if not told:
        return
    path = _remembered(folder, register)
    path.parent.mkdir(exist_ok=True)
    save_mapping(path, remembered_mapping(folder, register) | told, target_labels(spreadsheet_of(register)))


def remembered_mapping(folder: Path, register: str) -> dict[str, str]:
    path = _remembered(folder, register)
    return mapping_from_file(register, path) if path.exists() else {}


def _remembered(folder: Path, register: str) -> Path:
    return folder / REMEMBERED / f"{register}.csv"
