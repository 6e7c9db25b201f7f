"""Gaps in the stored files: what somebody wrote over or took away behind the app's back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.readiness import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.domain.readiness import Standing


def stored_files(standing: Standing) -> Iterator[Finding]:
    for each in standing.files.faulty:
        yield Finding(
            code=f"stored_file_{each.fault}",
            severity=Severity.HIGH,
            register="evidence",
            record_id=each.evidence_id,
            name=each.title,
            data={"file": each.name, "version": each.version, "signed_for": each.signed_for},
        )
    if standing.files.unseen:
        yield Finding(
            code="stored_files_unseen",
            severity=Severity.LOW,
            register="evidence",
            record_id=None,
            name="",
            data={"count": standing.files.unseen},
        )
