"""Names the records and fields that verifying found something wrong with."""

from __future__ import annotations

from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.verifying import Problem
from inspection_ready.phrases.other_records import OTHER_KINDS, OTHER_LABELS
from inspection_ready.phrases.verifying import Place, problem_sentence
from inspection_ready.records.registry import RECORDS
from inspection_ready.services.registers import title_of
from inspection_ready.storage.unit_of_work import Reader


def problem_words(reader: Reader, problem: Problem) -> str:
    return problem_sentence(problem, place_of(reader, problem))


def place_of(reader: Reader, problem: Problem) -> Place:
    for record in RECORDS:
        if record.code == problem.kind:
            labels = {field.name: field.label for field in record.fields}
            return Place(record.singular, _title(reader, problem), labels.get(problem.field or "", ""))
    singular = OTHER_KINDS.get(problem.kind or "", ("", ""))[0]
    return Place(singular, "", OTHER_LABELS.get((problem.kind or "", problem.field or ""), ""))


def _title(reader: Reader, problem: Problem) -> str:
    """What the record is called now; "" where it is gone, or what it holds cannot be read any more."""
    for record in RECORDS:
        if record.code == problem.kind and problem.record_id is not None:
            try:
                return title_of(reader, reader.register(record.row_type).get(problem.record_id))
            except (NotFound, ValueError, TypeError, LookupError):
                return ""
    return ""
