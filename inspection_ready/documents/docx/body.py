"""Each block of the model as Word's XML text, in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING, assert_never

from inspection_ready.documents import house_style as house
from inspection_ready.documents.cards import CardSheet
from inspection_ready.documents.docx.cards import cards_xml
from inspection_ready.documents.docx.drawings import picture_of
from inspection_ready.documents.docx.figures import Figures
from inspection_ready.documents.docx.lists import ListWriter, Numbers
from inspection_ready.documents.docx.runs import Links, bookmark_name, run_xml, runs_xml
from inspection_ready.documents.docx.tables import table_xml
from inspection_ready.documents.docx.units import twips
from inspection_ready.documents.figure_size import fitted, printed_size
from inspection_ready.documents.model import (
    NOTES_TITLE,
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
    Paragraph,
    Run,
    Runs,
    Table,
    has_words,
    text,
    without_marks,
)
from inspection_ready.documents.together import is_one_piece, stays_whole, stays_with_drawing, with_keeping
from inspection_ready.documents.walking import anchor_of, headings, parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inspection_ready.documents.docx.sections import Papers
    from inspection_ready.documents.look import Look

PARAGRAPH_STYLES = {
    "body": "Normal",
    "lead": "Lead",
    "small": "SmallPrint",
    "quiet": "Quiet",
    "sign_off": "Normal",
}
# above a paragraph that follows a table or a list, which have no space of their own below
AFTER_TABLE = f'<w:spacing w:before="{twips(14)}"/>'
KEPT, NOT_KEPT = "<w:keepNext/>", '<w:keepNext w:val="0"/>'
HANGING = f'<w:ind w:left="{twips(house.NOTE_INDENT)}" w:hanging="{twips(house.NOTE_INDENT)}"/>'
AFTER_LIST = f'<w:spacing w:before="{twips(house.BODY.after)}"/>'


@dataclass(slots=True)
class Body:
    """What the main part needs: its XML, and the links and list numbers it uses."""

    document: Document
    sections: Papers
    look: Look
    may_go_on: Callable[[], None] = lambda: None
    """What it raises ends the writing."""
    area: tuple[float, float] = (0.0, 0.0)
    """Width and height of the page's text, in points."""
    numbers: Numbers = field(default_factory=Numbers)
    figures: Figures = field(default_factory=Figures)
    links: Links = field(default_factory=Links)
    lists: ListWriter = field(init=False)
    _headings_seen: int = 0
    _break_waits: bool = False
    _space_waits: str = ""

    def __post_init__(self) -> None:
        self.lists = ListWriter(self.links, self.numbers)

    def xml(self) -> str:
        """All that stands before the end of the body, its last section's properties included."""
        written = list(self._title_block())
        section = ""
        for place, (paper, blocks) in enumerate(parts(self.document)):
            if section:
                written[-1] = _ending(written[-1], section)
                self._space_waits = ""
            section = self.sections.properties(paper, is_first=place == 0)
            self.area = self.sections.area(paper)
            for (block, stays), following in zip_longest(with_keeping(blocks), blocks[1:]):
                self.may_go_on()
                # a card lets go of a table below it: LibreOffice would leave the heading of the card behind
                holds_on = stays and not (isinstance(block, KeyValues) and isinstance(following, Table))
                written.extend(self._block(block, keep=KEPT if holds_on else ""))
        if self._space_waits == AFTER_TABLE:
            written.append("<w:p/>")  # Word puts one there itself where a table ends the document
        return "".join(written) + section

    def _title_block(self) -> Iterator[str]:
        if self.document.begins_with_cards:
            return
        if self.document.is_letter:
            # as above the title of other documents
            rule = f'w:val="single" w:sz="20" w:space="14" w:color="{self.look.accent}"'
            self._space_waits = f"<w:pBdr><w:top {rule}/></w:pBdr>"
            return
        yield self._paragraph("Title", text(self.document.title))
        if self.document.subtitle:
            yield self._paragraph("Subtitle", text(self.document.subtitle))

    def _block(self, block: Block, keep: str) -> Iterator[str]:  # noqa: C901, PLR0912 - one case for each block
        """`keep`: whether a card or a remark stays with what follows."""
        match block:
            case Heading():
                yield self._heading(block)
            case Paragraph():
                keep += "<w:keepLines/>" if is_one_piece(block) else ""
                yield self._styled(PARAGRAPH_STYLES[block.kind], runs_xml(block.runs, self.links), keep=keep)
            case BulletList() | NumberedList():
                yield self.lists.xml(block, first=self._lead_in())
                self._space_waits = AFTER_LIST
            case Table():
                yield from self._table(block)
            case KeyValues():
                yield from self._key_values(block, keep)
            case Callout():
                yield from self._callout(block)
            case Figure():
                yield from self._figure(block)
            case Drawing():
                yield from self._drawing(block)
            case Notes():
                yield from self._notes(block)
            case Contents():
                yield self._contents(block)
            case CardSheet():
                yield cards_xml(block, self.figures, self.look)
                self._break_waits = False
            case PageBreak():
                self._break_waits = True
            case _:
                assert_never(block)

    def _heading(self, block: Heading) -> str:
        anchor = anchor_of(block, self._headings_seen)
        self._headings_seen += 1
        words = self.links.bookmarked(anchor, runs_xml(block.runs, self.links))
        self._space_waits = ""  # a heading has more space of its own
        return self._styled(f"Heading{block.level}", words)

    def _paragraph(self, style: str, runs: Runs) -> str:
        return self._styled(style, runs_xml(runs, self.links))

    def _styled(self, style: str, words: str, *, keep: str = "", indent: str = "") -> str:
        """`keep`: whether it stays with the next, where that is not as the style has it."""
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{self._lead_in()}{indent}</w:pPr>{words}</w:p>'

    def _lead_in(self) -> str:
        """Properties of the paragraph written next that come from what stands before it; used once."""
        properties = "<w:pageBreakBefore/>" if self._break_waits else ""
        properties += self._space_waits
        self._break_waits, self._space_waits = False, ""
        return properties

    def _table(self, block: Table, *, whole: bool = False) -> Iterator[str]:
        if block.caption:
            yield self._paragraph("Caption", text(block.caption))
        elif self._space_waits == AFTER_TABLE:
            yield "<w:p/>"  # two tables that touch become one
        yield table_xml(block, self.area[0], self.links, self.figures, first=self._lead_in(), whole=whole)
        for note in block.notes:
            yield self._paragraph("TableNote", note)
        self._space_waits = "" if block.notes else AFTER_TABLE

    def _key_values(self, block: KeyValues, keep: str) -> Iterator[str]:
        within = KEPT if stays_whole(block) else ""
        last = len(block.pairs) - 1
        for place, (name, value) in enumerate(block.pairs):
            words = run_xml(Run(name, bold=True)) + "<w:r><w:tab/></w:r>" + runs_xml(value, self.links)
            yield self._styled("KeyValue", words, keep=keep if place == last else within)

    def _callout(self, block: Callout) -> Iterator[str]:
        if block.title:
            yield self._paragraph("CalloutTitle", text(block.title))
        for runs in block.paragraphs:
            yield self._paragraph("Callout", runs)

    def _notes(self, block: Notes) -> Iterator[str]:
        self._space_waits = AFTER_TABLE
        yield self._styled("TableNote", run_xml(Run(NOTES_TITLE, bold=True)), keep=KEPT)
        for note in block.entries:
            mark = (Run(note.mark, link=f"#{note.back}" if note.back else "", says=note.says_back),)
            label = self.links.bookmarked(note.anchor, runs_xml(mark, self.links))
            words = f"{label}<w:r><w:tab/></w:r>{runs_xml(note.runs, self.links)}"
            yield self._styled("TableNote", words, indent=HANGING)

    def _drawing(self, block: Drawing) -> Iterator[str]:
        drawing = fitted(block, *self.area)
        picture = picture_of(drawing, self.look)
        figure = Figure(picture, alt=block.said, caption=block.caption, credit=block.credit)
        yield from self._shown(figure, (drawing.width, drawing.height), then=KEPT)
        if isinstance(block.beside, Table):
            yield from self._table(block.beside, whole=stays_with_drawing(block.beside))
        else:
            yield from self._block(block.beside, keep="")

    def _figure(self, block: Figure) -> Iterator[str]:
        yield from self._shown(block, printed_size(block.picture, *self.area), then=NOT_KEPT)

    def _shown(self, block: Figure, size: tuple[float, float], *, then: str) -> Iterator[str]:
        """`then`: whether what stands last of it stays with what follows."""
        has_caption, has_credit = has_words(block.caption), bool(block.credit.strip())
        keep = KEPT if has_caption or has_credit or then == KEPT else ""
        yield self._styled("Figure", self.figures.run(block, size), keep=keep)
        if has_caption:
            words = runs_xml(block.caption, self.links)
            yield self._styled("Caption", words, keep="" if has_credit else then)
        if has_credit:
            yield self._paragraph("SmallPrint", text(block.credit))

    def _contents(self, block: Contents) -> str:
        """A field Word can update, already filled in with links that work without updating."""
        entries = list(headings(self.document, block.depth))
        title = self._paragraph("TOCHeading", text(block.title)) if block.title else ""
        opening = _field_start(f' TOC \\o "1-{block.depth}" \\n \\h \\z ')
        last = len(entries) - 1
        lines = "".join(
            self._entry(heading, place, opening if n == 0 else "", _FIELD_END if n == last else "")
            for n, (place, heading) in enumerate(entries)
        )
        return (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
            f"</w:docPartObj></w:sdtPr><w:sdtContent>{title}{lines}</w:sdtContent></w:sdt>"
        )

    def _entry(self, heading: Heading, place: int, before: str, after: str) -> str:
        name = bookmark_name(anchor_of(heading, place))
        words = "".join(run_xml(Run(run.text.replace("\n", " "))) for run in without_marks(heading.runs))
        link = f'<w:hyperlink w:anchor="{name}" w:history="1">{words}</w:hyperlink>'
        return self._styled(f"TOC{min(heading.level, len(house.CONTENTS))}", before + link + after)


_FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def _ending(last: str, section: str) -> str:
    """What is written last in a section that is not the document's last; its paragraph says how the section is."""
    head, opening, paragraph = last.rpartition("<w:p><w:pPr>")
    if not last.endswith("</w:p>"):  # a table or a list of contents has no paragraph to say it
        return f'{last}<w:p><w:pPr><w:spacing w:before="0" w:after="0"/>{section}</w:pPr></w:p>'
    return head + opening + paragraph.replace("</w:pPr>", f"{section}</w:pPr>", 1)


def _field_start(instruction: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
