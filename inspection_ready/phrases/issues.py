"""Issues of the timetable, and what differs between two, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.issue_differences import Differs
from inspection_ready.domain.timetable import Part
from inspection_ready.phrases.dates import clock, clock_range, day, weekday_and_day
from inspection_ready.phrases.timetable import TO_COME, length_words, track_words
from inspection_ready.phrases.values import count_of

if TYPE_CHECKING:
    import datetime as dt

    from inspection_ready.domain.issue_differences import SessionDifference
    from inspection_ready.domain.issues import IssuedPerson, IssuedSession, TimetableIssue
    from inspection_ready.domain.slips import Seen

_NO_NAMES = frozenset(
    {
        "a",
        "an",
        "another",
        "because",
        "he",
        "her",
        "his",
        "it",
        "its",
        "no",
        "nobody",
        "one",
        "our",
        "she",
        "somebody",
    }
    | {"some", "the", "their", "there", "they", "this", "to", "two", "we", "you", "your"}
)
"""Words that have a capital only where a sentence begins."""
NO_PLACE = "no place yet"
PARTS: Mapping[Part, str] = {
    Part.TAKES_PART: "takes part",
    Part.SECOND: "second",
    Part.NOTE_TAKER: "note-taker",
    Part.ESCORT: "escort",
}
"""As they stand behind a name or a title, in a bracket."""
NOTHING_DIFFERS = "Nothing differs."
CANNOT_BE_UNDONE = (
    "An issue is a paper others may hold, so it stays for good and cannot be undone. To correct it, "
    "change the timetable and issue it again."
)


def issue_name(number: int, at: dt.datetime) -> str:
    """Issue 2, 3 March 2027: as documents say it."""
    return f"Issue {number}, {day(on_the_clock(at).date())}"


def replaced_by(issue: str, later: str) -> str:
    """Issue 1, 20 November 2026, replaced by Issue 2, 3 March 2027."""
    return f"{issue}, replaced by {later}"


def draft_after(issue: str) -> str:
    """Draft, changed since Issue 2, 3 March 2027."""
    return f"Draft, changed since {issue}"


def issue_words(issue: TimetableIssue, sessions: int) -> str:
    """Issue 2, 3 March 2027: The visit, 34 sessions; because a base closed. By Ada Brook (...)."""
    because = f"; because {because_words(issue.why)}" if issue.why else ""
    made = f"{issue_name(issue.number, issue.at)}: {issue.name}, {count_of(sessions, 'session')}"
    return f"{made}{because}. Issued by {issue.by}."


def because_words(why: str) -> str:
    """To stand after "because", whether it was typed as a sentence or not."""
    plain = " ".join(why.split()).rstrip(".")
    if plain.casefold().startswith("because "):
        plain = plain[len("because ") :]
    first = plain.partition(" ")[0]
    return plain[:1].lower() + plain[1:] if first.casefold() in _NO_NAMES else plain


def when_words(session: IssuedSession | Seen) -> str:
    """Tuesday 9 February 2027, 10am to 11am; Day 1, date to come."""
    on = session.on
    if on is None:
        return f"Day {getattr(session, 'day', 1)}, {TO_COME}, {clock_range(session.starts, session.ends)}"
    return f"{weekday_and_day(on)}, {clock_range(session.starts, session.ends)}"


def start_words(session: IssuedSession | Seen) -> str:
    """10am on Tuesday 9 February 2027."""
    on = session.on
    when = weekday_and_day(on) if on else f"Day {getattr(session, 'day', 1)} ({TO_COME})"
    return f"{clock(session.starts)} on {when}"


def place_words(session: IssuedSession | Seen) -> str:
    """Room 1, Town Hall; a link, or a place that is in no register, comes after."""
    parts = (session.room, session.base, session.where)
    return ", ".join(part for part in parts if part)


def named_words(session: IssuedSession | Seen) -> str:
    return f"{session.code} {session.title}".strip()


def difference_words(difference: SessionDifference) -> str:
    """One sentence, or two: "D1-02 Carers: moved from ... to ...; Ada Brook comes too."."""
    said = [_SAID[what](difference) for what in difference.differs]
    return f"{named_words(difference.session)}: {'; '.join(said)}."


def people_words(people: Iterable[IssuedPerson]) -> str:
    """Ada Brook; Ben Hill (second)."""
    return ", ".join(
        each.name if each.part is Part.TAKES_PART else f"{each.name} ({PARTS[each.part]})" for each in people
    )


def _came(difference: SessionDifference) -> str:
    session = difference.session
    place = place_words(session)
    people = people_words(session.people)
    whom = f", with {people}" if people else ""
    at = f", at {place}" if place else ""
    return f"added, {session.state.value}: {when_words(session)}{at}{whom}"


def _went(difference: SessionDifference) -> str:
    return f"taken out; it was {when_words(difference.session)}"


def _both(difference: SessionDifference) -> tuple[IssuedSession, IssuedSession]:
    assert difference.before is not None, "what came has nothing else to say"
    assert difference.after is not None, "what went has nothing else to say"
    return difference.before, difference.after


def _state(difference: SessionDifference) -> str:
    before, after = _both(difference)
    if difference.is_cancelled:
        return "cancelled"
    return f"now {after.state.value}, it was {before.state.value}"


def _moved(difference: SessionDifference) -> str:
    before, after = _both(difference)
    if (
        (before.starts, before.day) == (after.starts, after.day)
        and before.on != after.on
        and before.on is None
    ):
        return f"has its date, {start_words(after)}"
    return f"moved from {start_words(before)} to {start_words(after)}"


def _length(difference: SessionDifference) -> str:
    before, after = _both(difference)
    what = "longer" if after.minutes > before.minutes else "shorter"
    return f"{what}, {length_words(after.minutes)} instead of {length_words(before.minutes)}"


def _place(difference: SessionDifference) -> str:
    before, after = map(place_words, _both(difference))
    if before == after:
        return f"the address of {after or NO_PLACE} is another"
    return f"at {after or NO_PLACE} instead of {before or NO_PLACE}"


def _words(
    label: str, name: str, empty: str = "nothing", was: str = "it was"
) -> Callable[[SessionDifference], str]:
    def said(difference: SessionDifference) -> str:
        before, after = (getattr(each, name) for each in _both(difference))
        return f"{label} {_quoted(after) if after else empty}, {was} {_quoted(before) if before else empty}"

    return said


def _kind(session: IssuedSession) -> str:
    return session.format.value.replace("_", " ")


def _quoted(words: str) -> str:
    return f"“{words}”"


_SAID: Mapping[Differs, Callable[[SessionDifference], str]] = {
    Differs.ADDED: _came,
    Differs.REMOVED: _went,
    Differs.STATE: _state,
    Differs.MOVED: _moved,
    Differs.LENGTH: _length,
    Differs.PLACE: _place,
    Differs.TRACK: lambda told: (
        f"{track_words(_both(told)[1].track)} instead of {track_words(_both(told)[0].track)}"
    ),
    Differs.TITLE: _words("its title is", "title"),
    Differs.CODE: _words("its code is", "code"),
    Differs.FORMAT: lambda told: f"{_kind(_both(told)[1])} instead of {_kind(_both(told)[0])}",
    Differs.WANTED: _words("wanted is", "wanted", "nobody"),
    Differs.INSPECTORS: _words("the inspectors are", "inspectors", "nobody named", "they were"),
    Differs.BRIEF: lambda _: "its brief was written anew",
    Differs.NOTES: lambda _: "the notes for those who come were written anew",
    Differs.PEOPLE_IN: lambda told: f"with {people_words(told.people_in)} as well",
    Differs.PEOPLE_OUT: lambda told: f"without {people_words(told.people_out)}",
    Differs.PARTS: lambda told: "now " + ", ".join(f"{each.name} {_PART[each.part]}" for each in told.parts),
}
_PART: Mapping[Part, str] = {
    Part.TAKES_PART: "takes part",
    Part.SECOND: "is the second",
    Part.NOTE_TAKER: "takes notes",
    Part.ESCORT: "is the escort",
}


def _no_such_issue(told: Mapping[str, Any]) -> str:
    known = "; ".join(issue_name(number, at) for number, at in told["known"])
    there = f"There are: {known}." if known else "None was issued yet."
    return f"There is no issue {told['number']} of the timetable. Nothing was changed. {there}"


def takes_the_place(name: str, last: str) -> str:
    """What issuing another timetable than the last does, to be read before."""
    return (
        f"The last issue is of “{last}”. “{name}” would take its place: whoever was invited to “{last}” and is not at "
        f"the session of “{name}” with the same code is told that it is cancelled."
    )


ISSUE_SENTENCES: Mapping[str, Any] = {
    "another_was_issued": lambda told: (
        f"{takes_the_place(told['name'], told['last'])} Nothing was changed. To issue it all the same, say --instead."
    ),
    "template_is_not_issued": "“{name}” is a template, and only a timetable is issued. Nothing was changed. "
    "Make a timetable from it first.",
    "mock_is_not_issued": "“{name}” is a programme of mock interviews, and issues are of the visit: whoever was told "
    "of the visit would be told that it is off. Nothing was changed. Choose the timetable of the visit, or export "
    "this one to give it to people.",
    "nothing_to_issue": "Nothing in “{name}” differs from issue {number}. Nothing was changed.",
    "no_sessions_to_issue": "“{name}” has no sessions yet. Nothing was changed.",
    "issue_needs_why": "Say why this issue is made: the people it changes something for are told. Nothing was changed.",
    "no_such_issue": _no_such_issue,
    "no_issue_yet": "The timetable has not been issued yet. Issue it first.",
    "not_an_issue": "“{text}” is neither the number of an issue nor “draft”. Nothing was changed.",
}
