"""Sign-off through the window: who may sign, what waits, what they said and how it is known."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.requests import Request, RequestState
from inspection_ready.domain.sign_sheets import Means, SignSheet, SignSheetLine
from inspection_ready.domain.signatures import Signature, SignedHow
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record
from inspection_ready.services.sign_sheets import make_sheet
from inspection_ready.services.sign_standings import sign_off_rules
from inspection_ready.services.signatures import sign
from tests.plugins.window import OpenWindow, settle
from tests.sign_mails import with_addresses
from tests.signed import all_shown, checked, council, said, standings, version
from ui.dialogs.reason import ReasonDialog
from ui.dialogs.sign_message import SignMessageDialog
from ui.dialogs.sign_rules import SignRulesDialog
from ui.dialogs.signing import SignDialog
from ui.pages.signing import SigningPage

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QDialog
    from pytestqt.qtbot import QtBot

    from inspection_ready.domain.rows import R
    from inspection_ready.services.app import App
    from tests.fakes import StillClock
    from tests.signed import Council
    from ui.main_window import MainWindow
    from ui.pages.evidence import EvidencePage
    from ui.pages.requests import RequestsPage

DASS = "Ada Brook, Director of Adult Social Services"


def rows(app: App, row_type: type[R]) -> tuple[R, ...]:
    return app.read(lambda reader: reader.register(row_type).all())


def open_page(window: MainWindow, qtbot: QtBot) -> SigningPage:
    window.go("signing")
    settle(qtbot, window)
    return cast("SigningPage", window.page)


def the_dialog(page: SigningPage, kind: type[QDialog]) -> QDialog:
    return page.findChildren(kind)[-1]


def ready(app: App, tmp_path: Path) -> tuple[Council, Request]:
    app.do(use_shipped_regime)
    here = council(app)
    return here, checked(here.app, tmp_path)


def test_what_waits_is_recorded_as_agreed_and_says_what_shows_it(
    app: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    _, request = ready(app, tmp_path)
    window = open_window(app)
    page = open_page(window, qtbot)

    assert page.who.text() == f"May sign today: {DASS}."
    assert page.closed.text().startswith("Ben Hill, Service Director, may sign only in the absence of ")
    assert page.lines.table.words() == [
        ["1: How many carers wait?", "The answer in words", "Not signed"],
        ["1: How many carers wait?", "E1 Carers survey, version 1, page 1", "Not signed"],
    ]
    page.lines.table.selectAll()
    assert page.lines.detail.text() == "2 lines are chosen."
    page.agreed.click()
    dialog = cast("SignDialog", the_dialog(page, SignDialog))
    assert [dialog.who.itemText(each) for each in range(dialog.who.count())] == [DASS]
    assert dialog.proves.text().startswith("Nothing will show it besides your word.")
    dialog.save.click()
    settle(qtbot, window)

    assert [each.signer for each in rows(app, Signature)] == ["Ada Brook", "Ada Brook"]
    assert rows(app, Request)[0].state is RequestState.SIGNED
    assert not page.lines.empty.isHidden()
    page.lines.choice.setCurrentText("Signed")
    page.lines.table.selectRow(1)
    assert page.lines.detail.text().startswith(
        f"Signed by {DASS}, at 11am on 20 November 2026.\nIn person, as "
    )
    assert rows(app, Request)[0].id == request.id


def test_an_e_mail_must_be_chosen_before_it_is_recorded(
    app: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    ready(app, tmp_path)
    message = tmp_path / "Agreed.eml"
    message.write_text("From: ada\n\nAgreed")
    window = open_window(app)
    page = open_page(window, qtbot)
    page.lines.table.selectRow(0)

    page.agreed.click()
    dialog = cast("SignDialog", the_dialog(page, SignDialog))
    dialog.how.setCurrentIndex(dialog.how.findData(SignedHow.EMAIL))
    dialog.save.click()
    assert dialog.problem.text() == "Choose the message or the scan."
    assert "can both be forged" in dialog.proves.text()
    dialog.take_proof(message)
    dialog.save.click()
    settle(qtbot, window)

    (signature,) = rows(app, Signature)
    assert signature.proof_name == "Agreed.eml"


def test_not_agreed_needs_the_reason_and_a_signature_is_taken_back_with_one(
    app: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    here, request = ready(app, tmp_path)
    window = open_window(app)
    page = open_page(window, qtbot)
    page.lines.table.selectRow(0)
    page.not_agreed.click()
    dialog = cast("SignDialog", the_dialog(page, SignDialog))
    dialog.save.click()
    assert dialog.note.problem.text() == "Write why"
    dialog.note.editor.set_value("Say since when")
    dialog.save.click()
    settle(qtbot, window)
    assert page.lines.table.words()[0][2] == "Not agreed"

    here.app.do(sign, all_shown(app, request), said(here.dass))
    page.reload()
    settle(qtbot, window)
    page.lines.choice.setCurrentText("Signed")
    page.lines.table.selectAll()
    page.take_back.click()
    why = cast("ReasonDialog", the_dialog(page, ReasonDialog))
    why.text.setPlainText("The figures were last year’s")
    why.do.click()
    settle(qtbot, window)

    assert [each.withdrawn_because for each in rows(app, Signature) if each.is_withdrawn] == [
        "The figures were last year’s"
    ] * 2


def test_a_sheet_is_made_and_what_comes_back_is_held_against_it(
    app: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    here, request = ready(app, tmp_path)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF signed")
    window = open_window(app)
    page = open_page(window, qtbot)

    page.save_to(tmp_path / "Sign-off sheet.docx")
    settle(qtbot, window)
    (sheet,) = rows(app, SignSheet)
    assert (sheet.number, sheet.to_name) == (1, "Ada Brook")
    assert (tmp_path / "Sign-off sheet.docx").read_bytes().startswith(b"PK")
    version(here.app, tmp_path, all_shown(app, request)[1].key[1] or 0, "newer")
    page.came_back.click()
    dialog = cast("SignDialog", the_dialog(page, SignDialog))
    assert dialog.how.currentData() == SignedHow.SHEET
    dialog.against.editor.set_value("no number")
    dialog.take_proof(scan)
    dialog.save.click()
    assert dialog.against.problem.text() == "This names no line and reason: no number"
    dialog.against.editor.set_value("")
    dialog.save.click()
    settle(qtbot, window)

    assert [each.evidence_id for each in rows(app, Signature)] == [None]


def test_where_nobody_can_sign_it_says_so_and_the_rules_say_to_whom_it_goes(
    app: App, open_window: OpenWindow, qtbot: QtBot
) -> None:
    app.do(use_shipped_regime)
    window = open_window(app)
    page = open_page(window, qtbot)
    assert page.who.text().startswith("Nobody can sign, so nothing can be released: ")
    assert not page.agreed.isEnabled()

    page.rules.click()
    dialog = cast("SignRulesDialog", the_dialog(page, SignRulesDialog))
    dialog.goes_to.setText("the Chief Executive")
    dialog.alone.set_ticked(True)
    dialog.save.click()
    settle(qtbot, window)

    assert page.who.text().endswith("Take it to the Chief Executive.")
    assert not app.read(sign_off_rules).own_alone


def test_enter_on_a_line_goes_to_its_request(
    app: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    ready(app, tmp_path)
    window = open_window(app)
    page = open_page(window, qtbot)
    page.lines.table.setCurrentCell(1, 0)
    page.lines.table.setFocus()

    QTest.keyClick(page.lines.table, Qt.Key.Key_Return)
    settle(qtbot, window)

    assert window.place == "requests"


def test_a_signed_file_that_was_written_over_is_told_on_every_page_that_shows_it(
    app: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    here, request = ready(app, tmp_path)
    here.app.do(sign, all_shown(app, request), said(here.dass))
    (_, file) = standings(app, request)
    app.workspace.files.path_of(file.what.files[0].sha256).write_bytes(b"other")
    told = "Not signed any more: the file survey.csv is not byte for byte what was signed."

    window = open_window(app)
    window.go("requests", request.id)
    settle(qtbot, window)
    requests = cast("RequestsPage", window.page)
    window.go("evidence", file.what.key[1])
    settle(qtbot, window)
    evidence = cast("EvidencePage", window.page)
    page = open_page(window, qtbot)
    page.lines.choice.setCurrentText("Changed, taken back or not agreed")

    assert requests.broken.text().startswith(
        "Not signed any more, because a stored file is not byte for byte"
    )
    assert told in requests.work.signing.text()
    assert f"For request 1, version 1: {told}" in evidence.versions.signing.text()
    assert [row[2] for row in page.lines.table.words()] == ["Changed since it was signed"]


def test_a_draft_asks_by_e_mail_about_the_chosen_lines(
    app: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    here, _ = ready(app, tmp_path)
    with_addresses(here)
    window = open_window(here.app)
    page = open_page(window, qtbot)
    page.lines.table.selectRow(1)

    page.message.click()
    dialog = cast("SignMessageDialog", the_dialog(page, SignMessageDialog))
    assert (dialog.who.currentText(), dialog.with_files) == (DASS, True)
    page.write_draft_to(tmp_path / "Ask.eml", dialog.to_id, with_files=dialog.with_files)
    settle(qtbot, window)

    (sheet,) = rows(app, SignSheet)
    data = (tmp_path / "Ask.eml").read_bytes()
    assert (sheet.means, sheet.to_name) == (Means.EMAIL, "Ada Brook")
    assert data.startswith(b"X-Unsent: 1")
    assert b"1 survey.csv" in data
    assert len(rows(app, SignSheetLine)) == 1


def test_a_sheet_signed_in_an_absence_that_is_over_is_recorded_on_its_day(
    app: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, clock: StillClock
) -> None:
    here, request = ready(app, tmp_path)
    day = clock.now().date()
    away = Absence(person_id=here.dass.id, starts_on=day, ends_on=day, told_by="Lin", told_at=clock.now())
    here.app.do(add_record, away)
    here.app.do(make_sheet, all_shown(here.app, request), to_id=here.deputy.id)
    clock.moment = clock.now() + timedelta(days=1)
    scan = tmp_path / "scan.png"
    scan.write_bytes(b"PNG signed")
    window = open_window(here.app)
    page = open_page(window, qtbot)

    page.came_back.click()
    dialog = cast("SignDialog", the_dialog(page, SignDialog))
    assert dialog.who.currentText() == "Ben Hill, Service Director (not today)"
    dialog.take_proof(scan)
    dialog.at.editor.set_value(clock.now() - timedelta(days=1) + timedelta(minutes=1))
    dialog.save.click()
    settle(qtbot, window)

    signed = rows(app, Signature)
    assert [(each.signer, each.acts_as, each.proof_name) for each in signed] == [
        ("Ben Hill", "Service Director", "scan.png")
    ] * 2
    assert {each.digest for each in signed} == {line.digest for line in rows(app, SignSheetLine)}
