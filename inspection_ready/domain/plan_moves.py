"""What else moves where one session is to move, or where things are no longer as they were: before and after, by session."""

from __future__ import annotations

from dataclasses import dataclass

from inspection_ready.domain.plan_problem import Placing
from inspection_ready.domain.plan_reasons import Explanation


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """``before`` is None for what was nowhere yet, ``after`` for what found no place any more."""

    session_id: int
    before: Placing | None
    after: Placing | None
    is_asked: bool = False
    """It is the one that was asked for."""
    is_confirmed: bool = False
    """Those who come were told, or the coordinator pinned it."""

    @property
    def is_moved(self) -> bool:
        """To another time."""
        one, other = self.before, self.after
        return one is None or other is None or (one.day, one.starts) != (other.day, other.starts)

    @property
    def is_elsewhere(self) -> bool:
        one, other = self.before, self.after
        return one is not None and other is not None and _place(one) != _place(other)

    @property
    def new_inspectors(self) -> tuple[str, ...]:
        """Who comes now and did not before."""
        return _beyond(self.after, self.before)

    @property
    def inspectors_gone(self) -> tuple[str, ...]:
        return _beyond(self.before, self.after)


@dataclass(frozen=True, kw_only=True)
class Moves:
    """Nothing is changed by it: it is shown, and taken or not.

    ``changes``: what was asked for first, then in the order of the days after them. Empty where nothing has to change.
    """

    placings: tuple[Placing, ...]
    """The whole plan as it would be."""
    changes: tuple[Change, ...] = ()
    unplaced: tuple[int, ...] = ()
    """Sessions by id that had a place, and for which there is none left."""
    cannot_stay: tuple[int, ...] = ()
    """Sessions that are not allowed to move, and are against a rule where they are."""
    is_fewest: bool = False
    """Proven: no fewer sessions could move, for as many that have a place. Else it is the best found so far."""
    why_not: Explanation | None = None
    """Why what was asked for cannot be, where it cannot: then nothing is changed."""

    @property
    def others_moved(self) -> tuple[Change, ...]:
        """Beside the one that was asked for."""
        return tuple(each for each in self.changes if each.is_moved and not each.is_asked)

    @property
    def confirmed_changed(self) -> tuple[Change, ...]:
        return tuple(each for each in self.changes if each.is_confirmed and not each.is_asked)


def changes_between(
    before: dict[int, Placing], after: dict[int, Placing], *, asked: int | None, confirmed: frozenset[int]
) -> tuple[Change, ...]:
    """Of all that are in either, by id; which track a session is drawn in is no change to anybody."""
    found = [
        Change(
            session_id=each,
            before=before.get(each),
            after=after.get(each),
            is_asked=each == asked,
            is_confirmed=each in confirmed,
        )
        for each in dict.fromkeys((*before, *after))
    ]
    changed = [
        each
        for each in found
        if each.is_moved or each.is_elsewhere or each.new_inspectors or each.inspectors_gone
    ]
    return tuple(sorted(changed, key=_in_order))


def _in_order(change: Change) -> tuple[bool, int, int, int]:
    at = change.after or change.before
    assert at is not None, "what changes is or was somewhere"
    return not change.is_asked, at.day, at.starts, at.session_id


def _place(placing: Placing) -> tuple[int | None, int | None]:
    return placing.spot.base_id, placing.spot.room_id


def _beyond(one: Placing | None, other: Placing | None) -> tuple[str, ...]:
    there = () if other is None else other.inspectors
    return () if one is None else tuple(each for each in one.inspectors if each not in there)
