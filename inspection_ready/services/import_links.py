"""Finds the person or the base a cell names, by e-mail address, by name or by the name for documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from inspection_ready.domain.bases import Base, FacilityKind
from inspection_ready.domain.notes import Note
from inspection_ready.domain.people import Person
from inspection_ready.domain.rows import Row
from inspection_ready.domain.timetable import Session
from inspection_ready.records.fields import Field
from inspection_ready.records.names import spoken_name
from inspection_ready.records.registry import record_of
from inspection_ready.records.words import folded
from inspection_ready.services.import_reading import Reading
from inspection_ready.services.mock_names import MockNames, mock_names
from inspection_ready.storage.unit_of_work import Reader


class Links:
    """Reads each register that is pointed at once. A person who comes with a name and an e-mail address is added."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._directories: dict[type[Row], _Directory] = {}
        self._expected: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        self.added_people: list[Person] = []
        self.added_kinds: list[FacilityKind] = []

    def know(self, row: Row) -> None:
        """A record this import brings, so that other sheets of the file can name it."""
        self._directory(type(row)).add(row)

    def expect(self, name: str, email: str) -> None:
        """A person another row of the file brings: rows above it may name them already."""
        self._expected[folded(name)].add((name, email))

    def people_called(self, name: str, email: str) -> list[int]:
        """By e-mail address, else by the whole name: for what must not reach a namesake."""
        return self._directory(Person).find_whole(name, email)

    def title(self, row_type: type[Row], record_id: int | None) -> str:
        return "" if record_id is None else self._directory(row_type).titles.get(record_id, "")

    def resolve(self, field: Field, name: str, email: str, reading: Reading) -> None:
        assert field.link is not None
        directory = self._directory(field.link)
        found = directory.find(name, email)
        if not found and not email and len(expected := self._expected.get(folded(name), set())) == 1:
            name, email = next(iter(expected))
        if not found and field.link is Person and name and email:
            person = Person(name=name, email=email)
            self.added_people.append(person)
            directory.add(person)
            found = [person.id]
            reading.notes.append(Note.of("person_added", field=field.label, before=f"{name}, {email}"))
        if not found and field.link is FacilityKind and name:
            kind = FacilityKind(name=name, position=len(directory.titles) + 1)
            self.added_kinds.append(kind)
            directory.add(kind)
            found = [kind.id]
        if len(found) == 1:
            reading.values[field.name] = found[0]
            return
        what = "mock" if field.link is Session else "link"
        code = f"{what}_ambiguous" if found else f"{what}_unknown"
        plural = record_of(field.link).plural
        note = Note.of(code, field=field.label, before=name or email, among=plural)
        (reading.refusals if field.required else reading.notes).append(note)

    def _directory(self, row_type: type[Row]) -> _Directory:
        if row_type not in self._directories:
            is_mock = row_type is Session  # the only sessions a spreadsheet points at
            rows = () if is_mock else self._reader.register(row_type).all()
            directory = self._directories[row_type] = _Directory(row_type, rows)
            for each in mock_names(self._reader) if is_mock else ():
                directory.name(each)
        return self._directories[row_type]


class _Directory:
    def __init__(self, row_type: type[Row], rows: Iterable[Row]) -> None:
        self._title = record_of(row_type).title
        self.titles: dict[int, str] = {}
        self._called: dict[int, tuple[str, ...]] = {}
        """Whole names as they are written: of a person, what documents call them too."""
        self._has_email: set[int] = set()
        self._by_email: defaultdict[str, list[int]] = defaultdict(list)
        self._by_name: defaultdict[str, list[int]] = defaultdict(list)
        for row in rows:
            self.add(row)

    def add(self, row: Row) -> None:
        title = str(getattr(row, self._title))
        self.titles[row.id] = title
        self._called[row.id] = called = row.names if isinstance(row, Person) else (title,)
        names = set(map(folded, called))
        if isinstance(row, Base) and row.postcode:
            names |= {folded(f"{title} {row.postcode}"), folded(f"{title}, {row.postcode}")}
        if isinstance(row, Person):
            for each in called:
                names |= _short_forms(each) | {folded(spoken_name(each))}
            if row.email:
                self._has_email.add(row.id)
                _put(self._by_email, row.email.casefold(), row.id)
        for name in names:
            _put(self._by_name, name, row.id)

    def name(self, mock: MockNames) -> None:
        self.titles[mock.session_id] = mock.title
        self._called[mock.session_id] = mock.called
        for each in map(folded, mock.called if mock.may_be_found else ()):
            _put(self._by_name, each, mock.session_id)

    def find_whole(self, name: str, email: str) -> list[int]:
        """As ``find``, less those who are only called so in short."""
        has_address = bool(email) and email.casefold() in self._by_email
        said = folded(spoken_name(name))
        return [
            one
            for one in self.find(name, email)
            if has_address
            or any(said in {folded(each), folded(spoken_name(each))} for each in self._called[one])
        ]

    def find(self, name: str, email: str) -> list[int]:
        """An address that nobody has falls back on the name only where no address speaks against it."""
        if email and email.casefold() in self._by_email:
            return self._by_email[email.casefold()]
        if not name:
            return []
        found = [
            one for one in self._by_name.get(folded(name), []) if not email or one not in self._has_email
        ]
        return [one for one in found if name in self._called[one]] or found


def _put(index: defaultdict[str, list[int]], key: str, record_id: int) -> None:
    if key and record_id not in index[key]:
        index[key].append(record_id)


def _short_forms(name: str) -> set[str]:
    """ "Asha Patel" is also "A Patel": how tables save room."""  # noqa: D210 - it begins with a quotation
    words = folded(name).split()
    return {f"{words[0][0]} {words[-1]}"} if len(words) > 1 else set()
