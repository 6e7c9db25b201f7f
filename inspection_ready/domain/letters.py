"""Letters: their words with fields to be filled, and the lists they go to."""

from __future__ import annotations

from enum import StrEnum

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.rows import Row


class LetterStatus(StrEnum):
    DRAFT = "draft"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter(Row):
    title: str
    """What the coordinator calls it; never printed."""
    subject: str = ""
    body: str = ""
    """CommonMark with fields: ``{{name}}``, ``{{on-site dates}}``."""
    audience: str = ""
    """Whom it is meant for, in words."""
    signatory_id: int | None = None
    """The person in whose name it goes out."""
    owner_id: int | None = None
    status: LetterStatus = LetterStatus.DRAFT
    origin: str = ""
    """Where a borrowed text came from: "Children's services, ILACS 2024"."""
    position: int = 0
    is_starter: bool = False
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterUse(Row):
    """The letter goes to everybody on the list, one copy a person. Without any, a letter is not printed."""

    letter_id: int
    list_id: int
