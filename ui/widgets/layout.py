"""Small pieces of layout that every page uses."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QWidget,
)

MOST_OF_SCREEN = 0.9


def scrolling(inside: QWidget, name: str) -> QScrollArea:
    """Large text scrolls instead of being cut off."""
    inside.setObjectName("inside")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(name)
    area.setWidget(inside)
    return area


def give_room(window: QWidget, *, letters: int, lines: int = 0) -> None:
    """For a window once it is laid out: wide and high enough for so much text of whatever size, within the screen.

    One that is on view grows, and never shrinks.
    """
    metrics, screen = window.fontMetrics(), window.screen().availableGeometry()
    width = min(metrics.averageCharWidth() * letters, round(screen.width() * MOST_OF_SCREEN))
    layout = window.layout()
    needed = layout.totalHeightForWidth(width) if layout is not None and layout.hasHeightForWidth() else 0
    height = max(metrics.lineSpacing() * lines, needed)
    size = QSize(width, min(height, round(screen.height() * MOST_OF_SCREEN)))
    window.resize(size.expandedTo(window.size()) if window.isVisible() else size)


def words(text: str, role: str = "", *, wrap: bool = True) -> QLabel:
    """``role``: help, count, problem, warning or good; the style sheet knows them."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)  # what people wrote may look like HTML
    label.setWordWrap(wrap)
    if role:
        label.setProperty("role", role)
    return label


def say(line: QLabel, sentence: str) -> None:
    """A line that is there only while it says something."""
    line.setText(sentence)
    line.setVisible(bool(sentence))


def subheading(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)  # as in words
    label.setObjectName("subheading")
    return label


def button(text: str, *, role: str = "", name: str = "") -> QPushButton:
    """``role``: main for the one thing most people come to do, link for something small beside text."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    if role:
        made.setProperty("role", role)
    if name:
        made.setAccessibleName(name)
    return made


def buttons_below(dialog: QDialog, *does: QPushButton, leave: QPushButton) -> QDialogButtonBox:
    """``leave`` closes the dialog, and nothing is done."""
    box = QDialogButtonBox()
    for each in does:
        box.addButton(each, QDialogButtonBox.ButtonRole.ActionRole)
    box.addButton(leave, QDialogButtonBox.ButtonRole.RejectRole)
    box.rejected.connect(dialog.reject)
    return box


def tabbed(name: str, *parts: tuple[QWidget, str]) -> QTabWidget:
    tabs = QTabWidget()
    tabs.setAccessibleName(name)
    tabs.tabBar().setAccessibleName(name)
    for part, title in parts:
        tabs.addTab(part, title)
    return tabs
