"""What is missing, stale or unowned: a table of rules over the registers as they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.content_gaps import key_facts, named_in_sections, pictures, sections_to_review
from inspection_ready.domain.gaps_claims import claims, crowded_evidence
from inspection_ready.domain.gaps_evidence import evidence
from inspection_ready.domain.gaps_owners import owner_and_second
from inspection_ready.domain.gaps_requests import requests
from inspection_ready.domain.gaps_signing import signing
from inspection_ready.domain.gaps_tasks import diaries, roles, tasks
from inspection_ready.domain.letter_gaps import letters, lists
from inspection_ready.domain.map_gaps import maps
from inspection_ready.domain.people import Side, Tier
from inspection_ready.domain.places import PlaceCategory
from inspection_ready.domain.readiness import Finding, Severity, Standing
from inspection_ready.domain.responsibilities import Subject
from inspection_ready.domain.sections import PLACES_IN, SectionSource, SectionStatus
from inspection_ready.domain.timetable_gaps import (
    clashes_of_the_timetable,
    days_of_the_timetable,
    main_people_away,
    no_timetable,
    sessions_without_people,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from inspection_ready.domain.absences import Absence
    from inspection_ready.domain.bases import BaseFact
    from inspection_ready.domain.key_dates import Span
    from inspection_ready.domain.places import Place
    from inspection_ready.domain.sections import Section

Rule = Callable[[Standing], Iterator[Finding]]


def findings(standing: Standing) -> tuple[Finding, ...]:
    """The most pressing first; within that in the order of the rules, then by name or in an order of their own."""
    order = list(Severity)
    found = [
        finding
        for rule in RULES
        for finding in sorted(rule(standing), key=_by_code if rule in IN_ORDER else _by_name)
    ]
    return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))


def _by_code(finding: Finding) -> str:
    return finding.code


def _by_name(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.name.casefold()


# Responsible people


def _responsible(standing: Standing) -> Iterator[Finding]:
    held = {(one.subject, one.code): one for one in standing.responsibilities}
    for asked in standing.asked:
        one = held.get((asked.subject, asked.code))
        is_item = asked.subject is Subject.ITEM
        yield from owner_and_second(
            standing,
            register="responsibility",
            record_id=one.id if one else None,
            name=asked.title,
            owner=one.owner_id if one else None,
            second=one.second_id if one else None,
            severities=(Severity.MEDIUM, Severity.LOW) if is_item else (Severity.HIGH, Severity.MEDIUM),
            data={"subject": asked.subject, "code": asked.code},
        )


def _unknown_subjects(standing: Standing) -> Iterator[Finding]:
    """Left from an earlier edition of the framework, or mistyped in a file."""
    asked = {(one.subject, one.code) for one in standing.asked}
    for one in standing.responsibilities:
        if asked and (one.subject, one.code) not in asked:
            data = {"subject": one.subject}
            yield Finding(
                code="unknown_subject",
                severity=Severity.LOW,
                register="responsibility",
                record_id=one.id,
                name=one.code,
                data=data,
            )


def _functions(standing: Standing) -> Iterator[Finding]:
    for function in standing.functions:
        yield from owner_and_second(
            standing,
            register="function",
            record_id=function.id,
            name=function.name,
            owner=function.contact_id,
            second=function.second_id,
            severities=(Severity.HIGH, Severity.MEDIUM),
            data={},
        )


def _one_contact_for_many(standing: Standing) -> Iterator[Finding]:
    """One person's illness would take several functions away at once."""
    functions: defaultdict[int, list[str]] = defaultdict(list)
    for function in standing.functions:
        if function.contact_id is not None:
            functions[function.contact_id].append(function.name)
    for person_id, names in functions.items():
        person = standing.person.get(person_id)
        if person is not None and len(names) > 1 and not person.has_left(standing.today):
            yield Finding(
                code="contact_for_many",
                severity=Severity.LOW,
                register="person",
                record_id=person_id,
                name=person.name,
                data={"functions": tuple(sorted(names))},
            )


# People


def _without_email(standing: Standing) -> Iterator[Finding]:
    for person in standing.people:
        if not person.email and person.side is Side.INSIDE and not person.has_left(standing.today):
            yield Finding(
                code="no_email",
                severity=Severity.LOW,
                register="person",
                record_id=person.id,
                name=person.name,
            )


def _no_director(standing: Standing) -> Iterator[Finding]:
    """Without one, nobody's absence would be seen to matter."""
    if not standing.accountable or not standing.people:
        return
    if not any(
        person.tier is Tier.DIRECTOR and not person.has_left(standing.today) for person in standing.people
    ):
        yield Finding(
            code="no_director",
            severity=Severity.HIGH,
            register="person",
            record_id=None,
            name=standing.accountable,
        )


def _director_away(standing: Standing) -> Iterator[Finding]:
    for absence in standing.absences:
        person = standing.person.get(absence.person_id)
        if person is None or person.tier is not Tier.DIRECTOR:
            continue
        for day in standing.days:
            if _is_away(absence, day.span):
                yield Finding(
                    code="director_away",
                    severity=Severity.HIGH if day.is_on_site else Severity.MEDIUM,
                    register="absence",
                    record_id=absence.id,
                    name=person.name,
                    data={
                        "role": person.role,
                        "day": day.name,
                        "first": day.span.first,
                        "last": day.span.last,
                        "from": absence.starts_on,
                        "to": absence.ends_on,
                    },
                )


def _is_away(absence: Absence, span: Span) -> bool:
    return absence.starts_on <= span.last and (absence.ends_on is None or absence.ends_on >= span.first)


# Bases


def _main_base(standing: Standing) -> Iterator[Finding]:
    main = [base for base in standing.open_bases if base.is_main]
    if not main and standing.open_bases:
        yield Finding(
            code="no_main_base", severity=Severity.HIGH, register="base", record_id=None, name="Bases"
        )
    if len(main) > 1:
        names = tuple(sorted(base.name for base in main))
        for base in main:
            yield Finding(
                code="several_main_bases",
                severity=Severity.HIGH,
                register="base",
                record_id=base.id,
                name=base.name,
                data={"names": names},
            )


def _where_bases_are(standing: Standing) -> Iterator[Finding]:
    for base in standing.open_bases:
        for code, value in (("no_address", base.address), ("no_postcode", base.postcode)):
            if not value.strip():
                yield Finding(
                    code=code,
                    severity=Severity.MEDIUM,
                    register="base",
                    record_id=base.id,
                    name=base.name,
                )


UNKNOWN = frozenset({"facts_unknown", "no_facts"})


def _facts(standing: Standing) -> Iterator[Finding]:
    """One finding a base and a sort of gap, however many facilities it is about."""
    for base in standing.visited_bases:
        gaps: dict[str, list[str]] = {"facts_unknown": [], "facts_unchecked": [], "facts_stale": []}
        for kind in standing.kinds:
            code = _fact_gap(standing, standing.fact_of.get((base.id, kind.id)))
            if code:
                gaps[code].append(kind.name)
        if 1 < len(standing.kinds) == len(gaps["facts_unknown"]):
            gaps = {"no_facts": gaps["facts_unknown"]}
        for code, kinds in gaps.items():
            if kinds:
                yield Finding(
                    code=code,
                    severity=Severity.LOW if code in UNKNOWN else Severity.MEDIUM,
                    register="base",
                    record_id=base.id,
                    name=base.name,
                    data={"kinds": tuple(kinds), "months": standing.fact_months},
                )


def _fact_gap(standing: Standing, fact: BaseFact | None) -> str | None:
    if fact is None or not fact.is_held:
        return "facts_unknown"
    if not fact.is_checked:
        return "facts_unchecked"
    return "facts_stale" if standing.is_stale(fact) else None


# Places nearby


def _places(standing: Standing) -> Iterator[Finding]:
    for place in standing.open_places:
        for code in _place_gaps(standing, place):
            yield Finding(
                code=code,
                severity=Severity.MEDIUM,
                register="place",
                record_id=place.id,
                name=place.name,
                data={"months": standing.fact_months},
            )


def _place_gaps(standing: Standing, place: Place) -> Iterator[str]:
    if place.category is PlaceCategory.STATION and not place.way.strip():
        yield "no_way"
    if not place.is_checked:
        yield "place_unchecked"
    elif standing.is_stale(place):
        yield "place_stale"


# Welcome pack


def _sections(standing: Standing) -> Iterator[Finding]:
    for section in standing.sections:
        if section.included:
            for code, severity, data in _section_gaps(standing, section):
                yield Finding(
                    code=code,
                    severity=severity,
                    register="section",
                    record_id=section.id,
                    name=section.title,
                    data=data,
                )


def _section_gaps(standing: Standing, section: Section) -> Iterable[tuple[str, Severity, Mapping[str, Any]]]:
    if section.source is SectionSource.TEXT and not section.text.strip():
        yield "section_empty", Severity.HIGH, {}
    elif _has_no_records(standing, section):
        yield "section_without_records", Severity.HIGH, {"source": section.source}
    elif section.status is not SectionStatus.AGREED:
        yield "section_not_agreed", Severity.LOW, {"status": section.status}
    if section.owner_id is None:
        yield "no_owner", Severity.MEDIUM, {}
    elif left := standing.leaver(section.owner_id):
        yield "owner_has_left", Severity.MEDIUM, {"person": left.name, "left_on": left.left_on}


def _has_no_records(standing: Standing, section: Section) -> bool:
    if section.source is SectionSource.ROOMS:
        bases = {base.id for base in standing.open_bases}
        return not any(room.base_id in bases for room in standing.rooms)
    if section.source is SectionSource.TIMETABLE:
        return standing.timetable is None or not standing.timetable.sessions
    if section.source is SectionSource.KEY_FACTS:
        return not standing.key_facts
    if section.source is SectionSource.WHO_IS_WHO:
        named = {role.person_id for role in standing.roles}
        named |= {function.contact_id for function in standing.functions}
        return all(each is None or standing.leaver(each) for each in named)
    if section.source is SectionSource.PLAN:
        return not any(base.is_main and base.latitude is not None for base in standing.open_bases)
    category = PLACES_IN.get(section.source)
    return category is not None and not any(place.category is category for place in standing.open_places)


RULES: tuple[Rule, ...] = (
    _responsible,
    _functions,
    _no_director,
    _director_away,
    _main_base,
    _where_bases_are,
    roles,
    tasks,
    diaries,
    _sections,
    _facts,
    _places,
    named_in_sections,
    sections_to_review,
    key_facts,
    pictures,
    maps,
    letters,
    lists,
    evidence,
    requests,
    claims,
    crowded_evidence,
    signing,
    no_timetable,
    clashes_of_the_timetable,
    days_of_the_timetable,
    sessions_without_people,
    main_people_away,
    _one_contact_for_many,
    _unknown_subjects,
    _without_email,
)

IN_ORDER = frozenset(
    {_responsible, _sections, roles, tasks, sessions_without_people, clashes_of_the_timetable}
)
"""These find things as the regime, the welcome pack or the clock has them: T1 before T2, whatever they are called."""
