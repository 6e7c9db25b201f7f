"""Views: kept under a name for everybody who uses the workspace, read in words, and changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.searching import folded
from inspection_ready.domain.views import Ask, Condition, SavedView, conditions_text
from inspection_ready.phrases.views import (
    condition_words,
    day_asked,
    gone_words,
    order_gone_words,
    unknown_words,
)
from inspection_ready.records.aspects import COVERAGE, Aspect, Sort, aspects_of
from inspection_ready.records.registry import RECORDS
from inspection_ready.services.listing import Filter, Order, listed_fields
from inspection_ready.services.verbs import verb
from inspection_ready.services.view_filters import Moment, filters_of
from inspection_ready.services.view_values import Known, known_values

if TYPE_CHECKING:
    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

VIEWED = (*(record.register for record in RECORDS), COVERAGE)
"""The lists that have views."""
BY_DAY = frozenset({Ask.BY, Ask.AFTER, Ask.OPEN, Ask.BETWEEN})
CODES = frozenset({Sort.STATEMENT, Sort.CATEGORY, Sort.ITEM})
BY_VALUE = frozenset({Ask.IS, Ask.IS_NOT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Conditions made ready. ``lost`` says in sentences what is gone, and is left out or matches nothing any more."""

    conditions: tuple[Condition, ...]
    """What is asked in truth: without what is gone."""
    filters: tuple[Filter, ...]
    said: tuple[str, ...]
    """Each condition in words."""
    lost: tuple[str, ...]


def as_asked(
    reader: Reader,
    register: str,
    conditions: Sequence[Condition],
    *,
    now: dt.datetime,
    today: dt.date,
) -> Asked:
    """What is gone is left out, and told. The coverage has no filters: ``domain.coverage_views`` narrows it."""
    at, aspects = Moment(reader, now, today), {each.what: each for each in aspects_of(register)}
    held, said, lost = [], [], []
    known: Known | None = None
    for one in conditions:
        aspect = aspects.get(one.what)
        if aspect is None or one.ask is Ask.UNKNOWN:
            lost.append(unknown_words(one.what))
            continue
        if known is None and one.ask in BY_VALUE:
            known = known_values(reader, register, conditions)
        kept, gone = _without_gone(aspect, one, known)
        if gone:
            lost.append(gone_words(aspect.label, gone, is_left_out=kept is None))
        if kept is not None:
            held.append(kept)
            said.append(_said(aspect, kept, known, at))
    asks = tuple(held)
    return Asked(conditions=asks, filters=filters_of(at, register, asks), said=tuple(said), lost=tuple(lost))


def named(reader: Reader, register: str, conditions: Sequence[Condition]) -> tuple[Condition, ...]:
    """With what their values are called now, for the day one of them is gone."""
    known = known_values(reader, register, conditions)
    return tuple(
        replace(
            one, names=tuple(known.words(one.what, value) or _name_of(one, value) for value in one.values)
        )
        if one.ask in BY_VALUE
        else one
        for one in conditions
    )


def views_of(reader: Reader, register: str) -> tuple[SavedView, ...]:
    """In order of their names."""
    found = reader.register(SavedView).find(register=register)
    return tuple(sorted(found, key=lambda each: (folded(each.name), each.id)))


def all_views(reader: Reader) -> tuple[SavedView, ...]:
    """By list, then by name."""
    order = {register: place for place, register in enumerate(VIEWED)}
    found = reader.register(SavedView).all()
    return tuple(
        sorted(found, key=lambda each: (order.get(each.register, len(order)), folded(each.name), each.id))
    )


def view_named(reader: Reader, register: str, name: str) -> SavedView:
    """In any capitals. Raises NotFound with those there are."""
    views = views_of(reader, register)
    for view in views:
        if _key(view.name) == _key(name):
            return view
    raise NotFound("no_such_view", name=name, known=tuple(view.name for view in views))


def order_of(view: SavedView) -> Order | None:
    return Order(view.order_by, view.descending) if _sorts(view) else None


def order_lost(view: SavedView) -> str:
    """A sentence where what the view was sorted by is no column any more; else empty."""
    return order_gone_words(view.order_by) if view.order_by and not _sorts(view) else ""


@verb("view.save")
def save_view(uow: UnitOfWork, view: SavedView) -> SavedView:
    """A new one. Raises Refused."""
    view = replace(view, name=_tidied(view.name), find=" ".join(view.find.split()))
    if view.register not in VIEWED:
        raise Refused("no_list_with_views", register=view.register, known=VIEWED)
    _check_name(uow, view)
    if not view.asks and not view.find and not view.order_by:
        raise Refused("view_without_conditions")
    conditions = named(uow, view.register, view.asks)
    return uow.register(SavedView).add(replace(view, conditions=conditions_text(conditions)))


@verb("view.change")
def change_view(
    uow: UnitOfWork, before: SavedView, conditions: Sequence[Condition], *, find: str, order: Order | None
) -> SavedView:
    """The same name asks for something else. Raises Refused, ChangedMeanwhile."""
    find = " ".join(find.split())
    if not conditions and not find and order is None:
        raise Refused("view_without_conditions")
    after = replace(
        before,
        conditions=conditions_text(named(uow, before.register, conditions)),
        find=find,
        order_by=order.field if order else "",
        descending=order.descending if order else False,
    )
    return uow.register(SavedView).change(before, after)


@verb("view.rename")
def rename_view(uow: UnitOfWork, before: SavedView, name: str) -> SavedView:
    """Raises Refused, ChangedMeanwhile."""
    after = replace(before, name=_tidied(name))
    _check_name(uow, after)
    return uow.register(SavedView).change(before, after)


@verb("view.remove")
def remove_view(uow: UnitOfWork, view: SavedView) -> None:
    """Raises ChangedMeanwhile. The rows it showed are as they were."""
    uow.register(SavedView).remove(view)


# inside


def _tidied(name: str) -> str:
    return " ".join(name.split())


def _key(name: str) -> str:
    return folded(_tidied(name))


def _check_name(reader: Reader, view: SavedView) -> None:
    if not view.name:
        raise Refused("view_needs_name")
    for other in views_of(reader, view.register):
        if other.id != view.id and _key(other.name) == _key(view.name):
            raise Refused("view_name_taken", name=other.name)


def _sorts(view: SavedView) -> bool:
    record = next((each for each in RECORDS if each.register == view.register), None)
    return record is not None and view.order_by in {field.name for field in listed_fields(record)}


def _without_gone(
    aspect: Aspect, one: Condition, known: Known | None
) -> tuple[Condition | None, tuple[str, ...]]:
    """The condition without the records that are gone, and what they were called. None where nothing is left to ask.

    A code the regime does not have any more is still asked for: what served it serves it.
    """
    if known is None or one.ask not in BY_VALUE:
        return one, ()
    gone = tuple(value for value in one.values if known.words(one.what, value) is None)
    names = tuple(_name_of(one, value) for value in gone)
    if aspect.sort in CODES or not gone:
        return one, names
    left = tuple(value for value in one.values if value not in gone)
    return (replace(one, values=left, names=()) if left else None), names


def _name_of(one: Condition, value: str) -> str:
    called = dict(zip(one.values, one.names, strict=False))
    return called.get(value, value)


def _said(aspect: Aspect, one: Condition, known: Known | None, at: Moment) -> str:
    if aspect.sort is Sort.STANDING:
        return aspect.holds if one.ask is Ask.HOLDS else aspect.fails
    if one.ask in BY_DAY:
        return condition_words(one, aspect.label, [day_asked(each, on=at.day(each)) for each in one.values])
    called = [(known.words(one.what, each) if known else None) or _name_of(one, each) for each in one.values]
    return condition_words(one, aspect.label, called)
