"""The record of changes, in words: of one record, and the latest of all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.trail import Entry, EntryHeader
from inspection_ready.phrases.dates import moment
from inspection_ready.phrases.trail import (
    FieldWords,
    decided_words,
    own_words,
    record_words,
    several_words,
    step_words,
)
from inspection_ready.phrases.verbs import OF_A_STEP, OF_ONE_RECORD
from inspection_ready.phrases.who import recorder_words
from inspection_ready.services.trail_words import Names, kind_words
from inspection_ready.storage.trail_reading import history_of as entries_of
from inspection_ready.storage.trail_reading import latest_headers
from inspection_ready.storage.unit_of_work import Reader
from inspection_ready.storage.views.trail import Tally, rows_of, tallies


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One entry. ``who`` recorded it; ``decided_by`` is "" where nobody else was named."""

    seq: int
    at: datetime
    when: str
    who: str
    decided_by: str
    what: str
    changes: tuple[FieldWords, ...]
    """Of the one record the line is about; empty where it is about several."""
    verb: str
    undoes: int | None


def history_of(reader: Reader, kind: str, record_id: int) -> tuple[HistoryLine, ...]:
    """Of one record ("person" ...), the latest first."""
    entries = entries_of(reader.connection, kind, record_id)
    names = Names.gather(reader, entries)
    return tuple(_own_line(names, entry) for entry in entries)


def latest_entries(reader: Reader, *, limit: int = 50, before: int | None = None) -> tuple[HistoryLine, ...]:
    """Of everything, the latest first; ``before`` is the number of an entry, to go on where a page ended."""
    headers = latest_headers(reader.connection, limit=limit, before=before)
    counted: dict[int, list[Tally]] = {}
    for tally in tallies(reader.connection, [header.seq for header in headers]):
        counted.setdefault(tally.seq, []).append(tally)
    # only an entry about one record is read whole: the others are counted
    single = rows_of(reader.connection, [header.seq for header in headers if header.row_count == 1])
    entries = [Entry(header=header, rows=single.get(header.seq, ())) for header in headers]
    names = Names.gather(reader, entries)
    return tuple(_line(names, entry, counted.get(entry.header.seq, [])) for entry in entries)


def _own_line(names: Names, entry: Entry) -> HistoryLine:
    row = entry.rows[-1]
    changes = tuple(change for own in entry.rows for change in names.changes(own))
    return _told(names, entry.header, own_words(row.action, entry.header.verb, changes), changes)


def _line(names: Names, entry: Entry, counted: Iterable[Tally]) -> HistoryLine:
    header = entry.header
    if len(entry.rows) == 1 and (header.verb in OF_ONE_RECORD or header.verb in OF_A_STEP):
        row = entry.rows[0]
        changes = tuple(names.changes(row))
        singular, title = kind_words(row.kind)[0], names.title(row)
        what = (
            record_words(row.action, singular=singular, title=title, changes=changes)
            if header.verb in OF_ONE_RECORD
            else step_words(header.verb, title=title, changes=changes)
        )
        return _told(names, header, what, changes)
    counts = [(tally.action, tally.count, *kind_words(tally.kind)) for tally in counted]
    return _told(names, header, several_words(header.verb, counts), ())


def recorded_by(names: Names, header: EntryHeader) -> str:
    return recorder_words(names.person(header.person_id), header.account, header.machine)


def _told(names: Names, header: EntryHeader, what: str, changes: Sequence[FieldWords]) -> HistoryLine:
    at = datetime.fromisoformat(header.at)
    decided_by = names.person(header.decided_by_id)
    who = recorded_by(names, header)
    return HistoryLine(
        seq=header.seq,
        at=at,
        when=moment(on_the_clock(at)),
        who=f"{who}, {decided_words(decided_by)}" if decided_by else who,
        decided_by=decided_by,
        what=what,
        changes=tuple(changes),
        verb=header.verb,
        undoes=header.undoes,
    )
