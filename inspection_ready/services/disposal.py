"""Dispose of a record: retention has run out, or data protection asks for it."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any, get_type_hints

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.people import Person
from inspection_ready.domain.pictures import Picture
from inspection_ready.domain.replies import Reply
from inspection_ready.domain.rows import Row
from inspection_ready.services.registers import uses_of
from inspection_ready.services.verbs import verb
from inspection_ready.storage.links import is_file_named, links_to
from inspection_ready.storage.unit_of_work import UnitOfWork

KEPT = frozenset(
    {"pack", "pack_disposal", "pack_file", "stored_file", "disposal", "signature", "signature_file"}
    | {"release", "release_file", "release_item", "release_sending", "release_withdrawal"}
    | {"slip_batch", "slip"}
)
"""What was made or filed is disposed of with its files, which is not done here. Nor is what the regulator has, nor a
signature: without one that was taken back, an earlier one would stand again. Nor a slip: its number would be given once
more, and people's calendars would take no change from us again.
"""
OWN_WAY = frozenset({"evidence", "evidence_version", "evidence_file", "timetable_issue"})
"""Has rules of its own, and its files go with it: see evidence_disposal and issue_disposal."""
PLACEHOLDER = "Removed"


@verb("record.dispose")
def dispose(uow: UnitOfWork, kind: str, record_id: int) -> int:
    """Erase a record and everything the record of changes tells of it. How many records went.

    What cannot be without it (a person's absences) goes too. Where something else only points at it, a blank
    record is left to point at. A picture takes its file with it, and somebody their photograph, unless something
    else shows it. Backups and safe copies made before still hold what they held: they run out by
    themselves. Raises NotFound, Refused("cannot_dispose").
    """
    if kind in KEPT:
        raise Refused("cannot_dispose", kind=kind)
    if kind in OWN_WAY:
        raise Refused("disposed_of_by_its_own_way", kind=kind)
    row = uow.register_of(kind).get(record_id)
    links = links_to(uow.connection, kind, record_id)
    with_it = sorted({(link.kind, link.record_id) for link in links if link.is_needed})
    gone = sum(dispose(uow, *each) for each in with_it)
    still = [link for link in links if (link.kind, link.record_id) not in with_it]
    uow.register_of(kind).dispose(row, blank_of(row) if still else None)
    return gone + 1 + _dispose_of_what_it_shows(uow, row)


def _dispose_of_what_it_shows(uow: UnitOfWork, row: Row) -> int:
    """The file of a picture, or a person's photograph; how many records went with it."""
    if isinstance(row, Picture | Reply):
        dispose_of_file_if_last(uow, row.sha256)
    if isinstance(row, Person) and row.picture_id is not None:
        photograph = uow.register(Picture).get(row.picture_id)
        if not uses_of(uow, photograph):
            return dispose(uow, "picture", photograph.id)
    return 0


def dispose_of_file_if_last(uow: UnitOfWork, sha256: str) -> bool:
    """Once the records that went name it no more: the stored file goes, unless another record has it. Whether it went."""
    if is_file_named(uow.connection, sha256):
        return False
    uow.dispose_of_file(sha256)
    return True


def blank_of(row: Row) -> Row:
    """The same record with nothing in it: defaults, and a placeholder where there must be text."""
    hints = get_type_hints(type(row))
    told: dict[str, Any] = {}
    for field in fields(row):
        if field.name in {"id", "version"}:
            told[field.name] = getattr(row, field.name)
        elif field.default is not MISSING:
            told[field.name] = field.default
        else:
            told[field.name] = PLACEHOLDER if hints[field.name] is str else getattr(row, field.name)
    return type(row)(**told)
