"""E-mails that ask for signatures, and replies to them: what tests of signing by e-mail begin with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import TYPE_CHECKING

from inspection_ready.domain.requests import Move, Request
from inspection_ready.domain.sign_sheets import Means, SignSheet
from inspection_ready.services.registers import add_record, change_record
from inspection_ready.services.reply_intake import read_messages, take_in
from inspection_ready.services.requests import move_on
from inspection_ready.services.sign_checks import shown
from inspection_ready.services.sign_sheets import make_sheet, waiting_to_be_signed
from tests.fakes import StillClock
from tests.signed import Council, checked, council

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from inspection_ready.domain.people import Person
    from inspection_ready.domain.replies import Reply
    from inspection_ready.services.app import App

DASS, DEPUTY, PA = "ada.brook@northmoor.example", "ben.hill@northmoor.example", "lin.mei@northmoor.example"


@dataclass(frozen=True)
class Asking:
    """A council whose DASS was asked to sign all that waits, by e-mail."""

    here: Council
    sheet: SignSheet

    @property
    def app(self) -> App:
        return self.here.app


def with_addresses(here: Council) -> Council:
    """The DASS's personal assistant may send for her."""
    dass = replace(here.dass, email=DASS, sent_for_by=f"office@northmoor.example\n{PA}")
    deputy = replace(here.deputy, email=DEPUTY)
    dass = here.app.do(change_record, here.dass, dass).result
    deputy = here.app.do(change_record, here.deputy, deputy).result
    return replace(here, dass=dass, deputy=deputy)


def more_to_sign(app: App, count: int) -> tuple[Request, ...]:
    """Answered in words, checked, and an hour old."""
    found = []
    for number in range(count):
        request = app.do(add_record, Request(wording=f"How many of kind {number}?")).result
        app.do(move_on, request.id, Move.ANSWER, answer=f"{number + 100} of them")
        found.append(app.do(move_on, request.id, Move.CHECK).result)
    return tuple(found)


def ask(here: Council, to: Person | None = None) -> SignSheet:
    app = here.app
    lines = [shown(each) for each in app.read(waiting_to_be_signed)]
    to_id = (to or here.dass).id
    own = app.workspace.file.id
    return app.do(make_sheet, lines, to_id=to_id, means=Means.EMAIL, workspace_id=own).result


def asking(app: App, path: Path, *, more: int = 1) -> Asking:
    """Three lines: the words and the file of one request, and the words of another; ``more`` of these."""
    here = with_addresses(council(app))
    checked(here.app, path)
    more_to_sign(here.app, more)
    later(here.app)
    return Asking(here, ask(here))


def later(app: App, by: timedelta = timedelta(hours=1)) -> datetime:
    clock = app.clock
    assert isinstance(clock, StillClock)
    clock.moment = clock.now() + by
    return clock.moment


def reply_mail(
    sheet: SignSheet,
    words: str,
    *,
    at: datetime,
    sender: str = f"Ada Brook <{DASS}>",
    subject: str = "",
    quoted: bool = True,
    headers: Mapping[str, str] | None = None,
    files: Mapping[str, bytes] | None = None,
) -> EmailMessage:
    """As Outlook would send it, the message that is answered below."""
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"] = sender, "QASI <qasi@northmoor.example>"
    mail["Subject"] = subject or f"RE: For your signature: 3 answers, sheet {sheet.number} ({sheet.token})"
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = f"<{hash((words, at, sender, subject)) % 10**12}@northmoor.example>"
    for name, value in (headers or {}).items():
        mail[name] = value
    below = f"\n\nFrom: QASI\nSent: 20 November 2026 11:00\nTo: Ada Brook\nSubject: For your signature\n\nAgreed to all, for example\n{sheet.token}\n"
    mail.set_content(words + (below if quoted else ""))
    for name, data in (files or {}).items():
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return mail


def bring(app: App, path: Path, mail: EmailMessage, name: str = "reply.eml") -> Reply:
    file = path / name
    file.write_bytes(mail.as_bytes())
    with read_messages(app.workspace.files, [file]) as brought:
        assert brought.refused == ()
        (taken,) = app.do(take_in, brought.new, workspace_id=app.workspace.file.id).result
    return taken.reply
