"""Gaps in what the notification sets in motion: tasks, roles and diaries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.diaries import DiaryState
from inspection_ready.domain.gaps_owners import owner_and_second
from inspection_ready.domain.readiness import Finding, Severity
from inspection_ready.domain.roles import RoleStatus, Signing
from inspection_ready.domain.tasks import answering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.domain.readiness import Standing
    from inspection_ready.domain.tasks import Task


def tasks(standing: Standing) -> Iterator[Finding]:
    """What the function answers for already is told of the function, once."""
    functions = {function.id: function for function in standing.functions}
    for task in standing.tasks:
        if not task.is_open:
            continue
        yield from _late(standing, task)
        function = functions.get(task.function_id) if task.function_id is not None else None
        if function is not None and task.owner_id is None and task.second_id is None:
            continue
        owner, second = answering(task, function)
        yield from owner_and_second(
            standing,
            register="task",
            record_id=task.id,
            name=task.title,
            owner=owner,
            second=second,
            severities=(Severity.MEDIUM, Severity.LOW),
            data={},
        )


def _late(standing: Standing, task: Task) -> Iterator[Finding]:
    due = standing.due.get(task.id)
    if due is not None and due < standing.today:
        yield Finding(
            code="task_late",
            severity=Severity.HIGH,
            register="task",
            record_id=task.id,
            name=task.title,
            data={"due": due},
        )


def roles(standing: Standing) -> Iterator[Finding]:
    """Only what a role must have before the visit: a signer, people named who are still there, agreement."""
    yield from _nobody_signs(standing)
    for role in standing.roles:
        if role.signing is Signing.SIGNS and role.person_id is None:
            yield _of_role("signer_missing", Severity.HIGH, role.id, role.name)
        for person_id, code in ((role.person_id, "owner_has_left"), (role.second_id, "second_has_left")):
            if left := standing.leaver(person_id):
                yield Finding(
                    code=code,
                    severity=Severity.MEDIUM,
                    register="role",
                    record_id=role.id,
                    name=role.name,
                    data={"person": left.name, "left_on": left.left_on},
                )
        if role.person_id is not None and role.person_id == role.second_id:
            yield _of_role("second_is_owner", Severity.MEDIUM, role.id, role.name)
        held_by = standing.person.get(role.person_id) if role.person_id is not None else None
        if held_by is not None and role.status is RoleStatus.DRAFT:
            yield _of_role("role_not_agreed", Severity.LOW, role.id, role.name, person=held_by.name)


def _nobody_signs(standing: Standing) -> Iterator[Finding]:
    if standing.roles and all(role.signing is not Signing.SIGNS for role in standing.roles):
        yield _of_role("nobody_signs", Severity.HIGH, None, standing.accountable)


def _of_role(code: str, severity: Severity, record_id: int | None, name: str, **data: str) -> Finding:
    return Finding(code=code, severity=severity, register="role", record_id=record_id, name=name, data=data)


def diaries(standing: Standing) -> Iterator[Finding]:
    """Asked about from the notification on; before it nobody need clear anything."""
    if not standing.is_notified:
        return
    for diary in standing.diaries:
        person = standing.person.get(diary.person_id)
        if person is None or person.has_left(standing.today) or diary.state is DiaryState.CONFIRMED:
            continue
        yield Finding(
            code=f"diary_{diary.state}",
            severity=Severity.HIGH if diary.state is DiaryState.PROBLEM else Severity.MEDIUM,
            register="diary",
            record_id=diary.id,
            name=person.name,
            data={"problem": diary.problem, "asked_on": diary.asked_on},
        )
