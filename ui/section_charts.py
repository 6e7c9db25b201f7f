"""Charts in the text of a section: asked for, and put in below their numbers."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from inspection_ready.domain.formatted_text import PictureMark
from ui.dialogs.chart import ChartDialog
from ui.widgets.markdown_editor import MarkdownEditor


class SectionCharts(QObject):
    def __init__(self, editor: MarkdownEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self.years: tuple[str, ...] = ()
        """Names of key facts held for several years, which a chart may draw."""
        editor.chart_asked.connect(self.ask)

    def ask(self) -> None:
        """Of the chart on the cursor's line, or of a new one."""
        dialog = ChartDialog(self.years, self._editor.edit.chart_at_cursor(), self._editor)
        dialog.accepted.connect(lambda: self._put_in(dialog.mark()))
        dialog.open()

    def _put_in(self, mark: PictureMark) -> None:
        self._editor.edit.put_chart(mark)
        self._editor.edit.setFocus(Qt.FocusReason.OtherFocusReason)
