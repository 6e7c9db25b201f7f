"""What cannot be for reasons of plain arithmetic: found by counting, without a search, at any size."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from inspection_ready.domain.plan_problem import Window
from inspection_ready.domain.plan_reasons import Reason, ReasonCode
from inspection_ready.domain.timetable import Turn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection_ready.domain.plan_problem import Job, Who
    from inspection_ready.planning.laid_out import Entry
    from inspection_ready.planning.possible import Possible

MOST_TOGETHER = 3
"""So many people at most are named for being free at no one time, where fewer will not say it."""


def session_reasons(possible: Possible) -> Iterator[Reason]:
    """Sessions that are possible at no time, each with one reason: the plainest that says it all."""
    for entry in possible.free_entries:
        if not possible.alone[entry.index]:
            yield why_never(possible, entry)


def why_never(possible: Possible, entry: Entry) -> Reason:
    """Of a session that could begin at no time even if it were alone."""
    job, own = entry.job, (entry.job.session_id,)
    if not possible.within(entry):
        longest = max((each.ends - each.starts for each in job.windows), default=0)
        return Reason(code=ReasonCode.TOO_LONG, sessions=own, needed=job.minutes, had=longest)
    if not job.spots:
        coming = len(job.must) + job.inspectors_wanted
        return Reason(code=ReasonCode.NO_ROOM, sessions=own, needed=coming)
    if not possible.of_places(entry):
        return Reason(code=ReasonCode.ROOM_NOT_FREE, sessions=own, rooms=rooms_of(job), spans=job.windows)
    return _people_reason(possible, entry) or _inspectors_reason(possible, entry)


def _people_reason(possible: Possible, entry: Entry) -> Reason | None:
    job, own = entry.job, (entry.job.session_id,)
    who = tuple(possible.layout.parties[each] for each in _never_together(possible, entry))
    if len(who) == 1:
        had = longest_free(possible, job, who[0])
        code = ReasonCode.PERSON_NOT_FREE
        return Reason(code=code, sessions=own, who=who, needed=job.minutes, had=had, spans=job.windows)
    if who:
        return Reason(code=ReasonCode.NOT_FREE_TOGETHER, sessions=own, who=who, spans=job.windows)
    return None


def _inspectors_reason(possible: Possible, entry: Entry) -> Reason:
    """Of a session whose people are free at once at some time."""
    job, parties = entry.job, possible.layout.parties
    if not possible.of_inspectors(entry):
        return Reason(
            code=ReasonCode.TOO_FEW_INSPECTORS,
            sessions=(job.session_id,),
            who=tuple(parties[each] for each in entry.pool),
            needed=job.inspectors_wanted,
            had=_most_inspectors(possible, entry),
        )
    who = tuple(parties[each] for each in _in_the_way(possible, entry))
    return Reason(
        code=ReasonCode.NO_TIME, sessions=(job.session_id,), who=who, rooms=_scarce(possible, entry)
    )


def longest_free(possible: Possible, job: Job, who: Who) -> int:
    """Minutes that somebody is free in one piece, within the times the session may be in."""
    taken = [*possible.problem.busy.get(who, ()), *possible.fixed_times(who)]
    return max(
        (
            end - start
            for window in job.windows
            for start, end in pieces(window, [each for each in taken if each.day == window.day])
        ),
        default=0,
    )


def pieces(window: Window, taken: Sequence[Window]) -> Iterator[tuple[int, int]]:
    """What is left of a time when others are taken out of it."""
    since = window.starts
    for each in sorted(taken):
        if each.starts > since:
            yield since, min(each.starts, window.ends)
        since = max(since, each.ends)
        if since >= window.ends:
            return
    yield since, window.ends


def order_reasons(possible: Possible) -> Iterator[Reason]:
    """Rules of order that cannot all hold: of each that is first or last, the one that gives least way."""
    for entry in possible.layout.entries:
        if entry.turn is Turn.ANY or not possible.alone[entry.index]:
            continue
        others = [each for each in possible.layout.entries if possible.alone[each.index]]
        if entry.turn is Turn.FIRST:
            seen = [each for each in others if each.is_seen and each.turn is not Turn.FIRST]
            found = min(seen, key=lambda each: possible.last(possible.alone[each.index]), default=None)
            if found is not None and (reason := _not_before(possible, entry, found)):
                yield reason
        else:
            held = [each for each in others if each.at_place and each.turn is not Turn.LAST]
            found = max(held, key=lambda each: _first_end(possible, each), default=None)
            if found is not None and (reason := _not_after(possible, entry, found)):
                yield reason


def squeezed_reasons(possible: Possible, told: set[int]) -> Iterator[Reason]:
    """Sessions to which the order of several others together leaves no time."""
    for entry in possible.layout.entries:
        if entry.job.session_id in told or not possible.alone[entry.index] or possible.starts[entry.index]:
            continue
        turned = [
            each.job.session_id
            for each in possible.layout.entries
            if each.turn is not Turn.ANY and each is not entry
        ]
        alone = possible.alone[entry.index]
        yield Reason(
            code=ReasonCode.OUT_OF_ORDER,
            sessions=(entry.job.session_id, *turned),
            earliest=possible.first(alone),
            latest=possible.last(alone),
        )


def _not_before(possible: Possible, first: Entry, other: Entry) -> Reason | None:
    soonest = possible.first(possible.alone[first.index])
    latest = possible.last(possible.alone[other.index])
    if _place(possible, soonest) <= _place(possible, latest):
        return None
    return _out_of_order(possible, (first, other), soonest, latest)


def _not_after(possible: Possible, last: Entry, other: Entry) -> Reason | None:
    soonest = possible.first(possible.alone[other.index])
    latest = possible.last(possible.alone[last.index])
    if _first_end(possible, other) <= _place(possible, latest):
        return None
    return _out_of_order(possible, (other, last), soonest, latest)


def _out_of_order(
    possible: Possible, pair: tuple[Entry, Entry], soonest: tuple[int, int], latest: tuple[int, int]
) -> Reason:
    one, two = pair
    held = [
        party
        for party in one.must
        if possible.of_party(one, party) and possible.first(possible.of_party(one, party)) == soonest
        and possible.first(possible.within(one)) != soonest
    ]  # fmt: skip
    held += [
        party
        for party in two.must
        if party not in held
        and possible.of_party(two, party) and possible.last(possible.of_party(two, party)) == latest
        and possible.last(possible.within(two)) != latest
    ]  # fmt: skip
    return Reason(
        code=ReasonCode.OUT_OF_ORDER,
        sessions=(one.job.session_id, two.job.session_id),
        who=tuple(possible.layout.parties[each] for each in held),
        earliest=soonest,
        latest=latest,
    )


def _place(possible: Possible, when: tuple[int, int]) -> tuple[int, int]:
    return possible.layout.rank[when[0]], when[1]


def _first_end(possible: Possible, entry: Entry) -> tuple[int, int]:
    day, starts = possible.first(possible.alone[entry.index])
    return possible.layout.rank[day], starts + entry.minutes


def _never_together(possible: Possible, entry: Entry) -> tuple[int, ...]:
    """The fewest people who are never free at once when it may be; empty where all are."""
    if possible.of_people(entry, entry.must):
        return ()
    for count in range(1, MOST_TOGETHER + 1):
        for parties in combinations(entry.must, count):
            if not possible.of_people(entry, parties):
                return parties
    kept = list(entry.must)
    for party in entry.must:
        fewer = [each for each in kept if each != party]
        if not possible.of_people(entry, fewer):
            kept = fewer
    return tuple(kept)


def _most_inspectors(possible: Possible, entry: Entry) -> int:
    counts = range(entry.wanted, 0, -1)
    return next((count for count in counts if possible.of_inspectors(entry, count)), 0)


def _in_the_way(possible: Possible, entry: Entry) -> tuple[int, ...]:
    """Whose times matter: those without whom more starts were left."""
    rest = possible.of_places(entry) & possible.of_inspectors(entry)
    everybody = possible.of_people(entry, entry.must)
    assert not rest & everybody, "asked only of what is never possible"
    found = [each for each in entry.must if possible.of_party(entry, each) != possible.within(entry)]
    kept = list(found)
    for party in found:
        fewer = [each for each in kept if each != party]
        if not rest & possible.of_people(entry, fewer):
            kept = fewer
    return tuple(kept)


def _scarce(possible: Possible, entry: Entry) -> tuple[int, ...]:
    """The rooms, where these are among what is in the way."""
    free = possible.of_people(entry, entry.must) & possible.of_inspectors(entry)
    return rooms_of(entry.job) if free else ()


def rooms_of(job: Job) -> tuple[int, ...]:
    return tuple(dict.fromkeys(each.room_id for each in job.spots if each.room_id is not None))


def by_person(possible: Possible) -> dict[int, list[Entry]]:
    """The sessions each has to be at and that are to be placed, by party."""
    held: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry in possible.free_entries:
        for party in entry.must:
            held[party].append(entry)
    return held
