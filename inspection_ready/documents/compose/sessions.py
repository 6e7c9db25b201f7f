"""What is printed of one session: who, where, in which state. What is noted for us is never among it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.compose.bases import website_runs
from inspection_ready.documents.compose.people import lines
from inspection_ready.documents.model import Callout, Run, text
from inspection_ready.domain.timetable import Part, SessionFormat, SessionState
from inspection_ready.domain.timetable_days import DatedDay
from inspection_ready.domain.timetable_people import asks_for_people
from inspection_ready.phrases.timetable import date_words, times_words
from inspection_ready.records.timetable import FORMATS, PARTS, STATES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.model import Runs
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.people import Person
    from inspection_ready.domain.timetable import Session

NOBODY = "Nobody named yet"
PENCILLED = "Pencilled"
OF_EVERYBODY = (Part.TAKES_PART, Part.SECOND, Part.NOTE_TAKER, Part.ESCORT)


def has_sessions(facts: PackFacts) -> bool:
    return facts.timetable is not None and bool(facts.sessions)


def pencilled_note(facts: PackFacts) -> Iterator[Callout]:
    """Said once above, and in words at every session."""
    count = sum(each.state is SessionState.PENCILLED for each in facts.sessions)
    if count:
        every = count == len(facts.sessions)
        told = "Every session is" if every else "1 session is" if count == 1 else f"{count} sessions are"
        words = f"{told} pencilled: the time, the place and who comes may still change."
        yield Callout(PENCILLED, (text(words),))


def day_of(facts: PackFacts, session: Session) -> DatedDay:
    found = (each for each in facts.dated_days if each.day == session.day)
    return next(found, DatedDay(day=session.day))


def at_session(facts: PackFacts, session: Session, part: Part) -> tuple[Person, ...]:
    """By name; somebody who has left is never printed as coming."""
    found = (
        facts.contact(each.person_id)
        for each in facts.attendances_at.get(session.id, ())
        if each.part is part
    )
    return tuple(sorted((each for each in found if each is not None), key=_by_name))


def is_gap(facts: PackFacts, session: Session) -> bool:
    return asks_for_people(session) and not at_session(facts, session, Part.TAKES_PART)


def when_runs(facts: PackFacts, session: Session) -> Runs:
    """The day on one line and the times on the next."""
    day = day_of(facts, session)
    date = date_words(day) if day.on is not None else f"Day {day.day}, {date_words(day)}"
    return text(f"{date}\n{times_words(session)}")


def title_runs(session: Session) -> Runs:
    code = (Run(f"{session.code} "),) if session.code else ()
    return (*code, Run(session.title, bold=True))


def who_runs(facts: PackFacts, session: Session, *, parts: tuple[Part, ...] = OF_EVERYBODY) -> Runs:
    """A line for each part; those who take part without saying so."""
    told = [_named(facts, session, part) for part in parts]
    gap = ((Run(NOBODY, italic=True),), text(_who_left(facts, session))) if is_gap(facts, session) else ()
    return lines(*gap, *told)


def where_runs(facts: PackFacts, session: Session) -> Runs:
    names = facts.room_names.get(session.room_id), facts.base_names.get(session.base_id)
    place = ", ".join(name for name in names if name)
    return lines(text(place), website_runs(session.where) if session.where else ())


def state_runs(session: Session) -> Runs:
    return (Run(STATES[session.state], bold=session.state is SessionState.CANCELLED, italic=True),)


def kind_words(session: Session) -> str:
    return FORMATS[session.format]


def kind_and_state(session: Session, *more: str) -> Runs:
    """On one line: "Focus group, track 2. Pencilled". A break is neither agreed nor not."""
    kind = ", ".join((kind_words(session), *more))
    if session.format is SessionFormat.BREAK:
        return text(kind)
    return (Run(f"{kind}. "), *state_runs(session))


def _named(facts: PackFacts, session: Session, part: Part) -> Runs:
    names = ", ".join(each.printed_name for each in at_session(facts, session, part))
    if not names or part is Part.TAKES_PART:
        return text(names)
    return text(f"{PARTS[part]}: {names}")


def _who_left(facts: PackFacts, session: Session) -> str:
    left = (facts.leaver(each.person_id) for each in facts.attendances_at.get(session.id, ()))
    names = [f"{each.printed_name} has left." for each in left if each is not None]
    return " ".join(names)


def _by_name(person: Person) -> str:
    return person.printed_name.casefold()
