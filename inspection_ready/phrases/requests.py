"""Words for requests: how long is left, what happened, how many were answered in time, and what is refused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.ladders import HOURS_BELOW
from inspection_ready.domain.requests import CHASED, DRAFTED, NOT_SENT, REWORDED, Move, RequestState
from inspection_ready.phrases.dates import moment, time, weekday_and_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from inspection_ready.domain.request_lists import ListChanges
    from inspection_ready.domain.requests import Request, RequestStep, Turnaround

Told = Mapping[str, Any]

MOVES = {
    Move.ACKNOWLEDGE: "Acknowledge",
    Move.ASK_BACK: "Ask back",
    Move.CLARIFIED: "It is clear now",
    Move.ANSWER: "Answered",
    Move.REOPEN: "Open again",
    Move.CHECK: "Checked",
    Move.SIGN: "Signed",
    Move.UNSIGN: "Not signed any more",
    Move.SEND: "Sent",
    Move.RECALL: "Release taken back",
    Move.WITHDRAW: "Withdrawn",
    Move.REVIVE: "Asked again",
}
MOVES_EXPLAINED = {
    Move.ACKNOWLEDGE: "We told the asker that we have it.",
    Move.ASK_BACK: "We asked what is meant, and wait.",
    Move.CLARIFIED: "We were told what is meant.",
    Move.ANSWER: "Its owner gave the answer.",
    Move.REOPEN: "The answer does not do; work goes on.",
    Move.CHECK: "Somebody else read the answer and the evidence.",
    Move.WITHDRAW: "The asker does not want it any more.",
    Move.REVIVE: "The asker wants it after all.",
}
_DONE = {
    Move.ACKNOWLEDGE.value: "Acknowledged",
    Move.ASK_BACK.value: "Asked back",
    Move.CLARIFIED.value: "Made clear",
    Move.ANSWER.value: "Answered",
    Move.REOPEN.value: "Opened again",
    Move.CHECK.value: "Checked",
    Move.SIGN.value: "Signed",
    Move.UNSIGN.value: "Not signed any more",
    Move.SEND.value: "Sent",
    Move.RECALL.value: "Release taken back",
    Move.WITHDRAW.value: "Withdrawn",
    Move.REVIVE.value: "Asked again",
    REWORDED: "Reworded by the asker",
    DRAFTED: "A chase was drafted",
    CHASED: "Chased",
    NOT_SENT: "A drafted chase was not sent",
}
REQUEST_STATES = {
    RequestState.OPEN: "open",
    RequestState.ACKNOWLEDGED: "acknowledged",
    RequestState.CLARIFYING: "asked back",
    RequestState.ANSWERED: "answered",
    RequestState.CHECKED: "checked",
    RequestState.SIGNED: "signed",
    RequestState.SENT: "sent",
    RequestState.WITHDRAWN: "withdrawn",
}


def step_words(step: RequestStep) -> str:
    """For example "Answered at 9:30am on 1 December 2026, by Simon Fairclough"."""
    return f"{_DONE[step.what]} at {moment(on_the_clock(step.at))}, by {step.by}"


def what_words(what: str) -> str:
    """Of a step, on its own."""
    return _DONE[what]


def state_words(request: Request) -> str:
    words = REQUEST_STATES[request.state]
    return f"{words[:1].upper()}{words[1:]}"


def asked_words(request: Request) -> str:
    """For example "9:30am on 1 December 2026, by the lead inspector"."""
    when = moment(on_the_clock(request.asked_at)) if request.asked_at else ""
    by = f"by {request.asked_by}" if request.asked_by else ""
    return ", ".join(part for part in (when, by) if part)


def left_words(left: timedelta | None) -> str:
    """For example "3 hours left", "2 days late"; "" where nothing is waited for."""
    if left is None:
        return ""
    size = abs(left)
    if size < timedelta(hours=1):
        count, unit = max(round(size / timedelta(minutes=1)), 1), "minute"
    elif size < HOURS_BELOW:
        count, unit = size // timedelta(hours=1), "hour"
    else:
        count, unit = size // timedelta(days=1), "day"
    return f"{count} {unit}{'' if count == 1 else 's'} {'left' if left >= timedelta() else 'late'}"


def due_words(due: datetime) -> str:
    """For example "4pm on Wednesday 9 December 2026"."""
    local = on_the_clock(due)
    return f"{time(local)} on {weekday_and_day(local.date())}"


def turnaround_sentence(counted: Turnaround) -> str:
    """For a self-assessment: "41 of 52 requests were answered in time"; what is open is said after it."""
    if not counted.asked:
        return "No request has been made yet."
    if not counted.answered:
        sentence = f"None of {_requests(counted.open)} has been answered yet"
    else:
        were = "was" if counted.answered == 1 else "were"
        sentence = f"{counted.in_time} of {_requests(counted.answered)} {were} answered in time"
        if counted.open:
            sentence += f"; {counted.open} {'is' if counted.open == 1 else 'are'} open"
    late = f", {counted.late} of them late" if counted.late else ""
    return f"{sentence}{late}."


def changes_words(changes: ListChanges) -> str:
    """For example "3 added, 1 reworded (answered before, and open again), 2 dropped, 40 the same"."""
    undone = sum(each.undoes_work for each in changes.reworded)
    again = f" ({undone} answered before, and open again)" if undone else ""
    told = [
        (len(changes.added), "added", ""),
        (len(changes.reworded), "reworded", again),
        (len(changes.dropped), "dropped", ""),
        (len(changes.revived), "asked again", ""),
        (len(changes.same), "the same", ""),
    ]
    return ", ".join(f"{count} {word}{more}" for count, word, more in told if count) or "nothing"


def no_requests_words(count: int) -> str:
    """Of lines of a list that are headings and remarks."""
    return "1 line of it is no request." if count == 1 else f"{count} lines of it are no requests."


def numbers_words(numbers: Sequence[int]) -> str:
    return ", ".join(str(number) for number in sorted(numbers))


def _requests(count: int) -> str:
    return "1 request" if count == 1 else f"{count:,} requests"


def _no_such_move(told: Told) -> str:
    state, move = REQUEST_STATES[RequestState(told["state"])], MOVES[Move(told["move"])]
    return f"Request {told['number']} is {state}, so “{move}” does not apply. Nothing was changed."


REQUEST_SENTENCES: Mapping[str, Any] = {
    "no_such_move": _no_such_move,
    "move_makes_itself": "“{move}” is no step anybody takes: a request is signed when everything that answers it is signed, "
    "and sent when a release has it. Nothing was changed.",
    "step_is_to_come": "That is still to come, so it cannot have happened. Nothing was changed. Correct the date or the time.",
    "answer_is_empty": "Request {number} has no answer yet, neither words nor evidence. Nothing was changed. "
    "Write one line, or name the evidence.",
    "nothing_to_chase": "Request {number} waits for nobody: it is answered or withdrawn. Nothing was changed.",
    "no_requests_in_file": "{file} has no requests in it. Nothing was changed. Give a list with a request a line.",
    "chronology_ending": "{file} ends in none of .docx, .pdf, .xlsx and .csv. Nothing was written. Give it one of them.",
    "list_is_empty": "There is no request in this list. Nothing was changed. Paste one request a line.",
    "no_such_request": "There is no request {number}. Nothing was changed.",
    "due_before_it_was_asked": "It would be due before it was asked. Nothing was changed. Correct one of the two.",
}
