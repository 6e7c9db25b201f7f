"""Shares a table's width out among its columns, so that a list scrolls sideways only where it must."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QTableView

LEAST_SHARE = 0.6
"""Of the width a column would like: below this too little of it can be read, and the table scrolls instead."""
LETTER = 6
"""Pixels an average letter is wide at 96 dots an inch, which the columns' widths are told for."""


def shared_widths(wanted: Sequence[int], least: Sequence[int], room: int) -> tuple[int, ...]:
    """A width for each column. Together they are ``room`` where all get their least, else what they want.

    More room than wanted is shared in proportion; less is taken from each in proportion to what it can give.
    """
    total, lowest = sum(wanted), sum(least)
    if not wanted or room < lowest:
        return tuple(wanted)
    if room >= total:
        shares = [each * room // total for each in wanted]
    else:
        gives = [each - low for each, low in zip(wanted, least, strict=True)]
        shares = [
            low + give * (room - lowest) // (total - lowest) for low, give in zip(least, gives, strict=True)
        ]
    shares[-1] += room - sum(shares)
    return tuple(shares)


class ColumnWidths(QObject):
    """Keeps a table's columns shared out until the person drags one: from then on the widths are theirs."""

    def __init__(self, table: QTableView, wanted: Sequence[int]) -> None:
        """``wanted`` in pixels at 96 dots an inch and ordinary text."""
        super().__init__(table)
        self._table = table
        self._wanted = tuple(wanted)
        self._is_sharing = False
        self._is_theirs = False
        table.horizontalHeader().setStretchLastSection(False)
        table.horizontalHeader().sectionResized.connect(self._resized)
        table.viewport().installEventFilter(self)
        self.share()

    def share(self) -> None:
        if self._is_theirs:
            return
        header = self._table.horizontalHeader()
        scale = max(self._table.fontMetrics().averageCharWidth() / LETTER, 1)
        headings = [header.sectionSizeHint(column) for column in range(len(self._wanted))]
        wanted = [max(round(each * scale), low) for each, low in zip(self._wanted, headings, strict=True)]
        least = [max(round(each * LEAST_SHARE), low) for each, low in zip(wanted, headings, strict=True)]
        self._is_sharing = True
        for column, width in enumerate(shared_widths(wanted, least, self._table.viewport().width())):
            self._table.setColumnWidth(column, width)
        self._is_sharing = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.share()
        return super().eventFilter(watched, event)

    def _resized(self) -> None:
        self._is_theirs = self._is_theirs or not self._is_sharing
