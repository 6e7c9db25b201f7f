"""Distribution lists: who gets which letters, inside the council and outside it."""

from __future__ import annotations

from inspection_ready.domain.people import Side
from inspection_ready.records.lists import LISTS
from inspection_ready.services.listing import Filter, Is
from ui.register_page import RegisterPage
from ui.widgets.register_list import ALL, Choice


class ListsPage(RegisterPage):
    title = "Lists"
    record = LISTS
    kinds = frozenset({"distribution_list", "list_member", "person"})
    choices = (
        ALL,
        Choice("Inside the council", (Filter("side", Is.EQUAL, Side.INSIDE),)),
        Choice("Outside the council", (Filter("side", Is.EQUAL, Side.OUTSIDE),)),
        Choice("Never checked", (Filter("checked_on", Is.EMPTY),)),
    )
