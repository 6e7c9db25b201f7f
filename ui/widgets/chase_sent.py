"""The chases that were drafted: to whom, for which requests, and whose word it is that they were sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.phrases.chases import NOT_THERE, draft_words
from inspection_ready.phrases.dates import moment
from inspection_ready.phrases.requests import numbers_words
from inspection_ready.phrases.values import count_of
from ui.widgets.written_batches import Columns, WrittenBatches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from inspection_ready.services.chases import BatchLine

NONE_WAITS = "Nothing of this chase waits to be marked."


class ChaseSent(WrittenBatches):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            Columns(
                name="Chases that were drafted",
                headings=("Chase", "Written", "Drafts"),
                widths=(12, 28, 0),
                folds=70,
            ),
            Columns(
                name="People they are to",
                headings=("Person", "Address", "Requests", "Sent"),
                widths=(0, 32, 12, 26),
                folds=84,
            ),
            never="No chase has been drafted yet.",
            folder="Open the folder of these drafts",
            not_sent="The steps of the ladder they were for are to be taken again.",
            parent=parent,
        )

    def set_read_only(self, read_only: bool) -> None:
        for widget in (self.by, self.mark, self.drop):
            widget.setDisabled(read_only)

    def batch_words(self, line: BatchLine) -> tuple[str, str, str]:
        count = count_of(len(line.drafts), "draft")
        waiting = f", {len(line.waiting)} not marked as sent yet" if line.waiting else ""
        gone = "" if line.is_there else f". {NOT_THERE}"
        return f"Chase {line.batch.number}", moment(on_the_clock(line.batch.at)), f"{count}{waiting}{gone}"

    def people_words(self, line: BatchLine) -> Sequence[Sequence[str]]:
        return [
            (
                each.name,
                each.draft.address,
                f"Requests {numbers_words(each.requests)}",
                draft_words(each.draft),
            )
            for each in line.drafts
        ]

    def why_not(self, line: BatchLine) -> str:
        return "" if line.waiting else NONE_WAITS

    def show_current(self, line: BatchLine | None) -> None:
        self.mark.setText("Mark as sent today" if line is None else f"Mark {len(line.waiting)} as sent today")
