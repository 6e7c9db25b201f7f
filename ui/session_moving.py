"""What the timetable's page does with sessions that were moved in its grid."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.session_moves import from_here_on, shifted, swapped
from inspection_ready.domain.session_ways import ways_along
from inspection_ready.phrases.session_moves import along_words, hand_words, moved_words
from inspection_ready.phrases.timetable import length_words
from inspection_ready.services.session_moves import (
    hand_over,
    move_block,
    move_sessions,
    stretch_session,
    swap_days,
    swap_sessions,
)
from inspection_ready.settings import read_settings, write_settings
from ui.models.session_words import called
from ui.widgets.grid_moving import Doing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspection_ready.domain.session_hands import HandOver
    from inspection_ready.domain.session_moves import Step
    from inspection_ready.domain.timetable import Session
    from inspection_ready.domain.whole_timetable import WholeTimetable
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
                (before, after), *along = steps
                self._do(
                    lambda app: app.do(
                        stretch_session, before, starts=after.starts, minutes=after.minutes, along=along
                    ),
                    self._words(steps, along),
                )
            case Doing.BLOCK if not held.days:
                self.move_block(held.grabbed, held.minutes)
            case Doing.BLOCK | Doing.MOVE_DAY:
                self._do(lambda app: app.do(move_sessions, steps), self._to_day(held, held.ways_of(steps)))
            case Doing.SWAP_DAYS:
                self.swap_days(held.grabbed.day, held.to_day)
            case Doing.MOVE if held.hand is not None:
                self._hand_over(held, held.hand, steps)
            case Doing.MOVE:
                along = held.ways_of(steps)
                self._do(lambda app: app.do(move_sessions, steps), self._words(steps, along))

    def _hand_over(self, held: Moving, hand: HandOver, steps: Sequence[Step]) -> None:
        whole = self._page.on_view.whole
        if whole is None or held.own_lane is None or held.lane is None:
            return
        count = len(hand.session_ids)
        what = called(held.grabbed) if count == 1 else f"{count} sessions"
        said = _with_ways(f"{what}: {hand_words(held.own_lane.name, held.lane.name)}", held.ways_of(steps))
        self._do(lambda app: app.do(hand_over, whole, hand, steps=steps), said)

    def move_block(self, first: Session, minutes: int) -> None:
        whole = self._page.on_view.whole
        if whole is not None:
            steps = shifted(from_here_on(whole, first), minutes=minutes)
            along, count = self._along(whole, steps), len(steps)
            how = f"{length_words(abs(minutes))} {'later' if minutes > 0 else 'earlier'}"
            said = f"Moved {count} session{'' if count == 1 else 's'} from {called(first)} on, {how}."
            self._do(
                lambda app: app.do(move_block, whole, first, minutes, along=along), _with_ways(said, along)
            )

    def swap(self, one: Session, other: Session) -> None:
        whole = self._page.on_view.whole
        if whole is not None:
            along = self._along(whole, swapped(one, other))
            said = _with_ways(f"Swapped {called(one)} and {called(other)}.", along)
            self._do(lambda app: app.do(swap_sessions, one, other, along=along), said)

    def swap_days(self, one: int, other: int) -> None:
        whole = self._page.on_view.whole
        if whole is not None:
            said = f"Swapped day {one} and day {other}."
            self._do(lambda app: app.do(swap_days, whole, one, other), said)

    def _to_day(self, held: Moving, along: Sequence[Step]) -> str:
        told = self._page.tabs.grid.grid.words
        assert told is not None, "something was moved of what is shown"
        count = len(held.sessions)
        on = (
            f" on {told.day(held.grabbed.day)}"
            if held.doing is Doing.MOVE_DAY
            else f" from {called(held.grabbed)} on,"
        )
        return _with_ways(
            f"Moved {count} session{'' if count == 1 else 's'}{on} to {told.day(held.to_day)}.", along
        )

    def keep_ways(self, go_along: bool) -> None:
        """For the next time too."""
        with suppress(OSError):
            write_settings(replace(read_settings(), ways_stay=not go_along))

    def _along(self, whole: WholeTimetable, steps: Sequence[Step]) -> list[Step]:
        return ways_along(whole, steps) if self._page.tabs.grid.grid.ways_go_along else []

    def _words(self, steps: Sequence[Step], along: Sequence[Step]) -> str:
        told = self._page.tabs.grid.words
        assert told is not None, "something was moved of what is shown"
        room = told.places.get(steps[0][1].room_id or 0, "")
        return _with_ways(moved_words(steps[: len(steps) - len(along)], told.day, room=room), along)

    def _do(self, work: Callable[[App], Any], said: str) -> None:
        """What is refused, or was changed meanwhile, is told; then the grid shows what is."""
        if not self._page.context.look_only:
            self._page.command(work, said=said, failed=self._failed)

    def _failed(self, error: Exception) -> None:
        self._page.context.messages.tell(error)
        self._page.load()


def _with_ways(said: str, along: Sequence[Step]) -> str:
    return f"{said} {ways}" if (ways := along_words([way for way, _ in along])) else said
