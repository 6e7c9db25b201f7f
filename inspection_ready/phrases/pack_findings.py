"""What was found in the documents of a pack, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.phrases.about import finding_place
from inspection_ready.phrases.dates import moment
from inspection_ready.phrases.documents import finding_words
from inspection_ready.phrases.values import count_of

if TYPE_CHECKING:
    from inspection_ready.domain.overrides import FindingOverride
    from inspection_ready.domain.pack_findings import PackFinding

PAGES = {
    "base": "Bases",
    "brand": "Settings",
    "distribution_list": "Lists",
    "function": "Functions",
    "letter": "Letters",
    "map": "Settings",
    "person": "People",
    "picture": "Pictures",
    "role": "Roles and sign-off",
    "section": "Welcome pack",
    "session": "Timetable",
    "stage_date": "Inspection",
    "task": "Checklist",
}
"""Where each is mended, as the window calls its pages."""


NOTHING_FOUND = "Nothing in them is to be mended."


def found_words(found: PackFinding) -> str:
    return f"{finding_place(found)}: {finding_words(found.finding)}"


def mended_words(register: str) -> str:
    """Behind a sentence; nothing for what is mended on no page."""
    return f" Mend it on the page {PAGES[register]}." if register else ""


def open_words(count: int) -> str:
    """2 things to mend in the documents."""
    return f"{count_of(count, 'thing')} to mend in the documents"


def lapsed_words(override: FindingOverride) -> str:
    on = moment(on_the_clock(override.given_at))
    return f"What it was left for (“{override.reason}”, {on}) has changed since, so it is open again."
