"""import: bring in a spreadsheet."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened, path
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.errors import Refused
from inspection_ready.phrases.file_errors import confirm_sentence
from inspection_ready.phrases.imports import file_note_sentence, note_sentence, reasons_sentence
from inspection_ready.records.bases import BASES
from inspection_ready.records.matching import target_labels
from inspection_ready.records.registry import IMPORTED, spreadsheet_of
from inspection_ready.services.app import App
from inspection_ready.services.import_guesses import open_guesses, refuse_guesses
from inspection_ready.services.import_mappings import mapping_from_file, remembered_mapping
from inspection_ready.services.import_plan import ImportLine, ImportPlan, Outcome
from inspection_ready.services.imports import plan_import, run_import
from inspection_ready.services.refused_rows import write_refused_rows

MOST_REFUSED_SAID = 5

OUTCOMES = {
    Outcome.NEW: "new",
    Outcome.CHANGED: "changed",
    Outcome.SAME: "the same",
    Outcome.MISSING: "not in the file",
    Outcome.REFUSED: "refused",
}


def add_to(commands: Commands[Parser]) -> None:
    parser = add_command(commands, "import", run_import_command, help="bring in a spreadsheet")
    parser.add_argument("register", metavar="REGISTER", help=", ".join(IMPORTED))
    parser.add_argument("file", type=path, metavar="FILE", help="CSV, TSV or Excel, with any headings")
    add_workspace(parser)
    parser.add_argument(
        "--map", type=path, metavar="FILE", help="says what each heading is, a line each: heading, field"
    )
    parser.add_argument("--sheet", metavar="NAME", help="which sheet of a workbook to read")
    parser.add_argument("--dry-run", action="store_true", help="show row by row, and change nothing")


def run_import_command(arguments: argparse.Namespace, progress: Progress) -> Answer:
    with opened(arguments, write=not arguments.dry_run) as app:
        plan = _planned(app, arguments, progress)
        if arguments.dry_run:
            return _answer(plan, None, refused_file=None, dry_run=True)
        refuse_guesses(plan)
        refused_file = _refused_file(plan)
        entry = app.do(run_import, plan).entry
        return _answer(plan, entry, refused_file=refused_file, dry_run=False)


def _planned(app: App, arguments: argparse.Namespace, progress: Progress) -> ImportPlan:
    """What a person chose before in this workspace counts too; the file of ``--map`` counts more."""
    register = arguments.register
    told = remembered_mapping(app.workspace.folder, register) if register in IMPORTED else {}
    if arguments.map is not None and register in IMPORTED:
        told = {**told, **mapping_from_file(register, arguments.map)}
    return app.read(
        plan_import, register, arguments.file, mapping=told, sheet=arguments.sheet, progress=progress
    )


def _refused_file(plan: ImportPlan) -> Path | None:
    """Beside the file; where nothing may be written there, in the folder the command was given in."""
    try:
        return write_refused_rows(plan)
    except Refused:
        return write_refused_rows(plan, Path.cwd())


def _answer(plan: ImportPlan, entry: int | None, *, refused_file: Path | None, dry_run: bool) -> Answer:
    counts = plan.counts
    told = {
        "register": plan.register,
        "file": str(plan.path),
        "sheet": plan.sheet,
        "header_line": plan.header_line,
        "new": counts.new,
        "changed": counts.changed,
        "same": counts.same,
        "refused": counts.refused,
        "missing": counts.missing,
        "repeats": counts.repeats,
        "refused_file": None if refused_file is None else str(refused_file),
        "dry_run": dry_run,
        "entry": entry,
        "columns": {mapped.heading: mapped.target for mapped in plan.mapping.columns},
        "to_confirm": [heading for heading, _ in open_guesses(plan)],
        "notes": [file_note_sentence(note) for note in plan.notes],
        "rows": [_row_told(line) for line in plan.lines if dry_run or line.outcome is Outcome.REFUSED],
    }
    lines = (*(_dry_lines(plan) if dry_run else ()), *_summary(plan, refused_file, dry_run=dry_run))
    return Answer(told, lines, has_findings=counts.refused > 0)


def _row_told(line: ImportLine) -> dict[str, object]:
    return {
        "line": line.line or None,
        "outcome": line.outcome.value,
        "title": line.title,
        "changes": [
            {"field": change.label, "before": change.before, "after": change.after} for change in line.changes
        ],
        "reasons": [note_sentence(note) for note in line.reasons],
        "notes": [note_sentence(note) for note in line.notes],
        "repeat_of": line.repeat_of,
    }


def _dry_lines(plan: ImportPlan) -> Iterator[str]:
    labels = target_labels(spreadsheet_of(plan.register))
    yield f"Columns of {plan.path.name}:"
    for mapped in plan.mapping.columns:
        if mapped.heading:
            what = labels.get(mapped.target, mapped.target) if mapped.target else "not read"
            yield f"  {mapped.heading}: {what}{', a guess' if mapped.is_guess else ''}"
    for line in plan.lines:
        yield _line(line)
        yield from (f"    {note_sentence(note)}" for note in line.notes)


def _refused(plan: ImportPlan) -> Iterator[str]:
    """The first few with their reasons; all of them are in the file of refused rows."""
    refused = [line for line in plan.lines if line.outcome is Outcome.REFUSED]
    yield from (f"  {_line(line)}" for line in refused[:MOST_REFUSED_SAID])
    if len(refused) > MOST_REFUSED_SAID:
        yield f"  and {len(refused) - MOST_REFUSED_SAID:,} more refused."


def _line(line: ImportLine) -> str:
    where = f"Row {line.line}" if line.line else "Held"
    words = f"{where}, {OUTCOMES[line.outcome]}: {line.title}"
    if line.outcome is Outcome.REFUSED:
        return f"{words}: {reasons_sentence(line.reasons)}"
    if line.repeat_of is not None:
        return f"{words} (says again what row {line.repeat_of} said)"
    if line.outcome is Outcome.CHANGED:
        changes = (f"{change.label} from “{change.before}” to “{change.after}”" for change in line.changes)
        return f"{words}: {'; '.join(changes)}"
    return words


def _summary(plan: ImportPlan, refused_file: Path | None, *, dry_run: bool) -> Iterator[str]:
    counts = plan.counts
    lead = "Nothing was changed yet. There would be" if dry_run else f"{plan.path.name} into {plan.register}:"
    yield f"{lead} {counts.new} new, {counts.changed} changed, {counts.same} the same, {counts.refused} refused."
    if counts.missing:
        yield f"Held here and not in the file: {counts.missing}. Nothing is ever removed by an import."
    yield from (f"  {file_note_sentence(note)}" for note in plan.notes)
    if plan.register == BASES.register and any(note.code == "columns_left" for note in plan.notes):
        yield "  To keep such a column as a facility of the bases, add its name with facility-kind add first."
    if not dry_run:
        yield from _refused(plan)
    if dry_run and (guesses := open_guesses(plan)):
        yield confirm_sentence(guesses)
    if refused_file is not None:
        yield f"The refused rows are in {refused_file}. Mend them there and bring that file in."
