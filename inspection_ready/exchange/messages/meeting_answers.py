"""An answer to an invitation as Outlook keeps it: no calendar file, but a class of message and properties of it."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from inspection_ready.domain.calendar_answers import REPLY, CalendarAnswer, Said
from inspection_ready.exchange.messages.containers import Box, opened
from inspection_ready.exchange.messages.msg_items import PROPERTIES, TOP

if TYPE_CHECKING:
    from inspection_ready.domain.messages import Mail

KINDS = {
    "ipm.schedule.meeting.resp.pos": Said.ACCEPTED,
    "ipm.schedule.meeting.resp.neg": Said.DECLINED,
    "ipm.schedule.meeting.resp.tent": Said.TENTATIVE,
}
FOREIGN_UID = b"vCal-Uid\x01\x00\x00\x00"
"""Before the UID of an entry that Outlook did not make itself, inside its own id of the meeting (MS-OXCICAL, 2.1.3.1)."""
LARGEST = 10_000
NAMED_FROM, APPOINTMENT_SEQUENCE = 0x8000, 0x8201
"""The number Outlook's documents give to the SEQUENCE; each file says for itself which of its tags that is."""
NAMES = ("__nameid_version1.0", "__substg1.0_00030102")
WIDE, NARROW, BINARY = "__substg1.0_001A001F", "__substg1.0_001A001E", "0102"


def meeting_answer(data: bytes, mail: Mail) -> CalendarAnswer | None:
    """None for any other message. ``mail`` is the same message, read. Raises nearly anything for a damaged one."""
    with opened(data) as ole:
        box = Box(ole)
        said = KINDS.get(_class(box))
        if said is None:
            return None
        return CalendarAnswer(
            method=REPLY,
            uid=_uid(box),
            sequence=_sequence(box),
            said=said,
            attendee="",
            title=mail.subject,
            at=mail.sent_at,
        )


def _class(box: Box) -> str:
    wide = box.read([WIDE], most=LARGEST)
    if wide is not None:
        return wide.decode("utf-16-le", "replace").rstrip("\0").lower()
    return (box.read([NARROW], most=LARGEST) or b"").decode("ascii", "replace").rstrip("\0").lower()


def _uid(box: Box) -> str:
    for name in box.inside((), "__substg1.0_"):
        held = (box.read([name], most=LARGEST) or b"") if name.endswith(BINARY) else b""
        _, found, uid = held.partition(FOREIGN_UID)
        if found:
            return uid.split(b"\0")[0].decode("utf-8", "replace").strip()
    return ""


def _sequence(box: Box) -> int | None:
    """None where the file does not say."""
    tag = _tag_of(box, APPOINTMENT_SEQUENCE)
    listed = (box.read([PROPERTIES], most=10_000_000) or b"")[TOP:]
    for start in range(0, len(listed) - 15, 16):
        _, found = struct.unpack_from("<HH", listed, start)
        if tag is not None and found == tag:
            return int(struct.unpack_from("<I", listed, start + 8)[0])
    return None


def _tag_of(box: Box, number: int) -> int | None:
    """Each entry: the number or where the name stands, which of the two with its set, and the place of the tag."""
    names = box.read(NAMES, most=10_000_000) or b""
    for start in range(0, len(names) - 7, 8):
        identifier, kind, place = struct.unpack_from("<IHH", names, start)
        if identifier == number and not kind & 1:
            return NAMED_FROM + int(place)
    return None
