"""Tables of a web page: many systems write one and call it a spreadsheet."""

from __future__ import annotations

from html.parser import HTMLParser

MOST_COLUMNS = 1_000
BREAKS = frozenset({"br", "p", "div", "li"})
UNSEEN = frozenset({"script", "style", "title"})


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self._cell: list[str] | None = None
        self._span = 1
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._end_cell()
            self.tables.append([])
        elif tag == "tr":
            self._start_row()
        elif tag in {"td", "th"}:
            self._start_cell(dict(attrs).get("colspan"))
        elif tag in BREAKS and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in {"td", "th", "tr", "table"}:
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._unseen:
            self._cell.append(" ".join(data.split(" ")).replace("\r", "").replace("\n", " "))

    def close(self) -> None:
        super().close()
        self._end_cell()

    def _start_row(self) -> None:
        self._end_cell()
        if not self.tables:
            self.tables.append([])
        self.tables[-1].append([])

    def _start_cell(self, span: str | None) -> None:
        self._end_cell()
        if not self.tables or not self.tables[-1]:
            self._start_row()
        self._cell = []
        self._span = int(span) if span and span.isdigit() else 1

    def _end_cell(self) -> None:
        """A joined cell is filled across, as a merged one is."""
        if self._cell is None:
            return
        row = self.tables[-1][-1] if self.tables and self.tables[-1] else []
        text = "\n".join(line.strip() for line in "".join(self._cell).split("\n")).strip()
        room = max(0, MOST_COLUMNS - len(row))
        row.extend([text] * min(self._span, room))
        self._cell = None


def tables_in(page: str) -> list[list[list[str]]]:
    """Every table that has rows, in the order of the page."""
    parser = _Tables()
    parser.feed(page)
    parser.close()
    return [table for table in parser.tables if table]
