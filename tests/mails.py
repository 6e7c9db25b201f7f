"""Saved e-mails for tests: .eml from the standard library, and Outlook's .msg in the smallest container that is one."""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from itertools import pairwise

REGULATOR = "Assessment team <la.assessment@regulator.example>"
DIRECTOR = "Amara Osei <amara.osei@northmoor.example>"
SUBJECT = "Notification of assessment: Northmoor Council"
LETTER = (
    "Dear Amara,\n\n"
    "I am writing to give you formal notification that we will begin our assessment of how your local authority\n"
    "meets its duties under the Care Act 2014.\n\n"
    "Please complete the attached information return and send it to us by 5pm on Tuesday 22 December 2026.\n\n"
    "We expect to be on site from 9 to 11 February 2027.\n\n"
    "Yours sincerely\nThe assessment team\n"
)
RECEIVED = "from mx.regulator.example by mail.northmoor.example; Tue, 1 Dec 2026 09:31:07 +0000"


def eml(
    *,
    subject: str = SUBJECT,
    text: str = LETTER,
    html: str | None = None,
    date: str = "Tue, 1 Dec 2026 09:30:41 +0000",
    received: tuple[str, ...] = (RECEIVED,),
    message_id: str = "<1@regulator.example>",
    attachments: Mapping[str, bytes] | None = None,
    inside: EmailMessage | None = None,
) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    for line in received:
        message["Received"] = line
    headers = {"From": REGULATOR, "To": DIRECTOR, "Subject": subject, "Date": date, "Message-ID": message_id}
    for name, value in headers.items():
        if value:
            message[name] = value
    if html is None:
        message.set_content(text)
    else:
        message.set_content(html, subtype="html")
    for name, data in (attachments or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    if inside is not None:
        message.add_attachment(inside)
    return message


def msg(
    *,
    subject: str = SUBJECT,
    text: str = LETTER,
    html: bytes = b"",
    delivered: dt.datetime | None = dt.datetime(2026, 12, 1, 9, 31, 7, tzinfo=dt.UTC),
    kind: str = "IPM.Note",
    flags: int = 0,
    message_id: str = "<1@regulator.example>",
    attachments: Mapping[str, bytes] | None = None,
    inside: Mapping[str, object] | None = None,
) -> bytes:
    """As Outlook saves it. ``inside`` are the properties of a message attached to it, as ``stored`` takes them."""
    storage = stored(
        {0x001A: kind, 0x0037: subject, 0x1000: text, 0x0C1A: "Assessment team", 0x1035: message_id, 0x1013: html,
         0x5D01: "la.assessment@regulator.example", 0x0E07: flags, 0x0E06: delivered},
        skipped=32,
    )  # fmt: skip
    storage["__recip_version1.0_#00000000"] = stored(
        {0x3001: "Amara Osei", 0x39FE: "amara.osei@northmoor.example", 0x0C15: 1}, skipped=8
    )
    count = 0
    for name, data in (attachments or {}).items():
        storage[f"__attach_version1.0_#{count:08X}"] = stored(
            {0x3707: name, 0x3701: data, 0x3705: 1}, skipped=8
        )
        count += 1
    if inside is not None:
        attached = stored({0x3705: 5}, skipped=8)
        attached["__substg1.0_3701000D"] = inside
        storage[f"__attach_version1.0_#{count:08X}"] = attached
    return compound(storage)


def stored(properties: Mapping[int, object], *, skipped: int) -> dict[str, object]:
    """The streams of one item: texts and bytes each in its own, numbers and times in the list of properties."""
    listed = bytearray(skipped)
    streams: dict[str, object] = {}
    for tag, value in properties.items():
        if isinstance(value, str) and value:
            streams[f"__substg1.0_{tag:04X}001F"] = value.encode("utf-16-le")
            listed += struct.pack("<HHIQ", 0x001F, tag, 6, 2 * len(value))
        elif isinstance(value, bytes) and value:
            streams[f"__substg1.0_{tag:04X}0102"] = value
            listed += struct.pack("<HHIQ", 0x0102, tag, 6, len(value))
        elif isinstance(value, int):
            listed += struct.pack("<HHIQ", 0x0003, tag, 6, value)
        elif isinstance(value, dt.datetime):
            since = value - dt.datetime(1601, 1, 1, tzinfo=dt.UTC)
            listed += struct.pack("<HHIQ", 0x0040, tag, 6, since // dt.timedelta(microseconds=1) * 10)
    return {"__properties_version1.0": bytes(listed), **streams}


FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR, SMALL, SMALL_MOST = 512, 64, 4096
STORAGE, STREAM, ROOT = 1, 2, 5


@dataclass
class _Entry:
    name: str
    kind: int
    content: bytes = b""
    left: int = FREE
    right: int = FREE
    child: int = FREE
    start: int = 0
    size: int = 0


def compound(root: Mapping[str, object], *, is_even: bool = True) -> bytes:
    """An OLE container, version 3. Storages are mappings, streams are bytes."""
    entries = [_Entry("Root Entry", ROOT)]
    _add(root, entries[0], entries, _tree if is_even else _line)
    small, small_fat = bytearray(), list[int]()
    fat, body = list[int](), bytearray()
    for entry in entries:
        if entry.kind == STREAM and entry.size < SMALL_MOST:
            entry.start = _chain(small_fat, entry.size, SMALL)
            small += entry.content + bytes(-entry.size % SMALL)
        elif entry.kind == STREAM:
            entry.start = _put(fat, body, entry.content)
    entries[0].start, entries[0].size = _put(fat, body, bytes(small)), len(small)
    small_at = _put(fat, body, _packed(small_fat), filler=b"\xff")
    directory_at = _put(fat, body, b"".join(map(_packed_entry, entries)))
    own = 1
    while (len(fat) + own) * 4 > own * SECTOR:
        own += 1
    fat_at = len(fat)
    table = [*fat, *[FAT] * own]
    body += _packed([*table, *[FREE] * (-len(table) % (SECTOR // 4))])
    small_sectors = -(-len(small_fat) * 4 // SECTOR)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += _packed([0, own, directory_at, 0, SMALL_MOST, small_at, small_sectors, END, 0, fat_at])
    head += _packed([fat_at + number if number < own else FREE for number in range(1, 109)])
    return head + bytes(body)


Joined = Callable[[list[int], list[_Entry]], int]
"""Makes entries that lie in one storage neighbours; the number of the one that is found first."""


def _add(storage: Mapping[str, object], parent: _Entry, entries: list[_Entry], joined: Joined) -> None:
    """The entries of a storage are a tree of neighbours, kept even as Outlook keeps it: thousands lie in one."""
    own: list[int] = []
    for name, content in storage.items():
        stream = content if isinstance(content, bytes) else b""
        entry = _Entry(name, STREAM if isinstance(content, bytes) else STORAGE, stream, size=len(stream))
        own.append(len(entries))
        entries.append(entry)
        if isinstance(content, Mapping):
            _add(content, entry, entries, joined)
    parent.child = joined(own, entries)


def _tree(own: list[int], entries: list[_Entry]) -> int:
    """The number of its middle, whose neighbours are the middles of both halves."""
    if not own:
        return FREE
    middle = len(own) // 2
    entries[own[middle]].left = _tree(own[:middle], entries)
    entries[own[middle]].right = _tree(own[middle + 1 :], entries)
    return own[middle]


def _line(own: list[int], entries: list[_Entry]) -> int:
    """Each beside the one before it, as some programs write them."""
    for one, following in pairwise(own):
        entries[one].right = following
    return own[0] if own else FREE


def _packed(numbers: Sequence[int]) -> bytes:
    return b"".join(struct.pack("<I", each) for each in numbers)


def _chain(fat: list[int], size: int, unit: int) -> int:
    count = -(-size // unit)
    start = len(fat)
    fat += [*range(start + 1, start + count), END][:count]
    return start if count else END


def _put(fat: list[int], body: bytearray, content: bytes, filler: bytes = b"\0") -> int:
    start = _chain(fat, len(content), SECTOR)
    body += content + filler * (-len(content) % SECTOR)
    return start


def _packed_entry(entry: _Entry) -> bytes:
    wide = entry.name.encode("utf-16-le")
    facts = (
        len(wide) + 2,
        entry.kind,
        1,
        entry.left,
        entry.right,
        entry.child,
        bytes(16),
        0,
        0,
        0,
        entry.start,
        entry.size,
    )
    return struct.pack("<64sHBBIII16sIQQIQ", wide, *facts)
