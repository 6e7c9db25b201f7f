"""The learning log in words: what was promised, what is missing of it, and why a step cannot be taken."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from inspection_ready.phrases.dates import day

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from inspection_ready.domain.due import Due
    from inspection_ready.domain.learning import Learnt
    from inspection_ready.domain.readiness import Finding

LONGEST = 80
NOTHING_OWED = "Nothing that was promised in an interview is still to be seen to."
NO_ENTRIES = (
    "Keep here what inspectors ask in each session, what was promised and by when. What was promised is due on Today, "
    "and the evening briefing passes on what the next should know."
)
LEARNING_KINDS: dict[tuple[str, str], str] = {
    ("promise_incomplete", ""): "Promises without a name or a day",
}


def owed_sentence(owed: Sequence[Learnt], *, entries: int, today: date) -> str:
    """2 things that were promised or are to be followed up are still to be seen to, 1 of them past its day."""
    if not entries:
        return NO_ENTRIES
    if not owed:
        return NOTHING_OWED
    late = sum(each.due_on is not None and each.due_on < today for each in owed)
    what = (
        "1 thing that was promised or is"
        if len(owed) == 1
        else f"{len(owed)} things that were promised or are"
    )
    verb = "is" if len(owed) == 1 else "are"
    told = f", {late} of them past {'its' if late == 1 else 'their'} day" if late else ""
    return f"{what} to be followed up {verb} still to be seen to{told}."


def promise_due(due: Due) -> str:
    """Send what was promised in D1-03: The report of January."""
    session = due.data["session"]
    if due.data["is_promised"]:
        return f"Send what was promised{f' in {session}' if session else ''}: {short(due.name)}"
    return f"Follow up{f' {session}' if session else ''}: {short(due.name)}"


def owed_line(entry: Learnt, owner: str) -> str:
    """The report of January: Asha Malik, by 10 February 2027 (promised in D1-03)."""
    what = "promised" if entry.promised.strip() else "to be followed up"
    session = f" in {entry.session_code}" if entry.session_code else ""
    by = f"by {day(entry.due_on)}" if entry.due_on else "no day yet"
    return f"{short(entry.owed)}: {owner or 'nobody sees to it yet'}, {by} ({what}{session})"


def short(words: str) -> str:
    return shorten(words, LONGEST, placeholder=" ...")


def request_notes(entry: Learnt) -> str:
    """What the request says of where it came from."""
    session = f" in {entry.session_code}" if entry.session_code else ""
    told = [f"Promised on {day(entry.learnt_on)}{session}. Asked there: {entry.asked}"]
    told += [f"Follow-up: {entry.follow_up}"] if entry.follow_up.strip() else []
    return "\n".join(told)


def _incomplete(finding: Finding) -> str:
    data = finding.data
    session = f" in {data['session']}" if data["session"] else ""
    what = "was promised" if data["is_promised"] else "was to be followed up"
    lacks = {
        (True, True): "nobody sees to it, and it has no day. Say who, and by when",
        (True, False): "nobody sees to it. Say who",
        (False, True): "it has no day. Say by when",
    }[data["no_owner"], data["no_day"]]
    return f"“{short(finding.name)}” {what} on {day(data['on'])}{session}, and {lacks}."


LEARNING_GAPS: dict[tuple[str, str], Callable[[Finding], str]] = {("promise_incomplete", ""): _incomplete}
LEARNING_SENTENCES: dict[str, str] = {
    "nothing_was_promised": "The entry “{title}” says of nothing that it was promised. Nothing was changed. "
    "Write what was promised first.",
    "nothing_learnt_has": "No entry of the learning log has the words “{words}”. Nothing was changed. "
    "Give some words of what was asked or promised.",
    "several_learnt_have": "Several entries of the learning log have the words “{words}”: {known}. Nothing was changed. "
    "Give more of the words of one.",
    "promise_is_a_request": "What was promised there is request {number} already. Nothing was changed. "
    "Go on with it on the page Requests.",
    "promise_is_kept": "What was promised there was seen to on {on}. Nothing was changed. "
    "If it was not, say that it is to be seen to again first.",
}
