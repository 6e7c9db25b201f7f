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
    from inspection_ready.domain.clash_grid import Circumstances
    from inspection_ready.domain.clashes import Clash
    from inspection_ready.domain.whole_timetable import WholeTimetable

RULES = (
    wanted_twice,
    too_many_at_once,
    too_small,
    people_who_cannot,
    places_that_cannot,
    too_close,
    no_rest,
    outside_the_hours,
    out_of_order,
    diaries_not_cleared,
)


def clashes(whole: WholeTimetable, known: Circumstances) -> tuple[Clash, ...]:
    """The most pressing first, and of those in the order of the clock. Sessions that are cancelled clash with nothing."""
    grid = Grid(whole, known)
    order = {severity: place for place, severity in enumerate(Severity)}
    weights = {weight: place for place, weight in enumerate(Weight)}
    found = [clash for rule in RULES for clash in rule(grid)]
    return tuple(
        sorted(
            found,
            key=lambda each: (
                order[each.severity],
                weights[weight_of(each.code)],
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
