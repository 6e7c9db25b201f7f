"""Sentences for what can be refused about regimes, the notification and the sample."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.phrases.dates import day, moment, time
from inspection_ready.phrases.mistakes import mistake_sentence

Told = Mapping[str, Any]

MOST_MISTAKES = 20


def _mistakes(told: Told) -> str:
    mistakes = told["mistakes"]
    name = f"“{told['name']}”" if told.get("name") else "The file"
    number = "a mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
    lines = [mistake_sentence(mistake) for mistake in mistakes[:MOST_MISTAKES]]
    if len(mistakes) > MOST_MISTAKES:
        lines.append(f"and {len(mistakes) - MOST_MISTAKES} more")
    return "\n".join((f"{name} has {number}, so nothing was changed. Mend it and load it again:", *lines))


def _no_such_time(told: Told) -> str:
    typed = told["typed"]
    return (
        f"There was no {time(typed)} on {day(typed)}: the clocks went forward over it. Nothing was changed. "
        "Look at the time in the message again."
    )


def _already_notified(told: Told) -> str:
    held, asked = on_the_clock(told["held"]), on_the_clock(told["asked"])
    return (
        f"This workspace has a notification already, received at {moment(held)}; it was kept. "
        f"If {moment(asked)} is the right time, correct the notification (--correct). "
        "A new inspection needs a workspace of its own."
    )


def _on_site(told: Told) -> str:
    notified = on_the_clock(told["notified"])
    return (
        f"The visit would start on {day(told['on_site'])}, before the notification of {day(notified)}. "
        "Nothing was changed. Check both dates."
    )


INSPECTION_SENTENCES: dict[str, str | Callable[[Told], str]] = {
    "regime_has_mistakes": _mistakes,
    "sample_has_mistakes": _mistakes,
    "file_is_there": "“{name}” is there already and was kept. Choose another name.",
    "no_regime": "This workspace has no regime yet, so there are no stages to count dates from. "
    "Load one, such as the CQC local authority assessment that comes with the app.",
    "no_such_regime": lambda told: (
        f"No regime called “{told['regime']}” comes with the app. Nothing was changed. "
        f"There are: {', '.join(told['known'])}."
    ),
    "inspection_in_another_regime": "An inspection by “{held}” is under way in this workspace; that was kept. "
    "For “{regime}”, make a workspace of its own.",
    "no_such_time": _no_such_time,
    "year_is_mistyped": "{year} cannot be the right year: years from {first} to {last} are accepted. "
    "Nothing was changed. Check what was typed.",
    "already_notified": _already_notified,
    "not_notified": "There is no notification to change yet. Enter it first, with its date and time.",
    "on_site_before_notification": _on_site,
    "visit_too_long": lambda told: (
        f"From {day(told['first'])} to {day(told['last'])} is longer than {told['most']} days, so one of the two is "
        "mistyped. Nothing was changed."
    ),
    "ends_before_it_starts": lambda told: (
        f"The last day, {day(told['last'])}, is before the first, {day(told['first'])}. Nothing was changed."
    ),
    "no_such_closure_day": lambda told: (
        f"{day(told['on'])} is not one of the closure days. Nothing was changed."
    ),
    "workspace_is_in_use": "There are records of your own in this workspace already, and the sample is never mixed "
    "with them. Nothing was changed. Make a new workspace for the sample.",
    "sample_is_for_another_regime": "The sample council is for the CQC local authority assessment, and this "
    "workspace works by “{regime}”. Nothing was changed. Make a new workspace for the sample.",
}
