"""Turns what changed into words, with the names that the registers' own forms give to fields and choices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from inspection_ready.domain.changed_since import ChangedSince, DocumentState, ToldChange, ToldField
from inspection_ready.domain.filing import Head
from inspection_ready.domain.pack_changes import IN_ONE, Change, FieldChange, PackChanges, Sort
from inspection_ready.phrases import pack_changes as say
from inspection_ready.phrases.pack_change_values import value_words, was_and_now
from inspection_ready.phrases.pack_change_words import BRIEF, LABELS, NEVER_SHOWN, PLAIN, SAID_BY, SORTS
from inspection_ready.records.registry import RECORDS
from inspection_ready.services.trail_words import kind_words

if TYPE_CHECKING:
    from inspection_ready.domain.filing import Pack

_FIELDS = {(record.code, field.name): field for record in RECORDS for field in record.fields}


def in_words(pack: Pack, changes: PackChanges, notes: tuple[str, ...] = ()) -> ChangedSince:
    is_told = bool(changes.compared or changes.new or changes.gone)
    return ChangedSince(
        pack=pack.number,
        made_at=pack.made_at,
        head=Head(pack.head_count, pack.head_hash),
        summary=say.summary_sentence(
            changes.changes, pack.number, kind_words, new=len(changes.new), gone=len(changes.gone)
        )
        if is_told
        else notes[0],
        notes=notes if is_told else notes[1:],
        documents=tuple(_states(pack.number, changes)),
        changes=tuple(_told(change, pack.number) for change in changes.changes),
    )


def _states(pack: int, changes: PackChanges) -> Iterator[DocumentState]:
    for document in changes.compared:
        touching = changes.touching(document)
        words = say.document_words(touching, pack, kind_words, is_sure=not changes.disposed)
        yield DocumentState(document=document, is_same=not touching and not changes.disposed, words=words)
    for document in changes.new:
        yield DocumentState(document=document, is_same=False, words=say.new_document_words(pack))
    for document in changes.gone:
        yield DocumentState(document=document, is_same=False, words=say.gone_document_words(pack))


def _told(change: Change, pack: int) -> ToldChange:
    about = say.heading(change, kind_words)
    in_one = change.sort in IN_ONE
    brief = _brief(change) if in_one else ""
    was, now = say.in_one_words(change.sort, pack=pack, on=change.on, brief=brief) if in_one else ("", "")
    fields = () if in_one else tuple(_field(change, each) for each in _shown(change))
    return ToldChange(
        kind=change.kind,
        id=str(change.id),
        name=change.name,
        sort=change.sort.value,
        documents=change.documents,
        heading=about,
        was=was,
        now=now,
        fields=fields,
        said=_said(change, about, brief, fields),
    )


def _said(change: Change, about: str, brief: str, fields: Sequence[ToldField]) -> str:
    if change.sort in IN_ONE:
        return say.new_or_gone_sentence(change.sort, about, brief=brief, on=change.on)
    if change.sort is Sort.REORDERED:
        return f"{about}: {SORTS[change.sort]}"
    return f"{about}: {'; '.join(_field_said(change, each) for each in fields)}"


def _field_said(change: Change, told: ToldField) -> str:
    if (change.kind, told.field) == ("session", "slot"):
        return say.moved_words(told.was, told.now)
    return say.field_words(told.label, told.was, told.now)


def _shown(change: Change) -> Iterator[FieldChange]:
    """Without what says no more than another field that is told."""
    told = {each.field for each in change.fields}
    for each in change.fields:
        if SAID_BY.get((change.kind, each.field)) not in told:
            yield each


def _field(change: Change, told: FieldChange) -> ToldField:
    was, now = "", ""
    if told.field not in NEVER_SHOWN:
        was, now = was_and_now(told.field, told.before, told.after, partial(_choice, change.kind, told.field))
    label = "" if (change.kind, told.field) in PLAIN else label_of(change.kind, told.field)
    return ToldField(field=told.field, label=label, was=was, now=now)


def _brief(change: Change) -> str:
    field = BRIEF.get(change.kind)
    told = next((each for each in change.fields if each.field == field), None)
    if told is None or field is None:
        return ""
    value = told.after if change.sort is Sort.NEW else told.before
    if value in {None, "", ()}:
        return ""
    return value_words(field, value, partial(_choice, change.kind, field))


def label_of(kind: str, field: str) -> str:
    """As the form has it, unless it is called otherwise in print."""
    return LABELS.get((kind, field)) or _FIELDS[kind, field].label


def _choice(kind: str, field: str, value: StrEnum) -> str:
    choices = _FIELDS[kind, field].choices
    return str(value) if choices is None else choices[value]
