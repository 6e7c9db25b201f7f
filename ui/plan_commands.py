"""What the timetable's page can have planned: all or the rest placed, a session moved, somebody or something gone."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import Cancelled, ExpectedError
from inspection_ready.domain.moments import today
from inspection_ready.domain.plan_choice import USUALLY, Extent, Matters, may_be_moved, weights_of
from inspection_ready.domain.plan_problem import Preference
from inspection_ready.phrases.plan_told import plan_told
from inspection_ready.phrases.plans import counted
from inspection_ready.services.planning import (
    Question,
    Situation,
    moved_to,
    place_sessions,
    proposed,
    situation,
    without,
)
from inspection_ready.settings import read_settings, write_settings
from ui.dialogs.plan import PlanDialog
from ui.dialogs.plan_asking import DropAsking, MoveAsking
from ui.dialogs.plan_choosing import PlanChoosing
from ui.plan_search import PlanSearch, letting_the_window_live
from ui.post import posted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from inspection_ready.domain.plan_proposals import Proposal
    from inspection_ready.phrases.plan_told import PlanTold
    from ui.pages.timetable import TimetablePage

    Asked = Callable[[Situation], Question]

ALL = (
    "Every session that is pencilled gets a place where nothing clashes. Confirmed sessions, breaks, travel and what "
    "everybody is at stay where they are, and so does what you tick. Nothing is changed before you say so."
)
REST = (
    "Only sessions that clash where they stand, or stand on a day after the visit, get another place; the others stay "
    "if they can. Nothing is changed before you say so."
)
MOVE = (
    "Say when a session is to be. As few others as can be move out of its way, and none that is confirmed unless you "
    "allow it. Nothing is changed before you say so."
)
DROP = (
    "Say who or what cannot be, on which day. What it touches gets another place, another room or another inspector, "
    "confirmed or not; the others stay if they can. If you take it on, the availability is kept too."
)
STOPPED = "Stopped. Nothing was changed."


class PlanCommands:
    """``page`` holds this."""

    def __init__(self, page: TimetablePage) -> None:
        self._page = page

    def place_all(self) -> None:
        self._read(lambda now: self._open_choosing("Place all", ALL, Extent.ALL, now))

    def place_rest(self) -> None:
        self._read(lambda now: self._open_choosing("Place the rest", REST, Extent.REST, now))

    def move(self) -> None:
        """The session the keyboard is on, to begin with."""
        chosen = self._page.tabs.current_id
        self._read(lambda now: self._open_move(now, chosen))

    def drop_out(self) -> None:
        self._read(self._open_drop)

    # inside

    def _read(self, then: Callable[[Situation], None]) -> None:
        held = self._page.on_view.timetable
        if held is None or held.is_template or self._page.context.look_only:
            return
        now = today(self._page.context.app.clock)
        self._page.query(lambda app: app.read(situation, held, today=now), then, key="situation")

    def _open_choosing(self, title: str, intro: str, extent: Extent, now: Situation) -> None:
        asking = PlanChoosing(now.whole, extent, _matters())
        dialog = PlanDialog(title, intro, asking, self._page)

        def work() -> None:
            choice = asking.choice
            self._keep(asking.matters)
            self._search(dialog, lambda held: Question(now=held, choice=choice))

        self._open(dialog, work)

    def _open_move(self, now: Situation, chosen: int | None) -> None:
        sessions = [each for each in now.whole.sessions if may_be_moved(each)]
        if not sessions:
            self._page.context.messages.notice("There is no session yet that could be moved.")
            return
        asking = MoveAsking(now.whole, sessions, chosen)
        dialog = PlanDialog("Move a session", MOVE, asking, self._page, improves=False)

        def work() -> None:
            if wrong := asking.wrong():
                dialog.say_problem(wrong)
                return
            session, begins, too = asking.session, asking.begins, asking.confirmed.is_ticked()
            weights = weights_of(_matters())
            self._search(
                dialog,
                lambda held: moved_to(held, session, begins, confirmed_may_move=too, weights=weights),
            )

        self._open(dialog, work)

    def _open_drop(self, now: Situation) -> None:
        asking = DropAsking(now)
        dialog = PlanDialog("Somebody or something drops out", DROP, asking, self._page, improves=False)

        def work() -> None:
            if wrong := asking.wrong():
                dialog.say_problem(wrong)
                return
            dropout = asking.dropout
            weights = weights_of(_matters())
            self._search(dialog, lambda held: without(held, dropout, weights=weights))

        self._open(dialog, work)

    def _open(self, dialog: PlanDialog, work: Callable[[], None]) -> None:
        dialog.work_asked.connect(work)
        dialog.take_asked.connect(lambda: self._take(dialog))
        self._page.context.background.stopped.connect(dialog.stop_search)
        dialog.open()

    def _search(self, dialog: PlanDialog, asked: Asked) -> None:
        """In a reader's thread, on the timetable as it is now."""
        context, held = self._page.context, self._page.on_view.timetable
        if held is None:
            return
        search = PlanSearch(posted(dialog, dialog.show_progress))
        now = today(context.app.clock)

        def work() -> tuple[Question, Proposal, PlanTold]:
            question = asked(context.app.read(situation, held, today=now))
            with letting_the_window_live():
                made = proposed(question, progress=search, may_go_on=search.may_go_on)
                told = plan_told(made, question.now.known, question.now.people, question.now.places)
                return question, made, told

        dialog.begin(search)
        context.background.query(
            work,
            lambda found: (
                dialog.say_problem(STOPPED) if search.is_cancelled else dialog.show_proposal(*found)
            ),
            owner=dialog,
            failed=lambda error: self._not_found(dialog, error),
            key="plan",
        )

    def _not_found(self, dialog: PlanDialog, error: Exception) -> None:
        messages = self._page.context.messages
        if isinstance(error, Cancelled):
            dialog.say_problem(STOPPED)
        elif isinstance(error, ExpectedError):
            dialog.say_problem(messages.in_words(error))
        else:
            dialog.reject()
            messages.tell(error)

    def _take(self, dialog: PlanDialog) -> None:
        question, made = dialog.question, dialog.proposal
        if question is None or made is None:
            return
        count = counted(len(made.changes))
        self._page.command(
            lambda app: app.do(place_sessions, made, unavailable=question.unavailable),
            said=f"Placed {count} of {made.before.timetable.name}.",
            then=lambda _: dialog.accept(),
            failed=lambda error: self._not_found(dialog, error),
        )

    def _keep(self, matters: Mapping[Preference, Matters]) -> None:
        """For the next time; where it cannot be kept, it holds for this time."""
        told = {each.value: value.value for each, value in matters.items() if value is not USUALLY[each]}
        with suppress(OSError):
            write_settings(replace(read_settings(), plan_matters=told))


def _matters() -> dict[Preference, Matters]:
    """As they were said the last time; what another version wrote is as usual."""
    held = read_settings().plan_matters
    return {
        each: Matters(held[each.value])
        for each in Preference
        if held.get(each.value) in {value.value for value in Matters}
    }
