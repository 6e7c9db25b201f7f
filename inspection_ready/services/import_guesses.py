"""Guesses that nobody has looked at: shown by a dry run and the preview, and never written."""

from __future__ import annotations

from inspection_ready.domain.errors import Refused
from inspection_ready.records.column_maps import FIRST_NAME, LAST_NAME
from inspection_ready.records.matching import target_labels
from inspection_ready.records.registry import spreadsheet_of
from inspection_ready.services.import_plan import ImportPlan


def open_guesses(plan: ImportPlan) -> tuple[tuple[str, str], ...]:
    """Each column (its heading, and what it was taken for) that what a record is called depends on."""
    record = spreadsheet_of(plan.register)
    needed = {field.name for field in record.fields if field.required}
    needed |= {record.title, FIRST_NAME, LAST_NAME}
    labels = target_labels(record)
    return tuple(
        (mapped.heading, labels[mapped.target])
        for mapped in plan.mapping.columns
        if mapped.target in needed and mapped.is_guess
    )


def refuse_guesses(plan: ImportPlan) -> None:
    """Raises Refused: a wrong guess would bring in a list of anything as people or buildings."""
    guesses = open_guesses(plan)
    if guesses:
        has_headings = plan.header_line is not None
        raise Refused("columns_unsure", file=plan.path.name, guesses=guesses, has_headings=has_headings)
