"""A picture that was dropped or pasted into a text: what it is called, what it shows, and whose it is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.layout import give_room, words

SHOWN = QSize(320, 220)


class PictureDialog(QDialog):
    def __init__(self, name: str, image: QImage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Put in a picture")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look = QLabel(self)
        look.setPixmap(QPixmap.fromImage(image))
        look.setAccessibleName("The picture")
        self.name = QLineEdit(name, self)
        self.alt = QPlainTextEdit(self)
        self.alt.setTabChangesFocus(True)
        self.alt.setMaximumHeight(self.fontMetrics().lineSpacing() * 4)
        self.decorative = QCheckBox("It says nothing the text does not", self)
        self.caption = QLineEdit(self)
        self.source = QLineEdit(self)
        self.licence = QLineEdit(self)
        self.buttons = QDialogButtonBox(self)
        self.buttons.addButton("Put it in", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        fields = QFormLayout()
        for label, widget in (
            ("&Name", self.name),
            ("What it &shows", self.alt),
            ("Decorative", self.decorative),
            ("&Caption", self.caption),
            ("S&ource", self.source),
            ("&Licence", self.licence),
        ):
            fields.addRow(label, widget)
            widget.setAccessibleName(label.replace("&", ""))
        layout = QVBoxLayout(self)
        layout.addWidget(look)
        layout.addWidget(words("Say what it shows for people who cannot see it: what matters in it.", "help"))
        layout.addLayout(fields)
        layout.addWidget(self.buttons)
        give_room(self, letters=66, lines=20)
        self.alt.setFocus()

    def told(self) -> dict[str, str | bool]:
        """As ``services.pictures.add_picture`` takes it."""
        return {
            "name": self.name.text().strip(),
            "alt": self.alt.toPlainText().strip(),
            "is_decorative": self.decorative.isChecked(),
            "caption": self.caption.text().strip(),
            "source": self.source.text().strip(),
            "licence": self.licence.text().strip(),
        }
