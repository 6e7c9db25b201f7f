"""Why a file could not be looked into before its release, or no cleaned copy of it was made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from inspection_ready.phrases.release_faults import FAULTS

Told = Mapping[str, Any]


def _clean_refused(told: Told) -> str:
    _, many, advice = FAULTS[told["fault"]]
    return (
        f"No cleaned copy of {told['file']} was made: it has {many}, which only a person can decide about. "
        f"Nothing was changed. {advice}"
    )


def _clean_kind(told: Told) -> str:
    kind = (
        "A PDF is better made anew from the file it came from, once that is clean."
        if told["is_pdf"]
        else ("Cleaned copies are made of .docx, .xlsx and .pptx files.")
    )
    return f"No cleaned copy of {told['file']} was made. Nothing was changed. {kind}"


RELEASE_SENTENCES: dict[str, str | Callable[[Told], str]] = {
    "clean_kind": _clean_kind,
    "clean_not_clean": lambda told: (
        f"No cleaned copy of {told['file']} was made: {FAULTS[told['fault']][1]} were still in it. Nothing was changed. "
        f"{FAULTS[told['fault']][2]}"
    ),
    "clean_refused": _clean_refused,
    "clean_strict": "No cleaned copy of {file} was made: it is saved as Strict Open XML. Nothing was changed. Save it in "
    "Word as a Word document (.docx), and clean that.",
    "clean_target_there": "There is a file {file} already. Nothing was written. Choose another name.",
    "clean_too_large": "{file} is too large to be cleaned here ({megabytes:,} MB). Nothing was changed. Make its pictures "
    "smaller in Office (Compress Pictures).",
    "clean_unclear": "No cleaned copy of {file} was made: a tracked deletion takes away the end of a table, a cell or a "
    "section, and only Word can say what follows. Nothing was changed. In Word: Review, Accept All Changes, and save.",
    "file_changed_meanwhile": "{file} was changed or replaced while it was looked into, so nothing is said of it. "
    "Wait until nobody works on it, and check it again.",
    "file_only_in_the_cloud": "The content of {file} is not on this computer: OneDrive or SharePoint keeps it. Nothing was "
    "changed. Right-click it, choose “Always keep on this device”, wait for the green tick, and try again.",
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
