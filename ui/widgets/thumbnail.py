"""A picture in the window, read within limits whatever its file says."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

MOST_MEGABYTES = 256
"""Of a picture decoded; what the workspace keeps takes a twentieth of it."""


def image_of(data: bytes, within: QSize) -> QImage:
    """Scaled down to fit, never up; a null image where it cannot be read."""
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    QImageReader.setAllocationLimit(MOST_MEGABYTES)
    size = reader.size()
    if size.width() > within.width() or size.height() > within.height():
        reader.setScaledSize(size.scaled(within, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def png_of(image: QImage) -> bytes:
    """What was copied in another program, as a file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # bytes, its stubs say; it takes text only
    return bytes(data.data())
