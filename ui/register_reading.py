"""What a page of one register reads: its list, the names its rows lead to, and one record with its history."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial, reduce
from operator import or_
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Slot

from inspection_ready.domain.changes import Changes
from inspection_ready.domain.moments import today
from inspection_ready.domain.rows import Row
from inspection_ready.domain.searching import Haystack
from inspection_ready.phrases.views import shown_words
from inspection_ready.records.fields import Field, Record
from inspection_ready.records.registry import record_of
from inspection_ready.services.history import history_of
from inspection_ready.services.listing import (
    Listing,
    Order,
    listed_fields,
    listing,
    listing_after,
    page,
    passing,
)
from inspection_ready.services.registers import title_of
from inspection_ready.services.seen import write_seen
from inspection_ready.services.views import Asked, as_asked, views_of
from ui.models.links import LinkSource, naming_fields
from ui.models.register_list import Row as ListRow
from ui.models.told_rows import Told, tell
from ui.page import Context, Page
from ui.widgets.history import Line as HistoryLine
from ui.widgets.view_choice import Choice

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.domain.views import Condition, SavedView
    from inspection_ready.services.app import App
    from inspection_ready.services.exports import Exported
    from inspection_ready.services.listing import Filter
    from inspection_ready.services.seen import Shown


FEW = 25
"""Records; more of them are read as fast with all the others."""


@dataclass(frozen=True)
class Loaded:
    listing: Listing
    total: int
    linked: dict[type[Row], Listing]
    told: Told = field(default_factory=dict)
    passed: Asked | None = field(default=None, kw_only=True)
    """What is asked of the list, in words."""
    views: Sequence[SavedView] = field(default=(), kw_only=True)
    entries: int = field(default=0, kw_only=True)
    """How many the record of changes had then."""


@dataclass(frozen=True)
class Known:
    """What is on view, and what this program changed since it was read."""

    loaded: Loaded
    choice: Choice
    order: Order | None
    since: Sequence[Changes]

    @property
    def filters(self) -> Sequence[Filter]:
        return () if self.loaded.passed is None else self.loaded.passed.filters

    @property
    def ids(self) -> Mapping[str, frozenset[int]]:
        return reduce(or_, self.since, Changes()).ids


@dataclass(frozen=True)
class Opened:
    row: Row
    title: str
    history: Sequence[HistoryLine]


class RegisterReading(Page):
    record: ClassVar[Record]
    reads_what_changed: ClassVar[bool] = False
    """Of a list that may be long: after a change not all of it is read again. Not for one that is told more than it holds."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._told: Told = {}
        self._known: Known | None = None

    @Slot(object)
    def _heard(self, changes: Changes) -> None:
        if self._known is not None:
            self._known = replace(self._known, since=(*self._known.since, changes))
        super()._heard(changes)

    def _fetch(self, ids: Sequence[int], fields: Sequence[Field] | None = None) -> Sequence[ListRow]:
        shown = listed_fields(self.record) if fields is None else fields
        return tell(self.context.app.read(page, self.record, ids, fields=shown), shown, self._told)

    def read_list(self, choice: Choice, order: Order | None, then: Callable[[Loaded], None]) -> None:
        known = self._known if self.reads_what_changed else None
        heard = len(known.since) if known is not None else 0

        def show(loaded: Loaded) -> None:
            """What was heard of while it was read is still to be looked at."""
            later = self._known.since[heard:] if self._known is not None else ()
            self._known = Known(loaded, choice, order, later)
            then(loaded)

        self.query(lambda app: self._load_list(app, choice, order, known), show, key="list")

    def _load_list(self, app: App, choice: Choice, order: Any, known: Known | None = None) -> Loaded:
        """With the views that are kept, and what the conditions ask in words.

        Only what changed is read, where that is known to be all that did and leaves the rest as it was.
        """
        passed = self._asked(app, choice.conditions)
        views = app.read(views_of, self.record.register)
        loaded = None
        if known is not None and (known.choice, known.order, known.filters) == (
            choice,
            order,
            passed.filters,
        ):
            with app.reading() as reader:
                loaded = self._read_changed(reader, known)
        return replace(loaded or self._read(app, passed.filters, order), passed=passed, views=views)

    def _asked(self, app: App, conditions: Sequence[Condition]) -> Asked:
        now = app.clock.now()
        return app.read(as_asked, self.record.register, conditions, now=now, today=today(app.clock))

    def _count(self, app: App, conditions: Sequence[Condition]) -> str:
        passed = self._asked(app, conditions)
        with app.reading() as reader:
            shown = passing(reader, self.record, passed.filters)
            total = reader.register(self.record.row_type).count()
        return shown_words(shown, total, self.record.plural)

    def _read(self, app: App, filters: Sequence[Filter], order: Any) -> Loaded:
        with app.reading() as reader:
            return Loaded(
                listing(reader, self.record, order=order, filters=filters),
                reader.register(self.record.row_type).count(),
                self._linked_listings(reader),
                entries=reader.head().count,
            )

    def _read_changed(self, reader: Any, known: Known) -> Loaded | None:
        """None where more may have changed: by somebody else, or what the rows or the filters look at."""
        entries, own = reader.head().count, known.ids.get(self.record.code, frozenset())
        if entries - known.loaded.entries != len(known.since) or len(own) > FEW or self._looks_at(known):
            return None
        found = listing_after(
            reader,
            self.record,
            known.loaded.listing,
            own,
            order=known.order,
            filters=known.filters,
        )
        if found is None:
            return None
        total = reader.register(self.record.row_type).count()
        return replace(known.loaded, listing=found, total=total, entries=entries)

    def _looks_at(self, known: Known) -> bool:
        """Something changed that the rows are named by, or that may decide which are shown: of a filter nobody can say."""
        if known.filters:
            return not {*known.ids} <= {self.record.code}
        return not {record_of(each).code for each in self._linked_types()}.isdisjoint(known.ids)

    def _write_seen(self, app: App, ids: Sequence[int], path: Path, shown: Shown, told: Told) -> Exported:
        return app.read(write_seen, self.record, ids, path, shown=shown, told=told)

    def _linked_listings(self, reader: Any) -> dict[type[Row], Listing]:
        return {each: listing(reader, record_of(each)) for each in self._linked_types()}

    def _linked_types(self) -> set[type[Row]]:
        return {field.link for field in self.record.fields if field.link is not None}

    def _links(self, listings: dict[type[Row], Listing]) -> dict[type[Row], LinkSource]:
        empty = Listing(array("q"), Haystack(()))
        return {
            each: LinkSource(each, listings.get(each, empty), partial(self._fetch_names, each))
            for each in self._linked_types()
        }

    def _fetch_names(self, row_type: type[Row], ids: Sequence[int]) -> Sequence[ListRow]:
        return self.context.app.read(page, record_of(row_type), ids, fields=naming_fields(row_type))

    def _opened(self, app: App, record_id: int) -> Opened:
        with app.reading() as reader:
            row = reader.register(self.record.row_type).get(record_id)
            return Opened(row, title_of(reader, row), history_of(reader, self.record.code, row.id))
