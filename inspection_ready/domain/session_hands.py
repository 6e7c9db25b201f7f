"""Sessions handed from one person to another, or from one inspector to another: whoever gives is replaced, in the same part.

A giver or taker is a person's id, an inspector's name, or None for nobody: what nobody takes part in yet is given to
somebody.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.inspectors import named_inspectors
from inspection_ready.domain.timetable import Attendance, Part
from inspection_ready.domain.whole_timetable import WholeTimetable, with_sessions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from inspection_ready.domain.people import Person
    from inspection_ready.domain.timetable import Session
    from inspection_ready.domain.timetable_people import Directory

Hand: TypeAlias = "int | str | None"


@dataclass(frozen=True, slots=True)
class HandOver:
    """Of the sessions of these ids."""

    giver: Hand
    taker: Hand
    session_ids: frozenset[int]

    @property
    def is_of_people(self) -> bool:
        """Of our own; else of inspectors."""
        return isinstance(self.taker, int)

    def of(self, sessions: Iterable[Session]) -> list[Session]:
        return [each for each in sessions if each.id in self.session_ids]

    def renamed(self, session: Session) -> Session:
        """With the inspector who takes it, where it is one of them and an inspector hands it over."""
        if session.id not in self.session_ids or not (
            isinstance(self.giver, str) and isinstance(self.taker, str)
        ):
            return session
        return replace(
            session, inspectors=with_inspector(session.inspectors, giver=self.giver, taker=self.taker)
        )


def refuse_hand_over(whole: WholeTimetable, hand: HandOver, directory: Directory) -> None:
    """Raises Refused where somebody cannot take a session, or is in it already."""
    people = {each.id: each for each in directory.people}
    if hand.taker is None:
        raise Refused("handed_to_nobody")
    if isinstance(hand.taker, str) != isinstance(hand.giver, str) and (
        hand.giver is not None or isinstance(hand.taker, str)
    ):
        raise Refused(
            "inspector_and_person", taker=_name(hand.taker, people), giver=_name(hand.giver, people)
        )
    for session in hand.of(whole.sessions):
        if isinstance(hand.taker, str):
            _refuse_inspector(session, str(hand.giver), hand.taker)
        elif (taker := people.get(hand.taker)) is not None:
            _refuse_person(whole, session, hand, taker, directory)
        else:
            raise NotFound("no_such_record", kind="person", id=hand.taker)


def _name(hand: Hand, people: Mapping[int, Person]) -> str:
    if isinstance(hand, int):
        return people[hand].name if hand in people else ""
    return hand or ""


def people_handed(
    whole: WholeTimetable, hand: HandOver
) -> tuple[tuple[tuple[Attendance, Attendance], ...], tuple[Attendance, ...]]:
    """Who replaces whom, and who is new where nobody was. Of inspectors nobody: they stand in the session itself."""
    if not isinstance(hand.taker, int):
        return (), ()
    if hand.giver is None:
        new = (Attendance(session_id=each, person_id=hand.taker) for each in sorted(hand.session_ids))
        return (), tuple(new)
    replaced = (
        (each, replace(each, person_id=hand.taker))
        for each in whole.attendances
        if each.session_id in hand.session_ids and each.person_id == hand.giver
    )
    return tuple(replaced), ()


def handed_over(whole: WholeTimetable, hand: HandOver) -> WholeTimetable:
    """As it would be; whether it may be is asked by ``refuse_hand_over``."""
    replaced, new = people_handed(whole, hand)
    by_id = {before.id: after for before, after in replaced}
    changed = with_sessions(whole, {each.id: hand.renamed(each) for each in hand.of(whole.sessions)})
    return replace(changed, attendances=(*(by_id.get(each.id, each) for each in whole.attendances), *new))


def with_inspector(said: str, *, giver: str, taker: str) -> str:
    """The one name in place of the other; unchanged where the name does not stand there as it is."""
    words = r"\s+".join(map(re.escape, giver.split()))
    return re.sub(rf"(?<!\w){words}(?!\w)", lambda _: taker, said, count=1, flags=re.IGNORECASE)


def _refuse_inspector(session: Session, giver: str, taker: str) -> None:
    there = [name.casefold() for name in named_inspectors(session.inspectors)]
    if taker.casefold() in there:
        raise Refused("already_at_session", who=taker, title=session.title)
    after = with_inspector(session.inspectors, giver=giver, taker=taker)
    wanted = [taker.casefold() if name == giver.casefold() else name for name in there]
    names = [name.casefold() for name in named_inspectors(after)]
    if giver.casefold() not in there or names != wanted:
        raise Refused("inspector_stands_otherwise", who=giver, title=session.title)


def _refuse_person(
    whole: WholeTimetable, session: Session, hand: HandOver, taker: Person, directory: Directory
) -> None:
    at = {each.person_id: each.part for each in whole.at(session.id)}
    if taker.id in at:
        raise Refused("already_at_session", who=taker.name, title=session.title)
    part = Part.TAKES_PART if not isinstance(hand.giver, int) else at.get(hand.giver, Part.TAKES_PART)
    found = directory.find(session.wanted)
    fit = {
        Part.TAKES_PART: (*found.takes_part, *found.seconds),
        Part.SECOND: (*found.takes_part, *found.seconds) if found.seconds else (),
    }.get(part, ())
    if fit and taker.id not in fit:
        raise Refused("role_does_not_fit", who=taker.name, title=session.title, wanted=session.wanted)
