"""Gaps among people: who is responsible, who is the contact of a function, and the Directors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspection_ready.domain.gaps_owners import owner_and_second
from inspection_ready.domain.people import Side, Tier
from inspection_ready.domain.readiness import Finding, Severity, Standing
from inspection_ready.domain.responsibilities import Subject

if TYPE_CHECKING:
    from inspection_ready.domain.absences import Absence
    from inspection_ready.domain.key_dates import Span


# Responsible people


def responsible(standing: Standing) -> Iterator[Finding]:
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


def unknown_subjects(standing: Standing) -> Iterator[Finding]:
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


def functions(standing: Standing) -> Iterator[Finding]:
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


def one_contact_for_many(standing: Standing) -> Iterator[Finding]:
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


def without_email(standing: Standing) -> Iterator[Finding]:
    for person in standing.people:
        if not person.email and person.side is Side.INSIDE and not person.has_left(standing.today):
            yield Finding(
                code="no_email",
                severity=Severity.LOW,
                register="person",
                record_id=person.id,
                name=person.name,
            )


def no_director(standing: Standing) -> Iterator[Finding]:
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


def director_away(standing: Standing) -> Iterator[Finding]:
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
