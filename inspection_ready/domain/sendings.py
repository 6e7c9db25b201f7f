"""Letters that were written to people: what went out to whom, when, and in which words.

The app writes; it never sends. That a draft was really sent is somebody's word, and is kept as that.
"""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.rows import Row

if TYPE_CHECKING:
    from inspection_ready.domain.letters import Letter
    from inspection_ready.domain.word_letters import WordLetter


class How(StrEnum):
    """In which form one person's letter was written."""

    PRINT = "print"
    DRAFT = "draft"


class Attach(StrEnum):
    """What a draft carries besides its words."""

    NOTHING = "nothing"
    PDF = "pdf"
    WORD = "word"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending(Row):
    """One letter written to everybody on some lists, at one time, into one folder."""

    letter_id: int
    title: str
    """What the letter was called then."""
    number: int
    """Of this letter, from 1."""
    at: datetime
    """When it was begun: the day on every letter of it, also on those that are finished later."""
    letter_version: int
    text_sha256: str
    lists: str
    """One a line, with its side, as they were called then."""
    prints: bool
    combined: bool
    """All of them in one file to print."""
    drafts: bool
    attached: Attach = Attach.NOTHING
    mixed_because: str = ""
    """Why lists of people inside and outside went together."""
    folder: str
    """Inside the workspace's folder, or a whole path where it is elsewhere."""
    people: int
    """How many people it is for."""
    head_count: int
    head_hash: str
    """The record of changes before it was begun."""
    combined_sha256: str = ""
    """Of the file to print; empty while it is not written."""
    is_finished: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SentLetter(Row):
    """One person's letter in one form."""

    sending_id: int
    person_id: int
    how: How
    list_name: str
    address: str = ""
    """The e-mail address a draft is to; empty on paper."""
    path: str
    """Inside the sending's folder, with forward slashes."""
    sha256: str
    written_at: datetime
    sent_on: date | None = None
    sent_by: str = ""
    """Whose word it is that it was sent."""


def text_digest(letter: Letter, word: WordLetter | None) -> str:
    """Of the words people would read: two letters of the same have the same subject, and the same text or Word file."""
    said = letter.body if word is None else f"\0{word.sha256}"
    return hashlib.sha256(f"{letter.subject}\0{said}".encode()).hexdigest()
