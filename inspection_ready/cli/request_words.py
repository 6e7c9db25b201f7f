"""requests: how one is told, and what a new list changes, to people and to machines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspection_ready.domain.requests import time_left
from inspection_ready.phrases.requests import changes_words, due_words, left_words, numbers_words, step_words
from inspection_ready.records.requests import STATES

if TYPE_CHECKING:
    import datetime as dt

    from inspection_ready.domain.request_lists import ListChanges
    from inspection_ready.domain.requests import Turnaround
    from inspection_ready.services.requests import WholeRequest


def request_told(whole: WholeRequest) -> dict[str, object]:
    request = whole.request
    return {
        "id": str(request.id),
        "number": request.number,
        "wording": request.wording,
        "ref": request.their_ref,
        "occasion": request.occasion.value,
        "state": request.state.value,
        "asked_at": _iso(request.asked_at),
        "due_at": _iso(request.due_at),
        "answer": request.answer,
        "evidence": [
            {"reference": evidence.reference, "title": evidence.title, "pointer": one.pointer}
            for one, evidence in whole.evidence
        ],
        "steps": [
            {"what": step.what, "at": _iso(step.at), "by": step.by, "note": step.note} for step in whole.steps
        ],
    }


def _iso(at: dt.datetime | None) -> str | None:
    return None if at is None else at.isoformat(timespec="seconds")


def turnaround_told(each: Turnaround) -> dict[str, int]:
    return {"answered": each.answered, "in_time": each.in_time, "open": each.open, "late": each.late}


def request_lines(whole: WholeRequest, now: dt.datetime) -> Iterator[str]:
    request = whole.request
    left = left_words(time_left(request, now))
    yield f"{request.number}: {request.wording}"
    yield f"  {STATES[request.state]}{f', {left}' if left else ''}"
    if request.due_at is not None:
        yield f"  Due at {due_words(request.due_at)}"
    for step in whole.steps:
        yield f"  {step_words(step)}{f': {step.note}' if step.note else ''}"
    if request.answer:
        yield f"  Answer: {request.answer}"
    for one, evidence in whole.evidence:
        yield f"  Evidence: {evidence.reference} {evidence.title}{f', {one.pointer}' if one.pointer else ''}"


def changes_told(changes: ListChanges) -> dict[str, object]:
    return {
        "added": [{"ref": line.ref, "wording": line.wording} for line in changes.added],
        "reworded": [
            {"number": one.request.number, "was": one.request.wording, "is": one.line.wording,
             "was_answered": one.undoes_work}
            for one in changes.reworded
        ],
        "dropped": [each.number for each in changes.dropped],
        "revived": [each.number for each in changes.revived],
        "same": len(changes.same),
    }  # fmt: skip


def changes_lines(changes: ListChanges, *, dry: bool) -> Iterator[str]:
    yield f"{'Would change' if dry else 'The list'}: {changes_words(changes)}."
    for line in changes.added:
        yield f"  Added: {line.ref} {line.wording}".replace(":  ", ": ")
    for one in changes.reworded:
        again = " It was answered, and is open again." if one.undoes_work and not dry else ""
        yield f"  Reworded, {one.request.number}: {one.line.wording}{again}"
    if changes.dropped:
        yield f"  Dropped: {numbers_words([each.number for each in changes.dropped])}"
