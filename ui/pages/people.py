"""The people register; and what to do about somebody who leaves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from inspection_ready.domain.people import Person, Side
from inspection_ready.domain.rows import Row
from inspection_ready.domain.views import TODAY, Ask, Condition
from inspection_ready.records.people import PEOPLE
from inspection_ready.records.registry import record_of
from inspection_ready.services.leavers import Duty, duties_of, leave
from inspection_ready.services.listing import listing
from inspection_ready.services.sendings import sending_lines
from ui.dialogs.handover import HandOverDialog
from ui.models.links import LinkSource
from ui.models.register_list import Row as ListRow
from ui.register_page import RegisterPage
from ui.widgets.sent_letters import LettersTo
from ui.widgets.view_choice import ALL, Choice

if TYPE_CHECKING:
    from ui.page import Context


class PeoplePage(RegisterPage):
    title = "People"
    record = PEOPLE
    kinds = frozenset({"person", "base", "picture", "sent_letter"})
    titles_stand_alone = True
    choices = (
        Choice("Not left", (Condition("left_on", Ask.OPEN, (TODAY,)),)),
        ALL,
        Choice("Inside the council", (Condition("side", Ask.IS, (Side.INSIDE,)),)),
        Choice("Outside the council", (Condition("side", Ask.IS, (Side.OUTSIDE,)),)),
        Choice("No e-mail", (Condition("email", Ask.EMPTY),)),
        Choice("No phone", (Condition("phone", Ask.EMPTY),)),
        Choice("Left", (Condition("left_on", Ask.BY, (TODAY,)),)),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.letters = LettersTo()
        self.panel.add_part(self.letters, "Letters")

    def opened(self, row: Row | None) -> None:
        if row is not None:
            person_id = row.id
            self.query(
                lambda app: app.read(sending_lines, folder=app.workspace.folder, person_id=person_id),
                self.letters.show_lines,
                key="letters",
            )

    def change(self, before: Row, row: Row) -> None:
        """Giving a leaving date asks who takes over, where there is anything to take over."""
        was, now = cast("Person", before), cast("Person", row)
        if now.left_on is None or was.left_on is not None:
            super().change(before, row)
            return
        self.query(
            lambda app: (app.read(duties_of, was.id), app.read(listing, record_of(Person))),
            lambda it: self._offer(was, now, it[0], LinkSource(Person, it[1], self._names_of_people)),
            key="duties",
        )

    def _names_of_people(self, ids: Sequence[int]) -> Sequence[ListRow]:
        return self._fetch_names(Person, ids)

    def _offer(self, was: Person, now: Person, duties: Sequence[Duty], people: LinkSource) -> None:
        if not duties:
            super().change(was, now)
            return
        dialog = HandOverDialog(now.name, was.id, duties, people, self)
        dialog.accepted.connect(lambda: self._leave(was, now, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _leave(self, was: Person, now: Person, dialog: HandOverDialog) -> None:
        handovers = dialog.handovers()
        count = len(handovers)
        over = f" Handed over {count} {'thing' if count == 1 else 'things'}." if count else ""
        self.long_command(
            lambda app, _: app.do(leave, was, now, handovers),
            said=lambda done: f"Changed {self._called(done.result)}.{over}",
            then=self._saved,
            failed=self._refused,
        )
