"""The entries behind what became of an item: who recorded each of it, and when; what else was changed of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from inspection_ready.domain.scrutiny import Event, Happening, Recorded
from inspection_ready.domain.trail import Action, Entry
from inspection_ready.services.history import history_of, recorded_by
from inspection_ready.services.trail_words import Names
from inspection_ready.storage.trail_reading import Touch, touches
from inspection_ready.storage.values import form_of

if TYPE_CHECKING:
    from inspection_ready.domain.rows import Row
    from inspection_ready.storage.unit_of_work import Reader

Key = tuple[str, int]
LATER = {Event.UNSIGNED: "signature.withdraw"}
"""What is told by a row that was there before: how the verb of its entry begins."""
TOLD_OTHERWISE = (
    *("evidence.add", "evidence.bring_in", "evidence.judge", "evidence.dispose", "reply.", "record.add"),
    *("request.move", "request.take", "request.chase", "chase.", "signature.", "release."),
)
"""How the verbs begin whose changes of an item have a line of their own: a version, a look, a step."""


class Entries:
    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._touches: dict[Key, list[Touch]] = {}
        self.is_erased = False
        """Whether something that was told of any of it was disposed of."""

    def added_at(self, row: Row) -> datetime | None:
        """When it was entered; None where the record of changes has no word of it."""
        touch = self._added(self._of(row))
        return None if touch is None else datetime.fromisoformat(touch.header.at)

    def changes(self, row: Row) -> Iterator[Happening]:
        """What was changed of the item itself and is told nowhere else."""
        for line in history_of(self._reader, form_of(type(row)).kind, row.id):
            if line.changes and not line.verb.startswith(TOLD_OTHERWISE):
                recorded = Recorded(entry=line.seq, at=line.at, who=line.who, decided=line.decided_by)
                yield Happening(event=Event.CHANGED, at=line.at, row=row, recorded=recorded, said=line.what)

    def stamped(self, happenings: Iterable[Happening]) -> Iterator[Happening]:
        """Each with who recorded it and when: one query for each kind of row, and one for the people."""
        told = list(happenings)
        self._read([each.row for each in told])
        found = [(each, self._touch(each)) for each in told]
        entries = [Entry(header=touch.header, rows=()) for _, touch in found if touch is not None]
        names = Names.gather(self._reader, entries)
        for each, touch in found:
            if each.recorded is not None or touch is None:
                yield each
                continue
            recorded = Recorded(
                entry=touch.header.seq,
                at=datetime.fromisoformat(touch.header.at),
                who=recorded_by(names, touch.header),
                decided=names.person(touch.header.decided_by_id),
            )
            yield replace(each, recorded=recorded)

    # inside

    def _touch(self, happening: Happening) -> Touch | None:
        own = self._of(happening.row)
        verb = LATER.get(happening.event)
        if verb is None:
            return self._added(own)
        return next((each for each in reversed(own) if each.header.verb.startswith(verb)), None)

    def _added(self, own: Iterable[Touch]) -> Touch | None:
        """The entry that made it; what was disposed of down to a blank was made all the same."""
        return next((each for each in own if each.action is Action.ADDED), None)

    def _of(self, row: Row) -> list[Touch]:
        key = form_of(type(row)).kind, row.id
        if key not in self._touches:
            self._read([row])
        return self._touches[key]

    def _read(self, rows: Iterable[Row]) -> None:
        wanted: defaultdict[str, set[int]] = defaultdict(set)
        for row in rows:
            wanted[form_of(type(row)).kind].add(row.id)
        for kind, ids in wanted.items():
            new = sorted(each for each in ids if (kind, each) not in self._touches)
            self._touches.update({(kind, each): [] for each in new})
            for touch in touches(self._reader.connection, kind, new):
                self._touches[kind, touch.record_id].append(touch)
                self.is_erased |= touch.is_erased
