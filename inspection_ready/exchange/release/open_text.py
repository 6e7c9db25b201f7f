"""The elements of an OpenDocument file's content, with what is tracked, hidden or remarked on in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from inspection_ready.domain.release_findings import Grade, Part, Place, ReleaseFault
from inspection_ready.domain.release_items import Item, Link, Noticed, Piece
from inspection_ready.exchange.release.parts import Attributes
from inspection_ready.exchange.release.sheet_cells import column_letters

LONGEST = 200
CHANGES = {
    "text:insertion": ReleaseFault.TRACKED_INSERTION,
    "text:deletion": ReleaseFault.TRACKED_DELETION,
    "text:format-change": ReleaseFault.TRACKED_FORMAT,
    "table:insertion": ReleaseFault.TRACKED_INSERTION,
    "table:deletion": ReleaseFault.TRACKED_DELETION,
    "table:movement": ReleaseFault.TRACKED_MOVE,
    "table:cell-content-change": ReleaseFault.TRACKED_OTHER,
}
HIDDEN_ROWS = {"collapse": ReleaseFault.HIDDEN_ROWS, "filter": ReleaseFault.FILTERED_ROWS}


@dataclass(slots=True)
class _Styles:
    hidden_text: set[str] = field(default_factory=set)
    hidden_table: set[str] = field(default_factory=set)
    hidden_page: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Remark:
    """A comment or a tracked change while it is open."""

    fault: ReleaseFault
    author: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


class OpenText:
    def __init__(self, part: Part = Part.BODY) -> None:
        self.items: list[Item] = []
        self._starts, self._ends = self._handlers()
        self.sheets = self.slides = 0
        self.row_count = 0
        self._part = part
        self._styles = _Styles()
        self._style = ""
        self._paragraphs: list[list[str]] = []
        self._remarks: list[_Remark] = []
        self._hidden: list[bool] = []
        self._number = self._row = self._column = 0
        self._sheet, self._in_notes, self._in_author, self._in_date = "", 0, 0, 0
        self._notes: list[str] = []
        self._heads: dict[int, str] = {}

    def _handlers(self) -> tuple[dict[str, Callable[[Attributes], None]], dict[str, Callable[[], None]]]:
        """What each element means where it begins, and where it ends."""
        starts: dict[str, Callable[[Attributes], None]] = {
            "style:style": self._start_style,
            "style:text-properties": self._text_looks,
            "style:table-properties": self._table_looks,
            "style:drawing-page-properties": self._page_looks,
            "text:p": self._start_paragraph,
            "text:h": self._start_paragraph,
            "text:span": self._start_span,
            "text:hidden-text": self._start_hidden,
            "text:hidden-paragraph": self._start_hidden,
            "text:s": self._gap,
            "text:tab": self._gap,
            "text:line-break": self._gap,
            "text:section": self._start_section,
            "office:annotation": self._start_comment,
            "dc:creator": self._start_author,
            "dc:date": self._start_date,
            "office:spreadsheet": self._start_book,
            "table:table": self._start_table,
            "table:table-row": self._start_row,
            "table:table-column": self._start_columns,
            "table:table-cell": self._start_cell,
            "table:covered-table-cell": self._start_cell,
            "draw:page": self._start_page,
            "presentation:notes": self._start_notes,
        }
        ends: dict[str, Callable[[], None]] = {
            "text:p": self._end_paragraph,
            "text:h": self._end_paragraph,
            "text:span": self._end_span,
            "text:hidden-text": self._end_span,
            "text:hidden-paragraph": self._end_span,
            "office:annotation": self._end_remark,
            "dc:creator": self._end_author,
            "dc:date": self._end_date,
            "table:table": self._end_table,
            "presentation:notes": self._end_notes,
        }
        return starts, ends

    def start(self, name: str, told: Attributes) -> None:
        if name in CHANGES:
            self._remarks.append(_Remark(CHANGES[name]))
        does = self._starts.get(name)
        if does is not None:
            does(told)
        if "xlink:href" in told and name in {"text:a", "draw:a", "text:section-source"}:
            self.items.append(Link(told["xlink:href"], self._place()))

    def end(self, name: str) -> None:
        if name in CHANGES:
            self._end_remark()
        does = self._ends.get(name)
        if does is not None:
            does()

    def text(self, words: str) -> None:
        if self._in_date:
            return
        if self._in_author:
            if self._remarks:
                self._remarks[-1].author.append(words)
        elif self._paragraphs:
            self._paragraphs[-1].append(words)
            if self._remarks:
                self._remarks[-1].words.append(words)
            if any(self._hidden):
                self._notice(ReleaseFault.HIDDEN_TEXT, Grade.LIKELY, around=words[:LONGEST])

    def _notice(
        self, fault: ReleaseFault, grade: Grade, *, about: str = "", around: str = "", count: int = 1
    ) -> None:
        self.items.append(Noticed(fault, grade, self._place(), about, around, count))

    def _place(self) -> Place:
        cell = f"{column_letters(self._column)}{self._row}" if self._sheet and self._column else ""
        is_deleted = bool(self._remarks) and self._remarks[-1].fault is ReleaseFault.TRACKED_DELETION
        part = Part.DELETED if is_deleted else Part.SPEAKER_NOTES if self._in_notes else self._part
        if self._remarks and self._remarks[-1].fault is ReleaseFault.COMMENT:
            part = Part.COMMENT
        is_text = not (self._sheet or self.slides) and self._part is Part.BODY
        number = self._number if is_text else 0
        return Place(part=part, paragraph=number, sheet=self._sheet, cell=cell, slide=self.slides)

    # styles

    def _start_style(self, told: Attributes) -> None:
        self._style = told.get("style:name", "")

    def _text_looks(self, told: Attributes) -> None:
        if told.get("text:display") in {"none", "condition"}:
            self._styles.hidden_text.add(self._style)

    def _table_looks(self, told: Attributes) -> None:
        if told.get("table:display") == "false":
            self._styles.hidden_table.add(self._style)

    def _page_looks(self, told: Attributes) -> None:
        if told.get("presentation:visibility") == "hidden":
            self._styles.hidden_page.add(self._style)

    # text

    def _start_paragraph(self, told: Attributes) -> None:
        self._number += not self._remarks
        self._paragraphs.append([])
        self._hidden.append(told.get("text:style-name", "") in self._styles.hidden_text)

    def _end_paragraph(self) -> None:
        if not self._paragraphs:
            return
        words = "".join(self._paragraphs.pop())
        self._hidden.pop()
        head = self._heads.get(self._column, "") if self._sheet else ""
        if self._sheet and words and not head and self._row <= 30 and len(words) <= 60:
            self._heads[self._column] = words
        if self._in_notes:
            self._notes.append(words)
        self.items.append(Piece(words, self._place(), head, is_name=self._part in {Part.HEADER, Part.FOOTER}))

    def _start_span(self, told: Attributes) -> None:
        self._hidden.append(told.get("text:style-name", "") in self._styles.hidden_text)

    def _end_span(self) -> None:
        if self._hidden:
            self._hidden.pop()

    def _start_hidden(self, told: Attributes) -> None:
        self._hidden.append(True)
        if told.get("text:string-value"):
            words = told["text:string-value"]
            self._notice(ReleaseFault.HIDDEN_TEXT, Grade.LIKELY, around=words[:LONGEST])
            self.items.append(Piece(words, self._place()))

    def _gap(self, _: Attributes) -> None:
        if self._paragraphs:
            self._paragraphs[-1].append(" ")

    def _start_section(self, told: Attributes) -> None:
        if told.get("text:display") in {"none", "condition"}:
            self._notice(ReleaseFault.HIDDEN_TEXT, Grade.LIKELY, about=told.get("text:name", ""))

    # remarks

    def _start_comment(self, _: Attributes) -> None:
        self._remarks.append(_Remark(ReleaseFault.COMMENT))

    def _end_remark(self) -> None:
        if not self._remarks:
            return
        remark = self._remarks[-1]
        words = "".join(remark.words)[:LONGEST]
        self._notice(remark.fault, Grade.LIKELY, about="".join(remark.author).strip(), around=words)
        self._remarks.pop()

    def _start_author(self, _: Attributes) -> None:
        self._in_author += 1

    def _end_author(self) -> None:
        self._in_author -= 1

    def _start_date(self, _: Attributes) -> None:
        self._in_date += 1

    def _end_date(self) -> None:
        self._in_date -= 1

    # sheets

    def _start_table(self, told: Attributes) -> None:
        self._sheet = told.get("table:name", "") if self._is_book else ""
        self._row = self._column = 0
        self._heads = {}
        if not self._is_book:
            return
        self.sheets += 1
        self.items.append(Piece(self._sheet, Place(sheet=self._sheet, part=Part.HEADER), is_name=True))
        if told.get("table:style-name") in self._styles.hidden_table:
            self._notice(ReleaseFault.HIDDEN_SHEET, Grade.LIKELY, about=self._sheet)

    def _end_table(self) -> None:
        self._sheet = ""

    _is_book = False

    def _start_book(self, _: Attributes) -> None:
        self._is_book = True

    def _start_row(self, told: Attributes) -> None:
        count = _count(told.get("table:number-rows-repeated"))
        self._row += 1
        self._column = 0
        fault = HIDDEN_ROWS.get(told.get("table:visibility", ""))
        if fault is not None and self._sheet:
            self._notice(fault, Grade.LIKELY, about=self._sheet, count=count)
        self._row += count - 1

    def _start_columns(self, told: Attributes) -> None:
        if told.get("table:visibility") == "collapse" and self._sheet:
            count = _count(told.get("table:number-columns-repeated"))
            self._notice(ReleaseFault.HIDDEN_COLUMNS, Grade.LIKELY, about=self._sheet, count=count)

    def _start_cell(self, told: Attributes) -> None:
        self._column += _count(told.get("table:number-columns-repeated"))

    # slides

    def _start_page(self, told: Attributes) -> None:
        self.slides += 1
        if told.get("draw:style-name") in self._styles.hidden_page:
            self._notice(ReleaseFault.HIDDEN_SLIDE, Grade.LIKELY)

    def _start_notes(self, _: Attributes) -> None:
        self._in_notes += 1
        self._notes = []

    def _end_notes(self) -> None:
        said = " ".join(each for each in self._notes if each.strip() and not each.strip().isdigit())
        if said:
            self._notice(ReleaseFault.SPEAKER_NOTES, Grade.LIKELY, around=said[:LONGEST])
        self._in_notes -= 1


def _count(told: str | None) -> int:
    return min(int(told), 10_000_000) if told and told.isdigit() else 1
