"""What the editor writes, read by the editor and by the documents: the same words in the same order and places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hypothesis import given

from inspection_ready.documents import model
from inspection_ready.documents.commonmark import blocks_from_commonmark
from inspection_ready.documents.formatted_text import read_commonmark
from inspection_ready.domain import formatted_text as edited
from inspection_ready.domain.commonmark import to_commonmark
from inspection_ready.domain.picture_marks import PICTURE
from tests.documents.test_formatted_text import BLOCKS

Told = tuple[str, int, tuple[str, ...]]
"""What it is, how deep it lies, and its words."""


def words(runs: Iterable[model.Run | edited.Run]) -> str:
    return " ".join("".join(run.text for run in runs).split())


def in_editor(blocks: edited.Blocks) -> Iterator[Told]:
    for block in blocks:
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
            case _:
                raise AssertionError(f"no text has a {type(block).__name__}")


def in_list(kind: str, items: Iterable[model.ListItem], depth: int) -> Iterator[Told]:
    for item in items:
        first, *rest = item.blocks
        assert isinstance(first, model.Paragraph)
        yield kind, depth, (words(first.runs),)
        yield from in_documents(rest, depth + 1)


@given(BLOCKS)
def test_documents_read_what_the_editor_shows(blocks: edited.Blocks) -> None:
    written = to_commonmark(blocks)

    shown, printed = read_commonmark(written), blocks_from_commonmark(written).blocks

    assert list(in_documents(printed)) == list(in_editor(shown))
