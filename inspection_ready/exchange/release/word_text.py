"""The text of one part of a Word file, paragraph by paragraph, with what is tracked, hidden or deleted in it."""

from __future__ import annotations

from collections.abc import Callable

from inspection_ready.domain.release_findings import Grade, Part, Place, ReleaseFault
from inspection_ready.domain.release_items import Item, Link, Noticed, Piece
from inspection_ready.exchange.release.parts import Attributes
from inspection_ready.exchange.release.word_looks import RunLook, Styles, is_filled
from inspection_ready.exchange.release.word_marks import (
    AROUND_WORDS,
    CHANGES,
    NAMES,
    OUTSIDE_FIELDS,
    PLAIN_TABLES,
    TITLE_STYLES,
    OpenParagraph,
    OpenTable,
)

LONGEST = 200


class WordText:
    """A part's elements are told to ``start``, ``end`` and ``text``; ``items`` holds what came of them."""

    def __init__(self, styles: Styles, part: Part) -> None:
        self.items: list[Item] = []
        self._look = RunLook(styles)
        self._starts, self._ends = self._handlers()
        self.page = 1
        self.has_page_breaks = False
        self._styles, self._part = styles, part
        self._number = 0
        self._paragraphs: list[OpenParagraph] = []
        self._tables: list[OpenTable] = []
        self._open_changes: list[list[str]] = []
        self._into: list[str] | None = None
        self._instruction: list[str] = []
        self._skipped = self._old = self._boxes = 0
        self._comment: tuple[str, list[str]] | None = None

    def _handlers(self) -> tuple[dict[str, Callable[[Attributes], None]], dict[str, Callable[[], None]]]:
        """What each element means where it begins, and where it ends."""
        starts: dict[str, Callable[[Attributes], None]] = {
            "w:p": self._start_paragraph,
            "w:r": self._look.begin,
            "w:t": self._start_text,
            "w:delText": self._start_gone,
            "w:instrText": self._start_instruction,
            "w:delInstrText": self._start_gone,
            "w:fldSimple": self._simple_field,
            "w:tab": self._between,
            "w:br": self._between,
            "w:cr": self._between,
            "w:lastRenderedPageBreak": self._page_break,
            "wp:docPr": self._drawn,
            "v:textpath": self._watermark,
            "w:vanish": self._look.vanish,
            "w:color": self._look.colour,
            "w:sz": self._look.size,
            "w:highlight": self._look.highlight,
            "w:shd": self._shade,
            "w:rStyle": self._look.style,
            "w:pStyle": self._paragraph_style,
            "w:pPr": self._look.begin_properties,
            "w:tbl": self._start_table,
            "w:tblStyle": self._table_style,
            "w:tr": self._start_row,
            "w:tc": self._start_cell,
            "w:txbxContent": self._start_box,
            "w:comment": self._start_comment,
        }
        ends: dict[str, Callable[[], None]] = {
            "w:p": self._end_paragraph,
            "w:t": self._end_text,
            "w:delText": self._end_text,
            "w:instrText": self._end_instruction,
            "w:delInstrText": self._end_text,
            "w:ins": self._end_change,
            "w:del": self._end_change,
            "w:moveFrom": self._end_change,
            "w:moveTo": self._end_change,
            "w:pPr": self._look.end_properties,
            "w:tbl": self._end_table,
            "w:txbxContent": self._end_box,
            "w:comment": self._end_comment,
        }
        return starts, ends

    def start(self, name: str, told: Attributes) -> None:
        if self._skipped or name == "mc:Fallback":  # the same again, for older programs
            self._skipped += 1
            return
        if name in CHANGES and not self._old:
            self._start_change(name, told)
        if self._old or (name.endswith("PrChange") and name in CHANGES):  # how it was before
            self._old += 1
            return
        does = self._starts.get(name)
        if does is not None:
            does(told)

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        if self._old:
            self._old -= 1
            return
        does = self._ends.get(name)
        if does is not None:
            does()

    def text(self, words: str) -> None:
        if self._into is None or self._skipped or self._old:
            return
        self._into.append(words)
        for each in self._open_changes:
            each.append(words)
        if self._paragraphs and self._into is self._paragraphs[-1].words:
            self._keep_odd(self._paragraphs[-1], words)

    def _keep_odd(self, paragraph: OpenParagraph, words: str) -> None:
        if self._look.is_hidden or paragraph.is_hidden:
            paragraph.hidden.append(words)
        elif self._look.is_pale and not self._has_colour_behind(paragraph):
            paragraph.pale.append(words)
        elif self._look.is_tiny:
            paragraph.tiny.append(words)

    def _has_colour_behind(self, paragraph: OpenParagraph) -> bool:
        """Where it cannot be told, too: white words on a dark heading of a table are no secret."""
        table = self._tables[-1] if self._tables else None
        behind_table = table is not None and (table.is_styled or table.is_filled)
        return self._look.is_filled or paragraph.is_filled or behind_table or self._boxes > 0

    def place(self, part: Part | None = None) -> Place:
        is_body = self._part is Part.BODY
        return Place(
            part=part or (Part.TEXT_BOX if self._boxes and is_body else self._part),
            page=self.page if is_body and self.has_page_breaks else 0,
            is_page_about=is_body and self.has_page_breaks,
            paragraph=self._number if is_body else 0,
        )

    # changes

    def _start_change(self, name: str, told: Attributes) -> None:
        author, words = told.get("w:author", ""), list[str]()
        if self._paragraphs:
            self._paragraphs[-1].changes.append((CHANGES[name], author, words))
        else:
            self.items.append(Noticed(CHANGES[name], Grade.LIKELY, self.place(), author))
        if name in AROUND_WORDS:
            self._open_changes.append(words)

    def _end_change(self) -> None:
        if self._open_changes:
            self._open_changes.pop()

    # paragraphs and what is in them

    def _start_paragraph(self, _: Attributes) -> None:
        self._number += self._part is Part.BODY
        self._paragraphs.append(OpenParagraph())

    def _end_paragraph(self) -> None:
        if not self._paragraphs:
            return
        paragraph = self._paragraphs.pop()
        self._into = None
        words = "".join(paragraph.words)
        where = self.place()
        if words.strip():
            is_name = self._part in NAMES
            self.items.append(
                Piece(words, where, self._head(words), is_name=is_name, is_title=paragraph.is_title)
            )
        if gone := "".join(paragraph.gone):
            self.items.append(Piece(gone, self.place(Part.DELETED)))
        for fault, author, said in paragraph.changes:
            self.items.append(Noticed(fault, Grade.LIKELY, where, author, "".join(said)[:LONGEST]))
        for odd_fault, grade, odd in (
            (ReleaseFault.HIDDEN_TEXT, Grade.LIKELY, paragraph.hidden),
            (ReleaseFault.PALE_TEXT, Grade.POSSIBLE, paragraph.pale),
            (ReleaseFault.TINY_TEXT, Grade.POSSIBLE, paragraph.tiny),
        ):
            shown = "".join(odd)
            if any(map(str.isalnum, shown)):
                self.items.append(Noticed(odd_fault, grade, where, "", shown[:LONGEST]))
        if self._comment is not None:
            self._comment[1].append(words)

    def _head(self, words: str) -> str:
        """The heading of its column; the first row's words are kept as such."""
        if not self._tables:
            return ""
        table = self._tables[-1]
        if table.row == 0:
            table.heads.setdefault(table.column, []).append(words)
            return ""
        return " ".join(table.heads.get(table.column, ()))

    def _start_text(self, _: Attributes) -> None:
        self._into = self._paragraphs[-1].words if self._paragraphs else None

    def _start_gone(self, _: Attributes) -> None:
        self._into = self._paragraphs[-1].gone if self._paragraphs else None

    def _start_instruction(self, _: Attributes) -> None:
        self._into = self._instruction = []

    def _end_instruction(self) -> None:
        self._instructed("".join(self._instruction))
        self._into = None

    def _end_text(self) -> None:
        self._into = None

    def _simple_field(self, told: Attributes) -> None:
        self._instructed(told.get("w:instr", ""))

    def _instructed(self, words: str) -> None:
        first, _, rest = words.strip().partition(" ")
        target = rest.strip().strip('"').partition('"')[0].replace("\\\\", "\\")
        if first.upper() in OUTSIDE_FIELDS and target:
            self.items.append(Noticed(OUTSIDE_FIELDS[first.upper()], Grade.LIKELY, self.place(), target))
        elif first.upper() == "HYPERLINK" and target and not target.startswith("\\"):
            self.items.append(Link(target, self.place()))

    def _between(self, told: Attributes) -> None:
        if self._paragraphs:
            self._paragraphs[-1].words.append(" ")
        if told.get("w:type") == "page":
            self._page_break(told)

    def _page_break(self, _: Attributes) -> None:
        self.page += 1
        self.has_page_breaks = True

    def _drawn(self, told: Attributes) -> None:
        if words := f"{told.get('descr', '')} {told.get('title', '')}".strip():
            self.items.append(Piece(words, self.place(Part.ALT_TEXT)))

    def _watermark(self, told: Attributes) -> None:
        if words := told.get("string", ""):
            self.items.append(Piece(words, Place(part=Part.WATERMARK), is_name=True))

    # how it looks

    def _shade(self, told: Attributes) -> None:
        if not is_filled(told):
            return
        if self._paragraphs and self._look.is_in_properties:
            self._paragraphs[-1].is_filled = True
        elif self._paragraphs:
            self._look.is_filled = True
        elif self._tables:
            self._tables[-1].is_filled = True

    def _paragraph_style(self, told: Attributes) -> None:
        if self._paragraphs:
            self._paragraphs[-1].is_hidden = told.get("w:val") in self._styles.hidden
            self._paragraphs[-1].is_filled = told.get("w:val") in self._styles.filled
            self._paragraphs[-1].is_title = told.get("w:val", "").lower() in TITLE_STYLES

    # tables, boxes, comments

    def _start_table(self, _: Attributes) -> None:
        self._tables.append(OpenTable())

    def _end_table(self) -> None:
        if self._tables:
            self._tables.pop()

    def _table_style(self, told: Attributes) -> None:
        if self._tables:
            self._tables[-1].is_styled = told.get("w:val", "") not in PLAIN_TABLES

    def _start_row(self, _: Attributes) -> None:
        if self._tables:
            self._tables[-1].row += 1
            self._tables[-1].column = -1

    def _start_cell(self, _: Attributes) -> None:
        if self._tables:
            self._tables[-1].column += 1
            self._tables[-1].is_filled = False

    def _start_box(self, _: Attributes) -> None:
        self._boxes += 1

    def _end_box(self) -> None:
        self._boxes -= 1

    def _start_comment(self, told: Attributes) -> None:
        self._comment = (told.get("w:author", ""), [])

    def _end_comment(self) -> None:
        if self._comment is not None:
            author, said = self._comment
            self.items.append(
                Noticed(
                    ReleaseFault.COMMENT,
                    Grade.LIKELY,
                    Place(part=Part.COMMENT),
                    author,
                    " ".join(said)[:LONGEST],
                )
            )
        self._comment = None
