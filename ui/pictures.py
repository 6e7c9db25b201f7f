"""A picture of every page on the sample council: ``python -m ui.pictures FOLDER``.

Light, dark, and both with text at 200%; for people to look at, no test compares them.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from inspection_ready.bootstrap import create_app
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.notification_steps import Step
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.services.notification import notify_and_pack
from inspection_ready.services.on_site import on_site_and_pack
from ui.main_window import MainWindow
from ui.navigation import PLACES
from ui.start_page import RefusalPage, StartPage
from ui.theme import Look, Theme, apply

if TYPE_CHECKING:
    from inspection_ready.services.app import App

LOOKS = {
    "light": Look(Theme.LIGHT),
    "dark": Look(Theme.DARK),
    "large": Look(Theme.LIGHT, 200),
    "large-dark": Look(Theme.DARK, 200),
}
VISIT_AFTER = dt.timedelta(weeks=10)
PATIENCE = 60
"""Seconds for one page to be filled."""


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        sys.stderr.write("Say which folder the pictures go to: python -m ui.pictures FOLDER\n")
        return 2
    out = Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    qt = QApplication(["pictures"])
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        app = create_app(Path(folder) / "Northmoor.inspection", name="Northmoor", sample=True)
        for name, look in LOOKS.items():
            apply(qt, look)
            for page, window in _pages(qt, app):
                window.grab().save(str(out / f"{page}-{name}.png"))
        app.workspace.close()
        notified = create_app(Path(folder) / "Notified.inspection", name="Northmoor", sample=True)
        notify_and_pack(notified, received=on_the_clock(notified.clock.now()))
        for name, look in LOOKS.items():
            apply(qt, look)
            for page, window in _steps_of(qt, notified):
                window.grab().save(str(out / f"{page}-{name}.png"))
        visit = on_the_clock(notified.clock.now()).date() + VISIT_AFTER
        on_site_and_pack(notified, first=visit, last=visit)
        for name, look in LOOKS.items():
            apply(qt, look)
            for page, window in _packs_of(qt, notified):
                window.grab().save(str(out / f"{page}-{name}.png"))
        notified.workspace.close()
    return 0


def _pages(qt: QApplication, app: App) -> Iterator[tuple[str, MainWindow]]:
    window = MainWindow()
    window.draw_icons()
    window.show()
    window.show_instead(StartPage((str(Path.home() / "Northmoor.inspection"),)))
    yield "start", window
    sentence = "jbloggs on LAPTOP-7 has had this workspace open since 1 December 2026."
    window.show_instead(RefusalPage(Path("Northmoor.inspection"), sentence, can_look=True))
    yield "refusal", window
    window.open(app, name="Northmoor", sentence=error_sentence, look_only=False)
    for place in PLACES:
        window.go(place.id)
        _settle(qt, window)
        yield place.id, window
        yield from _records(qt, window, place.id)
    # the workspace is needed for the next look: only the threads end
    assert window.context is not None
    window.context.background.stop()
    window.hide()


@contextmanager
def _opened(app: App) -> Iterator[MainWindow]:
    """The workspace stays open for the next look: only the window's threads end."""
    window = MainWindow()
    window.draw_icons()
    window.show()
    window.open(app, name="Northmoor", sentence=error_sentence, look_only=False)
    yield window
    assert window.context is not None
    window.context.background.stop()
    window.hide()


def _steps_of(qt: QApplication, app: App) -> Iterator[tuple[str, MainWindow]]:
    """Every step of a notification that came, and the list of them where a step takes its place."""
    from ui.pages.notification import NotificationPage  # slow import: SQLAlchemy

    with _opened(app) as window:
        window.go("notification")
        _settle(qt, window)
        page = window.page
        assert isinstance(page, NotificationPage)
        for number, step in enumerate(Step, 1):
            page.go_to(step)
            page.enter()
            _settle(qt, window)
            yield f"notified-{number}-{step}", window
        page.show_list()
        _settle(qt, window)
        yield "notified-list", window


def _packs_of(qt: QApplication, app: App) -> Iterator[tuple[str, MainWindow]]:
    """The next pack after another, and one that was made, with what changed."""
    from ui.pages.packs import PacksPage  # slow import: SQLAlchemy

    with _opened(app) as window:
        window.go("packs")
        _settle(qt, window)
        page = window.page
        assert isinstance(page, PacksPage)
        yield "packs-next", window
        page.tabs.setCurrentIndex(1)
        _settle(qt, window)
        while page.made.preview.is_settling:
            qt.processEvents()
        _settle(qt, window)
        yield "packs-made", window


def _records(qt: QApplication, window: MainWindow, place: str) -> Iterator[tuple[str, MainWindow]]:
    """A register's first record, under each of its tabs."""
    from ui.register_page import RegisterPage  # slow import: SQLAlchemy, which the first pictures do without

    page = window.page
    if not isinstance(page, RegisterPage):
        return
    page.list.table.selectRow(0)
    page.edit_current()
    _settle(qt, window)
    for number in range(page.panel.tabs.count()):
        page.panel.tabs.setCurrentIndex(number)
        _settle(qt, window)
        yield f"{place}-{number + 1}", window


def _settle(qt: QApplication, window: MainWindow) -> None:
    assert window.context is not None
    background, until = window.context.background, time.monotonic() + PATIENCE
    qt.processEvents()
    while not background.is_idle and time.monotonic() < until:
        qt.processEvents()
    for _ in range(5):  # layouts settle in a few rounds
        qt.processEvents()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
