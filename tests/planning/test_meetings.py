from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.planning import place
from tests.planning.meetings import read_meetings

if TYPE_CHECKING:
    from pathlib import Path


def test_meetings_that_others_set_are_all_placed_and_every_hard_rule_is_met(shared_data: Path) -> None:
    meetings = read_meetings(shared_data / "meetings" / "50meetings-160timegrains-5rooms.xlsx")

    plan = place(meetings.problem(), seconds=20)

    assert plan.unplaced == ()
    assert len(plan.placings) == len(meetings.meetings) == 50
    assert meetings.broken(plan.placings) == []
