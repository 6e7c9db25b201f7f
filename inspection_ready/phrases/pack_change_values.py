"""What a pack printed of one thing, and what it prints now, each in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import TypeGuard

from inspection_ready.domain.diaries import DiaryState
from inspection_ready.domain.pack_items.values import Checked, Due, Named, Slot, Text, When
from inspection_ready.domain.timetable_days import DatedDay
from inspection_ready.phrases.dates import clock, clock_range, day, weekday_and_day
from inspection_ready.phrases.key_dates import DATES_TO_COME, TO_COME, printed_date_words
from inspection_ready.phrases.timetable import AFTER, date_words
from inspection_ready.phrases.values import count_of, in_one_line, plain_words

Choice = Callable[[StrEnum], str]
"""The words of a choice, as the register's own form has them."""

NOBODY, NOTHING = "nobody", "nothing"
SOMEBODY = "somebody whose record was disposed of"
NOT_CHECKED = "not yet checked"
_OURS = (NOBODY, NOTHING, SOMEBODY, NOT_CHECKED, TO_COME, DATES_TO_COME, AFTER, "by ", "about ", "no date")
MOST_NAMED = 6
LONGEST = 160
"""Letters of a value; longer ones are cut."""

DIARIES = {
    DiaryState.NOT_ASKED: "not asked yet",
    DiaryState.ASKED: "asked",
    DiaryState.CONFIRMED: "confirmed",
    DiaryState.PROBLEM: "a problem",
}
_PEOPLE = frozenset({
    "contact_id", "second_id", "owner_id", "person_id", "signatory_id", "people", "seconds", "note_takers",
    "escorts", "members", "who_left",
})  # fmt: skip
"""Fields where nobody stands, and not nothing."""


def was_and_now(field: str, before: object, after: object, choice: Choice) -> tuple[str, str]:
    if isinstance(before, Text) and isinstance(after, Text):
        return _texts(before, after)
    if _are_named(before) and _are_named(after):
        return _names(field, before, after)
    if isinstance(before, Slot) and isinstance(after, Slot) and _minutes(before) == _minutes(after):
        return f"Day {before.day}, {clock(before.starts)}", f"Day {after.day}, {clock(after.starts)}"
    return value_words(field, before, choice), value_words(field, after, choice)


def value_words(field: str, value: object, choice: Choice) -> str:  # noqa: C901, PLR0911, PLR0912 - one case for each kind of value
    match value:
        case None | "" | ():
            return NOBODY if field in _PEOPLE else NOTHING
        case Named():
            return _named(value)
        case When():
            return _when(value)
        case Slot():
            return f"Day {value.day}, {clock_range(value.starts, value.ends)}"
        case DatedDay():
            return date_words(value)
        case Due():
            return _due(value)
        case Checked():
            return _checked(value)
        case Text():
            return count_of(len(value.paragraphs), "paragraph")
        case DiaryState():
            return DIARIES[value]
        case StrEnum():
            return choice(value)
        case bool() | datetime() | date():
            return plain_words(value)
        case tuple() if _are_named(value):
            return _some([_named(each) for each in value])
        case tuple():
            return _short(", ".join(str(each) for each in value))
        case _:
            return _short(in_one_line(str(value)))


def cell_words(words: str) -> str:
    """Standing alone in a table: ours begin with a capital letter, what people wrote stays as it is."""
    return f"{words[:1].upper()}{words[1:]}" if words.startswith(_OURS) else words


def _when(when: When) -> str:
    """As inside a sentence."""
    if when.first is None:
        return DATES_TO_COME if when.is_visit else TO_COME
    words = printed_date_words(when.first, when.last, is_deadline=when.is_deadline, is_about=when.is_about)
    return words[:1].lower() + words[1:] if when.is_deadline or when.is_about else words


def _named(named: Named) -> str:
    name = named.name or (SOMEBODY if named.kind == "person" else "one that was disposed of")
    return f"{NOBODY} ({name} has left)" if named.has_left else name


def _are_named(value: object) -> TypeGuard[tuple[Named, ...]]:
    return isinstance(value, tuple) and all(isinstance(each, Named) for each in value)


def _names(field: str, before: tuple[Named, ...], after: tuple[Named, ...]) -> tuple[str, str]:
    """Long lists by who is on them no more, and who is now."""
    if max(len(before), len(after)) <= MOST_NAMED:
        none = NOBODY if field in _PEOPLE else NOTHING
        return tuple(_some([_named(each) for each in side]) or none for side in (before, after))  # type: ignore[return-value]  # two sides, so two
    come = [_named(each) for each in after if each not in before]
    gone = [_named(each) for each in before if each not in after]
    told = [f"with {_some(come)}" if come else "", f"without {_some(gone)}" if gone else ""]
    one, several = ("person", "people") if field in _PEOPLE else ("", "")
    counts = [f"{len(side):,} {one if len(side) == 1 else several}".strip() for side in (before, after)]
    return counts[0], "; ".join([counts[1], *(part for part in told if part)])


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:MOST_NAMED])
    return f"{shown} and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else shown


def _texts(before: Text, after: Text) -> tuple[str, str]:
    anew, more, fewer = after.against(before)
    told = [
        f"{count_of(number, 'paragraph')} {what}"
        for number, what in ((anew, "written anew"), (more, "added"), (fewer, "taken out"))
        if number
    ]
    words = ", ".join(told) or "the same paragraphs, set out otherwise"
    return count_of(len(before.paragraphs), "paragraph"), words


def _due(due: Due) -> str:
    if due.on is not None:
        return weekday_and_day(due.on)
    return f"{TO_COME}: {due.counted}" if due.counted else "no date"


def _checked(checked: Checked) -> str:
    if checked.on is None:
        return NOT_CHECKED
    words = f"by {checked.by} on {day(checked.on)}"
    return f"{words}, to be checked again" if checked.stale_months else words


def _minutes(slot: Slot) -> int:
    return slot.ends - slot.starts


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
