"""Bases, and what belongs to each: its rooms, and facts about its facilities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.bases import Base, BaseFact, FacilityKind, Room
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.inspections import Council
from inspection_ready.domain.moments import today
from inspection_ready.domain.rows import Row
from inspection_ready.domain.views import Ask, Condition
from inspection_ready.records.bases import BASES, ROOMS
from inspection_ready.services.facilities import add_facility_kind, facts_of, set_facts
from inspection_ready.services.listing import Filter, Is, Listing, listed_fields, listing, page
from inspection_ready.services.registers import add_record, change_record, remove_record
from inspection_ready.services.who import name_of
from ui.dialogs.record import RecordDialog
from ui.models.register_list import Row as ListRow
from ui.page import Context
from ui.register_page import RegisterPage
from ui.widgets.facilities import Facilities
from ui.widgets.record_form import RecordForm
from ui.widgets.register_list import RegisterList
from ui.widgets.view_choice import ALL, Choice

if TYPE_CHECKING:
    from inspection_ready.services.app import App


@dataclass(frozen=True)
class Parts:
    base_id: int
    rooms: Listing
    kinds: Sequence[FacilityKind]
    facts: Mapping[int, BaseFact]
    fact_months: int
    me: str


class BasesPage(RegisterPage):
    title = "Bases"
    record = BASES
    kinds = frozenset({"base", "room", "base_fact", "facility_kind", "council"})
    titles_stand_alone = True
    panel_share = 0.55
    choices = (
        ALL,
        Choice("Suitable for visits", (Condition("suitable_for_visits", Ask.IS, ("yes",)),)),
        Choice("Not known if suitable", (Condition("suitable_for_visits", Ask.EMPTY),)),
        Choice("No postcode", (Condition("postcode", Ask.EMPTY),)),
        Choice("No reception", (Condition("reception", Ask.EMPTY),)),
        Choice("Closed", (Condition("closed_on", Ask.FILLED),)),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.room_fields = tuple(field for field in listed_fields(ROOMS) if field.name != "base_id")
        self.rooms = RegisterList(ROOMS, self.room_fields, self._fetch_rooms)
        self.rooms.setContentsMargins(8, 8, 8, 8)
        self.rooms.export_button.hide()
        self.rooms.set_look_only(context.look_only)
        self.rooms.add_asked.connect(lambda: self._room_form(None))
        self.rooms.opened.connect(self._open_room)
        self.rooms.import_asked.connect(lambda: context.go("imports", ROOMS.register))
        self.facilities = Facilities()
        self.facilities.set_read_only(context.look_only)
        self.facilities.fact_typed.connect(self._keep_fact)
        self.facilities.check_asked.connect(self._mark_checked)
        self.facilities.kind_asked.connect(self._add_kind)
        self.panel.add_part(self.rooms, "Rooms")
        self.panel.add_part(self.facilities, "Facilities")

    def opened(self, row: Row | None) -> None:
        if row is not None:
            base_id = row.id
            self.query(lambda app: self._read_parts(app, base_id), self._show_parts, key="parts")

    def _read_parts(self, app: App, base_id: int) -> Parts:
        with app.reading() as reader:
            council = reader.register(Council).all()
            return Parts(
                base_id,
                listing(reader, ROOMS, filters=(Filter("base_id", Is.EQUAL, base_id),)),
                reader.register(FacilityKind).all("position", "name"),
                facts_of(reader, base_id),
                council[0].fact_months if council else Council().fact_months,
                name_of(reader, app.who.person_id),
            )

    def _show_parts(self, parts: Parts) -> None:
        self.rooms.show_listing(parts.rooms, total=len(parts.rooms.ids))
        self.facilities.model.show_facts(
            parts.base_id,
            parts.kinds,
            parts.facts,
            today=today(self.context.app.clock),
            fact_months=parts.fact_months,
        )
        if not self.facilities.checker.text():
            self.facilities.checker.setText(parts.me)

    def _fetch_rooms(self, ids: Sequence[int]) -> Sequence[ListRow]:
        return self.context.app.read(page, ROOMS, ids, fields=self.room_fields)

    # facilities

    def _kind_name(self, fact: BaseFact) -> str:
        return next(row.kind.name for row in self.facilities.model.rows if row.kind.id == fact.kind_id)

    def _keep_fact(self, fact: BaseFact) -> None:
        words = f"Changed {self._kind_name(fact)} at {self._base_name()}."
        self.command(lambda app: app.do(set_facts, (fact,)), said=words, failed=self._fact_refused)

    def _mark_checked(self, facts: Sequence[BaseFact], by: str) -> None:
        on = today(self.context.app.clock)
        checked = [replace(fact, checked_by=by, checked_on=on) for fact in facts]
        what = self._kind_name(facts[0]) if len(facts) == 1 else f"{len(facts)} facilities"
        words = f"Marked {what} at {self._base_name()} as checked by {by}."
        self.command(lambda app: app.do(set_facts, checked), said=words, failed=self._fact_refused)

    def _fact_refused(self, error: Exception) -> None:
        self.context.messages.tell(error)
        if self.form.before is not None:
            self.opened(self.form.before)  # show what the register holds, not what it refused

    def _add_kind(self, name: str) -> None:
        self.command(
            lambda app: app.do(add_facility_kind, name), said=f"Added {name} to the kinds of facility."
        )

    def _base_name(self) -> str:
        base = self.form.before
        return base.name if isinstance(base, Base) else ""

    # rooms

    def _open_room(self, room_id: int | None) -> None:
        if room_id is None:
            return

        def read(app: App) -> Room:
            with app.reading() as reader:
                return reader.register(Room).get(room_id)

        self.query(read, self._room_form, key="room")

    def _room_form(self, room: Room | None) -> None:
        base = self.form.before
        if base is None:
            return
        form = RecordForm(ROOMS, {}, hidden=("base_id",))
        form.set_read_only(self.context.look_only)
        title = room.name if room is not None else f"New room at {self._base_name()}"
        form.show_record(room, title=title, fixed={"base_id": base.id})
        dialog = RecordDialog(form, title, self)
        form.save_asked.connect(lambda: self._save_room(dialog))
        form.remove_asked.connect(lambda: self._remove_room(dialog))
        dialog.open()

    def _save_room(self, dialog: RecordDialog) -> None:
        form = dialog.form
        if not form.check():
            return
        before, room = form.before, form.made()
        name = form.rows["name"].editor.value()

        def work(app: App) -> Any:
            return app.do(add_record, room) if before is None else app.do(change_record, before, room)

        self.command(
            work,
            said=f"{'Added' if before is None else 'Changed'} the room {name} at {self._base_name()}.",
            then=lambda _: dialog.accept(),
            failed=lambda error: self._room_refused(dialog, error),
        )

    def _remove_room(self, dialog: RecordDialog) -> None:
        room = dialog.form.before
        if room is not None:
            self.command(
                lambda app: app.do(remove_record, room),
                said=f"Removed the room {dialog.form.title.text()} at {self._base_name()}.",
                then=lambda _: dialog.accept(),
            )

    def _room_refused(self, dialog: RecordDialog, error: Exception) -> None:
        """Said in the dialog, where the person is; the notice strip is behind it."""
        if isinstance(error, Refused):
            field = str(error.data.get("field", "name"))
            dialog.form.say_problem(field, self.context.messages.in_words(error))
        else:
            dialog.reject()
            self.context.messages.tell(error)
