"""Plain text and CSV, of any size, line by line."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator

from inspection_ready.domain.release_findings import Place
from inspection_ready.domain.release_items import Format, Item, Piece, Step
from inspection_ready.exchange.decoding import decode
from inspection_ready.exchange.release.sheet_cells import LONGEST_HEADING, column_letters
from inspection_ready.exchange.release.sources import Source

CHUNK = 1 << 20
LONGEST_LINE = 20_000
TABLES = (".csv", ".tsv", ".tab")
UNTIL_TOLD = 5_000


def plain_items(source: Source) -> Iterator[Item]:
    is_table = source.name.lower().endswith(TABLES)
    yield Format("csv" if is_table else "text")
    with source.opened() as stream:
        encoding = decode(stream.read(CHUNK)).encoding
        stream.seek(0)
        lines = _lines(stream, encoding, source.size)
        yield from _table(lines, source.name) if is_table else _text(lines)


def _text(lines: Iterator[str | Step]) -> Iterator[Item]:
    number = 0
    for line in lines:
        if isinstance(line, Step):
            yield line
            continue
        number += 1
        yield Piece(line, Place(line=number))


def _table(lines: Iterator[str | Step], name: str) -> Iterator[Item]:
    """Cells have their column's heading for a context; lines that are no table are read as they are."""
    heads: list[str] = []
    number = 0
    delimiter = "" if name.lower().endswith(".csv") else "\t"
    for line in lines:
        if isinstance(line, Step):
            yield line
            continue
        number += 1
        delimiter = delimiter or max(",;\t|", key=line.count)
        try:
            cells = next(csv.reader([line], delimiter=delimiter), [])
        except csv.Error:
            cells = [line]
        if not heads and sum(map(bool, cells)) > 1:
            heads = [cell if len(cell) <= LONGEST_HEADING else "" for cell in cells]
        for column, cell in enumerate(cells):
            if cell:
                head = heads[column] if column < len(heads) and heads[column] != cell else ""
                yield Piece(cell, Place(line=number, cell=column_letters(column + 1)), head)


def _lines(stream: codecs._ReadableStream, encoding: str, size: int) -> Iterator[str | Step]:
    """Longer ones in pieces, so that a file without line ends takes no more memory than another."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    rest, done = "", 0
    while chunk := stream.read(CHUNK):
        done += len(chunk)
        rest += decoder.decode(chunk).replace("\x00", "")
        lines = rest.splitlines(keepends=True)
        rest = lines.pop() if lines and not lines[-1].endswith(("\n", "\r")) else ""
        for line in lines:
            yield from _pieces(line.strip("\r\n\ufeff"))
        if len(rest) > CHUNK:
            yield from _pieces(rest)
            rest = ""
        yield Step(done, size)
    yield from _pieces(rest + decoder.decode(b"", final=True))


def _pieces(line: str) -> Iterator[str]:
    for start in range(0, max(1, len(line)), LONGEST_LINE):
        yield line[start : start + LONGEST_LINE]
