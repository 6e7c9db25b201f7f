"""Brings a list into a register, and says what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.domain.rows import R
from inspection_ready.phrases.imports import file_note_sentence, reasons_sentence
from inspection_ready.services.import_plan import ImportPlan, Outcome
from inspection_ready.services.imports import plan_import, run_import

if TYPE_CHECKING:
    from inspection_ready.services.app import App


def bring_in(app: App, register: str, folder: Path, text: str) -> ImportPlan:
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    plan = app.read(plan_import, register, path)
    app.do(run_import, plan)
    return plan


def held(app: App, row_type: type[R]) -> tuple[R, ...]:
    with app.reading() as reader:
        return reader.register(row_type).all("id")


def says(plan: ImportPlan) -> list[str]:
    return [file_note_sentence(note) for note in plan.notes]


def refused(plan: ImportPlan) -> dict[int, str]:
    return {
        line.line: reasons_sentence(line.reasons) for line in plan.lines if line.outcome is Outcome.REFUSED
    }
