"""Which column of somebody's spreadsheet is which field of ours, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from inspection_ready.domain.people import Person
from inspection_ready.records.bases import FACTS_CHECKED_BY, FACTS_CHECKED_ON
from inspection_ready.records.cell_looks import LOOKS, said_in, share_of
from inspection_ready.records.column_maps import (
    CERTAIN,
    EMAIL_OF,
    FACILITY,
    FIRST_NAME,
    GUESSED,
    LAST_NAME,
    LEFT_OUT,
    OUR_ID,
    OUR_ID_HEADING,
    ColumnMap,
    MappedColumn,
)
from inspection_ready.records.facility_words import FACILITY_WORDS, facility_names
from inspection_ready.records.fields import Field, Record
from inspection_ready.records.headings import best_target, is_ours_to_leave, typed_fields
from inspection_ready.records.words import folded

SHARE = 0.6  # of the cells that say anything
SEVERAL_COLUMNS = frozenset({"address", "phone"})
CHECKS = frozenset({FACTS_CHECKED_BY.name, FACTS_CHECKED_ON.name})


def match_columns(
    record: Record,
    headings: Sequence[str],
    samples: Sequence[Sequence[object]] = (),
    *,
    facilities: Iterable[str] = (),
    told: Mapping[str, str] | None = None,
) -> ColumnMap:
    """``told`` (heading, folded, to target) goes before anything known or guessed."""
    told = told or {}
    known_facilities = facility_names(facilities) if record.register == "bases" else {}
    found: list[MappedColumn] = []
    for column, heading in enumerate(headings):
        if (name := folded(heading)) in told:
            found.append(MappedColumn(column, heading, told[name], CERTAIN, was_told=True))
        else:
            target, confidence = best_target(record, heading, known_facilities)
            found.append(MappedColumn(column, heading, target, confidence))
    columns = _drop_improbable(record, found, samples)
    columns = _one_column_each(columns)
    if record.register == "bases":
        columns = _checks_of_something(columns)
    return ColumnMap(tuple(_guess_by_cells(record, columns, samples)))


def target_labels(record: Record, facilities: Iterable[str] = ()) -> dict[str, str]:
    """Every target a column may be given, and its words, in the order to offer them."""
    labels = {LEFT_OUT: "Leave out"}
    for field in typed_fields(record):
        labels[field.name] = field.label
        if field.name == "name" and record.row_type is Person:
            labels |= {FIRST_NAME: "First name", LAST_NAME: "Surname"}
        if field.link is Person:
            labels[field.name + EMAIL_OF] = f"{field.label}: e-mail"
    if record.register == "bases":
        names = dict.fromkeys([*facilities, *FACILITY_WORDS.values()])
        labels |= {FACILITY + name: f"Facility: {name}" for name in names}
    return labels | {OUR_ID: OUR_ID_HEADING}


def _drop_improbable(
    record: Record, columns: list[MappedColumn], samples: Sequence[Sequence[object]]
) -> list[MappedColumn]:
    """A guess by words falls when the cells say otherwise: no e-mail in "E-mail status", one council in "Service"."""
    kept = []
    for mapped in columns:
        cells = said_in(samples, mapped.column)
        if (
            mapped.is_guess
            and len(cells) > 3
            and (len(set(cells)) == 1 or not _may_hold(record, mapped.target, cells))
        ):
            kept.append(replace(mapped, target=LEFT_OUT, confidence=0.0))
        else:
            kept.append(mapped)
    return kept


def _may_hold(record: Record, target: str, cells: list[str]) -> bool:
    kind = next((field.kind for field in record.fields if field.name == target), None)
    return kind is None or kind not in LOOKS or share_of(kind, cells) > 0.2


def _one_column_each(columns: list[MappedColumn]) -> list[MappedColumn]:
    """The surest column wins a field, and of equals the first; an address has as many parts as it has.

    A telephone and a mobile number are both kept, in the one field there is for them.
    """
    winners: dict[str, MappedColumn] = {}
    for mapped in columns:
        held = winners.get(mapped.target)
        if held is None or mapped.confidence > held.confidence:
            winners[mapped.target] = mapped
    return [
        mapped
        if mapped.target in {LEFT_OUT, *SEVERAL_COLUMNS}
        or mapped.was_told
        or winners[mapped.target] is mapped
        else replace(mapped, target=LEFT_OUT, confidence=0.0)
        for mapped in columns
    ]


def _checks_of_something(columns: list[MappedColumn]) -> list[MappedColumn]:
    """Who checked is said of facilities: without a column for one, it would be read and said of nothing."""
    if any(mapped.target.startswith(FACILITY) for mapped in columns):
        return columns
    return [
        replace(mapped, target=LEFT_OUT, confidence=0.0) if mapped.target in CHECKS else mapped
        for mapped in columns
    ]


def _guess_by_cells(
    record: Record, columns: list[MappedColumn], samples: Sequence[Sequence[object]]
) -> list[MappedColumn]:
    """Columns whose heading says nothing, known by what is in them."""
    taken = {mapped.target for mapped in columns}
    free = [field for field in typed_fields(record) if field.name not in taken]
    result = []
    for mapped in columns:
        cells = [] if mapped.target or mapped.was_told else said_in(samples, mapped.column)
        field = None if is_ours_to_leave(mapped.heading) or len(cells) < 2 else _field_by_cells(free, cells)
        if field is None:
            result.append(mapped)
        else:
            free.remove(field)
            result.append(replace(mapped, target=field.name, confidence=GUESSED))
    if not taken & {record.title, FIRST_NAME, LAST_NAME} and record.name_may_be_guessed:
        return _guess_names(record, result, samples)
    return result


def _field_by_cells(free: list[Field], cells: list[str]) -> Field | None:
    return next(
        (field for field in free if field.kind in LOOKS and share_of(field.kind, cells) >= SHARE), None
    )


def _guess_names(
    record: Record, columns: list[MappedColumn], samples: Sequence[Sequence[object]]
) -> list[MappedColumn]:
    """Without a heading for it, the first column of words that hardly repeat is taken for the name."""
    for position, mapped in enumerate(columns):
        cells = said_in(samples, mapped.column)
        wordy = sum(bool(re.search(r"[^\W\d]{2}", cell)) for cell in cells)
        if (
            not mapped.target
            and len(cells) > 1
            and wordy >= SHARE * len(cells)
            and len(set(cells)) >= 0.8 * len(cells)
        ):
            guessed = replace(mapped, target=record.title, confidence=GUESSED)
            return [*columns[:position], guessed, *columns[position + 1 :]]
    return columns
