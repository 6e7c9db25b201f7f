"""What a command changed, so that the pages it affects can reload."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from inspection_ready.domain.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Record kinds ("person", "base" ...) and, for each, the ids that were touched."""

    ids: Mapping[str, frozenset[int]] = field(default_factory=dict)

    def touch(self, *kinds: str) -> bool:
        return any(kind in self.ids for kind in kinds)

    def __or__(self, other: Changes) -> Changes:
        kinds = {*self.ids, *other.ids}
        nothing: frozenset[int] = frozenset()
        return Changes({kind: self.ids.get(kind, nothing) | other.ids.get(kind, nothing) for kind in kinds})

    def __bool__(self) -> bool:
        return any(self.ids.values())
