"""Sentences for files that should be a saved e-mail and are not."""

from __future__ import annotations

_SAVE = "Open the message in Outlook, choose Save As, and try again with the file it makes."

MESSAGE_SENTENCES: dict[str, str] = {
    "message_damaged": f"{{file}} is damaged and could not be read as an e-mail. Nothing was changed. {_SAVE}",
    "not_a_message": f"{{file}} is not a saved e-mail: it is {{what}}. Nothing was changed. {_SAVE}",
    "several_messages": "{file} holds {count} messages, and only one can be the notification. Nothing was changed. "
    "Save that one by itself, and try again.",
}
