"""Words for the check of the draft report: its kinds of point, how far each and all of them are, what is refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.accuracy import PointMove, PointState, Response
from inspection_ready.domain.accuracy_lines import Filed, Stand, Trouble
from inspection_ready.phrases.dates import day, weekday_and_day
from inspection_ready.phrases.requests import left_words as hours_words
from inspection_ready.phrases.requests import numbers_words
from inspection_ready.phrases.values import count_of, joined

if TYPE_CHECKING:
    from datetime import datetime

    from inspection_ready.domain.accuracy import AccuracyCheck
    from inspection_ready.domain.accuracy_lines import AccuracyStanding, PointBehind, PointLine
    from inspection_ready.domain.days_left import Left

Told = Mapping[str, Any]

REQUEST_WORDING = "Check the draft report for factual accuracy"
SHEET_TITLE = "Factual accuracy check"
"""Without the word draft: in a title, the release check would take the sheet itself for one."""
SHEET_SHOWS = "The council’s points on the factual accuracy of the draft report, as they go to the regulator."
NOTHING_TO_CORRECT = (
    "The council has read the draft report and has no point to raise on its factual accuracy."
)
MOVES = {
    PointMove.MAKE_READY: "Ready",
    PointMove.CHECK: "Checked",
    PointMove.SEND_BACK: "Send back",
    PointMove.LEAVE_OUT: "Do not put forward",
    PointMove.PUT_BACK: "Put forward again",
}
MOVES_EXPLAINED = {
    PointMove.MAKE_READY: "Its owner has done their part: kind, words and evidence are there.",
    PointMove.CHECK: "Somebody else read it, and the evidence.",
    PointMove.SEND_BACK: "It does not do yet; work goes on.",
    PointMove.LEAVE_OUT: "It does not go to the regulator, because. It stays in the list with the reason.",
    PointMove.PUT_BACK: "It goes to the regulator after all, and is read again first.",
}
STANDS = {
    Stand.RAISED: "Raised",
    Stand.CHANGED: "Changed since, to be made ready again",
    Stand.READY: "Ready, to be checked",
    Stand.CHECKED: "Checked",
    Stand.TO_SIGN: "Filed, to be signed",
    Stand.AGREED: "Agreed and signed",
    Stand.SENT: "Sent",
    Stand.LEFT_OUT: "Not put forward",
}
RESPONSES = {
    Response.ACCEPTED: "Accepted",
    Response.PARTLY: "Partly accepted",
    Response.NOT_ACCEPTED: "Not accepted",
}
TROUBLES = {
    Trouble.NO_KIND: "It is of none of the kinds the regulator takes. Choose one.",
    Trouble.NO_EVIDENCE: "A point of this kind needs evidence. Name what shows it.",
    Trouble.NOT_HERE: "Evidence is named that has no file and no address yet. Bring it in.",
    Trouble.NEWER: "There is a newer version of evidence it names. Take that evidence away and name it again.",
    Trouble.LATER: "It names evidence of a day after the assessment. Only the position at that time counts.",
}


def kind_words(line: PointLine) -> str:
    """For example "(b) Information behind a judgement"; of a kind the regime does not know, its id."""
    return line.point.sort if line.kind is None else f"({line.letter}) {line.kind.name}"


def place_words(line: PointLine) -> str:
    """For example "Page 12, paragraph 3"; "" where nobody says."""
    page, paragraph = line.point.page, line.point.paragraph
    told = (
        f"page {page}" if page else "",
        f"{'paragraph' if paragraph[:1].isdigit() else 'under'} {paragraph}" if paragraph else "",
    )
    words = ", ".join(filter(None, told))
    return f"{words[:1].upper()}{words[1:]}"


def stand_words(line: PointLine) -> str:
    """For example "Not put forward, because it was done later", "Sent: partly accepted"."""
    words = STANDS[line.stand]
    if line.stand is Stand.LEFT_OUT:
        words = f"{words}, because: {line.point.reason}"
    if line.point.response is not None:
        words = f"{words}: {RESPONSES[line.point.response].lower()}"
    return words


def trouble_words(line: PointLine) -> str:
    """A sentence for each; "" where there is none."""
    return " ".join(TROUBLES[each] for each in line.troubles)


def response_words(line: PointLine) -> str:
    """For example "Partly accepted on 14 April 2027: “The figure is corrected.”"; "" before it came."""
    point = line.point
    if point.response is None:
        return ""
    on = f" on {day(point.response_on)}" if point.response_on else ""
    said = f": “{point.response_words}”" if point.response_words else ""
    return f"{RESPONSES[point.response]}{on}{said}"


def evidence_words(behind: PointBehind) -> str:
    """For example "E4 Waiting list report, version 2, page 12"."""
    called = f"{behind.evidence.reference} {behind.evidence.title}".strip()
    version = f"version {behind.version.number}" if behind.version is not None else "nothing held yet"
    return ", ".join(filter(None, (called, version, behind.pointer)))


def counts_words(standing: AccuracyStanding) -> str:
    """For example "5 points: 2 raised, 3 checked. 1 is not put forward."."""
    lines = standing.put_forward
    left = len(standing.lines) - len(lines)
    away = f"{count_of(left, 'point')} {'is' if left == 1 else 'are'} not put forward." if left else ""
    if standing.has_none:
        assert standing.check is not None  # it says who
        none = f"Nothing to correct: confirmed by {standing.check.none_by}."
        return f"{none} {away}".strip()
    if not lines:
        return away or "No point is raised yet."
    counted = Counter(line.stand for line in lines)
    told = ", ".join(f"{counted[each]:,} {_COUNTED[each]}" for each in Stand if counted[each])
    return f"{count_of(len(lines), 'point')}: {told}. {away}".strip()


_COUNTED = {
    Stand.RAISED: "raised",
    Stand.CHANGED: "changed since",
    Stand.READY: "to be checked",
    Stand.CHECKED: "checked",
    Stand.TO_SIGN: "to be signed",
    Stand.AGREED: "agreed and signed",
    Stand.SENT: "sent",
}


def filed_words(standing: AccuracyStanding) -> str:
    """How far the sheet for the regulator is, and what is to do next."""
    number = standing.request.number if standing.request is not None else 0
    return {
        Filed.NOT_YET: "The sheet for the regulator is not filed yet. File it once every point is checked.",
        Filed.CHANGED: f"Something was changed since the sheet was filed for request {number}. File it again.",
        Filed.TO_SIGN: f"The sheet is filed for request {number} and waits to be signed, with the evidence it names.",
        Filed.SIGNED: f"The sheet is signed. It goes with the next release, as the answer to request {number}.",
        Filed.SENT: f"The sheet is sent, as the answer to request {number}.",
    }[standing.filed]


def deadline_words(standing: AccuracyStanding, left: Left | None, now: datetime) -> str:
    """For example "The draft came on Monday 5 April 2027. It is due back by ..., in 6 working days."."""
    if standing.received is None:
        return "The draft report has not come yet. Enter the day of the e-mail that brings it: the clock starts there."
    came = f"The draft came on {weekday_and_day(standing.received)}."
    if standing.due is None or left is None:
        return f"{came} Nothing tells by when it is due back: enter that date on the page Inspection."
    due = f"It is due back by {weekday_and_day(standing.due)}"
    if standing.working_day is not None:
        due += f" (the last working day before that is {weekday_and_day(standing.working_day)})"
    if standing.is_done:
        return f"{came} {due}."
    return f"{came} {due}, {_left(standing, left, now)}."


def _left(standing: AccuracyStanding, left: Left, now: datetime) -> str:
    """In hours once it is hours, else in working days."""
    due_at = standing.request.due_at if standing.request is not None else None
    if due_at is not None and left.days <= 1:
        return hours_words(due_at - now)
    if not left.days:
        return "which is today"
    if left.days < 0:
        return f"{count_of(abs(left.working) or 1, 'working day')} late"
    return f"{count_of(left.working, 'working day')} left"


def extension_words(check: AccuracyCheck | None) -> str:
    """For example "More time was asked for on ..., because ...: granted until ..."; "" where nobody asked."""
    if check is None or check.asked_on is None:
        return ""
    asked = f"More time was asked for on {day(check.asked_on)}, because: {check.asked_why}"
    said = f" “{check.answer_words}”" if check.answer_words else ""
    if check.answered_on is None:
        return f"{_stopped(asked)} No answer yet: the day stays as it is."
    on = day(check.answered_on)
    if check.granted_until is None:
        return f"{_stopped(asked)} Refused on {on}.{said}"
    return f"{_stopped(asked)} Granted on {on}, until {weekday_and_day(check.granted_until)}.{said}"


def _stopped(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _no_such_point_move(told: Told) -> str:
    state, move = POINT_STATE_WORDS[PointState(told["state"])], MOVES[PointMove(told["move"])]
    return f"Point {told['number']} is {state}, so “{move}” does not apply. Nothing was changed."


POINT_STATE_WORDS = {
    PointState.RAISED: "raised",
    PointState.READY: "ready",
    PointState.CHECKED: "checked",
    PointState.LEFT_OUT: "not put forward",
}


def _point_hindered(told: Told) -> str:
    why = " ".join(TROUBLES[Trouble(each)] for each in told["troubles"])
    return f"Point {told['number']} cannot be made ready. Nothing was changed. {why}"


def _points_not_checked(told: Told) -> str:
    one = len(told["numbers"]) == 1
    words = f"Point {told['numbers'][0]} is" if one else f"Points {numbers_words(told['numbers'])} are"
    return (
        f"{words} not checked, so nothing was filed. Have {'it' if one else 'them'} made ready and checked, "
        f"or say why {'it is' if one else 'they are'} not put forward."
    )


def _points_hindered(told: Told) -> str:
    numbers = [str(each) for each in told["numbers"]]
    words = f"Point {numbers[0]}" if len(numbers) == 1 else f"Points {joined(numbers)}"
    why = " ".join(TROUBLES[Trouble(each)] for each in told["troubles"])
    return f"{words} cannot go yet, so nothing was filed. {why}"


ACCURACY_SENTENCES: Mapping[str, Any] = {
    "no_accuracy_in_regime": "This framework’s file does not say how a draft report is checked. Nothing was changed. "
    "Choose the framework again in Settings to take the newer file, or load one that does.",
    "no_draft_yet": "The draft report has not come yet. Nothing was changed. Enter the day of the e-mail that brings it first.",
    "no_such_point": "There is no point {number}. Nothing was changed.",
    "no_such_kind_of_point": "“{sort}” is no kind of point the regulator takes. Nothing was changed. Give one of these: {known}.",
    "point_stays": "A point is not removed: what was raised stays in the list. Nothing was changed. "
    "Say instead why it is not put forward.",
    "no_such_point_move": _no_such_point_move,
    "left_out_without_reason": "Say why point {number} is not put forward. Nothing was changed.",
    "point_hindered": _point_hindered,
    "points_not_checked": _points_not_checked,
    "points_hindered": _points_hindered,
    "nothing_to_file": "No point is put forward, and nobody has confirmed that there is nothing to correct. Nothing was filed. "
    "Raise a point, or confirm that there is none.",
    "filed_already": "The sheet that is filed says exactly this already. Nothing was changed.",
    "points_are_put_forward": "{count} still put forward, so it cannot be confirmed that there is none. Nothing was changed. "
    "Say first why they are not put forward.",
    "extension_without_reason": "Say why more time is needed. Nothing was changed. It is given in exceptional circumstances only.",
    "no_extension_asked": "Nobody has asked for more time, so there is no answer to enter. Nothing was changed.",
    "extension_not_later": "{until} is not later than {due}, the day it is due back already. Nothing was changed.",
    "answered_before_asked": "The answer would be from before the day on which more time was asked for. Nothing was changed. "
    "Correct the date.",
    "response_before_sent": "Point {number} is not sent, so the regulator cannot have answered it. Nothing was changed. "
    "Have the sheet signed, released and entered as sent first.",
    "day_is_to_come": "That day is still to come. Nothing was changed. Correct the date.",
}
