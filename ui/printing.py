"""Prints PDFs on a printer of this computer: pages are drawn elsewhere, one by one, and given to it here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import chain, groupby, repeat
from pathlib import Path

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from inspection_ready.services.preview import page_picture, read_pdf
from ui.background import Background

POINTS = 72
"""In an inch."""
SHARP = 300
"""Dots an inch: letters are clean at it, and an A3 page still fits into memory easily."""


class Ended(Enum):
    DONE = "done"
    STOPPED = "stopped"
    NOT_TAKEN = "not taken"
    """The printer refused a page, or would not begin."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of paper: a page of a PDF, counted from 0, or nothing where there is no ``path``."""

    path: Path | None
    index: int = 0


BLANK = Side(None)


def sides_of(files: Iterable[tuple[Path, int]]) -> tuple[Side, ...]:
    """Every page of these PDFs: their paths, and how many pages each has."""
    return tuple(Side(path, index) for path, pages in files for index in range(pages))


def sides_asked_for(printer: QPrinter, sides: Sequence[Side]) -> tuple[Side, ...]:
    """Those the person chose, as often and in the order they chose: what the printer does itself is left to it.

    On both sides of the paper each file begins a sheet of its own: no letter stands on the back of another's.
    """
    chosen = list(sides)
    if printer.printRange() is QPrinter.PrintRange.PageRange:
        ranges = [(each.from_, each.to) for each in printer.pageRanges().toRangeList()]
        chosen = [
            side for at, side in enumerate(sides, 1) if any(first <= at <= last for first, last in ranges)
        ]
    is_two_sided = printer.duplex() is not QPrinter.DuplexMode.DuplexNone
    if is_two_sided:
        chosen = list(_on_sheets_of_their_own(chosen))
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        chosen.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies() or is_two_sided:
        return tuple(chain.from_iterable(repeat(chosen, copies)))
    return tuple(chain.from_iterable(repeat(side, copies) for side in chosen))


def _on_sheets_of_their_own(sides: Sequence[Side]) -> Iterator[Side]:
    for _, of_file in groupby(sides, key=lambda side: side.path):
        pages = tuple(of_file)
        yield from pages
        if len(pages) % 2:
            yield BLANK


class Printing(QObject):
    """Ends by itself; the painter stands on the main thread, and between two pages the window is free."""

    progressed = Signal(int, int)
    """Pages given to the printer, of how many."""
    ended = Signal(object)
    """How, as Ended."""
    failed = Signal(object)
    """Instead of ``ended``: a file could not be read."""

    def __init__(
        self, printer: QPrinter, sides: Sequence[Side], background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._printer = printer
        self._sides = sides_asked_for(printer, sides)
        self._background = background
        self._painter = QPainter()
        self._at = 0
        self._is_over = False
        self._sizes = {size.id() for size in QPrinterInfo(printer).supportedPageSizes()}
        self._usual = printer.pageLayout().pageSize()
        # the documents have their own margins, wider than any printer's
        printer.setFullPage(True)
        background.stopped.connect(self.stop)

    @property
    def count(self) -> int:
        """Pages, without what stays blank."""
        return self._pages_before(len(self._sides))

    def _pages_before(self, at: int) -> int:
        return sum(side is not BLANK for side in self._sides[:at])

    def start(self) -> None:
        if not self._sides:
            self._end(Ended.DONE)
            return
        self._draw_next()

    @Slot()
    def stop(self) -> None:
        """At once; what the printer has had already it may still print."""
        if self._is_over:
            return
        if self._painter.isActive():
            self._printer.abort()
        self._end(Ended.STOPPED)

    def _draw_next(self) -> None:
        side, scale = self._sides[self._at], min(self._printer.resolution(), SHARP) / POINTS
        path = side.path
        if path is None:
            self._turn(None)
            return
        self._background.query(
            lambda: page_picture(read_pdf(path), side.index, scale=scale),
            lambda page: self._give(
                QImage(page.pixels, page.width, page.height, 3 * page.width, QImage.Format.Format_RGB888),
                QSizeF(page.width, page.height) / scale,
            ),
            owner=self,
            failed=self._not_drawn,
            key="page",
        )

    def _give(self, image: QImage, points: QSizeF) -> None:
        if self._is_over:
            return
        self._printer.setPageLayout(self._layout_for(points))
        self._turn(image)

    def _turn(self, image: QImage | None) -> None:
        """The next side of the paper, with the image on it, or blank."""
        if not (self._printer.newPage() if self._at else self._painter.begin(self._printer)):
            self._end(Ended.NOT_TAKEN)
            return
        if image is not None:
            self._draw(image)
        self._at += 1
        self.progressed.emit(self._pages_before(self._at), self.count)
        if self._at == len(self._sides):
            self._end(Ended.DONE)
        else:
            self._draw_next()

    def _draw(self, image: QImage) -> None:
        paper = QRectF(self._printer.pageLayout().fullRectPixels(self._printer.resolution()))
        size = QSizeF(image.size()).scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(paper.topLeft(), size)
        target.moveCenter(paper.center())
        self._painter.drawImage(target, image)

    def _layout_for(self, points: QSizeF) -> QPageLayout:
        """Paper of the document's own size where the printer has it; else the usual, and the page is made to fit."""
        is_wide = points.width() > points.height()
        upright = points.transposed() if is_wide else points
        wanted = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
        size = wanted if not self._sizes or wanted.id() in self._sizes else self._usual
        orientation = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
        return QPageLayout(size, orientation, QMarginsF())

    def _not_drawn(self, error: Exception) -> None:
        if self._is_over:
            return
        if self._painter.isActive():
            self._printer.abort()
        self._close()
        self.failed.emit(error)

    def _end(self, how: Ended) -> None:
        self._close()
        self.ended.emit(how)

    def _close(self) -> None:
        self._is_over = True
        if self._painter.isActive():
            self._painter.end()
