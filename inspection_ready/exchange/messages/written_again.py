"""A message that Outlook holds inside another, written as an .eml: inside it has no file of its own to keep."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from email.charset import QP, Charset
from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.parser import BytesParser
from email.policy import compat32
from email.utils import format_datetime, formataddr
from typing import TYPE_CHECKING

from inspection_ready.exchange.messages.attached import AttachedFile

if TYPE_CHECKING:
    from inspection_ready.domain.messages import Address, Mail

MOST_NAMED = 200


def written_again(mail: Mail, files: Sequence[AttachedFile]) -> bytes:
    """The same mail and files give the same bytes. Its text is the plain words; how it was set is not kept."""
    utf8 = Charset("utf-8")
    utf8.body_encoding = QP
    own = tuple(file for file in files if file.data is not None and not file.inside)
    digest = hashlib.sha256(mail.text.encode("utf-8", "replace"))
    for file in own:
        digest.update(file.data or b"")
    whole = MIMEMultipart(boundary=f"=_{digest.hexdigest()[:40]}")
    for name, said in _headers(mail):
        whole[name] = said if said.isascii() else Header(said, "utf-8").encode()
    whole.attach(MIMEText(mail.text.encode("utf-8", "replace").decode(), "plain", utf8))  # type: ignore[arg-type] # takes a Charset as well
    for file in own:
        whole.attach(_part(file))
    return whole.as_bytes()


def _headers(mail: Mail) -> list[tuple[str, str]]:
    told = [
        ("From", _written(mail.sender) if mail.sender else ""),
        ("To", ", ".join(map(_written, mail.to[:MOST_NAMED]))),
        ("Cc", ", ".join(map(_written, mail.cc[:MOST_NAMED]))),
        ("Subject", mail.subject),
        ("Date", format_datetime(mail.sent_at) if mail.sent_at else ""),
        ("Message-ID", mail.message_id),
    ]
    plain = ((name, " ".join(said.encode("utf-8", "replace").decode().split())) for name, said in told)
    return [(name, said) for name, said in plain if said]


def _written(address: Address) -> str:
    """Without an address, a name is still the sender's."""
    name = " ".join(address.name.encode("utf-8", "replace").decode().split())
    if address.email and address.email.isascii():
        return formataddr((name, address.email))
    return formataddr((name, "x")).removesuffix("<x>") + "<>"


def _part(file: AttachedFile) -> MIMEApplication | MIMEMessage:
    data = file.data or b""
    if file.is_message:
        return MIMEMessage(BytesParser(policy=compat32).parsebytes(data))
    part = MIMEApplication(data)
    part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", file.name))
    return part
