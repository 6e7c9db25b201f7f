"""Says what is missing in the evidence register, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from inspection_ready.phrases.dates import day

if TYPE_CHECKING:
    from inspection_ready.domain.readiness import Finding

EVIDENCE_GAPS: Mapping[tuple[str, str], Callable[[Finding], str]] = {
    ("no_owner", "evidence"): lambda f: f"The evidence “{f.name}” has no owner. Choose one.",
    ("second_is_owner", "evidence"): lambda f: (
        f"{f.data['person']} is both the owner and the second of the evidence “{f.name}”. Choose another second."
    ),
    ("owner_has_left", "evidence"): lambda f: (
        f"{f.data['person']}, the owner of the evidence “{f.name}”, left on {day(f.data['left_on'])}. "
        "Choose another owner."
    ),
    ("evidence_none_supplied", ""): lambda f: (
        f"“{f.name}” was asked for and none was supplied. Ask the owner’s manager, or say why it is not held."
    ),
    ("evidence_why_not_held", ""): lambda f: (
        f"“{f.name}” is not held, and nobody has said why. Write the reason: the regulator will ask."
    ),
    ("evidence_approval_late", ""): lambda f: (
        f"“{f.name}” was to be approved{_by(f)} on {day(f.data['on'])}. "
        "Ask whether it was, and say that it is held, or give it a new day."
    ),
    ("evidence_approval_unknown", ""): lambda f: (
        f"“{f.name}” is awaiting approval. Say who approves it, and when."
    ),
    ("evidence_no_as_at", ""): lambda f: (
        f"“{f.name}” does not say on what day it was true. Enter its as-at date."
    ),
    ("evidence_as_at_to_come", ""): lambda f: (
        f"“{f.name}” is as at {day(f.data['on'])}, which is still to come. Correct the date."
    ),
    ("evidence_stale", ""): lambda f: (
        f"“{f.name}” was to be reviewed by {day(f.data['review_on'])}. Bring in a newer one, or give it a new day."
    ),
    ("evidence_stale_on_site", ""): lambda f: (
        f"“{f.name}” is to be reviewed by {day(f.data['review_on'])}, and will be stale on "
        f"{day(f.data['on'])}, when inspectors come. Bring in a newer one before."
    ),
    ("evidence_due_for_disposal", ""): lambda f: (
        f"“{f.name}” need not be kept after {day(f.data['on'])}. Dispose of it under Scrutiny, with the reason, or give it "
        "a later day: what is in a release stays."
    ),
    ("stored_file_changed", ""): lambda f: (
        f"{f.data['file']}, of version {f.data['version']} of “{f.name}”, was written over outside the app: it is not "
        f"what was registered.{_signed(f)} Put it back from a safe copy, or add it as a new version."
    ),
    ("stored_file_gone", ""): lambda f: (
        f"{f.data['file']}, of version {f.data['version']} of “{f.name}”, is gone from the workspace.{_signed(f)} "
        "Put it back from a safe copy, or add it as a new version."
    ),
    ("stored_files_unseen", ""): lambda f: (
        f"{_files(f.data['count'])} written to since they were kept, and are too much to read at a glance. "
        "Run verify, which reads all of them."
    ),
}

EVIDENCE_KINDS: Mapping[tuple[str, str], str] = {
    ("no_owner", "evidence"): "Evidence without an owner",
    ("no_second", "evidence"): "Evidence without a second",
    ("second_is_owner", "evidence"): "Owner of evidence, and second as well",
    ("owner_has_left", "evidence"): "Evidence owners who have left",
    ("second_has_left", "evidence"): "Seconds of evidence who have left",
    ("evidence_none_supplied", ""): "Evidence asked for, and none supplied",
    ("evidence_why_not_held", ""): "Evidence not held, without a reason",
    ("evidence_approval_late", ""): "Evidence whose approval is late",
    ("evidence_approval_unknown", ""): "Evidence awaiting an approval nobody has dated",
    ("evidence_no_as_at", ""): "Evidence without an as-at date",
    ("evidence_as_at_to_come", ""): "Evidence with an as-at date still to come",
    ("evidence_stale", ""): "Evidence to review",
    ("evidence_due_for_disposal", ""): "Evidence due for disposal",
    ("evidence_stale_on_site", ""): "Evidence that will be stale on site",
    ("stored_file_changed", ""): "Files of evidence written over outside the app",
    ("stored_file_gone", ""): "Files of evidence gone from the workspace",
    ("stored_files_unseen", ""): "Files of evidence still to be read again",
}


def _signed(finding: Finding) -> str:
    numbers = finding.data["signed_for"]
    if not numbers:
        return ""
    named = " and ".join(str(number) for number in numbers)
    return f" It was signed for request {named}, and is not signed as it is now."


def _files(count: int) -> str:
    return "1 file of evidence was" if count == 1 else f"{count:,} files of evidence were"


def _by(finding: Finding) -> str:
    return f" by {finding.data['body']}" if finding.data["body"] else ""
