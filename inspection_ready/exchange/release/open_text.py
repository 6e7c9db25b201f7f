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

    def start(self, name: str, told: Attributes) -> None:
        if name in CHANGES:
            self._remarks.append(_Remark(CHANGES[name]))
        does = STARTS.get(name)
        if does is not None:
            does(self, told)
        if "xlink:href" in told and name in {"text:a", "draw:a", "text:section-source"}:
            self.items.append(Link(told["xlink:href"], self._place()))

    def end(self, name: str) -> None:
        if name in CHANGES:
            self._end_remark()
        does = ENDS.get(name)
        if does is not None:
            does(self)

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


_T = OpenText
STARTS: dict[str, Callable[[OpenText, Attributes], None]] = {
    "style:style": _T._start_style,  # noqa: SLF001 - the table of its own methods
    "style:text-properties": _T._text_looks,  # noqa: SLF001
    "style:table-properties": _T._table_looks,  # noqa: SLF001
    "style:drawing-page-properties": _T._page_looks,  # noqa: SLF001
    "text:p": _T._start_paragraph,  # noqa: SLF001
    "text:h": _T._start_paragraph,  # noqa: SLF001
    "text:span": _T._start_span,  # noqa: SLF001
    "text:hidden-text": _T._start_hidden,  # noqa: SLF001
    "text:hidden-paragraph": _T._start_hidden,  # noqa: SLF001
    "text:s": _T._gap,  # noqa: SLF001
    "text:tab": _T._gap,  # noqa: SLF001
    "text:line-break": _T._gap,  # noqa: SLF001
    "text:section": _T._start_section,  # noqa: SLF001
    "office:annotation": _T._start_comment,  # noqa: SLF001
    "dc:creator": _T._start_author,  # noqa: SLF001
    "dc:date": _T._start_date,  # noqa: SLF001
    "office:spreadsheet": _T._start_book,  # noqa: SLF001
    "table:table": _T._start_table,  # noqa: SLF001
    "table:table-row": _T._start_row,  # noqa: SLF001
    "table:table-column": _T._start_columns,  # noqa: SLF001
    "table:table-cell": _T._start_cell,  # noqa: SLF001
    "table:covered-table-cell": _T._start_cell,  # noqa: SLF001
    "draw:page": _T._start_page,  # noqa: SLF001
    "presentation:notes": _T._start_notes,  # noqa: SLF001
}
ENDS: dict[str, Callable[[OpenText], None]] = {
    "text:p": _T._end_paragraph,  # noqa: SLF001
    "text:h": _T._end_paragraph,  # noqa: SLF001
    "text:span": _T._end_span,  # noqa: SLF001
    "text:hidden-text": _T._end_span,  # noqa: SLF001
    "text:hidden-paragraph": _T._end_span,  # noqa: SLF001
    "office:annotation": _T._end_remark,  # noqa: SLF001
    "dc:creator": _T._end_author,  # noqa: SLF001
    "dc:date": _T._end_date,  # noqa: SLF001
    "table:table": _T._end_table,  # noqa: SLF001
    "presentation:notes": _T._end_notes,  # noqa: SLF001
}
