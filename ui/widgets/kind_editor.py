"""Which kind of point: those of the regime, offered once they are read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker

from ui.widgets.editors import ChoiceEditor

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from inspection_ready.records.fields import Field

NOT_SET = {None: "Not set"}


class KindEditor(ChoiceEditor):
    """Holds the id. One the regime does not know stays what it is, and is offered as it is written."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, NOT_SET, parent)
        self._offered: Mapping[Any, str] = NOT_SET

    def set_offered(self, offered: Mapping[Any, str]) -> None:
        held = self.value()
        self._offered = {**NOT_SET, **offered}
        self._fill(held)

    def set_value(self, value: Any) -> None:
        self._fill(value or None)
        self.changed.emit()

    def _fill(self, held: Any) -> None:
        unknown = {} if held in self._offered else {held: str(held)}
        offered = {**self._offered, **unknown}
        with QSignalBlocker(self.box):
            self._values = list(offered)
            self.box.clear()
            self.box.addItems(list(offered.values()))
            self.box.setCurrentIndex(self._values.index(held))
