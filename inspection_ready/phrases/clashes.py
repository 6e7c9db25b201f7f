"""Clashes of a timetable in words: who, where, which rule and the number, and what would mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.clashes import Clash, ClashCode, Weight, weight_of
from inspection_ready.domain.timetable import MINUTES_IN_A_DAY
from inspection_ready.phrases.dates import clock, clock_range, day, weekday_and_day
from inspection_ready.phrases.timetable import length_words
from inspection_ready.phrases.values import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspection_ready.domain.timetable import Session

NONE = "No clashes."
WEIGHTS = {
    Weight.CANNOT_BE: "Cannot be",
    Weight.BREAKS_A_RULE: "Breaks a rule",
    Weight.WORTH_KNOWING: "Worth knowing",
}


def weight_words(clash: Clash) -> str:
    """Cannot be; Breaks a rule, pencilled."""
    return f"{WEIGHTS[weight_of(clash.code)]}{', pencilled' if clash.is_pencilled else ''}"


def clash_sentence(clash: Clash) -> str:
    return _SENTENCES[clash.code](clash)


def clash_mark(clashes: Sequence[Clash]) -> str:
    """What stands on a session itself: the first of its clashes in short, and how many more there are."""
    if not clashes:
        return ""
    told = f"Clash: {_MARKS[clashes[0].code](clashes[0])}"
    return told if len(clashes) == 1 else f"{told}, and {len(clashes) - 1} more"


def clashes_told(count: int) -> str:
    """3 clashes."""
    return f"{count} clash{'' if count == 1 else 'es'}" if count else NONE.rstrip(".")


def called(session: Session) -> str:
    return f"“{f'{session.code} {session.title}'.strip()}”"


def _on(clash: Clash) -> str:
    return f"day {clash.sessions[0].day}" if clash.on is None else weekday_and_day(clash.on)


def _times(session: Session) -> str:
    return clock_range(session.starts, session.ends)


def _both(clash: Clash) -> str:
    one, other = clash.sessions
    return f"{called(one)} ({_times(one)}) and {called(other)} ({_times(other)}) on {_on(clash)}"


def _gap(clash: Clash) -> str:
    """From the end of one to the start of the other."""
    one, other = clash.sessions
    return (
        f"{clash.who} ends at {clock(one.ends)} at {called(one)} and starts at {clock(other.starts)} "
        f"at {called(other)} on {_on(clash)}; {_needed(clash)}"
    )


def _needed(clash: Clash) -> str:
    minutes = clash.needed or 0
    return f"{length_words(minutes)} {'is' if minutes in {1, 60} else 'are'} needed."


def _short(clash: Clash) -> str:
    return f"{clash.short_by} minute{'' if clash.short_by == 1 else 's'} short"


def _way(clash: Clash) -> str:
    return f"{_short(clash)} between {clash.place} and {clash.other_place}: {_gap(clash)}"


def _cannot(who: str, clash: Clash) -> str:
    (session,) = clash.sessions
    why = f" ({clash.why})" if clash.why else ""
    return f"{who} {_windows(clash)} on {_on(clash)}{why}: {called(session)} is from {_times(session)}."


def _windows(clash: Clash) -> str:
    told = " and ".join(_window(start, end) for start, end in clash.windows)
    if not clash.is_only:
        return f"cannot {told}"
    return f"can only {told}" if told else "cannot"


def _window(start: int, end: int) -> str:
    """All day; until midday; from 2pm; from 9am to 11am."""
    if start == 0:
        return "all day" if end == MINUTES_IN_A_DAY else f"until {clock(end)}"
    return f"from {clock(start)}" if end == MINUTES_IN_A_DAY else f"from {clock_range(start, end)}"


def _twice(clash: Clash) -> str:
    return f"{clash.who} is wanted twice at once: {_both(clash)}. Move one of them, or name somebody else."


def _kept(clash: Clash) -> str:
    first, last = clash.sessions[0], max(clash.sessions, key=lambda each: each.ends)
    return (
        f"{clash.who} is kept for {length_words(clash.had or 0)} without a break on {_on(clash)}, "
        f"from {clock_range(first.starts, last.ends)} ({_names(clash.sessions)}); "
        f"{length_words(clash.needed or 0)} is the most."
    )


def _names(sessions: Sequence[Session]) -> str:
    return joined([called(each) for each in sessions])


def _lunch(clash: Clash) -> str:
    longest = f"no more than {length_words(clash.had)}" if clash.had else "no time at all"
    return (
        f"{clash.who} has {longest} for lunch on {_on(clash)} between {_and(clash.windows[0])}; "
        f"{_needed(clash)}"
    )


def _and(window: tuple[int, int]) -> str:
    return f"{clock(window[0])} and {clock(window[1])}"


def _outside(clash: Clash) -> str:
    (session,) = clash.sessions
    return (
        f"{called(session)} is from {_times(session)} on {_on(clash)}; "
        f"the days of this timetable are from {clock_range(*clash.windows[0])}."
    )


def _too_many(clash: Clash) -> str:
    return (
        f"{clash.had} sessions run at once from {clock(clash.windows[0][0])} on {_on(clash)} "
        f"({_names(clash.sessions)}); {clash.needed} {'is' if clash.needed == 1 else 'are'} the most."
    )


def _first(clash: Clash) -> str:
    before, first = clash.sessions
    others = f" and {(clash.had or 1) - 1} more" if (clash.had or 1) > 1 else ""
    return (
        f"{called(first)} is to come before anyone else is seen, but {called(before)}{others} "
        f"{'come' if others else 'comes'} first, on {_on(clash)}."
    )


def _last(clash: Clash) -> str:
    last, after = clash.sessions
    others = f" and {(clash.had or 1) - 1} more" if (clash.had or 1) > 1 else ""
    return (
        f"{called(last)} is to come after everything else, but {called(after)}{others} "
        f"{'end' if others else 'ends'} later."
    )


def _cleared(clash: Clash) -> str:
    count = len(clash.sessions)
    return (
        f"{clash.who} has not confirmed a cleared diary, and is wanted at {count} session"
        f"{'' if count == 1 else 's'}: {_names(clash.sessions)}."
    )


def _one(clash: Clash) -> str:
    return called(clash.sessions[0])


def _track(clash: Clash) -> str:
    return f"Track {clash.needed} has two sessions at once: {_both(clash)}. Move one of them."


_SENTENCES: dict[ClashCode, Callable[[Clash], str]] = {
    ClashCode.PERSON_TWICE: _twice,
    ClashCode.SECOND_IS_BUSY: lambda c: (
        f"{c.who} is to stand in while both run: {_both(c)}. Choose another second for one."
    ),
    ClashCode.INSPECTOR_TWICE: _twice,
    ClashCode.ROOM_TWICE: lambda c: (
        f"The room “{c.place}” is used twice at once: {_both(c)}. Choose another room for one."
    ),
    ClashCode.TRACK_TWICE: _track,
    ClashCode.TOO_MANY_AT_ONCE: _too_many,
    ClashCode.ROOM_TOO_SMALL: lambda c: (
        f"The room “{c.place}” holds {c.had}, and {c.needed} come to {_one(c)} on {_on(c)}."
    ),
    ClashCode.HAS_LEFT: lambda c: (
        f"{c.who}, named for {_one(c)}, left on {day(c.since) if c.since else _on(c)}. Choose somebody else."
    ),
    ClashCode.AWAY: lambda c: (
        f"{c.who}, named for {_one(c)}, is away on {_on(c)}. Choose somebody else, or another time."
    ),
    ClashCode.PERSON_CANNOT: lambda c: _cannot(c.who, c),
    ClashCode.INSPECTOR_CANNOT: lambda c: _cannot(c.who, c),
    ClashCode.ROOM_CANNOT: lambda c: _cannot(f"The room “{c.place}”", c),
    ClashCode.BASE_CANNOT: lambda c: _cannot(c.place, c),
    ClashCode.BASE_CLOSED: lambda c: (
        f"{c.place} is closed since {day(c.since) if c.since else _on(c)}, and {_one(c)} is to be there "
        f"on {_on(c)}."
    ),
    ClashCode.NOT_CLEARED: _cleared,
    ClashCode.WAY_TOO_SHORT: _way,
    ClashCode.NO_BREATHER: lambda c: f"{_short(c)} for a breather after an interview: {_gap(c)}",
    ClashCode.TURNS_TOO_CLOSE: lambda c: f"{_short(c)} between two turns: {_gap(c)}",
    ClashCode.NO_BREAK: _kept,
    ClashCode.NO_LUNCH: _lunch,
    ClashCode.OUTSIDE_DAY: _outside,
    ClashCode.TOO_EARLY: lambda c: (
        f"{_one(c)} starts at {clock(c.sessions[0].starts)} on {_on(c)}, and must not start before "
        f"{clock(c.windows[0][0])}."
    ),
    ClashCode.TOO_LATE: lambda c: (
        f"{_one(c)} ends at {clock(c.sessions[0].ends)} on {_on(c)}, and must be over by "
        f"{clock(c.windows[0][0])}."
    ),
    ClashCode.NOT_FIRST: _first,
    ClashCode.NOT_LAST: _last,
    ClashCode.WRONG_DAY: lambda c: f"{_one(c)} is on day {c.sessions[0].day}, and must be on day {c.needed}.",
}

_MARKS: dict[ClashCode, Callable[[Clash], str]] = {
    ClashCode.PERSON_TWICE: lambda c: f"{c.who} twice at once",
    ClashCode.SECOND_IS_BUSY: lambda c: f"{c.who} is to stand in twice",
    ClashCode.INSPECTOR_TWICE: lambda c: f"{c.who} twice at once",
    ClashCode.ROOM_TWICE: lambda _: "room twice at once",
    ClashCode.TRACK_TWICE: lambda _: "track twice at once",
    ClashCode.TOO_MANY_AT_ONCE: lambda _: "too many at once",
    ClashCode.ROOM_TOO_SMALL: lambda _: "room too small",
    ClashCode.HAS_LEFT: lambda c: f"{c.who} has left",
    ClashCode.AWAY: lambda c: f"{c.who} is away",
    ClashCode.PERSON_CANNOT: lambda c: f"{c.who} cannot",
    ClashCode.INSPECTOR_CANNOT: lambda c: f"{c.who} cannot",
    ClashCode.ROOM_CANNOT: lambda _: "room not free",
    ClashCode.BASE_CANNOT: lambda c: f"{c.place} not open",
    ClashCode.BASE_CLOSED: lambda c: f"{c.place} is closed",
    ClashCode.NOT_CLEARED: lambda c: f"{c.who}’s diary not cleared",
    ClashCode.WAY_TOO_SHORT: lambda c: f"{_short(c)} on the way, {c.who}",
    ClashCode.NO_BREATHER: lambda c: f"no breather, {c.who}",
    ClashCode.TURNS_TOO_CLOSE: lambda c: f"{c.who} twice in a row",
    ClashCode.NO_BREAK: lambda c: f"no break, {c.who}",
    ClashCode.NO_LUNCH: lambda c: f"no lunch, {c.who}",
    ClashCode.OUTSIDE_DAY: lambda _: "outside the day",
    ClashCode.TOO_EARLY: lambda _: "too early",
    ClashCode.TOO_LATE: lambda _: "too late",
    ClashCode.NOT_FIRST: lambda _: "not in order",
    ClashCode.NOT_LAST: lambda _: "not in order",
    ClashCode.WRONG_DAY: lambda _: "on the wrong day",
}
