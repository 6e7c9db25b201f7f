"""The clashes a timetable would have with some of its sessions moved: only the days they leave and come to are judged anew."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from inspection_ready.domain.clash_check import OF_A_DAY, OF_ALL_DAYS, clashes, most_pressing_first
from inspection_ready.domain.clash_grid import Grid
from inspection_ready.domain.clashes import ClashCode
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.inspectors import named_inspectors
from inspection_ready.domain.whole_timetable import WholeTimetable, with_sessions

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from inspection_ready.domain.clash_grid import Circumstances
    from inspection_ready.domain.clashes import Clash
    from inspection_ready.domain.timetable import Session


@dataclass(frozen=True, slots=True)
class WouldBe:
    """``clashes`` are all there would be, the most pressing first; ``new`` those there are not now, ``gone`` the other way."""

    clashes: tuple[Clash, ...]
    new: tuple[Clash, ...]
    gone: tuple[Clash, ...]


class MoveCheck:
    """Judges one timetable once, and then any moving of its sessions quickly.

    It tells exactly what ``clash_check.clashes`` tells of the timetable with the sessions moved, in the same order.
    """

    def __init__(self, whole: WholeTimetable, known: Circumstances) -> None:
        self._whole, self._known = whole, known
        self._grid = Grid(whole, known)
        self._going = {each.id for each in self._grid.sessions}
        self._of_days: defaultdict[dt.date | int, list[Clash]] = defaultdict(list)
        for rule in OF_A_DAY:
            for clash in rule(self._grid):
                self._of_days[self._grid.day_key(clash.sessions[0])].append(clash)
        of_all = [clash for rule in OF_ALL_DAYS for clash in rule(self._grid)]
        of_days = [clash for held in self._of_days.values() for clash in held]
        self.clashes = most_pressing_first(self._grid, (*of_days, *of_all))
        """What there is as it stands."""
        self._before = [_apart(clash) for clash in self.clashes]
        self._is_plain = _is_plain(self._grid)

    def with_moved(self, moved: Iterable[Session]) -> WouldBe:
        """``moved`` differ from the sessions of their ids by day, time, length, track, room and base alone."""
        by_id = {each.id: each for each in moved}
        found = self._found(by_id) if self._is_plain else self._found_anew(by_id)
        return self.compared(found)

    def compared(self, found: tuple[Clash, ...]) -> WouldBe:
        """``found`` are the clashes there would be, however they were found."""
        return _compared(self.clashes, self._before, found)

    def _found(self, by_id: Mapping[int, Session]) -> tuple[Clash, ...]:
        going = {id_: each for id_, each in by_id.items() if id_ in self._going}
        was = [each for each in self._grid.sessions if each.id in going]
        grid = self._grid.with_moved(going)
        touched = {grid.day_key(each) for each in (*was, *going.values())}
        anew = grid.of_days(touched)
        kept = [clash for key, held in self._of_days.items() if key not in touched for clash in held]
        fresh = [clash for rule in OF_A_DAY for clash in rule(anew)]
        of_all = [clash for rule in OF_ALL_DAYS for clash in rule(grid)]
        return most_pressing_first(grid, (*kept, *fresh, *of_all))

    def _found_anew(self, by_id: Mapping[int, Session]) -> tuple[Clash, ...]:
        return clashes(with_sessions(self._whole, by_id), self._known)


def _is_plain(grid: Grid) -> bool:
    """Each inspector is spelled in one way: else which spelling is told depends on the order of all sessions."""
    spelled = {name for each in grid.sessions for name in named_inspectors(each.inspectors)}
    return len({name.casefold() for name in spelled}) == len(spelled)


def _compared(now: tuple[Clash, ...], before: list[object], found: tuple[Clash, ...]) -> WouldBe:
    """A clash stays where the same rule meets the same sessions and whoever it was, with no more missing than before."""
    held, kept = set(before), set()
    new = []
    for clash in found:
        apart = _apart(clash)
        if apart in held:
            kept.add(apart)
        else:
            new.append(clash)
    gone = tuple(clash for clash, apart in zip(now, before, strict=True) if apart not in kept)
    return WouldBe(found, tuple(new), gone)


def _apart(clash: Clash) -> object:
    ids = tuple(each.id for each in clash.sessions)
    return (
        clash.code,
        tuple(sorted(ids)) if clash.code is ClashCode.NOT_CLEARED else ids,
        clash.who.casefold(),
        clash.place,
        clash.other_place,
        clash.had,
        clash.needed,
    )
