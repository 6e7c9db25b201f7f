"""The cells of one sheet of an Excel workbook, with what is hidden or filtered away in it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence

from inspection_ready.domain.release_findings import Grade, Part, Place, ReleaseFault
from inspection_ready.domain.release_items import Item, Noticed, Piece
from inspection_ready.exchange.release.parts import Attributes

HEADING_ROWS = 30
LONGEST_HEADING = 60
FEWEST_DIGITS = 9
"""A number with fewer is nobody's, unless its column says so."""
DAY_NONE = dt.date(1899, 12, 30)
EARLIEST, LATEST = 1, 80_000
BIRTH = re.compile(r"birth|\bd\.?o\.?b", re.IGNORECASE)
TELLING = re.compile(r"\bnhs\b|\bni\b|insurance|phone|mobile|tel", re.IGNORECASE)
TRUE = ("1", "true")
CODES = re.compile(r"&(?:\"[^\"]*\"|\d+|K[0-9A-F]{6}|[A-Z&])", re.IGNORECASE)


class SheetCells:
    def __init__(self, name: str, strings: Sequence[str]) -> None:
        self.items: list[Item] = []
        self._starts, self._ends = self._handlers()
        self._name, self._strings = name, strings
        self._heads: dict[str, str] = {}
        self._row = 0
        self._cell, self._kind = "", ""
        self._value: list[str] = []
        self._into: list[str] | None = None
        self._hidden_rows: list[tuple[int, int]] = []
        self._filter = ""
        self._is_filtered = False
        self._phonetic = 0

    def _handlers(self) -> tuple[dict[str, Callable[[Attributes], None]], dict[str, Callable[[], None]]]:
        """What each element means where it begins, and where it ends."""
        starts: dict[str, Callable[[Attributes], None]] = {
            "x:row": self._start_row,
            "x:col": self._start_column,
            "x:c": self._start_cell,
            "x:v": self._start_value,
            "x:t": self._start_value,
            "x:rPh": self._start_phonetic,
            "x:autoFilter": self._start_filter,
            "x:filterColumn": self._start_criterion,
            **dict.fromkeys(
                (
                    "x:oddHeader",
                    "x:oddFooter",
                    "x:evenHeader",
                    "x:evenFooter",
                    "x:firstHeader",
                    "x:firstFooter",
                ),
                self._start_header,
            ),
        }
        ends: dict[str, Callable[[], None]] = {
            "x:c": self._end_cell,
            "x:v": self._end_value,
            "x:t": self._end_value,
            "x:rPh": self._end_phonetic,
            **dict.fromkeys(
                (
                    "x:oddHeader",
                    "x:oddFooter",
                    "x:evenHeader",
                    "x:evenFooter",
                    "x:firstHeader",
                    "x:firstFooter",
                ),
                self._end_header,
            ),
        }
        return starts, ends

    def start(self, name: str, told: Attributes) -> None:
        does = self._starts.get(name)
        if does is not None:
            does(told)

    def end(self, name: str) -> None:
        does = self._ends.get(name)
        if does is not None:
            does()

    def text(self, words: str) -> None:
        if self._into is not None and not self._phonetic:
            self._into.append(words)

    def finish(self) -> None:
        """After the last cell: only now it is known which rows a filter hides."""
        first, last = _rows_of(self._filter)
        for low, high in self._hidden_rows:
            is_filtered = self._is_filtered and first <= low and high <= max(last, first)
            fault = ReleaseFault.FILTERED_ROWS if is_filtered else ReleaseFault.HIDDEN_ROWS
            where = Place(sheet=self._name, cell=f"{low}:{high}")
            self.items.append(Noticed(fault, Grade.LIKELY, where, self._name, count=high - low + 1))

    def _start_row(self, told: Attributes) -> None:
        number = told.get("r", "")
        self._row = int(number) if number.isdigit() else self._row + 1
        if told.get("hidden") in TRUE or told.get("ht") == "0":
            if self._hidden_rows and self._hidden_rows[-1][1] == self._row - 1:
                self._hidden_rows[-1] = (self._hidden_rows[-1][0], self._row)
            else:
                self._hidden_rows.append((self._row, self._row))

    def _start_column(self, told: Attributes) -> None:
        if told.get("hidden") in TRUE or told.get("width") == "0":
            low, high = told.get("min", "1"), told.get("max", "1")
            if low.isdigit() and high.isdigit():
                first, last = column_letters(int(low)), column_letters(int(high))
                count = int(high) - int(low) + 1
                where = Place(sheet=self._name, cell=f"{first}:{last}")
                self.items.append(
                    Noticed(ReleaseFault.HIDDEN_COLUMNS, Grade.LIKELY, where, self._name, count=count)
                )

    def _start_cell(self, told: Attributes) -> None:
        self._cell, self._kind = told.get("r", ""), told.get("t", "n")
        self._value = []

    def _start_value(self, _: Attributes) -> None:
        self._into = self._value

    def _end_value(self) -> None:
        self._into = None

    def _start_phonetic(self, _: Attributes) -> None:
        self._phonetic += 1

    def _end_phonetic(self) -> None:
        self._phonetic -= 1

    def _end_cell(self) -> None:
        if not self._value or self._kind in {"b", "e"}:
            return
        words = "".join(self._value)
        column = self._cell.rstrip("0123456789")
        head = self._heads.get(column, "")
        if self._kind == "s":
            words = self._strings[int(words)] if words.isdigit() and int(words) < len(self._strings) else ""
        elif self._kind in {"n", "d"}:
            words = _number_words(words, head)
        elif self._kind not in {"str", "inlineStr"}:
            return
        if not words:
            return
        is_text = self._kind in {"s", "str", "inlineStr"}
        if not head and is_text and self._row <= HEADING_ROWS and len(words) <= LONGEST_HEADING:
            self._heads[column] = words
        self.items.append(Piece(words, Place(sheet=self._name, cell=self._cell), head))

    def _start_filter(self, told: Attributes) -> None:
        self._filter = told.get("ref", "")

    def _start_criterion(self, _: Attributes) -> None:
        self._is_filtered = True

    def _start_header(self, _: Attributes) -> None:
        self._value = []
        self._into = self._value

    def _end_header(self) -> None:
        self._into = None
        words = CODES.sub(" ", "".join(self._value)).strip()
        if words:
            self.items.append(Piece(words, Place(sheet=self._name, part=Part.HEADER), is_name=True))


def column_letters(number: int) -> str:
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _number_words(words: str, head: str) -> str:
    """A date of birth as a date, a long number with all its digits; "" for what could be nobody's."""
    try:
        number = float(words)
    except ValueError:
        return words  # a date as ISO 8601
    if head and BIRTH.search(head) and EARLIEST <= number <= LATEST:
        return f"{DAY_NONE + dt.timedelta(days=int(number)):%d/%m/%Y}"
    if not number.is_integer() or abs(number) >= 10**15:
        return ""
    whole = str(int(number))
    return whole if len(whole) >= FEWEST_DIGITS or TELLING.search(head) else ""


def _rows_of(area: str) -> tuple[int, int]:
    numbers = [int(number) for number in re.findall(r"\d+", area)]
    return (numbers[0], numbers[-1]) if numbers else (0, 0)
