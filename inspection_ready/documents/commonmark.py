"""CommonMark with pipe tables, as people write it in sections, into blocks.

Nothing in the text can do anything: web page code is shown as the text it is, only links to the web, to
e-mail and to telephones are kept, and only pictures of the workspace are printed: `![what it shows](picture:Name
"caption")`. A picture follows the paragraph, list or table it stands in; a chart, `![](chart:bars)`, draws the
table above it. A note, `[^name]` and its words below, `[^name]: said by whom`, is printed at the end of its section.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from inspection_ready.documents.charts_in_text import AskedChart, draw_chart
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
from inspection_ready.documents.note_marks import MARK, NOTE, with_note_marks
from inspection_ready.documents.notes_in_text import NotesInText
from inspection_ready.documents.own_links import with_own_links
from inspection_ready.documents.references import reference_runs
from inspection_ready.domain.chart_marks import CHART
from inspection_ready.domain.document_findings import DocumentFault, DocumentFinding
from inspection_ready.domain.merge import filled
from inspection_ready.domain.picture_marks import PICTURE, bracketed, picture_key
from inspection_ready.domain.section_marks import SECTION
from inspection_ready.phrases.key_facts import unknown_fact_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    from inspection_ready.documents.charts_in_text import ChartedBy
    from inspection_ready.documents.references import Refers
    from inspection_ready.domain.merge import ValueOf as FieldValue
    from inspection_ready.domain.printed_pictures import PrintedPicture

    ValueOf = Callable[[str], str | None]

DEEPEST_HEADING = 4
LINKS_KEPT = ("https://", "http://", "mailto:", "tel:")
LONGEST_QUOTE = 60
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
    converter = _Converter(under, level, pictures, value_of, charted, refers, filled_with)
    return Converted(tuple(converter.whole(_parse(bracketed(source)).children)), tuple(converter.findings))


@lru_cache(maxsize=64)
def _parse(source: str) -> SyntaxTreeNode:
    """Only ever read. Kept for a while: a text is looked through for its headings and gaps before it is printed."""
    from markdown_it.tree import SyntaxTreeNode  # slow import

    return SyntaxTreeNode(_parser().parse(source))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # slow import

    return with_own_links(with_note_marks(MarkdownIt("commonmark").enable("table")))


@dataclass(slots=True)
class _Converter:
    under: str
    base: int
    pictures: Mapping[str, PrintedPicture] = field(default_factory=dict)
    value_of: ValueOf | None = None
    charted: ChartedBy | None = None
    refers: Refers | None = None
    filled_with: FieldValue | None = None
    findings: list[DocumentFinding] = field(default_factory=list)
    _written_levels: list[int] = field(default_factory=list)
    """As the author wrote them, of the headings now open."""
    _met: list[Figure | AskedChart] = field(default_factory=list)
    """Inside the block being read."""
    _notes: NotesInText = field(init=False)

    def whole(self, nodes: list[SyntaxTreeNode]) -> list[Block]:
        self._notes = NotesInText((node for node in nodes if node.type == NOTE), self._inline, self._note)
        return [*self.blocks(nodes), *self._notes.loose()]

    def blocks(self, nodes: Iterable[SyntaxTreeNode]) -> list[Block]:
        written: list[Block] = []
        for node in nodes:
            written.extend(self._block(node))
            met, self._met = self._met, []
            for each in met:
                if isinstance(each, Figure):
                    written.append(each)
                else:
                    self.findings.extend(
                        draw_chart(each, written, self.charted, self.under, self.filled_with)
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
                yield from self._paragraph(self._inline(node))
            case "bullet_list" | "ordered_list":
                yield from self._list(node)
            case "fence" | "code_block":
                yield from self._paragraph((Run(node.content.rstrip("\n"), code=True),))
            case "html_block":
                self._note(DocumentFault.HTML_SHOWN_AS_TEXT, node.content)
                yield from self._paragraph(text(node.content.strip()))
            case _:
                # anything else inside a list item is opened up: its words matter more than its frame
                for child in node.children:
                    yield from self._item_block(child)

    def _heading(self, node: SyntaxTreeNode) -> Iterator[Heading]:
        runs = self._inline(node)
        if has_words(runs):
            level = self._closed_up(int(node.tag[1]))
            yield Heading(level, tuple(replace(run, text=run.text.replace("\n", " ")) for run in runs))

    def _closed_up(self, written: int) -> int:
        while self._written_levels and self._written_levels[-1] >= written:
            self._written_levels.pop()
        self._written_levels.append(written)
        return min(self.base + len(self._written_levels), DEEPEST_HEADING)

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
            tuple(self._inline(cell) for cell in row.children)
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

    def _inline(self, node: SyntaxTreeNode) -> Runs:
        runs = self._filled([run for child in node.children for run in self._runs(child, Run(""))])
        joined: list[Run] = []
        for run in runs:
            if joined and replace(joined[-1], text="") == replace(run, text=""):
                joined[-1] = replace(run, text=joined[-1].text + run.text)
            elif run.text or run.note:
                joined.append(run)
        return tuple(joined)

    def _filled(self, runs: list[Run]) -> list[Run]:
        """Values are put in after the text was read: nothing in them is markup."""
        if self.value_of is None:
            return runs
        texts = filled([run.text for run in runs], self._value)
        return [replace(run, text=words) for run, words in zip(runs, texts, strict=True)]

    def _value(self, name: str, _begins_sentence: bool) -> str:
        value = self.value_of(name) if self.value_of else None
        if value is None:
            self._note(DocumentFault.FACT_UNKNOWN, name)
            return unknown_fact_words(name)
        return value

    def _runs(self, node: SyntaxTreeNode, look: Run) -> Iterator[Run]:
        match node.type:
            case "text" | "code_inline":
                yield replace(look, text=node.content, code=look.code or node.type == "code_inline")
            case "softbreak" | "hardbreak":
                yield replace(look, text=" " if node.type == "softbreak" else "\n")
            case "html_inline":
                self._note(DocumentFault.HTML_SHOWN_AS_TEXT, node.content)
                yield replace(look, text=node.content)
            case "image":
                yield from (replace(look, text=words) for words in self._picture(node))
            case "link" if self.refers is not None and _is_reference(node):
                name = unquote(str(node.attrs["href"]))[len(SECTION) :].strip()
                own = [run for child in node.children for run in self._runs(child, look)]
                yield from reference_runs(name, own, look, self.refers, self._note)
            case _ if node.type == MARK:
                yield from self._notes.marked(node.content)
            case _:
                inner = self._look_inside(node, look)
                for child in node.children:
                    yield from self._runs(child, inner)

    def _picture(self, node: SyntaxTreeNode) -> Iterator[str]:
        """Keeps the figure for after the block; gives the words that stand where there is none."""
        address = unquote(str(node.attrs.get("src", "")))
        name = address[len(PICTURE) :].strip()
        found = self.pictures.get(picture_key(name))
        with self._notes.inside():
            alt = "".join(run.text for child in node.children for run in self._runs(child, Run("")))
        if address.lower().startswith(CHART):
            title = str(node.attrs.get("title", ""))
            self._met.append(AskedChart(address[len(CHART) :].strip(), says=alt, caption=title))
        elif not address.lower().startswith(PICTURE):
            self._note(DocumentFault.PICTURE_LEFT_OUT, alt or address)
            if alt:
                yield f"[picture: {alt}]"
        elif found is None:
            self._note(DocumentFault.PICTURE_MISSING, name)
            yield f"[Picture missing: {name}]"
        else:
            figure = _figure(found, alt, str(node.attrs.get("title", "")))
            if not figure.alt.strip() and not figure.is_decorative:
                self._note(DocumentFault.PICTURE_WITHOUT_ALT, name)
            self._met.append(figure)

    def _look_inside(self, node: SyntaxTreeNode, look: Run) -> Run:
        match node.type:
            case "strong":
                return replace(look, bold=True)
            case "em":
                return replace(look, italic=True)
            case "link":
                return replace(look, link=self._kept_link(str(node.attrs.get("href", ""))))
            case _:
                return look

    def _kept_link(self, address: str) -> str:
        if address.lower().startswith(LINKS_KEPT):
            return address
        self._note(DocumentFault.LINK_NOT_ALLOWED, address)
        return ""

    def _note(self, fault: DocumentFault, about: str) -> None:
        words = " ".join(about.split())
        shown = words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1] + "…"
        self.findings.append(DocumentFinding(fault, self.under, shown))


def _is_reference(node: SyntaxTreeNode) -> bool:
    return str(node.attrs.get("href", "")).lower().startswith(SECTION)


def _figure(picture: PrintedPicture, alt: str, caption: str) -> Figure:
    """What the text says of the picture goes before what is kept with it."""
    return Figure(
        picture,
        alt=alt or picture.alt,
        caption=text(caption or picture.caption),
        credit=picture.credit,
        is_decorative=picture.is_decorative and not alt,
    )


def _widths(rows: list[tuple[Runs, ...]]) -> tuple[float, ...]:
    """Wider where there is more to read, but no column starved: the author cannot say widths."""
    columns = list(zip(*rows, strict=True))
    longest = [max(len(plain(cell)) for cell in column) for column in columns]
    words = [max(map(len, (" ".join(map(plain, column))).split()), default=0) for column in columns]
    weights = [min(max(length, word + 4, 8), 60) for length, word in zip(longest, words, strict=True)]
    return tuple(weight / sum(weights) for weight in weights)
