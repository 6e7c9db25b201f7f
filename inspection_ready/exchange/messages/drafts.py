"""Writes an e-mail to one person as a file a mail program opens to be looked at and sent: RFC 5322 with MIME.

Written out here, and not by Python's ``email`` package, whose folding differs from version to version: the same
draft is the same bytes on every computer. Every name and subject goes through one door that leaves nothing of it
able to end a line.
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from urllib.parse import quote

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.mail_addresses import one_mailbox

END = "\r\n"
LONGEST_WORD = 42
"""Bytes of UTF-8 in one encoded word: 75 letters with what stands around them (RFC 2047, 2)."""
LONGEST_PLAIN = 60
LONGEST_PIECE = 50
"""Letters of one piece of a file's name (RFC 2231, 3)."""
LINE = 76
_PLAIN = re.compile(r"[A-Za-z0-9 !#$%&'*+\-/^_`{|}~.,:;()@?]*")
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+\-/^_`{|}~]+(?: [A-Za-z0-9!#$%&'*+\-/^_`{|}~]+)*")
_FILE_NAME = re.compile(r"[A-Za-z0-9 _.,()'-]{1,60}")


@dataclass(frozen=True, slots=True)
class Attached:
    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Calendar:
    """An entry that mail programs show as an invitation: iMIP, RFC 6047. ``method`` is that of the entry."""

    method: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """``key`` is what tells it from every other draft of the workspace, and is the same when it is written again."""

    name: str
    address: str
    subject: str
    text: str
    html: str
    at: datetime
    key: str
    attached: tuple[Attached, ...] = ()
    calendar: Calendar | None = None


def write_draft(draft: Draft) -> bytes:
    """Marked as unsent, to one mailbox. Raises Refused("not_one_mailbox")."""
    address = one_mailbox(draft.address)
    if address is None:
        raise Refused("not_one_mailbox", address=draft.address)
    mark = hashlib.sha256(draft.key.encode()).hexdigest()[:32]
    head = (
        "X-Unsent: 1",
        f"To: {_mailbox(draft.name, address)}",
        f"Subject: {_unstructured(draft.subject)}",
        f"Date: {format_datetime(draft.at.astimezone(UTC))}",
        f"Message-ID: <{mark}@inspection-ready.invalid>",
        "MIME-Version: 1.0",
    )
    forms = [_text_part("plain", draft.text), _text_part("html", draft.html)]
    if draft.calendar is not None:
        forms.append(_calendar_part(draft.calendar))
    both = _several("alternative", f"=_alternative_{mark}", forms)
    body = both
    if draft.attached:
        body = _several("mixed", f"=_mixed_{mark}", [both, *map(_attachment, draft.attached)])
    return (END.join(head) + END + body).encode("ascii")


def _several(kind: str, boundary: str, parts: Sequence[str]) -> str:
    """Base64 and our own headers alone stand inside, so no line of theirs is the boundary: it has "_" after "="."""
    inside = "".join(f"--{boundary}{END}{part}{END}" for part in parts)
    return f'Content-Type: multipart/{kind};{END} boundary="{boundary}"{END}{END}{inside}--{boundary}--{END}'


def _text_part(kind: str, words: str) -> str:
    data = words.replace("\r\n", "\n").replace("\r", "\n").replace("\n", END).encode("utf-8", "replace")
    return (
        f'Content-Type: text/{kind}; charset="utf-8"{END}Content-Transfer-Encoding: base64{END}{END}'
        f"{_base64(data)}"
    )


def _calendar_part(calendar: Calendar) -> str:
    return (
        f'Content-Type: text/calendar; charset="utf-8"; method={calendar.method}{END}'
        f"Content-Transfer-Encoding: base64{END}{END}{_base64(calendar.data)}"
    )


def _attachment(attached: Attached) -> str:
    return (
        f"Content-Type: {attached.media_type}{END}Content-Transfer-Encoding: base64{END}"
        f"Content-Disposition: attachment;{END}{_file_name(attached.name)}{END}{END}{_base64(attached.data)}"
    )


def _base64(data: bytes) -> str:
    whole = base64.b64encode(data).decode("ascii")
    return END.join(whole[place : place + LINE] for place in range(0, len(whole), LINE))


def _mailbox(name: str, address: str) -> str:
    words = in_one_line(name)
    if not words:
        return address
    if _ATOMS.fullmatch(words) and len(words) <= LONGEST_PLAIN:
        return f"{words}{END} <{address}>" if len(words) + len(address) > LINE - 8 else f"{words} <{address}>"
    return f"{_encoded(words)}{END} <{address}>"


def _unstructured(words: str) -> str:
    words = in_one_line(words)
    if len(words) <= LONGEST_PLAIN and _PLAIN.fullmatch(words):
        return words
    return _encoded(words)


def _encoded(words: str) -> str:
    """Encoded words of RFC 2047, one a line."""
    pieces = (base64.b64encode(piece.encode()).decode("ascii") for piece in _pieces(words))
    return f"{END} ".join(f"=?utf-8?B?{piece}?=" for piece in pieces)


def _pieces(words: str) -> Iterator[str]:
    """No letter is cut in two, and no piece begins or ends with a space: some readers lose it there, or double it."""
    piece = ""
    for letter in words:
        if len((piece + letter).encode()) > LONGEST_WORD:
            keep = len(piece) - (2 if piece.endswith(" ") else 1 if letter == " " else 0)
            yield piece[:keep]
            piece = piece[keep:]
        piece += letter
    if piece:
        yield piece


def _file_name(name: str) -> str:
    words = in_one_line(name).replace("/", " ").replace("\\", " ") or "letter"
    if _FILE_NAME.fullmatch(words):
        return f' filename="{words}"'
    coded = [quote(letter, safe="") for letter in words]
    pieces: list[str] = [""]
    for letter in coded:
        if len(pieces[-1]) + len(letter) > LONGEST_PIECE:
            pieces.append("")
        pieces[-1] += letter
    return f";{END}".join(
        f" filename*{number}*={'utf-8' + chr(39) * 2 if number == 0 else ''}{piece}"
        for number, piece in enumerate(pieces)
    )


def in_one_line(words: str) -> str:
    """Without anything that could end a line, turn the writing round or be no letter at all."""
    kept = (
        " " if unicodedata.category(letter) in {"Cc", "Zl", "Zp"} else letter
        for letter in words
        if unicodedata.category(letter) not in {"Cf", "Cs", "Cn"}
    )
    return " ".join("".join(kept).split())
