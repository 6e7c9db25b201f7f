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
    told: list[tuple[str, Severity, Mapping[str, Any]]] = []
    if owner is None:
        told.append(("no_owner", grave, {}))
    elif left := standing.leaver(owner):
        told.append(("owner_has_left", grave, {"person": left.name, "left_on": left.left_on}))
    if second is None:
        told.append(("no_second", less, {}))
    elif second == owner:
        told.append(("second_is_owner", less, {"person": standing.person[second].name}))
    elif left := standing.leaver(second):
        told.append(("second_has_left", less, {"person": left.name, "left_on": left.left_on}))
    for code, severity, more in told:
        yield Finding(
            code=code,
            severity=severity,
            register=register,
            record_id=record_id,
            name=name,
            data={**data, **more},
        )
