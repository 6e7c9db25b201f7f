"""Says what is missing in what the council claims of itself, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from textwrap import shorten
from typing import TYPE_CHECKING

from inspection_ready.phrases.claims import SAYS
from inspection_ready.phrases.dates import day

if TYPE_CHECKING:
    from inspection_ready.domain.readiness import Finding

LONGEST = 90


def _what(finding: Finding) -> str:
    """For example "Strength C3 “We know who waits”", with as much of the wording as a line takes."""
    word, reference = SAYS[finding.data["says"]], finding.data["reference"]
    return f"{word} {reference} “{shorten(finding.name, LONGEST, placeholder=' ...')}”".replace("  ", " ")


CLAIM_GAPS: Mapping[tuple[str, str], Callable[[Finding], str]] = {
    ("claim_without_evidence", ""): lambda f: (
        f"{_what(f)} has no evidence behind it. Say what shows it, or take it out."
    ),
    ("claim_evidence_not_held", ""): lambda f: (
        f"{_what(f)} rests on evidence that is not held. Ask for it, or say what else shows it."
    ),
    ("claim_evidence_stale", ""): lambda f: (
        f"{_what(f)} rests on evidence that is all stale on {day(f.data['on'])}. Bring in something newer."
    ),
    ("claim_evidence_coming", ""): lambda f: (
        f"{_what(f)} rests on evidence that has not come yet. See that it comes before {day(f.data['on'])}."
    ),
    ("strength_proved_weakly", ""): lambda f: (
        f"{_what(f)} rests on evidence that was judged weak. Find something stronger, or say less."
    ),
    ("claim_of_no_statement", ""): lambda f: (
        f"{_what(f)} stands under “{f.data['statement']}”, which is no quality statement of this framework. "
        "Choose one."
    ),
    ("claim_no_as_at", ""): lambda f: (
        f"{_what(f)} does not say on what day it was true. Enter its as-at date."
    ),
    ("claim_as_at_to_come", ""): lambda f: (
        f"{_what(f)} is as at {day(f.data['on'])}, which is still to come. Correct the date."
    ),
    ("no_owner", "claim"): lambda f: f"{_what(f)} has no owner. Choose one.",
    ("owner_has_left", "claim"): lambda f: (
        f"{f.data['person']}, its owner, left on {day(f.data['left_on'])}. Choose another. {_what(f)}."
    ),
    ("evidence_carries_many", ""): lambda f: (
        f"“{f.name}” is behind {f.data['count']} claims, more than {f.data['most']}. "
        "Look whether it shows them all, and spread them over other evidence."
    ),
}

CLAIM_KINDS: Mapping[tuple[str, str], str] = {
    ("claim_without_evidence", ""): "Claims without evidence",
    ("claim_evidence_not_held", ""): "Claims whose evidence is not held",
    ("claim_evidence_stale", ""): "Claims whose evidence will be stale",
    ("claim_evidence_coming", ""): "Claims whose evidence has not come",
    ("strength_proved_weakly", ""): "Strengths with weak evidence",
    ("claim_of_no_statement", ""): "Claims under no statement of the framework",
    ("claim_no_as_at", ""): "Claims without an as-at date",
    ("claim_as_at_to_come", ""): "Claims with an as-at date still to come",
    ("no_owner", "claim"): "Claims without an owner",
    ("owner_has_left", "claim"): "Claim owners who have left",
    ("evidence_carries_many", ""): "Evidence that carries many claims",
}
