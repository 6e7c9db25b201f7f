"""Checks the parts of a zip package (XLSX, ODS) before a reader opens it, and notes what readers do not tell.

The extents are measured because the reader lays a sheet out as a full rectangle: one stray value in the last cell
of the last row would ask for half a terabyte and end the program.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from inspection_ready.domain.errors import CannotRead

MOST_PARTS = 5_000
MOST_BYTES = 1_500_000_000
SUSPECT_BYTES = 20_000_000
SUSPECT_RATIO = 200
MOST_SUSPECT = 2 * SUSPECT_BYTES
"""Of all parts together that are packed so tightly: a bomb may be cut into many small ones."""
MOST_COLUMNS = 1_000
MOST_CELLS = 16_000_000
CHUNK = 1 << 20
OVERLAP = 512

FAR_AWAY = re.compile(rb"""r=["'][A-Za-z]?+(?:[A-Za-z]{1,2}\d|[6-9]\d{5}|\d{7})""")
"""Beyond column Z or row 599,999: no rectangle on this side of both has too many cells, so none is measured."""
CELL_WITH_VALUE = re.compile(
    rb"""r=(?<![\w:.\x80-\xff-]r=)["']([A-Za-z]{1,3})0*(\d{1,7})["'][^>]*(?<!/)>\s*<(?:\w+:)?(?:v|is|f)\b"""
)
"""It begins with letters that stand for themselves, which are looked for faster than what may stand before them."""
ERROR_CELL = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br=["']([A-Z]{1,3}\d{1,7})["'][^>]*?\st=["']e["']""")
HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\s[^>]*?\shidden=["'](?:1|true)["']""")
NEVER_CALCULATED = re.compile(
    rb"""</(?:\w+:)?f>(?:<(?:\w+:)?v>\s*</(?:\w+:)?v>|<(?:\w+:)?v\s*/>)?</(?:\w+:)?c>"""
)
SHEETS = "xl/worksheets/"
ODD_CELLS = (b't="e"', b" hidden=", b"</f>")
REPEATED_ROWS = re.compile(
    rb"""<table:table-row[^>]*number-rows-repeated="(\d{5,})"[^>]*>(?:(?!</table:table-row>).){0,4000}?<text:p""",
    re.DOTALL,
)
REPEATED_CELLS = re.compile(rb"""<table:table-cell[^>]*number-columns-repeated="(\d{4,})"[^>]*[^/]><text:p""")


@dataclass(frozen=True, slots=True)
class PackageFacts:
    """What the reader does not tell about the cells of a workbook."""

    errors: int = 0
    first_error: str = ""
    hidden_rows: int = 0
    never_calculated: int = 0


def check_package(archive: zipfile.ZipFile, *, file: str) -> bool:
    """Refuses bombs, document type declarations and far-away cells; costs about one pass of inflating.

    True where a cell may be in error, hidden or never worked out: then ``package_facts`` is worth its own pass.
    """
    check_sizes(archive.infolist(), file=file)
    parts = [part for part in archive.infolist() if not part.filename.startswith(("xl/media/", "Pictures/"))]
    odd = [_check_part(archive, part, file=file) for part in parts]
    return any(odd)


def package_facts(archive: zipfile.ZipFile) -> PackageFacts:
    """Of all its sheets together."""
    errors: list[bytes] = []
    hidden = empty = 0
    for part in archive.namelist():
        if not part.lower().startswith(SHEETS):
            continue
        for chunk in _chunks_of_cells(archive, part):
            errors += ERROR_CELL.findall(chunk) if b'"e"' in chunk else []
            hidden += len(HIDDEN_ROW.findall(chunk)) if b"hidden=" in chunk else 0
            empty += len(NEVER_CALCULATED.findall(chunk)) if b"</f>" in chunk else 0
    first = errors[0].decode() if errors else ""
    return PackageFacts(errors=len(errors), first_error=first, hidden_rows=hidden, never_calculated=empty)


def check_sizes(parts: list[zipfile.ZipInfo], *, file: str) -> None:
    """By what the archive says of itself; nothing is unpacked. Raises CannotRead("zip_bomb")."""
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_BYTES:
        raise CannotRead("zip_bomb", file=file, megabytes=unpacked // 1_000_000)
    suspect = [
        part.file_size for part in parts if part.file_size > SUSPECT_RATIO * max(part.compress_size, 1)
    ]
    if max(suspect, default=0) > SUSPECT_BYTES or sum(suspect) > MOST_SUSPECT:
        raise CannotRead("zip_bomb", file=file, megabytes=sum(suspect) // 1_000_000)


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, *, file: str) -> bool:
    """Every part is looked at, whatever its name: a workbook may call its sheets anything."""
    is_far = is_odd = False
    is_sheet = part.filename.lower().startswith(SHEETS)
    for chunk in _overlapping_chunks(archive, part.filename):
        _refuse_declarations(chunk, file=file)
        is_far = is_far or FAR_AWAY.search(chunk) is not None
        is_odd = is_odd or (is_sheet and any(sign in chunk for sign in ODD_CELLS))
        if part.filename == "content.xml":
            _refuse_repeats(chunk, file=file)
    if is_far:
        _measure_values(archive, part.filename, file=file)
    return is_odd


def _refuse_declarations(chunk: bytes, *, file: str) -> None:
    if b"<!DOCTYPE" in chunk or b"<!ENTITY" in chunk:
        raise CannotRead("entity_attack", file=file)
    if chunk.startswith(
        (b"\xff\xfe", b"\xfe\xff")
    ):  # no program writes parts in UTF-16, and it would hide the above
        raise CannotRead("file_damaged", file=file)


def _refuse_repeats(chunk: bytes, *, file: str) -> None:
    if REPEATED_ROWS.search(chunk) or REPEATED_CELLS.search(chunk):
        raise CannotRead("too_many_cells", file=file, cell="")


def _measure_values(archive: zipfile.ZipFile, part: str, *, file: str) -> None:
    """Counts only cells that hold something: whole rows of empty formatted cells are common and harmless."""
    last_rows: dict[bytes, bytes] = {}
    rows = 0
    for chunk in _chunks_of_cells(archive, part):
        cells = CELL_WITH_VALUE.findall(chunk)
        last_rows.update(cells)
        rows = max(rows, max(map(int, {row for _, row in cells}), default=0))
    furthest = max(last_rows, key=_column_number, default=b"")
    columns, cell = _column_number(furthest), (furthest + last_rows.get(furthest, b"")).decode().upper()
    if columns > MOST_COLUMNS:
        raise CannotRead("too_many_columns", file=file, columns=columns, most=MOST_COLUMNS, cell=cell)
    if rows * columns > MOST_CELLS:
        raise CannotRead("too_many_cells", file=file, cell=cell)


def _column_number(letters: bytes) -> int:
    """A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _overlapping_chunks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """For searches that may see the same place twice; nothing shorter than the overlap is cut in two."""
    rest = b""
    with archive.open(part) as stream:
        while piece := stream.read(CHUNK):
            yield rest + piece
            rest = piece[-OVERLAP:]


def _chunks_of_cells(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """For counting: the part cut between two cells."""
    rest = b""
    with archive.open(part) as stream:
        while piece := stream.read(CHUNK):
            whole = rest + piece
            cut = whole.rfind(b"</", 0, -OVERLAP)
            cut = len(whole) if cut < 0 else cut
            yield whole[:cut]
            rest = whole[cut:]
    yield rest
