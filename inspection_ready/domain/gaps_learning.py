"""What was promised in an interview, and would be forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.readiness import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.domain.readiness import Standing


def promises(standing: Standing) -> Iterator[Finding]:
    """Without who sees to it, or without a day: then it is nobody's, or never due. Late ones are due, and told there."""
    for entry in standing.learnt:
        if entry.is_owed and (entry.owner_id is None or entry.due_on is None):
            yield Finding(
                code="promise_incomplete",
                severity=Severity.HIGH if entry.promised.strip() else Severity.MEDIUM,
                register="learnt",
                record_id=entry.id,
                name=entry.owed,
                data={
                    "is_promised": bool(entry.promised.strip()),
                    "on": entry.learnt_on,
                    "session": entry.session_code,
                    "no_owner": entry.owner_id is None,
                    "no_day": entry.due_on is None,
                },
            )
