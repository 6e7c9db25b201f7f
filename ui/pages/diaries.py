"""Diary clearing: who was asked, who confirmed, and what stands in the way."""

from __future__ import annotations

from inspection_ready.records.diaries import DIARIES
from inspection_ready.services.diaries import ask_for_diaries, confirm_diary, list_senior_managers
from inspection_ready.services.listing import Filter, Is
from ui.page import Context
from ui.register_page import RegisterPage
from ui.widgets.register_list import ALL, Choice


class DiariesPage(RegisterPage):
    title = "Diaries"
    record = DIARIES
    kinds = frozenset({"diary", "person"})
    choices = (
        ALL,
        Choice("Not asked", (Filter("asked_on", Is.EMPTY),)),
        Choice("Not confirmed", (Filter("confirmed_on", Is.EMPTY),)),
        Choice("A problem", (Filter("problem", Is.FILLED),)),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.list_button = self.add_step(
            "List senior managers",
            "A line for each director, service director and head of service.",
            self.list_managers,
        )
        self.ask_button = self.add_step(
            "Asked today", "The person who is chosen in the list was asked today.", self.ask
        )
        self.confirm_button = self.add_step(
            "Confirmed today", "The diary of the person who is chosen in the list is clear.", self.confirm
        )

    def title_in_words(self, title: str) -> str:
        return f"the diary of {title}"

    def list_managers(self) -> None:
        self.long_command(lambda app, _: app.do(list_senior_managers), said=lambda done: _listed(done.result))

    def ask(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.command(
                lambda app: app.do(ask_for_diaries, chosen), said="Noted that they were asked today."
            )

    def confirm(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.command(lambda app: app.do(confirm_diary, chosen), said="Noted that the diary is clear.")

    def _chosen(self) -> int | None:
        if self.list.current is None:
            self.context.messages.notice("Choose a person in the list first.")
        return self.list.current


def _listed(count: int) -> str:
    if count == 0:
        return "Every senior manager is listed. Their tier, in the list of people, says who is one."
    return "Listed 1 senior manager." if count == 1 else f"Listed {count} senior managers."
