"""Gaps in the check of the draft report: nobody's points, points that cannot go, and a sheet that is not on its way."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from inspection_ready.domain.accuracy_lines import Filed, Stand, Trouble
from inspection_ready.domain.gaps_owners import owner_and_second
from inspection_ready.domain.readiness import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.domain.accuracy_lines import AccuracyStanding, PointLine
    from inspection_ready.domain.readiness import Standing

PRESSING = dt.timedelta(days=5)
"""Before it is due: the sheet is still to be signed then, and released."""
TROUBLES = {
    Trouble.NO_KIND: ("point_without_kind", Severity.MEDIUM),
    Trouble.NO_EVIDENCE: ("point_without_evidence", Severity.HIGH),
    Trouble.NOT_HERE: ("point_evidence_not_here", Severity.MEDIUM),
    Trouble.NEWER: ("point_evidence_newer", Severity.MEDIUM),
    Trouble.LATER: ("point_evidence_later", Severity.MEDIUM),
}


def draft_report(standing: Standing) -> Iterator[Finding]:
    """Nothing before the draft has come, and nothing once the sheet is sent."""
    told = standing.accuracy
    if told is None or told.received is None or told.is_done:
        return
    yield from _of_the_sheet(standing.today, told)
    for line in told.put_forward:
        if line.stand not in {Stand.AGREED, Stand.SENT}:
            yield from _of_a_point(standing, line)


def _of_the_sheet(today: dt.date, told: AccuracyStanding) -> Iterator[Finding]:
    is_near = told.due is not None and told.due - today <= PRESSING
    if not told.put_forward and not told.has_none:
        yield _of_all("accuracy_no_point", Severity.HIGH if is_near else Severity.MEDIUM, due=told.due)
    elif told.filed is Filed.CHANGED:
        yield _of_all("accuracy_changed", Severity.HIGH, due=told.due)
    elif told.filed is Filed.NOT_YET and is_near:
        yield _of_all("accuracy_not_filed", Severity.HIGH, due=told.due)
    elif told.filed is Filed.TO_SIGN:
        yield _of_all("accuracy_unsigned", Severity.HIGH if is_near else Severity.MEDIUM, due=told.due)
    elif told.filed is Filed.SIGNED and is_near:
        yield _of_all("accuracy_not_sent", Severity.HIGH, due=told.due)


def _of_a_point(standing: Standing, line: PointLine) -> Iterator[Finding]:
    point = line.point
    yield from owner_and_second(
        standing,
        register="accuracy_point",
        record_id=point.id,
        name=point.correction,
        owner=point.owner_id,
        second=point.second_id,
        severities=(Severity.HIGH, Severity.LOW),
        data={"number": point.number},
    )
    for trouble in line.troubles:
        code, severity = TROUBLES[trouble]
        yield Finding(
            code=code,
            severity=severity,
            register="accuracy_point",
            record_id=point.id,
            name=point.correction,
            data={"number": point.number},
        )


def _of_all(code: str, severity: Severity, *, due: dt.date | None) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        register="accuracy_check",
        record_id=None,
        name="Factual accuracy",
        data={"due": due},
    )
