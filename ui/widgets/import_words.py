"""Says in words what an import would do, and what it did."""

from __future__ import annotations

from inspection_ready.phrases.imports import note_sentence
from inspection_ready.records.registry import record_named
from inspection_ready.services.import_plan import ImportLine, ImportPlan, Outcome


def will_words(plan: ImportPlan) -> str:
    """The words on the button: "Add 13 bases, change 2"."""
    does = _does(plan, "Add", "change")
    return does or "Nothing to import"


def done_words(plan: ImportPlan) -> str:
    """For example "Added 13 bases, changed 2"."""
    return _does(plan, "Added", "changed") or "Nothing changed"


def plan_words(plan: ImportPlan) -> str:
    counts = plan.counts
    parts = [
        f"{counts.new:,} to add",
        f"{counts.changed:,} to change",
        f"{counts.same:,} the same already",
        f"{counts.refused:,} left out" if counts.refused else "",
        f"{counts.missing:,} held here but not in the file, which stay" if counts.missing else "",
    ]
    return f"{plan.path.name}: {', '.join(part for part in parts if part)}. Nothing has been written yet."


def line_words(line: ImportLine) -> str:
    """What a row changes, or why it is left out, and what was mended on the way in."""
    told = [f"{each.label}: {_from_to(each.before, each.after)}" for each in line.changes]
    told += [note_sentence(note) for note in line.reasons]
    if line.repeat_of is not None:
        told.append(f"Says again what row {line.repeat_of} says")
    if line.outcome is Outcome.MISSING:
        told.append("Kept as it is")
    told += [note_sentence(note) for note in line.notes]
    return "; ".join(told)


def _from_to(before: str, after: str) -> str:
    if not before:
        return f"“{after}” added"
    return f"from “{before}” to “{after}”" if after else f"“{before}” taken away"


def _does(plan: ImportPlan, add: str, change: str) -> str:
    counts = plan.counts
    if not counts.new and not counts.changed:
        return "" if plan.changes_nothing else f"{add} what belongs to them"
    if not counts.new:
        return f"{change.capitalize()} {_counted(plan, counts.changed)}"
    added = f"{add} {_counted(plan, counts.new)}"
    return f"{added}, {change} {counts.changed:,}" if counts.changed else added


def _counted(plan: ImportPlan, number: int) -> str:
    record = record_named(plan.register)
    return f"{number:,} {record.singular if number == 1 else record.plural}"
