"""The slips that were written: for which issue, to whom, with which entry, and whose word it is that they were sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.phrases.issues import issue_name
from inspection_ready.phrases.slips import KINDS, batch_words
from ui.widgets.written_batches import Columns, WrittenBatches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from inspection_ready.services.slips import BatchLine

ON_PAPER = "On paper"
NOT_THERE = "The folder is not there: it was moved or removed"
NONE_WAITS = "Nothing of these slips waits to be marked."


class SlipsWritten(WrittenBatches):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            Columns(name="Slips that were written", headings=("Slips", "For"), widths=(0, 30), folds=70),
            Columns(
                name="People they are to",
                headings=("Person", "Address", "Told", "Entry"),
                widths=(0, 32, 12, 12),
                folds=84,
            ),
            never="No change slips were written yet.",
            folder="Open the folder of these slips",
            not_sent="People are told again, from what they held before.",
            parent=parent,
        )
        self._read_only = False

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.by.setDisabled(read_only)

    def batch_words(self, line: BatchLine) -> tuple[str, str]:
        gone = "" if line.is_there else f". {NOT_THERE}"
        return f"{batch_words(line.batch, line.people)}{gone}", issue_name(line.issue.number, line.issue.at)

    def people_words(self, line: BatchLine) -> Sequence[Sequence[str]]:
        return [
            (each.name, each.address or ON_PAPER, KINDS[each.what], f"Number {each.sequence + 1}")
            for each in line.slips
        ]

    def why_not(self, line: BatchLine) -> str:
        return "" if line.batch.sent_on is None and not line.batch.is_dropped else NONE_WAITS

    def show_current(self, line: BatchLine | None) -> None:
        waits = line is not None and not self.why_not(line)
        for each in (self.mark, self.drop):
            each.setEnabled(waits and not self._read_only)
