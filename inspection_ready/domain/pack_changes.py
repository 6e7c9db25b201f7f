"""What a pack prints otherwise than the pack before it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.pack_items import PRINTED, Look, printed_items
from inspection_ready.domain.pack_items.values import Item, Key
from inspection_ready.domain.roles import RoleStatus
from inspection_ready.domain.tasks import TaskStatus

if TYPE_CHECKING:
    from inspection_ready.domain.packs import PackFacts


class Sort(StrEnum):
    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"
    REORDERED = "reordered"
    """The same things in another order."""
    MOVED = "moved"
    """To another day, another time or another track."""
    KNOWN = "known"
    """A date that was to come."""
    TO_COME = "to_come"
    """A date that was known."""
    DONE = "done"
    AGREED = "agreed"
    LEFT = "left"
    CLOSED = "closed"
    LEFT_OUT = "left_out"
    """A section that is still there, and is not printed."""


IN_ONE = frozenset({Sort.NEW, Sort.GONE, Sort.LEFT, Sort.CLOSED, Sort.LEFT_OUT})
"""Printed in one of the two packs only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """``fields`` are those that differ; of what is new or gone, all it says."""

    kind: str
    id: int | str
    name: str
    """As it is called now; as it was, once it is gone."""
    sort: Sort
    documents: tuple[str, ...]
    """Those that print it, in reading order; it is told under the first."""
    fields: tuple[FieldChange, ...] = ()
    on: date | None = None
    """Since when somebody has left, or a place is closed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackChanges:
    """``compared`` are the documents both packs have; ``new`` and ``gone`` what only one of them has."""

    changes: tuple[Change, ...] = ()
    compared: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    disposed: int = 0
    """Records whose earlier values are erased: what about them changed cannot be told."""

    def touching(self, document: str) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if document in change.documents)


def compare(
    then: PackFacts, now: PackFacts, documents: Sequence[str], *, unknown: Collection[Key] = ()
) -> tuple[Change, ...]:
    """Net changes in reading order; what was changed and changed back is none.

    Each is told once, with all of the ``documents`` that print it. ``unknown`` are records that are told
    nothing about: what they held is erased.
    """
    before, after = Look(aligned(then, now)), Look(now)
    found: dict[Key, Change] = {}
    for document in (name for name in PRINTED if name in documents):
        for change in _differences(before, after, document, unknown):
            key = change.kind, change.id
            found[key] = _joined(found[key], change) if key in found else change
    return tuple(found.values())


def aligned(then: PackFacts, now: PackFacts) -> PackFacts:
    """Where another timetable is in use now, its sessions are known again by their codes."""
    if then.timetable is None or now.timetable is None or then.timetable.id == now.timetable.id:
        return then
    ids = {session.code: session.id for session in now.sessions if session.code}
    again = {session.id: ids.get(session.code, session.id) for session in then.sessions}
    return replace(
        then,
        sessions=tuple(replace(each, id=again[each.id]) for each in then.sessions),
        attendances=tuple(
            replace(each, session_id=again.get(each.session_id, each.session_id)) for each in then.attendances
        ),
    )


def _differences(before: Look, after: Look, document: str, unknown: Collection[Key]) -> Iterator[Change]:
    was, is_ = printed_items(before, document), printed_items(after, document)
    kinds = {kind: place for place, kind in enumerate(dict.fromkeys(key[0] for key in (*is_, *was)))}
    keys = [key for key in (*is_, *(key for key in was if key not in is_)) if key not in unknown]
    same: dict[str, list[Key]] = {}
    for key in sorted(keys, key=lambda key: kinds[key[0]]):
        old, new = was.get(key), is_.get(key)
        if new is not None and (old is None or not old.is_own) and _comes_alone(new, was, is_):
            yield _come(new, document)
        elif old is not None and (new is None or not new.is_own) and _comes_alone(old, was, is_):
            yield _gone(after, old, document)
        elif old is not None and new is not None:
            changed = _changed(old, new, document)
            if changed is not None:
                yield changed
            elif new.is_own:
                same.setdefault(key[0], []).append(key)
    yield from _reordered(list(was), same, document)


def _comes_alone(item: Item, was: Mapping[Key, Item], is_: Mapping[Key, Item]) -> bool:
    """What is only named with something else comes and goes with that, and so do the rooms of a base with it."""
    return item.is_own and all(key in was and key in is_ for key in item.under)


def _come(item: Item, document: str) -> Change:
    fields = tuple(FieldChange(field=name, before=None, after=value) for name, value in item.said.items())
    return Change(
        kind=item.kind, id=item.id, name=item.name, sort=Sort.NEW, documents=(document,), fields=fields
    )


def _gone(after: Look, item: Item, document: str) -> Change:
    fields = tuple(FieldChange(field=name, before=value, after=None) for name, value in item.said.items())
    sort, on = _why_gone(after, item)
    return Change(
        kind=item.kind, id=item.id, name=item.name, sort=sort, documents=(document,), fields=fields, on=on
    )


def _changed(old: Item, new: Item, document: str) -> Change | None:
    """By the fields both packs print; that one of them prints more of it follows from something else."""
    if old.said == new.said:
        return None
    fields = tuple(
        FieldChange(field=name, before=old.said[name], after=value)
        for name, value in new.said.items()
        if name in old.said and old.said[name] != value
    )
    if not fields:
        return None
    return Change(
        kind=new.kind,
        id=new.id,
        name=new.name or old.name,
        sort=_sort(new.kind, fields),
        documents=(document,),
        fields=fields,
    )


def _joined(first: Change, more: Change) -> Change:
    """Where a later document has it new that an earlier one had before, the earlier one is told."""
    first = replace(first, documents=first.documents + more.documents)
    if (first.sort in IN_ONE) != (more.sort in IN_ONE) or first.sort is Sort.REORDERED:
        return first
    held = {each.field for each in first.fields}
    fields = (*first.fields, *(each for each in more.fields if each.field not in held))
    sort = first.sort if first.sort in IN_ONE else _sort(first.kind, fields)
    return replace(first, fields=fields, sort=sort)


def _reordered(was: Sequence[Key], same: Mapping[str, list[Key]], document: str) -> Iterator[Change]:
    """Of those that are otherwise the same: a new name moves what is sorted by names."""
    places = {key: place for place, key in enumerate(was)}
    for kind, keys in same.items():
        order = [places[key] for key in keys]
        if order != sorted(order):
            yield Change(kind=kind, id="order", name="", sort=Sort.REORDERED, documents=(document,))


def _sort(kind: str, fields: Sequence[FieldChange]) -> Sort:
    told = {each.field: each for each in fields}
    sort = Sort.CHANGED
    if kind == "key_date" and "when" in told:
        sort = _dated(*(getattr(value, "first", None) for value in _both(told["when"])))
    elif kind == "timetable_day" and "on" in told:
        sort = _dated(*(getattr(value, "on", None) for value in _both(told["on"])))
    elif kind == "session" and told.keys() & {"slot", "track"}:
        sort = Sort.MOVED
    elif kind == "task" and "status" in told and told["status"].after is TaskStatus.DONE:
        sort = Sort.DONE
    elif kind == "task" and "due" in told and not told.keys() - {"due", "is_late"}:
        sort = _dated(*(getattr(value, "on", None) for value in _both(told["due"])))
    elif kind == "role" and "status" in told and told["status"].after is RoleStatus.AGREED:
        sort = Sort.AGREED
    return sort


def _both(change: FieldChange) -> tuple[object, object]:
    return change.before, change.after


def _dated(before: date | None, after: date | None) -> Sort:
    if before == after:
        return Sort.CHANGED
    if after is None:
        return Sort.TO_COME
    return Sort.KNOWN if before is None else Sort.MOVED


def _why_gone(after: Look, old: Item) -> tuple[Sort, date | None]:
    """It may be gone from print only."""
    match old.kind:
        case "person":
            person = after.people.get(old.id) if isinstance(old.id, int) else None
            if person is not None:
                return Sort.LEFT, person.left_on
        case "base":
            base = after.bases.get(old.id) if isinstance(old.id, int) else None
            if base is not None:
                return Sort.CLOSED, base.closed_on
        case "place":
            closed = next((each.closed_on for each in after.facts.places if each.id == old.id), None)
            if closed is not None and closed <= after.on:
                return Sort.CLOSED, closed
        case "section":
            if any(each.id == old.id for each in after.facts.sections):
                return Sort.LEFT_OUT, None
        case _:
            pass
    return Sort.GONE, None
