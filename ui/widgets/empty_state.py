"""What a register with nothing in it says: what to do first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.layout import button, subheading, words

if TYPE_CHECKING:
    from inspection_ready.records.fields import Record


class EmptyState(QWidget):
    def __init__(self, record: Record, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add = button(f"Add {with_article(record.singular)}")
        self.bring = button(f"Import {record.plural}", role="main")
        self.told = words(
            f"If you have a list of {record.plural} in a spreadsheet, bring it in: you see every row before anything "
            f"is kept. Or add {with_article(record.singular)} by hand."
        )
        self.told.setMaximumWidth(560)
        buttons = QHBoxLayout()
        buttons.addWidget(self.bring)
        buttons.addWidget(self.add)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addStretch(1)
        layout.addWidget(subheading(f"No {record.plural} yet"))
        layout.addWidget(self.told)
        layout.addSpacing(8)
        layout.addLayout(buttons)
        layout.addStretch(3)


def with_article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
