"""How many people a lunch or a break is for: counted from who has something to do before and after it."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.papers import happens_somewhere, is_held, named_at, says_no_number, unnamed_at
from inspection_ready.domain.people import Side
from inspection_ready.domain.sheets import people_at
from inspection_ready.domain.timetable import SessionFormat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.people import Person
    from inspection_ready.domain.timetable import Session

NEAR = 30
"""Minutes: whoever has done so shortly before, or begins so shortly after, may stay for it."""

Who = tuple[str, object]
"""OURS and their id, PARTNERS and their id, or INSPECTORS and a name."""
OURS, PARTNERS, INSPECTORS = "ours", "partners", "inspectors"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One lunch or break at one base. ``session`` None: it is in no timetable, and people are there over lunch."""

    day: int
    base_id: int
    starts: int
    ends: int
    session: Session | None = None
    stay: Mapping[str, int]
    """Who has something to do there before and after it, by OURS, PARTNERS and INSPECTORS."""
    may_stay: int = 0
    """Who is done just before it, or begins just after."""
    busy: int = 0
    """Who is in a session that runs over it."""
    says_no_number: bool = False
    """Inspectors are there of whom nobody said how many they are."""

    @property
    def count(self) -> int:
        return sum(self.stay.values())


@dataclass(frozen=True, slots=True)
class _Span:
    starts: int
    ends: int


def sittings(facts: PackFacts) -> tuple[Sitting, ...]:
    """By day, clock and base; breaks of a timetable that has no base are at every base where something happens."""
    found = [each for day in facts.dated_days for each in _of_day(facts, day.day)]
    order = {base.id: (not base.is_main, base.name.casefold()) for base in facts.bases}
    return tuple(sorted(found, key=lambda one: (one.day, one.starts, order.get(one.base_id, (True, "")))))


def _of_day(facts: PackFacts, day: int) -> Iterator[Sitting]:
    sessions = tuple(each for each in facts.sessions if each.day == day and is_held(each))
    bases = dict.fromkeys(
        each.base_id for each in sessions if happens_somewhere(each) and each.base_id is not None
    )
    breaks = [each for each in sessions if each.format is SessionFormat.BREAK]
    for one in breaks:
        for base_id in bases if one.base_id is None else (one.base_id,):
            yield _sitting(facts, sessions, _Span(one.starts, one.ends), base_id, one)
    for base_id in bases:
        yield from _assumed(facts, sessions, base_id, breaks)


def _assumed(
    facts: PackFacts, sessions: Sequence[Session], base_id: int, breaks: Iterable[Session]
) -> Iterator[Sitting]:
    """Lunch where no break lies in the time for it, and somebody is free there for as long as lunch takes."""
    rules = facts.timetable
    if rules is None or not rules.lunch_minutes:
        return
    window = _Span(rules.lunch_from, rules.lunch_to)
    if any(each.base_id in {None, base_id} and _meet(each, window) for each in breaks):
        return
    gaps = [
        _Span(max(one.ends, window.starts), min(other.starts, window.ends))
        for those in _by_who(facts, sessions).values()
        for one, other in pairwise(those)
        if one.base_id == other.base_id == base_id
    ]
    free = [each for each in gaps if each.ends - each.starts >= rules.lunch_minutes]
    if free:
        starts = Counter(each.starts for each in free).most_common(1)[0][0]
        span = _Span(starts, starts + rules.lunch_minutes)
        sitting = _sitting(facts, sessions, span, base_id, None)
        if sitting.count:
            yield sitting


def _sitting(
    facts: PackFacts, sessions: Sequence[Session], span: _Span, base_id: int, of: Session | None
) -> Sitting:
    there = [each for each in sessions if happens_somewhere(each) and _is_for(of, each)]
    standing = {who: _stands(those, span, base_id) for who, those in _by_who(facts, there).items()}
    for person in people_at(facts, (of,)) if of else ():
        who = _who(person)
        if standing.get(who, IS_AWAY) in {IS_AWAY, MAY_STAY}:
            standing[who] = STAYS
    stay = Counter(kind for (kind, _), how in standing.items() if how == STAYS)
    unnamed, more = _unnamed(there, span, base_id)
    stay[INSPECTORS] += unnamed
    how_many = Counter(standing.values())
    return Sitting(
        day=sessions[0].day,
        base_id=base_id,
        starts=span.starts,
        ends=span.ends,
        session=of,
        stay={kind: stay[kind] for kind in (OURS, PARTNERS, INSPECTORS)},
        may_stay=how_many[MAY_STAY] + more,
        busy=how_many[IS_BUSY],
        says_no_number=any(says_no_number(each) for each in there if each.base_id == base_id),
    )


def _is_for(of: Session | None, each: Session) -> bool:
    """A break of one track is for those on it; one for everybody is for all."""
    return of is None or not of.track or each.track in {0, of.track}


def _who(person: Person) -> Who:
    return OURS if person.side is Side.INSIDE else PARTNERS, person.id


STAYS, MAY_STAY, IS_BUSY, IS_AWAY = "stays", "may stay", "is busy", ""


def _stands(those: Sequence[Session], span: _Span, base_id: int) -> str:
    """``those`` are one person's sessions of the day, in the order of the clock."""
    if any(_meet(each, span) and each.base_id == base_id for each in those):
        return IS_BUSY
    if any(_meet(each, span) for each in those):
        return IS_AWAY
    before = max((each for each in those if each.ends <= span.starts), key=attrgetter("ends"), default=None)
    after = min((each for each in those if each.starts >= span.ends), key=attrgetter("starts"), default=None)
    if before is not None and after is not None:
        return STAYS if before.base_id == base_id else IS_AWAY
    if before is not None and before.base_id == base_id and span.starts - before.ends <= NEAR:
        return MAY_STAY
    if after is not None and after.base_id == base_id and after.starts - span.ends <= NEAR:
        return MAY_STAY
    return IS_AWAY


def _by_who(facts: PackFacts, sessions: Iterable[Session]) -> dict[Who, list[Session]]:
    found: defaultdict[Who, list[Session]] = defaultdict(list)
    for session in filter(happens_somewhere, sessions):
        for person in people_at(facts, (session,)):
            found[_who(person)].append(session)
        for name in named_at(session):
            found[INSPECTORS, name.casefold()].append(session)
    return found


def _unnamed(sessions: Sequence[Session], span: _Span, base_id: int) -> tuple[int, int]:
    """Inspectors without names: the most that are there at once on either side stay as far as both sides have them."""
    here = [each for each in sessions if each.base_id == base_id]
    before = _most_at_once([each for each in here if each.ends <= span.starts])
    after = _most_at_once([each for each in here if each.starts >= span.ends])
    stay = min(before, after)
    near_before = _most_at_once([each for each in here if 0 <= span.starts - each.ends <= NEAR])
    near_after = _most_at_once([each for each in here if 0 <= each.starts - span.ends <= NEAR])
    return stay, max(near_before, near_after, stay) - stay


def _most_at_once(sessions: Sequence[Session]) -> int:
    return max(
        (
            sum(unnamed_at(each) for each in sessions if each.starts <= one.starts < each.ends)
            for one in sessions
        ),
        default=0,
    )


def _meet(session: Session, span: _Span) -> bool:
    return session.starts < span.ends and span.starts < session.ends
