"""Who is seen how often, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.phrases.values import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.domain.times_seen import Seen

MOST = 6
"""Names in one line; of the others the number."""
NOT_YET = "Not seen yet"
TIMES = ("", "Once", "Twice")


def seen_words(seen: Seen) -> str:
    """Not seen yet; Once; Twice; 4 times, look whether somebody else can."""
    count = len(seen.sessions)
    if not count:
        return NOT_YET
    words = TIMES[count] if count < len(TIMES) else f"{count} times"
    return f"{words}: could somebody else be seen?" if seen.is_often else words


def at_words(seen: Seen) -> str:
    """Their sessions by code, or by title where they have none."""
    return ", ".join(each.code or each.title for each in seen.sessions)


def summary(seen: Sequence[Seen]) -> str:
    """Not seen yet: Ada Brook and 4 more. Seen 3 times or more: Ben Hill. Empty where there is neither."""
    missed = [each.person.name for each in seen if each.is_missed]
    often = [each.person.name for each in seen if each.is_often]
    told = ((NOT_YET, missed), ("Seen three times or more", often))
    return " ".join(f"{label}: {some_names(names)}." for label, names in told if names)


def some_names(names: Sequence[str]) -> str:
    """The first few; of the others the number."""
    more = len(names) - MOST
    return joined([*names[:MOST], f"{more} more"]) if more > 0 else joined(list(names))
