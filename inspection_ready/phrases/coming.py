"""Says a key date as it is seen from today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.phrases.dates import weekday_and_day
from inspection_ready.phrases.days_left import left_words
from inspection_ready.phrases.key_dates import MARK_WORDS, NOT_ANNOUNCED, expected_words, to_come, when_words

if TYPE_CHECKING:
    from inspection_ready.domain.coming import Coming

UNDER_WAY = "under way"


def how_far(coming: Coming) -> str:
    """For example "in 6 working days", "tomorrow", "under way", "dates to come"."""
    if coming.is_to_come:
        return to_come(coming.key)
    return UNDER_WAY if coming.is_under_way else left_words(coming.left)


def coming_when(coming: Coming) -> str:
    """For example "by Sunday 20 December 2026; the last working day before it is Friday 18 December 2026"."""
    key = coming.key
    parts = [expected_words(key) if coming.is_to_come else when_words(key)]
    if key.working_day is not None:
        parts.append(f"the last working day before it is {weekday_and_day(key.working_day)}")
    if coming.is_to_come and not key.is_announced:
        parts.append(NOT_ANNOUNCED)
    if key.basis.is_starter and not key.is_told:
        parts.append(MARK_WORDS[key.basis.mark])
    return "; ".join(parts)
