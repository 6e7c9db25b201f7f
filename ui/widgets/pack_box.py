"""The pack that was made, and the next one: what it has, and making it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from inspection_ready.domain.moments import LONDON
from inspection_ready.phrases.dates import moment
from inspection_ready.phrases.values import count_of
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, subheading, words
from ui.widgets.pack_maker import PackMaker

if TYPE_CHECKING:
    from inspection_ready.services.packs import FiledPack


class PackResult(QFrame):
    look_asked = Signal()
    folder_asked = Signal()
    print_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.heading = subheading("")
        self.said = words("")
        self.look = button("Look at it")
        self.folder = button("Open its folder")
        self.print = button("Print it")
        tools = QWidget(self)
        row = FlowLayout(tools)
        for each in (self.look, self.folder, self.print):
            row.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        for widget in (self.heading, self.said, tools):
            layout.addWidget(widget)
        self.look.clicked.connect(self.look_asked)
        self.folder.clicked.connect(self.folder_asked)
        self.print.clicked.connect(self.print_asked)

    def show_pack(self, filed: FiledPack, remark: str) -> None:
        number = filed.pack.number
        self.heading.setText(f"Pack {number}")
        made = moment(filed.pack.made_at.astimezone(LONDON))
        files = count_of(len(filed.files), "file")
        self.said.setText(" ".join(filter(None, (f"Made at {made}: {files} in Word and PDF.", remark))))
        for way, words_of in (
            (self.look, "Look at the pages of"),
            (self.folder, "Open the folder of"),
            (self.print, "Print"),
        ):
            way.setAccessibleName(f"{words_of} Pack {number}")


class PackBox(QWidget):
    """``result`` above ``maker``; whoever holds it says which of the two is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filed: FiledPack | None = None
        self._is_enough = False
        self.result = PackResult()
        self.maker = PackMaker()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.result)
        layout.addWidget(self.maker)
        self.result.hide()

    @property
    def filed(self) -> FiledPack:
        """The pack on view; asked for only by what belongs to it."""
        assert self._filed is not None
        return self._filed

    def set_look_only(self, look_only: bool) -> None:
        self.maker.setDisabled(look_only)

    def show_result(self, filed: FiledPack | None, remark: str = "", *, is_enough: bool = True) -> None:
        """``is_enough``: no other pack is owed."""
        self._filed = filed
        self._is_enough = is_enough and filed is not None
        self.result.setVisible(filed is not None)
        if filed is not None:
            self.result.show_pack(filed, remark)

    def focus_first(self) -> None:
        """The pack there is, unless another is owed."""
        if self.maker.is_working or not self._is_enough:
            self.maker.focus_first()
        else:
            self.result.look.setFocus()
