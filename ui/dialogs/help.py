"""The help, in a window beside the work."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from ui.help_pages import HELP_PAGES, help_page
from ui.widgets.editors import NoWheel
from ui.widgets.layout import give_room


class HelpDialog(QDialog):
    def __init__(self, page_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.pages = NoWheel(self)
        self.pages.setAccessibleName("Page of the help")
        for page in HELP_PAGES:
            self.pages.addItem(page.title, page.id)
        self.text = QTextBrowser(self)
        self.text.setTabChangesFocus(True)
        self.text.setOpenLinks(False)
        self.pages.currentIndexChanged.connect(lambda: self.show_page(self.pages.currentData()))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget, stretch in ((self.pages, 0), (self.text, 1), (buttons, 0)):
            layout.addWidget(widget, stretch)
        give_room(self, letters=80, lines=32)
        self.show_page(page_id)

    def show_page(self, page_id: str) -> None:
        page = help_page(page_id)
        self.pages.setCurrentIndex(self.pages.findData(page_id))
        self.setWindowTitle(f"{page.title} - Help")
        self.text.setAccessibleName(page.title)
        self.text.setMarkdown(page.text())
        self.text.setFocus()


def show_help(page_id: str, window: QWidget) -> None:
    """In the window of help that is open already, where there is one."""
    dialog = window.findChild(HelpDialog)
    if dialog is None:
        dialog = HelpDialog(page_id, window)
    else:
        dialog.show_page(page_id)
    dialog.show()
    dialog.activateWindow()
