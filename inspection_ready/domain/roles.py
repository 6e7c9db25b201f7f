"""Roles in the inspection: who holds each, what it answers for, and who may sign."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.rows import Row


class Signing(StrEnum):
    """Nothing goes to the regulator unsigned: one role signs, others only while that one is absent."""

    NO = "no"
    SIGNS = "signs"
    IN_ABSENCE = "in_absence"


class RoleStatus(StrEnum):
    DRAFT = "draft"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Row):
    """Several rows may have one name: a council has several Service Directors."""

    name: str
    group: str = ""
    """As roles are grouped for reading: "Political", "Corporate", "Partners"."""
    duties: str = ""
    """What the role does in the inspection, one duty a line."""
    person_id: int | None = None
    second_id: int | None = None
    signing: Signing = Signing.NO
    status: RoleStatus = RoleStatus.DRAFT
    agreed_on: date | None = None
    position: int = 0
    is_starter: bool = False
    notes: str = ""
