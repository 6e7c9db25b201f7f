"""What a page of one register reads: its list, the names its rows lead to, and one record with its history."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from inspection_ready.domain.moments import today
from inspection_ready.domain.rows import Row
from inspection_ready.domain.searching import Haystack
from inspection_ready.phrases.views import shown_words
from inspection_ready.records.fields import Field, Record
from inspection_ready.records.registry import record_of
from inspection_ready.services.history import history_of
from inspection_ready.services.listing import Listing, listed_fields, listing, page, passing
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


@dataclass(frozen=True)
class Loaded:
    listing: Listing
    total: int
    linked: dict[type[Row], Listing]
    told: Told = field(default_factory=dict)
    passed: Asked | None = field(default=None, kw_only=True)
    """What is asked of the list, in words."""
    views: Sequence[SavedView] = field(default=(), kw_only=True)


@dataclass(frozen=True)
class Opened:
    row: Row
    title: str
    history: Sequence[HistoryLine]


class RegisterReading(Page):
    record: ClassVar[Record]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._told: Told = {}

    def _fetch(self, ids: Sequence[int], fields: Sequence[Field] | None = None) -> Sequence[ListRow]:
        shown = listed_fields(self.record) if fields is None else fields
        return tell(self.context.app.read(page, self.record, ids, fields=shown), shown, self._told)

    def _load_list(self, app: App, choice: Choice, order: Any) -> Loaded:
        """With the views that are kept, and what the conditions ask in words."""
        passed = self._asked(app, choice.conditions)
        views = app.read(views_of, self.record.register)
        return replace(self._read(app, passed.filters, order), passed=passed, views=views)

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
            )

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
