"""Times marked on a calendar: quarter hours become lines of availability, and lines are cut where time is freed."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from inspection_ready.domain.availability import Availability, Can
from inspection_ready.domain.busy_times import without
from inspection_ready.domain.clash_free import plain_name, refused_by
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.ids import new_id
from inspection_ready.domain.timetable import MINUTES_IN_A_DAY

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from inspection_ready.domain.busy_times import Window

QUARTER = 15


class Off(StrEnum):
    """Why somebody or something is not there on a day at all, where availability does not say so."""

    LEFT = "left"
    AWAY = "away"
    CLOSED = "closed"


class Quarter(NamedTuple):
    """``starts``: minutes after midnight, on a quarter of an hour."""

    on: dt.date
    starts: int

    @property
    def ends(self) -> int:
        return self.starts + QUARTER


@dataclass(frozen=True, slots=True)
class Mark:
    """What a quarter is to be: cannot, for this reason; or free again."""

    can: Can
    why: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """What the marks would do to the lines of one person, inspector, room or base."""

    added: tuple[Availability, ...] = ()
    changed: tuple[tuple[Availability, Availability], ...] = ()
    removed: tuple[Availability, ...] = ()
    held: tuple[Quarter, ...] = ()
    """To be freed, and kept by what cannot be cut here."""

    @property
    def changes_nothing(self) -> bool:
        return not (self.added or self.changed or self.removed)

    def applied(self, lines: Iterable[Availability]) -> tuple[Availability, ...]:
        """The lines as they are afterwards."""
        gone = {each.id for each in self.removed}
        now = {before.id: after for before, after in self.changed}
        return (*(now.get(each.id, each) for each in lines if each.id not in gone), *self.added)


def is_of(line: Availability, subject: Availability) -> bool:
    """Of the same person, inspector, room or base, as clashes tell them apart."""
    same = (line.person_id, line.room_id, line.base_id) == (
        subject.person_id,
        subject.room_id,
        subject.base_id,
    )
    return same and plain_name(line.inspector) == plain_name(subject.inspector)


def can_be_cut(line: Availability) -> bool:
    """Typed by hand, for one day: what repeats, runs over several days or came from a diary has a form or a diary of its own."""
    is_one_day = line.starts_on is not None and line.ends_on in {None, line.starts_on}
    is_typed = line.read_on is None and not line.weekdays.strip()
    return line.can is Can.CANNOT and is_one_day and is_typed


def is_free(lines: Sequence[Availability], quarter: Quarter) -> bool:
    return refused_by(lines, quarter.starts, quarter.ends, quarter.on) is None


def standing(lines: Iterable[Availability], quarter: Quarter) -> tuple[Availability, ...]:
    """The lines that say cannot of it; where none does, those that say when only it can be, and do not say then."""
    lines = [each for each in lines if each.is_in_force(quarter.on)]
    against = [
        each
        for each in lines
        if each.can is Can.CANNOT and each.covers(quarter.on) and _meets(each.window, quarter)
    ]
    if against or is_free(lines, quarter):
        return tuple(against)
    return tuple(each for each in lines if each.can is Can.CAN)


def mark(
    lines: Sequence[Availability],
    subject: Availability,
    marks: Mapping[Quarter, Mark],
    *,
    off: Container[dt.date] = (),
) -> Marked:
    """``lines``: all those of the subject; ``off``: days it is not there at all, which is said elsewhere.

    What cannot already stays as it is, and so does everything that is not marked.
    """
    found = Marked(
        held=tuple(sorted(each for each, said in marks.items() if each.on in off and said.can is Can.CAN))
    )
    for on in sorted({each.on for each in marks if each.on not in off}):
        of_day = {quarter: said for quarter, said in marks.items() if quarter.on == on}
        told = _Day(lines, subject, on).told(of_day)
        found = Marked(
            (*found.added, *told.added),
            (*found.changed, *told.changed),
            (*found.removed, *told.removed),
            (*found.held, *told.held),
        )
    return found


class _Piece(NamedTuple):
    window: Window
    why: str
    line: Availability | None
    """The one it is a part of; None: new."""


class _Day:
    def __init__(self, lines: Sequence[Availability], subject: Availability, on: dt.date) -> None:
        self._lines, self._subject, self._on = lines, subject, on
        self._own = [each for each in lines if can_be_cut(each) and each.starts_on == on]

    def told(self, marks: Mapping[Quarter, Mark]) -> Marked:
        others = [each for each in self._lines if not can_be_cut(each)]
        freed = [
            each for each, said in marks.items() if said.can is Can.CAN and not is_free(self._lines, each)
        ]
        held = [each for each in freed if not is_free(others, each)]
        cut = sorted((each.starts, each.ends) for each in set(freed) - set(held))
        new = [
            (each, said.why)
            for each, said in sorted(marks.items())
            if said.can is Can.CANNOT and is_free(self._lines, each)
        ]
        pieces = [
            _Piece(window, line.why, line) for line in self._own for window in without([line.window], cut)
        ]
        for window, why in _runs(new):
            pieces = _joined(pieces, _Piece(window, why, None))
        return self._as_lines(pieces, tuple(sorted(held)))

    def _as_lines(self, pieces: Sequence[_Piece], held: tuple[Quarter, ...]) -> Marked:
        """The first piece of a line stays that line."""
        added: list[Availability] = []
        kept: dict[int, Availability] = {}
        for piece in sorted(pieces, key=lambda each: each.window):
            if piece.line is None:
                blank = replace(self._subject, can=Can.CANNOT, starts_on=self._on, why=piece.why)
                added.append(_timed(blank, piece.window, is_new=True))
            elif piece.line.id in kept:
                added.append(_timed(piece.line, piece.window, is_new=True))
            else:
                kept[piece.line.id] = _timed(piece.line, piece.window)
        changed = [(each, kept[each.id]) for each in self._own if kept.get(each.id, each) != each]
        removed = [each for each in self._own if each.id not in kept]
        return Marked(tuple(added), tuple(changed), tuple(removed), held)


def _timed(line: Availability, window: Window, *, is_new: bool = False) -> Availability:
    starts, ends = window
    timed = line
    if line.window != window:
        timed = replace(line, starts=starts or None, ends=None if ends == MINUTES_IN_A_DAY else ends)
    return replace(timed, id=new_id(), version=1) if is_new else timed


def _runs(new: Iterable[tuple[Quarter, str]]) -> Iterator[tuple[Window, str]]:
    """Quarters of one day that follow each other for the same reason are one time; in the order of the clock."""
    run: tuple[Window, str] | None = None
    for quarter, why in new:
        if run is not None and run[0][1] == quarter.starts and run[1] == why:
            run = (run[0][0], quarter.ends), why
            continue
        if run is not None:
            yield run
        run = (quarter.starts, quarter.ends), why
    if run is not None:
        yield run


def _joined(pieces: Sequence[_Piece], new: _Piece) -> list[_Piece]:
    """With what ends where it starts, or starts where it ends, for the same reason: one time, and one line."""
    alike = [each for each in pieces if each.why == new.why]
    before = next((each for each in alike if each.window[1] == new.window[0]), None)
    after = next((each for each in alike if each.window[0] == new.window[1]), None)
    window = (before or new).window[0], (after or new).window[1]
    line = next((each.line for each in (before, after) if each is not None and each.line is not None), None)
    return [
        *(each for each in pieces if each is not before and each is not after),
        new._replace(window=window, line=line),
    ]


def _meets(window: Window, quarter: Quarter) -> bool:
    return window[0] < quarter.ends and quarter.starts < window[1]


def quarters(first: int, last: int) -> range:
    """Where the quarters start that reach from one time to the other, minutes after midnight; broken ones whole."""
    return range(first - first % QUARTER, min(last, MINUTES_IN_A_DAY), QUARTER)
