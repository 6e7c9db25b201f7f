"""Answers to invitations, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from inspection_ready.domain.calendar_answers import Doubt, Said
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.phrases.dates import moment
from inspection_ready.phrases.issues import when_words

if TYPE_CHECKING:
    from inspection_ready.domain.calendar_answers import AnswerLine, Answers, Judged, SlipAnswer

SAID: Mapping[Said, str] = {
    Said.ACCEPTED: "Accepted",
    Said.DECLINED: "Declined",
    Said.TENTATIVE: "Accepted for now",
    Said.DELEGATED: "Sends somebody else",
    Said.NOTHING: "No answer yet",
    Said.UNKNOWN: "An answer nobody can read",
}
NO_ENTRIES = "Nobody holds an invitation, so there is nothing to answer."
DOUBTS: Mapping[Doubt, str] = {
    Doubt.NOT_AN_ANSWER: "It asks for another time, and answers nothing yet",
    Doubt.AUTOMATIC: "A machine wrote it, so nobody has answered",
    Doubt.NO_UID: "It does not say which invitation it answers",
    Doubt.FOREIGN: "It answers an invitation that was not written here",
    Doubt.SOMEBODY_ELSE: "It comes from somebody else than who was invited",
    Doubt.OLDER: "It answers an older invitation, which changed since",
    Doubt.AHEAD: "It answers an invitation later than any that was written here",
    Doubt.UNSAID: "It does not say which of several invitations it answers",
    Doubt.CANCELLED: "It answers an invitation that was cancelled since",
    Doubt.SAYS_NOTHING: "It says neither yes nor no",
}


def counted_words(answers: Answers) -> str:
    """12 accepted, 1 declined, 4 have not answered."""
    if not answers.lines:
        return NO_ENTRIES
    yes, no = answers.count(Said.ACCEPTED), answers.count(Said.DECLINED)
    maybe, sends = answers.count(Said.TENTATIVE), answers.count(Said.DELEGATED)
    none = answers.count(Said.NOTHING) - answers.on_paper
    parts = [f"{yes} accepted", f"{no} declined"]
    parts += [f"{maybe} accepted for now"] if maybe else []
    parts += [f"{sends} sent somebody else"] if sends else []
    parts.append(f"{none} {'has' if none == 1 else 'have'} not answered")
    parts += [f"{answers.on_paper} told on paper"] if answers.on_paper else []
    return f"{', '.join(parts)}."


def line_words(line: AnswerLine) -> str:
    """Social work, Tuesday ...: Ada Brook. Declined, at ...: "On leave"."""
    return f"{line.seen.title}, {when_words(line.seen)}: {line.slip.name}. {state_words(line)}"


def state_words(line: AnswerLine) -> str:
    if line.answer is not None:
        return f"{SAID[line.answer.said]}{_more(line.answer)}"
    if line.older is not None:
        return f"{SAID[Said.NOTHING]}. To the invitation before: {SAID[line.older.said].lower()}{_more(line.older)}"
    return SAID[Said.NOTHING] if line.slip.address else "Told on paper, so no answer is expected"


def odd_words(judged: Judged) -> str:
    """Why it does not count, with what it said."""
    answer = judged.answer
    who = answer.attendee or answer.sender or "Somebody"
    title = f" to “{answer.title}”" if answer.title else ""
    why = DOUBTS[judged.doubt] if judged.doubt is not None else "It counts"
    return f"{who}{title}: {SAID[answer.said].lower()}{_more(answer)}. {why}. It is kept, and does not count."


def _more(answer: SlipAnswer) -> str:
    at = f" at {moment(on_the_clock(answer.at))}"
    by = f", by {answer.sent_by}" if answer.sent_by else ""
    said = " ".join(answer.comment.split())
    return f"{at}{by}{f': “{said}”' if said else ''}"
