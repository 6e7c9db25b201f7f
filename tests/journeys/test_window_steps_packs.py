"""The steps of the notification on the sample council: making its pack, and looking only."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton

from inspection_ready.bootstrap import open_app
from inspection_ready.domain.filing import Pack
from inspection_ready.domain.notification_steps import Step
from inspection_ready.services.inspection import notify
from inspection_ready.services.packs import make_pack
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.sample import fill_sample
from tests.journeys.hands import Hands, held
from tests.journeys.steps import NINE, TEN, page_of, states
from tests.plugins.window import OpenWindow, settle
from ui.dialogs.printing import PrintDialog
from ui.main_window import MainWindow
from ui.pages.packs import PacksPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from tests.fakes import StillClock
    from ui.pack_making import PackMaking


ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def rich(app: App, clock: StillClock) -> App:
    clock.moment = TEN
    app.do(use_shipped_regime, "cqc")
    app.do(fill_sample)
    app.do(notify, received=NINE)
    return app


@pytest.fixture
def window(open_window: OpenWindow, rich: App) -> MainWindow:
    return open_window(rich)


def test_pack_that_is_stopped_leaves_nothing_and_the_step_as_it_was(
    rich: App, window: MainWindow, hands: Hands, qtbot: QtBot
) -> None:
    window.go("notification", "pack")
    hands.wait()
    before = states(window)[5]
    with qtbot.waitSignal(packing_of(window).progressed):
        page_of(window).pack.box.maker.make.click()  # a person's Space would wait for the end of it
    with qtbot.waitSignal(packing_of(window).ended):
        page_of(window).pack.box.maker.working.cancel.click()
    hands.wait()

    assert held(rich, Pack) == ()
    assert [path.name for path in rich.workspace.packs.iterdir()] == []
    assert window.notice.words.text() == "Stopped. No pack was made, and nothing of it is left."
    assert (before, states(window)[5]) == ("Not started", "Not started")
    assert page_of(window).pack.box.maker.make.isVisible()


def test_pack_whose_making_was_killed_is_made_again(
    rich: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = shutil.copytree(rich.workspace.folder, tmp_path / "killed" / rich.workspace.folder.name)
    command = [sys.executable, "-m", "inspection_ready", "packs", "--workspace", str(folder)]
    making = subprocess.Popen(
        command,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    qtbot.waitUntil(lambda: any((folder / "packs").glob(".building-*/*.docx")), timeout=60_000)
    making.kill()
    making.wait()
    app = open_app(folder)
    window = open_window(app)
    window.go("notification", "pack")
    settle(qtbot, window)
    before, left = states(window)[5], [path.name for path in app.workspace.packs.iterdir()]
    page_of(window).pack.box.maker.make.click()
    settle(qtbot, window)

    assert (before, left) == ("Not started", [])
    assert [pack.number for pack in held(app, Pack)] == [1]
    assert states(window)[5].startswith("Done: Pack 1")


def packing_of(window: MainWindow) -> PackMaking:
    assert window.context is not None
    return window.context.packing


def test_pack_that_is_made_in_a_step_is_seen_on_the_page_of_packs_and_not_made_twice(
    rich: App, window: MainWindow, qtbot: QtBot
) -> None:
    window.go("packs")
    settle(qtbot, window)
    packs = cast("PacksPage", window.page)
    window.go("notification", "pack")
    settle(qtbot, window)
    page_of(window).pack.box.maker.make.click()
    seen = packs.maker.working.words.text(), packs.maker.make.isVisibleTo(packs.maker)
    packing_of(window).make(("key-dates",))
    settle(qtbot, window)
    page_of(window).pack.box.result.look.click()
    settle(qtbot, window)

    assert seen == ("Making Pack 1 ...", False)
    assert [pack.number for pack in held(rich, Pack)] == [1]
    assert window.place == "packs"
    assert packs.made.list.currentItem().text().startswith("Pack 1, made at")
    assert packs.tabs.currentIndex() == 1


def test_folder_is_opened_and_documents_are_offered_to_print(
    rich: App, window: MainWindow, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    filed = make_pack(rich).filed
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    window.go("notification", "pack")
    hands.wait()
    result = page_of(window).pack.box.result
    result.folder.click()
    result.print.click()
    dialog = page_of(window).findChildren(PrintDialog)[0]

    assert opened == [str(filed.folder)]
    assert [box.text().partition(" (")[0] for box in dialog.boxes][:3] == [
        "About this pack",
        "Key dates",
        "Key dates: wall chart",
    ]
    dialog.leave.click()


def test_looking_only_shows_everything_and_offers_no_change(
    open_window: OpenWindow, rich: App, qtbot: QtBot
) -> None:
    make_pack(rich, only=["key-dates"])
    window = open_window(rich, look_only=True)
    window.go("notification")
    settle(qtbot, window)
    page = page_of(window)
    offered = []
    for step in Step:
        page.go_to(step)
        offered += [
            each.text()
            for each in page.frames[step].findChildren(QAbstractButton)
            if each.isVisible() and each.isEnabled() and each.text()
        ]

    assert [
        each for each in offered if not each.startswith(("Step before", "Next step", "Go to", "Show "))
    ] == [
        "Read or change the letter",
        "Look at it",
        "Open its folder",
        "Print it",
    ]
    assert states(window)[0].startswith("Done: received")
    assert not page.letters.goes_to.list.item(0).flags() & Qt.ItemFlag.ItemIsUserCheckable


def test_looking_only_before_the_notification_starts_no_clock(
    open_window: OpenWindow, app: App, qtbot: QtBot
) -> None:
    window = open_window(app, look_only=True)
    window.go("notification")
    settle(qtbot, window)

    assert not page_of(window).message.form.start.isEnabled()
