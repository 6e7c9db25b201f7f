"""Formatted text people write, as few sorts of block as a welcome pack needs.

It is stored as CommonMark with pipe tables (``domain.commonmark``); this is what an editor shows.
Blocks are flat and in reading order: an item says how deep it lies, as it does on screen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby, zip_longest

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.note_marks import NOTE, free_name, is_note_name, mark_words, named_by
from inspection_ready.domain.picture_marks import PICTURE

DEEPEST_HEADING = 3
DEEPEST_ITEM = 5
LARGEST_NUMBER = 999_999_999
"""The largest CommonMark reads as the number of an item."""

_UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffc\ufffe\uffff]")
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")
_LOOSE_SPACE = re.compile(r"\A\s+|\s+\Z|[^\S\n]*(\n)\s*")
_NEVER_A_LINK = re.compile(r"(?i)(javascript|vbscript|file|data):")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look; a newline in it is a line break inside the paragraph."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    title: str = ""
    """What a link says when pointed at; kept, though documents do not print it."""

    @property
    def look(self) -> tuple[bool, bool, str, str]:
        return self.bold, self.italic, self.link, self.title

    def saying(self, text: str) -> Run:
        """In the same look."""
        return Run(text, *self.look)


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: Runs


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` 1 to 3."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Item:
    """``number`` is None for a bullet, else the number shown; ``depth`` 0 is the outermost list."""

    runs: Runs
    depth: int = 0
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The first row heads the columns; every row has as many cells."""

    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True, slots=True)
class PictureMark:
    """A picture of the workspace, on a line of its own; what is said here of it goes before what is kept with it."""

    name: str
    alt: str = ""
    caption: str = ""
    scheme: str = PICTURE
    """What its address begins with: a chart of the table above it is marked in the same way."""


@dataclass(frozen=True, slots=True)
class Note:
    """What is said at the end of the section; its marks in the text are links to it, ``note_marks``."""

    name: str
    runs: Runs


Block = Paragraph | Heading | Item | Table | PictureMark | Note
Blocks = tuple[Block, ...]


def with_runs(block: Block, change: Callable[[Runs], Runs]) -> Block:
    """The same block with every stretch of its text changed."""
    match block:
        case Table(rows):
            return Table(tuple(tuple(map(change, row)) for row in rows))
        case PictureMark():
            return block
        case _:
            return replace(block, runs=change(block.runs))


def notes_renamed(blocks: Blocks, taken: Collection[str]) -> Blocks:
    """For a text that has these already: each note among the blocks that is called so gets a name of its own."""
    names = set(taken)
    fresh: dict[str, str] = {}
    for block in blocks:
        if isinstance(block, Note) and block.name in taken:
            fresh[block.name] = free_name(names)
            names.add(fresh[block.name])

    def marked(runs: Runs) -> Runs:
        return tuple(_marked_anew(run, fresh) for run in runs)

    told = (with_runs(block, marked) for block in blocks)
    return tuple(
        replace(block, name=fresh.get(block.name, block.name)) if isinstance(block, Note) else block
        for block in told
    )


def _marked_anew(run: Run, fresh: Mapping[str, str]) -> Run:
    name = named_by(run.link, run.text)
    return Run(mark_words(fresh[name]), link=NOTE + fresh[name]) if name in fresh else run


def words_of(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Every word, in reading order."""
    return tuple(word for runs in _every_runs(blocks) for word in "".join(run.text for run in runs).split())


def settled(blocks: Iterable[Block]) -> Blocks:
    """The same words in the form that survives being stored: what cannot be kept is levelled out here.

    Empty blocks go, runs of one look are joined, a heading and the head of a table are not also bold,
    an item is never more than one deeper than the one before it.
    """
    result: list[Block] = []
    for block in blocks:
        result.extend(_settled_block(block, result[-1] if result else None))
    return tuple(result)


def _every_runs(blocks: Iterable[Block]) -> Iterator[Runs]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield from row
        elif not isinstance(block, PictureMark):
            yield block.runs


def _settled_block(block: Block, before: Block | None) -> Iterator[Block]:
    match block:
        case Paragraph(runs):
            if kept := _settled_runs(runs):
                yield Paragraph(kept)
        case Heading(level, runs):
            if kept := _settled_runs(_on_one_line(_not_bold(runs))):
                yield Heading(min(max(level, 1), DEEPEST_HEADING), kept)
        case Item():
            yield from _settled_item(block, before)
        case Table(rows):
            yield from _settled_table(rows)
        case Note():
            yield from _settled_note(block)
        case PictureMark(name, alt, caption, scheme):
            if called := _one_line(name):
                yield PictureMark(called, _one_line(alt), _one_line(caption), scheme)


def _settled_item(item: Item, before: Block | None) -> Iterator[Item]:
    if kept := _settled_runs(item.runs):
        allowed = before.depth + 1 if isinstance(before, Item) else 0
        number = None if item.number is None else min(max(item.number, 0), LARGEST_NUMBER)
        yield Item(kept, max(min(item.depth, allowed, DEEPEST_ITEM), 0), number)


def _settled_note(note: Note) -> Iterator[Note | Paragraph]:
    """One without words stays: somebody is about to write them."""
    kept = _settled_runs(note.runs)
    if is_note_name(note.name):
        yield Note(note.name, kept)
    elif kept:
        yield Paragraph(kept)


def _settled_table(rows: tuple[tuple[Runs, ...], ...]) -> Iterator[Table]:
    # the head first, as all of it looks bold: bold is weighed against italic, and there it says nothing
    plain = (*(tuple(map(_not_bold, row)) for row in rows[:1]), *rows[1:])
    cells = [tuple(_settled_runs(_on_one_line(cell)) for cell in row) for row in plain]
    if not any(any(row) for row in cells):
        return
    columns = range(max(len(row) for row in cells))
    square = tuple(zip(*zip_longest(*cells, fillvalue=()), strict=True)) if columns else ()
    yield Table((square[0], *(row for row in square[1:] if any(row))))


def _one_line(words: str) -> str:
    return " ".join(_UNSEEN.sub("", _LINE_ENDS.sub(" ", words)).split())


def _not_bold(runs: Runs) -> Runs:
    return tuple(replace(run, bold=False) for run in runs)


def _on_one_line(runs: Runs) -> Runs:
    return tuple(run.saying(_LINE_ENDS.sub("\n", run.text).replace("\n", " ")) for run in runs)


def _settled_runs(runs: Runs) -> Runs:
    seen = _joined(part for run in runs for part in _marks_apart(_seen(run)))
    return _joined(_untangled(_joined(_trimmed(_joined(_plain_spaces(seen))))))


def _seen(run: Run) -> Run:
    text = _UNSEEN.sub("", _LINE_ENDS.sub("\n", run.text.replace("\t", " ")))
    link = _UNSEEN.sub("", run.link).strip() if run.link else ""
    if _NEVER_A_LINK.match(link):
        link = ""
    title = " ".join(_UNSEEN.sub("", run.title).split()) if run.title else ""
    return Run(text, run.bold, run.italic, link, title if link else "")


def _marks_apart(run: Run) -> Iterator[Run]:
    """A mark is neither bold nor italic, and holds nothing but itself: what was typed into it is words beside it."""
    if not run.link.startswith(NOTE):
        yield run
        return
    mark = mark_words(run.link.removeprefix(NOTE))
    before, found, after = run.text.partition(mark)
    yield Run(before if found else run.text, run.bold, run.italic)
    if found and named_by(run.link, found):
        yield Run(found, link=run.link)
    elif found:
        yield Run(found, run.bold, run.italic)
    if found:
        yield from _marks_apart(replace(run, text=after))


def _plain_spaces(runs: Runs) -> Iterator[Run]:
    """Space at the edges of a stretch is not bold, italic or part of a link: nobody sees that it was."""
    for run in runs:
        inner = run.text.strip()
        if inner == run.text:
            yield run
            continue
        start = run.text.find(inner) if inner else len(run.text)
        yield Run(run.text[:start])
        yield run.saying(inner)
        yield Run(run.text[start + len(inner) :])


def _trimmed(runs: Runs) -> Iterator[Run]:
    """No space around line breaks and none at either end."""
    whole = "".join(run.text for run in runs)
    if not _LOOSE_SPACE.search(whole):
        yield from runs
        return
    dropped = {place for found in _LOOSE_SPACE.finditer(whole) for place in range(*found.span())}
    dropped -= {found.start(1) for found in _LOOSE_SPACE.finditer(whole) if found.group(1)}
    place = 0
    for run in runs:
        kept = (c for n, c in enumerate(run.text, place) if n not in dropped)
        yield run.saying("".join(kept))
        place += len(run.text)


def _untangled(runs: Runs) -> Iterator[Run]:
    """Where bold, italic and both meet inside one word they cannot be nested: both is then bold alone."""
    for _, group in groupby(runs, key=lambda run: (run.link, run.title, run.bold or run.italic)):
        chain = tuple(group)
        looks = {(run.bold, run.italic) for run in chain}
        both = sum(run.bold and run.italic for run in chain)
        tangled = both > 1 or (both == 1 and looks >= {(True, False), (False, True)})
        yield from (replace(run, italic=run.italic and not run.bold) for run in chain) if tangled else chain


def _joined(runs: Iterable[Run]) -> Runs:
    result: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if result and result[-1].look == run.look and not run.link.startswith(NOTE):
            result[-1] = run.saying(result[-1].text + run.text)
        else:
            result.append(run)
    return tuple(result)
