"""A picture as wide as there is room for, and never wider than it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class FittedPicture(QLabel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._whole = QImage()

    def show_image(self, image: QImage) -> None:
        """An empty one shows nothing."""
        self._whole = image
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        if self._whole.isNull():
            self.clear()
            self.setFixedHeight(0)
            return
        scale = self._whole.devicePixelRatio()
        room = round(self.width() * scale)
        shown = QPixmap.fromImage(self._whole)
        if 0 < room < shown.width():
            shown = shown.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        self.setPixmap(shown)
        self.setFixedHeight(round(shown.height() / scale))
