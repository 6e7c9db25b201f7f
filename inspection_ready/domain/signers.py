"""Who may sign on a day: who is accountable, else a named deputy inside an absence that somebody else recorded."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.people import Person
from inspection_ready.domain.roles import Role, Signing

if TYPE_CHECKING:
    from inspection_ready.domain.to_sign import ToSign


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """An absence with the people who entered it or changed it; None among them is somebody nobody knows: an account
    tied to no person, or to one who is not in the register any more.
    """

    absence: Absence
    by: frozenset[int | None]


class Closed(StrEnum):
    """Why somebody cannot sign on that day."""

    LEFT = "left"
    AWAY = "away"  # on that day, as somebody recorded
    NOT_ABSENT = "not_absent"  # a deputy, and who is accountable is there
    NOBODY_ACCOUNTABLE = (
        "nobody_accountable"  # a deputy, and nobody holds the role: there is nobody to be absent
    )
    RECORDED_BY_DEPUTY = "recorded_by_deputy"
    RECORDED_BY_NOBODY_KNOWN = "recorded_by_nobody_known"
    NOT_TOLD = "not_told"  # who told of the absence, or when, is not recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """``closed`` is None where this person may sign. ``absence`` is the one a deputy signs inside."""

    person: Person
    role: Role
    absence: Absence | None = None
    absent: Person | None = None
    closed: Closed | None = None

    @property
    def may_sign(self) -> bool:
        return self.closed is None

    @property
    def is_deputy(self) -> bool:
        return self.role.signing is Signing.IN_ABSENCE


def signers_on(
    day: date, people: Sequence[Person], roles: Sequence[Role], absences: Sequence[Recorded]
) -> tuple[Signer, ...]:
    """Everybody who holds a role that signs, the accountable first; each once in each role, open or closed, and why."""
    by_id = {person.id: person for person in people}
    now = [_of_these(one, by_id.keys()) for one in absences if one.absence.covers(day)]
    held = [(role, by_id[role.person_id]) for role in roles if role.person_id in by_id]
    accountable = [person for role, person in held if role.signing is Signing.SIGNS]
    in_office = [person for person in accountable if not person.has_left(day)]
    return (
        *(
            Signer(role=role, person=person, closed=_own(person, day, now))
            for role, person in held
            if role.signing is Signing.SIGNS
        ),
        *(
            _deputy(
                Signer(role=role, person=person, closed=_own(person, day, now)),
                [each for each in in_office if each.id != person.id],
                now,
            )
            for role, person in held
            if role.signing is Signing.IN_ABSENCE
        ),
    )


def owns_alone(signer: Person, what: ToSign) -> bool:
    """The signer is its owner, and nobody else answers for it with them."""
    owned = what.evidence or what.request
    return owned.owner_id == signer.id and owned.second_id in {None, signer.id}


def _of_these(recorded: Recorded, known: Collection[int]) -> Recorded:
    """Whoever is not in the register any more may have been anybody, the deputy too."""
    return replace(recorded, by=frozenset(one if one in known else None for one in recorded.by))


def _own(person: Person, day: date, absences: Sequence[Recorded]) -> Closed | None:
    if person.has_left(day):
        return Closed.LEFT
    return Closed.AWAY if any(one.absence.person_id == person.id for one in absences) else None


def _deputy(signer: Signer, accountable: Sequence[Person], absences: Sequence[Recorded]) -> Signer:
    """All who are accountable must be away, each in an absence that this deputy had no hand in."""
    if signer.closed is not None:
        return signer
    if not accountable:
        return replace(signer, closed=Closed.NOBODY_ACCOUNTABLE)
    inside: Absence | None = None
    for absent in accountable:
        own = [one for one in absences if one.absence.person_id == absent.id]
        faults = [_fault(one, signer.person) for one in own]
        if None not in faults:
            return replace(signer, closed=faults[0] if faults else Closed.NOT_ABSENT)
        inside = inside or own[faults.index(None)].absence
    return replace(signer, absence=inside, absent=accountable[0])


def _fault(recorded: Recorded, deputy: Person) -> Closed | None:
    if not recorded.absence.told_by.strip() or recorded.absence.told_at is None:
        return Closed.NOT_TOLD
    if deputy.id in recorded.by:
        return Closed.RECORDED_BY_DEPUTY
    return Closed.RECORDED_BY_NOBODY_KNOWN if None in recorded.by or not recorded.by else None
