"""What changed since the pack before: the registers as they stood then, read back, against those of now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.domain.changed_since import ChangedSince
from inspection_ready.domain.errors import CannotRead, NotFound
from inspection_ready.domain.filing import Head, Pack
from inspection_ready.domain.inspections import RegimeText
from inspection_ready.domain.pack_changes import PackChanges, compare
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.pack_changes import (
    cannot_tell_note,
    disposed_note,
    framework_words,
    only_note,
    regime_note,
)
from inspection_ready.phrases.packs import TITLES
from inspection_ready.services.collecting import without_collecting
from inspection_ready.services.facts import gather_facts
from inspection_ready.services.manifest import Asked
from inspection_ready.services.pack_before import LETTERS, PackBefore, pack_before
from inspection_ready.services.pack_change_words import in_words
from inspection_ready.services.pack_documents import CHANGES, DOCUMENTS, printable
from inspection_ready.storage.as_it_was import AsItWas, stands_on

if TYPE_CHECKING:
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.storage.reading import Registers
    from inspection_ready.storage.unit_of_work import Reader

OTHERS = tuple(name for name in DOCUMENTS if name != CHANGES)


@without_collecting()  # records by the ten thousand, as they were and as they are
def changed_since(reader: Reader, facts: PackFacts, asked: Asked, packs: Path) -> ChangedSince | None:
    """None for the first pack. Nothing in it is guessed: what cannot be told is named.

    ``packs`` is the folder that packs are in.
    """
    documents = _compared_of(asked, facts)
    before = pack_before(reader, facts.inspection, documents, packs)
    if before is None:
        return None
    head = Head(before.pack.head_count, before.pack.head_hash)
    try:
        past = _past(reader, head)
        then = gather_facts(past, number=before.pack.number, at=before.pack.made_at)
    except (CannotRead, NotFound) as error:
        note = cannot_tell_note(before.pack.number, error_sentence(error))
        return in_words(before.pack, PackChanges(), (note,))
    then = replace(then, left_out=(*then.left_out, *before.lost))
    if asked.letters is not None:
        chosen = {use.letter_id for use in facts.letter_uses}
        then = replace(then, letter_uses=tuple(use for use in then.letter_uses if use.letter_id in chosen))
    changes = _compared(before, then, facts, documents, past)
    return in_words(before.pack, changes, tuple(_notes(reader, past, before.pack, changes, documents)))


def _past(reader: Reader, head: Head) -> AsItWas:
    if not stands_on(reader.connection, head):
        raise NotFound("head_not_there", entry=head.count)
    past = AsItWas(reader.connection, head)
    if not past.register(RegimeText).find(current=True):
        raise NotFound("framework_lost")
    return past


def _compared_of(asked: Asked, facts: PackFacts) -> tuple[str, ...]:
    """A pack of nothing but what changed compares all there is; letters that were not asked for are not missing."""
    documents = tuple(name for name in asked.documents if name != CHANGES) or OTHERS
    if asked.letters is not None and not facts.letter_uses:
        return tuple(name for name in documents if name != LETTERS)
    return documents


def _compared(
    before: PackBefore, then: PackFacts, now: PackFacts, asked: Sequence[str], past: AsItWas
) -> PackChanges:
    printed = printable(now, asked)
    compared = tuple(name for name in printed if name in before.documents)
    untold = {(kind, record_id) for kind, ids in past.untold().items() for record_id in ids}
    return PackChanges(
        changes=compare(then, now, compared, unknown=untold),
        compared=compared,
        new=tuple(name for name in printed if name not in before.documents),
        gone=tuple(name for name in asked if name in before.documents and name not in printed),
        disposed=past.erased_where_read(),
    )


def _notes(
    reader: Reader, past: AsItWas, pack: Pack, changes: PackChanges, asked: Sequence[str]
) -> Iterator[str]:
    if changes.disposed:
        yield disposed_note(changes.disposed, pack.number)
    then, now = _framework(past), _framework(reader)
    if then.text != now.text:
        yield regime_note(_called(then), _called(now), pack.number)
    if set(asked) != set(OTHERS):
        yield only_note([TITLES[name] for name in asked])


def _framework(registers: Registers) -> RegimeText:
    return registers.register(RegimeText).find(current=True)[0]


def _called(text: RegimeText) -> str:
    return framework_words(text.name, text.regime_version)
