"""Distribution lists: who gets which letters, inside the council and outside it."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.lists import DistributionList
from inspection_ready.domain.moments import today
from inspection_ready.domain.people import Person, Side
from inspection_ready.domain.searching import Haystack
from inspection_ready.domain.views import Ask, Condition
from inspection_ready.records.lists import LISTS
from inspection_ready.records.registry import record_of
from inspection_ready.services.listing import Filter, Is, Listing, listing
from inspection_ready.services.lists import add_members, check_list, members_of, remove_members
from inspection_ready.services.who import name_of
from ui.models.links import LinkSource
from ui.register_page import RegisterPage
from ui.widgets.list_members import ListMembers, to_mend
from ui.widgets.view_choice import ALL, Choice

if TYPE_CHECKING:
    from inspection_ready.domain.rows import Row
    from inspection_ready.services.app import App
    from ui.page import Context


@dataclass(frozen=True)
class Members:
    of: DistributionList
    people: Sequence[Person]
    offered: Listing
    me: str


class ListsPage(RegisterPage):
    title = "Lists"
    record = LISTS
    kinds = frozenset({"distribution_list", "list_member", "person"})
    panel_share = 0.55
    choices = (
        ALL,
        Choice("Inside the council", (Condition("side", Ask.IS, (Side.INSIDE,)),)),
        Choice("Outside the council", (Condition("side", Ask.IS, (Side.OUTSIDE,)),)),
        Choice("Never checked", (Condition("checked_on", Ask.EMPTY),)),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.members = ListMembers(self._people(Listing(array("q"), Haystack(()))))
        self.members.set_read_only(context.look_only)
        self.members.add_asked.connect(self._add)
        self.members.remove_asked.connect(self._take_off)
        self.members.check_asked.connect(self._check)
        self.panel.add_part(self.members, "People")

    def opened(self, row: Row | None) -> None:
        if isinstance(row, DistributionList):
            one = row
            self.query(lambda app: self._read_members(app, one), self._show_members, key="members")

    def _read_members(self, app: App, one: DistributionList) -> Members:
        """People to choose from are of the list's side, and still here."""
        here = Filter("left_on", Is.NOT_BY, today(app.clock))
        with app.reading() as reader:
            offered = listing(reader, record_of(Person), filters=(Filter("side", Is.EQUAL, one.side), here))
            people = members_of(reader, one.id)
            return Members(one, people, offered, name_of(reader, app.who.person_id))

    def _show_members(self, shown: Members) -> None:
        now = today(self.context.app.clock)
        wrong = [
            to_mend(person, has_left=person.has_left(now), is_other_side=person.side is not shown.of.side)
            for person in shown.people
        ]
        self.members.show_people(shown.people, self._people(shown.offered), wrong=wrong)
        if not self.members.checker.text():
            self.members.checker.setText(shown.me)

    def _people(self, offered: Listing) -> LinkSource:
        return LinkSource(Person, offered, partial(self._fetch_names, Person))

    @property
    def _on_view(self) -> DistributionList | None:
        row = self.form.before
        return row if isinstance(row, DistributionList) else None

    def _add(self, person_id: int) -> None:
        if one := self._on_view:
            self.command(
                lambda app: app.do(add_members, one.id, [person_id]),
                said=f"Put a person on the list {one.name}.",
                then=lambda _: self.members.person.main.setFocus(),
                failed=self._not_added,
            )

    def _not_added(self, error: Exception) -> None:
        """Said where the person is typing."""
        if isinstance(error, Refused):
            self.members.say(self.context.messages.in_words(error))
        else:
            self.context.messages.tell(error)

    def _take_off(self, person_id: int) -> None:
        if one := self._on_view:
            self.command(
                lambda app: app.do(remove_members, one.id, [person_id]),
                said=f"Took a person off the list {one.name}.",
            )

    def _check(self, by: str) -> None:
        one, on = self._on_view, today(self.context.app.clock)
        if one is not None:
            self.command(
                lambda app: app.do(check_list, one, by=by, on=on),
                said=f"Noted that {by} went through the list {one.name} today.",
            )
