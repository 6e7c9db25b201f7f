"""A cell as it came, to the typed value a field holds.

Each cleaner is pure and remembers what it saw: the same department stands in thousands of rows. Nothing is changed
silently: whatever was mended has a code, which ``phrases.imports`` says in words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from inspection_ready.records.cell_readers import READERS, Cleaned, person_name, place_name, plain_words
from inspection_ready.records.cell_text import CONTROL, TURNING, cell_text, plain_text
from inspection_ready.records.choices import chosen, known_choices
from inspection_ready.records.fields import Field, Kind
from inspection_ready.records.words import words

BLANKS = words("""- -- --- – — . .. ? ?? na n/a n.a. n.a n\\a n-a #n/a #na none nil null nan blank empty tbc tba tbd t.b.c.
    unknown""") | {
    "not applicable",
    "not available",
    "not known",
    "to be confirmed",
    "n / a",
    "(blank)",
    "(none)",
    "no data",
}
LONGEST_BLANK = max(map(len, BLANKS))
MOST_REMEMBERED = 20_000
CLEAR = "(clear)"
"""Typed in a cell, it empties what the register holds; an empty cell never does."""

NOTHING = Cleaned()
CLEARED = Cleaned(clears=True)


class Cleaner:
    """For the cells of one column, in any order."""

    __slots__ = ("_blanks", "_read", "_seen")

    def __init__(self, read: Callable[[object], Cleaned], *, blanks: frozenset[str] = BLANKS) -> None:
        self._read = read
        self._blanks = blanks
        self._seen: dict[str, Cleaned] = {}

    def __call__(self, cell: object) -> Cleaned:
        if not isinstance(cell, str):
            return self.afresh(cell)
        cleaned = self._seen.get(cell)
        if cleaned is None:
            cleaned = self.afresh(cell)
            if len(self._seen) < MOST_REMEMBERED:
                self._seen[cell] = cleaned
        return cleaned

    def afresh(self, cell: object) -> Cleaned:
        """For whoever remembers what came of it."""
        if not isinstance(cell, str):
            return NOTHING if cell is None else self._read(cell)
        text = plain_text(cell)
        if len(text) <= LONGEST_BLANK:
            word = text.strip().lower()
            if not word or word in self._blanks:
                return NOTHING
            if word == CLEAR:
                return CLEARED
        elif text.isspace():
            return NOTHING
        return _with_hidden(self._read(text), cell)


def cleaner_of(field: Field) -> Cleaner:
    if field.kind is Kind.CHOICE:
        assert field.choices is not None
        return Cleaner(_choice_reader(field.choices))
    blanks = frozenset[str]() if field.kind is Kind.MARKDOWN else BLANKS
    return Cleaner(READERS[field.kind], blanks=blanks)


def person_name_cleaner() -> Cleaner:
    return Cleaner(person_name)


def name_part_cleaner() -> Cleaner:
    """For a surname or a first name in a column of its own: how its capitals are meant shows in the whole name."""
    return Cleaner(lambda cell: Cleaned(" ".join(cell_text(cell).split())))


def place_name_cleaner() -> Cleaner:
    return Cleaner(place_name)


def answer_cleaner() -> Cleaner:
    """For what a base has of a facility: "none" is an answer there."""
    return Cleaner(plain_words, blanks=BLANKS - {"none", "nil"})


def _with_hidden(cleaned: Cleaned, cell: str) -> Cleaned:
    """Says that letters were taken out; that some had been turned round goes before anything else that was mended."""
    if cleaned.refused or (cell.isascii() and cell.isprintable()) or not CONTROL.search(cell):
        return cleaned
    if TURNING.search(cell):
        return cleaned._replace(mended="turned_letters")
    return cleaned if cleaned.mended else cleaned._replace(mended="hidden_letters")


def _choice_reader(choices: Mapping[Any, str]) -> Callable[[object], Cleaned]:
    known = known_choices(choices)

    def read(cell: object) -> Cleaned:
        value = chosen(cell_text(cell), known)
        return Cleaned(refused="not_a_choice") if value is None else Cleaned(value)

    return read
