"""What a cleaned copy can be made of, and what stands against one."""

from __future__ import annotations

from inspection_ready.domain.release_findings import CheckedFile, Grade, ReleaseFault

CLEANABLE = frozenset(("docx", "xlsx", "pptx"))
ENDINGS = frozenset((".docx", ".xlsx", ".pptx"))
AGAINST = (
    ReleaseFault.MACROS,
    ReleaseFault.TRACKED_MOVE,
    ReleaseFault.TRACKED_FORMAT,
    ReleaseFault.TRACKED_OTHER,
    ReleaseFault.HIDDEN_TEXT,
    ReleaseFault.HIDDEN_SHEET,
    ReleaseFault.VERY_HIDDEN_SHEET,
    ReleaseFault.HIDDEN_ROWS,
    ReleaseFault.HIDDEN_COLUMNS,
    ReleaseFault.FILTERED_ROWS,
    ReleaseFault.HIDDEN_SLIDE,
    ReleaseFault.SPEAKER_NOTES,
    ReleaseFault.EMBEDDED,
    ReleaseFault.EXTERNAL_PICTURE,
    ReleaseFault.EXTERNAL_WORKBOOK,
    ReleaseFault.EXTERNAL_DATA,
)
"""What a person must decide about: a copy called cleaned that still held it would be believed."""
ONLY_IN_WORD = (ReleaseFault.COMMENT,)
TAKEN_OUT = frozenset(
    (
        ReleaseFault.AUTHOR,
        ReleaseFault.COMPANY,
        ReleaseFault.PROPERTIES,
        ReleaseFault.CUSTOM_PROPERTY,
        ReleaseFault.COMMENT,
        ReleaseFault.TRACKED_INSERTION,
        ReleaseFault.TRACKED_DELETION,
        ReleaseFault.TRACKING_ON,
        ReleaseFault.EXTERNAL_TEMPLATE,
    )
)


def refusal_of(checked: CheckedFile) -> ReleaseFault | None:
    """The first thing that stands against a cleaned copy."""
    against = AGAINST if checked.format == "docx" else (*AGAINST, *ONLY_IN_WORD)
    found = {
        each.fault for each in checked.findings if not each.where.inside and _counts(each.fault, each.grade)
    }
    return next((fault for fault in against if fault in found), None)


def _counts(fault: ReleaseFault, grade: Grade) -> bool:
    """The workbook behind a chart does not: without it nobody could mend the chart."""
    return not (fault is ReleaseFault.EMBEDDED and grade is Grade.POSSIBLE)


def left_of(checked: CheckedFile) -> ReleaseFault | None:
    """Of a copy: what should have been taken out and was not. What pictures in it say of themselves is left."""
    found = (each.fault for each in checked.findings if not each.where.inside and each.fault in TAKEN_OUT)
    return next(found, None)
