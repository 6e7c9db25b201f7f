"""What no session of the timetable is about, and who is not seen at it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.phrases.values import joined

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection_ready.domain.readiness import Finding

COVERAGE_KINDS: dict[tuple[str, str], str] = {
    ("statements_without_sessions", ""): "Themes with statements no session is about",
    ("sessions_about_nothing", ""): "Timetable that does not say what it is about",
    ("people_not_seen", ""): "People who ought to be seen and are not",
}


def _without_sessions(finding: Finding) -> str:
    named = joined([f"{code} {title}" for code, title in finding.data["statements"]])
    several = len(finding.data["statements"]) > 1
    return (
        f"No session of the timetable is about {named} ({finding.name}). "
        f"Find a session for {'them' if several else 'it'}, or say so in the form of one that is about {'them' if several else 'it'}."
    )


def _about_nothing(finding: Finding) -> str:
    return (
        f"No session of “{finding.name}” says which quality statements it is about, so nobody can tell which have none. "
        "Say it in the form of each session."
    )


def _not_seen(finding: Finding) -> str:
    from inspection_ready.phrases.times_seen import NOT_YET, some_names  # slow import: no first page says it

    return (
        f"{NOT_YET} in “{finding.name}”: {some_names(finding.data['names'])}. "
        "Name them in a session, or take them off the role or the list if nobody wants to see them."
    )


COVERAGE_GAPS: dict[tuple[str, str], Callable[[Finding], str]] = {
    ("statements_without_sessions", ""): _without_sessions,
    ("sessions_about_nothing", ""): _about_nothing,
    ("people_not_seen", ""): _not_seen,
}
