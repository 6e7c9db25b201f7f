"""Puts the values of fields into blocks. The blocks are made before, so a value cannot become markup."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from inspection_ready.documents.mapping import with_runs
from inspection_ready.domain.merge import ValueOf, filled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspection_ready.documents.model import Block, Run, Runs


def filled_blocks(blocks: Iterable[Block], value_of: ValueOf) -> tuple[Block, ...]:
    change = partial(filled_runs, value_of=value_of)
    in_line = partial(filled_runs, value_of=_in_one_line(value_of))
    return tuple(with_runs(block, change, in_line) for block in blocks)


def filled_runs(runs: Runs, value_of: ValueOf) -> Runs:
    texts = filled([run.text for run in runs], value_of)
    return tuple(_saying(run, text, value_of) for run, text in zip(runs, texts, strict=True))


def filled_line(words: str, value_of: ValueOf) -> str:
    return " ".join(filled((words,), value_of)[0].split())


def _saying(run: Run, text: str, value_of: ValueOf) -> Run:
    if run.note is not None:
        run = replace(run, note=replace(run.note, runs=filled_runs(run.note.runs, value_of)))
    return run if text == run.text else replace(run, text=text)


def _in_one_line(value_of: ValueOf) -> ValueOf:
    return lambda name, begins: ", ".join(value_of(name, begins).split("\n"))
