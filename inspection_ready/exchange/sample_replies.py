"""Messages that came to the sample council in answer to its call for evidence, as they would have been saved."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from typing import TYPE_CHECKING

from inspection_ready.domain.moments import LONDON
from inspection_ready.exchange.sample_keys import each

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspection_ready.domain.people import Person
    from inspection_ready.exchange.fields import Fields
    from inspection_ready.exchange.sample_keys import SampleKeys

CAME_AT = dt.time(8, 45)
TO = "Joanne Whitlock <joanne.whitlock@northmoor.example>"


@dataclass(frozen=True, slots=True)
class SampleReply:
    """``name`` is the file's."""

    name: str
    data: bytes


def read_replies(top: Fields, keys: SampleKeys, people: Mapping[int, Person]) -> tuple[SampleReply, ...]:
    return tuple(_one(fields, keys, people) for fields in each(top, "replies"))


def _one(fields: Fields, keys: SampleKeys, people: Mapping[int, Person]) -> SampleReply:
    name, at = fields.text("name"), dt.datetime.combine(keys.day(fields, "on"), CAME_AT, tzinfo=LONDON)
    sender = people.get(keys.person(fields, "from") or 0)
    mail = EmailMessage(policy=SMTP)
    mail["From"] = formataddr((sender.name, sender.email)) if sender else TO
    mail["To"] = TO
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = f"<{at:%Y%m%d}-{len(name)}@northmoor.example>"
    mail["Subject"] = fields.text("subject")
    if fields.yes("is_automatic", default=False):
        mail["Auto-Submitted"] = "auto-replied"
    quoted = fields.text("quoted", default="")
    mail.set_content(f"{fields.text('text')}\n{quoted}", charset="utf-8", cte="8bit")
    for told in each(fields, "attachments", wanted=False):
        mail.add_attachment(
            told.text("text").encode(), maintype="text", subtype="csv", filename=told.text("name")
        )
    if mail.is_multipart():
        mail.set_boundary("=_the_parts_of_a_made_up_message")
    return SampleReply(name, mail.as_bytes())
