"""Who a session is for: found from the roles, by exact words only. A wrong guess would invite the wrong person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.timetable import Attendance, Part, SessionFormat, SessionState

if TYPE_CHECKING:
    import datetime as dt

    from inspection_ready.domain.people import Person
    from inspection_ready.domain.roles import Role
    from inspection_ready.domain.timetable import Session

NOBODY_ASKED = frozenset({SessionFormat.BREAK, SessionFormat.TRAVEL})
COME_BY_THEMSELVES = frozenset({SessionFormat.DROP_IN})
"""Staff choose to come, and the council does not pick them."""


@dataclass(frozen=True, slots=True)
class Found:
    """Ids of people, in the order of the register."""

    takes_part: tuple[int, ...] = ()
    seconds: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.takes_part)


NOBODY = Found()


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """``tiers`` are the words for each tier, by the tier's value. Somebody who has left by ``on`` is not found."""

    roles: tuple[Role, ...]
    people: tuple[Person, ...]
    on: dt.date
    tiers: dict[str, str]

    def find(self, wanted: str) -> Found:
        """Whoever holds the role of that name; where nobody does, those whose own role or tier is called so."""
        name = _plain(wanted)
        if not name:
            return NOBODY
        there = {person.id for person in self.people if not person.has_left(self.on)}
        held = [role for role in self.roles if _plain(role.name) == name]
        takes_part = _once(role.person_id for role in held if role.person_id in there)
        if takes_part:
            seconds = _once(role.second_id for role in held if role.second_id in there)
            return Found(takes_part, tuple(each for each in seconds if each not in takes_part))
        called = (person for person in self.people if name in self._called(person) and person.id in there)
        return Found(tuple(person.id for person in called))

    def _called(self, person: Person) -> set[str]:
        tier = "" if person.tier is None else self.tiers.get(person.tier, "")
        return {_plain(person.role), _plain(tier)} - {""}


def asks_for_people(session: Session) -> bool:
    """Somebody of ours must be named for it; for a meeting only where it says who is wanted."""
    if session.state is SessionState.CANCELLED or session.format in NOBODY_ASKED | COME_BY_THEMSELVES:
        return False
    return session.format is not SessionFormat.MEETING or bool(session.wanted.strip())


def missing_people(session: Session, held: Iterable[Attendance], directory: Directory) -> list[Attendance]:
    """Whoever is found for what is empty; who is there already stays, and is not joined by others."""
    if not asks_for_people(session):
        return []
    held = tuple(held)
    found, parts = directory.find(session.wanted), {each.part for each in held}
    added = [] if Part.TAKES_PART in parts else list(_attend(session, found.takes_part, Part.TAKES_PART))
    there = {each.person_id for each in (*held, *added)}
    if Part.SECOND not in parts and there & set(found.takes_part):
        added += _attend(session, (each for each in found.seconds if each not in there), Part.SECOND)
    known = {each.person_id for each in held}
    return [each for each in added if each.person_id not in known]


def _attend(session: Session, people: Iterable[int], part: Part) -> Iterator[Attendance]:
    return (Attendance(session_id=session.id, person_id=each, part=part) for each in people)


def _once(ids: Iterable[int | None]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(each for each in ids if each is not None))


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
