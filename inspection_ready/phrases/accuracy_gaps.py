"""Says what is missing in the check of the draft report, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from textwrap import shorten
from typing import TYPE_CHECKING

from inspection_ready.domain.accuracy_lines import Trouble
from inspection_ready.phrases.accuracy import TROUBLES
from inspection_ready.phrases.dates import day, weekday_and_day

if TYPE_CHECKING:
    from inspection_ready.domain.readiness import Finding

LONGEST = 80
POINT = "accuracy_point"


def _what(finding: Finding) -> str:
    """For example "Point 3 “The team has 14 posts”", with as much of the words as a line takes."""
    return f"Point {finding.data['number']} “{shorten(finding.name, LONGEST, placeholder=' ...')}”"


def _due(finding: Finding) -> str:
    due = finding.data["due"]
    return f" It is due back by {weekday_and_day(due)}." if due is not None else ""


def _troubled(trouble: Trouble) -> Callable[[Finding], str]:
    return lambda f: f"{_what(f)}: {TROUBLES[trouble]}"


ACCURACY_GAPS: Mapping[tuple[str, str], Callable[[Finding], str]] = {
    ("accuracy_no_point", ""): lambda f: (
        "The draft report has come, and no point is raised about it. "
        f"Raise what is not right, or confirm that there is nothing to correct.{_due(f)}"
    ),
    ("accuracy_changed", ""): lambda f: (
        "Points about the draft report were changed since the sheet for the regulator was filed. "
        f"File it again, and have it signed.{_due(f)}"
    ),
    ("accuracy_not_filed", ""): lambda f: (
        f"The sheet of points about the draft report is not filed, so nobody can sign it.{_due(f)} "
        "Have every point checked, and file it."
    ),
    ("accuracy_unsigned", ""): lambda f: (
        f"The sheet of points about the draft report waits to be signed.{_due(f)} Ask who may sign."
    ),
    ("accuracy_not_sent", ""): lambda f: (
        f"The sheet of points about the draft report is signed, and not sent.{_due(f)} Make the release."
    ),
    ("point_without_kind", ""): _troubled(Trouble.NO_KIND),
    ("point_without_evidence", ""): _troubled(Trouble.NO_EVIDENCE),
    ("point_evidence_not_here", ""): _troubled(Trouble.NOT_HERE),
    ("point_evidence_newer", ""): _troubled(Trouble.NEWER),
    ("point_evidence_later", ""): _troubled(Trouble.LATER),
    ("no_owner", POINT): lambda f: f"{_what(f)} has no owner. Choose one.",
    ("no_second", POINT): lambda f: f"{_what(f)} has no second. Choose someone who can step in.",
    ("second_is_owner", POINT): lambda f: (
        f"{f.data['person']} is both the owner and the second. Choose another second. {_what(f)}."
    ),
    ("owner_has_left", POINT): lambda f: (
        f"{f.data['person']}, its owner, left on {day(f.data['left_on'])}. Choose another. {_what(f)}."
    ),
    ("second_has_left", POINT): lambda f: (
        f"{f.data['person']}, its second, left on {day(f.data['left_on'])}. Choose another. {_what(f)}."
    ),
}

ACCURACY_KINDS: Mapping[tuple[str, str], str] = {
    ("accuracy_no_point", ""): "Draft report with no point raised",
    ("accuracy_changed", ""): "Points changed since they were filed",
    ("accuracy_not_filed", ""): "Points about the draft report not filed",
    ("accuracy_unsigned", ""): "Points about the draft report not signed",
    ("accuracy_not_sent", ""): "Points about the draft report not sent",
    ("point_without_kind", ""): "Points of no kind the regulator takes",
    ("point_without_evidence", ""): "Points that need evidence",
    ("point_evidence_not_here", ""): "Points with evidence that is not here",
    ("point_evidence_newer", ""): "Points with evidence that has a newer version",
    ("point_evidence_later", ""): "Points with evidence from after the assessment",
    ("no_owner", POINT): "Points without an owner",
    ("no_second", POINT): "Points without a second",
    ("second_is_owner", POINT): "Owner of a point, and second as well",
    ("owner_has_left", POINT): "Point owners who have left",
    ("second_has_left", POINT): "Seconds of points who have left",
}
