"""The versions of a section: who wrote each and when, what is different now, how it was printed, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QSplitter,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from inspection_ready.domain.differences import Difference, Part
from inspection_ready.domain.sections import Section
from inspection_ready.phrases.section_versions import (
    NOW,
    ONLY_NOW,
    only_then,
    packs_words,
    same_words,
    was,
)
from inspection_ready.services.section_versions import SectionVersion
from ui.widgets.layout import button, give_room, words
from ui.widgets.plain_table import PlainTable
from ui.widgets.preview import Preview

COLUMNS = ("Version", "Who", "What", "Packs")
UNSAVED = "You have changes to this section that are not saved. Save or discard them first, then bring a version back."


class VersionsDialog(QDialog):
    """``differ`` says what is different now from a version."""

    picked = Signal(object)
    """The version that is looked at; its page is wanted."""
    restore_asked = Signal(object)

    def __init__(
        self,
        section: Section,
        versions: Sequence[SectionVersion],
        differ: Callable[[SectionVersion, Section], Sequence[Difference]],
        *,
        why_not: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """``why_not``: why none can be brought back; "" where one can."""
        super().__init__(parent)
        self.setWindowTitle(f"Versions of “{section.title}”")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._section, self._versions, self._differ, self._why_not = section, tuple(versions), differ, why_not
        self.table = PlainTable("Versions, the latest first", COLUMNS, (22, 22, 0, 12))
        self.table.show_rows([_cells(each) for each in versions])
        self.summary = words("", "help")
        self.changes = QTextBrowser()
        self.changes.setTabChangesFocus(True)
        self.preview = Preview()
        self.tabs = QTabWidget(self)
        self.tabs.addTab(self.changes, "What is different now")
        self.tabs.addTab(self.preview, "The page")
        self.restore = button("Bring this version back", role="main")
        self.notice = words(why_not, "warning")
        self.notice.setVisible(bool(why_not))
        self._lay_out()
        self.table.currentCellChanged.connect(self._pick)
        self.tabs.currentChanged.connect(self._show_page)
        self.restore.clicked.connect(lambda: self.restore_asked.emit(self.version))
        self._pick(self.table.currentRow(), 0, -1, 0)
        self.table.setFocus()

    @property
    def version(self) -> SectionVersion | None:
        row = self.table.currentRow()
        return self._versions[row] if 0 <= row < len(self._versions) else None

    # inside

    def _lay_out(self) -> None:
        below = QWidget(self)
        inside = QVBoxLayout(below)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.summary)
        inside.addWidget(self.tabs, 1)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(below)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 5)
        split.setSizes([200, 500])
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.restore, QDialogButtonBox.ButtonRole.ActionRole)
        close = button("Close")
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(split, 1)
        layout.addWidget(self.notice)
        layout.addWidget(buttons)
        give_room(self, letters=120, lines=42)

    def _pick(self, row: int, _column: int, before: int, _column_before: int) -> None:
        version = self.version
        if version is None or row == before:
            return
        is_as_now = version.of(self._section) == self._section
        self.restore.setEnabled(not is_as_now and not self._why_not)
        self.restore.setAccessibleName(f"Bring version {version.number} back")
        found = self._differ(version, self._section)
        same = same_words(found, is_as_now=is_as_now)
        self.summary.setText(same or f"Version {version.number} against the section as it is saved now.")
        self.changes.setAccessibleName(f"What is different now from version {version.number}")
        self.changes.setHtml("".join(_lines(found, version.number)))
        self._show_page()

    def _show_page(self) -> None:
        if self.tabs.currentWidget() is self.preview and self.version is not None:
            self.picked.emit(self.version)


def _cells(version: SectionVersion) -> tuple[str, ...]:
    return (
        f"{version.number}, {version.when}",
        version.who,
        version.what,
        packs_words(version.packs),
    )


def _lines(found: Sequence[Difference], number: int) -> Iterator[str]:
    """Said in words; what only the version had is struck through, and what only now has is underlined."""
    for each in found:
        if each.is_same:
            yield f"<p>{_marked(each.now, '')}</p>"
        elif each.now is None:
            yield f"<p><b>{only_then(number)}</b> {_marked(each.then, 's')}</p>"
        elif each.then is None:
            yield f"<p><b>{ONLY_NOW}</b> {_marked(each.now, 'u')}</p>"
        else:
            yield f"<p><b>{was(number)}</b> {_marked(each.then, 's')}<br><b>{NOW}</b> {_marked(each.now, 'u')}</p>"


def _marked(parts: Sequence[Part] | None, tag: str) -> str:
    return "".join(
        f"<{tag}>{escape(part)}</{tag}>" if tag and is_own else escape(part) for part, is_own in parts or ()
    )
