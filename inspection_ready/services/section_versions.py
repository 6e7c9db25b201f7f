"""The versions of a section, from the record of changes: who, when, in which packs, and what is different now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.differences import Difference, differences
from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.filing import Pack
from inspection_ready.domain.formatted_text import Block, Heading, Item, Note, PictureMark, Runs, Table
from inspection_ready.domain.note_marks import mark_words
from inspection_ready.domain.section_versions import Version, Wording, versions
from inspection_ready.domain.sections import Section
from inspection_ready.phrases.dates import moment
from inspection_ready.phrases.section_versions import version_words
from inspection_ready.phrases.who import recorder_words
from inspection_ready.records.sections import SECTIONS, SOURCES
from inspection_ready.services.formatted_text import formatted
from inspection_ready.services.registers import change_record
from inspection_ready.services.trail_words import Names
from inspection_ready.services.verbs import verb
from inspection_ready.storage.trail_reading import history_of
from inspection_ready.storage.unit_of_work import Reader, UnitOfWork
from inspection_ready.storage.views.packs import documents_of_packs

WELCOME_PACK = "welcome-pack"


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionVersion:
    number: int
    entry: int
    """The number of the command that made it, in the record of changes."""
    at: datetime
    when: str
    who: str
    what: str
    packs: tuple[int, ...]
    wording: Wording

    def of(self, section: Section) -> Section:
        """The section with the words of this version; all else as it is now."""
        told = self.wording
        return replace(section, title=told.title, source=told.source, text=told.text)


def section_versions(reader: Reader, section_id: int) -> tuple[SectionVersion, ...]:
    """The latest first."""
    entries = history_of(reader.connection, SECTIONS.code, section_id)
    names = Names.gather(reader, entries)
    found = versions(entries, _packs(reader))
    befores = (None, *(version.wording for version in found))
    told = [_told(names, version, before) for version, before in zip(found, befores, strict=False)]
    return tuple(reversed(told))


def section_version(reader: Reader, section_id: int, number: int) -> SectionVersion:
    """Raises NotFound."""
    every = section_versions(reader, section_id)
    for each in every:
        if each.number == number:
            return each
    raise NotFound("no_such_version", number=number, last=every[0].number if every else 0)


@verb("section.restore")
def restore_version(uow: UnitOfWork, section_id: int, number: int) -> Section:
    """The words of a version as the words of now; the versions after it stay in the record. Raises NotFound."""
    section = uow.register(Section).get(section_id)
    return change_record(uow, section, section_version(uow, section_id, number).of(section))


def differences_to(version: SectionVersion, section: Section) -> tuple[Difference, ...]:
    """Between what it said and what the section says now, as people read it."""
    now = Wording(title=section.title, source=section.source, text=section.text)
    return differences(list(_read(version.wording)), list(_read(now)))


def _packs(reader: Reader) -> list[tuple[int, int]]:
    held = documents_of_packs(reader.connection)
    return [
        (pack.number, pack.head_count)
        for pack in reader.register(Pack).all("number")
        if WELCOME_PACK in held.get(pack.id, ())
    ]


def _told(names: Names, version: Version, before: Wording | None) -> SectionVersion:
    header = version.entry.header
    at = datetime.fromisoformat(header.at)
    return SectionVersion(
        number=version.number,
        entry=header.seq,
        at=at,
        when=moment(on_the_clock(at)),
        who=recorder_words(names.person(header.person_id), header.account, header.machine),
        what=version_words(version, before, _choice),
        packs=version.packs,
        wording=version.wording,
    )


def _choice(value: StrEnum) -> str:
    return {str(source): label for source, label in SOURCES.items()}[str(value)]


def _read(wording: Wording) -> Iterator[str]:
    yield f"Title: {wording.title}"
    yield f"Made from: {_choice(wording.source)}"
    for block in formatted(wording.text):
        yield from _lines(block)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(runs=runs):
            yield f"Heading: {_words(runs)}"
        case Item(runs, depth, number):
            yield f"{'  ' * depth}{'•' if number is None else f'{number}.'} {_words(runs)}"
        case Table(rows):
            for row in rows:
                yield "Row: " + " | ".join(map(_words, row))
        case PictureMark(name, alt, caption, scheme):
            told = (part for part in (name, alt, caption) if part)
            yield f"{scheme.removesuffix(':').capitalize()}: {', '.join(told)}"
        case Note(name, runs):
            yield f"{mark_words(name)} {_words(runs)}"
        case _:
            yield from "".join(run.text for run in block.runs).split("\n")


def _words(runs: Runs) -> str:
    return " ".join("".join(run.text for run in runs).split())
