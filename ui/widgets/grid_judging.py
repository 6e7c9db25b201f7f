"""What is held in the grid, judged where it is: what it would change, what would clash, and why it cannot be put down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.clash_moves import MoveCheck
from inspection_ready.domain.errors import ExpectedError
from inspection_ready.domain.session_hands import handed_over, refuse_hand_over
from inspection_ready.phrases.clashes import called
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.session_moves import along_words, hand_words, place_words, would_be_words
from ui.widgets.grid_moving import WHOLE_DAYS, Doing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.domain.clash_moves import WouldBe
    from inspection_ready.domain.session_hands import HandOver
    from inspection_ready.domain.session_moves import Step
    from inspection_ready.domain.timetable import Session
    from inspection_ready.domain.whole_timetable import WholeTimetable
    from ui.models.session_words import SessionWords
    from ui.models.timetable_on_view import TimetableOnView
    from ui.widgets.grid_moving import Moving


class Judging:
    """``steps`` and ``refusal`` are of what was judged last; without steps nothing would change."""

    def __init__(self) -> None:
        self.steps: Sequence[Step] = ()
        self.refusal = ""
        self._handed: tuple[HandOver, MoveCheck] | None = None

    def forget(self) -> None:
        self.steps, self._handed = (), None

    def judge(
        self, held: Moving, on_view: TimetableOnView, whole: WholeTimetable, check: MoveCheck
    ) -> WouldBe:
        self.steps = held.steps(on_view.known)
        self.refusal = _refusal(held, on_view, whole)
        after = [each for _, each in self.steps]
        hand = held.hand
        if hand is None or self.refusal:
            return check.with_moved(after)
        if self._handed is None or self._handed[0] != hand:  # once for each line it is held over
            self._handed = hand, MoveCheck(handed_over(whole, hand), on_view.known)
        return check.compared(self._handed[1].with_moved(after).clashes)

    def words(self, held: Moving, would_be: WouldBe, told: SessionWords) -> str:
        return f"{self._where(held, told)} {self.refusal or would_be_words(would_be)}"

    def _where(self, held: Moving, told: SessionWords) -> str:
        if held.doing in WHOLE_DAYS:
            joined = "and" if held.doing is Doing.SWAP_DAYS else "to"
            return f"{held.doing.value} {told.day(held.grabbed.day)} {joined} {told.day(held.to_day)}."
        now = next((each for _, each in self.steps if each.id == held.grabbed.id), held.grabbed)
        others = len(held.sessions) - 1
        along = f" and {others} more" if others else ""
        room = told.places.get(now.room_id or 0, "")
        parts = [f"{held.doing.value} {called(now)}{along}: {place_words(now, told.day, room)}."]
        if held.hand is not None and held.own_lane is not None and held.lane is not None:
            parts.append(hand_words(held.own_lane.name, held.lane.name))
        parts.append(along_words([way for way, _ in held.ways_of(self.steps)]))
        return " ".join(filter(None, parts))


def clashing(would_be: WouldBe) -> frozenset[int]:
    """The sessions that would clash."""
    sessions: list[Session] = [
        each for clash in would_be.clashes if clash.is_clash for each in clash.sessions
    ]
    return frozenset(each.id for each in sessions)


def _refusal(held: Moving, on_view: TimetableOnView, whole: WholeTimetable) -> str:
    try:
        held.fault(whole.timetable, on_view.known)
        if held.hand is not None:
            refuse_hand_over(whole, held.hand, on_view.directory)
    except ExpectedError as error:
        return error_sentence(error)
    return ""
