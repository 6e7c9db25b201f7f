"""Mock interviews in words: how ready each person is, and what to ask of an area for improvement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.mock_interviews import Ready
from inspection_ready.phrases.values import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.domain.mock_interviews import PersonReadiness, ThemeReadiness

NOTHING_YET = (
    "No mock interviews yet. Make a timetable from the template “Mock interviews” on the Timetable page; then write "
    "down here what each showed."
)
NO_STATEMENTS = (
    "This session does not say which quality statements it is about, so no areas for improvement are listed. "
    "Say it in the session’s form."
)
NO_IMPROVEMENTS = "No area for improvement is kept under this statement."
ASK_OF_AN_IMPROVEMENT = (
    "What have you done about it since?",
    "How do you know that it made a difference, and for whom?",
    "What is still to do, who does it, and by when?",
)
"""Ours, and no regulator's."""
READY_FOR = {Ready.READY: "ready for", Ready.NEARLY: "nearly ready for", Ready.NOT_YET: "not ready yet for"}
OVERALL = {Ready.READY: "ready", Ready.NEARLY: "nearly ready", Ready.NOT_YET: "not ready yet"}


def readiness_sentence(name: str, person: PersonReadiness) -> str:
    """Asha Malik: 2 mock interviews, ready for Leadership, not yet seen on Providing support."""
    told = [mocks_words(person.held)]
    if not person.held:
        told.append("one to come" if person.planned == 1 else f"{person.planned} to come")
    elif not person.themes:
        told.append(OVERALL[person.ready or Ready.NOT_YET])
    else:
        told += themes_words(person)
    return f"{name}: {', '.join(told)}."


def themes_words(person: PersonReadiness) -> list[str]:
    """Ready for Leadership, nearly ready for ..., not yet seen on ...: only those there are."""
    told = []
    for ready, words in READY_FOR.items():
        names = [each.name for each in person.themes if each.ready is ready]
        told += [f"{words} {joined(names)}"] if names else []
    unseen = [each.name for each in person.themes if each.ready is None]
    if len(unseen) == len(person.themes):
        return [OVERALL[person.ready or Ready.NOT_YET], "not yet seen on any theme"]
    return [*told, *([f"not yet seen on {joined(unseen)}"] if unseen else [])]


def by_theme(person: PersonReadiness) -> str:
    """A line for each answer; "Not seen yet" of whoever was in none."""
    if person.ready is None:
        return f"Not seen yet, {person.planned} to come" if person.planned else "Not seen yet"
    told = themes_words(person) if person.themes else [OVERALL[person.ready]]
    return "\n".join(f"{each[:1].upper()}{each[1:]}" for each in told)


def theme_words(theme: ThemeReadiness) -> str:
    """Ready; Nearly ready; Not ready yet; To come; Not seen."""
    if theme.ready is None:
        return "To come" if theme.planned else "Not seen"
    return OVERALL[theme.ready].capitalize()


def mocks_words(count: int) -> str:
    return "no mock interview yet" if not count else f"{count} mock interview{'' if count == 1 else 's'}"


def standing_sentence(people: Sequence[PersonReadiness]) -> str:
    """Of 8 people in mock interviews 5 were seen: 3 ready, 1 nearly ready and 1 not ready yet."""
    if not people:
        return NOTHING_YET
    seen = [each for each in people if each.ready is not None]
    counts = {ready: sum(each.ready is ready for each in seen) for ready in OVERALL}
    said = [f"{count} {OVERALL[ready]}" for ready, count in counts.items() if count]
    of = f"Of {len(people)} {'person' if len(people) == 1 else 'people'} in mock interviews"
    return f"{of} {len(seen) or 'nobody'} {'was' if len(seen) < 2 else 'were'} seen{': ' if said else ''}{joined(said)}."


MOCK_SENTENCES: dict[str, str] = {
    "not_a_mock_interview": "“{title}” is no mock interview. Nothing was changed. "
    "Choose a session of that kind.",
    "no_such_mock_interview": "No mock interview is called “{named}”. Nothing was changed. There are: {known}.",
}
