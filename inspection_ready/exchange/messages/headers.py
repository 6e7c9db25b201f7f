"""Headers of a message, however they were encoded.

Python's newer policies read headers strictly and stop at some that mail systems really send; here each is read
as far as it can be.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from typing import TYPE_CHECKING

from inspection_ready.domain.dates import NoSuchTime, london_moment
from inspection_ready.domain.messages import Address, ReceivedBy
from inspection_ready.exchange.decoding import decode

if TYPE_CHECKING:
    AnyMessage = Message[str, str]

LONGEST = 20_000
MOST_ADDRESSES = 200
FIRST_YEAR, LAST_YEAR = 1990, 2100
NO_ZONE_KNOWN = "-0000"
"""How RFC 5322 says that a time is in UTC and the sender's own zone is not known."""
_ID = re.compile(r"<[^<>\s]{1,998}>")
MOST_IDS = 100
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]+")


def values(message: AnyMessage, name: str) -> Iterator[str]:
    """Each unfolded; bytes that are not ASCII read as whatever encoding they most likely are."""
    for key, value in message.raw_items():
        if key.lower() == name:
            yield " ".join(_as_text(str(value)[:LONGEST]).split())


def value(message: AnyMessage, name: str) -> str:
    return next(values(message, name), "")


def decoded(text: str) -> str:
    """Words encoded for the journey; left as they stand where their encoding is none."""
    try:
        plain = str(make_header(decode_header(text)))
    except (LookupError, ValueError, HeaderParseError):  # an encoding nobody knows; bytes that are not in it
        plain = text
    return " ".join(_CONTROL.sub(" ", _as_text(plain)).split())


def addresses(message: AnyMessage, name: str) -> tuple[Address, ...]:
    pairs = getaddresses(list(values(message, name)))
    return tuple(
        Address(decoded(who), email.strip()) for who, email in pairs[:MOST_ADDRESSES] if who or email
    )


def answered(message: AnyMessage) -> tuple[str, ...]:
    """The ids of the messages this one comes back to, the nearest first."""
    said = " ".join([*values(message, "in-reply-to"), *reversed(value(message, "references").split())])
    return tuple(dict.fromkeys(_ID.findall(said)))[:MOST_IDS]


def moment(text: str) -> tuple[dt.datetime | None, bool]:
    """Aware, and whether a zone had to be assumed: a time without one is taken as a clock in England."""
    try:
        found = parsedate_to_datetime(text.strip())
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            return None, False
        if found.tzinfo is not None:
            return found.astimezone(dt.UTC), False
        if NO_ZONE_KNOWN in text:
            return found.replace(tzinfo=dt.UTC), False
        return london_moment(found), True
    except (ValueError, TypeError, IndexError, OverflowError, NoSuchTime):
        return None, False


def received(message: AnyMessage) -> tuple[dt.datetime | None, ReceivedBy | None, bool]:
    """When it arrived, how that is known, and whether a zone was assumed.

    Every mail server puts its own line on top, with the time by its own clock: the first line that can be read is
    the council's. ``Date`` is only what the sender's clock showed, so it is taken where no server left a line.
    """
    for line in values(message, "received"):
        found, assumed = moment(line.rpartition(";")[2])
        if found is not None:
            return found, ReceivedBy.RECEIVED, assumed
    sent, assumed = moment(value(message, "date"))
    return sent, ReceivedBy.SENT if sent else None, assumed


def _as_text(text: str) -> str:
    """The parser hides bytes that are not ASCII as surrogates."""
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        return decode(text.encode("utf-8", "surrogateescape")).text
    return text
