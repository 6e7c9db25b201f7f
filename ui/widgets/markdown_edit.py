"""Where formatted text is typed: what the keys do, and what may be pasted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPalette, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from inspection_ready.domain.picture_marks import PICTURE
from ui.widgets.markdown_formats import colour_links, unmark_link
from ui.widgets.markdown_notes import MarkdownNotes
from ui.widgets.markdown_paste import pasted
from ui.widgets.markdown_reading import depth_of
from ui.widgets.text_pictures import IMAGE, TextPictures, is_picture

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier

SIGNS = {Qt.Key.Key_Ampersand: Qt.Key.Key_7, Qt.Key.Key_Asterisk: Qt.Key.Key_8}

PICTURE_FILES = (".png", ".jpg", ".jpeg")
PICTURE_REFUSED = "Pictures cannot be put in here: this text holds words, lists, links and tables."
PICTURES_LEFT_OUT = (
    "The text was put in without its pictures. Put each in by itself: save it as a file, and drop it here."
)


class MarkdownEdit(MarkdownNotes):
    told = Signal(str)
    """A sentence for the person: something that was pasted could not be taken."""
    link_asked = Signal()
    picture_offered = Signal(object)
    """A picture was dropped or pasted: the path of its file, or a QImage."""
    takes_pictures = False
    """Whether whoever holds this keeps pictures that are offered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(True)
        self.setTabChangesFocus(True)
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoNone)
        self._leaving = False
        self.pictures = TextPictures()
        self.cursorPositionChanged.connect(self._settle_look)

    # keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._command_of(cast("QKeyEvent", event)):
            event.accept()  # before the window takes Ctrl+I for its own
            return True
        if event.type() == QEvent.Type.KeyPress and self._tab(cast("QKeyEvent", event)):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._leaving = event.key() == Qt.Key.Key_Escape
        command = self._command_of(event)
        if command is not None:
            command()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & SHIFT:
            self._enter(event)
        elif (event.key() == Qt.Key.Key_Backspace and self._step_out_at_start()) or self._deletes_mark(event):
            return
        else:
            super().keyPressEvent(event)

    def _deletes_mark(self, event: QKeyEvent) -> bool:
        """The mark of a note goes whole."""
        key = Qt.Key(event.key())
        if self.isReadOnly() or key not in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            return False
        return self.delete_mark(before=key == Qt.Key.Key_Backspace)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            colour_links(self.document(), self.palette().color(QPalette.ColorRole.Link))

    # pasting and dropping

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasHtml() or source.hasText() or source.hasImage() or bool(_picture_file(source))

    def insertFromMimeData(self, source: QMimeData) -> None:
        offered = self._offered(source)
        if offered is not None:
            self.told.emit("" if self.takes_pictures else PICTURE_REFUSED)
            if self.takes_pictures:
                self.picture_offered.emit(offered)
            return
        taken = pasted(source)
        if taken.blocks:
            self.put_blocks(taken.blocks)
        if taken.pictures:
            self.told.emit(PICTURES_LEFT_OUT if taken.blocks else PICTURE_REFUSED)
        else:
            self.told.emit("")

    # pictures

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002 - Qt's signature
        url = QUrl(name)
        if is_picture(url):
            return self.pictures.resource(url, self.font(), self.palette())
        return None  # nothing is fetched from anywhere

    def show_pictures(self, images: Mapping[str, QImage]) -> None:
        """In the place of their names, wherever the text shows them."""
        self.pictures.add(images)
        document = self.document()
        for name, image in images.items():
            document.addResource(IMAGE, QUrl(PICTURE + name), image)
        document.markContentsDirty(0, document.characterCount())

    # inside

    @staticmethod
    def _offered(source: QMimeData) -> Path | QImage | None:
        """A picture alone. Word copies a picture of its text beside the text, which is not meant."""
        if (path := _picture_file(source)) is not None:
            return path
        if source.hasImage() and not source.hasHtml() and not source.hasText():
            image = source.imageData()
            return image if isinstance(image, QImage) and not image.isNull() else None
        return None

    def _command_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        """What the keys ask for; with Shift held, 7 and 8 arrive as the signs above them."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = SIGNS.get(Qt.Key(event.key()), Qt.Key(event.key()))
        return {
            (CONTROL, Qt.Key.Key_B): self.toggle_bold,
            (CONTROL, Qt.Key.Key_I): self.toggle_italic,
            (CONTROL, Qt.Key.Key_K): self.link_asked.emit,
            (CONTROL | SHIFT, Qt.Key.Key_7): lambda: self.toggle_list(numbered=True),
            (CONTROL | SHIFT, Qt.Key.Key_8): lambda: self.toggle_list(numbered=False),
            (CONTROL | ALT, Qt.Key.Key_F): self.put_note,
            (CONTROL | ALT, Qt.Key.Key_0): lambda: self.set_level(0),
            (CONTROL | ALT, Qt.Key.Key_1): lambda: self.set_level(1),
            (CONTROL | ALT, Qt.Key.Key_2): lambda: self.set_level(2),
            (CONTROL | ALT, Qt.Key.Key_3): lambda: self.set_level(3),
        }.get((held, key))

    def _tab(self, event: QKeyEvent) -> bool:
        """In a list Tab goes deeper, in a table to the next cell; where it cannot, or after Esc, it leaves."""
        if event.key() not in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab} or event.modifiers() & CONTROL:
            return False
        leaving, self._leaving = self._leaving, False
        if leaving or self.isReadOnly():
            return False
        by = 1 if event.key() == Qt.Key.Key_Tab else -1
        if self.in_table:
            return self._go_to_cell(by)
        # stepping out of the list altogether is left to the toolbar: Shift+Tab then leaves the editor
        return self._deepest_chosen(by) and self.step_in(by)

    def _deepest_chosen(self, by: int) -> bool:
        lists = [self._list_of(block) for block in self._chosen_blocks()]
        return by > 0 or any(listed is not None and depth_of(listed) > 0 for listed in lists)

    def _go_to_cell(self, by: int) -> bool:
        table = self.textCursor().currentTable()
        cell = table.cellAt(self.textCursor())
        number = cell.row() * table.columns() + cell.column() + by
        if not 0 <= number < table.rows() * table.columns():
            return False
        row, column = divmod(number, table.columns())
        self.setTextCursor(table.cellAt(row, column).firstCursorPosition())
        return True

    def _enter(self, event: QKeyEvent) -> None:
        cursor = self.textCursor()
        if self.in_table:
            self._go_down_a_row()
        elif cursor.currentList() is not None and not cursor.block().text():
            self.step_in(-1)
        else:
            was_heading = self.level > 0
            super().keyPressEvent(event)
            if was_heading:
                block = self.textCursor().block()
                self._restyle(block if cursor.atBlockEnd() or block.text() else block.previous(), 0)

    def _go_down_a_row(self) -> None:
        table = self.textCursor().currentTable()
        cell = table.cellAt(self.textCursor())
        if cell.row() + 1 == table.rows():
            table.appendRows(1)
        self.setTextCursor(table.cellAt(cell.row() + 1, cell.column()).firstCursorPosition())

    def _step_out_at_start(self) -> bool:
        """Backspace at the start of an item or a heading makes ordinary text of it, and takes nothing away."""
        cursor = self.textCursor()
        if cursor.hasSelection() or not cursor.atBlockStart() or self.in_table:
            return False
        if cursor.currentList() is not None:
            return self.step_in(-1)
        if self.level:
            self._restyle(cursor.block(), 0)
            return True
        return False

    def _settle_look(self) -> None:
        """What is typed after a link is not part of it."""
        cursor = self.textCursor()
        look = cursor.charFormat()
        if not cursor.hasSelection() and look.isAnchor():
            ahead = QTextCursor(cursor)
            ahead.movePosition(QTextCursor.MoveOperation.NextCharacter)
            if cursor.atBlockEnd() or ahead.charFormat().anchorHref() != look.anchorHref():
                unmark_link(look)
                self.setCurrentCharFormat(look)
        self.look_changed.emit()


def _picture_file(source: QMimeData) -> Path | None:
    """The one file of a picture that is dropped or pasted."""
    paths = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
    is_one = len(paths) == 1 and paths[0].suffix.lower() in PICTURE_FILES
    return paths[0] if is_one and paths[0].is_file() else None
