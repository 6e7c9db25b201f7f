"""What the documents of a pack are called, and what it leaves out, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from inspection_ready.domain.file_names import safe_name
from inspection_ready.domain.packs import LeftOut, PackFacts
from inspection_ready.phrases.dates import day
from inspection_ready.phrases.letters import NOT_WRITTEN, letters_left_out
from inspection_ready.phrases.not_checked import asked_key_facts

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
"""What a pack may be asked for, in the order people read it."""
ABOUT = "about"
"""Its own second page: every pack has it, made last from the others."""
ABOUT_TITLE = "About this pack"
ZIP = "zip"
"""What the ZIP of the whole pack is filed as."""
LONGEST_COUNCIL = 40
"""So that Windows, which unpacks into a folder of the ZIP's name, finds no path too long."""

UNCHECKED = "Nobody has checked it yet"
FILE_GONE = "Its file is not in the workspace any more"
FILE_CHANGED = "Its file was changed outside the app"


OTHER_TITLES = {ABOUT: ABOUT_TITLE, "template": "The council’s Word template"}


def title_of(document: str) -> str:
    return OTHER_TITLES.get(document) or TITLES.get(document, document)


def folder_name(number: int, made_on: date) -> str:
    return f"Pack {number} - {made_on.isoformat()}"


def zip_name(council: str, number: int, made_on: date) -> str:
    """Larkmere Pack 2 2026-11-29.zip: a file that says by itself whose it is."""
    whose = f"{safe_name(council, longest=LONGEST_COUNCIL)} " if council.strip() else ""
    return f"{whose}Pack {number} {made_on.isoformat()}.zip"


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
            *(fact.name for fact in asked_key_facts(facts) if not fact.is_checked),
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


def _sections(facts: PackFacts) -> Iterator[LeftOut]:
    for section in facts.sections:
        if not section.included:
            yield LeftOut(what=f"Section “{section.title}”", why="It is switched off")
        elif section.is_unwritten:
            yield LeftOut(what=f"Section “{section.title}”", why=NOT_WRITTEN)


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
