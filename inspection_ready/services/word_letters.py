"""The council's own Word letters: looked through, kept under their SHA-256, and shown at their worst."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from inspection_ready.domain.addressees import addressed, letters_in_use
from inspection_ready.domain.errors import CannotRead, NotFound, Refused
from inspection_ready.domain.letters import Letter
from inspection_ready.domain.merge import (
    LIST_FIELDS,
    MergeField,
    MergeList,
    field_key,
    field_marks,
    list_keys,
)
from inspection_ready.domain.packs import LeftOut
from inspection_ready.domain.word_letters import (
    WordFault,
    WordLetter,
    WordLetterFile,
    WordReport,
    WorstValue,
)
from inspection_ready.exchange.whole_files import whole_file
from inspection_ready.phrases.letters import items_for, shared_values, to_come, values_for
from inspection_ready.phrases.word_letters import WORD_LEFT_OUT, finding_sentence
from inspection_ready.services.brands import read_brand
from inspection_ready.services.facts import gather_facts
from inspection_ready.services.letters import named_fields
from inspection_ready.services.registers import add_record, remove_record
from inspection_ready.services.verbs import verb
from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadWordFile:
    """A file that is a Word letter and may be looked through."""

    file: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What the doctor found, and what each field becomes where it is hardest."""

    report: WordReport
    worst: tuple[WorstValue, ...]


def read_word_letter(path: Path) -> ReadWordFile:
    """Raises CannotRead: what is encrypted, damaged, holds macros, or is no Word file."""
    from inspection_ready.exchange.word_files import read_word_file  # slow import, as below

    return ReadWordFile(file=path.name, data=read_word_file(path))


def examine_letter(
    reader: Reader, read: ReadWordFile, letter: Letter | None = None, *, at: dt.datetime
) -> Examined:
    """Before anything is merged. For nobody's letter in particular, the worst case is that of all people."""
    report = word_report(reader, read)
    facts = gather_facts(reader, number=1, at=at)
    return Examined(report=report, worst=_worst(facts, report, letter))


def word_report(reader: Reader, read: ReadWordFile) -> WordReport:
    from inspection_ready.documents.word_letters.doctor import examine  # slow import: reads Word files
    from inspection_ready.documents.word_letters.template import read_template  # as above

    template = read_template(read.data, file=read.file)
    lists = {key: LIST_FIELDS[one] for one in MergeList for key in list_keys(one)}
    return examine(template, [*map(str, MergeField), *named_fields(reader)], lists)


@verb("letter.use_word_file")
def use_word_file(uow: UnitOfWork, letter_id: int, read: ReadWordFile) -> WordLetter:
    """The letter is written from the file from now on. The file is whole on the disk before the row that names it.

    Raises NotFound; Refused with the first thing that must be mended.
    """
    uow.register(Letter).get(letter_id)
    report = word_report(uow, read)
    if report.blocking:
        raise Refused("word_letter_refused", file=read.file, why=finding_sentence(report.blocking[0]))
    stored = uow.keep_file(read.file, read.data)
    before = _held(uow, letter_id)
    made = WordLetter(
        letter_id=letter_id,
        file=read.file,
        sha256=stored.sha256,
        fields="\n".join(map(field_marks, report.names)),
    )
    if before is None:
        return add_record(uow, made)
    return uow.register(WordLetter).change(before, replace(made, id=before.id, version=before.version))


@verb("letter.drop_word_file")
def drop_word_file(uow: UnitOfWork, letter_id: int) -> None:
    """The letter is written from its own text again. The file stays, for packs and undo. Raises NotFound."""
    remove_record(uow, _has_file(uow, uow.register(Letter).get(letter_id)))


def word_file_of(reader: Reader, letter: Letter) -> ReadWordFile:
    """As it was brought in, byte for byte. Raises NotFound where it has none; CannotRead where it was changed."""
    held = _has_file(reader, letter)
    try:
        return ReadWordFile(file=held.file, data=_data(reader, held, letter.title))
    except NotFound as error:
        raise CannotRead("stored_letter_changed", title=letter.title) from error


def held_word_file(reader: Reader, letter: Letter) -> ReadWordFile | None:
    """None where the letter is written from its own text. Raises CannotRead where its file was changed or is gone."""
    return None if _held(reader, letter.id) is None else word_file_of(reader, letter)


def save_word_file(reader: Reader, letter: Letter, path: Path) -> Path:
    """The file as it came, byte for byte. Raises NotFound, CannotRead; Refused where it cannot be written."""
    read = word_file_of(reader, letter)
    with whole_file(path) as part:
        part.write_bytes(read.data)
    return path


def with_word_letters(reader: Reader, facts: PackFacts) -> PackFacts:
    """The files too, held against their hashes, of letters that are printed now.

    A letter whose file is gone or changed is not printed: other words than the council's would be worse. That is
    said in what is left out.
    """
    files, lost = [], []
    for letter in letters_in_use(facts):
        held = facts.word_letter_of.get(letter.id)
        if held is None:
            continue
        try:
            data = _data(reader, held, letter.title)
            files.append(WordLetterFile(letter_id=letter.id, file=held.file, data=data))
        except (NotFound, CannotRead) as error:
            lost.append((letter.id, LeftOut(what=f"Letter “{letter.title}”", why=WORD_LEFT_OUT[error.code])))
    gone = {letter_id for letter_id, _ in lost}
    return replace(
        facts,
        word_files=tuple(files),
        letter_uses=tuple(use for use in facts.letter_uses if use.letter_id not in gone),
        left_out=(*facts.left_out, *(left for _, left in lost)),
    )


def worst_case_pdf(reader: Reader, read: ReadWordFile, letter: Letter, *, at: dt.datetime) -> bytes:
    """With the longest value of each field, and none where somebody has none."""
    from inspection_ready.documents import write_pdf  # slow import
    from inspection_ready.documents.compose.letters import word_letter_document  # slow import
    from inspection_ready.documents.word_letters.letter import WordLetterReader  # slow import

    facts = gather_facts(reader, number=1, at=at)
    word = WordLetterReader(read.data, file=read.file)
    worst = {field_key(each.name): each for each in _worst(facts, word_report(reader, read), letter)}

    def value(name: str, _begins: bool) -> str:
        found = worst.get(field_key(name))
        return to_come(name) if found is None or found.without or not found.longest else found.longest

    people = _readers(facts, letter)
    items = max((items_for(facts, person) for person in people), key=_length, default={})
    blocks = word.filled(value, items).blocks
    document = word_letter_document(facts, letter.subject or letter.title, blocks)
    return write_pdf(document, brand=read_brand(reader).printed)


def _length(items: dict[str, tuple[dict[str, str], ...]]) -> int:
    return sum(len(value) for each in items.values() for item in each for value in item.values())


def _worst(facts: PackFacts, report: WordReport, letter: Letter | None) -> tuple[WorstValue, ...]:
    shared = shared_values(facts)
    own = letter or Letter(title="")
    told = [
        (person.printed_name, values_for(facts, shared, own, person)) for person in _readers(facts, letter)
    ]
    worst = []
    unknown = {each.about for each in report.findings if each.fault is WordFault.UNKNOWN_FIELD}
    for name in (name for name in report.names if name not in unknown):
        values = [(person, said.get(field_key(name), "")) for person, said in told]
        longest = max((value for _, value in values), key=len, default="")
        without = tuple(person for person, value in values if not value)
        worst.append(WorstValue(name=name, longest=longest, without=without))
    return tuple(worst)


def _readers(facts: PackFacts, letter: Letter | None) -> Sequence[Person]:
    """Those it goes to; where that is nobody yet, everybody it could go to."""
    if letter is not None:
        own = replace(facts, letters=(replace(letter, body=letter.body or "-"),))
        people = tuple(each.person for each in addressed(own))
        if people:
            return people
    return tuple(person for person in facts.people if not person.has_left(facts.prepared_on))


def _held(reader: Reader, letter_id: int) -> WordLetter | None:
    return next(iter(reader.register(WordLetter).find(letter_id=letter_id)), None)


def _has_file(reader: Reader, letter: Letter) -> WordLetter:
    held = _held(reader, letter.id)
    if held is None:
        raise NotFound("letter_has_no_word_file", title=letter.title)
    return held


def _data(reader: Reader, held: WordLetter, title: str) -> bytes:
    data = reader.files.read_unchanged(held.sha256)
    if data is None:
        raise CannotRead("stored_letter_changed", title=title)
    return data
