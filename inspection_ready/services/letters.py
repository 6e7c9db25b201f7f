"""Letters, and the lists they go to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from inspection_ready.domain.addressees import addressed, lists_of, mixed_letters
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.key_facts import KeyFact
from inspection_ready.domain.letters import Letter, LetterUse
from inspection_ready.domain.lists import DistributionList
from inspection_ready.domain.merge import stage_field, unknown_fields
from inspection_ready.domain.packs import LeftOut, PackFacts
from inspection_ready.phrases.letters import MIXED
from inspection_ready.records.words import folded
from inspection_ready.services.facts import gather_facts
from inspection_ready.services.regimes import known_stages
from inspection_ready.services.registers import add_record
from inspection_ready.services.verbs import verb
from inspection_ready.storage.unit_of_work import Reader, UnitOfWork


@verb("letter.send_to")
def send_letter_to(uow: UnitOfWork, letter_id: int, list_ids: Sequence[int]) -> None:
    """These lists and no others; none, and the letter is not printed. Raises NotFound."""
    uow.register(Letter).get(letter_id)
    uses = uow.register(LetterUse)
    held = uses.find(letter_id=letter_id)
    uses.remove_many([use for use in held if use.list_id not in set(list_ids)])
    kept = {use.list_id for use in held}
    for list_id in dict.fromkeys(list_ids):
        if list_id not in kept:
            add_record(uow, LetterUse(letter_id=letter_id, list_id=list_id))


def lists_of_letters(reader: Reader) -> Iterator[tuple[LetterUse, str]]:
    """Each use with the name of its list, by name."""
    names = {each.id: each.name for each in reader.register(DistributionList).all()}
    uses = reader.register(LetterUse).all()
    return ((use, names[use.list_id]) for use in sorted(uses, key=lambda use: names[use.list_id].casefold()))


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterLine:
    """One letter, whom it goes to and what about it is still open."""

    letter: Letter
    signatory: str
    lists: tuple[str, ...]
    names: tuple[str, ...]
    """Of those who would get it today."""
    unknown_fields: tuple[str, ...]
    word_file: str = ""
    """What the council's own Word file for it is called; empty where it has none."""

    @property
    def people(self) -> int:
        return len(self.names)


def named_fields(reader: Reader) -> tuple[str, ...]:
    """Besides the fields every letter has: the key facts by their names, and the dates of the regime's stages."""
    facts = reader.register(KeyFact).all("position", "name")
    return (*(fact.name for fact in facts), *(stage_field(stage.id) for stage in known_stages(reader)))


def letter_lines(reader: Reader, *, at: datetime) -> tuple[LetterLine, ...]:
    """In their order, those that go to nobody too. Raises NotFound in a workspace without a regime."""
    facts = gather_facts(reader, number=1, at=at)
    known = named_fields(reader)
    names: defaultdict[int, list[str]] = defaultdict(list)
    for each in addressed(facts):
        names[each.letter.id].append(each.person.printed_name)
    return tuple(
        LetterLine(
            letter=letter,
            signatory=signatory.name if (signatory := facts.contact(letter.signatory_id)) else "",
            lists=tuple(each.name for each in lists_of(facts, letter)),
            names=tuple(names[letter.id]),
            unknown_fields=unknown_fields(facts.said_in(letter), known),
            word_file=held.file if (held := facts.word_letter_of.get(letter.id)) else "",
        )
        for letter in facts.letters
    )


def letter_called(reader: Reader, title: str) -> Letter:
    """Raises NotFound for a title nobody knows."""
    return _called(reader.register(Letter).all("position", "title"), title, "no_letter_called")


def _called(letters: Sequence[Letter], title: str, code: str) -> Letter:
    found = next((each for each in letters if folded(each.title) == folded(title)), None)
    if found is None:
        raise NotFound(code, title=title, known=tuple(each.title for each in letters))
    return found


def guarded(facts: PackFacts) -> PackFacts:
    """Without the letters that would go to people inside the council and outside it, and nobody said why."""
    mixed = tuple(mixed_letters(facts))
    held_back = {each.letter.id for each in mixed if not each.because}
    left = (LeftOut(what=f"Letter “{each.letter.title}”", why=MIXED) for each in mixed if not each.because)
    return replace(
        facts,
        letter_uses=tuple(use for use in facts.letter_uses if use.letter_id not in held_back),
        mixed_letters=mixed,
        left_out=(*facts.left_out, *left),
    )


def with_letters(facts: PackFacts, titles: Sequence[str] | None) -> PackFacts:
    """The facts with these letters chosen and no others; None leaves it as the register has it.

    Raises NotFound for a title nobody knows; Refused where a letter goes to no list.
    """
    if titles is None:
        return facts
    wanted: set[int] = set()
    for title in titles:
        letter = _called(facts.letters, title, "no_such_letter")
        if not any(use.letter_id == letter.id for use in facts.letter_uses):
            raise Refused("letter_goes_to_no_list", title=letter.title)
        wanted.add(letter.id)
    return replace(facts, letter_uses=tuple(use for use in facts.letter_uses if use.letter_id in wanted))
