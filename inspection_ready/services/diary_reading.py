"""Reading somebody's diary for when they are busy: looked at first, then brought in as lines of availability.

What a diary brought before gives way to what it says now, within the days that are read. What was typed stays.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.domain.availability import Availability
from inspection_ready.domain.busy_times import BusyTime, How, LeftOut, Slot, Span, slots_of
from inspection_ready.domain.diaries import Diary
from inspection_ready.domain.errors import ChangedMeanwhile, Refused
from inspection_ready.domain.filing import Head
from inspection_ready.domain.ids import new_id
from inspection_ready.domain.notes import Note
from inspection_ready.domain.searching import folded
from inspection_ready.domain.timetable import MINUTES_IN_A_DAY
from inspection_ready.domain.working_days import DAY
from inspection_ready.exchange.calendars.reading import RefusedEvent, read_diary
from inspection_ready.exchange.tables_out import Column, OutCell, TableOut
from inspection_ready.phrases.diary_reading import why_busy
from inspection_ready.phrases.imports import note_sentence
from inspection_ready.records.column_maps import REASON_HEADING
from inspection_ready.services.diary_subjects import called, clearing_of, held_of
from inspection_ready.services.import_plan import Progress
from inspection_ready.services.inspection import inspection_of
from inspection_ready.services.refused_rows import write_beside
from inspection_ready.services.timetable import current_timetable, whole_timetable
from inspection_ready.services.verbs import verb

if TYPE_CHECKING:
    # slow import: SQLAlchemy, and the first rows are on view before it
    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

AROUND = dt.timedelta(days=14)
"""Before the first day on site and after the last: days slip."""
WITHOUT_DATES = dt.timedelta(days=182)

Times = tuple[dt.date | None, dt.date | None, int, int]


class Fate(StrEnum):
    NEW = "new"
    SAME = "same"
    GONE = "gone"
    """Brought in before, and not in the diary any more."""
    TYPED = "typed"
    """Somebody typed just that already."""


@dataclass(frozen=True, slots=True)
class DiaryLine:
    fate: Fate
    line: Availability
    how: How | None
    """None for what is gone."""


@dataclass(frozen=True, slots=True)
class DiaryPlan:
    """What reading it would do. ``lines`` stand in the order of the days."""

    path: Path
    who: str
    span: Span
    name: str
    """What the calendar calls itself."""
    events: int
    lines: tuple[DiaryLine, ...]
    left_out: Mapping[LeftOut, int]
    refused: tuple[RefusedEvent, ...]
    notes: tuple[Note, ...]
    clearing: Diary | None
    """Whether the person's diary is cleared for the visit; None where nobody is to ask."""
    added: tuple[Availability, ...]
    changed: tuple[tuple[Availability, Availability], ...]
    removed: tuple[Availability, ...]
    head: Head

    def count(self, fate: Fate) -> int:
        return sum(each.fate is fate for each in self.lines)

    @property
    def tentative(self) -> int:
        return sum(each.how is How.TENTATIVE for each in self.lines)

    @property
    def changes_nothing(self) -> bool:
        return not (self.added or self.changed or self.removed)


def diary_span(reader: Reader, *, today: dt.date) -> Span:
    """Two weeks around the days of the timetable and of the visit; half a year from today while none has a date."""
    timetable, inspection = current_timetable(reader), inspection_of(reader)
    days = (
        []
        if timetable is None
        else [each.on for each in whole_timetable(reader, timetable, today=today).days]
    )
    if inspection is not None:
        days += [inspection.on_site_from, inspection.on_site_to]
    known = [each for each in days if each is not None]
    if not known:
        return Span(first=today, last=today + WITHOUT_DATES)
    return Span(first=min(known) - AROUND, last=max(known) + AROUND)


def plan_diary(
    reader: Reader,
    path: Path,
    subject: Availability,
    span: Span,
    *,
    read_on: dt.date,
    with_titles: bool = False,
    with_tentative: bool = True,
    progress: Progress = lambda _done, _of: None,
) -> DiaryPlan:
    """Nothing is written. ``subject``: as ``subject_named`` gives it. Raises CannotRead, Refused, NotFound."""
    if span.last < span.first:
        raise Refused("diary_days_backwards")
    who, emails = called(reader, subject)
    diary = read_diary(path, span, emails=emails, with_titles=with_titles, progress=progress)
    times, left_out = diary.times, Counter(diary.left_out)
    if not with_tentative:
        times = tuple(each for each in times if each.how is not How.TENTATIVE)
        left_out[LeftOut.TENTATIVE] += len(diary.times) - len(times)
    planned = _Planned(subject, span, read_on)
    planned.take(_wanted(times, span), held_of(reader, subject))
    notes = diary.notes
    if diary.name and folded(diary.name) not in {folded(each) for each in (who, *emails)}:
        notes = (Note.of("diary_called", name=diary.name), *notes)
    return DiaryPlan(
        path=path,
        who=who,
        span=span,
        name=diary.name,
        events=diary.events,
        lines=tuple(
            sorted(planned.lines, key=lambda each: (each.line.starts_on or span.first, each.line.window))
        ),
        left_out=left_out,
        refused=diary.refused,
        notes=notes,
        clearing=clearing_of(reader, subject),
        added=tuple(planned.added),
        changed=tuple(planned.changed),
        removed=tuple(planned.removed),
        head=reader.head(),
    )


@verb("availability.read")
def take_diary(uow: UnitOfWork, plan: DiaryPlan) -> DiaryPlan:
    """Exactly what was planned. Raises ChangedMeanwhile where anything was written since."""
    if uow.head() != plan.head:
        raise ChangedMeanwhile("diary_plan_is_old", file=plan.path.name)
    register = uow.register(Availability)
    register.add_many(plan.added)
    register.change_many(plan.changed)
    register.remove_many(plan.removed)
    return plan


def write_refused_events(plan: DiaryPlan, folder: Path | None = None) -> Path | None:
    """Beside the diary, unless another folder is given; None where nothing was refused. Raises Refused."""
    if not plan.refused:
        return None
    has_titles = any(each.title for each in plan.refused)
    columns = [
        Column("Line of the file", 16),
        Column("Starts", 24),
        Column("Ends", 24),
        Column("Repeats", 40),
    ]
    columns += [Column("Title", 40)] if has_titles else []
    rows: list[list[OutCell]] = [
        [
            each.line,
            each.starts,
            each.ends,
            each.rule,
            *([each.title] if has_titles else []),
            note_sentence(each.reason),
        ]
        for each in plan.refused
    ]
    table = TableOut("Events", (*columns, Column(REASON_HEADING, 60)), rows)
    return write_beside(plan.path, [table], folder)


class _Planned:
    def __init__(self, subject: Availability, span: Span, read_on: dt.date) -> None:
        self._subject, self._span, self._read_on = subject, span, read_on
        self.lines: list[DiaryLine] = []
        self.added: list[Availability] = []
        self.changed: list[tuple[Availability, Availability]] = []
        self.removed: list[Availability] = []

    def take(self, wanted: Sequence[Slot], held: Sequence[Availability]) -> None:
        typed = {_times(each) for each in held if each.read_on is None}
        before: defaultdict[Times, list[Availability]] = defaultdict(list)
        for each in held:
            if each.read_on is not None and _meets(each, self._span):
                before[_times(each)].append(each)
        for slot in wanted:
            line = self._line(slot)
            again = before[_times(line)]
            if _times(line) in typed:
                self.lines.append(DiaryLine(Fate.TYPED, line, slot.how))
            elif again:
                self._keep(again.pop(), line, slot.how)
            else:
                self.added.append(line)
                self.lines.append(DiaryLine(Fate.NEW, line, slot.how))
        for lines in before.values():
            for each in lines:
                self._drop(each)

    def _line(self, slot: Slot) -> Availability:
        return Availability(
            person_id=self._subject.person_id,
            inspector=self._subject.inspector,
            room_id=self._subject.room_id,
            starts_on=slot.first,
            ends_on=None if slot.last == slot.first else slot.last,
            starts=slot.starts or None,
            ends=None if slot.ends == MINUTES_IN_A_DAY else slot.ends,
            why=why_busy(slot.how, slot.title, self._read_on),
            read_on=self._read_on,
        )

    def _keep(self, held: Availability, line: Availability, how: How) -> None:
        after = replace(held, why=line.why, read_on=line.read_on)
        if after != held:
            self.changed.append((held, after))
        self.lines.append(DiaryLine(Fate.SAME, after, how))

    def _drop(self, held: Availability) -> None:
        """What lies beyond the days that are read stays."""
        self.lines.append(DiaryLine(Fate.GONE, held, None))
        outside = list(_outside(held, self._span))
        if not outside:
            self.removed.append(held)
            return
        self.changed.append((held, outside[0]))
        self.added += [replace(each, id=new_id(), version=1) for each in outside[1:]]


def _outside(held: Availability, span: Span) -> Iterator[Availability]:
    first, last = _first_and_last(held)
    if first < span.first:
        yield replace(held, starts_on=first, ends_on=_last_day(first, span.first - DAY))
    if last > span.last:
        yield replace(held, starts_on=span.last + DAY, ends_on=_last_day(span.last + DAY, last))


def _last_day(first: dt.date, last: dt.date) -> dt.date | None:
    return None if first == last else last


def _wanted(times: Sequence[BusyTime], span: Span) -> list[Slot]:
    """Two titles at the very same time are one line."""
    found: dict[tuple[dt.date, dt.date, int, int], Slot] = {}
    for slot in slots_of(times, span):
        key = slot[:4]
        held = found.get(key)
        found[key] = slot if held is None else held._replace(title=f"{held.title}; {slot.title}")
    return list(found.values())


def _times(line: Availability) -> Times:
    last = line.ends_on or (line.starts_on if not line.weekdays.strip() else None)
    return line.starts_on, last, *line.window


def _first_and_last(line: Availability) -> tuple[dt.date, dt.date]:
    assert line.starts_on is not None  # every line from a diary has a day
    return line.starts_on, line.ends_on or line.starts_on


def _meets(line: Availability, span: Span) -> bool:
    first, last = _first_and_last(line)
    return first <= span.last and last >= span.first
