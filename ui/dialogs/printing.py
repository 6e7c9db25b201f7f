"""What of a pack to print, on which printer, and how far it is. The window stays free meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from inspection_ready.phrases.values import count_of
from ui.models.printables import Printable
from ui.printing import Ended, Printing, sides_of
from ui.widgets.layout import button, give_room, scrolling, words
from ui.widgets.working import Working

if TYPE_CHECKING:
    from ui.page import Context

NO_PRINTER = (
    "No printer is set up on this computer. Open the folder, and send the files to somebody who has one; "
    "or ask your IT support."
)
NOT_TAKEN = "The printer did not take all of it. Look at the printer, then print again."
STOPPED = "Stopped. The printer may still finish the pages it has."
LETTERS = 60


def has_printer() -> bool:
    return bool(QPrinterInfo.availablePrinterNames())


def ask_printer(parent: QWidget, *, pages: int) -> QPrinter | None:
    """The system's own window: which printer, which pages, how many copies. None where it was closed."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    answer = dialog.exec()
    dialog.deleteLater()
    return printer if answer == QDialog.DialogCode.Accepted else None


class PrintDialog(QDialog):
    def __init__(
        self, printables: Sequence[Printable], context: Context, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Print")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._printing: Printing | None = None
        self._printables = tuple(printables)
        self.boxes = [
            QCheckBox(f"{each.title} ({count_of(each.pages, 'page')})", self) for each in printables
        ]
        self.total = words("")
        self.problem = words("", "problem")
        self.problem.hide()
        self.go = button("Choose the printer", role="main")
        self.leave = button("Cancel")
        self.working = Working()
        self.working.hide()
        self._lay_out()
        for box in self.boxes:
            box.setChecked(True)
            box.toggled.connect(self._count)
        self.go.clicked.connect(self.print_now)
        self.leave.clicked.connect(self.reject)
        self.working.cancelled.connect(self.stop)
        self._count()
        self.go.setFocus()

    @property
    def chosen(self) -> tuple[Printable, ...]:
        return tuple(each for each, box in zip(self._printables, self.boxes, strict=True) if box.isChecked())

    def print_now(self) -> None:
        if not has_printer():
            self._say(NO_PRINTER)
            return
        sides = sides_of(file for each in self.chosen for file in each.files)
        printer = ask_printer(self, pages=len(sides))
        if printer is None:
            return
        printer.setDocName(self.windowTitle())
        self._printing = Printing(printer, sides, self._context.background, self)
        self._printing.progressed.connect(self._show_progress)
        self._printing.ended.connect(self._ended)
        self._printing.failed.connect(self._failed)
        self._show_working()
        self._printing.start()

    def stop(self) -> None:
        if self._printing is not None:
            self._printing.stop()

    def reject(self) -> None:
        """Closing the window while it prints stops it."""
        if self._printing is not None:
            self.stop()
        else:
            super().reject()

    # inside

    def _show_progress(self, done: int, total: int) -> None:
        self.working.show_progress(done, total)
        self.working.words.setText(f"Given to the printer: {done} of {count_of(total, 'page')}.")

    def _show_working(self) -> None:
        self.choosing.hide()
        self.problem.hide()
        self.working.say("Drawing the first page ...", can_cancel=True)
        self.working.show()
        self.working.cancel.setFocus()

    def _ended(self, how: Ended) -> None:
        printing, self._printing = self._printing, None
        assert printing is not None
        match how:
            case Ended.DONE:
                self._context.said(f"Given to the printer: {count_of(printing.count, 'page')}.", None)
                self.accept()
            case Ended.STOPPED:
                self._context.messages.notice(STOPPED)
                super().reject()
            case Ended.NOT_TAKEN:
                self._go_back(NOT_TAKEN)

    def _failed(self, error: Exception) -> None:
        self._printing = None
        self._context.messages.tell(error)
        super().reject()

    def _go_back(self, sentence: str) -> None:
        self.working.hide()
        self.choosing.show()
        self._say(sentence)
        self.go.setFocus()

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()
        give_room(self, letters=LETTERS)

    def _count(self) -> None:
        pages = sum(each.pages for each in self.chosen)
        self.total.setText(
            f"Together {count_of(pages, 'page')}. Each on paper of its own size, where the printer has it."
        )
        self.go.setEnabled(pages > 0)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        for box in self.boxes:
            column.addWidget(box)
        column.addStretch(1)
        buttons = QDialogButtonBox()
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.leave, QDialogButtonBox.ButtonRole.RejectRole)
        self.choosing = QWidget(self)
        inner = QVBoxLayout(self.choosing)
        inner.setContentsMargins(0, 0, 0, 0)
        parts: tuple[tuple[QWidget, int], ...] = (
            (words("What to print:"), 0),
            (scrolling(inside, "What to print"), 1),
            (self.total, 0),
            (buttons, 0),
        )
        for widget, stretch in parts:
            inner.addWidget(widget, stretch)
        layout = QVBoxLayout(self)
        for widget in (self.choosing, self.working, self.problem):
            layout.addWidget(widget)
        give_room(self, letters=LETTERS, lines=10 + 2 * len(self.boxes))
