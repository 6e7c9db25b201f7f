"""The answers that are offered for each aspect of a list, and conditions read from what somebody writes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.requests import IN_HAND, WORKING
from inspection_ready.domain.views import TODAY, VISIT, Ask, Condition, day_of
from inspection_ready.phrases.views import capital, day_asked
from inspection_ready.records.aspects import Aspect, Sort, aspects_of
from inspection_ready.records.words import folded
from inspection_ready.services.view_filters import Moment
from inspection_ready.services.view_values import Known, values_of
from inspection_ready.services.views import VIEWED

if TYPE_CHECKING:
    from inspection_ready.storage.unit_of_work import Reader

NOTHING, SOMETHING = "Nothing given", "Something given"
SOON = (7, 14, 30)
"""Days ahead that are offered."""
LONG_AGO = (180, 365)
CAN_BE_EMPTY = frozenset(
    {Sort.LINK, Sort.DAY, Sort.MOMENT, Sort.NAME, Sort.TEXT, Sort.KNOWN, Sort.STATEMENT, Sort.CATEGORY, Sort.ITEM}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Option:
    words: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class Facet:
    """``options`` in the order to offer them; asking for nothing is not among them."""

    aspect: Aspect
    options: tuple[Option, ...]


def facets(reader: Reader, register: str, *, now: dt.datetime, today: dt.date) -> tuple[Facet, ...]:
    """The same number of queries however long the list is."""
    at, aspects = Moment(reader, now, today), aspects_of(register)
    known = values_of(reader, register, aspects)
    made = (Facet(each, tuple(_options(register, each, known, at))) for each in aspects)
    return tuple(each for each in made if each.options)


def condition_named(reader: Reader, register: str, typed: str, *, today: dt.date) -> Condition:
    """From words: "owner: Amara Osei", "status: held, awaiting approval", "due: today+7", "stale", "team: -".

    Before the colon is the aspect by its label or code, behind it values by their words or codes; "not" before
    them turns it round, "-" is nothing given and "+" something. Raises Refused.
    """
    if register not in VIEWED:
        raise Refused("no_list_with_views", register=register, known=VIEWED)
    aspects = aspects_of(register)
    label, _, rest = (part.strip() for part in typed.partition(":"))
    aspect = next(
        (each for each in aspects if folded(label) in {folded(each.label), folded(each.what)}), None
    )
    if aspect is None:
        raise Refused("condition_not_understood", asked=typed, known=tuple(each.label for each in aspects))
    if aspect.sort is Sort.STANDING:
        return Condition(aspect.what, Ask.FAILS if folded(rest) in {"no", "not"} else Ask.HOLDS)
    if rest in {"-", "+"}:
        return Condition(aspect.what, Ask.EMPTY if rest == "-" else Ask.FILLED)
    if aspect.sort in (Sort.DAY, Sort.MOMENT):
        return _day_condition(aspect, rest, today)
    ask = Ask.IS_NOT if rest.lower().startswith("not ") else Ask.IS
    words = rest[4:] if ask is Ask.IS_NOT else rest
    known = values_of(reader, register, [aspect])
    return Condition(aspect.what, ask, _values(aspect, known, words))


def _day_condition(aspect: Aspect, rest: str, today: dt.date) -> Condition:
    """Up to "today+7", later with "after today", between with "today to today+7"."""
    first, _, last = (part.strip() for part in rest.partition(" to "))
    ask, days = (Ask.BETWEEN, (first, last)) if last else (Ask.BY, (first,))
    if not last and first.lower().startswith("after "):
        ask, days = Ask.AFTER, (first[6:].strip(),)
    for day in days:
        if day_of(day, today=today, visit=today) is None:
            known = (TODAY, "today+7", VISIT, today.isoformat())
            raise Refused("condition_value_unknown", asked=day, label=aspect.label, known=known)
    return Condition(aspect.what, ask, days)


def _values(aspect: Aspect, known: Known, words: str) -> tuple[str, ...]:
    """Separated by " or "; a value is known by its code, its words, or a part of them that fits one alone."""
    offered = known.values.get(aspect.what, {})
    return tuple(_value(aspect, offered, part.strip()) for part in words.split(" or "))


def _value(aspect: Aspect, offered: Mapping[str, str], typed: str) -> str:
    wanted = folded(typed)
    found = [code for code, words in offered.items() if wanted and wanted in {folded(code), folded(words)}]
    found = found or [code for code, words in offered.items() if wanted and wanted in folded(words)]
    if len(found) != 1:
        near = tuple(offered[code] for code in found) or tuple(offered.values())
        raise Refused("condition_value_unknown", asked=typed, label=aspect.label, known=near[:20])
    return found[0]


# what is offered


def _options(register: str, aspect: Aspect, known: Known, at: Moment) -> Iterator[Option]:
    what = aspect.what
    if aspect.sort is Sort.STANDING:
        yield Option(capital(aspect.holds), Condition(what, Ask.HOLDS))
        yield Option(capital(aspect.fails), Condition(what, Ask.FAILS))
        return
    if (register, what) == ("requests", "state"):
        yield Option("In hand", Condition(what, Ask.IS, tuple(IN_HAND)))
        yield Option("Waiting for an answer", Condition(what, Ask.IS, tuple(WORKING)))
    if aspect.sort in (Sort.DAY, Sort.MOMENT):
        yield from _days(what, at)
    values = known.values.get(what, {})
    for value, words in values.items():
        yield Option(words, Condition(what, Ask.IS, (value,)))
    if aspect.sort in CAN_BE_EMPTY and (register != "coverage"):
        yield Option(NOTHING, Condition(what, Ask.EMPTY))
        yield Option(SOMETHING, Condition(what, Ask.FILLED))


def _days(what: str, at: Moment) -> Iterator[Option]:
    """Days that move with the calendar: a view is kept for weeks."""
    asked = (
        (Ask.BY, (f"{TODAY}-1",), "Before today"),
        (Ask.BY, (TODAY,), "Today or before"),
        *((Ask.BETWEEN, (TODAY, f"{TODAY}+{days}"), f"From today, within {days} days") for days in SOON),
        (Ask.BY, (f"{VISIT}-1",), f"Before {day_asked(VISIT, on=at.visit)}"),
        (Ask.AFTER, (TODAY,), "After today"),
        *((Ask.BY, (f"{TODAY}-{days}",), f"{days} days ago or longer") for days in LONG_AGO),
    )
    for ask, values, words in asked:
        yield Option(words, Condition(what, ask, values))
