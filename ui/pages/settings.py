"""Settings: what the workspace knows about the council, who uses this account, and how the window looks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from inspection_ready.bootstrap import tied_to_person
from inspection_ready.domain.inspections import Council
from inspection_ready.domain.people import Person
from inspection_ready.records.fields import Field, Kind
from inspection_ready.records.registry import record_of
from inspection_ready.services.council import MOST_CLAIMS_ALLOWED, change_council, council_of
from inspection_ready.services.listing import Listing, listing, page
from ui.models.links import LinkSource, naming_fields
from ui.page import Context, Page, Target
from ui.widgets.brand_card import BrandCard
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, scrolling, words
from ui.widgets.link_editor import LinkEditor
from ui.widgets.look_card import LookCard
from ui.widgets.map_card import MapCard
from ui.widgets.safe_copies import SafeCopiesCard
from ui.widgets.settings_card import WIDE, SettingsCard

if TYPE_CHECKING:
    from inspection_ready.services.app import App

WHO = Field("person_id", "Who uses this account", Kind.LINK, link=Person)
MOST_MONTHS = 60


@dataclass(frozen=True)
class Loaded:
    council: Council
    people: Listing


class SettingsPage(Page):
    title = "Settings"
    kinds = frozenset({"base", "brand", "council", "map", "person", "place", "section"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._council: Council | None = None
        self._is_sent_here = False
        self.name = QLineEdit()
        self.department = QLineEdit()
        self.months = QSpinBox()
        self.months.setRange(1, MOST_MONTHS)
        self.most_claims = QSpinBox()
        self.most_claims.setRange(1, MOST_CLAIMS_ALLOWED)
        self.leave_out = QCheckBox("Leave out of packs what nobody has checked")
        self.save_button = button("Save", role="main", name="Save the council's settings")
        self.save_button.clicked.connect(self.save)
        self.who = QVBoxLayout()
        self.person: LinkEditor | None = None
        inside = QWidget()
        self._cards = QVBoxLayout(inside)
        self._cards.setContentsMargins(0, 0, 16, 0)
        self._cards.setSpacing(12)
        self._add_council()
        self.brand = BrandCard(self)
        self._cards.addWidget(self.brand)
        self.map = MapCard(self)
        self._cards.addWidget(self.map)
        self._add_who()
        self.copies = SafeCopiesCard(self)
        self._cards.addWidget(self.copies)
        self.look = LookCard(context.messages)
        self._cards.addWidget(self.look)
        self._cards.addStretch(1)
        self._area = scrolling(inside, "Settings")
        self.body.addWidget(self._area, 1)
        for widget in (
            self.name,
            self.department,
            self.months,
            self.most_claims,
            self.leave_out,
            self.save_button,
        ):
            widget.setDisabled(context.look_only)

    def load(self) -> None:
        self.query(_read, self._show, key="settings")
        self.brand.load()
        self.map.load()
        self.copies.load()

    def arrive(self, target: Target) -> None:
        """Sent here for something: that is the map, of all that stands here."""
        self._is_sent_here = target is not None

    def take_file(self, path: Path) -> None:
        self.map.take_file(path)

    def focus_first(self) -> None:
        if self._is_sent_here:
            self._is_sent_here = False
            self.map.focus_first()
            self._area.ensureWidgetVisible(self.map)
        else:
            self.name.setFocus()

    def may_leave(self) -> bool:
        if not self._anything_is_changed:
            return True
        answer = self.context.messages.ask(
            "Save what you changed before you go?", choices=("Save", "Leave without saving")
        )
        if answer == 0:
            self._save_all()
            self.context.background.wait_for_commands()
            return not self._anything_is_changed
        if answer == 1:
            self._go_back()
        return answer == 1

    @property
    def _anything_is_changed(self) -> bool:
        return self._is_changed or self.brand.is_changed or self.map.is_changed

    @property
    def _is_changed(self) -> bool:
        return self._council is not None and self._typed() != self._council

    def _save_all(self) -> None:
        if self._is_changed:
            self.save()
        if self.brand.is_changed:
            self.brand.save()
        if self.map.is_changed:
            self.map.save()

    def _go_back(self) -> None:
        if self._council is not None:
            self._fill(self._council)
        self.brand.go_back()
        self.map.go_back()

    def save(self) -> None:
        before = self._council
        if before is None or self.context.look_only:
            return
        after = self._typed()
        self.command(
            lambda app: app.do(change_council, before, after),
            said="Changed the council's settings.",
            then=lambda done: self._fill(done.result),
        )

    def _typed(self) -> Council:
        assert self._council is not None
        return replace(
            self._council,
            name=self.name.text().strip(),
            department=self.department.text().strip(),
            fact_months=self.months.value(),
            most_claims=self.most_claims.value(),
            leave_out_unchecked=self.leave_out.isChecked(),
        )

    def _show(self, loaded: Loaded) -> None:
        if self._council is None or self._typed() == self._council:
            self._fill(loaded.council)
        source = LinkSource(
            Person,
            loaded.people,
            lambda ids: self.context.app.read(page, record_of(Person), ids, fields=naming_fields(Person)),
        )
        if self.person is None:
            self.person = LinkEditor(WHO, source)
            self.person.main.setAccessibleName(WHO.label)
            self.person.setMaximumWidth(WIDE)
            self.who.addWidget(self.person)
            self.person.set_value(self.context.app.who.person_id)
            self.person.changed.connect(self._tie)
        else:
            self.person.set_source(source)

    def _fill(self, council: Council) -> None:
        self._council = council
        self.name.setText(council.name)
        self.department.setText(council.department)
        self.months.setValue(council.fact_months)
        self.most_claims.setValue(council.most_claims)
        self.leave_out.setChecked(council.leave_out_unchecked)

    def _tie(self) -> None:
        if self.person is None or self.person.problem():
            return
        app = self.context.app
        app.who = tied_to_person(app, self.person.value()).who
        self.context.said(
            "Entries from this account now name nobody."
            if self.person.value() is None
            else f"Entries from this account now name {self.person.line.text()}.",
            None,
        )

    # laying out

    def _add_council(self) -> None:
        card = SettingsCard("The council")
        for text, field, help_ in (
            ("&Name of the council", self.name, "Printed on every document."),
            ("&Department", self.department, ""),
            (
                "Months until a checked &fact is asked about again",
                self.months,
                "Parking, Wi-Fi and the like change: after this long, what was checked counts as out of date.",
            ),
            (
                "&Claims one piece of evidence may carry",
                self.most_claims,
                "More than so many are named under what is missing: look whether it shows them all.",
            ),
        ):
            card.add_field(text, field, help_)
        card.column.addWidget(self.leave_out)
        card.column.addLayout(_left(self.save_button))
        self._cards.addWidget(card)

    def _add_who(self) -> None:
        card = SettingsCard("Who you are")
        told = words(
            "The record of changes names this computer's account. Say which person in the register that is. It names "
            "the account that was used; it does not prove who sat at the keyboard.",
            "help",
        )
        card.column.addWidget(told)
        card.column.addWidget(QLabel(WHO.label))
        card.column.addLayout(self.who)
        self._cards.addWidget(card)


def _read(app: App) -> Loaded:
    with app.reading() as reader:
        return Loaded(council_of(reader), listing(reader, record_of(Person)))


def _left(widget: QWidget) -> FlowLayout:
    row = FlowLayout()
    row.addWidget(widget)
    return row
