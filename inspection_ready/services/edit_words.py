"""Proposed changes in words, with what the registers call their fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.phrases.timetable_edits import EditWords, Labels
from inspection_ready.records.timetable import PARTS, SESSIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspection_ready.services.timetable_edits import EditPlan

LABELS = Labels(
    fields={each.name: each.label for each in SESSIONS.fields},
    choices={each.name: each.choices for each in SESSIONS.fields if each.choices},
    parts=PARTS,
)


def edit_words(plan: EditPlan) -> Mapping[int, EditWords]:
    """By the timetable's id."""
    return {each.timetable.id: EditWords(each, plan.names, LABELS) for each in plan.wholes}
