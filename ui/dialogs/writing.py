"""A dialog that writes files: what is chosen, the number once more, how far it is, and how it went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from inspection_ready.domain.errors import Cancelled
from ui.open_files import open_path
from ui.widgets.layout import button, buttons_below, give_room
from ui.widgets.work_steps import WorkSteps

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inspection_ready.domain.changes import Changes
    from ui.background import Progress
    from ui.page import Context


class Written(Protocol):
    @property
    def folder(self) -> Path: ...

    @property
    def changes(self) -> Changes: ...


W = TypeVar("W", bound=Written)


@dataclass(frozen=True, kw_only=True)
class Job(Generic[W]):
    """What is to be written."""

    asked: str
    """Said once more before it is, with the number."""
    detail: str
    saying: str
    """While it is written."""
    work: Callable[[Progress], W]
    said: Callable[[W], str]
    """How it went."""


class WritingDialog(QDialog):
    """Whoever makes one enables ``go`` where something can be written, and lays its parts out."""

    leaves = "Close"
    """What the button says before anything was written."""

    def __init__(self, context: Context, title: str, *, go: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._context = context
        self._folder: Path | None = None
        self.go = button(go, role="main")
        self.leave = button(self.leaves)
        self.open_folder = button("Open the folder", role="main")

    # what each of them says

    def job(self) -> Job[Any] | None:
        """None: not yet."""
        raise NotImplementedError

    def not_written(self, error: Exception) -> None:
        """What was chosen is on view again."""
        if not isinstance(error, Cancelled):
            self._context.messages.tell(error)

    @property
    def offers_writing(self) -> bool:
        """Whether what can be written is on view."""
        return self.steps.is_looked_at

    # what the person does

    def write_now(self) -> None:
        job = self.job() if self.go.isEnabled() else None
        if job is None:
            return
        context = self._context
        if context.messages.ask(job.asked, choices=(self.go.text(),), detail=job.detail) == 0:
            context.ask_who()
            self.steps.work.write(
                job.saying,
                job.work,
                lambda written: self._written(written, job.said(written)),
                failed=self.not_written,
            )

    def reject(self) -> None:
        """Closing the window while it writes stops that first."""
        if self.steps.work.is_running:
            self.steps.work.stop()
        else:
            super().reject()

    def show_written(self) -> None:
        if self._folder is not None:
            open_path(self._folder)

    # inside

    def _written(self, written: Written, said: str) -> None:
        self._folder = written.folder
        self.steps.show_outcome(said)
        self.leave.setText("Close")
        self.open_folder.show()
        self.open_folder.setFocus()
        self._context.refresh.send(written.changes)

    def _offer(self) -> None:
        self.go.setVisible(self.offers_writing)
        self.leave.setVisible(self.steps.currentWidget() is not self.steps.working)

    def lay_out(self, choosing: QWidget, *, letters: int, lines: int) -> None:
        self.steps = WorkSteps(self._context.background, choosing, self)
        layout = QVBoxLayout(self)
        layout.addWidget(self.steps, 1)
        layout.addWidget(buttons_below(self, self.go, self.open_folder, leave=self.leave))
        self.open_folder.hide()
        self.go.clicked.connect(self.write_now)
        self.open_folder.clicked.connect(self.show_written)
        self.steps.currentChanged.connect(self._offer)
        self._offer()
        give_room(self, letters=letters, lines=lines)
