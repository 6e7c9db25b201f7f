"""The notification of the sample council, as an e-mail that was saved."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


def write_notification(text: str, *, at: dt.datetime) -> bytes:
    """``at`` is aware: the moment its headers give. Addresses end in .example, where no mail can go."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = "Beatrix Holloway-Finn <assessment.team@regulator.example>"
    mail["To"] = "Margaret Osei <margaret.osei@northmoor.example>"
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = f"<northmoor-{at:%Y%m%d}@regulator.example>"
    mail["Subject"] = "Northmoor Council: notification of assessment"
    mail.set_content(text, charset="utf-8", cte="8bit")
    return mail.as_bytes()
