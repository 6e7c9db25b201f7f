"""Gaps in the ledger of requests: late, nobody's, without a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.gaps_owners import owner_and_second
from inspection_ready.domain.readiness import Finding, Severity
from inspection_ready.domain.requests import WORKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.domain.readiness import Standing


def requests(standing: Standing) -> Iterator[Finding]:
    """Of those that wait for an answer. Late is told by the day here; the page of requests counts the hours."""
    for request in standing.requests:
        if request.state not in WORKING:
            continue
        name = f"{request.number}: {request.wording}"
        if request.due_at is None:
            yield _finding("request_without_due", Severity.MEDIUM, request.id, name)
        elif on_the_clock(request.due_at).date() < standing.today:
            yield _finding("request_late", Severity.HIGH, request.id, name, due=request.due_at)
        yield from owner_and_second(
            standing,
            register="request",
            record_id=request.id,
            name=name,
            owner=request.owner_id,
            second=request.second_id,
            severities=(Severity.HIGH, Severity.LOW),
            data={},
        )


def _finding(code: str, severity: Severity, record_id: int, name: str, **data: object) -> Finding:
    return Finding(
        code=code, severity=severity, register="request", record_id=record_id, name=name, data=data
    )
