"""A document as frozen blocks: what it says and what each part is, never how it looks.

Both writers walk these blocks in order, so the Word file and the PDF say the same thing. A new block
belongs in `Block` below; neither writer type-checks until it can write it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from inspection_ready.documents.cards import CardSheet
from inspection_ready.documents.text import printable

if TYPE_CHECKING:
    from datetime import datetime

    from inspection_ready.documents.shapes import Shape
    from inspection_ready.domain.printed_pictures import PrintedPicture

ParagraphKind = Literal["body", "lead", "small", "quiet", "sign_off"]
"""A sign-off is never parted, and does not go over to a new page without the paragraph above it."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look. A newline in the text is a line break inside the paragraph."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""
    """A web address, `mailto:` or `tel:`; or `#anchor` for a heading of the same document."""
    language: str = ""
    """A tag such as "cy" where it is not the document's language."""
    note: Note | None = None
    """What is said of the words before it, at the end of their section; such a run has no words of its own."""
    anchor: str = ""
    """Named where something leads back here: it is the mark of a note."""
    says: str = ""
    """Where a link leads, for people who hear it, if its words alone do not say it."""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Note:
    runs: Runs
    name: str = ""
    """Tells two notes of the same words apart."""
    number: int = 0
    """Counted through the document, with the other two, once all are in their places."""
    anchor: str = ""
    back: str = ""
    """The anchor of its first mark; none where nothing in the text refers to it."""

    @property
    def mark(self) -> str:
        return f"[{self.number}]"

    @property
    def says_back(self) -> str:
        return f"the text of note {self.number}"


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    """1 to 4; 1 is the first level under the document's title."""
    runs: Runs
    anchor: str = ""
    """Named where a link inside the document leads here."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: Runs
    kind: ParagraphKind = "body"


@dataclass(frozen=True, slots=True)
class ListItem:
    """The first block carries the bullet or number; the others stand under it."""

    blocks: tuple[ItemBlock, ...]


@dataclass(frozen=True, slots=True)
class BulletList:
    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class NumberedList:
    items: tuple[ListItem, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    widths: tuple[float, ...]
    """Shares of the text's width, one for each column; they add up to 1."""
    caption: str = ""
    row_header: bool = False
    """The first cell of each row names the row."""
    notes: tuple[Runs, ...] = ()
    is_large: bool = False
    """To be read on a wall, from a few steps away."""
    photographs: tuple[PrintedPicture | None, ...] = ()
    """One for each row, of the shape of its frame, under the words of the first cell. A row without has no room for it."""


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Names with their values, such as the facts of one base; read aloud as a list of pairs."""

    pairs: tuple[tuple[str, Runs], ...]


@dataclass(frozen=True, slots=True)
class Callout:
    """Set apart for the eye; its title says in words what the frame says in colour."""

    title: str
    paragraphs: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its caption and credit below; scaled down to fit, never up."""

    picture: PrintedPicture
    alt: str = ""
    """What it shows, for people who cannot see it."""
    caption: Runs = ()
    credit: str = ""
    is_decorative: bool = False
    """It says nothing the text does not: read past."""

    @property
    def said(self) -> str:
        """What is read aloud in its place: something always, for a picture without words is a dead end."""
        return self.alt.strip() or plain(self.caption).strip() or NOT_DESCRIBED


NOT_DESCRIBED = "A picture that nobody has described yet"


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes, and below them a table or a list that says the same in words and numbers."""

    width: float
    height: float
    """In points; scaled down to fit, never up."""
    shapes: tuple[Shape, ...]
    alt: str
    """What it shows, for people who cannot see it: what is found in it, not how it is drawn."""
    beside: Table | BulletList | NumberedList
    """Its equal: nothing is told by the drawing alone."""
    caption: Runs = ()
    credit: str = ""

    @property
    def said(self) -> str:
        return self.alt.strip() or plain(self.caption).strip() or NOT_DESCRIBED


@dataclass(frozen=True, slots=True)
class Notes:
    """Of one section, at its end. `notes.with_notes` makes them of the runs that hold them."""

    entries: tuple[Note, ...]


NOTES_TITLE = "Notes"


@dataclass(frozen=True, slots=True)
class Contents:
    """A linked list of the headings down to `depth`; only the PDF adds page numbers."""

    title: str = "Contents"
    depth: int = 2


@dataclass(frozen=True, slots=True)
class Paper:
    size: Literal["A4", "A3"] = "A4"
    landscape: bool = False
    corner: tuple[float, float] | None = None
    """Of a sheet of cards, which has nothing at its head and foot: how far in the first card lies, in points."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    paper: Paper | None = None
    """What is printed on from here; None goes on with the same."""


ItemBlock = Paragraph | BulletList | NumberedList
Block = (
    Heading
    | Paragraph
    | BulletList
    | NumberedList
    | Table
    | KeyValues
    | Callout
    | Figure
    | Drawing
    | Notes
    | Contents
    | PageBreak
    | CardSheet
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    title: str
    organisation: str
    created: datetime
    """Aware; the only moment a file carries, so the same document gives the same bytes."""
    blocks: tuple[Block, ...]
    subtitle: str = ""
    subject: str = ""
    language: str = "en-GB"
    footer: str = ""
    paper: Paper = Paper()
    """What it begins on; a page break may change it."""
    is_letter: bool = False
    """Its title is not printed by itself, but stands where the letter says it: among the blocks."""

    @property
    def begins_with_cards(self) -> bool:
        """Then its title is not printed either: cards have their sheets to themselves."""
        return bool(self.blocks) and isinstance(self.blocks[0], CardSheet)


def text(words: str) -> Runs:
    """One plain run, or none where there are no words."""
    return (Run(words),) if words else ()


def plain(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def has_words(runs: Runs) -> bool:
    return any(printable(run.text).strip() or (run.note and has_words(run.note.runs)) for run in runs)


def without_marks(runs: Runs) -> Runs:
    """As a list of contents repeats a heading: the marks of its notes stay where it stands."""
    return tuple(run for run in runs if not run.anchor)


def paragraph(words: str, kind: ParagraphKind = "body") -> Paragraph:
    return Paragraph(text(words), kind)


def item(words: str, *nested: ItemBlock) -> ListItem:
    return ListItem((paragraph(words), *nested))
