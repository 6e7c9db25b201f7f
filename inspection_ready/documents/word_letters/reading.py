"""Reads a Word letter that was filled in as blocks, so that its PDF is as good to read aloud as any other.

What the pages repeat is said once: the header of the first page above the letter, the footer below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from inspection_ready.documents.model import (
    Block,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    ParagraphKind,
    Run,
    Runs,
    Table,
    plain,
)
from inspection_ready.documents.walking import runs_of
from inspection_ready.documents.word_letters.drawings import read_drawing
from inspection_ready.documents.word_letters.item_lists import Items
from inspection_ready.documents.word_letters.package import WordPackage
from inspection_ready.documents.word_letters.places import is_a_copy
from inspection_ready.documents.word_letters.runs import (
    PAGE,
    PageEnds,
    ReadRuns,
    joined,
    without_page_numbers,
)
from inspection_ready.documents.word_letters.source import Node, read_part
from inspection_ready.documents.word_letters.styles import Styles
from inspection_ready.documents.word_letters.tables import Grid, read_grid
from inspection_ready.domain.word_letters import WordPages, WordPart

if TYPE_CHECKING:
    from inspection_ready.documents.word_letters.package import Story

_INSIDE = frozenset({
    "w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag", "mc:AlternateContent", "mc:Choice",
})  # fmt: skip
_OFF = frozenset({"0", "false", "off"})


def letter_blocks(package: WordPackage, parts: Mapping[str, bytes], styles: Styles) -> tuple[Block, ...]:
    """``parts`` are those that were filled in; the others are read as they are."""
    body = next(story for story in package.stories if story.part is WordPart.BODY)
    return (
        *_furniture(package, parts, styles, WordPart.HEADER),
        *_story(package, parts, styles, body, "body"),
        *_furniture(package, parts, styles, WordPart.FOOTER),
    )


def _furniture(
    package: WordPackage, parts: Mapping[str, bytes], styles: Styles, part: WordPart
) -> Iterator[Block]:
    """Of the first page where that has its own, or else of all pages."""
    stories = [story for story in package.stories if story.part is part]
    for pages in (WordPages.FIRST, WordPages.ALL):
        of_these = [story for story in stories if story.pages is pages]
        if of_these and (pages is WordPages.ALL or _has_first_page(package)):
            kind: ParagraphKind = "quiet" if part is WordPart.HEADER else "small"
            yield from _story(package, parts, styles, of_these[0], kind)
            return


def _has_first_page(package: WordPackage) -> bool:
    title = next((node for node in package.body.walk() if node.tag == "w:titlePg"), None)
    return title is not None and title.get("w:val") not in _OFF


def _story(
    package: WordPackage, parts: Mapping[str, bytes], styles: Styles, story: Story, kind: ParagraphKind
) -> tuple[Block, ...]:
    source = parts.get(story.name)
    root = story.root if source is None else read_part(source, file=package.file)
    reading = _Reading(package, story.name, styles, kind)
    reading.read(root.find("w:body") or root)
    return reading.finished()


@dataclass(slots=True)
class _Reading:
    package: WordPackage
    part: str
    styles: Styles
    kind: ParagraphKind
    blocks: list[Block] = field(default_factory=list)
    items: Items = field(default_factory=Items)
    level: int = 0
    runs: ReadRuns = field(init=False)

    def __post_init__(self) -> None:
        self.runs = ReadRuns(self.package, self.part, self.styles)

    def read(self, container: Node) -> None:
        for node in container.children:
            if node.tag == "w:p":
                self._paragraph(node)
            elif node.tag == "w:tbl":
                self._table(node)
            elif node.tag in _INSIDE:
                self.read(node)

    def finished(self) -> tuple[Block, ...]:
        self._end_list()
        while self.blocks and isinstance(self.blocks[-1], PageBreak):
            self.blocks.pop()
        return tuple(self.blocks)

    def _paragraph(self, paragraph: Node) -> None:
        properties = paragraph.find("w:pPr")
        if properties is not None and _is_on(properties.find("w:pageBreakBefore")):
            self._break()
        said: list[Run] = []
        drawings: list[Node] = []
        for piece in self.runs.pieces(paragraph):
            match piece:
                case Run():
                    said.append(piece)
                case PageEnds():
                    self._words(properties, tuple(said))
                    said = []
                    self._break()
                case _:
                    drawings.append(piece)
        self._words(properties, tuple(said))
        for drawing in drawings:
            self._drawing(drawing)

    def _words(self, properties: Node | None, runs: Runs) -> None:
        runs = _trimmed(joined(without_page_numbers(runs) if self.kind != "body" else _counted(runs)))
        if not plain(runs).strip():
            return
        level = self.styles.heading(properties) if self.kind == "body" else 0
        mark = None if level else self.styles.mark(properties)
        if mark is not None:
            self.items.add(mark, runs)
            return
        self._end_list()
        if level:
            self.level = min(level, self.level + 1)
            one_line = tuple(replace(run, text=" ".join(run.text.split("\n")), bold=False) for run in runs)
            self.blocks.append(Heading(self.level, joined(one_line)))
        else:
            self.blocks.append(Paragraph(runs, self.kind))

    def _break(self) -> None:
        self._end_list()
        if self.blocks and not isinstance(self.blocks[-1], PageBreak):
            self.blocks.append(PageBreak())

    def _end_list(self) -> None:
        self.blocks += self.items.taken()

    def _drawing(self, node: Node) -> None:
        if is_a_copy(node):
            return
        drawing = read_drawing(self.package, self.part, node)
        if drawing.picture is not None:
            self._end_list()
            self.blocks.append(Figure(drawing.picture, alt=drawing.alt, is_decorative=drawing.is_decorative))
        for box in drawing.boxes:
            self.read(box)

    # tables

    def _table(self, table: Node) -> None:
        grid = read_grid(table)
        cells = [[cell.node for cell in row] for row in grid.rows]
        self._end_list()
        if not grid.has_header:
            for row in cells:
                for cell in row:
                    if cell is not None:
                        self.read(cell)
            return
        told = [[self._cell(cell) for cell in row] for row in cells]
        rows = tuple(tuple(runs for runs, _ in row) for row in told)
        self.blocks.append(Table(rows[0], rows[1:], _widths(table, grid)))
        self.blocks += [figure for row in told for _, figures in row for figure in figures]

    def _cell(self, cell: Node | None) -> tuple[Runs, list[Block]]:
        """Its paragraphs as lines, and the pictures in it."""
        if cell is None:
            return (), []
        inside = _Reading(self.package, self.part, self.styles, self.kind)
        inside.read(cell)
        lines: list[Run] = []
        figures: list[Block] = []
        for block in inside.finished():
            if isinstance(block, Figure):
                figures.append(block)
                continue
            for runs in runs_of(block):
                if runs and lines:
                    lines.append(Run("\n"))
                lines += runs
        return joined(tuple(lines)), figures


def _widths(table: Node, grid: Grid) -> tuple[float, ...]:
    columns = len(grid.rows[0])
    own = table.find("w:tblGrid")
    said = [node.get("w:w") for node in own.children if node.tag == "w:gridCol"] if own is not None else []
    widths = [int(each) for each in said if each.isascii() and each.isdigit() and len(each) < 7]
    if len(widths) != columns or not all(widths):
        widths = [1] * columns
    return tuple(width / sum(widths) for width in widths)


def _counted(runs: Runs) -> Runs:
    """A page's number in the body says nothing in another layout; the words around it stay."""
    return tuple(run for run in runs if run.text != PAGE)


def _trimmed(runs: Runs) -> Runs:
    """Without blank lines at either end."""
    made = list(runs)
    while made and not (first := made[0].text.lstrip("\n \t")):
        made.pop(0)
    if made:
        made[0] = replace(made[0], text=first)
    while made and not (last := made[-1].text.rstrip("\n \t")):
        made.pop()
    if made:
        made[-1] = replace(made[-1], text=last)
    return tuple(made)


def _is_on(node: Node | None) -> bool:
    return node is not None and node.get("w:val") not in _OFF
