"""Run by itself: opens a bare window, or ours, and prints how long after its birth each thing was seen.

``python first_paint.py bare`` or ``python first_paint.py WORKSPACE``; the birth in nanoseconds is in BORN_AT.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Any

BORN_AT = int(os.environ["BORN_AT"])


def say(what: str) -> None:
    print(what, (time.time_ns() - BORN_AT) / 1e6, flush=True)


def bare() -> None:
    """As Qt for Python's own first example: a window with a centred label."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
            super().paintEvent(event)
            say("frame")
            qt.quit()

    qt = QApplication(["bare"])
    window = Window()
    window.setCentralWidget(QLabel("Hello", alignment=Qt.AlignmentFlag.AlignCenter))
    window.resize(1280, 820)
    window.show()
    qt.exec()


def ours(workspace: str) -> None:
    from PySide6.QtWidgets import QAbstractItemView

    from ui import main_window

    class Window(main_window.MainWindow):
        def __init__(self) -> None:
            super().__init__()
            self.painted.connect(self.tell_frame)

        def tell_frame(self) -> None:
            say("frame")
            assert "sqlalchemy" not in sys.modules

        def open(self, *args: Any, **told: Any) -> None:
            super().open(*args, **told)
            assert self.context is not None
            self.context.background.idle.connect(self.tell_page)

        def tell_page(self) -> None:
            """The first page has every answer it asked for."""
            self.repaint()
            rows = max(table.model().rowCount() for table in self.findChildren(QAbstractItemView))
            say(f"page of {rows}")
            self.close()

    main_window.MainWindow = Window  # type: ignore[misc] # the application makes the window that tells
    from ui.application import run_window

    run_window([workspace])


if __name__ == "__main__":
    sys.path.insert(0, str(Path.cwd()))
    bare() if sys.argv[1] == "bare" else ours(sys.argv[1])
