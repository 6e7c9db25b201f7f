"""Diary clearing: who was asked, who confirmed, and what stands in the way."""

from __future__ import annotations

from inspection_ready.domain.views import Ask, Condition
from inspection_ready.records.diaries import DIARIES
from ui.page import Context
from ui.register_page import RegisterPage
from ui.shared_commands import list_managers, note_asked, note_confirmed
from ui.widgets.view_choice import ALL, Choice


class DiariesPage(RegisterPage):
    title = "Diaries"
    record = DIARIES
    kinds = frozenset({"diary", "person"})
    choices = (
        ALL,
        Choice("Not asked", (Condition("asked_on", Ask.EMPTY),)),
        Choice("Not confirmed", (Condition("confirmed_on", Ask.EMPTY),)),
        Choice("A problem", (Condition("problem", Ask.FILLED),)),
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
        list_managers(self)

    def ask(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            note_asked(self, [chosen])

    def confirm(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            note_confirmed(self, chosen)

    def _chosen(self) -> int | None:
        if self.list.current is None:
            self.context.messages.notice("Choose a person in the list first.")
        return self.list.current
