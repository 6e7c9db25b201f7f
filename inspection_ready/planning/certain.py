"""Every reason that arithmetic finds, the plainest first; what one reason tells of a session no other tells again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.planning.counting import order_reasons, session_reasons, squeezed_reasons
from inspection_ready.planning.shortages import inspector_reasons, person_reasons, room_reasons, track_reasons

if TYPE_CHECKING:
    from inspection_ready.domain.plan_reasons import Reason
    from inspection_ready.planning.possible import Possible


def certain_reasons(possible: Possible) -> tuple[Reason, ...]:
    found = [*session_reasons(possible), *order_reasons(possible)]
    told = {each for reason in found for each in reason.sessions}
    if not any(len(each.sessions) > 1 for each in found):
        found += squeezed_reasons(possible, told)
    for rule in (person_reasons, inspector_reasons, room_reasons, track_reasons):
        found += rule(possible)
    return tuple(found)
