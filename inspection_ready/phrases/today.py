"""Says where the council stands today, before and after the notification."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.due import SOON
from inspection_ready.phrases.dates import time, weekday_and_day
from inspection_ready.phrases.days_left import days_words
from inspection_ready.phrases.values import count_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from inspection_ready.domain.days_left import Left
    from inspection_ready.domain.readiness import Severity

NOT_NOTIFIED = "No notification yet"
NOTHING_MISSING = "Nothing is missing. All is as it should be."
NO_DATES = "No key date is still ahead."


def since_words(since: Left) -> str:
    """For example "7 days since the notification", "Notification received yesterday"."""
    if since.days > 0:
        return f"Notification dated {days_words(since)}"
    if since.days >= -1:
        return f"Notification received {days_words(since)}"
    return f"{count_of(-since.days, 'day')} since the notification"


def working_words(since: Left) -> str:
    """For example "5 working days"; "" where none has passed."""
    return count_of(-since.working, "working day") if since.working < 0 else ""


def notified_sentence(at: dt.datetime, since: Left) -> str:
    """For example "The notification came on Tuesday 1 December 2026 at 9:30am: 7 days ago, 5 working days."."""
    came = "is dated" if since.days > 0 else "came on"
    ago = ", ".join(filter(None, (days_words(since), working_words(since))))
    return f"The notification {came} {weekday_and_day(at.date())} at {time(at)}: {ago}."


def ready_words(counted: Mapping[Severity, int]) -> str:
    """Before the notification: whether it could come. Claims no more than that nothing pressing is missing."""
    first, *rest = counted.values()
    if first:
        return f"Not ready: {count_of(first, 'thing')} to do first {'is' if first == 1 else 'are'} open."
    if others := sum(rest):
        smaller = f"{count_of(others, 'smaller thing')} {'is' if others == 1 else 'are'} open"
        return f"Nearly ready: nothing is left to do first, and {smaller}."
    return "Ready: nothing the app looks for is missing."


def nothing_due(*, open_tasks: int, is_notified: bool) -> str:
    """What an empty list of what is due says: why it is empty, and what fills it."""
    tasks = count_of(open_tasks, "open task")
    if open_tasks and not is_notified:
        return (
            f"Nothing is due. The days of the {tasks} are counted once the notification is entered; "
            "a task that is given a day of its own is listed here as that day comes near."
        )
    if open_tasks:
        return f"Nothing is due in the next {SOON} working days. The checklist has {tasks}."
    return (
        "Nothing is due. Tasks of the checklist, sections to be read again and facts to be checked again "
        "are listed here as their day comes near."
    )
