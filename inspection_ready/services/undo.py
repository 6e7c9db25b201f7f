"""Take a command back: the opposite changes, as an entry of their own that says what it undoes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.rows import Row
from inspection_ready.domain.trail import Action, Entry, Json, TrailRow
from inspection_ready.services.collecting import without_collecting
from inspection_ready.services.undo_fits import refuse_misfits
from inspection_ready.services.verbs import verb
from inspection_ready.storage.links import links_in
from inspection_ready.storage.registers import Register
from inspection_ready.storage.trail_reading import (
    Mention,
    history_of,
    links_to_added,
    mentions_after,
    read_entry,
)
from inspection_ready.storage.unit_of_work import UnitOfWork
from inspection_ready.storage.values import form_of

STAYS = frozenset(
    {
        "pack",
        "pack_file",
        "pack_disposal",
        "disposal",
        "sending",
        "chase_batch",
        "timetable_issue",
        "slip_batch",
        "signature",
        "signature_file",
        "sign_sheet",
    }
    | {"release", "release_item", "release_file", "release_sending", "release_withdrawal"}
)
"""An entry about one of these cannot be undone: what it made may have left the building, or is a signature."""
FILED = "stored_file"
"""A stored file stays filed; the rest of its entry can be taken back."""
CANNOT_BE_UNDONE = frozenset({"workspace.upgrade", "record.dispose"})


@verb("undo")
def undo(uow: UnitOfWork, entry: int) -> Entry:
    """Undoing an undo does it again. The entry that was undone.

    Raises NotFound; Refused: "cannot_be_undone", "contents_disposed", "already_undone", "later_changes",
    "later_links" or "later_removal", naming what stands in the way; and where it would not fit what was done since.
    """
    with without_collecting():
        undone = read_entry(uow.connection, entry)
        rows = [row for row in undone.rows if row.kind != FILED]
        _refuse_lasting(undone, rows)
        _refuse_if_stood_on(uow, undone)
        _refuse_if_gone(uow, undone, rows)
        uow.undoes = entry
        for group in _alike(reversed(rows)):
            _take_back(uow.register_of(group[0].kind), group)
        refuse_misfits(uow, rows)
    return undone


def _refuse_lasting(undone: Entry, rows: Sequence[TrailRow]) -> None:
    told: dict[str, object] = {"entry": undone.header.seq, "verb": undone.header.verb}
    lasting = any(row.kind in STAYS or row.action is Action.DISPOSED for row in rows)
    if lasting or not rows or undone.header.verb in CANNOT_BE_UNDONE:
        raise Refused("cannot_be_undone", **told)
    if any(row.fields is None for row in rows):
        raise Refused("contents_disposed", **told)


def _refuse_if_stood_on(uow: UnitOfWork, undone: Entry) -> None:
    seq = undone.header.seq
    standing = _not_cancelled_out(mentions_after(uow.connection, seq))
    for later in standing:
        code = "already_undone" if later.undoes == seq else "later_changes"
        raise Refused(code, **_told(uow, undone, later.kind, later.record_id), later=later.seq)
    for kind, record_id in links_to_added(uow.connection, seq):
        raise Refused("later_links", **_told(uow, undone, kind, record_id))


def _refuse_if_gone(uow: UnitOfWork, undone: Entry, rows: Sequence[TrailRow]) -> None:
    """What is put back may name a record that was removed since."""
    back = {(row.kind, row.record_id) for row in rows if row.action is Action.REMOVED}
    named: defaultdict[str, set[int]] = defaultdict(set)
    for row in rows:
        if row.action is not Action.ADDED:
            for kind, record_id in links_in(row.kind, _side(row, 0)):
                if (kind, record_id) not in back:
                    named[kind].add(record_id)
    for kind, ids in named.items():
        for record_id in sorted(ids - {each.id for each in uow.register_of(kind).among(sorted(ids))}):
            removal = history_of(uow.connection, kind, record_id)[0]
            told = removal.rows[0].fields or {}
            name = next((str(told[each][0]) for each in ("name", "title") if each in told), "")
            about = {**_told(uow, undone, kind, record_id), "name": name}
            raise Refused("later_removal", **about, later=removal.header.seq)


def _not_cancelled_out(later: Sequence[Mention]) -> list[Mention]:
    """Without entries that were undone and the entries that undid them; the latest first."""
    gone: set[int] = set()
    touched = {mention.seq for mention in later}
    for mention in later:
        if mention.seq not in gone and mention.undoes in touched:
            gone |= {mention.seq, mention.undoes}
    return [mention for mention in later if mention.seq not in gone]


def _told(uow: UnitOfWork, undone: Entry, kind: str, record_id: int) -> dict[str, object]:
    """The name is the record's as it is now; empty where it is gone, or has none."""
    found = uow.register_of(kind).among([record_id])
    name = next((getattr(row, name) for row in found for name in ("name", "title") if hasattr(row, name)), "")
    told = {"entry": undone.header.seq, "verb": undone.header.verb, "kind": kind}
    return {**told, "record_id": record_id, "name": name}


def _alike(rows: Iterable[TrailRow]) -> Iterator[list[TrailRow]]:
    """Runs of rows that one statement can take back: same kind, same action, no record twice."""
    run: list[TrailRow] = []
    seen: set[int] = set()
    for row in rows:
        differs = run and (row.kind, row.action) != (run[0].kind, run[0].action)
        if differs or row.record_id in seen:
            yield run
            run, seen = [], set()
        run.append(row)
        seen.add(row.record_id)
    if run:
        yield run


def _take_back(register: Register[Any], rows: Sequence[TrailRow]) -> None:
    if rows[0].action is Action.REMOVED:
        register.add_many([_as_it_was(register, row) for row in rows])
        return
    now = {row.id: row for row in register.among([row.record_id for row in rows])}
    if rows[0].action is Action.ADDED:
        register.remove_many([now[row.record_id] for row in rows])
    else:
        register.change_many([(now[row.record_id], _changed_back(now[row.record_id], row)) for row in rows])


def _as_it_was(register: Register[Any], row: TrailRow) -> Row:
    """The version goes on rising, so that an editor opened before does not take it for what it read."""
    before = _side(row, 0)
    version = before["version"]
    assert isinstance(version, int)  # every row has one
    again: Row = register.form.row_told(row.record_id, {**before, "version": version + 1})
    return again


def _changed_back(now: Row, row: TrailRow) -> Row:
    return form_of(type(now)).with_told(now, _side(row, 0))


def _side(row: TrailRow, at: int) -> dict[str, Json]:
    assert row.fields is not None  # disposed rows were refused
    return {name: pair[at] for name, pair in row.fields.items()}
