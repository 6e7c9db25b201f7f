"""What the timetable prints: whole, by day and by person, and in a section of the welcome pack."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from inspection_ready.domain.pack_items.look import council, regime
from inspection_ready.domain.pack_items.values import Item, Named, Said, Slot, part_of
from inspection_ready.domain.timetable import Part, SessionFormat, SessionState
from inspection_ready.domain.timetable_days import DatedDay
from inspection_ready.domain.timetable_people import asks_for_people

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inspection_ready.domain.pack_items.look import Look
    from inspection_ready.domain.timetable import Session

IN_A_LIST = (
    "code",
    "title",
    "slot",
    "people",
    "seconds",
    "is_gap",
    "who_left",
    "base_id",
    "room_id",
    "where",
)
WHOLE = (*IN_A_LIST, "track", "state_but_of_breaks")
BY_DAY = (*WHOLE, "format", "escorts", "note_takers", "inspectors", "notes_for_them")
PARTS = ("people", "seconds", "note_takers", "escorts")
ON_NO_PAGE = ("code", "title", "slot", "format", "is_gap", "who_left", "wanted_of_gaps", *PARTS)
BY_PERSON = (*ON_NO_PAGE, "base_id", "room_id", "where", "state_but_of_breaks", "notes_for_them")
IN_LETTERS = ("title", "slot", "base_id", "room_id", "where", "state")
_TOLD_AS = {"state_but_of_breaks": "state", "wanted_of_gaps": "wanted"}


def timetable(look: Look) -> Iterator[Item]:
    yield from _head(look, "name")
    yield from sessions(look, *WHOLE)


def timetable_by_day(look: Look) -> Iterator[Item]:
    yield from _head(look, "name")
    yield from sessions(look, *BY_DAY)


def timetable_by_person(look: Look) -> Iterator[Item]:
    """A session nobody has a part in is on nobody's page, but for the last, where somebody is missing."""
    yield from _head(look)
    for session, said in _sessions(look):
        if any(said[part] for part in PARTS):
            yield _item(session, said, BY_PERSON)
        elif said["is_gap"]:
            yield _item(session, said, ON_NO_PAGE)


def timetable_section(look: Look) -> Iterator[Item]:
    yield _timetable(look, "pencilled")
    yield from days(look)
    yield from sessions(look, *IN_A_LIST, "state")


def days(look: Look) -> Iterator[Item]:
    for day in look.facts.dated_days:
        yield day_item(day)


def day_item(day: DatedDay) -> Item:
    """Whether its date was chosen, and is a day off, is not printed."""
    printed = DatedDay(day=day.day, on=day.on, is_after=day.is_after and day.on is None)
    return Item("timetable_day", day.day, "", {"on": printed})


def sessions(look: Look, *names: str) -> Iterator[Item]:
    for session, said in _sessions(look):
        yield _item(session, said, names)


def _sessions(look: Look) -> Iterator[tuple[Session, Said]]:
    there: defaultdict[int, defaultdict[Part, list[int]]] = defaultdict(lambda: defaultdict(list))
    for each in look.facts.attendances:
        there[each.session_id][each.part].append(each.person_id)
    for session in look.facts.sessions:
        yield session, _said(look, session, there[session.id])


def _item(session: Session, said: Said, names: Iterable[str]) -> Item:
    printed = {_TOLD_AS.get(name, name): said[name] for name in names}
    return Item("session", session.id, f"{session.code} {session.title}".strip(), printed)


def _head(look: Look, *names: str) -> Iterator[Item]:
    yield council(look, "name")
    yield regime(look, "name")
    yield _timetable(look, *names, "pencilled")
    yield from days(look)


def _timetable(look: Look, *names: str) -> Item:
    """How many sessions may still change is said above them."""
    name = look.facts.timetable.name if look.facts.timetable else ""
    pencilled = sum(each.state is SessionState.PENCILLED for each in look.facts.sessions)
    return Item("timetable", 0, name, part_of({"name": name, "pencilled": pencilled}, names))


def _said(look: Look, session: Session, there: defaultdict[Part, list[int]]) -> Said:
    people = look.everybody(there[Part.TAKES_PART])
    is_gap = asks_for_people(session) and not people
    return {
        "code": session.code,
        "title": session.title,
        "slot": Slot.of(session),
        "track": session.track,
        "people": people,
        "seconds": look.everybody(there[Part.SECOND]),
        "note_takers": look.everybody(there[Part.NOTE_TAKER]),
        "escorts": look.everybody(there[Part.ESCORT]),
        "is_gap": is_gap,
        "who_left": _who_left(look, there) if is_gap else (),
        "wanted_of_gaps": session.wanted if is_gap else "",
        "base_id": look.base(session.base_id),
        "room_id": look.room(session.room_id),
        "where": session.where,
        "inspectors": session.inspectors,
        "format": session.format,
        "state": session.state,
        "state_but_of_breaks": None if session.format is SessionFormat.BREAK else session.state,
        "notes_for_them": session.notes_for_them,
    }


def _who_left(look: Look, there: defaultdict[Part, list[int]]) -> tuple[Named, ...]:
    """A gap says whose it was."""
    named = (look.who(each) for each in sorted({each for ids in there.values() for each in ids}))
    return tuple(each for each in named if each is not None and each.has_left)
