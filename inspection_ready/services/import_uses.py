"""The lists a letter goes to, from a column of a sheet of letters. Lists are added to a letter, never taken away."""

from __future__ import annotations

from inspection_ready.domain.letters import LetterUse
from inspection_ready.domain.lists import DistributionList
from inspection_ready.domain.notes import Note
from inspection_ready.records.letters import GOES_TO
from inspection_ready.records.lists import LISTS
from inspection_ready.records.words import folded
from inspection_ready.services.import_plan import FieldChange
from inspection_ready.services.import_reading import Reading
from inspection_ready.storage.unit_of_work import Reader


class Uses:
    row_type = LetterUse

    def __init__(self, reader: Reader) -> None:
        lists = reader.register(DistributionList).all()
        self._lists = {folded(each.name): each for each in lists}
        self._names = {each.id: each.name for each in lists}
        self._held: dict[int, list[int]] = {}
        for use in reader.register(LetterUse).all():
            self._held.setdefault(use.letter_id, []).append(use.list_id)
        self.added: list[LetterUse] = []

    def take(self, reading: Reading) -> tuple[int, ...]:
        """Out of the values of the letter: they are records of their own."""
        said = reading.values.pop(GOES_TO.name, "")
        found = []
        for name in _names(said):
            held = self._lists.get(folded(name))
            if held is not None:
                found.append(held.id)
            else:
                note = Note.of("link_unknown", field=GOES_TO.label, before=name, among=LISTS.plural)
                reading.notes.append(note)
        return tuple(dict.fromkeys(found))

    def set(self, letter_id: int, list_ids: tuple[int, ...]) -> list[FieldChange]:
        held = self._held.setdefault(letter_id, [])
        before = self._words(held)
        new = [list_id for list_id in list_ids if list_id not in held]
        if not new:
            return []
        held += new
        self.added += [LetterUse(letter_id=letter_id, list_id=list_id) for list_id in new]
        return [FieldChange(GOES_TO.label, before, self._words(held))]

    def _words(self, list_ids: list[int]) -> str:
        return ", ".join(self._names[each] for each in list_ids)


def _names(said: str) -> list[str]:
    """One a line, or apart by semicolons; a comma may belong to a name."""
    return [name for part in said.replace(";", "\n").splitlines() if (name := part.strip())]
