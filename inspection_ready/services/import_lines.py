"""How a row of a file is told: what it is called, what becomes of it, and what changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspection_ready.services.import_plan import FieldChange, ImportLine, Outcome
from inspection_ready.services.values import value_words

if TYPE_CHECKING:
    from inspection_ready.domain.rows import Row
    from inspection_ready.records.fields import Field, Record
    from inspection_ready.services.import_links import Links
    from inspection_ready.services.import_reading import Reading


class Lines:
    """Of one register."""

    def __init__(self, record: Record, links: Links) -> None:
        self._links = links
        self._register = record.register
        self._fields = {own.name: own for own in record.fields}
        self._title = self._fields[record.title]

    def line(self, line: int, outcome: Outcome, title: str, reading: Reading, **more: Any) -> ImportLine:
        notes = tuple(reading.notes)
        if not more:  # quick, by position: most lines of a first import are no more than this
            return ImportLine(line, outcome, title, (), (), notes, None, self._register)
        return ImportLine(line, outcome, title, notes=notes, register=self._register, **more)

    def missing(self, row: Row) -> ImportLine:
        return ImportLine(0, Outcome.MISSING, self.title(row), register=self._register)

    def title(self, row: Row) -> str:
        title = getattr(row, self._title.name)
        return title if isinstance(title, str) else self.title_words(title)

    def title_words(self, value: Any) -> str:
        return self._words(self._title, value)

    def change(self, name: str, before: Any, after: Any) -> FieldChange:
        own = self._fields[name]
        return FieldChange(own.label, self._words(own, before), self._words(own, after))

    def _words(self, own: Field, value: Any) -> str:
        title = "" if own.link is None else self._links.title(own.link, value)
        words: str = value_words(own, value, title=title)
        return words
