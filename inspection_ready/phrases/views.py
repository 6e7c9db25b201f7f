"""Words for views: what they ask, what of it is gone, and why one cannot be kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.views import TODAY, VISIT, Ask, Condition
from inspection_ready.phrases.dates import day

if TYPE_CHECKING:
    from datetime import date

_MOVING = re.compile(rf"({TODAY}|{VISIT})([+-]\d+)?")
NOT_UNDERSTOOD = "something that this version of the app does not know"


def day_asked(value: str, *, on: date | None) -> str:
    """For example "7 days from today (7 December 2026)"; ``on`` is the day that is now, None where it cannot be told."""
    found = _MOVING.fullmatch(value)
    if found is None:
        return value if on is None else day(on)
    start = "today" if found[1] == TODAY else "the first day on site"
    days = int(found[2] or 0)
    if days:
        count = "1 day" if abs(days) == 1 else f"{abs(days)} days"
        start = f"{count} {'from' if days > 0 else 'before'} {start}"
    return start if found[1] == TODAY and not days else f"{start} ({day(on)})" if on else start


def condition_words(one: Condition, label: str, values: Sequence[str]) -> str:
    """For example "Owner: Amara Osei or Ben Hill". ``values`` are in words."""
    told = " to ".join(values) if one.ask is Ask.BETWEEN else " or ".join(values)
    return _ASKED.get(one.ask, "{label}").format(label=label, told=told)


_ASKED = {
    Ask.IS: "{label}: {told}",
    Ask.IS_NOT: "{label}: not {told}",
    Ask.EMPTY: "{label}: nothing given",
    Ask.FILLED: "{label}: given",
    Ask.BY: "{label}: on or before {told}",
    Ask.AFTER: "{label}: after {told}",
    Ask.OPEN: "{label}: after {told}, or not given",
    Ask.BETWEEN: "{label}: {told}",
}


def capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def conditions_sentence(said: Sequence[str]) -> str:
    """All of them hold: "Owner: Amara Osei; stale on the day"."""
    return capital("; ".join(said))


def shown_words(shown: int, total: int, plural: str) -> str:
    """For example "12 of 340 pieces of evidence"."""
    return f"{shown:,} of {total:,} {plural}"


def gone_words(label: str, names: Sequence[str], *, is_left_out: bool) -> str:
    """Of a value that is in no register any more."""
    named = " and ".join(names)
    who = f"{label}: {named} {'is' if len(names) == 1 else 'are'} not here any more."
    if is_left_out:
        return f"{who} The list is shown without asking for that."
    return f"{who} What still fits is shown."


def unknown_words(name: str) -> str:
    asked = f"“{name}”" if name else NOT_UNDERSTOOD
    return f"This view asks for {asked}, which cannot be asked of this list. It is shown without that."


def order_gone_words(name: str) -> str:
    return (
        f"This view is sorted by “{name}”, which is no column of this list. It is shown in the usual order."
    )


def _several(told: Mapping[str, Any]) -> str:
    named = ", ".join(f"“{name}”" for name in told["known"]) or "none yet"
    return f"There is no view called “{told['name']}” of this list. Nothing was changed. There are: {named}."


def _not_asked(told: Mapping[str, Any]) -> str:
    known = ", ".join(told["known"])
    return f"“{told['asked']}” cannot be asked of this list. Nothing was changed. Write one of: {known}."


def _no_such_value(told: Mapping[str, Any]) -> str:
    known = ", ".join(told["known"])
    more = f" There are: {known}." if known else ""
    return f"“{told['asked']}” is not known for {told['label']}. Nothing was changed.{more}"


VIEW_SENTENCES: Mapping[str, Any] = {
    "condition_not_understood": _not_asked,
    "condition_value_unknown": _no_such_value,
    "no_list_with_views": lambda told: (
        f"“{told['register']}” is no list that has views. Nothing was changed. "
        f"Name one of: {', '.join(told['known'])}."
    ),
    "no_such_view": _several,
    "view_name_taken": "There is a view called “{name}” of this list already. Nothing was changed. "
    "Choose another name, or remove that one first.",
    "view_needs_name": "A view needs a name. Nothing was changed.",
    "view_without_conditions": "Nothing is asked for, so there is nothing to keep. Nothing was changed. "
    "Set a condition, or search for a word, and save the view then.",
}
