"""What was done in this window since its workspace was opened, to be taken back step by step, and done again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ui.page import Page


@dataclass(frozen=True)
class Step:
    entry: int
    words: str


@dataclass
class UndoSteps:
    """The latest stands last. What is done anew leaves nothing to be done again."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)
    _turning: dict[int, list[Step]] = field(default_factory=dict)
    """Where entries belong that take a step back, or do it again."""

    def did(self, words: str, entry: int) -> None:
        where = self._turning.pop(entry, None)
        if where is None:
            self.undone.clear()
            where = self.done
        where.append(Step(entry, words))

    def take_back(self, page: Page) -> None:
        self._turn(page, self.done, self.undone)

    def do_again(self, page: Page) -> None:
        self._turn(page, self.undone, self.done)

    def forget(self) -> None:
        self.done.clear()
        self.undone.clear()

    def _turn(self, page: Page, taken_from: list[Step], put_to: list[Step]) -> None:
        """A step that is refused, because something else stands on it, is told and gone: the one before it may still go."""
        if not taken_from:
            return
        # slow import: it brings SQLAlchemy, after the first paint
        from inspection_ready.services.undo import undo
        from ui.undo_words import words_for_undoing  # as above

        step = taken_from.pop()

        def told(done: Any) -> str:
            self._turning[done.entry] = put_to
            return words_for_undoing(step.words)

        page.long_command(lambda app, _: app.do(undo, step.entry), said=told)
