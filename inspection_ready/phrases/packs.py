"""What a pack leaves out and what nobody has checked yet, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from inspection_ready.domain.key_facts import KeyFact
from inspection_ready.domain.packs import LeftOut, PackFacts
from inspection_ready.phrases.dates import day
from inspection_ready.phrases.letters import letters_left_out, letters_not_checked

TITLES = {
    "changes": "What changed since the pack before",
    "key-dates": "Key dates",
    "wall-chart": "Key dates: wall chart",
    "contacts": "Contacts and seconds",
    "roles": "Roles, responsibilities and sign-off",
    "checklist": "Checklist by function",
    "bases": "Bases and facilities",
    "timetable": "Timetable",
    "timetable-by-day": "Timetable by day",
    "timetable-by-person": "Timetable by person",
    "welcome-pack": "Welcome pack",
    "letters": "Letters",
    "distribution-lists": "Distribution lists",
}


UNCHECKED = "Nobody has checked it yet"
FILE_GONE = "Its file is not in the workspace any more"
FILE_CHANGED = "Its file was changed outside the app"


def folder_name(number: int, made_on: date) -> str:
    return f"Pack {number} - {made_on.isoformat()}"


def unchecked_left_out(facts: PackFacts) -> tuple[LeftOut, ...]:
    """Only where the council leaves out what nobody has checked; otherwise it is printed and marked."""
    if not facts.council.leave_out_unchecked:
        return ()
    names = {kind.id: kind.name for kind in facts.kinds}
    bases = {base.id: base.name for base in facts.bases}
    places = (place for place in facts.asked_places() if place.is_open(facts.prepared_on))
    return tuple(
        LeftOut(what=f"{names[fact.kind_id]} at {bases[fact.base_id]}", why=UNCHECKED)
        for fact in facts.base_facts
        if not fact.is_checked
    ) + tuple(
        LeftOut(what=name, why=UNCHECKED)
        for name in (
            *(place.name for place in places if not place.is_checked),
            *(fact.name for fact in _asked_facts(facts) if not fact.is_checked),
        )
    )


def left_out(facts: PackFacts) -> tuple[LeftOut, ...]:
    """Everything the workspace holds that the pack does not show, and why."""
    return (
        *_sections(facts),
        *_closed_bases(facts),
        *_closed_places(facts),
        *_leavers(facts),
        *_timetable(facts),
        *letters_left_out(facts),
        *facts.left_out,
    )


def not_yet_checked(facts: PackFacts) -> tuple[str, ...]:
    """The facts that are printed and marked, by facility and base, the places nearby, and what is open in letters."""
    if facts.council.leave_out_unchecked:
        return tuple(letters_not_checked(facts))
    checked = {(fact.base_id, fact.kind_id) for fact in facts.base_facts if fact.is_checked}
    closed = {base.id for base in facts.bases if _is_closed(facts, base.closed_on)}
    return (
        tuple(
            f"{kind.name} at {base.name}"
            for base in facts.bases
            for kind in facts.kinds
            if base.id not in closed and (base.id, kind.id) not in checked
        )
        + tuple(
            place.name
            for place in facts.asked_places()
            if place.is_open(facts.prepared_on) and not place.is_checked
        )
        + tuple(fact.name for fact in _asked_facts(facts) if not fact.is_checked)
        + tuple(letters_not_checked(facts))
    )


def _asked_facts(facts: PackFacts) -> tuple[KeyFact, ...]:
    return facts.key_facts if facts.uses_key_facts() else ()


def _sections(facts: PackFacts) -> Iterator[LeftOut]:
    for section in facts.sections:
        if not section.included:
            yield LeftOut(what=f"Section “{section.title}”", why="It is switched off")
        elif section.is_unwritten:
            yield LeftOut(what=f"Section “{section.title}”", why="It is not written yet")


def _closed_bases(facts: PackFacts) -> Iterator[LeftOut]:
    for base in facts.bases:
        if base.closed_on is not None and _is_closed(facts, base.closed_on):
            yield LeftOut(what=base.name, why=f"Closed on {day(base.closed_on)}")


def _closed_places(facts: PackFacts) -> Iterator[LeftOut]:
    for place in facts.asked_places():
        if place.closed_on is not None and not place.is_open(facts.prepared_on):
            yield LeftOut(what=place.name, why=f"Closed on {day(place.closed_on)}")


def _leavers(facts: PackFacts) -> Iterator[LeftOut]:
    """Only those a function still names: other leavers would never be in the pack."""
    named = {each for function in facts.functions for each in (function.contact_id, function.second_id)}
    for person in facts.people:
        if person.id in named and person.left_on is not None and person.has_left(facts.prepared_on):
            yield LeftOut(what=person.name, why=f"Left on {day(person.left_on)}")


def _timetable(facts: PackFacts) -> Iterator[LeftOut]:
    if facts.timetable is None:
        yield LeftOut(what="Timetable", why="None is made yet")
    elif not facts.sessions:
        yield LeftOut(what=f"Timetable “{facts.timetable.name}”", why="It has no sessions yet")


def _is_closed(facts: PackFacts, closed_on: date | None) -> bool:
    return closed_on is not None and closed_on <= facts.prepared_on
