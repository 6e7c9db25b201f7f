"""Every clash of a timetable. Pure, and of its own: whatever places sessions is checked by this and shares nothing with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.clash_free import (
    diaries_not_cleared,
    outside_the_hours,
    people_who_cannot,
    places_that_cannot,
)
from inspection_ready.domain.clash_grid import Grid
from inspection_ready.domain.clash_order import out_of_order
from inspection_ready.domain.clash_rest import no_rest
from inspection_ready.domain.clash_twice import too_many_at_once, too_small, wanted_twice
from inspection_ready.domain.clash_ways import too_close
from inspection_ready.domain.clashes import Weight, weight_of
from inspection_ready.domain.readiness import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspection_ready.domain.clash_grid import Circumstances
    from inspection_ready.domain.clashes import Clash
    from inspection_ready.domain.whole_timetable import WholeTimetable

OF_A_DAY = (
    wanted_twice,
    too_many_at_once,
    too_small,
    people_who_cannot,
    places_that_cannot,
    too_close,
    no_rest,
    outside_the_hours,
)
"""Rules that judge each day by itself."""
OF_ALL_DAYS = (out_of_order, diaries_not_cleared)
"""Rules that look at several days at once."""
_SEVERITIES = {severity: place for place, severity in enumerate(Severity)}
_WEIGHTS = {weight: place for place, weight in enumerate(Weight)}


def clashes(whole: WholeTimetable, known: Circumstances) -> tuple[Clash, ...]:
    """The most pressing first, and of those in the order of the clock. Sessions that are cancelled clash with nothing."""
    grid = Grid(whole, known)
    return most_pressing_first(grid, [clash for rule in (*OF_A_DAY, *OF_ALL_DAYS) for clash in rule(grid)])


def most_pressing_first(grid: Grid, found: Iterable[Clash]) -> tuple[Clash, ...]:
    return tuple(
        sorted(
            found,
            key=lambda each: (
                _SEVERITIES[each.severity],
                _WEIGHTS[weight_of(each.code)],
                grid.place_of(each.sessions[0]),
                each.sessions[0].starts,
                each.code,
                each.who,
            ),
        )
    )


def clashes_by_session(found: tuple[Clash, ...]) -> dict[int, list[Clash]]:
    """Those each session has a part in, by its id."""
    held: dict[int, list[Clash]] = {}
    for clash in found:
        for session in clash.sessions:
            held.setdefault(session.id, []).append(clash)
    return held
