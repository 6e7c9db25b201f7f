"""Adding, changing and removing the records of every flat register."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import partial
from typing import Any

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.accuracy import AccuracyPoint
from inspection_ready.domain.availability import Availability
from inspection_ready.domain.bases import Base, FacilityKind
from inspection_ready.domain.claims import Claim
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.evidence import Evidence, highest_reference
from inspection_ready.domain.key_facts import KeyFact
from inspection_ready.domain.letters import Letter
from inspection_ready.domain.merge import field_key, fields_in
from inspection_ready.domain.picture_marks import picture_key, pictures_in
from inspection_ready.domain.pictures import Picture
from inspection_ready.domain.requests import Request
from inspection_ready.domain.roles import Role
from inspection_ready.domain.rows import R, Row
from inspection_ready.domain.section_names import refers_to
from inspection_ready.domain.sections import Section
from inspection_ready.domain.signatures import Signature
from inspection_ready.domain.tasks import Task
from inspection_ready.domain.word_letters import WordLetter
from inspection_ready.records.fields import Kind, Record
from inspection_ready.records.registry import RECORDS, record_of
from inspection_ready.services.rules import check_row
from inspection_ready.services.section_names import follow
from inspection_ready.services.verbs import verb
from inspection_ready.services.who import who_to_words
from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

TEXTS: tuple[tuple[type[Row], str], ...] = ((Section, "text"), (Letter, "body"), (WordLetter, "fields"))
"""Where people write words that name pictures and key facts."""
LETTER_OF: dict[type[Evidence | Claim], str] = {Evidence: "E", Claim: "C"}
"""What the references begin with that the app gives."""
NUMBERED: tuple[type[Row], ...] = (Request, AccuracyPoint)
"""What the app numbers, from 1."""
STAYS: dict[type[Row], str] = {Signature: "signature_stays", AccuracyPoint: "point_stays"}
"""What is never removed, and why not."""


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a record is named by another: in the field ``label`` of the ``singular`` called ``title``."""

    record: str
    id: int
    singular: str
    title: str
    label: str


@verb("record.add")
def add_record(uow: UnitOfWork, row: R) -> R:
    """The record as it was added: what the app itself sets is filled in. Raises Refused, NotFound."""
    row = _completed(uow, _tidied(row))
    check_row(uow, row)
    _give_way(uow, row)
    return uow.register(type(row)).add(row)


@verb("record.change")
def change_record(uow: UnitOfWork, before: R, after: R) -> R:
    """``after`` with its new version, or ``before`` where nothing differs.

    Raises Refused, NotFound; ChangedMeanwhile where the record is no longer as ``before`` says.
    """
    if isinstance(before, Signature):
        raise Refused("signature_stays")
    after = _tidied(replace(after, id=before.id, version=before.version, **_set_by_the_app(before)))
    if after != before:
        if isinstance(after, Evidence | Claim) and after.reference != getattr(before, "reference", None):
            uow.highest_reference.pop(type(before), None)
        check_row(uow, after)
        _give_way(uow, after)
        after = _followed(uow, before, after)
        if isinstance(after, Availability):
            after = replace(after, read_on=None)
    return uow.register(type(before)).change(before, after)


@verb("record.remove")
def remove_record(uow: UnitOfWork, row: Row) -> None:
    """With what belongs to it (the rooms of a base; a timetable's sessions and who is at them). Raises ChangedMeanwhile; Refused where others name it."""
    if type(row) in STAYS:
        raise Refused(STAYS[type(row)])
    uses = uses_of(uow, row)
    if uses:
        record = record_of(type(row))
        raise Refused("still_used", kind=record.code, title=title_of(uow, row), uses=uses)
    for part in parts_of(uow, row):
        remove_record(uow, part)
    uow.register(type(row)).remove(row)


def uses_of(reader: Reader, row: Row) -> tuple[Use, ...]:
    """Where other records name this one; what belongs to it is not counted."""
    linked = tuple(
        Use(record.code, other.id, record.singular, title_of(reader, other), field.label)
        for record in RECORDS
        for field in record.fields
        if field.link is type(row) and not _is_parent(record, field.name)
        for other in reader.register(record.row_type).find(**{field.name: row.id})
    )
    return (*linked, *_named_in_texts(reader, row))


def _named_in_texts(reader: Reader, row: Row) -> Iterator[Use]:
    """Pictures, key facts and sections are named in words."""
    match row:
        case Picture(name=name):
            is_named = partial(_is_among, picture_key, name, pictures_in)
        case KeyFact(name=name):
            is_named = partial(_is_among, field_key, name, fields_in)
        case Section(title=title):
            is_named = partial(refers_to, title=title)
        case _:
            return
    for row_type, field in TEXTS:
        record = record_of(row_type)
        for other in reader.register(row_type).all():
            if other != row and is_named(getattr(other, field)):
                label = record.field(field).label
                yield Use(record.code, other.id, record.singular, title_of(reader, other), label)


def _is_among(
    key: Callable[[str], str], name: str, names_in: Callable[[str], Iterable[str]], text: str
) -> bool:
    return key(name) in map(key, names_in(text))


def parts_of(reader: Reader, row: Row) -> tuple[Row, ...]:
    """The records that belong to this one and go with it."""
    return tuple(
        part
        for record in RECORDS
        if record.parent is not None and record.parent[1] is type(row)
        for part in reader.register(record.row_type).find(**{record.parent[0]: row.id})
    )


def title_of(reader: Reader, row: Row) -> str:
    """What a person calls this record. A title that is itself a link is followed."""
    record = record_of(type(row))
    field, value = record.field(record.title), getattr(row, record.title)
    if field.link is None:
        return str(value)
    return title_of(reader, reader.register(field.link).get(value))


def _is_parent(record: Record, name: str) -> bool:
    return record.parent is not None and record.parent[0] == name


def _tidied(row: R) -> R:
    """Without blanks around what was typed; formatted text is left as it is."""
    record = record_of(type(row))
    typed = {field.name for field in record.fields if field.kind is not Kind.MARKDOWN}
    held: dict[str, Any] = {field.name: getattr(row, field.name) for field in fields(row)}
    stripped: dict[str, Any] = {
        name: value.strip()
        for name, value in held.items()
        if name in typed and type(value) is str and value != value.strip()
    }
    return replace(row, **stripped) if stripped else row


def _set_by_the_app(row: Row) -> dict[str, Any]:
    """What no form asks for, and no form changes."""
    return {field.name: getattr(row, field.name) for field in record_of(type(row)).fields if not field.typed}


def _completed(uow: UnitOfWork, row: R) -> R:
    complete = _COMPLETIONS.get(type(row))
    return row if complete is None else complete(uow, row)


def _recorded(uow: UnitOfWork, absence: Absence) -> Absence:
    return replace(absence, recorded_by=who_to_words(uow, uow.who))


def completed(uow: UnitOfWork, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """What the app itself sets, where many come at once: absences say who entered them, evidence and claims have their references, requests their numbers."""
    if any(isinstance(row, Absence) for row in rows):
        return tuple(_recorded(uow, row) if isinstance(row, Absence) else row for row in rows)
    for numbered in NUMBERED:
        if any(isinstance(row, numbered) for row in rows):
            first = next_number(uow, numbered)
            return tuple(
                replace(row, number=first + place) if isinstance(row, Request | AccuracyPoint) else row
                for place, row in enumerate(rows)
            )
    for row in rows:
        if isinstance(row, Evidence | Claim) and row.reference:
            _note_reference(uow, row)
    return tuple(_referenced(uow, row) if isinstance(row, Evidence | Claim) else row for row in rows)


def next_number(reader: Reader, row_type: type[Row] = Request) -> int:
    return (reader.register(row_type).highest("number") or 0) + 1


def _numbered(uow: UnitOfWork, request: Request) -> Request:
    return replace(request, number=next_number(uow), asked_at=request.asked_at or uow.at)


def _numbered_point(uow: UnitOfWork, point: AccuracyPoint) -> AccuracyPoint:
    return replace(point, number=next_number(uow, AccuracyPoint))


def _referenced(uow: UnitOfWork, row: Evidence | Claim) -> Row:
    if not row.reference:
        row = replace(row, reference=f"{LETTER_OF[type(row)]}{_highest_reference(uow, type(row)) + 1}")
    _note_reference(uow, row)
    return row


def _highest_reference(uow: UnitOfWork, row_type: type[Evidence | Claim]) -> int:
    """Looked for once in a command: it may add hundreds, and to look takes as long as the register is."""
    if row_type not in uow.highest_reference:
        held = references(uow, row_type)
        uow.highest_reference[row_type] = highest_reference(held, LETTER_OF[row_type])
    return uow.highest_reference[row_type]


def _note_reference(uow: UnitOfWork, row: Evidence | Claim) -> None:
    own = highest_reference((row.reference,), LETTER_OF[type(row)])
    uow.highest_reference[type(row)] = max(_highest_reference(uow, type(row)), own)


def references(reader: Reader, row_type: type[Row] = Evidence) -> tuple[str, ...]:
    """Those its records have."""
    return reader.register(row_type).values("reference")


def _at_the_end(uow: UnitOfWork, row: Any) -> Any:
    if row.position:
        return row
    last = max((other.position for other in uow.register(type(row)).all()), default=0)
    return replace(row, position=last + 1)


_COMPLETIONS: dict[type[Row], Callable[[UnitOfWork, Any], Any]] = {
    Absence: _recorded,
    Section: _at_the_end,
    Role: _at_the_end,
    Task: _at_the_end,
    FacilityKind: _at_the_end,
    Letter: _at_the_end,
    KeyFact: _at_the_end,
    Evidence: _referenced,
    Claim: _referenced,
    Request: _numbered,
    AccuracyPoint: _numbered_point,
}


def _followed(uow: UnitOfWork, before: R, after: R) -> R:
    """A section that is called differently is led to as before."""
    if not isinstance(before, Section) or not isinstance(after, Section):
        return after
    return replace(after, text=follow(uow, before, after))


def _give_way(uow: UnitOfWork, row: Row) -> None:
    """There is one main base: another that was it, is it no longer."""
    if not isinstance(row, Base) or not row.is_main:
        return
    bases = uow.register(Base)
    others = [base for base in bases.find(is_main=True) if base.id != row.id]
    bases.change_many([(base, replace(base, is_main=False)) for base in others])
