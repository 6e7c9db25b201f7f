"""Replies through the window: brought in, read beside what is owed, filed once somebody agrees, and taken back."""

from __future__ import annotations

import email.policy
import os
from email import message_from_bytes
from email.message import EmailMessage
from typing import TYPE_CHECKING, cast

import pytest

from inspection_ready.domain.evidence import Evidence, EvidenceVersion
from inspection_ready.domain.people import Person
from inspection_ready.domain.replies import Reply, ReplyState
from inspection_ready.domain.requests import Request, RequestState
from inspection_ready.services.chase_drafts import ChaseOrder, write_chases
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record
from tests.answer_forms import filled_in
from tests.plugins.window import OpenWindow, settle
from ui.dialogs.answer_form import AnswerFormDialog
from ui.dialogs.reason import ReasonDialog
from ui.pages.replies import RepliesPage
from ui.widgets.reply_attachment import LEAVE, NEW, NEWER

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from inspection_ready.domain.rows import R
    from inspection_ready.services.app import App
    from ui.main_window import MainWindow


def rows(app: App, row_type: type[R]) -> tuple[R, ...]:
    return app.read(lambda reader: reader.register(row_type).all())


@pytest.fixture
def ada(app: App) -> Person:
    app.do(use_shipped_regime)
    return app.do(add_record, Person(name="Ada Brook", email="ada.brook@northmoor.example")).result


@pytest.fixture
def carers(app: App, ada: Person) -> Request:
    return app.do(add_record, Request(wording="Your carers strategy", owner_id=ada.id)).result


def saved(
    path: Path,
    *,
    sender: str = "Ada Brook <ada.brook@northmoor.example>",
    text: str = "Here it is.",
    **files: bytes,
) -> Path:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = sender, "RE: Evidence", f"<{path.name}@x.example>"
    mail.set_content(text)
    for name, data in files.items():
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=f"{name}.docx")
    path.write_bytes(mail.as_bytes())
    os.utime(path, (1_700_000_000, 1_700_000_000))
    return path


def open_page(window: MainWindow, qtbot: QtBot) -> RepliesPage:
    window.go("replies", None)
    settle(qtbot, window)
    return cast("RepliesPage", window.page)


@pytest.fixture
def window(app: App, carers: Request, open_window: OpenWindow) -> MainWindow:
    return open_window(app)


def test_a_dropped_reply_is_read_and_filed_and_taken_back_whole(
    app: App, carers: Request, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = open_page(window, qtbot)
    assert not page.empty.isHidden()

    page.take_files([saved(tmp_path / "a.eml", carers=b"PK carers")])
    settle(qtbot, window)

    review = page.review
    assert review.subject.text() == "1. RE: Evidence"
    assert review.who.text() == (
        "Likely: check it. For Ada Brook: it was sent from Ada Brook’s address. A sender’s name and address can be forged."
    )
    assert review.text.toPlainText() == "Here it is."
    (card,) = review.cards
    assert (card.what.currentText(), card.request.currentText()) == (NEW, "1: Your carers strategy")
    assert card.why.text() == "The file’s name and request 1 share “carers”."
    ((_, tick, line),) = review.answers.rows
    assert tick.is_ticked()
    assert rows(app, Evidence) == ()

    line.setText("Adopted in May")
    card.title.setText("Carers strategy")
    review.file.click()
    settle(qtbot, window)

    (request,) = rows(app, Request)
    assert (request.state, request.answer) == (RequestState.ANSWERED, "Adopted in May")
    assert [each.title for each in rows(app, Evidence)] == ["Carers strategy"]
    assert page.split.isHidden()
    window.undo_last()
    settle(qtbot, window)
    assert rows(app, Evidence) == ()
    assert page.review.subject.text() == "1. RE: Evidence"
    assert not page.split.isHidden()


def test_an_attachment_can_be_left_or_made_a_newer_version(
    app: App, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    held = app.do(add_record, Evidence(title="Carers strategy")).result
    page = open_page(window, qtbot)
    page.take_files([saved(tmp_path / "a.eml", carers=b"PK carers", other=b"PK other")])
    settle(qtbot, window)
    first, second = page.review.cards

    first.what.setCurrentText(NEWER)
    page.review.file.click()
    assert first.problem.text() == "Choose the evidence it is a newer version of."
    first.which.set_value(held.id)
    second.what.setCurrentText(LEAVE)
    page.review.file.click()
    settle(qtbot, window)

    (version,) = rows(app, EvidenceVersion)
    assert (version.evidence_id, version.number) == (held.id, 1)
    assert len(rows(app, Evidence)) == 1


def test_what_was_chosen_stays_when_another_message_comes(
    app: App, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = open_page(window, qtbot)
    page.take_files([saved(tmp_path / "a.eml", carers=b"PK carers")])
    settle(qtbot, window)
    page.review.cards[0].title.setText("Half typed")

    page.bringing.bring_in([saved(tmp_path / "b.eml", sender="x@elsewhere.example")], quietly=True)
    settle(qtbot, window)

    assert page.list.count() == 2
    assert page.review.cards[0].title.text() == "Half typed"


def test_whose_it_is_is_said_and_what_they_owe_stands_there(
    app: App, ada: Person, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = open_page(window, qtbot)
    page.take_files([saved(tmp_path / "a.eml", sender="pa@elsewhere.example", carers=b"PK")])
    settle(qtbot, window)
    assert page.review.answers.rows == []
    assert page.review.answers.none.text() == "Say whose it is, and what they still owe stands here."

    page.review.person.set_value(ada.id)
    page.review.person.changed.emit()
    settle(qtbot, window)

    assert page.review.who.text().startswith(
        "Sure. For Ada Brook: somebody here said that it is Ada Brook’s."
    )
    assert [each.request.number for each, _, _ in page.review.answers.rows] == [1]


def test_a_reply_is_set_aside_with_a_reason_and_brought_back(
    app: App, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = open_page(window, qtbot)
    page.take_files([saved(tmp_path / "a.eml", text="I am out of the office until Monday.")])
    settle(qtbot, window)
    assert page.review.remarks.text() == (
        "A machine seems to have answered: Ada Brook may be away. Nobody’s answer is in it."
    )

    page.review.aside.click()
    dialog = page.findChildren(ReasonDialog)[-1]
    assert dialog.text.toPlainText() == "Automatic reply"
    dialog.do.click()
    settle(qtbot, window)

    assert [each.state for each in rows(app, Reply)] == [ReplyState.SET_ASIDE]
    assert not page.empty.isHidden()
    page.dealt.setChecked(True)
    settle(qtbot, window)
    assert page.review.back.isVisible()
    page.review.back.click()
    settle(qtbot, window)
    assert [each.state for each in rows(app, Reply)] == [ReplyState.NEW]


def test_a_folder_is_looked_in_and_left_as_it_is(
    app: App, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    path = saved(inbox / "a.eml", carers=b"PK")
    before = path.read_bytes()
    page = open_page(window, qtbot)

    page.bringing.look_in_folder(inbox)
    settle(qtbot, window)
    page.bringing.look_now()
    settle(qtbot, window)

    assert page.list.count() == 1
    assert path.read_bytes() == before
    assert page.bringing.where.text().startswith(
        f"Saved messages are looked for in {inbox} while this page is open."
    )
    assert page.bringing.timer.isActive()
    saved(inbox / "b.eml")
    page.bringing.timer.timeout.emit()
    settle(qtbot, window)
    assert page.list.count() == 2
    window.go("requests", None)
    settle(qtbot, window)
    assert not page.bringing.timer.isActive()


def test_what_is_no_message_is_said(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = open_page(window, qtbot)
    bad = tmp_path / "bad.eml"
    bad.write_bytes(b"%PDF-1.7")
    good = saved(tmp_path / "a.eml")

    page.take_files([bad, good])
    settle(qtbot, window)
    assert "bad.eml is not a saved e-mail: it is a PDF." in window.notice.words.text()
    page.take_files([good])
    settle(qtbot, window)

    assert "a.eml: this message came before, and is kept once." in window.notice.words.text()
    assert page.list.count() == 1


def test_a_form_that_came_with_a_reply_is_brought_in_from_there(
    app: App, ada: Person, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = write_chases(app, ChaseOrder(with_form=True)).folder
    draft = message_from_bytes((folder / "Ada Brook.eml").read_bytes(), policy=email.policy.default)
    (attached,) = draft.iter_attachments()
    form = tmp_path / "form.xlsx"
    form.write_bytes(attached.get_content())
    filled_in(form, {1: {"Answer": "Adopted in May", "Not held because": ""}, 99: {"Answer": "x"}})
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Ada Brook <ada.brook@northmoor.example>", "Form"
    mail.set_content("Attached")
    mail.add_attachment(form.read_bytes(), maintype="application", subtype="x", filename="form.xlsx")
    (tmp_path / "a.eml").write_bytes(mail.as_bytes())
    page = open_page(window, qtbot)

    page.take_files([tmp_path / "a.eml"])
    settle(qtbot, window)
    (card,) = page.review.cards
    assert (card.form.isHidden(), card.what.currentText()) == (False, LEAVE)
    card.form.click()
    settle(qtbot, window)
    dialog = page.findChildren(AnswerFormDialog)[-1]
    assert [each.answer for each in dialog.chosen] == ["Adopted in May"]
    dialog.take.click()
    settle(qtbot, window)

    (request,) = rows(app, Request)
    assert (request.state, request.answer) == (RequestState.ANSWERED, "Adopted in May")
    assert rows(app, Reply)[0].state is ReplyState.FILED
