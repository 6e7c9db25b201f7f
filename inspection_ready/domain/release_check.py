"""Judges what readers hand over of one file, piece by piece, in little memory however large the file is."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

from inspection_ready.domain.as_at import AsAt, as_at_dates, is_old
from inspection_ready.domain.draft_marks import marks
from inspection_ready.domain.far_links import link_fault, written_links
from inspection_ready.domain.given_names import GivenNames
from inspection_ready.domain.masking import words_around
from inspection_ready.domain.personal_data import Match, personal_data
from inspection_ready.domain.release_findings import (
    Grade,
    Place,
    ReleaseFault,
    ReleaseFinding,
    Unseen,
    UnseenKind,
)
from inspection_ready.domain.release_groups import Groups
from inspection_ready.domain.release_items import Format, Known, Link, Noticed, Piece

BLOCK = 60_000
"""Letters that are searched at a time."""
ENOUGH_TEXT = 300
"""Letters in which an as-at date is looked for: a shorter file is a form or a picture's caption."""
LABELS = re.compile(
    r"\bnhs\b|\bnino?\b|insurance|birth|\bd\.?o\.?b|born|tel|phone|mobile|contact|address|home|number",
    re.IGNORECASE,
)
"""Headings that say what the numbers below them are."""
LONGEST_LABEL = 60
LONGEST_ABOUT = 120
NEAR = 80
Span = tuple[int, int, str]


@lru_cache(maxsize=2_000)
def is_label(heading: str) -> bool:
    """It says what stands below it: a heading of numbers, dates or addresses of people."""
    return len(heading) <= LONGEST_LABEL and LABELS.search(heading) is not None


class Judge:
    """``take`` everything, then ask for ``findings`` once."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._names = GivenNames(people=known.people, cases=known.cases)
        self._groups = Groups()
        self._unseen: dict[Unseen, None] = {}
        self._texts: list[str] = []
        self._pieces: list[Piece] = []
        self._size = 0
        self._as_at: dict[dt.date, tuple[AsAt, Place, str]] = {}
        self._web_links = 0
        self._format: Format | None = None
        self.letters = 0

    @property
    def format(self) -> Format:
        return self._format or Format("unknown", has_text=False)

    def take(self, item: Piece | Noticed | Link | Format | Unseen) -> None:
        match item:
            case Piece():
                self._take_piece(item)
            case Noticed():
                self._take_noticed(item)
            case Link():
                self._take_link(item)
            case Format():
                self._format = self._format or item
            case Unseen():
                self._unseen[item] = None

    def findings(self) -> tuple[ReleaseFinding, ...]:
        self._search()
        self._judge_as_at()
        return self._groups.findings()

    def unseen(self) -> tuple[Unseen, ...]:
        """After ``findings``."""
        always = [Unseen(kind=UnseenKind.MEANING)] if self.letters else []
        if not self._names and self.letters:
            always.append(Unseen(kind=UnseenKind.NAMES_NOT_GIVEN))
        if self._web_links:
            always.append(Unseen(kind=UnseenKind.LINKS_NOT_TRIED, number=self._web_links))
        return (*self._unseen, *always)

    def _take_piece(self, piece: Piece) -> None:
        text = piece.text
        if not text or text.isspace():
            return
        self.letters += len(text)
        if piece.context and is_label(piece.context):
            text = f"{piece.context}: {text}"
        self._texts.append(text)
        self._pieces.append(piece)
        self._size += len(text) + 1
        if self._size > BLOCK:
            self._search()

    def _take_noticed(self, noticed: Noticed) -> None:
        finding = ReleaseFinding(
            fault=noticed.fault,
            grade=noticed.grade,
            where=noticed.where,
            about=self._masked(noticed.about)[:LONGEST_ABOUT],
            around=self._masked(noticed.around),
            count=noticed.count,
        )
        where = noticed.where
        self._groups.add((noticed.about, where.inside, where.sheet, noticed.grade), finding)

    def _take_link(self, link: Link) -> None:
        if link.target.lower().startswith("mailto:"):
            address = link.target[7:].partition("?")[0]
            self._take_piece(Piece(address, link.where))
            return
        fault = link_fault(link.target)
        if fault is None:
            self._web_links += link.target.lower().startswith(("http:", "https:"))
            return
        self._add_link(link.target, link.where, *fault)

    def _add_link(self, target: str, where: Place, fault: ReleaseFault, grade: Grade) -> None:
        about = self._masked(target)[:LONGEST_ABOUT]
        self._groups.add(target, ReleaseFinding(fault=fault, grade=grade, where=where, about=about))

    def _masked(self, text: str) -> str:
        if not text:
            return ""
        text = " ".join(text[:400].split())
        spans = [(each.start, each.end, each.shown) for each in self._matches(text)]
        return words_around(text, 0, min(len(text), 60), spans)

    def _matches(self, text: str) -> list[Match]:
        """In the order of the text; of two that overlap the one that begins first, or is longer."""
        found = sorted((*personal_data(text), *self._names(text)), key=lambda each: (each.start, -each.end))
        kept: list[Match] = []
        for each in found:
            if not kept or each.start >= kept[-1].end:
                kept.append(each)
        return kept

    def _search(self) -> None:
        if not self._texts:
            return
        block = _Block(self._texts, self._pieces)
        self._texts, self._pieces, self._size = [], [], 0
        found = self._matches(block.text)
        block.hide(found)
        for match in found:
            self._add_match(block, match)
        self._search_marks(block)
        for said in as_at_dates(block.text):
            if said.day not in self._as_at or not said.is_period:
                where = block.piece(said.start).where
                self._as_at[said.day] = (said, where, block.around(said.start, said.end))
        for target, start, end in written_links(block.text):
            fault, where = link_fault(target), block.piece(start).where
            is_broken = (
                where.page > 0 and block.text[end : end + 1] == "\n"
            )  # its other half is on the next line
            if fault is not None and not is_broken:
                self._add_link(target, where, *fault)

    def _add_match(self, block: _Block, match: Match) -> None:
        if match.fault is ReleaseFault.POSTCODE and match.value in self._known.postcodes:
            return
        where = block.piece(match.start).where
        if self._groups.is_counted(match.value, match.fault, match.grade, where):
            return
        around = block.around(match.start, match.end)
        finding = ReleaseFinding(fault=match.fault, grade=match.grade, where=where, around=around)
        self._groups.add(match.value, finding)

    def _search_marks(self, block: _Block) -> None:
        for fault, grade, start, end in marks(block.text, is_name=False):
            piece = block.piece(start)
            if not (piece.is_name and fault is ReleaseFault.DRAFT):
                self._add_mark(fault, grade, piece, block.around(start, end))
        for piece in block.pieces:
            if piece.is_name:
                for fault, grade, start, end in marks(piece.text, is_name=True):
                    if fault is ReleaseFault.DRAFT:
                        around = words_around(self._masked(piece.text), start, end, ())
                        self._add_mark(fault, grade, piece, around)

    def _add_mark(self, fault: ReleaseFault, grade: Grade, piece: Piece, around: str) -> None:
        finding = ReleaseFinding(fault=fault, grade=grade, where=piece.where, around=around)
        self._groups.add((piece.where.part, piece.where.inside, grade), finding)

    def _judge_as_at(self) -> None:
        if not self.format.has_text or self.letters < ENOUGH_TEXT:
            return
        today, wanted = self._known.today, self._known.as_at
        past = {day: found for day, found in self._as_at.items() if day <= today}
        ahead = sorted(self._as_at.keys() - past.keys())
        if not self._as_at:
            self._add_as_at(ReleaseFault.AS_AT_MISSING, None)
        elif not past:
            self._add_as_at(ReleaseFault.AS_AT_AHEAD, ahead[0])
        elif all(is_old(found, on=today, months=self._known.oldest_months) for found, _, _ in past.values()):
            self._add_as_at(ReleaseFault.AS_AT_OLD, max(past))
        if past and wanted is not None and wanted not in past:
            self._add_as_at(ReleaseFault.AS_AT_DIFFERS, max(past))

    def _add_as_at(self, fault: ReleaseFault, day: dt.date | None) -> None:
        _, where, around = (None, Place(), "") if day is None else self._as_at[day]
        about = "" if day is None else day.isoformat()
        finding = ReleaseFinding(fault=fault, grade=Grade.POSSIBLE, where=where, about=about, around=around)
        self._groups.add(about, finding)


class _Block:
    """Pieces as the lines of one text, because looking once through much is faster than often through little."""

    def __init__(self, texts: list[str], pieces: list[Piece]) -> None:
        self.text = "\n".join(texts)
        self.pieces = pieces
        self._starts: list[int] = []
        place = 0
        for text in texts:
            self._starts.append(place)
            place += len(text) + 1
        self._ends = [start + len(text) for start, text in zip(self._starts, texts, strict=True)]
        self._spans: list[Span] = []
        self._span_starts: list[int] = []

    def hide(self, found: Iterable[Match]) -> None:
        """What must be masked wherever words are shown."""
        self._spans = [(each.start, each.end, each.shown) for each in found]
        self._span_starts = [start for start, _, _ in self._spans]

    def piece(self, place: int) -> Piece:
        return self.pieces[bisect_right(self._starts, place) - 1]

    def around(self, start: int, end: int) -> str:
        """Of the piece it begins in, so that no other cell's words stand beside it."""
        index = bisect_right(self._starts, start) - 1
        low, high = self._starts[index], max(self._ends[index], end)
        from_, to = max(low, start - NEAR), min(high, end + NEAR)
        first = max(0, bisect_right(self._span_starts, from_) - 1)
        last = bisect_right(self._span_starts, to)
        spans = [
            (a - low, b - low, shown) for a, b, shown in self._spans[first:last] if a >= low and b <= high
        ]
        return words_around(self.text[low:high], start - low, end - low, spans)
