"""How the sessions of the grid are drawn: what each is shows in its words, its edge and its ground, never in a colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QPixmap, QPolygon

from inspection_ready.domain.clash_grid import NOT_AT_A_PLACE
from inspection_ready.domain.timetable import SessionState
from ui.theme import DARK, LIGHT, wants_high_contrast

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspection_ready.domain.timetable import Session

INSIDE, EDGE = 4, 1
"""Pixels: between edge and words; between blocks."""
SIGN = 0.75
"""The sign of a clash, of the height of a line."""
TILE = 512
"""Pixels of a piece of hatching: nearly every session is drawn from one."""
DARKER = 128
"""Below this lightness of 255 a ground is dark."""


@dataclass(frozen=True)
class Inks:
    text: QColor
    base: QColor
    edge: QColor
    line: QColor
    ground: QColor
    quiet: QColor
    hatch: QColor
    chosen: QColor
    focus: QColor
    clash: QColor

    @classmethod
    def of(cls, palette: QPalette) -> Inks:
        role = QPalette.ColorRole
        text, base, accent = palette.color(role.Text), palette.color(role.Base), palette.color(role.Accent)
        ours = DARK if base.lightness() < DARKER else LIGHT
        plain = wants_high_contrast()
        return cls(
            text=text,
            base=base,
            edge=palette.color(role.Mid),
            line=_mixed(text, base, 0.16),
            ground=base if plain else _mixed(accent, base, 0.16),
            quiet=base if plain else _mixed(text, base, 0.06),
            hatch=_mixed(text, base, 0.22),
            chosen=palette.color(role.Highlight),
            focus=palette.color(role.Highlight) if plain else QColor(ours.focus),
            clash=text if plain else QColor(ours.error),
        )


@dataclass(frozen=True)
class Lines:
    """The words of one block, broken to its size: so many lines of the title, then the others."""

    title: tuple[str, ...]
    others: tuple[str, ...]


class Words:
    """Breaks words to blocks, each once for a size: drawing is then nothing but drawing."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.bold = QFont(font)
        self.bold.setBold(True)
        self.struck = QFont(self.bold)
        self.struck.setStrikeOut(True)
        self.metrics, self.wide = QFontMetrics(font), QFontMetrics(self.bold)
        self.line = self.metrics.lineSpacing()
        self.sign = round(self.line * SIGN)
        self._held: dict[tuple[object, int, int], Lines] = {}

    def fitted(
        self,
        key: object,
        say: Callable[[], tuple[str, Sequence[str]]],
        room: QSize,
        *,
        has_sign: bool,
        must: int,
    ) -> Lines:
        """``key`` stands for what ``say`` says: a title, which leaves room for a sign, and what stands below it.

        Of that the first ``must`` have a line before the title has a second.
        """
        width, count = room.width(), max(room.height() // self.line, 0)
        beside = width - (self.sign if has_sign else 0)
        if (found := self._held.get((key, beside, count))) is None:
            found = self._held[key, beside, count] = self._broken(*say(), (beside, width), (count, must))
        return found

    def _broken(
        self, title: str, others: Sequence[str], widths: tuple[int, int], counts: tuple[int, int]
    ) -> Lines:
        """The title has half of the lines at least; what no longer has room is left out whole or cut."""
        (beside, width), (count, must) = widths, counts
        if beside < self.metrics.averageCharWidth() * 2 or not count:
            return Lines((), ())
        most = max(count - len(others), min((count + 1) // 2, count - must), 1)
        heads = broken(title, self.wide, (beside, *[width] * (most - 1)))
        rest: list[str] = []
        for each in others:
            room = count - len(heads) - len(rest)
            if room <= 0:
                break
            rest += broken(each, self.metrics, (width,) * min(room, 2))
        return Lines(tuple(heads), tuple(rest))


def broken(text: str, metrics: QFontMetrics, widths: Sequence[int]) -> list[str]:
    """Into lines of whole words, each of its own width; the last is cut where there is more."""
    lines: list[str] = []
    rest = text
    for place, width in enumerate(widths, start=1):
        head, _, tail = rest.partition(" ")
        while tail and place < len(widths):
            word, _, after = tail.partition(" ")
            if metrics.horizontalAdvance(f"{head} {word}") > width:
                break
            head, tail = f"{head} {word}", after
        if place == len(widths):
            head, tail = rest, ""
        lines.append(metrics.elidedText(head, Qt.TextElideMode.ElideRight, width))
        rest = tail
        if not rest:
            break
    return lines


class Dress:
    """What all blocks are drawn with: hatching and sign are drawn once and then copied."""

    def __init__(self, font: QFont, palette: QPalette, ratio: float) -> None:
        self.words, self.inks = Words(font), Inks.of(palette)
        self.hatched = _hatched(self.inks.ground, self.inks.hatch, ratio)
        self.quietly_hatched = _hatched(self.inks.quiet, self.inks.hatch, ratio)
        self.chosen_hatched = _hatched(self.inks.chosen, self.inks.hatch, ratio)
        self.sign = _sign(self.inks, self.words.sign, ratio)


def draw_block(
    painter: QPainter,
    rect: QRect,
    session: Session,
    lines: Lines,
    dress: Dress,
    *,
    clashes: bool,
    chosen: bool,
) -> None:
    inks, is_cancelled = dress.inks, session.state is SessionState.CANCELLED
    is_quiet = session.format in NOT_AT_A_PLACE
    if session.state is SessionState.PENCILLED:
        tile = dress.chosen_hatched if chosen else dress.quietly_hatched if is_quiet else dress.hatched
        _tile(painter, rect, tile)
    else:
        ground = inks.base if is_cancelled else inks.quiet if is_quiet else inks.ground
        painter.fillRect(rect, inks.chosen if chosen else ground)
    width = 3 if chosen else 2 if clashes else 1
    pen = QPen(inks.text if chosen else inks.clash if clashes else inks.edge, width)
    if is_cancelled:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    inset = width // 2
    painter.drawRect(rect.adjusted(inset, inset, -1 - inset, -1 - inset))
    if lines.title:
        _draw_words(painter, rect, lines, dress, is_struck=is_cancelled)
    if clashes and rect.width() > (size := dress.words.sign):
        painter.drawPixmap(QPoint(rect.right() - size - 3, rect.top() + INSIDE), dress.sign)


def _draw_words(painter: QPainter, rect: QRect, lines: Lines, dress: Dress, *, is_struck: bool) -> None:
    words = dress.words
    painter.setPen(dress.inks.text)
    x, y = rect.left() + INSIDE, rect.top() + INSIDE + words.metrics.ascent()
    painter.setFont(words.struck if is_struck else words.bold)
    for line in lines.title:
        painter.drawText(x, y, line)
        y += words.line
    painter.setFont(words.font)
    for line in lines.others:
        painter.drawText(x, y, line)
        y += words.line


def _tile(painter: QPainter, rect: QRect, tile: QPixmap) -> None:
    """Piece by piece: Qt's own way of tiling takes thirty times as long."""
    ratio = tile.devicePixelRatio()
    for left in range(rect.left(), rect.right() + 1, TILE):
        for top in range(rect.top(), rect.bottom() + 1, TILE):
            width, height = min(TILE, rect.right() + 1 - left), min(TILE, rect.bottom() + 1 - top)
            piece = QRect(0, 0, round(width * ratio), round(height * ratio))
            painter.drawPixmap(QPoint(left, top), tile, piece)


def _hatched(ground: QColor, hatch: QColor, ratio: float) -> QPixmap:
    tile = _blank(TILE, TILE, ratio)
    tile.fill(ground)
    painter = QPainter(tile)
    painter.fillRect(QRect(0, 0, TILE, TILE), QBrush(hatch, Qt.BrushStyle.BDiagPattern))
    painter.end()
    return tile


def _sign(inks: Inks, size: int, ratio: float) -> QPixmap:
    """A triangle with a stroke and a dot: drawn, because few fonts have one."""
    sign = _blank(size + 1, size + 1, ratio)
    sign.fill(Qt.GlobalColor.transparent)
    painter = QPainter(sign)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(inks.clash, 1))
    painter.setBrush(inks.clash)
    painter.drawPolygon(QPolygon([QPoint(size // 2, 0), QPoint(size, size), QPoint(0, size)]))
    wide = max(size // 6, 2)
    left = size // 2 - wide // 2
    painter.fillRect(QRect(left, size * 4 // 13, wide, size * 4 // 13), inks.base)
    painter.fillRect(QRect(left, size * 9 // 13, wide, wide), inks.base)
    painter.end()
    return sign


def _blank(width: int, height: int, ratio: float) -> QPixmap:
    blank = QPixmap(round(width * ratio), round(height * ratio))
    blank.setDevicePixelRatio(ratio)
    return blank


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    rest = 1 - share
    return QColor(
        round(one.red() * share + other.red() * rest),
        round(one.green() * share + other.green() * rest),
        round(one.blue() * share + other.blue() * rest),
    )
