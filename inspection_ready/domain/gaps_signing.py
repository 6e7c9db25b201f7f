"""Gaps in signing: what waits and is due, what changed after it was signed, and days on which nobody can sign."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.readiness import Finding, Severity
from inspection_ready.domain.requests import RequestState
from inspection_ready.domain.roles import Signing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.domain.people import Person
    from inspection_ready.domain.readiness import Standing
    from inspection_ready.domain.requests import Request

PRESSING = dt.timedelta(days=3)
"""Before it is due: whoever signs has other things to do."""


def signing(standing: Standing) -> Iterator[Finding]:
    yield from _nobody_can(standing)
    for request in standing.requests:
        if request.state is not RequestState.CHECKED:
            continue
        if request.id in standing.unsigned:
            yield _of_request("changed_since_signed", request)
        elif request.due_at is not None and on_the_clock(request.due_at).date() - standing.today <= PRESSING:
            yield _of_request("signature_waits", request, due=request.due_at)


def _nobody_can(standing: Standing) -> Iterator[Finding]:
    """Today: where nobody is named to sign at all, the roles say so already."""
    accountable = _holders(standing, Signing.SIGNS)
    if not accountable or any(_is_here(standing, each) for each in accountable):
        return
    if not any(_is_here(standing, each) for each in _holders(standing, Signing.IN_ABSENCE)):
        yield Finding(
            code="nobody_can_sign",
            severity=Severity.HIGH,
            register="role",
            record_id=None,
            name=standing.accountable,
            data={"goes_to": standing.signing_goes_to},
        )


def _holders(standing: Standing, signing: Signing) -> list[Person]:
    ids = [
        role.person_id for role in standing.roles if role.signing is signing and role.person_id is not None
    ]
    return [standing.person[each] for each in ids if each in standing.person]


def _is_here(standing: Standing, person: Person) -> bool:
    away = any(each.person_id == person.id and each.covers(standing.today) for each in standing.absences)
    return not away and not person.has_left(standing.today)


def _of_request(code: str, request: Request, **data: object) -> Finding:
    name = f"{request.number}: {request.wording}"
    return Finding(
        code=code, severity=Severity.HIGH, register="request", record_id=request.id, name=name, data=data
    )
