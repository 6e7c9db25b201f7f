"""CommonMark with pipe tables, as people write it in sections, into blocks.

Nothing in the text can do anything: web page code is shown as the text it is, only links to the web, to
e-mail and to telephones are kept, and only pictures of the workspace are printed: `![what it shows](picture:Name
"caption")`. A picture follows the paragraph, list or table it stands in; a chart, `![](chart:bars)`, draws the
table above it. A note, `[^name]` and its words below, `[^name]: said by whom`, is printed at the end of its section.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from inspection_ready.documents.charts_in_text import draw_chart
from inspection_ready.documents.inline_text import InlineText
from inspection_ready.documents.model import (
    Block,
    BulletList,
    Callout,
    Figure,
    Heading,
    ItemBlock,
    ListItem,
    NumberedList,
    Paragraph,
    Run,
    Runs,
    Table,
    has_words,
    plain,
    text,
)
from inspection_ready.documents.note_marks import NOTE, with_note_marks
from inspection_ready.documents.own_links import with_own_links
from inspection_ready.domain.document_findings import DocumentFault, DocumentFinding
from inspection_ready.domain.picture_marks import bracketed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    from inspection_ready.documents.charts_in_text import ChartedBy
    from inspection_ready.documents.inline_text import ValueOf
    from inspection_ready.documents.references import Refers
    from inspection_ready.domain.merge import ValueOf as FieldValue
    from inspection_ready.domain.printed_pictures import PrintedPicture

DEEPEST_HEADING = 4
NO_PICTURES: Mapping[str, PrintedPicture] = {}


@dataclass(frozen=True, slots=True)
class Converted:
    blocks: tuple[Block, ...]
    findings: tuple[DocumentFinding, ...]


def blocks_from_commonmark(
    source: str,
    *,
    under: str = "",
    level: int = 0,
    pictures: Mapping[str, PrintedPicture] = NO_PICTURES,
    value_of: ValueOf | None = None,
    charted: ChartedBy | None = None,
    refers: Refers | None = None,
    filled_with: FieldValue | None = None,
) -> Converted:
    """`under` names the heading the text stands under, for findings; `level` is that heading's level.

    `pictures` are found by their names, as `picture_key` makes them. `value_of` gives what `{{name}}` becomes,
    None for a name it does not know; without it such marks stay as they are. `charted` gives the rows of key facts
    that a chart asks for by name, and `filled_with` the values of fields that are put into a chart's table later.
    `refers` gives what a reference to another section leads to.

    Levels the author skipped are closed up, so a heading never jumps.
    """
    nodes = _parse(bracketed(source)).children
    notes = (node for node in nodes if node.type == NOTE)
    inline = InlineText(notes, under=under, pictures=pictures, value_of=value_of, refers=refers)
    converter = _Converter(inline, under=under, level=level, charted=charted, filled_with=filled_with)
    return Converted(tuple(converter.whole(nodes)), tuple(inline.findings))


@lru_cache(maxsize=64)
def _parse(source: str) -> SyntaxTreeNode:
    """Only ever read. Kept for a while: a text is looked through for its headings and gaps before it is printed."""
    from markdown_it.tree import SyntaxTreeNode  # slow import

    return SyntaxTreeNode(_parser().parse(source))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # slow import

    return with_own_links(with_note_marks(MarkdownIt("commonmark").enable("table")))


class _Converter:
    """``level`` is that of the heading the text stands under."""

    def __init__(
        self,
        inline: InlineText,
        *,
        under: str,
        level: int,
        charted: ChartedBy | None,
        filled_with: FieldValue | None,
    ) -> None:
        self._inline = inline
        self._under = under
        self._base = level
        self._charted = charted
        self._filled_with = filled_with
        self._written_levels: list[int] = []
        """As the author wrote them, of the headings now open."""

    def whole(self, nodes: list[SyntaxTreeNode]) -> list[Block]:
        return [*self.blocks(nodes), *self._inline.notes.loose()]

    def blocks(self, nodes: Iterable[SyntaxTreeNode]) -> list[Block]:
        written: list[Block] = []
        for node in nodes:
            written.extend(self._block(node))
            met, self._inline.met = self._inline.met, []
            for each in met:
                if isinstance(each, Figure):
                    written.append(each)
                else:
                    self._inline.findings.extend(
                        draw_chart(each, written, self._charted, self._under, self._filled_with)
                    )
        return written

    def _block(self, node: SyntaxTreeNode) -> Iterator[Block]:
        match node.type:
            case "heading":
                yield from self._heading(node)
            case "table":
                yield self._table(node)
            case "blockquote":
                yield from self._quotation(node)
            case "hr" | "note":
                return  # a rule between parts says nothing that a heading does not say better
            case _:
                yield from self._item_block(node)

    def _item_block(self, node: SyntaxTreeNode) -> Iterator[ItemBlock]:
        match node.type:
            case "paragraph":
                yield from self._paragraph(self._inline.runs(node))
            case "bullet_list" | "ordered_list":
                yield from self._list(node)
            case "fence" | "code_block":
                yield from self._paragraph((Run(node.content.rstrip("\n"), code=True),))
            case "html_block":
                self._inline.note(DocumentFault.HTML_SHOWN_AS_TEXT, node.content)
                yield from self._paragraph(text(node.content.strip()))
            case _:
                # anything else inside a list item is opened up: its words matter more than its frame
                for child in node.children:
                    yield from self._item_block(child)

    def _heading(self, node: SyntaxTreeNode) -> Iterator[Heading]:
        runs = self._inline.runs(node)
        if has_words(runs):
            level = self._closed_up(int(node.tag[1]))
            yield Heading(level, tuple(replace(run, text=run.text.replace("\n", " ")) for run in runs))

    def _closed_up(self, written: int) -> int:
        while self._written_levels and self._written_levels[-1] >= written:
            self._written_levels.pop()
        self._written_levels.append(written)
        return min(self._base + len(self._written_levels), DEEPEST_HEADING)

    def _paragraph(self, runs: Runs) -> Iterator[Paragraph]:
        if has_words(runs):
            yield Paragraph(runs)

    def _list(self, node: SyntaxTreeNode) -> Iterator[ItemBlock]:
        items = []
        for child in node.children:
            inner = tuple(block for part in child.children for block in self._item_block(part))
            if inner:
                items.append(ListItem(inner))
        if not items:
            return
        if node.type == "bullet_list":
            yield BulletList(tuple(items))
        else:
            yield NumberedList(tuple(items), int(node.attrs.get("start", 1)))

    def _table(self, node: SyntaxTreeNode) -> Table:
        rows = [
            tuple(self._inline.runs(cell) for cell in row.children)
            for part in node.children
            for row in part.children
        ]
        header, body = rows[0], tuple(rows[1:])
        return Table(header, body, _widths(rows))

    def _quotation(self, node: SyntaxTreeNode) -> Iterator[Block]:
        quoted: list[Runs] = []
        for block in self.blocks(node.children):
            if isinstance(block, Paragraph):
                quoted.append(block.runs)
                continue
            if quoted:
                yield Callout("", tuple(quoted))
                quoted = []
            yield block
        if quoted:
            yield Callout("", tuple(quoted))


def _widths(rows: list[tuple[Runs, ...]]) -> tuple[float, ...]:
    """Wider where there is more to read, but no column starved: the author cannot say widths."""
    columns = list(zip(*rows, strict=True))
    longest = [max(len(plain(cell)) for cell in column) for column in columns]
    words = [max(map(len, (" ".join(map(plain, column))).split()), default=0) for column in columns]
    weights = [min(max(length, word + 4, 8), 60) for length, word in zip(longest, words, strict=True)]
    return tuple(weight / sum(weights) for weight in weights)
