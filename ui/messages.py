"""The only place that interrupts a person: notices in the window, questions, and the calm window for a bug."""

from __future__ import annotations

import platform
import traceback
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from inspection_ready.domain.errors import Cancelled, ExpectedError
from ui.widgets.layout import give_room, say


class Messages(QObject):
    """``noticed`` carries a sentence to the window's notice strip; an empty one takes it away."""

    noticed = Signal(str)

    def __init__(self, window: QWidget, *, sentence: Callable[[ExpectedError], str]) -> None:
        super().__init__(window)
        self._window = window
        self._sentence = sentence

    def tell(self, error: Exception) -> None:
        """An expected error in the notice strip; anything else is a bug and gets its report."""
        if isinstance(error, Cancelled):
            self.noticed.emit("Stopped. Nothing was changed.")
        elif isinstance(error, ExpectedError):
            self.noticed.emit(self._sentence(error))
        else:
            BugReport(error, self._window).open()

    def tell_in(self, line: QLabel, error: Exception) -> None:
        """An expected error in a dialog's own line, where the person is; the notice strip is behind it."""
        if isinstance(error, ExpectedError):
            say(line, self._sentence(error))
        else:
            self.tell(error)

    def notice(self, sentence: str) -> None:
        self.noticed.emit(sentence)

    def clear(self) -> None:
        self.noticed.emit("")

    def in_words(self, error: ExpectedError) -> str:
        return self._sentence(error)

    def ask(self, question: str, *, choices: Sequence[str], detail: str = "") -> int | None:
        """Which of ``choices`` (an index, the first is the default); None where it was closed unanswered."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle("Inspection Ready")
        box.setTextFormat(Qt.TextFormat.PlainText)  # a title may look like HTML
        box.setText(question)
        box.setInformativeText(detail)
        buttons = [box.addButton(words, QMessageBox.ButtonRole.ActionRole) for words in choices]
        box.setDefaultButton(buttons[0])
        stay = box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
        box.setEscapeButton(stay)
        box.exec()
        pressed = box.clickedButton()
        box.deleteLater()
        return next((index for index, button in enumerate(buttons) if button is pressed), None)


class BugReport(QDialog):
    """For what should never happen: calm words, what was kept, and a report that can be copied."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Something went wrong")
        self._report = report_of(error)
        words = QLabel(
            "Something went wrong in Inspection Ready. It is not something you did.\n\n"
            "What you had saved is kept; the last thing you asked for was not done. You can go on working. "
            "If it happens again, send this report to whoever supports the app:"
        )
        words.setWordWrap(True)
        self.text = QPlainTextEdit(self._report)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Report")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy_button = QPushButton("Copy the report")
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self.copy_button.clicked.connect(self.copy)
        layout = QVBoxLayout(self)
        for widget in (words, self.text, buttons):
            layout.addWidget(widget)
        give_room(self, letters=80, lines=22)

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)


def report_of(error: BaseException) -> str:
    """Versions and the trace; no value of any record is in it by our doing, but a message may carry one."""
    trace = "".join(traceback.format_exception(error))
    return (
        f"Inspection Ready\nPython {platform.python_version()}, Qt {qVersion()}, {platform.platform()}\n\n"
        f"{trace}"
    )
