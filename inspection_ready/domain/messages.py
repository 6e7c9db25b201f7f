"""An e-mail as it was saved, and what it seems to say: suggestions for a person to accept, never taken unasked."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import partial

from inspection_ready.domain.forwarding import forwarded_moment, without_headers
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.message_dates import About, FoundDate, dates_in
from inspection_ready.domain.regime_stages import MessageKind
from inspection_ready.domain.regimes import NOTIFICATION

ENOUGH = 2
"""A word of a kind in the subject counts two, in the text one: one such word in the text proves nothing."""
LIST_FILES = (".xlsx", ".xls", ".xlsm", ".ods", ".docx", ".doc", ".odt", ".csv", ".pdf")
LIST_WORDS = ("request", "return", "list", "template")


class ReceivedBy(StrEnum):
    """What a received moment was read from, the surest first."""

    DELIVERY = "delivery"  # Outlook's own record of when it came into the mailbox
    RECEIVED = "received"  # the line the council's own mail server added last
    FORWARDED = "forwarded"  # "Sent:" of the original, quoted in a message that was forwarded
    SENT = "sent"  # only the sender's clock


class Remark(StrEnum):
    """What a person should know about how the message could be read."""

    CUT = "cut"
    DRAFT = "draft"
    ENCRYPTED = "encrypted"
    NO_TEXT = "no_text"
    NO_ZONE = "no_zone"
    SEALED = "sealed"  # signed in a way that wraps the text up
    SIGNED = "signed"
    WINMAIL = "winmail"


class Automatic(StrEnum):
    """What a machine wrote, by what stands in its headers or in Outlook's own class of it."""

    REPLY = "reply"  # out of office, a ticket system
    BOUNCE = "bounce"
    DELAY = "delay"  # not delivered yet, and still being tried
    RECEIPT = "receipt"  # delivered, or opened
    HINT = (
        "hint"  # says only that it wants no automatic answer: machines do, and so do some people's programs
    )


@dataclass(frozen=True, slots=True)
class Address:
    name: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """``size`` in bytes. ``sha256`` is None for one too large to have been looked into."""

    name: str
    size: int
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Undelivered:
    """An address a message did not reach. ``status`` as "5.1.1"; empty where the report does not say."""

    email: str
    status: str = ""
    is_final: bool = True
    """False while it is still being tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """Both moments are aware; None where the message does not say. ``attached`` are messages inside this one."""

    kind: str
    """"eml" or "msg"."""
    subject: str
    sender: Address | None
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    received_at: dt.datetime | None = None
    received_by: ReceivedBy | None = None
    sent_at: dt.datetime | None = None
    text: str = ""
    attachments: tuple[Attachment, ...] = ()
    attached: tuple[Mail, ...] = ()
    message_id: str = ""
    answers: tuple[str, ...] = ()
    """The ids of the messages it comes back to, the nearest first."""
    automatic: Automatic | None = None
    undelivered: tuple[Undelivered, ...] = ()
    remarks: frozenset[Remark] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """``mail`` is the message that was read; ``carrier`` the one it was attached to, None where it came by itself.

    ``kind`` is None where it looks like none of the regime's kinds. ``is_judged`` is False where the regime
    names no kinds to look for.
    """

    mail: Mail
    carrier: Mail | None
    kind: MessageKind | None
    is_judged: bool
    words: tuple[str, ...]
    received_at: dt.datetime | None
    received_by: ReceivedBy | None
    dates: tuple[FoundDate, ...]
    request_lists: tuple[Attachment, ...]

    @property
    def is_notification(self) -> bool:
        return self.kind is not None and self.kind.stage == NOTIFICATION

    @property
    def is_another_kind(self) -> bool:
        """It looks like something, and that is not the notification."""
        return self.kind is not None and self.kind.stage != NOTIFICATION

    @property
    def is_doubtful(self) -> bool:
        return self.is_judged and not self.is_notification

    def about(self, what: About) -> tuple[FoundDate, ...]:
        return tuple(found for found in self.dates if found.about is what)


def reading_of(mail: Mail, kinds: Sequence[MessageKind], *, request_list: str = "") -> Reading:
    """The message inside is read instead where it fits a kind at least as well: forwarding hides the first sender."""
    best, carrier = mail, None
    for inner, outer in _inside(mail):
        if _suggested(inner, kinds)[1] and _score(inner, kinds) >= _score(best, kinds):
            best, carrier = inner, outer
    kind, words = _suggested(best, kinds)
    received_at, received_by = _received(best)
    around = None if received_at is None else received_at.date()
    return Reading(
        mail=best,
        carrier=carrier,
        kind=kind,
        is_judged=bool(kinds),
        words=words,
        received_at=received_at,
        received_by=received_by,
        dates=dates_in(f"{best.subject}\n\n{without_headers(best.text)}", around=around),
        request_lists=_request_lists(best, request_list),
    )


def is_same_message(one: Mail, other: Mail) -> bool:
    """By the id its sender's system gave it; one saved twice, or as .eml and as .msg, has the same."""
    return bool(one.message_id) and one.message_id == other.message_id


def are_different_messages(one: Mail, other: Mail) -> bool:
    return bool(one.message_id and other.message_id) and one.message_id != other.message_id


def _inside(mail: Mail) -> Iterator[tuple[Mail, Mail]]:
    for inner in mail.attached:
        yield inner, mail
        yield from _inside(inner)


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").replace("‑", "-").replace("-", " ").split())


def _words_of(mail: Mail, kind: MessageKind) -> tuple[int, tuple[str, ...]]:
    subject, text = _plain(mail.subject), _plain(mail.text)
    if any(_has(f"{subject} {text}", word) for word in kind.unless):
        return 0, ()
    in_subject = [word for word in kind.words if _has(subject, word)]
    in_text = [word for word in kind.words if word not in in_subject and _has(text, word)]
    score = 2 * len(in_subject) + len(in_text)
    return (score, (*in_subject, *in_text)) if score >= ENOUGH else (0, ())


def has_word(text: str, word: str) -> bool:
    """Whole words; capitals, hyphens and line breaks do not matter."""
    return _has(_plain(text), word)


def _has(text: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(_plain(word))}\b", text) is not None


def _suggested(mail: Mail, kinds: Sequence[MessageKind]) -> tuple[MessageKind | None, tuple[str, ...]]:
    if not kinds:
        return None, ()
    best = max(kinds, key=lambda kind: _words_of(mail, kind)[0])
    words = _words_of(mail, best)[1]
    return (best if words else None), words


def _score(mail: Mail, kinds: Sequence[MessageKind]) -> int:
    return max((_words_of(mail, kind)[0] for kind in kinds), default=0)


def _received(mail: Mail) -> tuple[dt.datetime | None, ReceivedBy | None]:
    original = forwarded_moment(mail.subject, mail.text)
    if original is not None and (mail.received_at is None or original < mail.received_at):
        return original, ReceivedBy.FORWARDED
    return mail.received_at, mail.received_by


def _request_lists(mail: Mail, request_list: str) -> tuple[Attachment, ...]:
    words = [*LIST_WORDS, *([request_list] if request_list else [])]
    is_list = partial(_is_list, words=words)
    return tuple(each for each in mail.attachments if is_list(each.name))


def _is_list(name: str, *, words: Sequence[str]) -> bool:
    plain = _plain(name.replace("_", " "))
    return plain.endswith(LIST_FILES) and any(_plain(word) in plain for word in words)
