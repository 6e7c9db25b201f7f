"""How the check of the draft report is told on the command line: in lines, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.moments import today
from inspection_ready.phrases.accuracy import (
    counts_words,
    deadline_words,
    evidence_words,
    extension_words,
    filed_words,
    kind_words,
    place_words,
    response_words,
    stand_words,
    trouble_words,
)
from inspection_ready.services.accuracy_standing import days_left

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from inspection_ready.domain.accuracy import AccuracyCheck
    from inspection_ready.domain.accuracy_lines import AccuracyStanding, PointLine
    from inspection_ready.services.app import App


def check_lines(app: App, standing: AccuracyStanding) -> Iterator[str]:
    now = app.clock.now()
    left = app.read(days_left, standing, today=today(app.clock))
    yield deadline_words(standing, left, now)
    if said := extension_words(standing.check):
        yield said
    yield counts_words(standing)
    if standing.received is not None:
        yield filed_words(standing)
    for line in standing.lines:
        yield from (f"  {words}" for words in line_words(line))


def line_words(line: PointLine) -> Iterator[str]:
    place = ", ".join(filter(None, (place_words(line), kind_words(line))))
    yield f"{line.point.number}: {line.point.correction}{f' ({place})' if place else ''}"
    if line.point.quote:
        yield f"  The draft says: “{line.point.quote}”"
    yield f"  {stand_words(line)}"
    if said := response_words(line):
        yield f"  {said}"
    for each in line.behind:
        yield f"  {evidence_words(each)}"
    if said := trouble_words(line):
        yield f"  {said}"


def check_told(standing: AccuracyStanding) -> dict[str, object]:
    request = standing.request
    return {
        "received": _iso(standing.received),
        "due": _iso(standing.due),
        "request": None if request is None else request.number,
        "filed": standing.filed.value,
        "nothing_to_correct": standing.has_none,
        "extension": _extension(standing.check),
        "points": [line_told(line) for line in standing.lines],
    }


def line_told(line: PointLine) -> dict[str, object]:
    point = line.point
    return {
        "id": str(point.id),
        "number": point.number,
        "page": point.page,
        "paragraph": point.paragraph,
        "quote": point.quote,
        "kind": point.sort,
        "correction": point.correction,
        "state": line.stand.value,
        "reason": point.reason,
        "evidence": [
            {
                "reference": each.evidence.reference,
                "title": each.evidence.title,
                "version": None if each.version is None else each.version.number,
                "pointer": each.pointer,
            }
            for each in line.behind
        ],
        "troubles": [each.value for each in line.troubles],
        "response": None if point.response is None else point.response.value,
        "response_words": point.response_words,
        "response_on": _iso(point.response_on),
    }


def _extension(check: AccuracyCheck | None) -> dict[str, object] | None:
    if check is None or check.asked_on is None:
        return None
    return {
        "asked_on": _iso(check.asked_on),
        "why": check.asked_why,
        "answered_on": _iso(check.answered_on),
        "granted_until": _iso(check.granted_until),
        "words": check.answer_words,
    }


def _iso(on: dt.date | None) -> str | None:
    return None if on is None else on.isoformat()
