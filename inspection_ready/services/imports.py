"""Bringing in a spreadsheet: looked at first, shown row by row, then written in one transaction."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from inspection_ready.domain.bases import BaseFact, FacilityKind
from inspection_ready.domain.errors import CannotRead, ChangedMeanwhile, Refused
from inspection_ready.domain.notes import Note
from inspection_ready.domain.people import Person
from inspection_ready.exchange.spreadsheets import Sheet, Workbook, read_workbook
from inspection_ready.exchange.tables import Table, find_table, table_in
from inspection_ready.records.bases import BASE_FACTS, ROOMS
from inspection_ready.records.column_maps import FACILITY, FIRST_NAME, LAST_NAME, LEFT_OUT, OUR_ID, ColumnMap
from inspection_ready.records.fields import Record
from inspection_ready.records.lists import LISTS
from inspection_ready.records.matching import target_labels
from inspection_ready.records.registry import IMPORTED, spreadsheet_of
from inspection_ready.records.session_lines import SESSION_LINES
from inspection_ready.records.words import folded, words
from inspection_ready.services.collecting import without_collecting
from inspection_ready.services.import_facts import Facts
from inspection_ready.services.import_links import Links
from inspection_ready.services.import_lists import ListsPlanner
from inspection_ready.services.import_plan import Counts, ImportLine, ImportPlan, Outcome, Progress, Writes
from inspection_ready.services.import_sessions import SessionPlanner
from inspection_ready.services.import_tables import TablePlanner
from inspection_ready.services.planned_tables import PlannedTable
from inspection_ready.services.registers import completed
from inspection_ready.services.verbs import verb
from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

Planner = TablePlanner | ListsPlanner | SessionPlanner

SHEETS_BESIDE: Mapping[str, tuple[tuple[frozenset[str], Record], ...]] = {
    "bases": ((words("rooms room"), ROOMS), (words("facts facilities"), BASE_FACTS)),
}
"""Other sheets of the same file that are read too, known by their names."""

NAMED_IN_TALLIES = frozenset(
    {
        "link_unknown",
        "link_ambiguous",
        "evidence_ambiguous",
        "person_added",
        "not_a_choice",
        "tier_guessed",
        "turned_letters",
        "leaver_in_notes",
        "list_told_otherwise",
        "asked_unknown",
        "only_a_name_kept",
    }
)
"""What somebody will want to look up is named in the notes; how a telephone number was mended is counted."""


def read_table(
    reader: Reader,
    register: str,
    path: Path,
    *,
    told: Mapping[str, str] | None = None,
    sheet: str | None = None,
) -> tuple[Workbook, Table]:
    """The table of the file that fits best, or of ``sheet``. ``told``: heading to target, as a person chose them.

    Raises CannotRead.
    """
    record = _record(register)
    workbook = read_workbook(path)
    facilities = [kind.name for kind in reader.register(FacilityKind).all()] if register == "bases" else []
    beside = {each.name for each, _ in _sheets_beside(register, workbook)}
    main = replace(workbook, sheets=tuple(each for each in workbook.sheets if each.name not in beside))
    if sheet is not None:
        main = only_sheet(workbook, sheet, path)
    elif not any(each.rows for each in main.sheets):
        main = workbook
    folded_told = {folded(heading): target for heading, target in (told or {}).items()}
    return workbook, find_table(main, record, facilities=facilities, told=folded_told)


def plan_import(
    reader: Reader,
    register: str,
    path: Path,
    *,
    mapping: ColumnMap | Mapping[str, str] | None = None,
    sheet: str | None = None,
    progress: Progress = lambda _done, _of: None,
) -> ImportPlan:
    """Nothing is written. ``mapping`` is the preview's map, or heading to target for some headings.

    ``sheet`` is the name of the one to read; None takes the one that fits best.

    Raises CannotRead for a file that is no list, or whose headings say nothing.
    """
    with without_collecting():
        return _plan(reader, register, path, mapping, sheet=sheet, progress=progress)


def _plan(
    reader: Reader,
    register: str,
    path: Path,
    mapping: ColumnMap | Mapping[str, str] | None,
    *,
    sheet: str | None,
    progress: Progress,
) -> ImportPlan:
    record = _record(register)
    told = None if isinstance(mapping, ColumnMap) else mapping
    workbook, table = read_table(reader, register, path, told=told, sheet=sheet)
    if isinstance(mapping, ColumnMap) and len(mapping.columns) == len(table.headings):
        table = replace(table, mapping=mapping)
    _refuse_without_name(record, table, path)
    sheets = [pair for pair in _sheets_beside(register, workbook) if pair[0].name != table.sheet.name]
    table = _facts_from_sheet(table, sheets)
    links, facts = Links(reader), Facts(reader)
    planners: list[Planner] = [_planner(record, table, reader=reader, links=links, facts=facts)]
    planned = [planners[0].plan(progress)]
    for other, beside in sheets:
        planners.append(
            TablePlanner(beside, table_in(other, beside), reader=reader, links=links, facts=facts)
        )
        planned.append(planners[-1].plan(progress))
    return ImportPlan(
        register=register,
        path=path,
        sheet=table.sheet.name,
        header_line=table.header_line,
        mapping=table.mapping,
        counts=_counts(planned),
        lines=tuple(chain.from_iterable(plan.lines for plan in planned)),
        notes=_notes(record, workbook, [planner.table for planner in planners], planned),
        refused_rows=tuple(rows for planner in planners if (rows := planner.refused_rows())),
        writes=_in_order(planners, links, facts),
        head=reader.head(),
    )


@verb("import.run")
def run_import(uow: UnitOfWork, plan: ImportPlan) -> Counts:
    """Writes exactly what was planned, all of it or none.

    Raises ChangedMeanwhile where anything was written since: the plan is then made again, not guessed at.
    """
    if uow.head() != plan.head:
        raise ChangedMeanwhile("import_plan_is_old", file=plan.path.name)
    with without_collecting():
        for writes in plan.writes:
            register = uow.register(writes.row_type)
            register.add_many(completed(uow, writes.added))
            register.change_many(writes.changed)
            register.remove_many(writes.removed)
    return plan.counts


def only_sheet(workbook: Workbook, name: str, path: Path) -> Workbook:
    """Raises CannotRead where no sheet with anything in it is called so."""
    filled = [each for each in workbook.sheets if each.rows]
    for each in filled:
        if folded(each.name) == folded(name):
            return replace(workbook, sheets=(each,))
    raise CannotRead(
        "no_such_sheet", file=path.name, sheet=name, sheets=tuple(each.name for each in filled if each.name)
    )


def _planner(record: Record, table: Table, *, reader: Reader, links: Links, facts: Facts) -> Planner:
    if record.register == LISTS.register:
        return ListsPlanner(table, reader=reader, links=links)
    if record in SESSION_LINES:
        return SessionPlanner(record, table, reader=reader, links=links)
    return TablePlanner(record, table, reader=reader, links=links, facts=facts)


def _record(register: str) -> Record:
    if register not in IMPORTED:
        raise Refused("cannot_import_register", register=register, known=IMPORTED)
    return spreadsheet_of(register)


def _sheets_beside(register: str, workbook: Workbook) -> list[tuple[Sheet, Record]]:
    return [
        (sheet, record)
        for sheet in workbook.sheets
        for names, record in SHEETS_BESIDE.get(register, ())
        if len(workbook.sheets) > 1 and sheet.rows and folded(sheet.name) in names
    ]


def _facts_from_sheet(table: Table, sheets: list[tuple[Sheet, Record]]) -> Table:
    """A sheet of facts says more than a column can (who checked it, when), so the columns give way to it."""
    sheet = next((sheet.name for sheet, record in sheets if record is BASE_FACTS), None)
    columns = {
        mapped.column: LEFT_OUT for mapped in table.mapping.columns if mapped.target.startswith(FACILITY)
    }
    if sheet is None or not columns:
        return table
    notes = (*table.notes, Note.of("facts_from_sheet", sheet=sheet))
    return replace(table, mapping=table.mapping.telling(columns), notes=notes)


def _refuse_without_name(record: Record, table: Table, path: Path) -> None:
    """A list in which no column can name a record would give nothing but refused rows."""
    targets = {mapped.target for mapped in table.mapping.columns}
    title = record.title
    if record.blanks_count and targets & set(record.identity[0]):
        return
    if title in targets or targets & {OUR_ID, f"{title}.email"} or (targets & {FIRST_NAME, LAST_NAME}):
        return
    headings = tuple(heading for heading in table.headings if heading)
    raise CannotRead("headings_unknown", file=path.name, needed=record.field(title).label, headings=headings)


def _counts(planned: list[PlannedTable]) -> Counts:
    lines = list(chain.from_iterable(plan.lines for plan in planned))
    count = Counter(line.outcome for line in lines)
    return Counts(
        new=count[Outcome.NEW],
        changed=count[Outcome.CHANGED],
        same=count[Outcome.SAME],
        missing=count[Outcome.MISSING],
        refused=count[Outcome.REFUSED],
        repeats=sum(line.repeat_of is not None for line in lines),
    )


def _in_order(planners: Sequence[Planner], links: Links, facts: Facts) -> tuple[Writes, ...]:
    """Functions point at people, rooms and facts at bases: who is pointed at is written first."""
    writes = [Writes(Person, tuple(links.added_people), ())]
    writes.append(Writes(FacilityKind, (*facts.added_kinds, *links.added_kinds), ()))
    writes += chain.from_iterable(planner.writes() for planner in planners)
    writes.append(Writes(BaseFact, tuple(facts.added), tuple(facts.changed)))
    return tuple(one for one in writes if one.added or one.changed or one.removed)


def _notes(
    record: Record, workbook: Workbook, tables: list[Table], planned: list[PlannedTable]
) -> tuple[Note, ...]:
    table, used = tables[0], {table.sheet.name for table in tables}
    notes = [*workbook.notes]
    for one in tables:
        notes += [*one.sheet.notes, *one.notes, *_left_out(one)]
    labels = target_labels(record)
    left = [
        f"{sheet.name} (hidden)" if sheet.hidden else sheet.name
        for sheet in workbook.sheets
        if sheet.rows and sheet.name not in used
    ]
    notes += [Note.of("hidden_sheet_read", sheet=one.sheet.name) for one in tables if one.sheet.hidden]
    if left:
        notes.append(Note.of("sheets_left", used=table.sheet.name, left=tuple(left)))
    notes += [
        Note.of("heading_guessed", heading=mapped.heading, target=labels.get(mapped.target, mapped.target))
        for mapped in table.mapping.columns
        if mapped.is_guess and not mapped.was_told
    ]
    notes += [Note.of("known_by", fields=way, count=count) for way, count in planned[0].ways.most_common()]
    return tuple(notes) + _tallies(line for plan in planned for line in plan.lines)


def _left_out(table: Table) -> Iterator[Note]:
    """Rows and columns that say something and are not read."""
    if groups := list(table.groups_and_totals()):
        names = tuple(dict.fromkeys(words for _, words in groups))
        yield Note.of("groups_left_out", count=len(groups), first=groups[0][0], names=names)
    if columns := tuple(table.unread_columns()):
        yield Note.of("columns_left", left=columns)


def _tallies(lines: Iterable[ImportLine]) -> tuple[Note, ...]:
    """How often each thing was mended or left out, the first line where it was, and the names that were left out."""
    count: Counter[tuple[str, object]] = Counter()
    first: dict[tuple[str, object], int] = {}
    named: defaultdict[tuple[str, object], dict[object, None]] = defaultdict(dict)
    for line in lines:
        for note in line.notes:
            about = note.data[0] if note.data else ("", "")
            key = (note.code, about[1] if about[0] == "field" else "")
            if key not in first:
                first[key] = line.line
            count[key] += 1
            if note.code in NAMED_IN_TALLIES:
                named[key][dict(note.data)["before"]] = None
    return tuple(
        Note.of(key[0], field=key[1], count=number, first=first[key], names=tuple(named.get(key, ())))
        for key, number in count.most_common()
    )
