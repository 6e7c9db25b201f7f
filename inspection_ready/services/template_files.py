"""A template as one file for another council: its sessions, and what it is judged by, without anybody's data."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.errors import CannotRead, Refused
from inspection_ready.domain.ids import new_id
from inspection_ready.domain.inspectors import inspectors_asked
from inspection_ready.domain.notes import Note
from inspection_ready.domain.searching import folded
from inspection_ready.domain.template_files import Fault, TemplateFile
from inspection_ready.domain.timetable import MINUTES_IN_A_DAY, Session, Timetable, rules_fault
from inspection_ready.exchange.spreadsheets import Sheet, Workbook, read_workbook
from inspection_ready.exchange.tables import table_in
from inspection_ready.exchange.tables_out import Column, OutCell, TableOut
from inspection_ready.exchange.xlsx import write_xlsx
from inspection_ready.phrases.dates import clock
from inspection_ready.records.cell_text import cell_text
from inspection_ready.records.clean import cleaner_of
from inspection_ready.records.fields import Field, Kind
from inspection_ready.records.session_lines import TEMPLATE_LINES
from inspection_ready.records.timetable import RULES, TIMETABLES
from inspection_ready.services.export_sessions import exported_fields, template_rows
from inspection_ready.services.import_links import Links
from inspection_ready.services.import_rows import RowReader
from inspection_ready.services.import_session_cells import SessionCells
from inspection_ready.services.registers import add_record
from inspection_ready.services.statements import known_codes
from inspection_ready.services.timetable import directory_of, timetable_parts
from inspection_ready.services.verbs import verb

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from inspection_ready.services.import_reading import Reading
    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

HEAD_SHEET, SESSIONS_SHEET = "Template", "Sessions"
_HEAD = tuple(TIMETABLES.field(name) for name in ("name", "days", "tracks", "is_starter", "notes")) + RULES
_COLUMNS = tuple(field for field in exported_fields(TEMPLATE_LINES) if field.name != "timetable")
WIDE, NARROW = 60, 28


def write_template(reader: Reader, template: Timetable, path: Path) -> int:
    """To .xlsx; how many sessions. Nobody is named in it, and no place. Raises Refused; a file that was there is then as it was."""
    if path.suffix.lower() != ".xlsx":
        raise Refused("template_needs_xlsx", file=path.name)
    _, held, _ = timetable_parts(reader, template)
    sessions = [replace(each, inspectors=inspectors_asked(each.inspectors)) for each in held]
    head = TableOut(
        HEAD_SHEET,
        (Column("Of the template", NARROW), Column("Value", WIDE), Column("What it means", WIDE)),
        [(field.label, _cell(field, getattr(template, field.name)), field.help) for field in _HEAD],
    )
    columns = tuple(Column(field.label, max(10, field.width // 8)) for field in _COLUMNS)
    rows = template_rows(reader, template, sessions, [field.name for field in _COLUMNS])
    write_xlsx(path, head, TableOut(SESSIONS_SHEET, columns, rows))
    return len(sessions)


def read_template(reader: Reader, path: Path, *, today: date) -> TemplateFile:
    """Nothing is written. Raises CannotRead with every fault, each by its sheet and line."""
    workbook = read_workbook(path)
    head, lines = _sheet(workbook, HEAD_SHEET, path), _sheet(workbook, SESSIONS_SHEET, path)
    faults: list[Fault] = []
    template = _template(head, faults)
    left_out: list[Fault] = []
    sessions = tuple(_sessions(reader, lines, template, faults, left_out))
    if faults:
        raise CannotRead("template_faults", file=path.name, faults=tuple(faults))
    directory = directory_of(reader, today)
    wanted = dict.fromkeys(each.wanted for each in sessions if each.wanted)
    return TemplateFile(
        template=replace(template, origin=path.name),
        sessions=sessions,
        left_out=tuple(left_out),
        nobody_for=tuple(each for each in wanted if not directory.find(each)),
    )


@verb("timetable.take_template")
def take_template(uow: UnitOfWork, read: TemplateFile, *, name: str = "") -> Timetable:
    """As a template of our own, under its own name or this one. Raises Refused where there is one of that name."""
    template = replace(read.template, id=new_id(), name=name or read.template.name)
    made = add_record(uow, template)
    uow.register(Session).add_many(replace(each, id=new_id(), timetable_id=made.id) for each in read.sessions)
    return made


def _cell(field: Field, value: Any) -> OutCell:
    if field.kind is Kind.YES_NO:
        return "Yes" if value else "No"
    return clock(value) if field.kind is Kind.TIME else value


def _sheet(workbook: Workbook, name: str, path: Path) -> Sheet:
    for sheet in workbook.sheets:
        if folded(sheet.name) == folded(name) and sheet.rows:
            return sheet
    raise CannotRead("no_template_file", file=path.name, sheet=name)


def _template(sheet: Sheet, faults: list[Fault]) -> Timetable:
    fields = {folded(field.label): field for field in _HEAD}
    told: dict[str, Any] = {}
    for line, row in enumerate(sheet.rows[1:], start=sheet.first_line + 1):
        field = fields.get(folded(cell_text(row[0]))) if row else None
        if field is None or len(row) < 2:
            continue
        cleaned = cleaner_of(field)(row[1])
        if cleaned.refused:
            faults.append(_fault(sheet, line, cleaned.refused, field, row[1]))
        elif _is_outside(field, cleaned.value):
            faults.append(_fault(sheet, line, "out_of_range", field, row[1]))
        elif cleaned.value is not None:
            told[field.name] = cleaned.value
    if not told.get("name"):
        faults.append(Fault(sheet.name, 0, Note.of("required", field=fields["name"].label)))
    template = Timetable(**{"name": "", "is_template": True, **told})
    if fault := rules_fault(template):
        faults.append(Fault(sheet.name, 0, Note.of(fault[0])))
    return template


def _fault(sheet: Sheet, line: int, code: str, field: Field, cell: object) -> Fault:
    return Fault(sheet.name, line, Note.of(code, field=field.label, before=cell_text(cell)))


def _is_outside(field: Field, value: Any) -> bool:
    limits = field.limits
    return limits is not None and value is not None and not limits.lowest <= value <= limits.highest


def _sessions(
    reader: Reader, sheet: Sheet, template: Timetable, faults: list[Fault], left_out: list[Fault]
) -> Iterator[Session]:
    table = table_in(sheet, TEMPLATE_LINES)
    cells = SessionCells(TEMPLATE_LINES, links=Links(reader), rooms=(), codes=known_codes(reader))
    rows = list(table.rows())
    readings = RowReader(TEMPLATE_LINES, table.mapping).read([row for _, row in rows])
    for (line, _), reading in zip(rows, readings, strict=True):
        reading.values.pop("timetable", None)
        cells.take(reading)
        wrong = [*reading.refusals, *_amiss(reading, template)]
        faults += (Fault(sheet.name, line, each) for each in wrong)
        left_out += (Fault(sheet.name, line, each) for each in reading.notes)
        if not wrong:
            yield Session(timetable_id=template.id, **reading.values)


def _amiss(reading: Reading, template: Timetable) -> Iterator[Note]:
    values = reading.values
    needed = {"title": "Title", "day": "Day", "starts": "Start", "minutes": "End or Minutes"}
    for name, label in needed.items():
        if values.get(name) is None and not reading.refusals:
            yield Note.of("required", field=label)
    for name, most in (("day", template.days), ("track", template.tracks)):
        if values.get(name, 0) > most:
            yield Note.of("more_than_the_template", field=name.capitalize(), before=values[name], most=most)
    if values.get("starts", 0) + values.get("minutes", 0) > MINUTES_IN_A_DAY:
        yield Note.of("ends_after_midnight")
