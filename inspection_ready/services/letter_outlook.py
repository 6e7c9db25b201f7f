"""What would be written to whom, before it is: the lists, what is odd, and what was written before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.domain.addressees import lists_of, members_of
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.letter_guard import Going, Recipient, look_over
from inspection_ready.domain.letters import Letter, LetterStatus, LetterUse
from inspection_ready.domain.packs import PackFacts
from inspection_ready.domain.sendings import Attach, How, Sending, SentLetter, text_digest
from inspection_ready.phrases.letters import fields_to_come
from inspection_ready.phrases.sendings import (
    goes_on_sentence,
    going_words,
    list_words,
    notice_sentence,
    side_sentence,
    to_come_sentence,
    written_before_sentence,
)
from inspection_ready.services.facts import gather_facts
from inspection_ready.storage.unit_of_work import Reader

if TYPE_CHECKING:
    from inspection_ready.domain.lists import DistributionList

LETTERS = "letters"
"""The folder inside the workspace's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked for. ``list_ids`` None means the lists the letter has been given."""

    letter_id: int
    list_ids: tuple[int, ...] | None = None
    prints: bool = True
    combined: bool = False
    drafts: bool = False
    attached: Attach = Attach.NOTHING
    mixed_because: str = ""
    out: Path | None = None
    """A folder of somebody's own; None is inside the workspace."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterOutlook:
    """What would be written, before it is."""

    letter: Letter
    going: Going
    written_before: Mapping[int, datetime]
    """By the person: when this letter was last written to them."""
    goes_on: Sending | None
    """A writing that was stopped, and would now be finished."""
    recorded: tuple[SentLetter, ...]
    """What it has written already."""
    done: frozenset[int]
    """Who has everything that is asked for from it."""
    to_come: tuple[str, ...]
    """Fields of the letter that have no value yet for one of them."""
    text_sha256: str
    has_words: bool

    @property
    def what(self) -> str:
        """48 letters of “Interviewee invitation” to people on “Interviewees (inside)”."""
        if not self.waiting and self.goes_on is not None:
            return f"the file to print of “{self.letter.title}”"
        return going_words(self.letter.title, self.going, count=len(self.waiting))

    def remarks(self) -> Iterator[str]:
        """What a careful colleague would say before it is written."""
        if said := side_sentence(self.going):
            yield said
        if self.goes_on is not None:
            yield goes_on_sentence(self.goes_on.at, done=len(self.done))
        yield from map(notice_sentence, self.going.notices)
        if self.letter.status is LetterStatus.DRAFT:
            yield "The letter is a draft: nobody has agreed it yet."
        before = [
            self.written_before[each.person.id]
            for each in self.waiting
            if each.person.id in self.written_before
        ]
        if before:
            yield written_before_sentence(len(before), last=max(before))
        if self.to_come:
            yield to_come_sentence(self.to_come)

    @property
    def waiting(self) -> tuple[Recipient, ...]:
        return tuple(each for each in self.going.recipients if each.person.id not in self.done)


def letter_outlook(reader: Reader, order: Order, *, at: datetime, folder: Path) -> LetterOutlook:
    """``folder`` is the workspace's. Raises NotFound; Refused where nobody could get it."""
    facts = gather_facts(reader, number=0, at=at)
    letter = next((each for each in facts.letters if each.id == order.letter_id), None)
    letter = letter or reader.register(Letter).get(order.letter_id)
    facts = only_letter(facts, letter, _lists(facts, letter, order))
    going = _going(facts, letter, order)
    held = reader.register(Sending).find(letter_id=letter.id)
    sent = [row for each in held for row in reader.register(SentLetter).find(sending_id=each.id)]
    digest = text_digest(letter, facts.word_letter_of.get(letter.id))
    goes_on = _stopped_before(held, going, digest, order, folder)
    recorded = tuple(row for row in sent if goes_on is not None and row.sending_id == goes_on.id)
    return LetterOutlook(
        letter=letter,
        going=going,
        written_before=_latest(sent),
        goes_on=goes_on,
        recorded=recorded,
        done=_done(going, order, recorded),
        to_come=fields_to_come(facts, letter, [each.person for each in going.recipients]),
        text_sha256=digest,
        has_words=facts.is_written(letter),
    )


def refuse(outlook: LetterOutlook, order: Order) -> None:
    """Raises Refused where the letter may not be written as asked."""
    letter, going = outlook.letter, outlook.going
    if not outlook.has_words:
        raise Refused("letter_has_no_text", title=letter.title)
    if not going.lists:
        raise Refused("letter_to_no_list", title=letter.title)
    if going.is_mixed and not order.mixed_because.strip():
        raise Refused("lists_are_mixed", title=letter.title, lists=tuple(map(list_words, going.lists)))
    if not going.recipients:
        raise Refused("nobody_to_write_to", title=letter.title)
    if order.drafts and not order.prints and not going.with_address:
        raise Refused("nobody_has_an_address", title=letter.title)


def _lists(facts: PackFacts, letter: Letter, order: Order) -> tuple[DistributionList, ...]:
    if order.list_ids is None:
        return lists_of(facts, letter)
    return tuple(each for each in facts.lists if each.id in order.list_ids)


def only_letter(facts: PackFacts, letter: Letter, lists: Sequence[DistributionList]) -> PackFacts:
    """The facts with this letter alone, to these lists: pictures of others are not read."""
    uses = tuple(LetterUse(letter_id=letter.id, list_id=each.id) for each in lists)
    return replace(facts, sections=(), letters=(letter,), letter_uses=uses)


def _going(facts: PackFacts, letter: Letter, order: Order) -> Going:
    lists = lists_of(facts, letter)
    return look_over(lists, lambda one: members_of(facts, one), today=facts.prepared_on, drafts=order.drafts)


def _latest(sent: Sequence[SentLetter]) -> Mapping[int, datetime]:
    latest: dict[int, datetime] = {}
    for row in sent:
        latest[row.person_id] = max(row.written_at, latest.get(row.person_id, row.written_at))
    return latest


def _stopped_before(
    held: Sequence[Sending], going: Going, digest: str, order: Order, folder: Path
) -> Sending | None:
    """The latest of this letter, where it is not finished, is asked for in the same way, and is still there."""
    latest = max(held, key=lambda each: each.number, default=None)
    if latest is None or latest.is_finished or latest.text_sha256 != digest:
        return None
    same = (
        latest.lists == list_lines(going)
        and (latest.prints, latest.combined, latest.drafts, latest.attached)
        == (order.prints, order.combined, order.drafts, order.attached)
        and (folder / latest.folder).parent == parent_of(order, folder)
        and (folder / latest.folder).is_dir()
    )
    return latest if same else None


def _done(going: Going, order: Order, rows: Sequence[SentLetter]) -> frozenset[int]:
    """People who have everything that is asked for them."""
    held = {(row.person_id, row.how) for row in rows}
    return frozenset(
        each.person.id
        for each in going.recipients
        if all((each.person.id, how) in held for how in _hows(each, order))
    )


def _hows(recipient: Recipient, order: Order) -> tuple[How, ...]:
    paper = (How.PRINT,) if order.prints else ()
    return (*paper, How.DRAFT) if order.drafts and recipient.address is not None else paper


def parent_of(order: Order, folder: Path) -> Path:
    return folder / LETTERS if order.out is None else order.out.absolute()


def list_lines(going: Going) -> str:
    return "\n".join(map(list_words, going.lists))
