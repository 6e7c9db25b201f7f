"""How formatted text looks in a Qt document: all of it is made from what it is, and none of it is read back."""

from __future__ import annotations

from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
    QTextListFormat,
)

from inspection_ready.domain.formatted_text import DEEPEST_HEADING, PictureMark, Run

LABEL = "note-words:"
"""What the mark that begins the line of a note leads to, in the editor only: with it the line is a note."""
ALT, CAPTION = QTextFormat.Property.ImageAltText, QTextFormat.Property.ImageTitle
LINE_BREAK = "\u2028"
"""What Qt holds for a line break inside a paragraph."""

BULLETS = (
    QTextListFormat.Style.ListDisc,
    QTextListFormat.Style.ListCircle,
    QTextListFormat.Style.ListSquare,
)
NUMBERED = frozenset(
    (
        QTextListFormat.Style.ListDecimal,
        QTextListFormat.Style.ListLowerAlpha,
        QTextListFormat.Style.ListUpperAlpha,
        QTextListFormat.Style.ListLowerRoman,
        QTextListFormat.Style.ListUpperRoman,
    )
)


def picture_mark(look: QTextImageFormat) -> PictureMark:
    scheme, colon, name = look.name().partition(":")
    alt, caption = (str(look.property(part) or "") for part in (ALT, CAPTION))
    return PictureMark(name, alt, caption, scheme + colon)


def picture_format(mark: PictureMark) -> QTextImageFormat:
    look = QTextImageFormat()
    look.setName(mark.scheme + mark.name)
    look.setProperty(ALT, mark.alt)
    look.setProperty(CAPTION, mark.caption)
    return look


def run_format(run: Run, base: QTextCharFormat | None = None) -> QTextCharFormat:
    look = QTextCharFormat(base) if base is not None else QTextCharFormat()
    if run.bold:
        look.setFontWeight(QFont.Weight.Bold)
    if run.italic:
        look.setFontItalic(True)
    if run.link:
        mark_link(look, run.link, run.title)
    return look


def mark_link(look: QTextCharFormat, link: str, title: str = "") -> None:
    look.setAnchor(True)
    look.setAnchorHref(link)
    look.setToolTip(title)
    look.setFontUnderline(True)
    look.setForeground(QGuiApplication.palette().color(QPalette.ColorRole.Link))


def unmark_link(look: QTextCharFormat) -> None:
    look.setAnchor(False)
    for part in (
        QTextFormat.Property.AnchorHref,
        QTextFormat.Property.TextToolTip,
        QTextFormat.Property.TextUnderlineStyle,
        QTextFormat.Property.FontUnderline,
        QTextFormat.Property.ForegroundBrush,
    ):
        look.clearProperty(part)


def colour_links(document: QTextDocument, colour: QColor) -> None:
    """After the theme changed. Not a change to the text."""
    modified = document.isModified()
    block = document.begin()
    while block.isValid():
        place = block.begin()
        while not place.atEnd():
            fragment = place.fragment()
            if fragment.charFormat().isAnchor():
                cursor = QTextCursor(document)
                cursor.setPosition(fragment.position())
                cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
                look = QTextCharFormat()
                look.setForeground(colour)
                cursor.mergeCharFormat(look)
            place += 1
        block = block.next()
    document.setModified(modified)


def block_format(level: int = 0, *, listed: bool = False) -> QTextBlockFormat:
    look = QTextBlockFormat()
    look.setHeadingLevel(level)
    look.setTopMargin(12 if level else 2 if listed else 4)
    look.setBottomMargin(2 if listed else 6)
    return look


def character_format(level: int = 0) -> QTextCharFormat:
    look = QTextCharFormat()
    if level:
        look.setFontWeight(QFont.Weight.Bold)
        look.setProperty(QTextFormat.Property.FontSizeAdjustment, DEEPEST_HEADING + 1 - level)
    return look


def header_format() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    return look


def list_format(depth: int, number: int | None) -> QTextListFormat:
    look = QTextListFormat()
    look.setIndent(depth + 1)
    if number is None:
        look.setStyle(BULLETS[depth % len(BULLETS)])
    else:
        look.setStyle(QTextListFormat.Style.ListDecimal)
        look.setStart(number)
    return look
