"""Our own icons, drawn from SVG in whatever colour the theme needs."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap

from inspection_ready.resources import resource_path

DRAWN_IN = b"#000000"
"""The colour the files are drawn in; it stands for the theme's."""


def icon(name: str, colour: str, *, size: int = 48) -> QIcon:
    """Drawn at ``size`` pixels; widgets that show it smaller scale it down."""
    # slow import: the frame is on view before its icons are drawn
    from PySide6.QtSvg import QSvgRenderer

    drawing = resource_path("icons", f"{name}.svg").read_bytes().replace(DRAWN_IN, colour.encode())
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    found = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected, QIcon.Mode.Active, QIcon.Mode.Disabled):
        found.addPixmap(pixmap, mode)
    return found
