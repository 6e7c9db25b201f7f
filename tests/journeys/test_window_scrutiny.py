"""Through the window: evidence is signed and released, looked into for scrutiny, and what may go is disposed of."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from inspection_ready.domain.evidence import Evidence, EvidenceStatus
from inspection_ready.domain.heads import heads_in
from inspection_ready.phrases.verifying import verdict_lines
from inspection_ready.services.printed_heads import text_of
from inspection_ready.services.releases import make_release
from inspection_ready.services.verify import verify
from tests.plugins.window import OpenWindow, settle
from tests.services.releasing import Releasing
from ui.dialogs.reason import ReasonDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.main_window import MainWindow
    from ui.pages.evidence import EvidencePage


def at_scrutiny(window: MainWindow, qtbot: QtBot, evidence_id: int) -> EvidencePage:
    window.go("evidence", evidence_id)
    settle(qtbot, window)
    page = cast("EvidencePage", window.page)
    page.panel.tabs.setCurrentWidget(page.scrutinies.part)
    settle(qtbot, window)
    return page


def dispose(page: EvidencePage, window: MainWindow, qtbot: QtBot) -> None:
    page.scrutinies.part.dispose.click()
    dialog = page.findChildren(ReasonDialog)[-1]
    dialog.text.setPlainText("Six years are over")
    dialog.do.click()
    settle(qtbot, window)


def test_what_left_is_looked_into_and_stays_and_what_may_go_goes(
    app: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    council = Releasing(app, tmp_path / "from").begin()
    _, released = council.signed("Your carers survey", "IR1", "Carers survey")
    old = council.evidence("Old plan")
    make_release(app)
    window = open_window(app)

    page = at_scrutiny(window, qtbot, released.id)
    saved = tmp_path / "record.pdf"
    page.scrutinies.save_to(saved)
    settle(qtbot, window)
    dispose(page, window, qtbot)
    refused = window.notice.words.text()
    page = at_scrutiny(window, qtbot, old.id)
    dispose(page, window, qtbot)

    assert "Signed by Dana Okafor" in text_of(saved)
    assert verify(app, against=str(saved)).ok
    assert heads_in(text_of(saved))
    assert "is in release 1, so it cannot be disposed of" in refused
    items = {each.reference: each for each in app.read(lambda reader: reader.register(Evidence).all())}
    assert (items["E1"].title, items["E2"].title) == ("Carers survey", "Disposed of")
    assert items["E2"].status is EvidenceStatus.NOT_HELD
    assert any("The evidence E2 was disposed of on" in line for line in verdict_lines(verify(app)))
