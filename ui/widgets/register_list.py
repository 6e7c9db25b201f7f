"""A register as a list: search as you type, filter, sort, and say in words how much is shown."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from inspection_ready.records.fields import Field, Record
from inspection_ready.services.listing import Listing, Order
from ui.models.finding import Finding
from ui.models.register_list import Fetch, RegisterListModel
from ui.widgets.column_widths import ColumnWidths
from ui.widgets.empty_state import EmptyState, with_article
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, words
from ui.widgets.register_table import RegisterTable
from ui.widgets.view_bar import ViewBar
from ui.widgets.view_choice import ALL, Choice, ViewChoice

if TYPE_CHECKING:
    from inspection_ready.domain.views import SavedView

FIRST = 500
"""Rows that are put into the table as they are found; later ones all together."""
AT_ONCE, BETWEEN_KEYS = 0.0005, 0.008
"""Seconds of searching before the first repaint, and at a time after it."""


class RegisterList(QWidget):
    order_asked = Signal(object)
    """An Order: read the listing again, sorted so."""
    filter_asked = Signal()
    current_changed = Signal(object)
    """The id of the row the keyboard is on, or None."""
    opened = Signal(object)
    add_asked = Signal()
    import_asked = Signal()
    export_asked = Signal()

    def __init__(
        self, record: Record, fields: Sequence[Field], fetch: Fetch, *, choices: Sequence[Choice] = (ALL,)
    ) -> None:
        super().__init__()
        self.record = record
        self.order: Order | None = None
        self._listing: Listing | None = None
        self._total = 0
        self._finding: Finding | None = None
        self._more: array[int] = array("q")
        self._wanted: int | None = None
        self.model = RegisterListModel(fields, fetch, self)
        self.model.sort_asked.connect(self._sort)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(f"Search {record.plural}")
        self.search.setClearButtonEnabled(True)
        self.search.setAcceptDrops(False)  # a file dropped here is for the window
        self.search.setAccessibleName(f"Search {record.plural}")
        self.filter = ViewChoice(choices, self)
        self.filter_button = button("Filter", name=f"Filter the {record.plural}")
        self.filter_button.hide()
        self.bar = ViewBar()
        self.count = words("", "count", wrap=False)
        self.table = RegisterTable(self)
        self.table.setModel(self.model)
        self.table.setAccessibleName(f"List of {record.plural}")
        self.add_button = button(f"Add {with_article(record.singular)}", role="main")
        self.import_button = button("Import", name=f"Import {record.plural} from a spreadsheet")
        self.export_button = button("Export", name=f"Export {record.plural} to a spreadsheet")
        self._empty = EmptyState(record)
        self._lay_out()
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._go_on)
        self._connect(fields)

    @property
    def choice(self) -> Choice:
        return self.filter.current

    @property
    def current(self) -> int | None:
        index = self.table.currentIndex()
        return self.model.ids[index.row()] if index.isValid() else None

    @property
    def total(self) -> int:
        return self._total

    def all_found(self) -> array[int]:
        """The ids of every row that is shown, also of those the search has still to come to."""
        self._find_rest()
        return self.model.ids + self._more

    def show_listing(self, listing: Listing, *, total: int) -> None:
        """``total`` counts the register whatever the filter. The selected record stays selected."""
        self._listing = listing
        self._total = total
        wanted = self._wanted if self._wanted is not None else self.current
        self._show_found()
        if wanted is not None:
            self.select(wanted)
        self._turn(1 if total == 0 else 0)

    def _turn(self, side: int) -> None:
        """The keyboard comes along: what it was on is hidden now."""
        if side != self._stack.currentIndex():
            had_keyboard = self.isAncestorOf(self.window().focusWidget())
            self._stack.setCurrentIndex(side)
            if had_keyboard:
                self.focus_first()

    def select(self, record_id: int) -> None:
        """The row with this record; as soon as it is read, where it is not there yet."""
        self._find_rest()
        row = self.model.row_of(record_id)
        self._wanted = record_id if row is None else None
        if row is not None:
            index = self.model.index(row, 0)
            flags = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.table.scrollTo(index)

    def find_rows(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def focus_first(self) -> None:
        (self._empty.add if self._stack.currentIndex() == 1 else self.table).setFocus()

    def offer_filter(self, asked: Callable[[], object]) -> None:
        self.filter_button.clicked.connect(asked)
        self.filter_button.show()

    def leave_out_files(self) -> None:
        """For a register that is neither brought in nor written out by itself."""
        for widget in (self.import_button, self.export_button, self._empty.bring):
            widget.hide()
        self._empty.told.setText(f"Add {with_article(self.record.singular)} by hand.")

    def set_look_only(self, look_only: bool) -> None:
        for widget in (self.add_button, self.import_button, self._empty.add, self._empty.bring):
            widget.setDisabled(look_only)

    def _connect(self, fields: Sequence[Field]) -> None:
        self.search.textChanged.connect(self._show_found)
        self.search.returnPressed.connect(self._into_table)
        self.filter.asked.connect(self.filter_asked)
        self.filter.view_chosen.connect(self._take_view)
        self.table.opened.connect(lambda: self.opened.emit(self.current))
        self.table.selectionModel().currentRowChanged.connect(self._moved)
        self.add_button.clicked.connect(self.add_asked)
        self.import_button.clicked.connect(self.import_asked)
        self.export_button.clicked.connect(self.export_asked)
        self._empty.add.clicked.connect(self.add_asked)
        self._empty.bring.clicked.connect(self.import_asked)
        ColumnWidths(self.table, [field.width for field in fields])

    def _show_found(self) -> None:
        """A screenful at once; what a person types next should not wait for the rest."""
        if self._listing is None:
            return
        listing = self._listing
        self._finding = Finding(listing.ids, listing.haystack, self.search.text(), self._finding)
        self.model.set_ids(self._finding.go_on(AT_ONCE))
        self._more = array("q")
        self._after_a_while()

    def _go_on(self) -> None:
        if self._finding is not None:
            self._more += self._finding.go_on(BETWEEN_KEYS)
            self._after_a_while()

    def _find_rest(self) -> None:
        if self._finding is not None and not self._finding.is_done:
            self._more += self._finding.go_on()
            self._after_a_while()

    def _after_a_while(self) -> None:
        assert self._finding is not None
        if self._finding.is_done or len(self.model.ids) < FIRST:
            # each time rows are added the table lays itself out: not for every few of a long list
            self.model.extend_ids(self._more)
            self._more = array("q")
        if self._finding.is_done:
            self._rest.stop()
            self._say_count()
        else:
            self._rest.start()

    def _say_count(self) -> None:
        shown, total = len(self.model.ids), self._total
        noun = self.record.singular if total == 1 else self.record.plural
        self.count.setText(f"{total:,} {noun}" if shown == total else f"{shown:,} of {total:,} {noun}")
        self.count.setAccessibleName(self.count.text())

    def _sort(self, column: int, descending: bool) -> None:
        self.order = Order(self.model.fields[column].name, descending)
        self.order_asked.emit(self.order)

    def _take_view(self, view: SavedView) -> None:
        """Its words and its order come along with what it asks."""
        self.search.setText(view.find)
        names = [field.name for field in self.model.fields]
        self.order = Order(view.order_by, view.descending) if view.order_by in names else None
        self.table.show_order(names.index(view.order_by) if self.order else -1, descending=view.descending)

    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.current_changed.emit(self.model.ids[current.row()] if current.isValid() else None)

    def _into_table(self) -> None:
        if self.model.rowCount():
            self.table.setFocus()
            self.table.selectRow(0)

    def _lay_out(self) -> None:
        self.search.setMinimumWidth(self.fontMetrics().averageCharWidth() * 30)
        top = FlowLayout()
        for widget in (
            self.search,
            self.filter,
            self.filter_button,
            self.add_button,
            self.import_button,
            self.export_button,
        ):
            top.addWidget(widget)
        filled = QWidget()
        inside = QVBoxLayout(filled)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(top)
        inside.addWidget(self.bar)
        inside.addWidget(self.count)
        inside.addWidget(self.table, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(filled)
        self._stack.addWidget(self._empty)
