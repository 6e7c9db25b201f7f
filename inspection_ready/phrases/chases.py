"""Chasing in words: whom the ladder asks and why now, who is left out and why, and what a draft says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.chase_words import ChaseField
from inspection_ready.domain.chases import NotChased, Owed, Why
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.ladders import Rung, step_of, when_text
from inspection_ready.phrases.dates import day, moment
from inspection_ready.phrases.requests import due_words, left_words
from inspection_ready.phrases.values import count_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.domain.chases import ChaseDraft, ChasePlan

Told = Mapping[str, Any]
Names = Mapping[int, str]
"""Of people, by their ids."""

STARTER_LADDER = """At once: owner
2 working days before it is due at 9am: owner
On the day it is due at 9am: owner, second
1 working day after it is due at 9am: owner, second, head of service
2 hours before it is due: owner, second
When it is due: owner, second, head of service"""
STARTER_SUBJECT = "{{council}} needs {{what is owed}}"
STARTER_BODY = """Dear {{first name}},

We need {{what is owed}} from you.

{{requests}}

Please reply to this e-mail and leave its subject as it is, so that your reply is found. Say the number of the request beside each answer, and attach the file or say where it is. If we do not hold something, say so and why. If somebody else should answer, tell me who.

Thank you.

{{sender}}"""
OURS = (
    "The ladder and the words are a proposal of this app. The regulator asks for neither: change them to what your "
    "council has agreed."
)
NO_TIME = "no time is set"
NEVER_SENT = "Nothing is sent from here: you look at the drafts in your mail program, and send them yourself."
NOT_THERE = "The folder is not there: it was moved or removed, or was never finished"
NOTHING_DUE = "Nobody is to be chased now."
ALONG = "Listed with the others"


def why_now(owed: Owed) -> str:
    """For example "2 working days before it is due at 9am"."""
    return when_text(step_of(owed.step)) if owed.step else ALONG


def why_you(owed: Owed, names: Names) -> str:
    """For example "You are the second; Ada Brook is away"."""
    owner = names.get(owed.request.owner_id, "") if owed.request.owner_id is not None else ""
    if owed.rung is Rung.OWNER:
        return "You answer for it"
    you = "You are the second" if owed.rung is Rung.SECOND else "You are the head of service"
    match owed.instead:
        case Why.LEFT:
            return f"{you}; {owner} has left"
        case Why.AWAY:
            return f"{you}; {owner} is away"
        case None if owner:
            return f"{you}; {owner} has not answered yet"
        case _:
            return f"{you}; it has no owner yet"


def when_due(owed: Owed, now: datetime) -> str:
    """For example "4pm on Wednesday 9 December 2026, 3 hours left"."""
    due = owed.request.due_at
    return NO_TIME if due is None else f"{due_words(due)}, {left_words(due - now)}"


def owed_words(count: int) -> str:
    return count_of(count, "answer")


def plan_words(plan: ChasePlan) -> str:
    """For example "6 people owe 14 answers"."""
    return standing_words(len(plan.chases), plan.answers)


def standing_words(people: int, answers: int) -> str:
    owe = "owes" if people == 1 else "owe"
    return f"{count_of(people, 'person', 'people')} {owe} {owed_words(answers)}"


def left_out_words(left: NotChased, names: Names) -> str:
    """Why, in a sentence that stands beside the request."""
    name = names.get(left.person_id, "") if left.person_id is not None else ""
    return _LEFT[left.why](left, name)


def draft_words(draft: ChaseDraft) -> str:
    """What became of it."""
    if draft.is_dropped:
        return "Not sent"
    if draft.sent_on is None:
        return "Not marked as sent yet"
    return f"Sent on {day(draft.sent_on)}, says {draft.sent_by}"


def drafted_note(name: str, step: str) -> str:
    """For the chronology of a request."""
    return f"E-mail to {name}: {when_text(step_of(step)) if step else ALONG.lower()}"


def batch_name(number: int, at: datetime) -> str:
    return f"Chase {number}, {day(on_the_clock(at).date())}"


def written_words(count: int, folder: str) -> str:
    return f"Wrote {count_of(count, 'draft')} to {folder}."


def _at(left: NotChased, _: str) -> str:
    assert left.at is not None, "there is a next step"
    return f"The next step is at {moment(on_the_clock(left.at))}."


def _headless(_: NotChased, name: str) -> str:
    return f"No head of service is known for {name}’s team." if name else "No head of service is known."


_LEFT: Mapping[Why, Callable[[NotChased, str], str]] = {
    Why.ASKED_BACK: lambda _, __: "We asked back, and wait for the asker.",
    Why.NOT_YET: _at,
    Why.ALL_TAKEN: lambda _, __: "Every step of the ladder has been taken: speak to its owner.",
    Why.NO_DUE: lambda _, __: "No time is set by which it is due, so no further step can be counted.",
    Why.NO_OWNER: lambda _, __: "Nobody owns it.",
    Why.NO_SECOND: lambda _, __: "It has no second.",
    Why.LEFT: lambda _, name: f"{name} has left.",
    Why.AWAY: lambda _, name: f"{name} is away.",
    Why.NO_ADDRESS: lambda _, name: f"{name} has no e-mail address that can be written to.",
    Why.NO_HEAD: _headless,
    Why.SEVERAL_HEADS: lambda _, name: (
        f"{name}’s team has several heads of service, so none of them is asked."
    ),
    Why.IS_HEAD: lambda _, name: f"Nobody above {name}, who is head of service or higher, is asked.",
    Why.NOBODY: lambda _, __: "So nobody is asked: name an owner or a second.",
}


def fields_words(names: Sequence[str]) -> str:
    return ", ".join(f"{{{{{name}}}}}" for name in names)


def _step_problem(why: str) -> Callable[[Told], str]:
    return lambda told: f"Line {told['line']} of the ladder, “{told['typed']}”, {why} Nothing was changed."


CHASE_SENTENCES: Mapping[str, Any] = {
    "step_not_understood": _step_problem(
        "is no step. Write it like “2 working days before it is due at 9am: owner, second”."
    ),
    "step_to_nobody": _step_problem(
        "does not say to whom. Write “owner”, “second” or “head of service” after a colon."
    ),
    "step_before_it_was_asked": _step_problem("would be before it was asked."),
    "step_twice": _step_problem("is there already. Name everybody it is to in one line."),
    "too_many_steps": _step_problem("is one step more than anybody could follow."),
    "ladder_is_empty": "The ladder has no step. Nothing was changed. Write at least one, such as “At once: owner”.",
    "chase_has_no_subject": "The subject of the drafts is empty. Nothing was changed. Write one.",
    "chase_fields_unknown": lambda told: (
        f"A chase has no field {', '.join(told['fields'])}. Nothing was changed. "
        f"It has {fields_words([field.value for field in ChaseField])}."
    ),
    "nobody_to_chase": "Nobody is to be chased now, so nothing was written.",
    "not_to_be_chased": "{names} is not to be chased now. Nothing was written. See who is with requests chases due.",
    "chases_changed": "What is owed changed since it was shown. Nothing was written. Look at it again.",
    "no_such_chase": "There is no batch of chases {number}. Nothing was changed.",
    "no_such_draft": "No draft with the number {number} was written here.",
}
