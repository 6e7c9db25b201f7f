"""The record of letters that were written to people, and whose word it is that they were sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.letters import Letter
from inspection_ready.domain.lists import DistributionList
from inspection_ready.domain.people import Person
from inspection_ready.domain.sendings import How, Sending, SentLetter, text_digest
from inspection_ready.domain.word_letters import WordLetter
from inspection_ready.phrases.sendings import sent_words
from inspection_ready.records.words import folded
from inspection_ready.services.verbs import verb
from inspection_ready.storage.unit_of_work import Reader, UnitOfWork


@verb("letter.begin")
def begin_sending(uow: UnitOfWork, sending: Sending) -> Sending:
    """Recorded before the first file, so that what a kill leaves can be finished. Raises NotFound."""
    uow.register(Letter).get(sending.letter_id)
    held = uow.register(Sending).find(letter_id=sending.letter_id)
    number = max((each.number for each in held), default=0) + 1
    return uow.register(Sending).add(replace(sending, number=number))


@verb("letter.write")
def note_written(uow: UnitOfWork, before: Sending, after: Sending, letters: Sequence[SentLetter]) -> Sending:
    """Who was written, once their files are in their place. Raises ChangedMeanwhile."""
    uow.register(SentLetter).add_many(letters)
    return uow.register(Sending).change(before, after)


@verb("letter.mark_sent")
def mark_sent(
    uow: UnitOfWork,
    sending_id: int,
    *,
    on: date,
    by: str,
    how: How | None = None,
    person_ids: Collection[int] | None = None,
) -> int:
    """Somebody says these were sent; how many were not marked yet. None means all of them.

    Raises NotFound; Refused where nobody says so.
    """
    if not by.strip():
        raise Refused("sent_by_nobody")
    uow.register(Sending).get(sending_id)
    letters = uow.register(SentLetter)
    marked = [
        (each, replace(each, sent_on=on, sent_by=by.strip()))
        for each in letters.find(sending_id=sending_id)
        if each.sent_on is None
        and how in (None, each.how)
        and (person_ids is None or each.person_id in person_ids)
    ]
    letters.change_many(marked)
    return len(marked)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToOne:
    """One person's letter as it is recorded. ``address_now`` is what the register holds today."""

    letter: SentLetter
    name: str
    address_now: str

    @property
    def has_new_address(self) -> bool:
        return self.letter.how is How.DRAFT and self.letter.address.casefold() != self.address_now.casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingLine:
    """One letter written to people, and what changed since."""

    sending: Sending
    title: str
    folder: Path
    to: tuple[ToOne, ...]
    is_text_changed: bool
    """The letter's words are no longer those that went out."""
    is_there: bool = True
    """False where the folder is not, or no longer."""

    @property
    def people(self) -> int:
        return len({each.letter.person_id for each in self.to})

    @property
    def by_how(self) -> Mapping[How, int]:
        return Counter(each.letter.how for each in self.to)

    @property
    def marked(self) -> int:
        """People whose letter somebody said was sent."""
        return len({each.letter.person_id for each in self.to if each.letter.sent_on is not None})

    @property
    def said(self) -> str:
        """Written to 48 people on 4 June 2025, 2 since changed their address."""
        return sent_words(
            people=self.people,
            of=self.sending.people,
            at=self.sending.at,
            by_how=self.by_how,
            new_addresses=len(self.new_addresses),
            marked=self.marked,
        )

    @property
    def new_addresses(self) -> tuple[str, ...]:
        """Who has another e-mail address since."""
        return tuple(each.name for each in self.to if each.has_new_address)


def sending_lines(
    reader: Reader, *, folder: Path, letter_id: int | None = None, person_id: int | None = None
) -> tuple[SendingLine, ...]:
    """The latest first; of one letter, or to one person, where that is asked. ``folder`` is the workspace's.

    To one person there is only what was written to them.
    """
    sendings = (
        reader.register(Sending).all()
        if letter_id is None
        else reader.register(Sending).find(letter_id=letter_id)
    )
    sent = reader.register(SentLetter)
    rows = sent.all() if person_id is None else sent.find(person_id=person_id)
    to: dict[int, list[SentLetter]] = {}
    for row in rows:
        to.setdefault(row.sending_id, []).append(row)
    people = {person.id: person for person in reader.register(Person).among([row.person_id for row in rows])}
    letters = {each.id: each for each in reader.register(Letter).among([each.letter_id for each in sendings])}
    words = {each.letter_id: each for each in reader.register(WordLetter).all()}
    digests = {each.id: text_digest(each, words.get(each.id)) for each in letters.values()}
    lines = (
        _line(
            sending,
            letters[sending.letter_id],
            folder,
            to.get(sending.id, ()),
            people,
            digest=digests[sending.letter_id],
        )
        for sending in sendings
        if person_id is None or sending.id in to
    )
    return tuple(sorted(lines, key=lambda line: (line.sending.at, line.sending.id), reverse=True))


def _line(
    sending: Sending,
    letter: Letter,
    folder: Path,
    rows: Iterable[SentLetter],
    people: Mapping[int, Person],
    *,
    digest: str,
) -> SendingLine:
    """``digest`` is that of the letter's words as they are now."""
    to = sorted(
        (
            ToOne(
                letter=row, name=people[row.person_id].printed_name, address_now=people[row.person_id].email
            )
            for row in rows
        ),
        key=lambda each: (each.name.casefold(), each.letter.person_id, each.letter.how),
    )
    return SendingLine(
        sending=sending,
        title=letter.title,
        folder=folder / sending.folder,
        is_there=(folder / sending.folder).is_dir(),
        to=tuple(to),
        is_text_changed=digest != sending.text_sha256,
    )


def letter_called(reader: Reader, title: str) -> Letter:
    """Raises NotFound with the titles there are."""
    letters = reader.register(Letter).all("position", "title")
    for letter in letters:
        if folded(letter.title) == folded(title):
            return letter
    raise NotFound("no_letter_called", title=title, known=tuple(each.title for each in letters))


def lists_called(reader: Reader, names: Sequence[str]) -> tuple[int, ...]:
    """Their ids, each once. Raises NotFound with the lists there are."""
    known = {folded(each.name): each for each in reader.register(DistributionList).all("name")}
    for name in names:
        if folded(name) not in known:
            raise NotFound("no_such_list", name=name, known=tuple(each.name for each in known.values()))
    return tuple(dict.fromkeys(known[folded(name)].id for name in names))


def sending_numbered(reader: Reader, letter: Letter, number: int | None) -> Sending:
    """None is the latest. Raises NotFound."""
    held = sorted(reader.register(Sending).find(letter_id=letter.id), key=lambda each: each.number)
    for each in reversed(held):
        if number in (None, each.number):
            return each
    raise NotFound("letter_never_written", title=letter.title, number=number)
