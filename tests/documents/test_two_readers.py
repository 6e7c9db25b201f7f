"""What the editor writes, read by the editor and by the documents: the same words in the same order and places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hypothesis import example, given

from inspection_ready.documents import model
from inspection_ready.documents.commonmark import blocks_from_commonmark
from inspection_ready.documents.formatted_text import read_commonmark
from inspection_ready.documents.walking import runs_of
from inspection_ready.domain import formatted_text as edited
from inspection_ready.domain.commonmark import to_commonmark
from inspection_ready.domain.note_marks import NOTE
from inspection_ready.domain.picture_marks import PICTURE
from tests.documents.test_formatted_text import BLOCKS

Told = tuple[str, int, tuple[str, ...]]
"""What it is, how deep it lies, and its words."""


def words(runs: Iterable[model.Run | edited.Run]) -> str:
    return " ".join("".join(run.text for run in runs).split())


def with_missing_notes(blocks: edited.Blocks) -> edited.Blocks:
    """The marks as documents have them: without words, or saying that there is no such note."""
    held = {block.name for block in blocks if isinstance(block, edited.Note) and block.runs}

    def marked(runs: edited.Runs) -> edited.Runs:
        return tuple(mark(run) if run.link.startswith(NOTE) else run for run in runs)

    def mark(run: edited.Run) -> edited.Run:
        name = run.link.removeprefix(NOTE)
        return replace(run, text="" if name in held else f"[Note missing: {name}]")

    return tuple(
        edited.Table(tuple(tuple(map(marked, row)) for row in block.rows))
        if isinstance(block, edited.Table)
        else block
        if isinstance(block, edited.PictureMark | edited.Note)
        else replace(block, runs=marked(block.runs))
        for block in blocks
    )


def in_editor(blocks: edited.Blocks) -> Iterator[Told]:
    for block in with_missing_notes(blocks):
        match block:
            case edited.Paragraph(runs):
                yield "paragraph", 0, (words(runs),)
            case edited.Heading(_, runs):
                yield "heading", 0, (words(runs),)
            case edited.Item(runs, depth, number):
                yield "bullet" if number is None else "number", depth, (words(runs),)
            case edited.PictureMark(name, scheme=scheme) if scheme == PICTURE:
                yield "paragraph", 0, (f"[Picture missing: {name}]",)
            case edited.PictureMark(name, _, caption):
                yield "paragraph", 0, (f"[Chart left out: {caption or name}]",)
            case edited.Table(rows):
                yield "table", len(rows), tuple(words(cell) for row in rows for cell in row)
            case edited.Note():
                pass  # the next test has them


def in_documents(blocks: Iterable[model.Block], depth: int = 0) -> Iterator[Told]:
    for block in blocks:
        match block:
            case model.Paragraph(runs=runs):
                yield "paragraph", depth, (words(runs),)
            case model.Heading(runs=runs):
                yield "heading", depth, (words(runs),)
            case model.Table(header=header, rows=rows):
                yield "table", len(rows) + 1, tuple(words(cell) for row in (header, *rows) for cell in row)
            case model.BulletList(items=items):
                yield from in_list("bullet", items, depth)
            case model.NumberedList(items=items):
                yield from in_list("number", items, depth)
            case model.Notes():
                pass
            case _:
                raise AssertionError(f"no text has a {type(block).__name__}")


def in_list(kind: str, items: Iterable[model.ListItem], depth: int) -> Iterator[Told]:
    for item in items:
        first, *rest = item.blocks
        assert isinstance(first, model.Paragraph)
        yield kind, depth, (words(first.runs),)
        yield from in_documents(rest, depth + 1)


@given(BLOCKS)
@example(
    (
        edited.Item((edited.Run("a"), edited.Run("[1]", link="note:1"))),
        edited.Note("1", ()),
        edited.Note("1", (edited.Run("b"),)),
    )
)
def test_documents_read_what_the_editor_shows(blocks: edited.Blocks) -> None:
    written = to_commonmark(blocks)

    shown, printed = read_commonmark(written), blocks_from_commonmark(written).blocks

    assert list(in_documents(printed)) == list(in_editor(shown))


@given(BLOCKS)
def test_words_of_every_note_are_printed(blocks: edited.Blocks) -> None:
    written = to_commonmark(blocks)

    printed = blocks_from_commonmark(written).blocks
    held = {words(run.note.runs) for block in printed for runs in runs_of(block) for run in runs if run.note}
    held |= {
        words(note.runs) for block in printed if isinstance(block, model.Notes) for note in block.entries
    }

    for block in read_commonmark(written):
        if isinstance(block, edited.Note) and not any(run.link.startswith(NOTE) for run in block.runs):
            assert words(block.runs) in {*held, ""}
