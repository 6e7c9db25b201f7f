"""A small file that says what each heading is: written by us from the preview, or by hand."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from inspection_ready.domain.errors import CannotRead
from inspection_ready.exchange.csv_out import write_csv
from inspection_ready.exchange.decoding import decode
from inspection_ready.exchange.safe import read_bytes
from inspection_ready.exchange.spreadsheets import read_workbook
from inspection_ready.exchange.tables_out import Column, TableOut
from inspection_ready.records.cell_text import cell_text
from inspection_ready.records.column_maps import FACILITY, LEFT_OUT
from inspection_ready.records.words import folded

HEADINGS = ("Heading in the file", "What it is")
LEAVE_OUT_WORDS = frozenset({"", "leave out", "ignore", "ignored", "skip", "none", "not used"})


def read_mapping(path: Path, labels: Mapping[str, str]) -> dict[str, str]:
    """Heading to target. ``labels``: every target and its words; both are understood. CSV, Excel, TOML and JSON."""
    known = {folded(words): target for target, words in labels.items()}
    known |= {folded(target): target for target in labels}
    return {
        heading: _target(path, line, said, known=known, labels=labels)
        for line, (heading, said) in enumerate(_pairs(path), start=1)
        if heading and (heading, said) != HEADINGS
    }


def save_mapping(path: Path, mapping: Mapping[str, str], labels: Mapping[str, str]) -> None:
    columns = (Column(HEADINGS[0], 40), Column(HEADINGS[1], 40))
    rows = [(heading, labels.get(target, target)) for heading, target in mapping.items()]
    write_csv(path, TableOut("Headings", columns, rows))


def _target(path: Path, line: int, said: str, *, known: Mapping[str, str], labels: Mapping[str, str]) -> str:
    plain = folded(said)
    if plain in LEAVE_OUT_WORDS:
        return LEFT_OUT
    if plain in known:
        return known[plain]
    if said.casefold().startswith("facility") and ":" in said and FACILITY + "Parking" in labels:
        return FACILITY + said.split(":", 1)[1].strip()
    names = tuple(words for target, words in labels.items() if not target.startswith(FACILITY))
    raise CannotRead("mapping_target_unknown", file=path.name, line=line, target=said, known=names)


def _pairs(path: Path) -> Iterable[tuple[str, str]]:
    match path.suffix.lower():
        case ".toml":
            return _from_tree(path, tomllib.loads)
        case ".json":
            return _from_tree(path, json.loads)
        case _:
            rows = read_workbook(path).sheets[0].rows
            pairs = [(cell_text(row[0]).strip(), cell_text(row[1]).strip()) for row in rows if len(row) > 1]
            if not pairs:
                raise CannotRead("mapping_not_read", file=path.name)
            return pairs


def _from_tree(path: Path, load: Any) -> list[tuple[str, str]]:
    """A flat table, or one table inside another: {"headings": {"Site": "name"}}."""
    try:
        tree = load(decode(read_bytes(path)).text)
    except (ValueError, RecursionError) as error:
        raise CannotRead("mapping_not_read", file=path.name) from error
    if isinstance(tree, dict) and len(tree) == 1 and isinstance(next(iter(tree.values())), dict):
        tree = next(iter(tree.values()))
    if not isinstance(tree, dict) or not all(isinstance(said, str) for said in tree.values()):
        raise CannotRead("mapping_not_read", file=path.name)
    return list(tree.items())
