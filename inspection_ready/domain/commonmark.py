"""Formatted text written as CommonMark with pipe tables, so that any reader of it sees the same.

Qt's own writer wraps lines, loses nested lists and breaks tables; this one is held to what a parser
reads back. Nothing is wrapped: one paragraph, one line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from inspection_ready.domain.formatted_text import (
    Block,
    Heading,
    Item,
    Note,
    Paragraph,
    PictureMark,
    Run,
    Runs,
    Table,
    settled,
)
from inspection_ready.domain.note_marks import named_by
from inspection_ready.domain.section_marks import SECTION

_ALWAYS_ESCAPED = frozenset("\\`*[]<")
_LINE_START = re.compile(r"[#>~=|]|:(?=-)|[-+](?!\w)")
_NUMBERED = re.compile(r"(\d{1,9})[.)](?=\s|$)")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BREAK = "\\\n"
NOTE_GOES_ON = "\n    "
_STYLES = ("bold", "italic")
_MARKS = {"bold": "**", "italic": "*"}


def to_commonmark(blocks: Iterable[Block]) -> str:
    """Ends with a line end, unless there is nothing to write."""
    return written(settled(blocks))


def written(blocks: Iterable[Block]) -> str:
    """Of blocks that are ``settled`` already: what an editor holds, or a reader gave."""
    lines = _Lines()
    for block in blocks:
        lines.write(block)
    return lines.text()


class _Lines:
    """The text so far, and the lists that are open."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._open: list[_OpenList] = []

    def text(self) -> str:
        return "".join(part + "\n" for part in self._parts)

    def write(self, block: Block) -> None:
        if isinstance(block, Item):
            self._write_item(block)
            return
        self._open.clear()
        self._gap()
        match block:
            case Paragraph(runs):
                self._parts.append(_inline(runs))
            case Heading(level, runs):
                self._parts.append("#" * level + " " + _closed(_inline(runs)))
            case Table(rows):
                self._parts.extend(_table_lines(rows))
            case PictureMark():
                self._parts.append(_picture(block))
            case Note(name, runs):
                words = _inline(runs).replace("\n", NOTE_GOES_ON)
                self._parts.append(f"[^{name}]: {words}".rstrip(" "))

    def _gap(self) -> None:
        if self._parts:
            self._parts.append("")

    def _write_item(self, item: Item) -> None:
        del self._open[item.depth + 1 :]
        last = self._open[item.depth] if len(self._open) > item.depth else None
        if last is None or not last.takes(item):
            # a blank line, because a list that does not start at 1 cannot interrupt what stands before it
            if last is not None or not self._open or item.number not in {None, 1}:
                self._gap()
            del self._open[item.depth :]
            self._open.append(_OpenList.starting(item, after=last))
        self._open[item.depth].number = item.number
        marker = self._open[item.depth].marker
        indent = " " * sum(len(opened.marker) for opened in self._open[: item.depth])
        inner = "\n" + indent + " " * len(marker)
        self._parts.append(indent + marker + _inline(item.runs).replace("\n", inner))


@dataclass(slots=True)
class _OpenList:
    number: int | None
    ending: str

    @classmethod
    def starting(cls, item: Item, *, after: _OpenList | None) -> _OpenList:
        """Two lists of one sort, one after the other, are told apart by their marks."""
        same_sort = after is not None and (after.number is None) == (item.number is None)
        return cls(item.number, ")" if same_sort and after is not None and after.ending == "." else ".")

    def takes(self, item: Item) -> bool:
        if self.number is None or item.number is None:
            return self.number == item.number
        return item.number == self.number + 1

    @property
    def marker(self) -> str:
        return "- " if self.number is None else f"{self.number}{self.ending} "


def _closed(heading: str) -> str:
    """A heading's own last # would be read as its closing mark."""
    before = heading.removesuffix("#")
    is_escaped = (len(before) - len(before.rstrip("\\"))) % 2 == 1
    return heading if before == heading or is_escaped else f"{before}\\#"


def _table_lines(rows: tuple[tuple[Runs, ...], ...]) -> Iterator[str]:
    for place, row in enumerate(rows):
        yield "| " + " | ".join(_inline(cell, in_table=True) for cell in row) + " |"
        if place == 0:
            yield "| " + " | ".join("---" for _ in row) + " |"


@dataclass(slots=True)
class _Atom:
    """A character and how it is written; marks of bold and italic have no character."""

    char: str
    source: str
    opens: bool = False
    closes: bool = False

    @property
    def is_mark(self) -> bool:
        return self.opens or self.closes


def _inline(runs: Runs, *, in_table: bool = False) -> str:
    atoms = list(_atoms(runs))
    if not in_table:
        _escape_line_starts(atoms)
    _escape_in_context(atoms)
    _part_marks_from_letters(atoms)
    source = "".join(atom.source for atom in atoms)
    return source.replace("|", "\\|") if in_table else source


def _atoms(runs: Runs) -> Iterator[_Atom]:
    for (link, title, name), group in groupby(runs, key=_linked):
        if name:
            yield from (_Atom("", f"[^{name}]") for _ in group)
            continue
        if not link:
            yield from _styled(tuple(group))
            continue
        yield _Atom("", "[")
        yield from _styled(tuple(group))
        yield _Atom("", f"]({address_of(link)}{_link_title(title)})")


def _linked(run: Run) -> tuple[str, str, str]:
    return run.link, run.title, named_by(run.link, run.text)


def _styled(runs: Runs) -> Iterator[_Atom]:
    """Bold and italic opened and closed in nested order, the one that lasts longer outermost."""
    opened: list[str] = []
    for place, run in enumerate(runs):
        while any(not getattr(run, style) for style in opened):
            yield _Atom("", _MARKS[opened.pop()], closes=True)
        fresh = [style for style in _STYLES if getattr(run, style) and style not in opened]
        for style in sorted(fresh, key=lambda style: -_lasts(runs[place:], style)):
            opened.append(style)
            yield _Atom("", _MARKS[style], opens=True)
        for char in run.text:
            yield _Atom(char, _BREAK if char == "\n" else _escaped(char))
    while opened:
        yield _Atom("", _MARKS[opened.pop()], closes=True)


def _lasts(runs: Runs, style: str) -> int:
    return next((n for n, run in enumerate(runs) if not getattr(run, style)), len(runs))


def _escaped(char: str) -> str:
    return "\\" + char if char in _ALWAYS_ESCAPED else char


def _escape_line_starts(atoms: list[_Atom]) -> None:
    written = [atom for atom in atoms if atom.char]
    whole = "".join(atom.char for atom in written)
    start = 0
    for line in whole.split("\n"):
        if _LINE_START.match(line):
            written[start].source = "\\" + line[0]
        elif found := _NUMBERED.match(line):
            mark = written[start + found.end(1)]
            mark.source = "\\" + mark.char
        start += len(line) + 1


def _escape_in_context(atoms: list[_Atom]) -> None:
    """What needs escaping only beside certain neighbours: _ at the edge of a word, & before an entity."""
    whole = "".join(atom.char or " " for atom in atoms)
    for place, atom in enumerate(atoms):
        before, after = whole[place - 1 : place], whole[place + 1 : place + 2]
        edge = not (before.isalnum() and after.isalnum())
        entity = atom.char == "&" and _ENTITY.match(whole, place)
        image = atom.char == "!" and place + 1 < len(atoms) and atoms[place + 1].source.startswith("[")
        if (atom.char == "_" and edge) or entity or image:
            atom.source = "\\" + atom.char


def _part_marks_from_letters(atoms: list[_Atom]) -> None:
    """A mark counts only where its two neighbours allow it; a letter that does not is written by number.

    Between punctuation and a letter a mark would be read as plain asterisks: "**Note:**x". A letter
    written by number begins and ends with punctuation, so the marks on its other side are seen to again.
    """
    groups = list(_mark_groups(atoms))
    while any(_part(*group) for group in groups):
        pass


def _mark_groups(atoms: list[_Atom]) -> Iterator[tuple[_Atom, list[_Atom], _Atom]]:
    """Marks side by side, between what stands before and after them; none at the ends, where all is well."""
    place = 0
    for are_marks, group in groupby(atoms, key=lambda atom: atom.is_mark):
        marks = list(group)
        end = place + len(marks)
        if are_marks and place and end < len(atoms):
            yield atoms[place - 1], marks, atoms[end]
        place = end


def _part(before: _Atom, marks: list[_Atom], after: _Atom) -> bool:
    """Whether anything was written anew."""
    left, right = before.source[-1], after.source[0]
    if any(mark.opens for mark in marks) and _maybe_punctuation(right) and not _surely_apart(left):
        return _by_number(before)
    if any(mark.closes for mark in marks) and _maybe_punctuation(left) and not _surely_apart(right):
        return _by_number(after)
    return False


def _by_number(atom: _Atom) -> bool:
    atom.source = f"&#{ord(atom.char)};"
    return True


def _maybe_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _surely_apart(char: str) -> bool:
    """Symbols beyond ASCII count as punctuation in newer editions of CommonMark only."""
    is_punctuation = unicodedata.category(char)[0] == "P" or (char.isascii() and _maybe_punctuation(char))
    return char.isspace() or is_punctuation


def _picture(mark: PictureMark) -> str:
    """Always in brackets, and an escape that would be read as one of an address is written so that it is not."""
    alt = _inline((Run(mark.alt),)) if mark.alt else ""
    name = _ENTITY.sub("&amp;", re.sub(r"([\\<>])", r"\\\1", mark.name.replace("%", "%25")))
    return f"![{alt}](<{mark.scheme}{name}>{_link_title(mark.caption)})"


def address_of(link: str) -> str:
    if link.startswith(SECTION):  # as the name of a picture
        link = link.replace("%", "%25")
    escaped = _ENTITY.sub("&amp;", re.sub(r"([\\<>])", r"\\\1", link))
    bracketed = link.startswith(SECTION) or re.search(r"[\s()<>\\]", escaped)
    return f"<{escaped}>" if bracketed else escaped


def escaped_words(words: str) -> str:
    """Plain words as they are written inside a line."""
    return _inline((Run(words),))


def _link_title(title: str) -> str:
    if not title:
        return ""
    return ' "' + _ENTITY.sub("&amp;", re.sub(r'([\\"])', r"\\\1", title)) + '"'
