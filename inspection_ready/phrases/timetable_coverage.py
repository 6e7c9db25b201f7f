"""What the sessions of a timetable are about, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.phrases.values import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.domain.timetable_coverage import TimetableCoverage


def coverage_sentence(coverage: TimetableCoverage, what: str = "session") -> str:
    """Empty where no session says what it is about, or the regime has no statements. ``what`` is what they are."""
    if not (coverage.statements and coverage.is_said):
        return ""
    without = coverage.without
    if not without:
        return f"Every quality statement has a {what}."
    named = joined([f"{each.code} {each.title}" for each in without])
    verb = "has" if len(without) == 1 else "have"
    return f"{len(without)} of {len(coverage.statements)} quality statements {verb} no {what}: {named}."


def theme_lines(coverage: TimetableCoverage) -> Iterator[str]:
    """Working with people: 12 sessions (QS1 8, QS2 4, QS3 none)."""
    for theme in coverage.themes if coverage.is_said else ():
        told = ", ".join(f"{each.code} {len(each.sessions) or 'none'}" for each in theme.statements)
        count = len(theme.sessions)
        yield f"{theme.name}: {count} session{'' if count == 1 else 's'} ({told})"
    if coverage.unknown:
        yield f"The regime in force does not have {joined(list(coverage.unknown))}, which sessions say."
