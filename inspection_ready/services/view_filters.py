"""What conditions ask of a register, as filters: made in SQL, or by the ids of rows that are worked out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.accuracy import PointEvidence
from inspection_ready.domain.accuracy_lines import Stand
from inspection_ready.domain.claims import ClaimEvidence, ClaimStanding
from inspection_ready.domain.dates import london_moment
from inspection_ready.domain.evidence import EvidenceStatus, EvidenceUse
from inspection_ready.domain.people import Person
from inspection_ready.domain.requests import WORKING, Request, RequestEvidence
from inspection_ready.domain.responsibilities import Subject
from inspection_ready.domain.signatures import is_all_signed
from inspection_ready.domain.views import Ask, Condition, day_of
from inspection_ready.records.aspects import COVERAGE, Aspect, Sort, aspects_of
from inspection_ready.services.accuracy_standing import accuracy_standing
from inspection_ready.services.claims import current_claims
from inspection_ready.services.listing import Filter, Is
from inspection_ready.services.readiness import day_that_counts
from inspection_ready.services.sign_standings import SIGNABLE, sign_standings, unsigned_evidence

if TYPE_CHECKING:
    from inspection_ready.storage.unit_of_work import Reader

ONE_DAY = dt.timedelta(days=1)
USES = ("statement", "category", "item")
"""Of evidence: what it serves. Statement and category are asked of one use, not of two."""


@dataclass(frozen=True)
class Moment:
    """When a view is looked at. What takes work is worked out once, and only where a condition asks for it."""

    reader: Reader
    now: dt.datetime
    today: dt.date

    @cached_property
    def visit(self) -> dt.date:
        """The first day on site where it is known and to come, else today."""
        return day_that_counts(self.reader, today=self.today)

    @cached_property
    def claims(self) -> ClaimStanding:
        return current_claims(self.reader, today=self.today)

    def day(self, value: str) -> dt.date | None:
        return day_of(value, today=self.today, visit=self.visit if value.startswith("visit") else self.today)


def filters_of(at: Moment, register: str, conditions: Sequence[Condition]) -> tuple[Filter, ...]:
    """What cannot be asked of this register is left out: ``services.views.as_asked`` says so."""
    if register == COVERAGE:
        return ()
    aspects = {each.what: each for each in aspects_of(register)}
    plain = [one for one in conditions if not (register == "evidence" and one.what in USES)]
    found = list(_uses([one for one in conditions if one not in plain]))
    for one in plain:
        aspect = aspects.get(one.what)
        if aspect is not None:
            found.extend(_filters(at, register, aspect, one))
    return tuple(found)


def _filters(at: Moment, register: str, aspect: Aspect, one: Condition) -> Iterable[Filter]:
    if aspect.sort is Sort.STANDING:
        made = STANDINGS[register, one.what](at)
        return made if one.ask is Ask.HOLDS else _not(made)
    if aspect.sort is Sort.PROOF:
        wanted = {line.claim.id for line in at.claims.lines if line.proof.value in one.values}
        return [Filter("id", Is.WITHIN if one.ask is Ask.IS else Is.OUTSIDE, frozenset(wanted))]
    if register == "requests" and one.what == "team":
        return [_of_team(one)]
    if aspect.sort is Sort.EITHER:
        fields = [_of_field(at, Sort.LINK, name, one) for name in ("owner_id", "second_id")]
        either = tuple(each for own in fields for each in own)
        return either if one.ask is Ask.IS_NOT else [Filter("", Is.ANY, either)]
    return _of_field(at, aspect.sort, one.what, one)


def _of_field(at: Moment, sort: Sort, name: str, one: Condition) -> tuple[Filter, ...]:
    match one.ask:
        case Ask.EMPTY:
            return (Filter(name, Is.EMPTY),)
        case Ask.FILLED:
            return (Filter(name, Is.FILLED),)
        case Ask.IS | Ask.IS_NOT:
            among = Filter(name, Is.AMONG, tuple(_value(sort, value) for value in one.values))
            if one.ask is Ask.IS:
                return (among,)
            return (Filter("", Is.ANY, (Filter(name, Is.EMPTY), Filter("", Is.NONE, (among,)))),)
        case _:
            return _of_day(at, sort, name, one)


def _of_day(at: Moment, sort: Sort, name: str, one: Condition) -> tuple[Filter, ...]:
    """On a day includes the whole of it. A day that is not understood is passed by nothing."""
    days = [day for day in map(at.day, one.values) if day is not None]
    if len(days) != (2 if one.ask is Ask.BETWEEN else 1):
        return (Filter("id", Is.WITHIN, frozenset()),)
    last = _end(sort, days[-1])
    match one.ask:
        case Ask.BY:
            return (Filter(name, Is.BY, last),)
        case Ask.OPEN:
            return (Filter(name, Is.NOT_BY, last),)
        case Ask.AFTER:
            return (Filter(name, Is.FILLED), Filter(name, Is.NOT_BY, last))
        case Ask.BETWEEN:
            return (Filter(name, Is.NOT_BY, _end(sort, days[0] - ONE_DAY)), Filter(name, Is.BY, last))
        case _:
            return (Filter("id", Is.WITHIN, frozenset()),)


def _end(sort: Sort, day: dt.date) -> dt.date | dt.datetime:
    """Of a moment: the last of that day, on the council's clock."""
    if sort is not Sort.MOMENT:
        return day
    return london_moment(dt.datetime.combine(day + ONE_DAY, dt.time())) - dt.timedelta(microseconds=1)


def _value(sort: Sort, value: str) -> Any:
    """As the column holds it; what cannot be in it is what no row holds."""
    match sort:
        case Sort.LINK | Sort.EITHER:
            return int(value) if value.isascii() and value.lstrip("-").isdigit() else 0
        case Sort.TICK | Sort.KNOWN:
            return value == "yes"
        case _:
            return value


# what evidence serves


def _uses(conditions: Sequence[Condition]) -> Iterable[Filter]:
    for subject, whats in ((Subject.STATEMENT, ("statement", "category")), (Subject.ITEM, ("item",))):
        own = [one for one in conditions if one.what in whats]
        of_subject = Filter("subject", Is.EQUAL, subject)
        wanted = [Filter(_COLUMN[one.what], Is.AMONG, one.values) for one in own if one.ask is Ask.IS]
        if wanted:
            yield Filter("id", Is.NAMED, (EvidenceUse, "evidence_id", of_subject, *wanted))
        for one in own:
            if one.ask is not Ask.IS:
                test = Is.NAMED if one.ask is Ask.FILLED else Is.UNNAMED
                asked = Filter(_COLUMN[one.what], Is.FILLED)
                if one.ask is Ask.IS_NOT:
                    asked = Filter(_COLUMN[one.what], Is.AMONG, one.values)
                yield Filter("id", test, (EvidenceUse, "evidence_id", of_subject, asked))


_COLUMN = {"statement": "code", "category": "category", "item": "code"}


def _of_team(one: Condition) -> Filter:
    """A request has the team of its owner."""
    if one.ask is Ask.EMPTY:
        teamed = Filter("owner_id", Is.NAMED, (Person, "id", Filter("team", Is.FILLED)))
        return Filter("", Is.ANY, (Filter("owner_id", Is.EMPTY), Filter("", Is.NONE, (teamed,))))
    asked = Filter("team", Is.FILLED) if one.ask is Ask.FILLED else Filter("team", Is.AMONG, one.values)
    among = Filter("owner_id", Is.NAMED, (Person, "id", asked))
    if one.ask is not Ask.IS_NOT:
        return among
    return Filter("", Is.ANY, (Filter("owner_id", Is.EMPTY), Filter("", Is.NONE, (among,))))


# what is worked out

Standing = Callable[[Moment], tuple[Filter, ...]]


def _not(made: Sequence[Filter]) -> tuple[Filter, ...]:
    turned = {Is.WITHIN: Is.OUTSIDE, Is.OUTSIDE: Is.WITHIN}
    if len(made) == 1 and made[0].test in turned:
        return (Filter(made[0].field, turned[made[0].test], made[0].value),)
    return (Filter("", Is.NONE, tuple(made)),)


def _stale(at: Moment) -> tuple[Filter, ...]:
    held = Filter("status", Is.EQUAL, EvidenceStatus.HELD)
    return (held, Filter("review_on", Is.BY, at.visit - ONE_DAY))


def _unowned(at: Moment) -> tuple[Filter, ...]:
    left = Filter("owner_id", Is.NAMED, (Person, "id", Filter("left_on", Is.BY, at.visit)))
    return (Filter("", Is.ANY, (Filter("owner_id", Is.EMPTY), left)),)


def _unsigned_evidence(at: Moment) -> tuple[Filter, ...]:
    return (Filter("id", Is.WITHIN, unsigned_evidence(at.reader)),)


def _unsigned_requests(at: Moment) -> tuple[Filter, ...]:
    requests = at.reader.register(Request).having("state", SIGNABLE)
    found = sign_standings(at.reader, requests)
    open_ = frozenset(each.id for each in requests if not is_all_signed(found[each.id]))
    return (Filter("id", Is.WITHIN, open_),)


def _late(at: Moment) -> tuple[Filter, ...]:
    return (Filter("state", Is.AMONG, WORKING), Filter("due_at", Is.BY, at.now))


def _unproved(at: Moment) -> tuple[Filter, ...]:
    return (Filter("id", Is.WITHIN, frozenset(line.claim.id for line in at.claims.unproved)),)


def _points(*stands: Stand) -> Standing:
    def found(at: Moment) -> tuple[Filter, ...]:
        lines = accuracy_standing(at.reader, today=at.today).lines
        return (Filter("id", Is.WITHIN, frozenset(line.point.id for line in lines if line.stand in stands)),)

    return found


STANDINGS: Mapping[tuple[str, str], Standing] = {
    ("evidence", "stale"): _stale,
    ("evidence", "unowned"): _unowned,
    ("evidence", "unsigned"): _unsigned_evidence,
    ("evidence", "unclaimed"): lambda _: (Filter("id", Is.UNNAMED, (ClaimEvidence, "evidence_id")),),
    ("requests", "late"): _late,
    ("requests", "unowned"): _unowned,
    ("requests", "unsigned"): _unsigned_requests,
    ("requests", "unanswered"): lambda _: (Filter("id", Is.UNNAMED, (RequestEvidence, "request_id")),),
    ("claims", "unproved"): _unproved,
    ("claims", "bare"): lambda _: (Filter("id", Is.UNNAMED, (ClaimEvidence, "claim_id")),),
    ("claims", "unowned"): _unowned,
    ("accuracy-points", "to_work_on"): _points(Stand.RAISED, Stand.CHANGED),
    ("accuracy-points", "to_check"): _points(Stand.READY),
    ("accuracy-points", "bare"): lambda _: (Filter("id", Is.UNNAMED, (PointEvidence, "point_id")),),
    ("accuracy-points", "unowned"): _unowned,
}
