"""A mark beside the name of a list: a house for people inside the council, a way out for people outside it.

The words say it too: the mark is for whoever reads quickly, and is told by its shape, never by a colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.people import Side
from ui.icons import icon

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QWidget


def side_icon(side: Side, widget: QWidget) -> QIcon:
    """In the colour of the widget's own words."""
    return icon("inside" if side is Side.INSIDE else "outside", widget.palette().text().color().name())
