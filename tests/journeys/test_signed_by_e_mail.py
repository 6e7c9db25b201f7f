"""From the page of signing to a signed request: the draft asks, the reply comes back as a file, somebody records it."""

from __future__ import annotations

import email.policy
from email import message_from_bytes
from email.message import EmailMessage
from email.utils import format_datetime
from typing import TYPE_CHECKING, cast

from inspection_ready.domain.requests import Request, RequestState
from inspection_ready.domain.signatures import Signature
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.verify import verify
from tests.plugins.window import OpenWindow, settle
from tests.sign_mails import DASS, PA, later, with_addresses
from tests.signed import checked, council
from ui.dialogs.sign_message import SignMessageDialog
from ui.pages.replies import RepliesPage
from ui.pages.signing import SigningPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.main_window import MainWindow


def signing(window: MainWindow, qtbot: QtBot) -> SigningPage:
    window.go("signing", None)
    settle(qtbot, window)
    return cast("SigningPage", window.page)


def answered(draft: Path, path: Path, app: App, words: str) -> Path:
    """As the DASS's assistant answers it from her own mailbox."""
    asked = message_from_bytes(draft.read_bytes(), policy=email.policy.default)
    body = asked.get_body(("plain",))
    assert body is not None
    reply = EmailMessage()
    reply["From"], reply["To"] = f"Lin Mei <{PA}>", "qasi@northmoor.example"
    reply["Subject"], reply["Date"] = f"[EXTERNAL] RE: {asked['Subject']}", format_datetime(later(app))
    quoted = "\n".join(f"> {line}" for line in body.get_content().splitlines())
    reply.set_content(f"{words}\n\nOn Friday, QASI <qasi@northmoor.example> wrote:\n{quoted}\n")
    path.write_bytes(reply.as_bytes())
    return path


def test_what_was_asked_by_e_mail_is_signed_once_the_reply_is_recorded(
    app: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    app.do(use_shipped_regime)
    here = with_addresses(council(app))
    checked(here.app, tmp_path)
    window = open_window(here.app)

    page = signing(window, qtbot)
    page.message.click()
    dialog = page.findChildren(SignMessageDialog)[-1]
    assert page.lines.chosen == ()
    page.write_draft_to(tmp_path / "Ask.eml", dialog.to_id, with_files=dialog.with_files)
    dialog.reject()
    settle(qtbot, window)
    assert f"To: Ada Brook <{DASS}>".encode() in (tmp_path / "Ask.eml").read_bytes()

    window.go("replies", None)
    settle(qtbot, window)
    replies = cast("RepliesPage", window.page)
    replies.take_files(
        [answered(tmp_path / "Ask.eml", tmp_path / "reply.eml", here.app, "Agreed to all\n\nAda")]
    )
    settle(qtbot, window)
    said = replies.review.signing
    assert "which may send for Ada Brook" in said.sent_from.text()
    assert [row[3] for row in said.table.words()] == ["Agreed (suggested)"] * 2
    assert app.read(lambda reader: reader.register(Signature).count()) == 0
    replies.review.sign.click()
    settle(qtbot, window)

    page = signing(window, qtbot)
    page.lines.choice.setCurrentText("Signed")
    assert [row[2] for row in page.lines.table.words()] == ["Signed", "Signed"]
    page.lines.table.selectRow(0)
    detail = page.lines.detail.text()
    assert "The message reply.eml is filed. A sender’s address can be forged" in detail
    assert f"Sent from Lin Mei <{PA}>, which may send for Ada Brook" in detail
    (request,) = app.read(lambda reader: reader.register(Request).all())
    assert request.state is RequestState.SIGNED
    assert verify(here.app).ok
