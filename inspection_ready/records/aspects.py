"""By what each list can be filtered: its own fields, and what is worked out for each of its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from inspection_ready.domain.people import Person
from inspection_ready.domain.rows import Row
from inspection_ready.records.fields import Field, Kind, Record
from inspection_ready.records.registry import RECORDS

COVERAGE = "coverage"
"""Filtered like a list, and no register."""


class Sort(Enum):
    """What is asked of a row, and so which answers are offered."""

    CHOICE = "one of a few"
    LINK = "a record it names"
    EITHER = "a person in one of two fields"
    DAY = "day"
    MOMENT = "day and time"
    TICK = "yes or no"
    KNOWN = "yes, no or not known"
    NAME = "one of the texts the register holds"  # a team
    TEXT = "anything, or nothing"
    STATEMENT = "quality statement"
    CATEGORY = "evidence category"
    ITEM = "line of the request list"
    PROOF = "how well a claim is borne out"
    STRENGTH = "how well a cell is covered"
    STANDING = "so or not so"  # worked out


@dataclass(frozen=True, slots=True)
class Aspect:
    """``holds`` and ``fails`` are the words of a STANDING. ``field`` is that of the row, where it is one."""

    what: str
    label: str
    sort: Sort
    choices: Mapping[Any, str] | None = None
    link: type[Row] | None = None
    holds: str = ""
    fails: str = ""
    help: str = ""


STATEMENT = Aspect("statement", "Quality statement", Sort.STATEMENT)
CATEGORY = Aspect("category", "Evidence category", Sort.CATEGORY)
ITEM = Aspect("item", "Line of the request list", Sort.ITEM)
WHOSE = Aspect("whose", "Owner or second", Sort.EITHER, link=Person)
UNOWNED = Aspect(
    "unowned",
    "Nobody’s",
    Sort.STANDING,
    holds="nobody owns it on the day",
    fails="somebody owns it on the day",
    help="It has no owner, or its owner will have left by the first day on site.",
)
STALE = Aspect(
    "stale",
    "Stale",
    Sort.STANDING,
    holds="stale on the day",
    fails="not stale on the day",
    help="What is held, and is past its review date on the first day on site; today, while that is not known.",
)
UNSIGNED = Aspect(
    "unsigned",
    "Not signed",
    Sort.STANDING,
    holds="answers a request, and is not signed for it",
    fails="nothing of it waits to be signed",
)
OWNER = Aspect("owner_id", "Owner", Sort.LINK, link=Person)

FIRST: Mapping[str, tuple[Aspect | str, ...]] = {
    "evidence": (
        STATEMENT,
        CATEGORY,
        "owner_id",
        "second_id",
        WHOSE,
        "team",
        "status",
        "quality",
        STALE,
        UNOWNED,
        UNSIGNED,
        Aspect(
            "unclaimed",
            "Claims",
            Sort.STANDING,
            holds="no claim uses it",
            fails="a claim uses it",
        ),
        "sensitivity",
        "access",
        "review_on",
        "as_at",
        "looked_at_on",
        ITEM,
    ),
    "requests": (
        "state",
        Aspect(
            "late",
            "Late",
            Sort.STANDING,
            holds="late: due, and not answered",
            fails="not late",
        ),
        "due_at",
        "urgency",
        "owner_id",
        "second_id",
        WHOSE,
        Aspect("team", "Team of its owner", Sort.NAME),
        UNOWNED,
        Aspect(
            "unsigned",
            "Not signed",
            Sort.STANDING,
            holds="checked, and not all of it is signed",
            fails="nothing of it waits to be signed",
        ),
        Aspect("unanswered", "Evidence", Sort.STANDING, holds="no evidence answers it", fails="evidence answers it"),
        STATEMENT,
        ITEM,
        "occasion",
    ),
    "claims": (
        STATEMENT,
        "says",
        Aspect("proof", "Proof", Sort.PROOF, help="On the first day on site."),
        Aspect("unproved", "Proved", Sort.STANDING, holds="not proved on the day", fails="proved on the day"),
        Aspect("bare", "Evidence", Sort.STANDING, holds="no evidence is behind it", fails="evidence is behind it"),
        "owner_id",
        UNOWNED,
        "as_at",
    ),
    "accuracy-points": (
        "sort",
        Aspect("to_work_on", "Work", Sort.STANDING, holds="to be worked on", fails="nothing to do before it is checked"),
        Aspect("to_check", "Check", Sort.STANDING, holds="to be checked", fails="not waiting to be checked"),
        "state",
        "owner_id",
        "second_id",
        WHOSE,
        UNOWNED,
        Aspect("bare", "Evidence", Sort.STANDING, holds="no evidence is behind it", fails="evidence is behind it"),
        "response",
    ),
    COVERAGE: (
        STATEMENT,
        CATEGORY,
        Aspect("strength", "How strong", Sort.STRENGTH),
        OWNER,
        Aspect("stale", "Stale", Sort.STANDING, holds="something is stale on the day", fails="nothing is stale on the day"),
        Aspect("unowned", "Nobody’s", Sort.STANDING, holds="something nobody owns", fails="everything is owned"),
        Aspect("unsigned", "Not signed", Sort.STANDING, holds="something is not signed", fails="nothing waits to be signed"),
    ),
}  # fmt: skip
"""What is asked most of a list, in the order to offer it; the names of fields stand for the fields. The others follow."""

_SORTS = {
    Kind.CHOICE: Sort.CHOICE,
    Kind.LINK: Sort.LINK,
    Kind.DATE: Sort.DAY,
    Kind.MOMENT: Sort.MOMENT,
    Kind.YES_NO: Sort.TICK,
    Kind.YES_NO_UNKNOWN: Sort.KNOWN,
}
_NAMES = frozenset({"team", "organisation"})
_NOT_OFFERED = frozenset({Kind.NUMBER, Kind.DEGREES, Kind.TIME, Kind.OFFSET})
_BY_REGISTER = {record.register: record for record in RECORDS}


def aspects_of(register: str) -> tuple[Aspect, ...]:
    """All of a list, what is asked most first."""
    record = _BY_REGISTER.get(register)
    fields = {} if record is None else {each.what: each for each in _of_fields(record)}
    first = tuple(fields[each] if isinstance(each, str) else each for each in FIRST.get(register, ()))
    named = {each.what for each in first}
    return (*first, *(each for each in fields.values() if each.what not in named))


def aspect_of(register: str, what: str) -> Aspect | None:
    for each in aspects_of(register):
        if each.what == what:
            return each
    return None


def _of_fields(record: Record) -> Iterator[Aspect]:
    for field in record.fields:
        sort = _sort(field)
        if field.kind not in _NOT_OFFERED and (field.name != record.title or sort is not Sort.TEXT):
            yield Aspect(field.name, field.label, sort, field.choices, field.link, help=field.help)


def _sort(field: Field) -> Sort:
    if field.name in _NAMES:
        return Sort.NAME
    return _SORTS.get(field.kind, Sort.TEXT)
