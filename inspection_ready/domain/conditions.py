"""What a rule asks of a record before it looks at it: so that a register of 100,000 is not read whole to find a few."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from inspection_ready.domain.rows import Row


class Asks(Enum):
    EMPTY = "has no value"  # which an empty text is not
    AMONG = "is one of"
    BEFORE = "is a day before"
    AFTER = "is a day after"
    SAME = "is what another field of the record is"
    NAMED = "is named by"  # of ids: the value is a type of record, and its field that would name it


@dataclass(frozen=True, slots=True)
class Condition:
    """``Condition("owner_id", Asks.EMPTY)``; ``Condition("second_id", Asks.SAME, "owner_id")``."""

    field: str
    asks: Asks
    value: Any = None


def named_by(row_type: type[Row], field: str) -> Condition:
    return Condition("id", Asks.NAMED, (row_type, field))
