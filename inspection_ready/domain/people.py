"""People: those who own, second, sign, answer and meet the inspectors."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.rows import Row


class Tier(StrEnum):
    DIRECTOR = "director"
    SERVICE_DIRECTOR = "service_director"
    HEAD_OF_SERVICE = "head_of_service"
    SERVICE_MANAGER = "service_manager"
    TEAM_MANAGER = "team_manager"
    STAFF = "staff"
    ELECTED_MEMBER = "elected_member"
    PARTNER = "partner"


class Side(StrEnum):
    """Lists of people inside and outside the council are never mixed by accident."""

    INSIDE = "inside"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Row):
    name: str
    role: str = ""
    tier: Tier | None = None
    team: str = ""
    email: str = ""
    phone: str = ""
    base_id: int | None = None
    side: Side = Side.INSIDE
    organisation: str = ""
    document_name: str = ""
    """How the name is set in documents, where its own script cannot be printed."""
    postal_address: str = ""
    """One line of it a line, the postcode last; where it is empty, post goes to their base."""
    sent_for_by: str = ""
    """Addresses of those who may send e-mail for them, one a line: a personal assistant, an office."""
    picture_id: int | None = None
    """Their photograph, among the pictures."""
    left_on: date | None = None
    notes: str = ""

    def has_left(self, on: date) -> bool:
        return self.left_on is not None and self.left_on <= on

    @property
    def names(self) -> tuple[str, ...]:
        """What they are called, and what documents call them where that is another name."""
        return tuple(dict.fromkeys(name for name in (self.name, self.document_name) if name))

    @property
    def printed_name(self) -> str:
        return self.document_name or self.name
