"""Turns each block of the model into strips and elements of the structure tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from inspection_ready.documents import house_style as house
from inspection_ready.documents import numbering
from inspection_ready.documents.cards import CardSheet
from inspection_ready.documents.figure_size import fitted, printed_size
from inspection_ready.documents.model import (
    Block,
    BulletList,
    Callout,
    Contents,
    Document,
    Drawing,
    Figure,
    Heading,
    KeyValues,
    Notes,
    NumberedList,
    PageBreak,
    Paper,
    Paragraph,
    Run,
    Runs,
    Table,
    has_words,
    plain,
    text,
    without_marks,
)
from inspection_ready.documents.pdf.cards import card_strips
from inspection_ready.documents.pdf.lines import break_lines, width_of
from inspection_ready.documents.pdf.notes import note_strips
from inspection_ready.documents.pdf.strips import (
    BoxedStrip,
    ContentsStrip,
    DrawingStrip,
    PictureStrip,
    RuleStrip,
    Strip,
    TextStrip,
)
from inspection_ready.documents.pdf.structure import Element
from inspection_ready.documents.pdf.tables import key_value_strips, table_strips
from inspection_ready.documents.text import printable
from inspection_ready.documents.together import is_one_piece, stays_with_drawing, with_keeping
from inspection_ready.documents.walking import anchor_of, headings, parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inspection_ready.documents.house_style import TextStyle
    from inspection_ready.documents.look import Look
    from inspection_ready.documents.pdf.lines import Line

List = BulletList | NumberedList


def document_strips(
    document: Document, root: Element, look: Look, may_go_on: Callable[[], None]
) -> Iterator[tuple[Paper, list[Strip]]]:
    """The strips of each part, in order; a part begins a page of its paper. What `may_go_on` raises ends it."""
    writer = _Strips(document, root, look)
    strips = [*writer.title_block()]
    for paper, blocks in parts(document):
        writer.area = look.page.area(paper)
        for block, stays in with_keeping(blocks):
            may_go_on()
            if strips and isinstance(block, Paragraph) and block.kind == "small":
                strips[-1].keep_next = True  # small print never has a page to itself
            strips.extend(writer.of(block))
            if stays:
                strips[-1].keep_next = True
        yield paper, strips
        strips = []


class _Strips:
    def __init__(self, document: Document, root: Element, look: Look) -> None:
        self._document = document
        self._root = root
        self._look = look
        self.area = look.page.area(document.paper)
        """Width and height of the page's text."""
        self._headings_seen = 0
        self._break_waits = False

    @property
    def _width(self) -> float:
        return self.area[0]

    def title_block(self) -> Iterator[Strip]:
        if self._document.begins_with_cards:
            return
        yield RuleStrip(height=2.5, x=0, width=self._width, after=16, keep_next=True)
        if self._document.is_letter:
            return
        title = Element("Title", self._root)
        yield from self._text(text(self._document.title), self._look.title, title, keep_next=True)
        if self._document.subtitle:
            subtitle = Element("P", self._root)
            yield from self._text(text(self._document.subtitle), house.SUBTITLE, subtitle)
        else:
            yield Strip(height=8)

    def of(self, block: Block) -> Iterator[Strip]:
        if isinstance(block, PageBreak):
            self._break_waits = True
            return
        for strip in self._written(block):
            strip.new_page, self._break_waits = strip.new_page or self._break_waits, False
            yield strip

    def _written(self, block: Block) -> Iterator[Strip]:  # noqa: C901, PLR0912 - one case for each block
        match block:
            case Heading():
                yield from self._heading(block)
            case Paragraph():
                yield from self._paragraph(block, self._root)
            case BulletList() | NumberedList():
                yield from self._list(block, self._root, depth=0, left=0.0)
            case Table():
                yield from table_strips(block, self._root, self._width, self._look)
            case KeyValues():
                yield from key_value_strips(block, self._root, self._width, self._look)
            case Callout():
                yield from self._callout(block)
            case Figure():
                yield from self._figure(block)
            case Drawing():
                yield from self._drawing(block)
            case Notes():
                yield from note_strips(block, self._root, self._width, self._look)
            case Contents():
                yield from self._contents(block)
            case CardSheet():
                yield from card_strips(block, self._root, self._look)
            case PageBreak():
                return
            case _:
                assert_never(block)

    def _heading(self, block: Heading) -> Iterator[Strip]:
        style = self._look.headings[block.level]
        element = Element(f"H{block.level}", self._root)
        strips = list(self._text(block.runs, style, element, keep_next=True))
        strips[0].anchor = anchor_of(block, self._headings_seen)
        strips[0].bookmark = (printable(plain(without_marks(block.runs))).replace("\n", " "), block.level - 1)
        self._headings_seen += 1
        yield from strips

    def _paragraph(self, block: Paragraph, parent: Element, left: float = 0.0) -> Iterator[TextStrip]:
        style = house.PARAGRAPHS[block.kind]
        strips = list(self._text(block.runs, style, Element("P", parent), left=left))
        for strip in strips[:-1]:
            strip.keep_next = strip.keep_next or is_one_piece(block)
        yield from strips

    def _text(
        self, runs: Runs, style: TextStyle, element: Element, *, left: float = 0.0, keep_next: bool = False
    ) -> Iterator[TextStrip]:
        lines = break_lines(runs, style, self._width - left, element, self._look)
        last = len(lines) - 1
        for place, line in enumerate(lines):
            yield TextStrip(
                height=style.leading,
                before=style.before if place == 0 else 0.0,
                after=style.after if place == last else 0.0,
                # no single line of a paragraph stands alone at the foot or the head of a page
                keep_next=keep_next or (place < last and (place == 0 or place == last - 1)),
                line=line,
                x=left,
            )

    def _list(self, block: List, parent: Element, *, depth: int, left: float) -> Iterator[TextStrip]:
        kinds = numbering.BULLET_KINDS if isinstance(block, BulletList) else numbering.NUMBER_KINDS
        attributes = f"/O/List/ListNumbering/{kinds[depth % len(kinds)]}"
        listed = Element("L", parent, attributes=attributes)
        start = block.start if isinstance(block, NumberedList) else 0
        for value, entry in enumerate(block.items, start):
            element = Element("LI", listed)
            label = Element("Lbl", element)
            body = Element("LBody", element)
            mark = (
                numbering.bullet(depth) if isinstance(block, BulletList) else numbering.number(value, depth)
            )
            strips: list[TextStrip] = []
            for inner in entry.blocks:
                strips.extend(self._inside_item(inner, body, depth=depth, left=left + house.LIST_INDENT))
            strips[0].label = self._label(mark, label, left)
            last = depth == 0 and value == start + len(block.items) - 1
            strips[-1].after = house.BODY.after if last else house.ITEM_GAP
            yield from strips

    def _inside_item(
        self, block: Paragraph | List, body: Element, *, depth: int, left: float
    ) -> Iterator[TextStrip]:
        if isinstance(block, Paragraph):
            for strip in self._paragraph(block, body, left):
                strip.after = min(strip.after, house.ITEM_GAP)
                yield strip
        else:
            yield from self._list(block, body, depth=depth + 1, left=left)

    def _label(self, mark: str, element: Element, left: float) -> tuple[Line, float]:
        (line,) = break_lines((Run(f"{mark} "),), house.BODY, self._width, element, self._look)
        room = house.LIST_INDENT - 4 - width_of(mark, line.pieces[0].ink.font, house.BODY.size)
        return line, left + (max(0.0, room) if mark[-1] == "." else 3.0)

    def _callout(self, block: Callout) -> Iterator[Strip]:
        element = Element("Div", self._root)
        inner: list[Strip] = []
        if block.title:
            title = text(block.title)
            inner += self._boxed_text(tuple(Run(run.text, bold=True) for run in title), element)
        for runs in block.paragraphs:
            inner += self._boxed_text(runs, element)
        inner = [Strip(height=9), *inner, Strip(height=9 - house.CALLOUT.after)]
        for place, strip in enumerate(inner):
            last = place == len(inner) - 1
            yield BoxedStrip(
                height=strip.height,
                before=8.0 if place == 0 else 0.0,
                after=14.0 if last else 0.0,
                keep_next=not last,
                inner=strip,
                x=0.0,
                width=self._width,
            )

    def _boxed_text(self, runs: Runs, parent: Element) -> list[Strip]:
        lines = break_lines(runs, house.CALLOUT, self._width - 32, Element("P", parent), self._look)
        strips: list[Strip] = [TextStrip(height=house.CALLOUT.leading, line=line, x=18) for line in lines]
        return [*strips, Strip(height=house.CALLOUT.after)]

    def _figure(self, block: Figure) -> Iterator[Strip]:
        """Caption and credit stand beside the figure in the tree: whoever hears its words may not go inside."""
        figure = None if block.is_decorative else Element("Figure", self._root, alt=printable(block.said))
        width, height = printed_size(block.picture, *self.area)
        strip = PictureStrip(height=height, picture=block.picture, width=width, figure=figure)
        yield from self._shown(strip, block.caption, text(block.credit))

    def _drawing(self, block: Drawing) -> Iterator[Strip]:
        figure = Element("Figure", self._root, alt=printable(block.said))
        drawing = fitted(block, *self.area)
        strip = DrawingStrip(height=drawing.height, drawing=drawing, figure=figure)
        shown = list(self._shown(strip, block.caption, text(block.credit)))
        shown[-1].keep_next = True
        yield from shown
        if isinstance(block.beside, Table):
            whole = stays_with_drawing(block.beside)
            yield from table_strips(block.beside, self._root, self._width, self._look, whole=whole)
        else:
            yield from self._written(block.beside)

    def _shown(self, strip: Strip, caption: Runs, credit: Runs = ()) -> Iterator[Strip]:
        """What is for the eye, with what is said below it."""
        below = [
            *self._below_picture(caption, house.FIGURE_CAPTION),
            *self._below_picture(credit, house.CREDIT),
        ]
        for each in below[:-1]:
            each.keep_next = True
        (below[-1] if below else strip).after = house.FIGURE_GAP
        strip.before, strip.keep_next = house.FIGURE_GAP, bool(below)
        yield strip
        yield from below

    def _below_picture(self, runs: Runs, style: TextStyle) -> Iterator[Strip]:
        if has_words(runs):
            yield from self._text(runs, style, Element("P", self._root))

    def _contents(self, block: Contents) -> Iterator[Strip]:
        yield from self._text(
            text(block.title), house.CONTENTS_TITLE, Element("P", self._root), keep_next=True
        )
        lists: dict[int, Element] = {}
        for place, heading in headings(self._document, block.depth):
            level = min(heading.level, max(lists, default=0) + 1)
            lists = {depth: element for depth, element in lists.items() if depth <= level}
            if level not in lists:
                lists[level] = Element("TOC", lists.get(level - 1, self._root))
            yield from self._entry(heading, anchor_of(heading, place), Element("TOCI", lists[level]), level)
        yield Strip(height=6)

    def _entry(self, heading: Heading, anchor: str, entry: Element, level: int) -> Iterator[Strip]:
        style = house.CONTENTS.get(level, house.CONTENTS[2])
        reference = Element("Reference", entry)
        link = Element("Link", reference)
        left = house.CONTENTS_INDENT * (level - 1)
        words = tuple(Run(run.text.replace("\n", " ")) for run in without_marks(heading.runs))
        lines = break_lines(words, style, self._width - left - 48, link, self._look)
        for place, line in enumerate(lines):
            last = place == len(lines) - 1
            yield ContentsStrip(
                height=style.leading,
                before=style.before if place == 0 else 0.0,
                after=style.after,
                keep_next=not last,
                line=line,
                x=left,
                leads_to=anchor,
                link=link,
                reference=reference,
                right=self._width,
                is_last=last,
            )
