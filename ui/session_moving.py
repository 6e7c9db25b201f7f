"""What the timetable's page does with sessions that were moved in its grid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspection_ready.domain.session_moves import from_here_on
from inspection_ready.phrases.session_moves import moved_words
from inspection_ready.phrases.timetable import length_words
from inspection_ready.services.session_moves import (
    move_block,
    move_sessions,
    stretch_session,
    swap_days,
    swap_sessions,
)
from ui.models.session_words import called
from ui.widgets.grid_moving import Doing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspection_ready.domain.session_moves import Step
    from inspection_ready.domain.timetable import Session
    from inspection_ready.services.app import App
    from ui.pages.timetable import TimetablePage
    from ui.widgets.grid_moving import Moving


class SessionMoving:
    """``page`` does it, and holds this."""

    def __init__(self, page: TimetablePage) -> None:
        self._page = page

    def put(self, held: Moving, steps: Sequence[Step]) -> None:
        """What was held is put down; the grid shows it there until the page is read again."""
        match held.doing:
            case Doing.STRETCH | Doing.STRETCH_START:
                ((before, after),) = steps
                self._do(
                    lambda app: app.do(stretch_session, before, starts=after.starts, minutes=after.minutes),
                    self._words(steps),
                )
            case Doing.BLOCK:
                self.move_block(held.grabbed, held.minutes)
            case Doing.MOVE:
                self._do(lambda app: app.do(move_sessions, steps), self._words(steps))

    def move_block(self, first: Session, minutes: int) -> None:
        whole = self._page.on_view.whole
        if whole is not None:
            count = len(from_here_on(whole, first))
            how = f"{length_words(abs(minutes))} {'later' if minutes > 0 else 'earlier'}"
            said = f"Moved {count} session{'' if count == 1 else 's'} from {called(first)} on, {how}."
            self._do(lambda app: app.do(move_block, whole, first, minutes), said)

    def swap(self, one: Session, other: Session) -> None:
        said = f"Swapped {called(one)} and {called(other)}."
        self._do(lambda app: app.do(swap_sessions, one, other), said)

    def swap_days(self, one: int, other: int) -> None:
        whole = self._page.on_view.whole
        if whole is not None:
            said = f"Swapped day {one} and day {other}."
            self._do(lambda app: app.do(swap_days, whole, one, other), said)

    def _words(self, steps: Sequence[Step]) -> str:
        told = self._page.tabs.grid.words
        assert told is not None, "something was moved of what is shown"
        room = told.places.get(steps[0][1].room_id or 0, "")
        return moved_words(steps, told.day, room=room)

    def _do(self, work: Callable[[App], Any], said: str) -> None:
        """What is refused, or was changed meanwhile, is told; then the grid shows what is."""
        if not self._page.context.look_only:
            self._page.command(work, said=said, failed=self._failed)

    def _failed(self, error: Exception) -> None:
        self._page.context.messages.tell(error)
        self._page.load()
