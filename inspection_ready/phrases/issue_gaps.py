"""What is missing about issues of the timetable, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.phrases.values import count_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection_ready.domain.readiness import Finding

ISSUE_KINDS: dict[tuple[str, str], str] = {
    ("invitation_declined", ""): "Invitations that were declined",
    ("people_not_told", ""): "Issues nobody was told of yet",
}


def _declined(finding: Finding) -> str:
    from inspection_ready.phrases.issues import when_words  # slow import: wanted only where somebody declined

    declined = finding.data["declined"]
    said = f" (“{declined.comment}”)" if declined.comment else ""
    return (
        f"{declined.name} declined “{finding.name}”, {when_words(declined.seen)}{said}. "
        "Find another time or another person, and issue the timetable again."
    )


def _not_told(finding: Finding) -> str:
    people = count_of(len(finding.data["names"]), "person who was", "people who were")
    return f"{finding.name} of the timetable changed something for {people} not told yet. Write the slips."


ISSUE_GAPS: dict[tuple[str, str], Callable[[Finding], str]] = {
    ("invitation_declined", ""): _declined,
    ("people_not_told", ""): _not_told,
}
