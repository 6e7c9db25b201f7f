"""Facility columns of a bases list ("Parking", "Wi-Fi") become facts about the bases."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from inspection_ready.domain.bases import BaseFact, FacilityKind
from inspection_ready.phrases.dates import day
from inspection_ready.records.bases import FACTS_CHECKED_BY, FACTS_CHECKED_ON
from inspection_ready.records.words import folded
from inspection_ready.services.import_plan import FieldChange
from inspection_ready.services.import_reading import Reading
from inspection_ready.storage.unit_of_work import Reader


@dataclass(frozen=True, slots=True)
class Check:
    """Who a row says checked what it tells of the base, and when."""

    by: str = ""
    on: date | None = None

    @classmethod
    def take(cls, reading: Reading) -> Check:
        """Out of the values of the base: it is said of the facts."""
        values = reading.values
        return cls(values.pop(FACTS_CHECKED_BY.name, ""), values.pop(FACTS_CHECKED_ON.name, None))

    def is_news_to(self, fact: BaseFact) -> bool:
        """An older check than the one that is held is none."""
        if not self.by or self.on is None or (self.by, self.on) == (fact.checked_by, fact.checked_on):
            return False
        return fact.checked_on is None or self.on >= fact.checked_on

    def __str__(self) -> str:
        return ", ".join((*([self.by] if self.by else []), *([day(self.on)] if self.on else [])))


class Facts:
    """What is held, and what the file adds to it."""

    def __init__(self, reader: Reader) -> None:
        kinds = reader.register(FacilityKind).all("position")
        self._kinds = {folded(kind.name): kind for kind in kinds}
        self._held = {(fact.base_id, fact.kind_id): fact for fact in reader.register(BaseFact).all()}
        self._last = max((kind.position for kind in kinds), default=0)
        self.added_kinds: list[FacilityKind] = []
        self.added: list[BaseFact] = []
        self.changed: list[tuple[BaseFact, BaseFact]] = []

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(kind.name for kind in self._kinds.values())

    def set(self, base_id: int, said: dict[str, str], check: Check) -> list[FieldChange]:
        """A new answer has been checked by whom its row says, or by nobody, whoever checked the old one."""
        changes = []
        for name, value in said.items():
            kind = self._kind(name, is_wanted=bool(value))
            held = self._held.get((base_id, kind.id)) if kind else None
            if kind is None:
                continue
            if value != (held.value if held else ""):
                changes.append(FieldChange(kind.name, held.value if held else "", value))
            elif held is not None and check.is_news_to(held):
                before = Check(held.checked_by, held.checked_on)
                changes.append(FieldChange(f"{kind.name}, checked", str(before), str(check)))
            else:
                continue
            if held is None:
                new = BaseFact(base_id=base_id, kind_id=kind.id, value=value)
                self.added.append(replace(new, checked_by=check.by, checked_on=check.on))
            else:
                told = replace(held, value=value, checked_by=check.by, checked_on=check.on)
                self.changed.append((held, told))
        return changes

    def _kind(self, name: str, *, is_wanted: bool) -> FacilityKind | None:
        key = folded(name)
        if key not in self._kinds and is_wanted:
            self._last += 1
            kind = FacilityKind(name=name, position=self._last)
            self._kinds[key] = kind
            self.added_kinds.append(kind)
        return self._kinds.get(key)
