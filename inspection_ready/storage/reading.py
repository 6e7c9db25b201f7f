"""What services that only read whole registers ask for; both ways of reading give it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

from inspection_ready.domain.conditions import Condition
from inspection_ready.domain.filing import Head
from inspection_ready.domain.rows import R, Row

Read_co = TypeVar("Read_co", bound=Row, covariant=True)


class Records(Protocol[Read_co]):
    def all(self, *order: str) -> tuple[Read_co, ...]:
        """Every record, ordered by these fields and then by id."""

    def find(self, **equal: Any) -> tuple[Read_co, ...]:
        """The records whose fields equal these values, in order of id."""

    def count(self) -> int: ...


class Registers(Protocol):
    def register(self, row_type: type[R]) -> Records[R]: ...


class PresentRecords(Records[Read_co], Protocol[Read_co]):
    def having_any(self, conditions: Sequence[Condition], *order: str) -> tuple[Read_co, ...]:
        """The records of which at least one of these is true, ordered as ``all`` is."""


class Present(Protocol):
    """The registers as they are now: they can be looked through without being read whole."""

    def register(self, row_type: type[R]) -> PresentRecords[R]: ...


class Standing(Registers, Protocol):
    """The registers at one moment, today's or an earlier one."""

    def head(self) -> Head: ...
