"""Gaps in the evidence register: nobody's, out of date on the day that counts, promised and not come, kept too long."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from inspection_ready.domain.claims import ClaimEvidence
from inspection_ready.domain.conditions import Asks, Condition, named_by
from inspection_ready.domain.evidence import EvidenceStatus
from inspection_ready.domain.gaps_owners import owner_and_second
from inspection_ready.domain.readiness import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

    from inspection_ready.domain.evidence import Evidence
    from inspection_ready.domain.readiness import Day, Standing

EXPECTED = frozenset({EvidenceStatus.ASKED, EvidenceStatus.AWAITING, EvidenceStatus.HELD})
"""Of what is not asked for, or is not held, nobody need be named."""
UNCERTAIN = frozenset({EvidenceStatus.NONE_SUPPLIED, EvidenceStatus.NOT_HELD, EvidenceStatus.AWAITING})
"""What may be missing for its status alone."""
LOOKED_AHEAD = timedelta(days=90)
"""More than the working days that `due` looks ahead, however many of them the council is closed."""


def evidence(standing: Standing) -> Iterator[Finding]:
    on = evidence_day(standing.days, standing.today)
    for item in standing.evidence:
        yield from _of_its_status(standing, item)
        if item.status in EXPECTED:
            yield from owner_and_second(
                standing,
                register="evidence",
                record_id=item.id,
                name=item.title,
                owner=item.owner_id,
                second=item.second_id,
                severities=(Severity.MEDIUM, Severity.LOW),
                data={},
            )
        if item.is_held:
            yield from _of_its_age(standing, item, on)
        if item.dispose_on is not None and item.dispose_on <= standing.today:
            yield _finding("evidence_due_for_disposal", Severity.MEDIUM, item, on=item.dispose_on)


def looked_at(*, today: date, on: date, gone: Collection[int]) -> tuple[Condition, ...]:
    """Any rule about evidence, of readiness or of what is due, finds something only where one of these is true.

    ``on`` is the day that counts for evidence, ``gone`` are those who have left. What a claim stands on is looked at
    whatever it is like.
    """
    return (
        Condition("status", Asks.AMONG, tuple(each.value for each in UNCERTAIN)),
        Condition("as_at", Asks.EMPTY),
        Condition("as_at", Asks.AFTER, today),
        Condition("review_on", Asks.BEFORE, max(on, today + LOOKED_AHEAD)),
        Condition("second_id", Asks.SAME, "owner_id"),
        *(Condition(who, Asks.EMPTY) for who in ("owner_id", "second_id")),
        *(Condition(who, Asks.AMONG, tuple(gone)) for who in ("owner_id", "second_id")),
        named_by(ClaimEvidence, "evidence_id"),
    )


def evidence_day(days: Iterable[Day], today: date) -> date:
    """The first day on site, where it is known and to come; else today: what is stale then is stale for them."""
    return min((day.span.first for day in days if day.is_on_site and day.span.first >= today), default=today)


def _of_its_status(standing: Standing, item: Evidence) -> Iterator[Finding]:
    if item.status is EvidenceStatus.NONE_SUPPLIED:
        yield _finding("evidence_none_supplied", Severity.HIGH, item)
    elif item.status is EvidenceStatus.NOT_HELD and not item.why_not_held:
        yield _finding("evidence_why_not_held", Severity.MEDIUM, item)
    elif item.status is EvidenceStatus.AWAITING:
        if item.approval_on is not None and item.approval_on < standing.today:
            yield _finding(
                "evidence_approval_late", Severity.MEDIUM, item, on=item.approval_on, body=item.body
            )
        elif not item.body or item.approval_on is None:
            yield _finding("evidence_approval_unknown", Severity.LOW, item)


def _of_its_age(standing: Standing, item: Evidence, on: date) -> Iterator[Finding]:
    if item.as_at is None:
        yield _finding("evidence_no_as_at", Severity.LOW, item)
    elif item.as_at > standing.today:
        yield _finding("evidence_as_at_to_come", Severity.MEDIUM, item, on=item.as_at)
    stale = item.stale_since(on)
    if stale is not None:
        is_stale_now = stale < standing.today
        yield _finding(
            "evidence_stale" if is_stale_now else "evidence_stale_on_site",
            Severity.MEDIUM,
            item,
            review_on=stale,
            on=on,
        )


def _finding(code: str, severity: Severity, item: Evidence, **data: object) -> Finding:
    told: Mapping[str, object] = data
    return Finding(
        code=code, severity=severity, register="evidence", record_id=item.id, name=item.title, data=told
    )
