"""Who may sign today, in which capacity, and why somebody else may not."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.people import Person
from inspection_ready.domain.roles import Role, Signing
from inspection_ready.domain.signers import Recorded, Signer, signers_on
from inspection_ready.services.regimes import current_regime
from inspection_ready.services.sign_standings import sign_off_rules
from inspection_ready.storage.trail_reading import history_of

if TYPE_CHECKING:
    from inspection_ready.storage.unit_of_work import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Signers:
    """Everybody who holds a role that signs, open or closed; ``goes_to`` is who decides where nobody can."""

    on: dt.date
    all: tuple[Signer, ...]
    accountable: str
    """As the regime calls the role, and in short."""
    short: str
    goes_to: str

    @property
    def open(self) -> tuple[Signer, ...]:
        return tuple(each for each in self.all if each.may_sign)


def signers(reader: Reader, *, on: dt.date) -> Signers:
    roles = tuple(
        role for role in reader.register(Role).all("position", "name") if role.signing is not Signing.NO
    )
    held = {role.person_id for role in roles}
    absences = [
        Recorded(absence=each, by=recorded_by(reader, each))
        for each in reader.register(Absence).all("starts_on")
        if each.person_id in held and each.covers(on)
    ]
    role, short = _accountable(reader, roles)
    return Signers(
        on=on,
        all=signers_on(on, reader.register(Person).all("name"), roles, absences),
        accountable=role,
        short=short,
        goes_to=sign_off_rules(reader).goes_to,
    )


def recorded_by(reader: Reader, absence: Absence) -> frozenset[int | None]:
    """Everybody who had a hand in this record, as the record of changes has it."""
    entries = history_of(reader.connection, "absence", absence.id)
    return frozenset(entry.header.person_id for entry in entries)


def _accountable(reader: Reader, roles: tuple[Role, ...]) -> tuple[str, str]:
    try:
        accountable = current_regime(reader).accountable
    except NotFound:
        name = next((role.name for role in roles if role.signing is Signing.SIGNS), "")
        return name, name
    return accountable.role, accountable.short or accountable.role
