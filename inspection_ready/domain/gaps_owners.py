"""Whoever answers for something, and who steps in: the same rules for functions, tasks and roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspection_ready.domain.readiness import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from inspection_ready.domain.readiness import Standing


def owner_and_second(
    standing: Standing,
    *,
    register: str,
    record_id: int | None,
    name: str,
    owner: int | None,
    second: int | None,
    severities: tuple[Severity, Severity],
    data: Mapping[str, Any],
) -> Iterator[Finding]:
    """``register`` says what the owner is called; ``severities`` are those of a missing owner and of a missing second."""
    grave, less = severities
    yield from owner_alone(
        standing, register=register, record_id=record_id, name=name, owner=owner, severity=grave, data=data
    )
    told: list[tuple[str, Mapping[str, Any]]] = []
    if second is None:
        told.append(("no_second", {}))
    elif second == owner:
        told.append(("second_is_owner", {"person": standing.person[second].name}))
    elif left := standing.leaver(second):
        told.append(("second_has_left", {"person": left.name, "left_on": left.left_on}))
    for code, more in told:
        yield Finding(
            code=code,
            severity=less,
            register=register,
            record_id=record_id,
            name=name,
            data={**data, **more},
        )


def owner_alone(
    standing: Standing,
    *,
    register: str,
    record_id: int | None,
    name: str,
    owner: int | None,
    severity: Severity,
    data: Mapping[str, Any],
) -> Iterator[Finding]:
    """Of what needs no second."""
    more: Mapping[str, Any] = {}
    if owner is not None:
        left = standing.leaver(owner)
        if left is None:
            return
        more = {"person": left.name, "left_on": left.left_on}
    yield Finding(
        code="no_owner" if owner is None else "owner_has_left",
        severity=severity,
        register=register,
        record_id=record_id,
        name=name,
        data={**data, **more},
    )
