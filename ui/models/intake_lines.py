"""The files of a folder that is brought in, a row each: what each suggests, and what somebody made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Qt

from inspection_ready.domain.responsibilities import Subject
from inspection_ready.phrases.dates import day
from inspection_ready.services.evidence import VersionDates
from inspection_ready.services.intake import Accepted, IntakeFile, uses_of_shared
from ui.models.intake_words import file_words
from ui.models.plain_rows import Index, PlainRowsModel

COLUMNS = ("File", "Title", "Days", "Serves", "What to know")
Key = tuple[Subject, str]
FILTERS: Mapping[str, Callable[[IntakeFile], bool]] = {
    "All files": lambda _: True,
    "Can be accepted": lambda file: file.can_be_accepted and not file.is_duplicate,
    "Held already, or there twice": lambda file: file.is_duplicate,
    "May be another version": lambda file: bool(file.likeness.newer_of or file.likeness.alike),
    "Text could not be read": lambda file: file.can_be_accepted and not file.has_text,
    "Nothing suggested": lambda file: file.suggests_nothing,
    "Cannot be accepted": lambda file: not file.can_be_accepted,
}


@dataclass(slots=True, eq=False)
class Line:
    """``served`` are those of the suggestions that somebody took; ``newer_of`` a piece of evidence it is a version of."""

    file: IntakeFile
    is_ticked: bool = False
    title: str = ""
    as_at: date | None = None
    covers_from: date | None = None
    covers_to: date | None = None
    served: set[Key] = field(default_factory=set)
    newer_of: int | None = None

    @property
    def accepted(self) -> Accepted:
        taken = [each for each in self.file.serves if (each.subject, each.code) in self.served]
        is_version = self.newer_of is not None
        return Accepted(
            path=self.file.path,
            sha256=self.file.sha256,
            title=self.title,
            dates=VersionDates(as_at=self.as_at, covers_from=self.covers_from, covers_to=self.covers_to),
            serves=() if is_version else tuple(uses_of_shared(taken)),
            newer_of=self.newer_of,
        )

    @property
    def problem(self) -> str:
        """Why it cannot be accepted as it stands; empty where it can."""
        if not self.title.strip() and self.newer_of is None:
            return f"{self.file.shown} has no title."
        if self.covers_from and self.covers_to and self.covers_to < self.covers_from:
            return f"What {self.file.shown} covers ends before it begins."
        return ""


def line_of(file: IntakeFile) -> Line:
    suggested = file.as_suggested()
    return Line(
        file=file,
        title=suggested.title,
        as_at=suggested.dates.as_at,
        covers_from=suggested.dates.covers_from,
        covers_to=suggested.dates.covers_to,
    )


class IntakeModel(PlainRowsModel):
    columns = COLUMNS

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []
        self._shown: list[Line] = []
        self._filter = "All files"

    def show_lines(self, lines: Iterable[Line]) -> None:
        self.lines = list(lines)
        self.filter(self._filter)

    def filter(self, name: str) -> None:
        self.beginResetModel()
        self._filter = name
        self._shown = [line for line in self.lines if FILTERS[name](line.file)]
        self.endResetModel()

    def line_at(self, row: int) -> Line:
        return self._shown[row]

    def row_of(self, line: Line) -> int | None:
        return self._shown.index(line) if line in self._shown else None

    def ticked(self) -> Sequence[Line]:
        """In whatever filter they are."""
        return [line for line in self.lines if line.is_ticked]

    def tick(self, rows: Iterable[int], *, is_ticked: bool) -> None:
        for row in rows:
            line = self._shown[row]
            line.is_ticked = is_ticked and line.file.can_be_accepted
            self.tell(line)

    def tell(self, line: Line) -> None:
        """It was changed."""
        row = self.row_of(line)
        if row is not None:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    # what Qt asks

    @property
    def shown(self) -> Sized:
        return self._shown

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_box = index.column() == 0 and self._shown[index.row()].file.can_be_accepted
        return flags | Qt.ItemFlag.ItemIsUserCheckable if is_box else flags

    def data(self, index: Index, role: int = 0) -> Any:
        line = self._shown[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return _words(line, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _read_out(line, index.column())
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0 and line.file.can_be_accepted:
            return Qt.CheckState.Checked if line.is_ticked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick([index.row()], is_ticked=Qt.CheckState(value) is Qt.CheckState.Checked)
        return True


def _words(line: Line, column: int) -> str:
    match column:
        case 0:
            return line.file.shown
        case 1:
            return line.title if line.newer_of is None else f"A newer version of {_reference(line)}"
        case 2:
            return "; ".join(_days(line))
        case 3:
            return "; ".join(_serves(line))
        case _:
            return file_words(line.file)


def _read_out(line: Line, column: int) -> str:
    if column == 0 and line.file.can_be_accepted:
        return f"{'Ticked' if line.is_ticked else 'Not ticked'}. File: {line.file.shown}"
    return f"{COLUMNS[column]}: {_words(line, column)}"


def _reference(line: Line) -> str:
    held = (each for each in line.file.likeness.newer_of if each.evidence_id == line.newer_of)
    return next((f"{each.reference} “{each.title}”" for each in held), "")


def _days(line: Line) -> Iterator[str]:
    if line.as_at is not None:
        yield f"as at {day(line.as_at)}"
    if line.covers_from is not None and line.covers_to is not None:
        yield f"{day(line.covers_from)} to {day(line.covers_to)}"
    elif line.covers_from is not None:
        yield f"from {day(line.covers_from)}"
    elif line.covers_to is not None:
        yield f"to {day(line.covers_to)}"


def _serves(line: Line) -> Iterator[str]:
    """What was taken is said as such; what is only suggested ends in a question mark."""
    for each in line.file.serves:
        is_taken = (each.subject, each.code) in line.served
        called = each.code if each.subject is Subject.STATEMENT else each.called
        yield called if is_taken else f"{called}?"
