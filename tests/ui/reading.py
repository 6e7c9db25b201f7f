"""A window as a screen reader and a keyboard meet it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

R = QAccessible.Role
SILENT = {
    R.NoRole, R.Client, R.Window, R.Pane, R.Grouping, R.LayeredPane, R.Splitter, R.Separator, R.ScrollBar,
    R.Grip, R.StaticText, R.Border, R.TitleBar, R.Whitespace, R.Indicator, R.Cell, R.RowHeader,
}  # fmt: skip
"""Roles that need no name of their own: what is inside them has one, or there is nothing to do with them."""
TAB_LIMIT = 200


def walk(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Everything that can be seen. The cells of a table are its children one by one: the first rows tell enough."""
    yield interface
    for number in range(min(interface.childCount(), 40)):
        child = interface.child(number)
        if child.isValid() and not child.state().invisible:
            yield from walk(child)


def nameless(window: QWidget) -> list[str]:
    top = QAccessible.queryAccessibleInterface(window)
    found = []
    for each in walk(top):
        needs_name = each.role() not in SILENT
        if needs_name and not each.text(QAccessible.Text.Name).strip():
            thing = each.object()
            found.append(f"{each.role().name} {type(thing).__name__} {thing.objectName()}")
    return found


def tab_order(window: QWidget) -> list[QWidget]:
    passed: list[QWidget] = []
    for _ in range(TAB_LIMIT):
        at = QApplication.focusWidget()
        assert at is not None
        if passed and at is passed[0]:
            return passed
        passed.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never came back to where it began; it ends among {passed[-6:]}")


def reachable(window: QWidget) -> set[QWidget]:
    """What ought to be reached: seen, enabled, and wanting the keyboard by Tab."""
    return {
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    }
