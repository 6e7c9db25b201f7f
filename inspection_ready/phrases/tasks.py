"""Says when a task is due, and how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.offsets import Limit, NotAnOffset, parse_offset
from inspection_ready.phrases.key_dates import offset_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspection_ready.domain.regime_stages import Stage


def task_counted(when: str, stages: Iterable[Stage]) -> str:
    """For example "by 2 working days after the notification"; as it was typed where it is not understood."""
    try:
        offset = parse_offset(when)
    except NotAnOffset:
        return when
    called = next((stage.called or stage.name for stage in stages if stage.id == offset.event), offset.event)
    words = offset_words(offset, called)
    return f"by {words}" if offset.limit is Limit.BY else words


def through_function(name: str) -> str:
    """Where a task names no owner: the key contact of the function that does it."""
    return f"{name} (key contact)"
