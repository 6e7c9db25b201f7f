"""Messages that came in answer to what we asked: kept whole, on a list until somebody dealt with them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.rows import Row


class ReplyKind(StrEnum):
    ANSWER = "answer"  # somebody wrote it
    AWAY = "away"  # a machine answered: out of office, a ticket system
    BOUNCED = "bounced"  # our message did not arrive
    DELAYED = "delayed"  # it did not arrive yet
    RECEIPT = "receipt"  # it was delivered, or opened


class ReplyState(StrEnum):
    NEW = "new"
    FILED = "filed"
    SET_ASIDE = "set_aside"


class KnownBy(StrEnum):
    """How it is known whom we asked, the surest first."""

    TOKEN = "token"  # noqa: S105 - no password: the mark in the subject
    THREAD = "thread"  # it comes back to a message we know
    SENDER_AND_SUBJECT = "sender_and_subject"
    SENDER = "sender"
    NAME = "name"  # only the name: the message has no address
    HAND = "hand"  # somebody said so
    NOTHING = "nothing"


class Marked(StrEnum):
    """What became of a mark in the message."""

    NONE = ""
    OURS = "ours"
    UNKNOWN = "unknown"  # ours, and no e-mail with this number is kept
    ELSEWHERE = "elsewhere"  # of another workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply(Row):
    """``sha256`` is of the message itself, kept as it came. Moments are None where the message does not say."""

    subject: str
    name: str
    """Of the file."""
    sha256: str
    size: int
    number: int = 0
    """Ours, from 1; the app gives it."""
    what: ReplyKind = ReplyKind.ANSWER
    state: ReplyState = ReplyState.NEW
    person_id: int | None = None
    """Whom it answers for."""
    known_by: KnownBy = KnownBy.NOTHING
    marked: Marked = Marked.NONE
    draft: int = 0
    """The number in the mark; 0 where there is none."""
    sheet: int = 0
    """The number of what it was asked to sign, where the mark is of that."""
    sender_name: str = ""
    sender_email: str = ""
    sent_at: datetime | None = None
    received_at: datetime | None = None
    message_id: str = ""
    undelivered: str = ""
    """Of a report: the addresses it is about, one a line."""
    file_count: int = 0
    """Of its attachments, pictures in the text not counted."""
    came_at: datetime | None = None
    """When it was brought in."""
    dealt_at: datetime | None = None
    why_aside: str = ""

    @property
    def waits(self) -> bool:
        return self.state is ReplyState.NEW

    @property
    def sender(self) -> str:
        if self.sender_name and self.sender_email:
            return f"{self.sender_name} <{self.sender_email}>"
        return self.sender_name or self.sender_email


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyFile(Row):
    """An attachment that was filed: as which evidence, for which request."""

    reply_id: int
    name: str
    sha256: str
    evidence_id: int
    request_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """One of a message's attachments. ``number`` counts from 1 through all of them, those inside too."""

    number: int
    name: str
    size: int
    sha256: str | None
    """None where its bytes are not in the message, or cannot be taken out of it."""
    is_in_text: bool = False
    is_message: bool = False
    inside: str = ""
    """The subject of the message inside this one that it came with."""
    link: str = ""

    @property
    def can_be_filed(self) -> bool:
        return self.sha256 is not None and self.size > 0
