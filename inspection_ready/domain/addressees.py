"""Who gets which letter: everybody on the lists chosen for it, once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.document_findings import DocumentFault
from inspection_ready.domain.frozen import dataclass

if TYPE_CHECKING:
    from inspection_ready.domain.letters import Letter
    from inspection_ready.domain.lists import DistributionList
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.people import Person, Side


LETTERS = "letters"
"""The document of a pack they are."""


@dataclass(frozen=True, slots=True)
class Addressed:
    letter: Letter
    person: Person


@dataclass(frozen=True, slots=True)
class NotSent:
    """On a list, and no letter is printed: the person has left, or is on the other side than the list."""

    letter: Letter
    person: Person
    list: DistributionList


@dataclass(frozen=True, slots=True)
class MixedLetter:
    """Words for colleagues would reach people outside, or the other way round."""

    letter: Letter
    lists: tuple[DistributionList, ...]
    because: str = ""
    """Why they get it together; empty while nobody said so."""

    @property
    def digest(self) -> str:
        """Of exactly these lists on these sides: for others the reason has to be given anew."""
        told = "\n".join(f"{one.id} {one.side}" for one in sorted(self.lists, key=lambda one: one.id))
        return hashlib.sha256(told.encode()).hexdigest()

    def on(self, side: Side) -> str:
        return ", ".join(one.name for one in self.lists if one.side is side)


def mixed_letters(facts: PackFacts) -> Iterator[MixedLetter]:
    """Those that are in use, with the reason where it was given for exactly their lists."""
    reasons = {
        (each.document, each.content_sha256): each.reason
        for each in facts.overrides
        if each.fault is DocumentFault.LISTS_ARE_MIXED
    }
    for letter in letters_in_use(facts):
        mixed = MixedLetter(letter, lists_of(facts, letter))
        if len({one.side for one in mixed.lists}) > 1:
            yield replace(mixed, because=reasons.get((f"{LETTERS}/{letter.title}", mixed.digest), ""))


def letters_in_use(facts: PackFacts) -> tuple[Letter, ...]:
    """In the coordinator's order; a letter that goes to no list is not printed."""
    used = {use.letter_id for use in facts.letter_uses}
    letters = (letter for letter in facts.letters if letter.id in used)
    return tuple(sorted(letters, key=lambda letter: (letter.position, letter.title.casefold())))


def lists_of(facts: PackFacts, letter: Letter) -> tuple[DistributionList, ...]:
    chosen = {use.list_id for use in facts.letter_uses if use.letter_id == letter.id}
    return tuple(each for each in facts.lists if each.id in chosen)


def members_of(facts: PackFacts, one: DistributionList) -> tuple[Person, ...]:
    """By name; leavers too."""
    ids = {member.person_id for member in facts.members_on.get(one.id, ())}
    people = (person for person in facts.people if person.id in ids)
    return tuple(sorted(people, key=_by_name))


def addressed(facts: PackFacts) -> Iterator[Addressed]:
    """Letter by letter, then by name."""
    for letter in letters_in_use(facts):
        if not facts.is_written(letter):
            continue
        people = {
            person.id: person
            for one in lists_of(facts, letter)
            for person in members_of(facts, one)
            if _may_get(facts, one, person)
        }
        for person in sorted(people.values(), key=_by_name):
            yield Addressed(letter, person)


def list_reaching(facts: PackFacts, letter: Letter, person: Person) -> DistributionList:
    """The first of the letter's lists that they are on, as it gets them the letter. They must be addressed."""
    return next(
        one
        for one in lists_of(facts, letter)
        if _may_get(facts, one, person) and person in members_of(facts, one)
    )


def not_sent(facts: PackFacts) -> Iterator[NotSent]:
    """Each person once a letter, and only where no other list of the letter reaches them."""
    reached = {(each.letter.id, each.person.id) for each in addressed(facts)}
    for letter in letters_in_use(facts):
        for one in lists_of(facts, letter):
            for person in members_of(facts, one):
                if not _may_get(facts, one, person) and (letter.id, person.id) not in reached:
                    reached.add((letter.id, person.id))
                    yield NotSent(letter, person, one)


def _may_get(facts: PackFacts, one: DistributionList, person: Person) -> bool:
    return person.side is one.side and not person.has_left(facts.prepared_on)


def _by_name(person: Person) -> tuple[str, int]:
    return person.printed_name.casefold(), person.id
