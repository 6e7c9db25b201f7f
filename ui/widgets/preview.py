"""The pages of a PDF as pictures, and the words of the page beside them for those who do not see the picture."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QScrollArea, QSplitter, QVBoxLayout, QWidget

from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, say, words

FIT = "Fit the width"
ZOOMS = (50, 75, 100, 125, 150, 200)
A4_ACROSS = 595.3
"""Points; a page is taken for upright A4 until its picture says otherwise."""
MARGIN = 24
"""Pixels beside a page that fits: its scroll bar, and some air."""
SETTLED = 150
"""Milliseconds after the last change of width before the page is drawn again."""
POINT = 96 / 72
"""Pixels of a point at 96 dots an inch."""


class Picture(Protocol):
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def pixels(self) -> bytes: ...


class Preview(QWidget):
    """Asks for one page at a time with ``page_wanted`` and is given it with ``show_page``."""

    page_wanted = Signal(int, float)
    """Which, from 0, and the scale: 1 makes a point a pixel."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        words_at: Qt.Orientation = Qt.Orientation.Horizontal,
    ) -> None:
        """``words_at``: the words of the page stand beside the picture, or under it."""
        super().__init__(parent)
        self.index = 0
        self._scale = 1.0
        self._across = A4_ACROSS
        self.count = 0
        self.title = ""
        self.picture = QLabel(self)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.area = _Paper(self)
        self.area.setWidget(self.picture)
        self.area.turned.connect(self.turn)
        self._settling = QTimer(self, interval=SETTLED, singleShot=True)
        self._settling.timeout.connect(self._fit_again)
        self.area.resized.connect(self._settling.start)
        self.words = QPlainTextEdit(self)
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName("Words of the page")
        self.empty = words("", "help")
        self._make_tools()
        self.split = QSplitter(words_at, self)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.area)
        self.split.addWidget(self.words)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 0)
        self.split.setSizes([700, 240])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget, stretch in ((self.tools, 0), (self.empty, 0), (self.split, 1)):
            layout.addWidget(widget, stretch)
        self.clear("")

    def clear(self, sentence: str) -> None:
        """Nothing to show; the sentence says why."""
        self.count = 0
        say(self.empty, sentence)
        self.split.hide()
        self._say_place()

    def show_document(self, count: int, *, title: str) -> None:
        """A document of so many pages; the page on view stays where it was while it has so many."""
        self.index = min(self.index, max(count - 1, 0)) if title == self.title else 0
        self.count, self.title = count, title
        self.empty.hide()
        self.split.show()
        self._ask()

    def show_page(self, picture: Picture, said: str) -> None:
        stride = picture.width * 3
        image = QImage(picture.pixels, picture.width, picture.height, stride, QImage.Format.Format_RGB888)
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self.picture.setPixmap(pixmap)
        self.picture.resize(pixmap.deviceIndependentSize().toSize())
        name = f"Picture of page {self.index + 1} of {self.title}"
        for widget in (self.area, self.picture):
            widget.setAccessibleName(name)
        self.words.setPlainText(said.strip())
        self._say_place()
        across = picture.width / self._scale
        if abs(across - self._across) > 1:  # it lies on its side, or is no A4
            self._across = across
            self._fit_again()

    def turn(self, by: int) -> None:
        index = min(max(self.index + by, 0), self.count - 1)
        if self.count and index != self.index:
            self.index = index
            self.area.verticalScrollBar().setValue(0)
            self._ask()

    def _ask(self) -> None:
        if not self.count:
            return
        self._scale = self._wanted_scale() * self.devicePixelRatioF()
        self.page_wanted.emit(self.index, self._scale)
        self._say_place()

    def _wanted_scale(self) -> float:
        if self._fits:
            return max(self.area.width() - MARGIN, 100) / self._across
        return ZOOMS[self.zoom.currentIndex() - 1] / 100 * POINT

    @property
    def is_settling(self) -> bool:
        """The page is to be drawn again, for a width that has just changed."""
        return self._settling.isActive()

    @property
    def _fits(self) -> bool:
        return self.zoom.currentIndex() == 0

    def _fit_again(self) -> None:
        if self._fits:
            self._ask()

    def _say_place(self) -> None:
        self.place.setText(f"Page {self.index + 1} of {self.count}" if self.count else "")
        self.before.setEnabled(self.index > 0)
        self.after.setEnabled(self.index < self.count - 1)
        self.tools.setVisible(self.count > 0)

    def _make_tools(self) -> None:
        self.tools = QWidget(self)
        self.before = button("Page before")
        self.after = button("Next page")
        self.place = QLabel(self.tools)
        self.zoom = QComboBox(self.tools)
        self.zoom.addItems([FIT, *(f"{each}%" for each in ZOOMS)])
        self.zoom.setAccessibleName("Size of the page")
        self.text = button("Words of the page")
        self.text.setCheckable(True)
        self.text.setChecked(True)
        row = FlowLayout(self.tools)
        for widget in (self.before, self.after, self.place, self.zoom, self.text):
            row.addWidget(widget)
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        self.zoom.currentIndexChanged.connect(self._ask)
        self.text.toggled.connect(self.words.setVisible)


class _Paper(QScrollArea):
    """Page Up and Page Down turn the page once there is nothing more to scroll."""

    turned = Signal(int)
    resized = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setAccessibleName("Picture of the page")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_PageDown and bar.value() == bar.maximum():
            self.turned.emit(1)
        elif event.key() == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            self.turned.emit(-1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.resized.emit()
