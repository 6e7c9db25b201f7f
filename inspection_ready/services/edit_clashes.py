"""Which clashes a timetable would have that it has not now, if proposed changes were taken."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.domain.clash_check import clashes
from inspection_ready.domain.timetable_edits import taken
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


@dataclass(frozen=True, slots=True)
class EditClashes:
    """``together``: if all that were chosen are taken. ``of``: each one's part in that, by its number; of one that was
    not chosen, if it were taken too.
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
        for number, clash in _causes(whole, wanted, new, known):
            of[number].append(clash)
        for each in own:
            if each.number not in chosen:
                with_it = _new(whole, [*wanted, each], known, before | {_key(one) for one in new})
                of[each.number] += _about(each, with_it)
    return EditClashes(tuple(together), {number: tuple(found) for number, found in of.items()}, mended)


def _new(
    whole: WholeTimetable, proposals: Sequence[Proposal], known: Circumstances, but: set[Key]
) -> list[Clash]:
    found = clashes(taken(whole, proposals), known)
    return [each for each in found if each.is_clash and _key(each) not in but]


def _causes(
    whole: WholeTimetable, wanted: Sequence[Proposal], new: Sequence[Clash], known: Circumstances
) -> Iterator[tuple[int, Clash]]:
    """Each with those without which it would not be; where two would each do, with both."""
    without: dict[int, set[Key]] = {}
    for clash in new:
        about = [each for each in wanted if any(_about(each, [clash]))]
        for each in about if len(about) > 1 else ():
            if each.number not in without:
                rest = [other for other in wanted if other is not each]
                without[each.number] = {_key(one) for one in _new(whole, rest, known, set())}
        causes = [each for each in about if _key(clash) not in without.get(each.number, set())]
        yield from ((each.number, clash) for each in causes or about)


def _about(proposal: Proposal, found: Sequence[Clash]) -> Iterator[Clash]:
    return (each for each in found if any(one.id == proposal.session.id for one in each.sessions))


def _key(clash: Clash) -> Key:
    """The same clash, whatever its sessions are called by now."""
    sessions = tuple(sorted(each.id for each in clash.sessions))
    return clash.code, sessions, clash.who, clash.person_id, clash.place, clash.other_place
