"""The learning log: what was asked, what was promised, and seeing to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.moments import today
from inspection_ready.domain.views import TODAY, Ask, Condition
from inspection_ready.phrases.learning import owed_sentence, short
from inspection_ready.records.learning import LEARNING
from inspection_ready.services.learning import make_request, owed_entries, see_to_again
from ui.register_page import RegisterPage
from ui.register_reading import Loaded
from ui.shared_commands import see_to_promise
from ui.widgets.layout import words
from ui.widgets.view_choice import ALL, Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspection_ready.services.app import App
    from inspection_ready.services.listing import Filter
    from ui.page import Context

UNSEEN = Condition("done_on", Ask.EMPTY)


@dataclass(frozen=True)
class Logged(Loaded):
    said: str = ""
    """How much is still to be seen to, in words."""


class LearningPage(RegisterPage):
    title = "Learning log"
    record = LEARNING
    kinds = frozenset({"learnt", "person", "request"})
    choices = (
        ALL,
        Choice(
            "Promised, not seen to",
            (UNSEEN, Condition("request_id", Ask.EMPTY), Condition("promised", Ask.FILLED)),
        ),
        Choice("Today", (Condition("learnt_on", Ask.BETWEEN, (TODAY, TODAY)),)),
        Choice("Nobody sees to it", (Condition("owner_id", Ask.EMPTY),)),
        Choice("About no statement", (Condition("statement", Ask.EMPTY),)),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.done_button = self.add_step(
            "Mark as seen to", "What was promised was sent, and the follow-up is done.", self.see_to
        )
        self.request_button = self.add_step(
            "Make it a request",
            "What was promised goes into the requests, with its owner and its day, to be answered, signed and sent.",
            self.make_request,
        )
        self.again_button = self.add_step(
            "To be seen to again",
            "It is not seen to after all. A request it became stays.",
            self.see_to_again,
        )

        self.standing = words("", "help")
        self.body.insertWidget(1, self.standing)

    def see_to(self) -> None:
        self._with_chosen(lambda chosen: see_to_promise(self, chosen))

    def make_request(self) -> None:
        self._with_chosen(
            lambda chosen: self.long_command(
                lambda app, _: app.do(make_request, chosen),
                said=lambda done: f"Made request {done.result.number}: {short(done.result.wording)}",
            )
        )

    def see_to_again(self) -> None:
        self._with_chosen(
            lambda chosen: self.long_command(
                lambda app, _: app.do(see_to_again, chosen),
                said=lambda done: f"To be seen to again: {short(done.result.owed or done.result.asked)}",
            )
        )

    def _with_chosen(self, do: Callable[[int], Any]) -> None:
        chosen = self.list.current
        if chosen is None:
            self.context.messages.notice("Choose an entry in the list first.")
        else:
            do(chosen)

    def _read(self, app: App, filters: Sequence[Filter], order: Any) -> Loaded:
        loaded = super()._read(app, filters, order)
        owed = app.read(owed_entries)
        said = owed_sentence(owed, entries=loaded.total, today=today(app.clock))
        return Logged(loaded.listing, loaded.total, loaded.linked, loaded.told, said)

    def _show(self, loaded: Loaded) -> None:
        if isinstance(loaded, Logged):
            self.standing.setText(loaded.said)
        super()._show(loaded)
