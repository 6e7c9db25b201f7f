"""Why a file could not be looked into before its release, or no cleaned copy of it was made."""

from __future__ import annotations

RELEASE_SENTENCES = {
    "file_changed_meanwhile": "{file} was changed or replaced while it was looked into, so nothing is said of it. "
    "Wait until nobody works on it, and check it again.",
    "file_only_in_the_cloud": "The content of {file} is not on this computer: OneDrive or SharePoint keeps it. Nothing was "
    "changed. Right-click it, choose “Always keep on this device”, wait for the green tick, and check it again.",
    "release_damaged": "{file} is damaged, so it could not be looked into to the end, and nothing is said of it. Nothing "
    "was changed. Open it in its own program, save it again, and check that.",
    "release_inside_too_large": "A file inside {file} is too large to be looked into. Nothing was changed.",
    "release_mail_too_large": "{file} is too large for a message ({megabytes:,} MB), so it was not looked into. Nothing was "
    "changed. Save its attachments, and check each of them.",
    "release_names_not_text": "{file} is not a list of names as plain text. Nothing was checked. Save it as text or CSV, "
    "with one name a line.",
    "release_names_too_large": "{file} is too large for a list of names. Nothing was checked. Give one name a line, and "
    "nothing else.",
    "release_not_a_file": "{file} is a pipe or a device, and not a file. Nothing was changed. Choose the file itself.",
}
"""For ``phrases.errors``."""
