"""What is in the way of a session at a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspection_ready.domain.clashes import ClashCode
    from inspection_ready.domain.plan_problem import Who


class Obstacle(NamedTuple):
    """One thing in the way of a session at a place."""

    code: ClashCode
    sessions: tuple[int, ...] = ()
    """By id, those already on the board that stand in the way; none: moving others would not help."""
    enough: int = 1
    """How many of them have to go."""
    who: Who | None = None
    """A person, an inspector, or a room, base or track by number, as the code says; None where it is nobody's."""
    had: int = 0
    needed: int = 0


def ids_of(obstacles: Iterable[Obstacle]) -> set[int]:
    """Every session that stands in the way, though fewer may be enough."""
    return {each for obstacle in obstacles for each in obstacle.sessions}
