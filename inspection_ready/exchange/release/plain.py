"""Plain text and CSV, of any size, line by line."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator

from inspection_ready.domain.release_check import is_label
from inspection_ready.domain.release_findings import Place
from inspection_ready.domain.release_items import Format, Item, Piece, Step
from inspection_ready.exchange.decoding import decode
from inspection_ready.exchange.release.sources import Source

CHUNK = 1 << 20
LONGEST_LINE = 20_000
TABLES = (".csv", ".tsv", ".tab")
SEPARATOR = "; "


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
    """A line is one piece; a cell whose heading says what it is has the heading before it."""
    labels: list[str] | None = None
    number = first = 0
    delimiter = "" if name.lower().endswith(".csv") else "\t"
    for line in lines:
        if isinstance(line, Step):
            yield line
            continue
        number += 1
        delimiter = delimiter or max(",;\t|", key=line.count)
        if labels is None:
            heads = _cells(line, delimiter)
            if sum(map(bool, heads)) > 1:
                labels, first = [f"{head}: " if is_label(head) else "" for head in heads], number
        is_labelled = labels is not None and number > first and any(labels)
        words = SEPARATOR.join(_labelled(_cells(line, delimiter), labels or [])) if is_labelled else line
        yield Piece(words, Place(line=number))


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return [line]


def _labelled(cells: list[str], labels: list[str]) -> Iterator[str]:
    for column, cell in enumerate(cells):
        label = labels[column] if column < len(labels) else ""
        yield f"{label}{cell}" if cell else ""


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
