"""Formatted text with its toolbar; what is stored is CommonMark."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from inspection_ready.domain.formatted_text import PictureMark
from inspection_ready.domain.merge import field_marks
from inspection_ready.services.formatted_text import formatted, written
from ui.widgets.flow import FlowLayout
from ui.widgets.insert_menu import NO_FACTS, InsertMenu
from ui.widgets.layout import button, say, words
from ui.widgets.markdown_edit import MarkdownEdit

STYLES = ("Ordinary text", "Heading", "Smaller heading", "Smallest heading")
ASKING = frozenset(("Link", "Chart"))
"""Tools that ask something first: the keyboard goes there, not back to the text."""
STYLES_HELP = "Style of the line. Ctrl+Alt+0 for ordinary text, Ctrl+Alt+1 to 3 for headings"
HOW_TO_LEAVE = (
    "In a list, Tab goes a level deeper and Shift+Tab comes back; in a table, Tab goes to the next cell. "
    "Press Esc, then Tab, to leave the text."
)
_WEB_WITHOUT_SCHEME = re.compile(r"(?i)[\w-]+(\.[\w-]+)+([/?#].*)?$")
_SCHEMES = re.compile(r"(?i)(https?://|mailto:|tel:|section:).+")


def link_address(typed: str) -> str:
    """The address meant; "" where it cannot be one."""
    typed = typed.strip()
    if _SCHEMES.match(typed):
        return typed
    if "@" in typed and re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", typed):
        return f"mailto:{typed}"
    return f"https://{typed}" if _WEB_WITHOUT_SCHEME.match(typed) else ""


class MarkdownEditor(QWidget):
    changed = Signal()
    chart_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = MarkdownEdit(self)
        self.edit.setAccessibleDescription(HOW_TO_LEAVE)
        self.plain = QPlainTextEdit(self)
        self.plain.setTabChangesFocus(True)
        self.plain.setAccessibleName("Text as plain CommonMark")
        self.plain.setFont(QFont("monospace"))
        self.notice = words("", "warning")
        self.notice.hide()
        self._filling = False
        self._text = ""
        self._text_of: tuple[bool, int] | None = None
        """Which face, at which revision, the text was last written from: long text is written once a change."""
        self._make_tools()
        self._make_link_row()
        self._lay_out()
        self.edit.textChanged.connect(self._edited)
        self.plain.textChanged.connect(self._edited)
        self.edit.told.connect(self._tell)
        self.edit.look_changed.connect(self._show_look)
        self.edit.link_asked.connect(self.ask_link)
        self.setFocusProxy(self.edit)

    def text(self) -> str:
        """CommonMark, ending with a line end unless it is empty."""
        shown = self.plain.document() if self.is_plain else self.edit.document()
        if self._text_of != (self.is_plain, shown.revision()):
            blocks = formatted(self.plain.toPlainText()) if self.is_plain else self.edit.blocks()
            self._text = written(blocks)
            self._text_of = (self.is_plain, shown.revision())
        return self._text

    def set_text(self, text: str) -> None:
        """What was typed before is gone, and cannot be undone into this text. No ``changed`` is sent."""
        self._filling = True
        self.edit.set_blocks(formatted(text))
        self.plain.setPlainText(text)
        self._filling = False
        self._tell("")
        self.link_row.hide()

    @staticmethod
    def settled(text: str) -> str:
        """What ``text`` gives back for a stored text that nobody touched."""
        return written(formatted(text))

    def add_tool(self, tool: QWidget) -> None:
        """A tool of the page’s own, after ours."""
        self._tool_row.addWidget(tool)

    def type_in(self, text: str) -> None:
        """Where the keyboard is, in whichever face is shown."""
        if self.is_plain:
            self.plain.insertPlainText(text)
            self.plain.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.edit.insertPlainText(text)
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_name(self, name: str) -> None:
        self.edit.setAccessibleName(name)

    def set_read_only(self, read_only: bool) -> None:
        self.edit.setReadOnly(read_only)
        self.plain.setReadOnly(read_only)
        self.tools.setDisabled(read_only)

    @property
    def is_plain(self) -> bool:
        return self.stack.currentWidget() is self.plain

    def show_plain(self, plain: bool) -> None:
        if plain == self.is_plain:
            return
        text = self.text()
        self._filling = True
        if plain:
            self.plain.setPlainText(text)
        else:
            self.edit.set_blocks(formatted(text))
        self._filling = False
        self.stack.setCurrentWidget(self.plain if plain else self.edit)
        self.tools.setDisabled(plain)

    def offer(
        self,
        *,
        facts: Sequence[tuple[str, str]],
        pictures: Sequence[str],
        from_file: Callable[[], object],
        sections: Sequence[tuple[str, Sequence[tuple[str, str]]]] = (),
    ) -> None:
        """What the text may name; without this there are no menus for it, and no picture is taken."""
        self.edit.takes_pictures = True
        self.fact.offer(facts, none=NO_FACTS)
        named = [(name, "") for name in pictures]
        self.picture.offer(named, none="There are no pictures yet.", more=("From a file", from_file))
        self.section.offer_inside(sections, none="There is no other section yet.")
        for tool in (self.fact, self.picture, self.chart, self.section):
            tool.show()

    def ask_link(self) -> None:
        self.link_line.setText(self.edit.link_at_cursor())
        self.link_row.show()
        self.link_line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.link_line.selectAll()

    # inside

    def _make_tools(self) -> None:
        edit = self.edit
        self.tools = QWidget(self)
        row = self._tool_row = FlowLayout(self.tools)
        self.style_box = QComboBox(self.tools)
        self.style_box.addItems(STYLES)
        self.style_box.setAccessibleName("Style of the line")
        self.style_box.setToolTip(STYLES_HELP)
        self.style_box.activated.connect(self._styled)
        row.addWidget(self.style_box)
        self.bold = self._tool("Bold", "Ctrl+B", edit.toggle_bold, checks=True)
        self.italic = self._tool("Italic", "Ctrl+I", edit.toggle_italic, checks=True)
        self.bullets = self._tool(
            "Bullets", "Ctrl+Shift+8", lambda: edit.toggle_list(numbered=False), checks=True
        )
        self.numbers = self._tool(
            "Numbers", "Ctrl+Shift+7", lambda: edit.toggle_list(numbered=True), checks=True
        )
        self.deeper = self._tool("Deeper", "Tab in a list", lambda: edit.step_in(1))
        self.out = self._tool("Out", "Shift+Tab in a list", lambda: edit.step_in(-1))
        self.link = self._tool("Link", "Ctrl+K", self.ask_link)
        self.table = self._table_tool()
        self.fact = InsertMenu("Key fact", "Put in a key fact", self._put_fact, self.tools)
        self.picture = InsertMenu("Picture", "Put in a picture", self._put_picture, self.tools)
        self.section = InsertMenu("Section", "Refer to a section", self._put_reference, self.tools)
        for tool in (self.bold, self.italic, self.bullets, self.numbers, self.deeper, self.out):
            row.addWidget(tool)
        row.addWidget(self.link)
        self.note = self._tool("Note", "Ctrl+Alt+F; from a mark to its note, and back", edit.put_note)
        row.addWidget(self.note)
        row.addWidget(self.table)
        self.chart = self._tool("Chart", "of the table above it, or of key facts", self.chart_asked.emit)
        for tool in (self.fact, self.picture, self.chart, self.section):
            row.addWidget(tool)
            tool.hide()

    def _tool(self, text: str, keys: str, does: Callable[[], object], *, checks: bool = False) -> QToolButton:
        tool = QToolButton(self.tools)
        tool.setText(text)
        tool.setToolTip(f"{text} ({keys})")
        tool.setAccessibleName(text)
        tool.setAccessibleDescription(keys)
        tool.setCheckable(checks)
        tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        def pressed() -> None:
            does()
            if text not in ASKING:
                self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

        tool.clicked.connect(pressed)
        return tool

    def _table_tool(self) -> QToolButton:
        tool = QToolButton(self.tools)
        tool.setText("Table")
        tool.setAccessibleName("Table")
        tool.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(tool)
        self.put_table = menu.addAction("Put in a table", self.edit.put_table)
        menu.addSeparator()
        self.in_table_only = [
            menu.addAction("Add a row below", self.edit.add_row),
            menu.addAction("Add a column after", self.edit.add_column),
            menu.addAction("Take this row out", self.edit.remove_row),
            menu.addAction("Take this column out", self.edit.remove_column),
        ]
        menu.aboutToShow.connect(self._enable_table_menu)
        tool.setMenu(menu)
        return tool

    def _make_link_row(self) -> None:
        self.link_row = QWidget(self)
        self.link_line = QLineEdit(self.link_row)
        self.link_line.setPlaceholderText("https://www.northmoor.example or name@northmoor.example")
        label = QLabel("&Address of the link", self.link_row)
        label.setBuddy(self.link_line)
        self.link_put = button("Put in the link", role="main")
        self.link_off = button("Take the link off")
        self.link_close = button("Close", role="link", name="Close the address of the link")
        self.link_line.returnPressed.connect(self._put_link)
        self.link_put.clicked.connect(self._put_link)
        self.link_off.clicked.connect(self._take_link_off)
        self.link_close.clicked.connect(self._close_link_row)
        row = QHBoxLayout(self.link_row)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (label, self.link_line, self.link_put, self.link_off, self.link_close):
            row.addWidget(widget, 1 if widget is self.link_line else 0)
        self.link_row.hide()

    def _lay_out(self) -> None:
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.edit)
        self.stack.addWidget(self.plain)
        self.plain_toggle = QToolButton(self)
        self.plain_toggle.setText("Show as plain text")
        self.plain_toggle.setCheckable(True)
        self.plain_toggle.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.plain_toggle.toggled.connect(self.show_plain)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (self.tools, self.link_row, self.notice):
            layout.addWidget(widget)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.plain_toggle, 0, Qt.AlignmentFlag.AlignRight)

    def _edited(self) -> None:
        if not self._filling:
            self.changed.emit()

    def _tell(self, sentence: str) -> None:
        say(self.notice, sentence)

    def _styled(self, level: int) -> None:
        self.edit.set_level(level)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_look(self) -> None:
        look = self.edit.currentCharFormat()
        self.style_box.setCurrentIndex(min(self.edit.level, len(STYLES) - 1))
        self.bold.setChecked(look.fontWeight() >= QFont.Weight.DemiBold)
        self.italic.setChecked(look.fontItalic())
        kind = self.edit.list_kind()
        self.bullets.setChecked(kind is False)
        self.numbers.setChecked(kind is True)
        for tool in (self.deeper, self.out):
            tool.setEnabled(kind is not None)

    def _put_fact(self, name: str) -> None:
        self.edit.put_words(field_marks(name))
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_picture(self, name: str) -> None:
        self.edit.put_picture(PictureMark(name))
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_reference(self, name: str) -> None:
        self.edit.put_reference(name)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enable_table_menu(self) -> None:
        inside = self.edit.in_table
        self.put_table.setEnabled(not inside)
        for action in self.in_table_only:
            action.setEnabled(inside)

    def _put_link(self) -> None:
        address = link_address(self.link_line.text())
        if not address:
            self._tell("That is not an address a link can lead to. Enter a web address or an e-mail address.")
            return
        self.edit.put_link(address)
        self._close_link_row()

    def _take_link_off(self) -> None:
        self.edit.put_link("")
        self._close_link_row()

    def _close_link_row(self) -> None:
        self._tell("")
        self.link_row.hide()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
