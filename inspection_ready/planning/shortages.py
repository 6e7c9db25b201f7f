"""Where more is wanted than there is: of somebody's time, of inspectors, of rooms, side by side. Counted, not searched."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import permutations, product
from typing import TYPE_CHECKING

from inspection_ready.domain.plan_problem import Window
from inspection_ready.domain.plan_reasons import Reason, ReasonCode
from inspection_ready.planning.counting import by_person, pieces, rooms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from inspection_ready.planning.laid_out import Entry
    from inspection_ready.planning.possible import Possible

Spans = tuple[Window, ...]
MOST_EXACT = 9
"""Sessions of one person, of which every order is tried."""
MOST_SPANS = 24
MOST_POOLS = 80


def person_reasons(possible: Possible) -> Iterator[Reason]:
    """Whoever is wanted at more sessions than fit into the time they are free."""
    for party, theirs in by_person(possible).items():
        entries = [each for each in theirs if possible.starts[each.index]]
        if not 2 <= len(entries) <= MOST_EXACT:
            continue
        fit = most_that_fit(possible, entries)
        if fit < len(entries):
            yield Reason(
                code=ReasonCode.PERSON_SHORT,
                sessions=tuple(each.job.session_id for each in entries),
                who=(possible.layout.parties[party],),
                needed=len(entries),
                had=fit,
            )


def most_that_fit(possible: Possible, entries: Sequence[Entry]) -> int:
    """One after the other, in the best of all orders: by the soonest that each set of them can be over."""
    between = {
        (one, other): _between(possible, entries[one], entries[other])
        for one, other in permutations(range(len(entries)), 2)
    }
    over: dict[tuple[int, int], int] = {}
    for place, entry in enumerate(entries):
        over[1 << place, place] = _over(possible, entry, 0)
    best = 1
    for held in range(1, 1 << len(entries)):
        for last, follows in product(range(len(entries)), repeat=2):
            soonest = over.get((held, last))
            if soonest is None or held >> follows & 1:
                continue
            entry, since = entries[follows], soonest + between[last, follows]
            if possible.starts[entry.index] >> since:
                ends = _over(possible, entry, since)
                key = held | 1 << follows, follows
                over[key] = min(over.get(key, ends), ends)
                best = max(best, key[0].bit_count())
    return best


def _over(possible: Possible, entry: Entry, since: int) -> int:
    """The bit at which it has ended when it begins as soon as it can."""
    starts = possible.starts[entry.index] >> since
    return since + (starts & -starts).bit_length() - 1 + -(-entry.minutes // possible.layout.grain)


def _between(possible: Possible, one: Entry, other: Entry) -> int:
    if not one.at_place or not other.at_place:
        return 0
    way = min((other.near[place][0] for place in one.places), default=0)
    rest = possible.problem.rules.breather if one.tires else 0
    return -(-max(way, rest) // possible.layout.grain)


# inspectors


def inspector_reasons(possible: Possible) -> Iterator[Reason]:
    """The smallest set of inspectors, and the shortest time, of which more is wanted than there is."""
    entries = _inspected(possible)
    everybody = frozenset(party for each in entries for party in each.pool)
    takes = _takes(possible, entries)
    pools = {each.index: frozenset(each.pool) for each in entries}
    for pool in _pools(pools.values(), everybody):
        counts = {each.index: each.wanted - len(pools[each.index] - pool) for each in entries}
        needing = [each for each in entries if counts[each.index] > 0]
        for spans in _spans(possible, needing, is_wide=pool == everybody):
            confined = _confined(possible, needing, spans)
            if not confined:
                continue
            needed = sum(counts[each.index] * takes[each.index] for each in confined)
            rest = max(takes[each.index] - each.minutes for each in confined)
            lunches = not any(each.is_break for each in confined)
            had = sum(_minutes_of(possible, party, spans, rest, lunches=lunches) for party in pool)
            if needed > had:
                yield Reason(
                    code=ReasonCode.INSPECTORS_SHORT,
                    sessions=tuple(each.job.session_id for each in confined),
                    who=tuple(possible.layout.parties[each] for each in sorted(pool)),
                    spans=spans,
                    needed=needed,
                    had=had,
                )
                return


def _inspected(possible: Possible) -> list[Entry]:
    return [each for each in possible.free_entries if each.wanted and possible.starts[each.index]]


def _takes(possible: Possible, entries: Sequence[Entry]) -> dict[int, int]:
    """Minutes of an inspector, with the breather after it or the way to wherever is nearest."""
    used = Counter(place for each in entries for place in set(each.places))
    ways: dict[tuple[int, ...], int] = {}
    for entry in entries:
        if entry.places not in ways:
            others = [place for place, count in used.items() if count > (place in entry.places)]
            ways[entry.places] = min((entry.near[place][1] for place in others), default=0)
    rest = possible.problem.rules.breather
    return {
        each.index: each.minutes + max(ways[each.places] if each.at_place else 0, rest if each.tires else 0)
        for each in entries
    }


def _pools(asked: Iterable[frozenset[int]], everybody: frozenset[int]) -> list[frozenset[int]]:
    """The smaller first: a reason that names fewer says more."""
    alone = {frozenset({party}) for party in everybody}
    several = sorted(set(asked) - alone, key=lambda each: (len(each), sorted(each)))[:MOST_POOLS]
    found = [*sorted(alone, key=sorted), *several]
    return [*(each for each in found if each != everybody), everybody] if everybody else []


def _minutes_of(possible: Possible, party: int, spans: Spans, rest: int, *, lunches: bool) -> int:
    """What somebody can be asked for, breathers and ways among it; the last may run on when the time is over. Without
    ``lunches`` they eat at a break, which is one of the sessions.
    """
    rules, who = possible.problem.rules, possible.layout.parties[party]
    taken = [*possible.problem.busy.get(who, ()), *possible.fixed_times(who)]
    found = 0
    for window in spans:
        here = [each for each in taken if each.day == window.day]
        found += sum(end - start + rest for start, end in pieces(window, here))
        is_over_lunch = window.starts <= rules.lunch_from and window.ends >= rules.lunch_to
        if (
            lunches
            and is_over_lunch
            and not any(each.meets(window.day, rules.lunch_from, rules.lunch_to) for each in here)
        ):
            found -= max(rules.lunch_minutes - rest, 0)
    return found


# rooms and tracks


def room_reasons(possible: Possible) -> Iterator[Reason]:
    """The smallest set of rooms of which more is wanted than there is."""
    entries = [each for each in possible.free_entries if possible.starts[each.index]]
    only = [(each, frozenset(rooms_of(each.job))) for each in entries if _has_room(each)]
    for rooms in sorted({each for _, each in only}, key=lambda each: (len(each), sorted(each)))[:MOST_POOLS]:
        needing = [each for each, theirs in only if theirs <= rooms]
        for spans in _spans(possible, needing, is_wide=True):
            confined = _confined(possible, needing, spans)
            needed = sum(each.minutes for each in confined)
            shortest = min((each.minutes for each in confined), default=0)
            had = sum(_minutes_in(possible, room, spans, shortest) for room in rooms) if confined else 0
            if needed > had:
                yield Reason(
                    code=ReasonCode.ROOMS_SHORT,
                    sessions=tuple(each.job.session_id for each in confined),
                    rooms=tuple(sorted(rooms)),
                    spans=spans,
                    needed=needed,
                    had=had,
                )
                return


def _has_room(entry: Entry) -> bool:
    return bool(entry.job.spots) and all(each.room_id is not None for each in entry.job.spots)


def _minutes_in(possible: Possible, room: int, spans: Spans, shortest: int) -> int:
    """A piece that is too short for any of them is none."""
    taken = [*possible.problem.rooms_busy.get(room, ()), *possible.fixed_in(room)]
    found = 0
    for window in spans:
        here = [each for each in taken if each.day == window.day]
        found += sum(end - start for start, end in pieces(window, here) if end - start >= shortest)
    return found


def track_reasons(possible: Possible) -> Iterator[Reason]:
    """More side by side than may be."""
    entries = [each for each in possible.layout.entries if each.at_place and possible.starts[each.index]]
    for spans in _spans(possible, entries, is_wide=True):
        confined = _confined(possible, entries, spans)
        needed = sum(each.minutes for each in confined)
        had = possible.problem.rules.tracks * sum(each.ends - each.starts for each in spans)
        if needed > had:
            yield Reason(
                code=ReasonCode.TRACKS_SHORT,
                sessions=tuple(each.job.session_id for each in confined),
                spans=spans,
                needed=needed,
                had=had,
            )
            return


# how short


def fewest_without(possible: Possible, reason: Reason) -> int:
    """How many of its sessions have to be left out at least, for this reason not to hold of the others: the longest."""
    if reason.code is ReasonCode.PERSON_SHORT:
        return reason.needed - reason.had
    short, count = reason.needed - reason.had, 0
    for each in sorted(_counted(possible, reason), reverse=True):
        if short <= 0:
            break
        short, count = short - each, count + 1
    return max(count, 1)


def _counted(possible: Possible, reason: Reason) -> list[int]:
    """Of each of its sessions what is counted of it, in minutes; nothing where sessions are not added up."""
    own = [possible.layout.entries[possible.layout.index[each]] for each in reason.sessions]
    if reason.code in {ReasonCode.ROOMS_SHORT, ReasonCode.TRACKS_SHORT}:
        return [each.minutes for each in own]
    if reason.code is not ReasonCode.INSPECTORS_SHORT:
        return []
    takes = _takes(possible, _inspected(possible))
    pool = {possible.layout.party(each) for each in reason.who}
    return [takes[each.index] * (each.wanted - len(set(each.pool) - pool)) for each in own]


# times


def _spans(possible: Possible, entries: Sequence[Entry], *, is_wide: bool) -> list[Spans]:
    """The times that the sessions themselves speak of, then each day, then all days; the shorter first."""
    counts: defaultdict[Spans, int] = defaultdict(int)
    for entry in entries:
        counts[tuple(sorted(entry.job.windows))] += 1
    days = possible.problem.days
    often = sorted(counts, key=lambda each: -counts[each])[: MOST_SPANS if is_wide else 3]
    ranges = [days[first:last] for first in range(len(days)) for last in range(first + 1, len(days) + 1)]
    found = {*often, *(ranges if is_wide else [days])} - {()}
    return sorted(found, key=lambda each: (sum(one.ends - one.starts for one in each), each))


def _confined(possible: Possible, entries: Iterable[Entry], spans: Spans) -> list[Entry]:
    """Those that can lie nowhere else."""
    outside: dict[int, int] = {}
    found = []
    for entry in entries:
        if entry.minutes not in outside:
            outside[entry.minutes] = ~possible.inside(spans, entry.minutes)
        if not possible.starts[entry.index] & outside[entry.minutes]:
            found.append(entry)
    return found
