"""What the window says while sessions are moved, and once they are: where to, and what would clash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.phrases.clashes import called, clash_sentence
from inspection_ready.phrases.timetable import length_words, times_words, track_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspection_ready.domain.clash_moves import WouldBe
    from inspection_ready.domain.session_moves import Step
    from inspection_ready.domain.timetable import Session

MOST = 3
"""Clashes told in full while something is held; of the others the number."""


def place_words(session: Session, day_words: Callable[[int], str], room: str) -> str:
    """Day 2, Wednesday 10 February 2027, 10am to 11am, Track 1, Room 4."""
    parts = (day_words(session.day), times_words(session), track_words(session.track), room)
    return ", ".join(part for part in parts if part)


def would_be_words(would_be: WouldBe) -> str:
    """What it would bring: never only how many, while they are few."""
    new = [each for each in would_be.new if each.is_clash]
    gone = sum(each.is_clash for each in would_be.gone)
    told = [clash_sentence(each) for each in new[:MOST]]
    words = f"{_counted(len(new), 'new clash')}: {' '.join(told)}" if new else "No new clash."
    if len(new) > len(told):
        words += f" And {len(new) - len(told)} more."
    if gone:
        words += f" {_counted(gone, 'clash')} fewer."
    if known := len(would_be.new) - len(new):
        words += f" {known} more worth knowing."
    return words


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 'es'}"


def hand_words(giver: str, taker: str) -> str:
    """As their lines are called."""
    return f"{taker} instead of {giver}."


def along_words(ways: Sequence[Session]) -> str:
    """Of the travel that goes along; nothing where none does."""
    if not ways:
        return ""
    named = " and ".join(called(each) for each in ways[:2])
    more = f" and {len(ways) - 2} more" if len(ways) > 2 else ""
    return f"With {'its way' if len(ways) == 1 else 'the ways'}: {named}{more}."


def moved_words(steps: Sequence[Step], day_words: Callable[[int], str], *, room: str = "") -> str:
    """What the foot of the window says of what was moved."""
    if len(steps) > 1:
        return f"Moved {len(steps)} sessions."
    before, after = steps[0]
    if before.minutes != after.minutes:
        return f"{called(after)} is now {length_words(after.minutes)} long, {times_words(after)}."
    return f"Moved {called(after)} to {place_words(after, day_words, room)}."
