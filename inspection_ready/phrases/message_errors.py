"""Sentences for files that should be a saved e-mail and are not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.phrases.dates import moment

_SAVE = "Open the message in Outlook, choose Save As, and try again with the file it makes."

Told = Mapping[str, Any]


def _far_away(told: Told) -> str:
    return (
        f"{moment(on_the_clock(told['at']))} cannot be when the notification came: it is more than {told['back']} years "
        f"ago, or more than {told['ahead']} year away. Nothing was changed. Check the year."
    )


def _future(told: Told) -> str:
    return (
        f"{told['file']} says it was received at {moment(on_the_clock(told['at']))}, which is still to come. "
        "Nothing was changed. Say when it was received with --received."
    )


MESSAGE_SENTENCES: dict[str, str | Callable[[Told], str]] = {
    "another_message": "{name} is another message than the one filed with this notification, {held}; that was kept. "
    "If {name} is the right one, correct the notification (--correct). A new inspection needs a workspace of its own.",
    "message_damaged": f"{{file}} is damaged and could not be read as an e-mail. Nothing was changed. {_SAVE}",
    "message_from_the_future": _future,
    "message_without_time": "{file} does not say when it was received. Nothing was changed. "
    "Say when it was, with --received.",
    "not_a_message": f"{{file}} is not a saved e-mail: it is {{what}}. Nothing was changed. {_SAVE}",
    "several_messages": "{file} holds {count} messages, and only one can be the notification. Nothing was changed. "
    "Save that one by itself, and try again.",
    "received_far_away": _far_away,
    "received_missing": "Nothing says when the notification was received. Nothing was changed. "
    "Give --received, or the message itself with --message.",
}
