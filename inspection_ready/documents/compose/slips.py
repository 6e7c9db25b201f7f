"""Change slips: as an e-mail to one person, and on paper for one or for all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.documents.compose.frame import UNNAMED_COUNCIL, sentence_start, short_record_line
from inspection_ready.documents.model import Document, Heading, KeyValues, PageBreak, paragraph, text
from inspection_ready.domain.merge import first_name
from inspection_ready.domain.slips import SlipKind
from inspection_ready.phrases.issues import NO_PLACE, issue_name, when_words
from inspection_ready.phrases.slips import (
    YOUR_PART,
    calendar_place,
    item_title,
    item_words,
    subject_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from inspection_ready.documents.model import Block, Runs
    from inspection_ready.domain.filing import Head
    from inspection_ready.domain.inspections import Council
    from inspection_ready.domain.issues import TimetableIssue
    from inspection_ready.domain.slips import PersonSlips, Seen, SlipItem

TITLE = "Change slips"
LONGEST_SUBJECT = 90
"""Letters before the mark: what is longer some programs cut, and the mark with it."""
ONE_ENTRY = (
    "The invitation in this e-mail puts it into your calendar, and a later one changes or cancels it there. "
    "Please accept or decline it."
)
ONE_CANCELLED = "This e-mail takes the entry out of your calendar."
SEVERAL = (
    "Each of the attached calendar files puts one of these into your calendar, changes it there or takes it out. "
    "Please open every one, and accept or decline where it asks."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipFacts:
    """What is the same in every slip of one batch."""

    council: Council
    sender: str
    at: datetime
    head: Head
    issue: TimetableIssue

    @property
    def organisation(self) -> str:
        return self.council.name or UNNAMED_COUNCIL

    @property
    def issued(self) -> str:
        return issue_name(self.issue.number, self.issue.at)


def compose_slip_message(facts: SlipFacts, slips: PersonSlips, mark: str) -> Document:
    """Its title is the subject, with ``mark`` at its end."""
    sender = facts.sender or facts.council.department or facts.organisation
    return Document(
        title=f"{_short(subject_words(slips, facts.organisation))} ({mark})",
        organisation=facts.organisation,
        created=facts.at,
        blocks=(
            paragraph(f"Dear {first_name(slips.name)},"),
            paragraph(_opening(facts, slips)),
            *_items(facts, slips, level=2),
            paragraph(_what_to_do(slips)),
            paragraph(sender),
        ),
        footer=f"{mark}. {facts.issued}. {short_record_line(facts.head)}",
        is_letter=True,
    )


def compose_printed_slips(facts: SlipFacts, people: Sequence[PersonSlips]) -> Document:
    """A page or more for each of them."""
    return Document(
        title=TITLE,
        subtitle=facts.issued,
        subject=f"{TITLE}, {facts.organisation}",
        organisation=facts.organisation,
        created=facts.at,
        blocks=tuple(_printed(facts, people)),
        footer=f"{facts.issued}. {short_record_line(facts.head)}",
    )


def _printed(facts: SlipFacts, people: Sequence[PersonSlips]) -> Iterator[Block]:
    for place, slips in enumerate(people):
        if place:
            yield PageBreak()
        yield Heading(1, text(slips.name))
        yield paragraph(_opening(facts, slips))
        yield from _items(facts, slips, level=2)


def _opening(facts: SlipFacts, slips: PersonSlips) -> str:
    is_new = all(item.kind is SlipKind.INVITED for item in slips.items)
    what = "This is for you" if is_new else "Something changed for you"
    return f"{what} in the interview timetable of {facts.organisation}: {facts.issued}, {facts.issue.name}."


def _items(facts: SlipFacts, slips: PersonSlips, *, level: int) -> Iterator[Block]:
    for item in slips.items:
        yield Heading(level, text(item_title(item)))
        yield paragraph(item_words(item, _why(facts, item)))
        if item.after is not None:
            yield KeyValues(tuple(_pairs(item.after)))


def _why(facts: SlipFacts, item: SlipItem) -> str:
    """Somebody invited for the first time need not know why the timetable was issued again."""
    return "" if item.kind is SlipKind.INVITED else facts.issue.why


def _pairs(seen: Seen) -> Iterator[tuple[str, Runs]]:
    yield "When", text(when_words(seen))
    yield "Where", text(calendar_place(seen) or sentence_start(NO_PLACE))
    yield "You", text(YOUR_PART[seen.part])
    for label, words in (("With", seen.inspectors), ("Have ready", seen.brief), ("Please note", seen.notes)):
        if words:
            yield label, text(words)


def _what_to_do(slips: PersonSlips) -> str:
    if len(slips.items) > 1:
        return SEVERAL
    return ONE_CANCELLED if slips.items[0].kind is SlipKind.CANCELLED else ONE_ENTRY


def _short(words: str) -> str:
    if len(words) <= LONGEST_SUBJECT:
        return words
    return f"{words[:LONGEST_SUBJECT].rpartition(' ')[0] or words[:LONGEST_SUBJECT]} ..."
