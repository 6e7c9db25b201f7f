"""Facility columns of a bases list ("Parking", "Wi-Fi") become facts about the bases."""

from __future__ import annotations

from dataclasses import replace

from inspection_ready.domain.bases import BaseFact, FacilityKind
from inspection_ready.records.words import folded
from inspection_ready.services.import_plan import FieldChange
from inspection_ready.storage.unit_of_work import Reader


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

    def set(self, base_id: int, said: dict[str, str]) -> list[FieldChange]:
        """A new answer has not been checked by anybody, whoever checked the old one."""
        changes = []
        for name, value in said.items():
            kind = self._kind(name, is_wanted=bool(value))
            held = self._held.get((base_id, kind.id)) if kind else None
            if kind is None or value == (held.value if held else ""):
                continue
            changes.append(FieldChange(kind.name, held.value if held else "", value))
            if held is None:
                self.added.append(BaseFact(base_id=base_id, kind_id=kind.id, value=value))
            else:
                self.changed.append((held, replace(held, value=value, checked_by="", checked_on=None)))
        return changes

    def _kind(self, name: str, *, is_wanted: bool) -> FacilityKind | None:
        key = folded(name)
        if key not in self._kinds and is_wanted:
            self._last += 1
            kind = FacilityKind(name=name, position=self._last)
            self._kinds[key] = kind
            self.added_kinds.append(kind)
        return self._kinds.get(key)
