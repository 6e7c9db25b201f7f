"""How a flat register is described, once: form, list, spreadsheet and document are derived from it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.rows import Row


class Kind(Enum):
    """What sort of value a field holds; decides its editor, its cleaning and how it is shown."""

    TEXT = "text"
    LONG_TEXT = "long text"  # several lines
    LINES = "lines"  # one item a line
    MARKDOWN = "markdown"  # CommonMark, edited as formatted text
    EMAIL = "email"
    PHONE = "phone"
    POSTCODE = "postcode"
    WEB = "web"
    OFFSET = "days counted from an event"  # as domain.offsets reads them
    NUMBER = "number"  # whole
    DEGREES = "degrees"
    DATE = "date"
    TIME = "time of day"  # minutes after midnight
    MOMENT = "moment"  # date and time, shown in the council's time
    YES_NO = "yes or no"  # bool
    YES_NO_UNKNOWN = "yes, no or not known"  # bool | None
    CHOICE = "choice"
    LINK = "link"  # the id of a record of another register


@dataclass(frozen=True, slots=True)
class Limits:
    """Both ends included."""

    lowest: float
    highest: float


@dataclass(frozen=True, slots=True)
class Field:
    """``name`` is the attribute of the row type; ``headings`` are other words people head such a column with."""

    name: str
    label: str
    kind: Kind = Kind.TEXT
    help: str = ""
    required: bool = False
    headings: tuple[str, ...] = ()
    choices: Mapping[Any, str] | None = None
    """For a CHOICE: each value (a StrEnum) and its words, in the order to offer them."""
    link: type[Row] | None = None
    in_list: bool = True
    width: int = 160
    """Of its list column, in pixels at 96 dots an inch."""
    typed: bool = True
    """False for what the app itself sets: shown, never edited, not read from spreadsheets."""
    limits: Limits | None = None
    """Of a number."""
    in_trail: bool = True
    """False for what tells a person nothing: the record of changes keeps it, and its words leave it out."""
    may_be_blank: bool = False
    """Part of an identity, but a list without it is still a list of the same records."""


@dataclass(frozen=True, slots=True)
class Record:
    """A register: ``code`` is its kind in the trail; ``register`` its name on the command line and in files."""

    code: str
    register: str
    row_type: type[Row]
    singular: str
    plural: str
    fields: tuple[Field, ...]
    title: str = "name"
    """The field that names a record to a person."""
    order: tuple[str, ...] = ("name",)
    """How its list is sorted to begin with."""
    identity: tuple[tuple[str, ...], ...] = (("name",),)
    """Ways to know a record again in a file, best first; each a set of fields that must all match."""
    parent: tuple[str, type[Row]] | None = None
    """The field that links to the record it belongs to (a room to its base), and that record's type."""
    imported: bool = True
    """False for what spreadsheets are not read into."""
    exported: bool = True
    unique: bool = True
    """No two records are alike in the first identity, capitals apart. False for people: two may share a name."""
    blanks_count: bool = False
    """What is blank in its identity is as telling as what is filled: "every day" differs from "on Tuesday"."""
    name_may_be_guessed: bool = False
    """Where no heading says which column names a record, a column of words that hardly repeat is taken for it."""

    def field(self, name: str) -> Field:
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)
