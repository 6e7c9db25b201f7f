"""Says an entry of the record of changes in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inspection_ready.domain.trail import Action
from inspection_ready.phrases.verbs import OF_A_STEP, OF_ONE_RECORD, VERB_WORDS

ACTIONS = {
    Action.ADDED: "Added",
    Action.CHANGED: "Changed",
    Action.REMOVED: "Removed",
    Action.DISPOSED: "Disposed of",
}

LONGEST = 80
"""Letters of a value; longer ones are cut."""


@dataclass(frozen=True, slots=True)
class FieldWords:
    """One field of a change, in words; "" where nothing was held. ``is_told`` False: too long to show."""

    label: str
    before: str
    after: str
    is_told: bool = True


def change_words(change: FieldWords) -> str:
    """Role from “Officer” to “Manager”."""
    if not change.is_told:
        return f"{change.label} written anew"
    if not change.before:
        return f"{change.label} set to {_quoted(change.after)}"
    if not change.after:
        return f"{change.label} emptied, it was {_quoted(change.before)}"
    return f"{change.label} from {_quoted(change.before)} to {_quoted(change.after)}"


def record_words(action: Action, *, singular: str, title: str, changes: Sequence[FieldWords]) -> str:
    """Changed the person “Jo Bloggs”: Role from “Officer” to “Manager”."""
    named = (
        f"{ACTIONS[action]} the {singular} {_quoted(title)}" if title else f"{ACTIONS[action]} a {singular}"
    )
    if action is Action.CHANGED and changes:
        return f"{named}: {'; '.join(map(change_words, changes))}"
    return named


def step_words(verb: str, *, title: str, changes: Sequence[FieldWords]) -> str:
    """Done: the task “Book rooms”."""
    now = changes[0].after if changes else ""
    return OF_A_STEP[verb].format(title=_quoted(title), now=now)


def own_words(action: Action, verb: str, changes: Sequence[FieldWords]) -> str:
    """What an entry did to the record whose history is on view."""
    done = ACTIONS[action] if action is not Action.CHANGED else ""
    told = "; ".join(map(change_words, changes)) if action is Action.CHANGED else ""
    by = "" if verb in OF_ONE_RECORD else VERB_WORDS[verb]
    words = ": ".join(part for part in (by, told or done) if part)
    return words or ACTIONS[action]


def several_words(verb: str, counts: Sequence[tuple[Action, int, str, str]]) -> str:
    """Brought in a spreadsheet: 12 people added, 1 person changed. ``counts``: action, how many, one, several."""
    parts = [
        f"{count:,} {one if count == 1 else several} {ACTIONS[action].lower()}"
        for action, count, one, several in counts
    ]
    return f"{VERB_WORDS[verb]}: {', '.join(parts)}" if parts else VERB_WORDS[verb]


def decided_words(name: str) -> str:
    return f"decided by {name}"


def _quoted(words: str) -> str:
    return f"“{words if len(words) <= LONGEST else f'{words[:LONGEST]}…'}”"
