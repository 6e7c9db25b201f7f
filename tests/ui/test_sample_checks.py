"""Sample checks through the window: what was looked at, and what to look at next."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtTest import QTest

from inspection_ready.domain.evidence import Evidence, EvidenceStatus, Quality
from inspection_ready.domain.sample_checks import SampleCheck
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record
from tests.plugins.window import OpenWindow, settle
from ui.dialogs.look_next import NOTHING, LookNextDialog
from ui.pages.evidence import EvidencePage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.main_window import MainWindow


def open_page(window: MainWindow, qtbot: QtBot, target: int | None = None) -> EvidencePage:
    window.go("evidence", target)
    settle(qtbot, window)
    return cast("EvidencePage", window.page)


def test_a_look_is_noted_with_what_was_found(app: App, open_window: OpenWindow, qtbot: QtBot) -> None:
    app.do(use_shipped_regime)
    report = app.do(add_record, Evidence(title="Report", status=EvidenceStatus.HELD)).result
    window = open_window(app)
    page = open_page(window, qtbot, report.id)
    assert not page.checks.none.isHidden()

    page.checks.quality.setCurrentIndex(page.checks.quality.findData(Quality.WEAK))
    QTest.keyClicks(page.checks.found, "No dates in it")
    page.checks.look.click()
    settle(qtbot, window)

    (check,) = app.read(lambda reader: reader.register(SampleCheck).all())
    assert (check.evidence_id, check.quality, check.found) == (report.id, Quality.WEAK, "No dates in it")
    assert page.checks.table.words()[0][1:] == ["Weak", "No dates in it"]
    assert page.form.rows["quality"].editor.value() is Quality.WEAK
    window.undo_last()
    settle(qtbot, window)
    assert page.checks.table.isHidden()


def test_judging_in_the_form_is_a_look(app: App, open_window: OpenWindow, qtbot: QtBot) -> None:
    app.do(use_shipped_regime)
    report = app.do(add_record, Evidence(title="Report", status=EvidenceStatus.HELD)).result
    window = open_window(app)
    page = open_page(window, qtbot, report.id)

    page.form.rows["quality"].editor.set_value(Quality.FAIR)
    page.save()
    settle(qtbot, window)

    (check,) = app.read(lambda reader: reader.register(SampleCheck).all())
    assert (check.evidence_id, check.quality) == (report.id, Quality.FAIR)
    assert page.checks.table.words()[0][1:] == ["Fair", ""]
    page.form.rows["team"].editor.set_value("Carers")
    page.save()
    settle(qtbot, window)
    assert len(app.read(lambda reader: reader.register(SampleCheck).all())) == 1


def test_what_is_next_is_gone_to(app: App, open_window: OpenWindow, qtbot: QtBot) -> None:
    app.do(use_shipped_regime)
    report = app.do(add_record, Evidence(title="Report", status=EvidenceStatus.HELD)).result
    window = open_window(app)
    page = open_page(window, qtbot)

    page.next.click()
    settle(qtbot, window)
    dialog = page.findChildren(LookNextDialog)[-1]
    assert dialog.table.words() == [["E1 Report", "Never looked at"]]
    dialog.go.click()
    settle(qtbot, window)

    assert page.form.before is not None
    assert page.form.before.id == report.id


def test_with_nothing_held_it_says_so(app: App, open_window: OpenWindow, qtbot: QtBot) -> None:
    app.do(use_shipped_regime)
    window = open_window(app)
    page = open_page(window, qtbot)

    page.next.click()
    settle(qtbot, window)

    dialog = page.findChildren(LookNextDialog)[-1]
    assert dialog.told.text() == NOTHING
    assert not dialog.go.isEnabled()
