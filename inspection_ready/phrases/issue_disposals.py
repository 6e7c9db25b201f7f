"""Disposals of issues of the timetable and of names in them, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from inspection_ready.phrases.disposals import NOT_REACHED, by_words, disposal_sentence
from inspection_ready.phrases.issues import issue_name, issue_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.domain.disposals import Disposal
    from inspection_ready.domain.issues import TimetableIssue

NAME_GONE = "Name disposed of"
"""What stands in an issue in place of a name."""
WHY_ISSUED = "why it was made"
SLIPS_STAY = (
    "Slips that were written of it, their files and what people answered stay, with the names on them. Drafts, calendar "
    "entries and papers that left have it too."
)
ISSUE_GOES = (
    "All that was in it goes: sessions, places, inspectors, people and why it was issued. It cannot be brought back from "
    "here, printed or compared. Its number, when and by whom it was issued, who disposed of it, when and why stay."
    f"\n\n{SLIPS_STAY}\n\n{NOT_REACHED}"
)
NAME_GOES = (
    f"In every issue “{NAME_GONE}” stands in its place: who else comes, and that somebody came, stays. It cannot be brought "
    f"back from here.\n\n{SLIPS_STAY}\n\n{NOT_REACHED}"
)


def disposed_issue_words(number: int, at: Any, disposal: Disposal | None) -> str:
    """Issue 2, 3 March 2027: disposed of on 30 November 2029, by ..., because: ..."""
    by = f" {by_words(disposal)}" if disposal else "."
    return f"{issue_name(number, at)}: disposed of{by}"


def line_of_issue(issue: TimetableIssue, sessions: int, disposal: Disposal | None) -> str:
    """In a list of issues."""
    if disposal is not None:
        return disposed_issue_words(issue.number, issue.at, disposal)
    return issue_words(issue, sessions)


def issue_gone_lines(disposal: Disposal) -> tuple[str, ...]:
    return (disposal_sentence(disposal), SLIPS_STAY, NOT_REACHED)


def name_gone_lines(disposals: Sequence[Disposal], still: Sequence[tuple[int, str]]) -> Iterator[str]:
    yield from map(disposal_sentence, disposals)
    if still:
        told = ", ".join(f"{code or WHY_ISSUED} in issue {number}" for number, code in still)
        yield f"The name still stands in words that were typed: {told}. Dispose of the whole issue to be rid of it."
    yield from (SLIPS_STAY, NOT_REACHED)


def nobody_told_of(number: int) -> str:
    return f"Issue {number} was disposed of, so nobody can be told of it. Issue the timetable again first."


def _disposed(told: Mapping[str, Any]) -> str:
    said = disposed_issue_words(told["number"], told["at"], told["disposal"])
    return f"{said} What was in it can be neither shown, printed nor compared. Nothing was changed."


ISSUE_DISPOSAL_SENTENCES: Mapping[str, Any] = {
    "issue_disposed": _disposed,
    "slips_of_no_issue": lambda told: nobody_told_of(told["number"]),
    "issue_is_held": "Issue {number} is not over: somebody still comes because of it. Nothing was changed. Dispose of it "
    "once its last day is past.",
    "name_is_needed": "{name} is with you still, so the name stays in the issues. Nothing was changed. Remove them from the "
    "register, or say when they left, first.",
    "nobody_in_issues": "No issue of the timetable has this name. Nothing was changed.",
    "several_of_the_name": "Several people in the issues are called “{named}”. Nothing was changed. Choose which in the "
    "window, under Issues.",
}
