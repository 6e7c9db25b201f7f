"""Letters of one page, one for each of many people, all in the words of one of the sample's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.documents.compose import compose_letters
from inspection_ready.documents.model import Document, Heading, Paragraph, Run
from tests.documents.northmoor import northmoor

if TYPE_CHECKING:
    from inspection_ready.documents.model import Block, Runs


def letters(count: int) -> list[Document]:
    [first, *_] = compose_letters(northmoor())
    return [_to(first.document, f"Eleri Ŵyn-Łukasik {number}") for number in range(count)]


def _to(letter: Document, name: str) -> Document:
    return replace(letter, blocks=tuple(_addressed(block, name) for block in letter.blocks))


def _addressed(block: Block, name: str) -> Block:
    if not isinstance(block, Heading | Paragraph):
        return block
    return replace(block, runs=_named(block.runs, name))


def _named(runs: Runs, name: str) -> tuple[Run, ...]:
    return tuple(replace(run, text=run.text.replace("Eleri Ŵyn", name)) for run in runs)
