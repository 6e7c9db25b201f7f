"""What moves, before and after, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.phrases.dates import clock
from inspection_ready.phrases.plan_names import day_of, joined_names, place_of, session_of, who_of
from inspection_ready.phrases.values import joined

if TYPE_CHECKING:
    from inspection_ready.domain.plan_moves import Change, Moves
    from inspection_ready.domain.plan_problem import Placing
    from inspection_ready.domain.plan_reasons import PlanNames

NOTHING = "Nothing has to change."
FEWEST = "No fewer could move."
SO_FAR = "This is the best found so far: perhaps fewer could move."


def moves_summary(moves: Moves, names: PlanNames) -> str:
    """How many move, whether fewer could, and what could not be kept."""
    told = [_counted(moves)] if moves.changes else [NOTHING]
    if moves.changes:
        told.append(FEWEST if moves.is_fewest else SO_FAR)
    if moves.confirmed_changed:
        which = joined_names([session_of(each.session_id, names) for each in moves.confirmed_changed])
        told.append(f"Already confirmed: {which}.")
    if moves.unplaced:
        which = joined_names([session_of(each, names) for each in moves.unplaced])
        told.append(f"No place is left for {which}.")
    if moves.cannot_stay:
        which = joined_names([session_of(each, names) for each in moves.cannot_stay])
        told.append(f"Against a rule where they are, and not allowed to move: {which}.")
    return " ".join(told)


def change_sentence(change: Change, names: PlanNames) -> str:
    """From when and where to when and where; who comes instead of whom."""
    name = session_of(change.session_id, names)
    if change.after is None:
        before = change.before
        return f"{name} has no place any more{f'; it was at {_when(before, names)}' if before else ''}."
    if change.before is None:
        return f"{name} goes to {_whole(change.after, names)}."
    told = []
    if change.is_moved:
        told.append(f"moves from {_whole(change.before, names)} to {_whole(change.after, names)}")
    elif change.is_elsewhere:
        one, other = place_of(change.before, names), place_of(change.after, names)
        told.append(
            f"changes from {one or 'another place'} to {other or 'another place'}, at {_when(change.after, names)}"
        )
    if change.new_inspectors or change.inspectors_gone:
        told.append(_inspectors(change, names))
    return f"{name} {joined(told)}."


def _counted(moves: Moves) -> str:
    count = sum(each.after is not None for each in moves.others_moved)
    asked = any(each.is_asked for each in moves.changes)
    others = f"{count} {'other ' if asked else ''}session{'' if count == 1 else 's'} move{'s' if count == 1 else ''}"
    told = others if count else f"No {'other ' if asked else ''}session moves"
    rest = sum(not each.is_moved and not each.is_asked for each in moves.changes)
    if rest:
        told += f", and {rest} keep{'s' if rest == 1 else ''} the time with another room or other inspectors"
    return f"{told}."


def _inspectors(change: Change, names: PlanNames) -> str:
    new = joined([who_of(each, names) for each in change.new_inspectors])
    gone = joined([who_of(each, names) for each in change.inspectors_gone])
    if new and gone:
        return f"has {new} instead of {gone}"
    return f"has {new} as well" if new else f"is without {gone}"


def _when(placing: Placing, names: PlanNames) -> str:
    return f"{clock(placing.starts)} on {day_of(placing.day, names)}"


def _whole(placing: Placing, names: PlanNames) -> str:
    place = place_of(placing, names)
    return f"{_when(placing, names)}{f' ({place})' if place else ''}"
