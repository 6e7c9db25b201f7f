"""What is missing, stale or unowned: a table of rules over the registers as they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.content_gaps import key_facts, named_in_sections, pictures, sections_to_review
from inspection_ready.domain.gaps_accuracy import draft_report
from inspection_ready.domain.gaps_bases import base_facts, main_base, places_nearby, where_bases_are
from inspection_ready.domain.gaps_claims import claims, crowded_evidence
from inspection_ready.domain.gaps_coverage import people_not_seen, statements_without_sessions
from inspection_ready.domain.gaps_evidence import evidence
from inspection_ready.domain.gaps_files import stored_files
from inspection_ready.domain.gaps_learning import promises
from inspection_ready.domain.gaps_people import (
    director_away,
    functions,
    no_director,
    one_contact_for_many,
    responsible,
    unknown_subjects,
    without_email,
)
from inspection_ready.domain.gaps_requests import requests
from inspection_ready.domain.gaps_signing import signing
from inspection_ready.domain.gaps_tasks import diaries, roles, tasks
from inspection_ready.domain.letter_gaps import letters, lists
from inspection_ready.domain.map_gaps import maps
from inspection_ready.domain.readiness import Finding, Severity, Standing
from inspection_ready.domain.sections import PLACES_IN, SectionSource, SectionStatus
from inspection_ready.domain.timetable_gaps import (
    clashes_of_the_timetable,
    days_of_the_timetable,
    declined_invitations,
    main_people_away,
    no_timetable,
    people_not_told,
    sessions_without_people,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
    responsible,
    functions,
    no_director,
    director_away,
    main_base,
    where_bases_are,
    roles,
    tasks,
    diaries,
    _sections,
    base_facts,
    places_nearby,
    named_in_sections,
    sections_to_review,
    key_facts,
    pictures,
    maps,
    letters,
    lists,
    evidence,
    requests,
    promises,
    claims,
    crowded_evidence,
    draft_report,
    signing,
    stored_files,
    no_timetable,
    clashes_of_the_timetable,
    declined_invitations,
    people_not_told,
    days_of_the_timetable,
    sessions_without_people,
    statements_without_sessions,
    people_not_seen,
    main_people_away,
    one_contact_for_many,
    unknown_subjects,
    without_email,
)

IN_ORDER = frozenset(
    {
        responsible,
        _sections,
        roles,
        tasks,
        sessions_without_people,
        statements_without_sessions,
        clashes_of_the_timetable,
    }
)
"""These find things as the regime, the welcome pack or the clock has them: T1 before T2, whatever they are called."""
