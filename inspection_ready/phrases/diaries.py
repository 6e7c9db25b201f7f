"""Says how far a diary is from being clear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.diaries import DiaryState
from inspection_ready.phrases.dates import day
from inspection_ready.phrases.values import count_of

if TYPE_CHECKING:
    from inspection_ready.domain.diaries import Diary


def diary_words(diary: Diary) -> str:
    """What stands in the way is not said here."""
    match diary.state:
        case DiaryState.NOT_ASKED:
            return "Not asked yet"
        case DiaryState.ASKED:
            assert diary.asked_on is not None
            return f"Asked on {day(diary.asked_on)}"
        case DiaryState.CONFIRMED:
            assert diary.confirmed_on is not None
            return f"Confirmed on {day(diary.confirmed_on)}"
        case DiaryState.PROBLEM:
            return "A problem"


def clearing_words(diary: Diary) -> str:
    """Beside a diary that is read: whether it is cleared for the visit."""
    said = diary_words(diary)
    standing = f"{said[:1].lower()}{said[1:]}"
    problem = f" ({diary.problem.strip()})" if diary.problem.strip() else ""
    return f"Cleared for the visit: {standing}{problem}."


def listed_words(count: int) -> str:
    """Once senior managers were listed: how many were new."""
    if count == 0:
        return "Every senior manager is listed. Their tier, in the list of people, says who is one."
    return f"Listed {count_of(count, 'senior manager')}."
