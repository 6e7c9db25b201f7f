"""The tier of a person whose list has none, where the regime names the very role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.notes import Note
from inspection_ready.domain.people import Person, Tier
from inspection_ready.records.people import PEOPLE, TIERS
from inspection_ready.records.words import folded
from inspection_ready.services.regimes import current_regime

if TYPE_CHECKING:
    from inspection_ready.domain.regimes import Regime
    from inspection_ready.domain.rows import Row
    from inspection_ready.services.import_reading import Reading
    from inspection_ready.storage.unit_of_work import Reader


class Tiers:
    def __init__(self, reader: Reader) -> None:
        try:
            self._of_roles = tiers_of_roles(current_regime(reader))
        except NotFound:  # without a regime, only a column can say it
            self._of_roles = {}

    def guess(self, before: Row | None, reading: Reading) -> None:
        """Only for a role that is new: a tier somebody has emptied since stays empty."""
        role = reading.values.get("role", "")
        if not role or "tier" in reading.values or "tier" in reading.clears:
            return
        if isinstance(before, Person) and (before.tier is not None or folded(before.role) == folded(role)):
            return
        tier = self._of_roles.get(folded(role))
        if tier is not None:
            reading.values["tier"] = tier
            note = Note.of("tier_guessed", field=PEOPLE.field("tier").label, before=role, tier=TIERS[tier])
            reading.notes.append(note)


def tiers_of_roles(regime: Regime) -> dict[str, Tier]:
    """Each role the regime names, folded. Of the directors only the one who answers for the council.

    Whoever is a director is taken for that one: a chief executive would hide that there is nobody.
    """
    found = {
        folded(role.name): role.tier
        for role in regime.framework.roles
        if role.tier is not None and role.tier is not Tier.DIRECTOR
    }
    accountable = regime.accountable
    short = f" ({accountable.short})" if accountable.short else ""
    called = {accountable.role, accountable.short, accountable.role + short} - {""}
    return found | {folded(name): Tier.DIRECTOR for name in called}
