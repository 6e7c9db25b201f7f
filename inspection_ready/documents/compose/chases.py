"""A chase as an e-mail: the council's words, and in them the requests one person still owes, the oldest first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from inspection_ready.documents.commonmark import blocks_from_commonmark
from inspection_ready.documents.compose.frame import UNNAMED_COUNCIL, short_record_line
from inspection_ready.documents.compose.merging import filled_blocks, filled_line
from inspection_ready.documents.model import Document, Paragraph, Table, plain, text
from inspection_ready.domain.chase_words import ChaseField
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.merge import FIELD, field_key, first_name
from inspection_ready.phrases.chases import NO_TIME, owed_words, when_due, why_you
from inspection_ready.phrases.dates import day
from inspection_ready.phrases.requests import due_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from inspection_ready.documents.model import Block
    from inspection_ready.domain.chases import ChaseRules, PlannedChase
    from inspection_ready.domain.filing import Head
    from inspection_ready.domain.inspections import Council

HEADER = ("Number", "What is asked", "Due", "Why you")
WIDTHS = (0.14, 0.46, 0.2, 0.2)
LONGEST_SUBJECT = 90
"""Letters before the mark: what is longer some programs cut, and the mark with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChaseFacts:
    """What is the same in every draft of one batch; ``names`` are those of all people, by their ids."""

    council: Council
    sender: str
    at: datetime
    head: Head
    names: Mapping[int, str]
    rules: ChaseRules


def compose_chase(facts: ChaseFacts, chase: PlannedChase, mark: str) -> Document:
    """Its title is the subject, with ``mark`` at its end."""
    value_of = partial(_value, _values(facts, chase))
    body = blocks_from_commonmark(facts.rules.body, under="Words of the drafts", level=1).blocks
    return Document(
        title=f"{_short(filled_line(facts.rules.subject, value_of))} ({mark})",
        organisation=facts.council.name or UNNAMED_COUNCIL,
        created=facts.at,
        blocks=tuple(_with_requests(body, filled_blocks(body, value_of), _requests(facts, chase))),
        footer=f"{mark}. {short_record_line(facts.head)}",
        is_letter=True,
    )


def _with_requests(written: tuple[Block, ...], filled: tuple[Block, ...], listed: Table) -> Iterator[Block]:
    """In place of the paragraph that asks for them; at the end where none does."""
    places = [_asks_for_requests(block) for block in written]
    for is_place, block in zip(places, filled, strict=True):
        yield listed if is_place else block
    if not any(places):
        yield listed


def _asks_for_requests(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return False
    match = FIELD.fullmatch(plain(block.runs).strip())
    return match is not None and field_key(match[1]) == field_key(ChaseField.REQUESTS)


def _requests(facts: ChaseFacts, chase: PlannedChase) -> Table:
    return Table(
        header=tuple(map(text, HEADER)),
        rows=tuple(
            (
                text(f"Request {owed.request.number}"),
                text(owed.request.wording),
                text(when_due(owed, facts.at)),
                text(why_you(owed, facts.names)),
            )
            for owed in chase.owed
        ),
        widths=WIDTHS,
        row_header=True,
    )


def _values(facts: ChaseFacts, chase: PlannedChase) -> dict[str, str]:
    due = min((one.request.due_at for one in chase.owed if one.request.due_at is not None), default=None)
    name = chase.person.printed_name
    numbers = ", ".join(str(one.request.number) for one in chase.owed)
    values = {
        ChaseField.NAME: name,
        ChaseField.FIRST_NAME: first_name(name),
        ChaseField.COUNCIL: facts.council.name or UNNAMED_COUNCIL,
        ChaseField.DEPARTMENT: facts.council.department,
        ChaseField.TODAY: day(on_the_clock(facts.at).date()),
        ChaseField.SENDER: facts.sender or facts.council.department or facts.council.name or UNNAMED_COUNCIL,
        ChaseField.OWED: owed_words(len(chase.owed)),
        ChaseField.FIRST_DUE: NO_TIME if due is None else due_words(due),
        ChaseField.REQUESTS: f"requests {numbers}" if len(chase.owed) > 1 else f"request {numbers}",
    }
    return {field_key(name): value for name, value in values.items()}


def _value(values: Mapping[str, str], name: str, _begins: bool) -> str:
    return values.get(field_key(name), "")


def _short(words: str) -> str:
    if len(words) <= LONGEST_SUBJECT:
        return words
    return f"{words[:LONGEST_SUBJECT].rpartition(' ')[0] or words[:LONGEST_SUBJECT]} ..."
