"""Sentences for what can be refused about evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Told = Mapping[str, Any]


def _several(told: Told) -> str:
    named = ", ".join(told["references"])
    return f"Several pieces of evidence are called “{told['name']}”. Nothing was changed. Name one by its reference: {named}."


EVIDENCE_SENTENCES: Mapping[str, Any] = {
    "evidence_is_a_pipe": "{file} is a pipe or a device, and not a file. Nothing was changed. "
    "Save it as a file, and give that.",
    "evidence_is_empty": "{file} has nothing in it. Nothing was changed. Save it again where it came from.",
    "file_changed_while_copied": "{file} was changed while it was copied. Nothing was changed here. "
    "Close the program that writes it, and try again.",
    "link_without_note": "An address alone does not say what was there. Nothing was changed. "
    "Write what the page or document was, and when you looked.",
    "no_such_category": "{category} is not an evidence category of this framework. Nothing was changed.",
    "no_such_evidence": "No evidence is called “{name}”. Nothing was changed.",
    "serves_what_is_not_asked": "{asked} is not in this framework. Nothing was changed.",
    "several_evidence": _several,
    "stored_evidence_changed": "The stored file {file} was changed outside the app, so it is not opened. "
    "Run verify, and put it back from a safe copy, or add the same file once more.",
    "stored_evidence_missing": "The stored file {file} is gone from the workspace. "
    "Run verify, and put it back from a safe copy, or add the same file once more.",
    "too_many_files": "That are {count} files, and one version has {most} at most. Nothing was changed. "
    "Add them as several pieces of evidence.",
    "version_without_files": "A version needs a file or an address. Nothing was changed.",
    "version_without_link": "A version needs a file or an address. Nothing was changed.",
}
