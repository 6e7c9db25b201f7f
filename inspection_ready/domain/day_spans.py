"""Stretches of a day, in minutes after midnight: put together, and taken out of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Span: TypeAlias = tuple[int, int]
"""From and to, in minutes after midnight; the end is not in it."""


def joined_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """In order; those that touch are one."""
    joined: list[Span] = []
    for starts, ends in sorted(spans):
        if joined and starts <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], ends))
        else:
            joined.append((starts, ends))
    return tuple(joined)


def spans_without(spans: Iterable[Span], holes: Iterable[Span]) -> tuple[Span, ...]:
    left = list(spans)
    for starts, ends in holes:
        left = [
            part
            for one, other in left
            for part in ((one, min(other, starts)), (max(one, ends), other))
            if part[0] < part[1]
        ]
    return tuple(sorted(left))
