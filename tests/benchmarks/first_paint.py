"""Run by itself: opens a bare window, or ours, and prints how long after its birth each thing was seen, and the
processor time the process had taken by then: both in milliseconds.

``python first_paint.py bare`` or ``python first_paint.py WORKSPACE``; the birth in nanoseconds is in BORN_AT.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Any

SLOW = {"sqlalchemy", "alembic", "holidays", "reportlab", "docx", "lxml", "PIL", "python_calamine"}
BORN_AT = int(os.environ["BORN_AT"])


def say(what: str) -> None:
    print(f"{what}|{(time.time_ns() - BORN_AT) / 1e6}|{time.process_time() * 1e3}", flush=True)


def refuse_slow() -> None:
    """Ends the process at once: in a slot an assertion would be shown as a bug, and waited for."""
    found = sorted(SLOW & set(sys.modules))
    if found:
        print("imported too early:", *found, file=sys.stderr, flush=True)
        os._exit(1)


def modules() -> int:
    """Of the program itself."""
    return sum(name.split(".")[0] in {"inspection_ready", "ui"} for name in sys.modules)


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
    from PySide6.QtWidgets import QTableWidget

    from ui import main_window, opening

    opening.PATIENCE = 60.0  # on a busy machine too, nothing is opened before the rows are there

    class Window(main_window.MainWindow):
        def __init__(self) -> None:
            super().__init__()
            self.painted.connect(self.tell_frame)

        def tell_frame(self) -> None:
            say("frame")
            refuse_slow()

        def look(self, *args: Any, **told: Any) -> None:
            super().look(*args, **told)
            self.repaint()
            say(f"page of {self.row_count()}")
            print(f"modules {modules()}", file=sys.stderr, flush=True)
            refuse_slow()

        def open(self, *args: Any, **told: Any) -> None:
            super().open(*args, **told)
            assert self.context is not None
            self.context.background.idle.connect(self.tell_whole)

        def tell_whole(self) -> None:
            """The workspace is open, and the first page has every answer it asked for."""
            self.repaint()
            say("whole")
            self.close()

        def row_count(self) -> int:
            """Of the page's own tables: the list of pages beside it is there with the frame."""
            assert self.page is not None
            return sum(table.rowCount() for table in self.page.findChildren(QTableWidget))

    main_window.MainWindow = Window  # type: ignore[misc] # the application makes the window that tells
    from ui.application import run_window

    run_window([workspace])


if __name__ == "__main__":
    sys.path.insert(0, str(Path.cwd()))
    bare() if sys.argv[1] == "bare" else ours(sys.argv[1])
