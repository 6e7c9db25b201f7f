"""Letters, and the lists they go to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inspection_ready.domain.letters import Letter, LetterUse
from inspection_ready.domain.lists import DistributionList
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
