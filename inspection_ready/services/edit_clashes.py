"""Which clashes a timetable would have that it has not now, if proposed changes were taken."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.domain.clash_check import clashes
from inspection_ready.domain.timetable_edits import Aspect, taken
from inspection_ready.services.timetable_clashes import circumstances

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date

    from inspection_ready.domain.clash_grid import Circumstances
    from inspection_ready.domain.clashes import Clash
    from inspection_ready.domain.timetable_edits import Proposal
    from inspection_ready.domain.whole_timetable import WholeTimetable
    from inspection_ready.services.timetable_edits import EditPlan
    from inspection_ready.storage.unit_of_work import Reader

Key = tuple[object, ...]
JUDGED = frozenset({"format", "inspectors", "seats", "turn", "only_on_day", "earliest", "latest"})
"""Words of a session that it is judged by."""
MOST_TRIED = 25
"""Changes that wait for a choice, each tried by itself: a tenth of a second each in the largest timetable."""


@dataclass(frozen=True, slots=True)
class EditClashes:
    """``together``: if all that were chosen are taken. ``of``: each one's part in that, by its number; of one that
    waits for a choice, if it were taken too.
    """

    together: tuple[Clash, ...]
    of: Mapping[int, tuple[Clash, ...]]
    mended: int
    """Clashes there are now, and would not be any more."""


def clashes_of_taking(reader: Reader, plan: EditPlan, chosen: Collection[int], *, today: date) -> EditClashes:
    known = circumstances(reader, today=today)
    together: list[Clash] = []
    of: defaultdict[int, list[Clash]] = defaultdict(list)
    mended = 0
    for whole in plan.wholes:
        own = [each for each in plan.proposals if each.session.timetable_id == whole.timetable.id]
        wanted = [each for each in own if each.number in chosen]
        before = {_key(each) for each in clashes(whole, known) if each.is_clash}
        after = _new(whole, wanted, known, set())
        mended += len(before - {_key(each) for each in after})
        new = [each for each in after if _key(each) not in before]
        together += new
        for number, clash in _causes(wanted, new):
            of[number].append(clash)
        left = [each for each in own if each.number not in chosen and not each.is_offered]
        for each in left[:MOST_TRIED]:
            if each.aspect is not Aspect.REMOVED:
                with_it = _new(whole, [*wanted, each], known, before | {_key(one) for one in new})
                of[each.number] += _about(each, with_it)
    return EditClashes(tuple(together), {number: tuple(found) for number, found in of.items()}, mended)


def _new(
    whole: WholeTimetable, proposals: Sequence[Proposal], known: Circumstances, but: set[Key]
) -> list[Clash]:
    found = clashes(taken(whole, proposals), known)
    return [each for each in found if each.is_clash and _key(each) not in but]


def _causes(wanted: Sequence[Proposal], new: Sequence[Clash]) -> Iterator[tuple[int, Clash]]:
    """Each with the changes of its sessions that move anybody or anything; with all of them where none does."""
    for clash in new:
        about = [each for each in wanted if any(_about(each, [clash]))]
        moving = [each for each in about if _moves(each)]
        yield from ((each.number, clash) for each in moving or about)


def _moves(proposal: Proposal) -> bool:
    if proposal.aspect is Aspect.WORDS:
        return any(each.name in JUDGED for each in proposal.edits)
    return proposal.aspect is not Aspect.STATE


def _about(proposal: Proposal, found: Sequence[Clash]) -> Iterator[Clash]:
    return (each for each in found if any(one.id == proposal.session.id for one in each.sessions))


def _key(clash: Clash) -> Key:
    """The same clash, whatever its sessions are called by now."""
    sessions = tuple(sorted(each.id for each in clash.sessions))
    return clash.code, sessions, clash.who, clash.person_id, clash.place, clash.other_place
