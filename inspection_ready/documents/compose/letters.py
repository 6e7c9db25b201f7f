"""Letters: one for each person on the lists chosen, with their own name and words in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from inspection_ready.documents.commonmark import blocks_from_commonmark
from inspection_ready.documents.compose.frame import council_name, sentence_start, short_record_line
from inspection_ready.documents.compose.key_facts import charted
from inspection_ready.documents.compose.merging import filled_blocks, filled_line
from inspection_ready.documents.compose.printed import Printed
from inspection_ready.documents.model import Document, Heading, paragraph, text
from inspection_ready.documents.word_letters.letter import WordLetterReader
from inspection_ready.domain.addressees import addressed
from inspection_ready.domain.file_names import safe_name, told_apart
from inspection_ready.domain.merge import MergeField, field_key
from inspection_ready.domain.picture_marks import picture_key
from inspection_ready.phrases import dates
from inspection_ready.phrases.letters import items_for, organisation_of, shared_values, to_come, values_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection_ready.documents.commonmark import Converted
    from inspection_ready.documents.model import Block
    from inspection_ready.domain.document_findings import DocumentFinding
    from inspection_ready.domain.letters import Letter
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.people import Person
    from inspection_ready.phrases.letters import Values

NAME = "letters"
NO_SUBJECT = "subject"
LONGEST_TITLE, LONGEST_NAME = 40, 45
"""So that the path in the pack, with its ending, is never longer than 100."""
BEGIN_LARGE = frozenset({field_key(MergeField.REGULATOR), field_key(MergeField.INSPECTION_WORD)})
"""Kept as inside a sentence: "the Care Quality Commission"."""
ROOM_TO_SIGN = "\n\n\n"


@dataclass(frozen=True, slots=True)
class _Written:
    """What a letter is to everybody, read once."""

    letter: Letter
    body: tuple[Block, ...]
    word: WordLetterReader | None = None
    """Of a letter that is written from the council's own Word file."""


def compose_letters(facts: PackFacts) -> tuple[Printed, ...]:
    return tuple(each_letter(facts))


def each_letter(facts: PackFacts) -> Iterator[Printed]:
    """One by one: there may be thousands."""
    by_letter: dict[int, tuple[Letter, list[Person]]] = {}
    for each in addressed(facts):
        by_letter.setdefault(each.letter.id, (each.letter, []))[1].append(each.person)
    shared = shared_values(facts)
    folders = told_apart(safe_name(letter.title, longest=LONGEST_TITLE) for letter, _ in by_letter.values())
    for folder, (letter, people) in zip(folders, by_letter.values(), strict=True):
        written = _written(facts, letter)
        for name, person in zip(_file_names(people), people, strict=True):
            yield _printed(f"{NAME}/{folder}/{name}", facts, shared, written, person)


def has_letters(facts: PackFacts) -> bool:
    return any(True for _ in addressed(facts))


def letter_findings(facts: PackFacts, letter: Letter) -> tuple[DocumentFinding, ...]:
    """What in the letter's own text cannot be printed as it was written; nothing where a Word file is printed."""
    if any(each.letter_id == letter.id for each in facts.word_files):
        return ()
    return _read(facts, letter).findings


def compose_letter(facts: PackFacts, letter: Letter, person: Person) -> Document:
    """One alone, to look at while it is written."""
    written = _written(facts, letter)
    return _printed("", facts, shared_values(facts), written, person).document


def _printed(path: str, facts: PackFacts, shared: Values, written: _Written, person: Person) -> Printed:
    if written.word is None:
        document = _compose(facts, shared, written, person)
        return Printed(NAME, path, document, record_id=written.letter.id, person_id=person.id)
    values = values_for(facts, shared, written.letter, person)
    filled = written.word.filled(partial(field_value, values), items_for(facts, person))
    title = filled_line(written.letter.subject, partial(field_value, values)) or written.letter.title
    document = word_letter_document(facts, title, filled.blocks)
    return Printed(NAME, path, document, filled.written, written.letter.id, person.id)


def word_letter_document(facts: PackFacts, title: str, blocks: tuple[Block, ...]) -> Document:
    """The council's own words, and of ours nothing but what every page has."""
    return Document(
        title=title,
        organisation=council_name(facts),
        created=facts.prepared_at,
        blocks=blocks,
        footer=_footer(facts),
        is_letter=True,
    )


def compose_for(
    facts: PackFacts, letter: Letter, people: Sequence[Person]
) -> Iterator[tuple[Person, Printed]]:
    """One letter for each of these people, its path the name its files have; its words are read once."""
    shared, written = shared_values(facts), _written(facts, letter)
    for name, person in zip(_file_names(people), people, strict=True):
        yield person, _printed(name, facts, shared, written, person)


def compose_cover(letter: Letter, letters: Sequence[Document]) -> Document:
    """What a file of all of them is called: it prints nothing of its own."""
    first = letters[0]
    count = "1 letter" if len(letters) == 1 else f"{len(letters):,} letters"
    return replace(first, title=f"{letter.title}: {count} to print", blocks=(), subject="", footer="")


def as_message(document: Document) -> Document:
    """The same without what only paper needs above its subject: who writes, where and when."""
    headings = (place for place, block in enumerate(document.blocks) if isinstance(block, Heading))
    place = next(headings, 0)  # a Word letter of the council's own may have none
    return replace(document, blocks=document.blocks[place:])


def _written(facts: PackFacts, letter: Letter) -> _Written:
    file = next((each for each in facts.word_files if each.letter_id == letter.id), None)
    if file is not None:
        return _Written(letter, (), WordLetterReader(file.data, file=file.file))
    return _Written(letter, _read(facts, letter).blocks)


def _read(facts: PackFacts, letter: Letter) -> Converted:
    pictures = {picture_key(picture.name): picture for picture in facts.printed_pictures}
    return blocks_from_commonmark(
        letter.body,
        under=letter.title,
        level=1,
        pictures=pictures,
        charted=charted(facts),
        filled_with=partial(field_value, shared_values(facts)),
    )


def _compose(facts: PackFacts, shared: Values, written: _Written, person: Person) -> Document:
    value_of = partial(field_value, values_for(facts, shared, written.letter, person))
    subject = filled_line(written.letter.subject, value_of) or to_come(NO_SUBJECT)
    return Document(
        title=subject,
        organisation=council_name(facts),
        created=facts.prepared_at,
        blocks=(
            *_head(facts, person),
            Heading(1, text(subject)),
            *filled_blocks(written.body, value_of),
            paragraph(_sign_off(value_of), "sign_off"),
        ),
        footer=_footer(facts),
        is_letter=True,
    )


def field_value(values: Values, name: str, begins: bool) -> str:
    """What stands in a letter for a field: something always."""
    key = field_key(name)
    value = values.get(key, "") or to_come(name)
    return sentence_start(value) if begins and key in BEGIN_LARGE else value


def _head(facts: PackFacts, person: Person) -> Iterator[Block]:
    yield paragraph(_lines(council_name(facts), facts.council.department), "lead")
    yield paragraph(dates.day(facts.prepared_on))
    yield paragraph(_lines(person.printed_name, person.role, organisation_of(facts, person)))


def _sign_off(value_of: partial[str]) -> str:
    name = value_of(MergeField.SIGNATORY, False)  # noqa: FBT003 - as a field is filled
    role = value_of(MergeField.SIGNATORY_ROLE, False)  # noqa: FBT003 - as above
    return f"Yours sincerely{ROOM_TO_SIGN}{name}\n{role}"


def _footer(facts: PackFacts) -> str:
    pack = f"Pack {facts.number}. " if facts.number else ""
    return f"{pack}{short_record_line(facts.head)}"


def _file_names(people: Sequence[Person]) -> tuple[str, ...]:
    """Two people of one name are told apart by what they do, and where that is the same by a number."""
    names = [person.printed_name.casefold() for person in people]
    said = (
        f"{person.printed_name}, {person.role}"
        if person.role and names.count(name) > 1
        else person.printed_name
        for name, person in zip(names, people, strict=True)
    )
    return told_apart(safe_name(words, longest=LONGEST_NAME) for words in said)


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
