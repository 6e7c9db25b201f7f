"""A plan of the timetable in words: what it would move, what it costs, and what did not fit."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from inspection_ready.domain.inspectors import named_inspectors
from inspection_ready.domain.plan_choice import Matters
from inspection_ready.domain.plan_dropouts import DropKind
from inspection_ready.domain.plan_making import called as as_planned
from inspection_ready.domain.plan_making import team_of
from inspection_ready.domain.plan_problem import Preference
from inspection_ready.domain.plan_reasons import PlanNames
from inspection_ready.domain.timetable import Half
from inspection_ready.phrases.clashes import called, clash_sentence, clashes_told
from inspection_ready.phrases.dates import clock_range, weekday_and_day
from inspection_ready.phrases.plan_reasons import explained_in_words
from inspection_ready.phrases.timetable import day_words, length_words, track_words
from inspection_ready.phrases.values import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from inspection_ready.domain.clash_grid import Circumstances
    from inspection_ready.domain.plan_proposals import PlanChange, Proposal
    from inspection_ready.domain.timetable import Session
    from inspection_ready.domain.whole_timetable import WholeTimetable

PREFERENCES: dict[Preference, str] = {
    Preference.HALF_DAYS: "Sessions that are not in the half-day they were wanted in",
    Preference.WISHES: "Sessions at times when a second cannot",
    Preference.SPREAD: "The longest day is longer than the shortest by",
    Preference.WALKING: "On the way between rooms and bases, of everybody together",
    Preference.LOAD: "Sessions that one inspector has above an even share",
    Preference.ROOM: "Seats that stay empty",
    Preference.MOVED: "Sessions that are not where they stood",
}
WEIGHT_LABELS: dict[Preference, str] = {
    Preference.HALF_DAYS: "Half-days as wanted",
    Preference.WISHES: "Seconds can come too",
    Preference.SPREAD: "Days of the same length",
    Preference.WALKING: "Little time on the way",
    Preference.LOAD: "Inspectors have as much to do as each other",
    Preference.ROOM: "No larger room than is needed",
    Preference.MOVED: "Sessions stay where they stand",
}
DROP_KINDS: dict[DropKind, str] = {
    DropKind.INSPECTOR: "An inspector cannot come",
    DropKind.PERSON: "A person cannot come",
    DropKind.ROOM: "A room is lost",
    DropKind.BASE: "A base is closed",
    DropKind.HOURS: "The day is shorter",
}
MATTERS_WORDS: dict[Matters, str] = {
    Matters.NOT: "Does not matter",
    Matters.SOME: "Matters some",
    Matters.LOT: "Matters a lot",
}
WHEN: dict[Half | None, str] = {
    None: "At the time below",
    Half.MORNING: "In the morning, whenever it can start",
    Half.AFTERNOON: "In the afternoon, whenever it can start",
    Half.ANY: "At any time of that day",
}
CONFIRMED_TOO = (
    "Confirmed sessions may move out of its way too. Those that do are pencilled again, and whoever comes has to be "
    "asked anew"
)
CONFIRMED_STAYED = (
    "Confirmed sessions were left where they are. If they may move out of its way too, it may find a place."
)
WORTH_SAYING = 60
"""Per cent; a plan may be the best though next to nothing is proven of it, and to say so would alarm."""
_IN_MINUTES = frozenset({Preference.SPREAD, Preference.WALKING})
NO_CHANGE = "Nothing has to move."
NO_PLACE = "no place found"
NOBODY_CHOSEN = "none yet"


def headline(proposal: Proposal) -> str:
    """How many are placed and how many move, and whether that is good."""
    placed = f"Placed: {proposal.asked - len(proposal.unplaced)} of {counted(proposal.asked)}. "
    told = [f"{placed if proposal.asked else ''}{_moved_words(proposal)}"]
    if proposal.unplaced and not proposal.asked:
        told.append(f"{counted(len(proposal.unplaced))} would find no place")
    if proposal.new_clashes:
        were = "was" if len(proposal.new_clashes) == 1 else "were"
        told.append(f"The check finds {clashes_told(len(proposal.new_clashes))} that {were} not there before")
    else:
        told.append("The check finds no clash that was not there before")
    was, now = len(proposal.clashes_before), len(proposal.clashes_after)
    if was != now:
        told.append(f"Clashes: {was} before, {now} after")
    return f"{'. '.join(told)}."


def standing(proposal: Proposal) -> str:
    """How much is known of whether there is anything better; empty where nothing moves."""
    if not proposal.asked:
        return (
            "Proven: no fewer sessions could move." if proposal.is_best else "The fewest moves found so far."
        )
    if proposal.is_best:
        return "Proven: nothing places as many and weighs better."
    most = proposal.better_at_most
    if most is None or most > WORTH_SAYING:
        return "The best found so far; more time may find better."
    return (
        f"The best found so far. Proven: nothing that places as many is more than {most}% better, and there may be "
        "nothing better."
    )


def counted(count: int) -> str:
    return f"{count} session{'' if count == 1 else 's'}"


def change_rows(
    proposal: Proposal, people: Mapping[int, str], places: Mapping[int, str]
) -> tuple[tuple[str, str, str, str], ...]:
    """Of each change the session, where and when it was and would be, and whom it is about."""
    at: defaultdict[int, list[str]] = defaultdict(list)
    for each in proposal.before.attendances:
        at[each.session_id].append(people.get(each.person_id, ""))
    return tuple(_change_row(proposal, each, at[each.before.id], places) for each in proposal.changes)


def trade_offs(proposal: Proposal) -> tuple[tuple[str, str, str], ...]:
    """Each preference, before and after, that is not nothing in both; none where nothing changes."""
    if not proposal.changes:
        return ()
    before, after = proposal.costs_before or {}, proposal.costs_after or {}
    return tuple(
        (words, _cost(preference, before.get(preference)), _cost(preference, after.get(preference)))
        for preference, words in PREFERENCES.items()
        if before.get(preference) or after.get(preference)
    )


def unplaced_words(proposal: Proposal) -> tuple[str, ...]:
    """Each session that found no place: where it stays."""
    return tuple(
        f"No place was found for {called(each)}. It stays where it stood: {_where_when(proposal, each, {})}."
        for each in proposal.unplaced
    )


def attention(proposal: Proposal) -> tuple[str, ...]:
    """What to look at: clashes first, then what stays behind, what was agreed already and what else could be allowed."""
    told = [clash_sentence(each) for each in proposal.new_clashes]
    told += [
        f"{called(each)} is travel to or from a session that moves. It stays where it is: move or remove it by hand."
        for each in proposal.travel
    ]
    if proposal.unconfirmed:
        names = joined([called(each) for each in proposal.unconfirmed])
        told.append(
            f"{names} {'was' if len(proposal.unconfirmed) == 1 else 'were'} confirmed and would be pencilled again: "
            "whoever comes has to be asked anew."
        )
    if proposal.confirmed_stayed:
        told.append(CONFIRMED_STAYED)
    return tuple(told)


def reasons_told(made: Proposal, names: PlanNames) -> tuple[str, ...]:
    """Why not everything has a place, and what would mend it."""
    if made.explanation is None:
        return ()
    there = [f"If it went there all the same: {clash_sentence(each)}" for each in made.in_the_way]
    return (*there, *explained_in_words(made.explanation, names))


def names_of(whole: WholeTimetable, known: Circumstances) -> PlanNames:
    """What people call those and that of which a planner knows numbers."""
    named = [name for each in whole.sessions for name in named_inspectors(each.inspectors)]
    return PlanNames(
        people={each.id: each.name for each in known.people.values()},
        inspectors={as_planned(each): each for each in named} | team_of(whole),
        sessions={each.id: called(each).strip("“”") for each in whole.sessions},
        rooms={each.id: each.name for each in known.rooms.values()},
        bases={each.id: each.name for each in known.bases.values()},
        days={each.day: weekday_and_day(each.on) for each in whole.days if each.on is not None},
    )


def _moved_words(proposal: Proposal) -> str:
    moved = sum(each.is_moved for each in proposal.changes)
    other = len(proposal.changes) - moved
    if not proposal.changes:
        return "Nothing moves"
    told = f"{counted(moved)} would move" if moved else "None would move"
    return f"{told}, {other} would change room or inspectors only" if other else told


def _where_when(proposal: Proposal, session: Session, places: Mapping[int, str]) -> str:
    day = day_words(proposal.before.day(session.day))
    where = ", ".join(
        name for each in (session.room_id, session.base_id) if (name := places.get(each or 0, ""))
    )
    return f"{day}, {clock_range(session.starts, session.ends)}{f', {where}' if where else ''}"


def _change_row(
    proposal: Proposal, change: PlanChange, named: Iterable[str], places: Mapping[int, str]
) -> tuple[str, str, str, str]:
    was, becomes = (_where_when(proposal, each, places) for each in (change.before, change.after))
    for told in _beside_the_place(change, is_same=was == becomes):
        was, becomes = f"{was}, {told[0]}", f"{becomes}, {told[1]}"
    who = ", ".join(dict.fromkeys(each for each in named if each))
    return called(change.before).strip("“”"), was, becomes, who


def _beside_the_place(change: PlanChange, *, is_same: bool) -> Iterator[tuple[str, str]]:
    """What else differs; the track is said only where day, time and room (``is_same``) would leave nothing to see."""
    before, after = change.before, change.after
    if is_same and before.track != after.track:
        yield track_words(before.track), track_words(after.track)
    if before.inspectors != after.inspectors:
        yield _inspectors_words(before), _inspectors_words(after)


def _inspectors_words(session: Session) -> str:
    return f"inspectors: {session.inspectors or NOBODY_CHOSEN}"


def _cost(preference: Preference, cost: int | None) -> str:
    if cost is None:
        return "not known"
    return length_words(cost) if preference in _IN_MINUTES else str(cost)
