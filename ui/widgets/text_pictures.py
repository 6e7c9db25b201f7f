"""Pictures inside formatted text that is edited: shown once they are read, and by name until then."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import unquote

from PySide6.QtCore import QRect, QSize, Qt, QUrl
from PySide6.QtGui import QFont, QImage, QPainter, QPalette, QTextDocument

from inspection_ready.domain.chart_marks import CHART
from inspection_ready.domain.picture_marks import PICTURE, picture_key
from inspection_ready.phrases.charts import chart_words

IN_TEXT = QSize(420, 300)
"""The largest a picture is shown in a text that is edited, in pixels."""
IMAGE = QTextDocument.ResourceType.ImageResource.value


class TextPictures:
    """The pictures that were read, by their names in any capitals."""

    def __init__(self) -> None:
        self._read: dict[str, QImage] = {}

    def add(self, images: Mapping[str, QImage]) -> None:
        self._read.update({picture_key(name): image for name, image in images.items()})

    def __contains__(self, name: str) -> bool:
        return picture_key(name) in self._read

    def resource(self, url: QUrl, font: QFont, palette: QPalette) -> QImage:
        address = unquote(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        if address.startswith(CHART):
            return named(chart_words(address[len(CHART) :]), font, palette)
        name = address[len(PICTURE) :]
        image = self._read.get(picture_key(name))
        return named(f"Picture: {name}", font, palette) if image is None or image.isNull() else image


def is_picture(url: QUrl) -> bool:
    """A chart too: it is shown by its name."""
    return f"{url.scheme()}:" in {PICTURE, CHART}


def named(words: str, font: QFont, palette: QPalette) -> QImage:
    """A frame with its name: a chart, or a picture that is not read yet or cannot be."""
    image = QImage(QSize(300, 72), QImage.Format.Format_RGB32)
    image.fill(palette.color(QPalette.ColorRole.AlternateBase))
    painter = QPainter(image)
    painter.setFont(font)
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    painter.drawRect(0, 0, image.width() - 1, image.height() - 1)
    inside = QRect(8, 4, image.width() - 16, image.height() - 8)
    painter.drawText(inside, Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value, words)
    painter.end()
    return image
