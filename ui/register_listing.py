"""The list of a page of one register: filtered, searched and sorted, brought in and written out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QFileDialog, QPushButton

from inspection_ready.records.registry import EXPORTED
from inspection_ready.services.exports import export_register
from inspection_ready.services.listing import listed_fields
from inspection_ready.services.views import order_lost
from ui.list_views import ListViews
from ui.page import Context
from ui.register_reading import Loaded, RegisterReading
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button
from ui.widgets.register_list import RegisterList
from ui.widgets.view_choice import ALL, Choice


class RegisterListing(RegisterReading):
    knows_the_day = True  # some filters ask about today
    choices: ClassVar[tuple[Choice, ...]] = (ALL,)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._steps: FlowLayout | None = None
        """Steps of this page's own, in one row below the title."""
        self.list = RegisterList(self.record, listed_fields(self.record), self._fetch, choices=self.choices)
        self.list.set_look_only(context.look_only)
        if self.record.register not in EXPORTED:
            self.list.leave_out_files()
        self.views = self._with_views()
        self.list.order_asked.connect(self.load)
        self.list.filter_asked.connect(self.load)
        self.list.import_asked.connect(self.import_file)
        self.list.export_asked.connect(self.export_file)

    def filter_list(self) -> None:
        self.views.offer()

    def clear_filter(self) -> None:
        self.list.search.clear()
        self.views.clear()

    def export_seen(self, path: Path) -> None:
        """What is shown, in the order and the words in which it is."""
        ids, told, total = self.list.all_found(), self._told, self.list.total
        shown = self.views.shown(total)
        self.query(
            lambda app: self._write_seen(app, ids, path, shown, told),
            lambda it: self.context.said(
                f"Exported {it.rows:,} {self._noun(it.rows)} to {it.path.name}.", None
            ),
            key="export",
        )

    def import_file(self) -> None:
        self.context.go("imports", self.record.register)

    def export_file(self) -> None:
        """The whole register, whatever is filtered: what is written can be brought back as it was."""
        if self.record.register not in EXPORTED:
            return
        usual = f"{self.record.plural}.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(
            self, f"Export {self.record.plural}", usual, "Excel (*.xlsx);;Text with commas (*.csv)"
        )
        if chosen:
            self.export_to(Path(chosen))

    def export_to(self, path: Path) -> None:
        self.query(
            lambda app: app.read(export_register, self.record.register, path),
            lambda it: self.context.said(
                f"Exported {it.rows:,} {self._noun(it.rows)} to {it.path.name}.", None
            ),
            key="export",
        )

    def _noun(self, count: int) -> str:
        return self.record.singular if count == 1 else self.record.plural

    def add_step(self, label: str, help_: str, asked: Callable[[], object]) -> QPushButton:
        """A step of this page's own above the list: a button whose label says it, and its help in a sentence."""
        made = button(label)
        made.setToolTip(help_)
        made.setAccessibleDescription(help_)
        made.setDisabled(self.context.look_only)
        made.clicked.connect(asked)
        if self._steps is None:
            self._steps = FlowLayout()
            self.body.insertLayout(1, self._steps)  # below the title
        self._steps.addWidget(made)
        return made

    # inside

    def _show_list(self, loaded: Loaded) -> None:
        self.list.show_listing(loaded.listing, total=loaded.total)
        if loaded.passed is not None:
            view = self.list.filter.kept
            self.views.show(loaded.passed, loaded.views, order_lost(view) if view else "")

    def _with_views(self) -> ListViews:
        made = ListViews(
            self, self.record.register, self.record.plural, self.list.filter, self.list.bar, count=self._count
        )
        made.find, made.order = self.list.search.text, lambda: self.list.order
        made.export_asked.connect(self.export_seen)
        self.list.offer_filter(self.filter_list)
        return made
