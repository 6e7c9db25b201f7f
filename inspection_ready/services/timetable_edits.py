"""A timetable's lines that went out, were edited and come back: proposed as changes, and those that are chosen taken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.errors import CannotRead, ChangedMeanwhile, NotFound
from inspection_ready.domain.filing import Head
from inspection_ready.domain.ids import new_id
from inspection_ready.domain.notes import Note
from inspection_ready.domain.people import Person
from inspection_ready.domain.timetable import MOST_TRACKS, Part, Session, SessionState, Timetable
from inspection_ready.domain.timetable_edits import Aspect, Proposal, Seat, proposed, taken
from inspection_ready.records.column_maps import AS_AT_HEADING, OUR_ID
from inspection_ready.records.headings import heading_words
from inspection_ready.records.words import folded
from inspection_ready.services.edited_lines import EditedLines, LineBefore
from inspection_ready.services.import_links import Links
from inspection_ready.services.import_plan import Progress, RefusedRows
from inspection_ready.services.import_reading import Cells, Reading
from inspection_ready.services.imports import read_table
from inspection_ready.services.refused_rows import refused_table, write_beside
from inspection_ready.services.sessions import add_session, change_session
from inspection_ready.services.statements import known_codes
from inspection_ready.services.timetable import current_timetable, whole_timetable
from inspection_ready.services.timetable_past import PastTimetables
from inspection_ready.services.verbs import verb
from inspection_ready.storage.as_it_was import AsItWas, head_told

if TYPE_CHECKING:
    from inspection_ready.domain.whole_timetable import WholeTimetable
    from inspection_ready.exchange.tables import Table
    from inspection_ready.storage.reading import Standing
    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

AS_AT = re.compile(r"(\d+)-([0-9a-f]{8,64})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EditPlan:
    """``proposals`` in the order of the file; what is not in it any more comes last."""

    path: Path
    proposals: tuple[Proposal, ...]
    wholes: tuple[WholeTimetable, ...]
    """The timetables the file speaks of, as they are now."""
    lines: int
    same: int
    """Lines nobody changed."""
    already: int
    """Lines whose changes are made here already."""
    refused: tuple[tuple[int, tuple[Note, ...]], ...]
    """By the line of the file."""
    refused_rows: RefusedRows | None
    names: Mapping[int, str]
    """People, rooms and bases, by id."""
    head: Head

    @property
    def offered(self) -> frozenset[int]:
        return frozenset(each.number for each in self.proposals if each.is_offered)

    @property
    def conflicts(self) -> int:
        return sum(each.is_conflict for each in self.proposals)


def plan_edits(
    reader: Reader, path: Path, *, today: date, progress: Progress = lambda _done, _of: None
) -> EditPlan:
    """Nothing is written. Raises CannotRead for what is no timetable of this workspace as it was exported."""
    _, table = read_table(reader, "timetable", path)
    comparing = _Comparing(reader, table, path, today)
    return comparing.plan(progress)


@verb("timetable.take_edits")
def take_edits(uow: UnitOfWork, plan: EditPlan, chosen: Collection[int]) -> tuple[Proposal, ...]:
    """Those of these numbers, as one entry. Raises ChangedMeanwhile; Refused, NotFound where one cannot be."""
    if uow.head() != plan.head:
        raise ChangedMeanwhile("edits_are_old", file=plan.path.name)
    proposals = chosen_of(plan, chosen)
    for whole in plan.wholes:
        before, after = _seats(whole), _seats(taken(whole, proposals))
        for session_id, seat in after.items():
            held = before.get(session_id)
            if held is None:
                add_session(uow, seat.session, seat.people)
            elif held != seat:
                change_session(uow, held.session, seat.session, seat.people)
    return proposals


def chosen_of(plan: EditPlan, chosen: Collection[int]) -> tuple[Proposal, ...]:
    """Raises NotFound for a number that is not proposed."""
    known = {each.number for each in plan.proposals}
    if unknown := sorted(set(chosen) - known):
        raise NotFound("no_such_proposal", number=unknown[0], count=len(known))
    return tuple(each for each in plan.proposals if each.number in chosen)


def write_refused_edits(plan: EditPlan, folder: Path | None = None) -> Path | None:
    """Beside the file, unless another folder is given; None where nothing was refused. Raises Refused."""
    if plan.refused_rows is None:
        return None
    return write_beside(plan.path, [refused_table(plan.refused_rows)], folder)


class _Comparing:
    def __init__(self, reader: Reader, table: Table, path: Path, today: date) -> None:
        self._reader, self._table, self._path, self._today = reader, table, path, today
        self._rooms = reader.register(Room).all()
        self._lines = EditedLines(table, links=Links(reader), rooms=self._rooms, codes=known_codes(reader))
        self._as_at = next(
            (
                n
                for n, heading in enumerate(table.headings)
                if heading_words(heading) == heading_words(AS_AT_HEADING)
            ),
            None,
        )
        our_id = table.mapping.columns_for(OUR_ID)
        if self._as_at is None or not our_id:
            raise CannotRead("edits_not_exported", file=path.name, heading=AS_AT_HEADING)
        self._pasts: dict[Head, PastTimetables] = {}
        self._wholes: dict[int, WholeTimetable] = {}
        self._seats: dict[int, Seat] = {}
        self._seen: dict[int, int] = {}
        self._proposals: list[Proposal] = []
        self._refused: list[tuple[int, Cells, tuple[Note, ...]]] = []
        self._counts: Counter[str] = Counter()

    def plan(self, progress: Progress) -> EditPlan:
        rows = list(self._table.rows())
        readings = self._lines.read([cells for _, cells in rows])
        heads = [self._head(cells) for _, cells in rows]
        if not any(heads):
            raise CannotRead("edits_not_exported", file=self._path.name, heading=AS_AT_HEADING)
        for count, ((line, cells), reading) in enumerate(zip(rows, readings, strict=True)):
            progress(count, len(rows))
            reasons = self._take(line, reading, heads[count], next(filter(None, heads)))
            if reasons:
                self._refused.append((line, cells, tuple(reasons)))
        self._find_removed()
        progress(len(rows), len(rows))
        headings = tuple(mapped.heading for mapped in self._table.mapping.columns)
        refused = tuple((cells, reasons) for _, cells, reasons in self._refused)
        return EditPlan(
            path=self._path,
            proposals=tuple(self._proposals),
            wholes=tuple(self._wholes.values()),
            lines=len(rows),
            same=self._counts["same"],
            already=self._counts["already"],
            refused=tuple((line, reasons) for line, _, reasons in self._refused),
            refused_rows=RefusedRows(self._table.sheet.name, headings, refused) if refused else None,
            names=self._names(),
            head=self._reader.head(),
        )

    # a line

    def _take(self, line: int, reading: Reading, own: Head | None, usual: Head) -> Sequence[Note]:
        """Why it is refused; nothing where it is not."""
        before = (past := self._past(own or usual)).line(reading, self._lines)
        if before is None:
            if reading.our_id is not None:
                return [Note.of("edit_unknown")]
            return self._added(line, reading, past)
        session = before.seat.session
        if session.id in self._seen:
            return [Note.of("edit_twice", line=self._seen[session.id], before=_called(session))]
        self._seen[session.id] = line
        return self._compared(line, reading, before)

    def _compared(self, line: int, reading: Reading, before: LineBefore) -> Sequence[Note]:
        session = before.seat.session
        whole = self._whole(session.timetable_id)
        dates = {} if whole is None else {each.day: each.on for each in whole.days}
        told = self._lines.told(before, reading, dates)
        if not isinstance(told, Seat):
            return told
        now = self._seats.get(session.id)
        if told == before.seat:
            self._counts["same"] += 1
            return []
        if whole is None or now is None:
            return [Note.of("edit_session_gone", before=_called(session))]
        return self._beyond(told.session, whole) or self._propose(line, before.seat, now, told)

    def _propose(self, line: int, was: Seat, now: Seat, told: Seat) -> Sequence[Note]:
        found = list(proposed(was, now, told))
        self._counts["already"] += not found
        for aspect, edits in found:
            self._add(line=line, aspect=aspect, session=now.session, edits=edits)
        return []

    def _added(self, line: int, reading: Reading, past: PastTimetables) -> Sequence[Note]:
        name = reading.values.pop("timetable", "")
        known = {each.id: each for each in past.timetables if not name or folded(each.name) == folded(name)}
        current = current_timetable(self._reader)
        held = (
            known.get(current.id)
            if current is not None and len(known) > 1
            else next(iter(known.values()), None)
        )
        whole = None if held is None else self._whole(held.id)
        if held is None or whole is None:
            return [Note.of("edit_no_such_timetable", before=name)]
        missing = [name for name in ("title", "day", "starts") if name not in reading.values]
        if not {"ends", "minutes", "times"} & set(reading.values):
            missing.append("ends")
        if missing:
            labels = {"title": "Title", "day": "Day", "starts": "Start", "ends": "End"}
            return [Note.of("required", field=labels[each]) for each in missing]
        nothing = Session(id=new_id(), timetable_id=held.id, title="", day=0, starts=0, minutes=1)
        before = LineBefore(held, Seat(nothing, {}), self._lines.nothing(held), dict.fromkeys(Part, ()))
        reading.values["timetable"] = self._lines.read([before.cells])[0].values.get("timetable")
        told = self._lines.told(before, reading, {each.day: each.on for each in whole.days})
        if not isinstance(told, Seat):
            return told
        if beyond := self._beyond(told.session, whole):
            return beyond
        self._add(line=line, aspect=Aspect.ADDED, session=told.session, people=told.people)
        return []

    def _beyond(self, session: Session, whole: WholeTimetable) -> list[Note]:
        held = whole.timetable
        if not 1 <= session.day <= held.days:
            return [Note.of("edit_no_such_day", before=str(session.day), days=held.days)]
        if not 0 <= session.track <= min(held.tracks, MOST_TRACKS):
            return [Note.of("edit_no_such_track", before=str(session.track), tracks=held.tracks)]
        return []

    def _find_removed(self) -> None:
        """Of the timetables the file has lines of; sessions made here since are not missing from it."""
        named = {self._seats[each].session.timetable_id for each in self._seen if each in self._seats}
        newest = max(self._pasts, key=lambda head: head.count)
        for was in self._pasts[newest].sessions:
            now = self._seats.get(was.id)
            if was.timetable_id not in named or was.id in self._seen or now is None:
                continue
            if now.session.state is not SessionState.CANCELLED:
                self._add(line=0, aspect=Aspect.REMOVED, session=now.session)

    def _add(self, **told: object) -> None:
        self._proposals.append(Proposal(number=len(self._proposals) + 1, **told))  # type: ignore[arg-type] # its fields

    # what it is compared with

    def _head(self, cells: Cells) -> Head | None:
        """None where the cell is empty: a line that was added. Raises CannotRead where it is of another register."""
        assert self._as_at is not None  # refused before
        text = str(cells[self._as_at]).strip() if self._as_at < len(cells) else ""
        told = AS_AT.fullmatch(text)
        if not text:
            return None
        head = head_told(self._reader.connection, int(told[1]), told[2].lower()) if told else None
        if head is None:
            raise CannotRead("edits_of_another", file=self._path.name)
        return head

    def _past(self, head: Head) -> PastTimetables:
        if head not in self._pasts:
            now: Standing = self._reader
            self._pasts[head] = PastTimetables(
                now if head == self._reader.head() else AsItWas(self._reader.connection, head)
            )
        return self._pasts[head]

    def _whole(self, timetable_id: int) -> WholeTimetable | None:
        if timetable_id not in self._wholes:
            held = self._reader.register(Timetable).find(id=timetable_id)
            if not held:
                return None
            whole = whole_timetable(self._reader, held[0], today=self._today)
            self._wholes[timetable_id] = whole
            self._seats |= _seats(whole)
        return self._wholes[timetable_id]

    def _names(self) -> dict[int, str]:
        bases = {each.id: each.name for each in self._reader.register(Base).all()}
        rooms = {each.id: f"{each.name}, {bases.get(each.base_id, '')}".rstrip(", ") for each in self._rooms}
        return bases | rooms | {each.id: each.name for each in self._reader.register(Person).all()}


def _seats(whole: WholeTimetable) -> dict[int, Seat]:
    people: dict[int, dict[int, Part]] = {each.id: {} for each in whole.sessions}
    for each in whole.attendances:
        people[each.session_id][each.person_id] = each.part
    return {each.id: Seat(each, people[each.id]) for each in whole.sessions}


def _called(session: Session) -> str:
    return session.code or session.title
