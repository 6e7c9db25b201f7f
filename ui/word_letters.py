"""What the letters page does about a Word file of the council's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from inspection_ready.phrases.word_letters import report_lines, worst_line
from inspection_ready.services.preview import page_count
from inspection_ready.services.word_letters import (
    Examined,
    ReadWordFile,
    drop_word_file,
    examine_letter,
    held_word_file,
    read_word_letter,
    save_word_file,
    use_word_file,
    worst_case_pdf,
)

if TYPE_CHECKING:
    from inspection_ready.domain.letters import Letter
    from inspection_ready.services.app import App
    from ui.page import Page
    from ui.widgets.word_letter import WordLetterPart

FILES = "Word files (*.docx *.dotx)"
THE_WORST = "The worst case"
ShowPdf = Callable[["Letter", bytes, int], None]


@dataclass(frozen=True)
class _Looked:
    read: ReadWordFile
    examined: Examined


class WordLetters:
    """Belongs to the page; ``show_pdf`` shows the worst case where letters are looked at."""

    def __init__(self, page: Page, part: WordLetterPart, show_pdf: ShowPdf) -> None:
        self._page, self._part, self._show_pdf = page, part, show_pdf
        self._letter: Letter | None = None
        self._looked: _Looked | None = None
        self._is_offered = False
        part.choose.clicked.connect(self.choose)
        part.use.clicked.connect(self.use)
        part.leave.clicked.connect(self.show_held)
        part.worst.clicked.connect(self.show_worst)
        part.save.clicked.connect(self.save)
        part.drop.clicked.connect(self.drop)

    def opened(self, letter: Letter | None) -> None:
        """Another letter is on view, or the same one again: a file that waits for an answer then goes on waiting."""
        is_same = letter is not None and self._letter is not None and letter.id == self._letter.id
        self._letter = letter
        if not (is_same and self._is_offered):
            self.show_held()

    def choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self._part, "Choose a Word file for this letter", "", FILES)
        if chosen:
            self.take(Path(chosen))

    def take(self, path: Path) -> None:
        """Looked through, and offered; nothing is changed yet."""
        letter = self._letter
        if letter is None or self._page.context.look_only:
            return
        at = self._page.context.app.clock.now()

        def look(app: App) -> _Looked:
            read = read_word_letter(path)
            return _Looked(read, app.read(examine_letter, read, letter, at=at))

        self._page.query(look, self._offer, key="word file")

    def use(self) -> None:
        letter, looked = self._letter, self._looked
        if letter is None or looked is None:
            return
        self._page.long_command(
            lambda app, _: app.do(use_word_file, letter.id, looked.read),
            said=f"The letter {letter.title} is written from {looked.read.file} now.",
            then=lambda _: self.show_held(),
        )

    def drop(self) -> None:
        letter = self._letter
        if letter is None:
            return
        self._page.command(
            lambda app: app.do(drop_word_file, letter.id),
            said=f"The letter {letter.title} is written from its own text again.",
            then=lambda _: self.show_held(),
        )

    def save(self) -> None:
        name = self._looked.read.file if self._looked is not None else ""
        chosen, _ = QFileDialog.getSaveFileName(self._part, "Save the Word file as it came", name, FILES)
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        letter = self._letter
        if letter is not None:
            self._page.query(
                lambda app: app.read(save_word_file, letter, path),
                lambda saved: self._page.context.said(f"Saved {saved.name}.", None),
                key="save word file",
            )

    def show_worst(self) -> None:
        letter, looked = self._letter, self._looked
        if letter is None or looked is None:
            return
        at = self._page.context.app.clock.now()

        def draw(app: App) -> tuple[bytes, int]:
            pdf = app.read(worst_case_pdf, looked.read, letter, at=at)
            return pdf, page_count(pdf)

        self._page.query(draw, lambda drawn: self._show_pdf(letter, *drawn), key="preview")

    def show_held(self) -> None:
        """What the letter is written from now."""
        letter = self._letter
        self._is_offered, self._looked = False, None
        self._part.show_own_text()
        if letter is None:
            return
        at = self._page.context.app.clock.now()

        def look(app: App) -> _Looked | None:
            read = app.read(held_word_file, letter)
            return None if read is None else _Looked(read, app.read(examine_letter, read, letter, at=at))

        self._page.query(look, self._show_held, key="word file")

    def _show_held(self, looked: _Looked | None) -> None:
        self._looked = looked
        if looked is not None:
            self._part.show_held(looked.read.file, _parts(looked.examined))

    def _offer(self, looked: _Looked) -> None:
        self._looked, self._is_offered = looked, True
        may_use = not looked.examined.report.blocking
        self._part.show_offered(looked.read.file, _parts(looked.examined), may_use=may_use)


def _parts(examined: Examined) -> Sequence[tuple[str, Sequence[str]]]:
    worst = tuple(map(worst_line, examined.worst))
    parts = list(report_lines(examined.report))
    return [*parts, (THE_WORST, worst)] if worst else parts
