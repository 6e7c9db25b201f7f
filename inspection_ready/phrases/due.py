"""Says what is due: what there is to do, when, and who answers for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from textwrap import shorten
from typing import TYPE_CHECKING

from inspection_ready.domain.due import SOON
from inspection_ready.domain.tasks import TaskStatus
from inspection_ready.phrases.chases import standing_words
from inspection_ready.phrases.dates import day
from inspection_ready.phrases.days_left import left_words
from inspection_ready.phrases.learning import promise_due
from inspection_ready.phrases.values import count_of, joined

if TYPE_CHECKING:
    from inspection_ready.domain.due import Due

LONG = 20
"""Working days: nobody counts further back, and the day itself says more."""
NOBODY = "Nobody named yet"
LONGEST_WORDING = 56
MOST_FACTS = 3
"""So many facts of a base are named before the rest are only counted."""


def due_what(due: Due) -> str:
    """For example "Book rooms", "Go through the list “Partners” again"."""
    return _WHAT[due.register](due)


def due_when(due: Due) -> str:
    """For example "Due in 2 working days", "Asked 3 working days ago"; of what is long past its day, which it was."""
    if due.left is None:
        return "Asked"
    if due.left.working < -LONG:
        return f"{'Asked' if due.is_waiting else 'Was due'} {day(due.left.day)}"
    return f"{'Asked' if due.is_waiting else 'Due'} {left_words(due.left)}"


def due_who(due: Due) -> str:
    """Of something to be looked at again, who did so last. "" for a diary, which names its person already."""
    if due.is_waiting or due.register == "chase":
        return ""
    if not due.who:
        return NOBODY
    if due.register in _CHECKED:
        return f"Checked last by {due.who}"
    return f"{due.who}, who has left" if due.has_left else due.who


def due_counts(due: Sequence[Due]) -> str:
    """For example "2 past their day, 1 for today, 6 in the next 10 working days"."""
    past = sum(each.is_past for each in due)
    now = sum(each.days == 0 for each in due)
    soon = len(due) - past - now
    told = (
        (past, f"past {'its' if past == 1 else 'their'} day"),
        (now, "for today"),
        (soon, f"in the next {SOON} working days"),
    )
    return ", ".join(f"{count:,} {words}" for count, words in told if count)


def _task(due: Due) -> str:
    return f"{due.name} (started)" if due.data["status"] is TaskStatus.STARTED else due.name


def _request(due: Due) -> str:
    number, wording = due.data["number"], _short(due.name)
    if due.data.get("to_sign", False):
        return f"Have the answer to request {number} signed: {wording}"
    return f"Answer request {number}: {wording}"


def _diary(due: Due) -> str:
    if problem := due.data["problem"]:
        return f"{due.name} cannot clear their diary: {problem}"
    return f"{due.name} has not confirmed that their diary is clear"


def _short(wording: str) -> str:
    return shorten(wording, LONGEST_WORDING, placeholder=" ...")


def _more(due: Due, thing: str) -> str:
    more = due.data.get("more", 0)
    return f", and {count_of(more, f'more {thing}')}" if more else ""


def _facts(due: Due) -> str:
    kinds: Sequence[str] = due.data["kinds"]
    if len(kinds) <= MOST_FACTS + 1:
        return joined(kinds)
    return f"{', '.join(kinds[:MOST_FACTS])} and {len(kinds) - MOST_FACTS} more facts"


_CHECKED = frozenset({"distribution_list", "key_fact", "place", "base"})

_WHAT: dict[str, Callable[[Due], str]] = {
    "chase": lambda due: f"{standing_words(due.data['people'], due.data['answers'])}: draft the next chase",
    "request": _request,
    "learnt": promise_due,
    "task": _task,
    "diary": _diary,
    "evidence": lambda due: f"Review the evidence “{due.name}”{_more(due, 'piece')}",
    "section": lambda due: f"Read the section “{due.name}” again",
    "distribution_list": lambda due: f"Go through the list “{due.name}” again",
    "key_fact": lambda due: f"Check the key fact “{due.name}” again{_more(due, 'key fact')}",
    "place": lambda due: f"Check “{due.name}” again{_more(due, 'place')}",
    "base": lambda due: f"Check {_facts(due)} at “{due.name}” again{_more(due, 'base')}",
}
