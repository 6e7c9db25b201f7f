"""Papers as an issue has them, in words: what an issue does not hold, and what is no more as it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.papers import PaperKind
from inspection_ready.phrases.papers import TITLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.domain.issued_facts import Gone

THE_DRAFT = "The draft as it is now"
NOT_HELD: Mapping[PaperKind, str] = {
    PaperKind.BY_PERSON: "What people do and where they work",
    PaperKind.BY_BASE: "The reception of a base and its telephone number",
    PaperKind.RECEPTION: "Where people work, what they do, telephone numbers, the reception of a base, its opening "
    "hours, parking and facilities",
    PaperKind.CATERING: "Who is of the council and who a partner, and the time for lunch",
    PaperKind.BRIEFS: "What a session is about where somebody said it, who prepares people for it, what people answer "
    "for, strengths, gaps and facts",
    PaperKind.NOTE_SHEETS: "What is not about times, places and people",
    PaperKind.EVENING: "What was learnt, what was promised and who sees to it",
}
"""What is on a paper and in no issue; of the other papers everything is in it."""


def as_issued(issue: str) -> str:
    return f"Days, times, places, people and inspectors are printed as they were in {issue}."


def not_in_an_issue(kind: PaperKind, issue: str) -> str:
    """To stand at the end of the paper."""
    if kind not in NOT_HELD:
        return as_issued(issue)
    return f"{as_issued(issue)} {NOT_HELD[kind]} are not kept in an issue: they are as they are known today."


def draft_choice(standing: str) -> str:
    """The draft as it is now: Issue 2, 3 March 2027; as one chooses it."""
    return f"{THE_DRAFT} ({standing})"


def replaced_words(issue: str, later: str) -> str:
    return f"{issue}, was replaced by {later}. It says so under its title."


def gone_words(gone: Gone, issue: str) -> Iterator[str]:
    if gone.removed:
        yield (
            f"No longer in the register: {', '.join(gone.removed)}. Printed by the name in {issue}, without a role, and "
            "like somebody from outside the council, since nobody knows it any more."
        )
    if gone.left:
        yield f"Left since, and printed as coming, as in {issue}: {', '.join(gone.left)}."
    if gone.renamed:
        told = ", ".join(f"{then} (now {now})" for then, now in gone.renamed)
        yield f"Printed by the name in {issue}: {told}."
    if gone.bases:
        yield (
            f"Not among the bases any more: {', '.join(gone.bases)}. Printed by the name in {issue}, without what is not "
            "in it, such as parking."
        )


def _nothing(told: Mapping[str, Any]) -> str:
    title = TITLES[PaperKind(told["kind"])]
    return (
        f"{told['issue']}, has nothing for this paper: {title}. Nothing was written. Choose another part of it, "
        "another issue or the draft."
    )


ISSUED_PAPER_SENTENCES: Mapping[str, Any] = {
    "nothing_in_the_issue": _nothing,
    "several_in_the_issue": "Several people in issue {number} are called “{named}”. Nothing was written. Give the "
    "e-mail of the one you mean.",
}
