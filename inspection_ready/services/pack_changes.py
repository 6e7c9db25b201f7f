"""What changed since the pack before: the registers as they stood then, read back, against those of now."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.domain.changed_since import ChangedSince
from inspection_ready.domain.errors import CannotRead, NotFound
from inspection_ready.domain.filing import Head, Pack
from inspection_ready.domain.inspections import RegimeText
from inspection_ready.domain.pack_changes import PackChanges, compare
from inspection_ready.phrases.pack_changes import (
    cannot_tell_note,
    disposed_note,
    framework_words,
    only_note,
    regime_note,
)
from inspection_ready.phrases.packs import FILE_CHANGED, FILE_GONE, TITLES
from inspection_ready.services.facts import gather_facts
from inspection_ready.services.pack_change_words import in_words
from inspection_ready.services.pack_documents import CHANGES, DOCUMENTS, printable
from inspection_ready.storage.as_it_was import AsItWas, stands_on
from inspection_ready.storage.views.packs import documents_of_packs

if TYPE_CHECKING:
    from inspection_ready.domain.inspections import Inspection
    from inspection_ready.domain.packs import LeftOut, PackFacts
    from inspection_ready.storage.reading import Registers
    from inspection_ready.storage.unit_of_work import Reader

OTHERS = tuple(name for name in DOCUMENTS if name != CHANGES)


@dataclass(frozen=True, slots=True)
class PackBefore:
    pack: Pack
    documents: frozenset[str]


def changed_since(
    reader: Reader,
    facts: PackFacts,
    *,
    wanted: Sequence[str] = DOCUMENTS,
    letters_chosen: bool = False,
    left_out_of: Callable[[Pack], Collection[LeftOut]] | None = None,
) -> ChangedSince | None:
    """None for the first pack. Nothing in it is guessed: what cannot be told is named.

    ``letters_chosen``: the letters of ``facts`` are those that were asked for, and others are not missing.
    ``left_out_of`` reads what a pack left out; without it a picture whose file is gone counts as gone then too.
    """
    asked = _asked(wanted, facts, letters_chosen=letters_chosen)
    before = pack_before(reader, facts.inspection, asked)
    if before is None:
        return None
    head = Head(before.pack.head_count, before.pack.head_hash)
    try:
        past = _past(reader, head)
        then = gather_facts(past, number=before.pack.number, at=before.pack.made_at)
    except (CannotRead, NotFound) as error:
        return in_words(before.pack, PackChanges(), (cannot_tell_note(error, before.pack.number),))
    lost = left_out_of(before.pack) if left_out_of is not None else facts.left_out
    then = replace(then, left_out=(*then.left_out, *(each for each in lost if is_lost(each))))
    if letters_chosen:
        chosen = {use.letter_id for use in facts.letter_uses}
        then = replace(then, letter_uses=tuple(use for use in then.letter_uses if use.letter_id in chosen))
    changes = _compared(before, then, facts, asked, past)
    return in_words(before.pack, changes, tuple(_notes(reader, past, before.pack, changes, asked)))


def pack_before(reader: Reader, inspection: Inspection | None, asked: Collection[str]) -> PackBefore | None:
    """The newest of the same inspection, else of any, that has all of these documents that one before it had.

    A pack of the contacts alone tells nobody what changed in the timetable: the next whole one is held
    against the whole one before it.
    """
    packs = reader.register(Pack).all("number")
    of = None if inspection is None else inspection.id
    held = documents_of_packs(reader.connection)
    found, had = None, set[str]()
    for pack in [pack for pack in packs if pack.inspection_id == of] or packs:
        documents = held.get(pack.id, frozenset())
        had |= documents.intersection(asked)
        if had <= documents:
            found = PackBefore(pack, documents)
    return found


def is_lost(entry: LeftOut) -> bool:
    """A picture whose file was gone or changed."""
    return entry.why in {FILE_GONE, FILE_CHANGED}


def _past(reader: Reader, head: Head) -> AsItWas:
    if not stands_on(reader.connection, head):
        raise NotFound("head_not_there")
    return AsItWas(reader.connection, head)


def _asked(wanted: Sequence[str], facts: PackFacts, *, letters_chosen: bool) -> tuple[str, ...]:
    """A pack of nothing but what changed compares all there is."""
    asked = tuple(name for name in wanted if name != CHANGES) or OTHERS
    no_letters = letters_chosen and not facts.letter_uses
    return tuple(name for name in asked if name != "letters") if no_letters else asked


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
