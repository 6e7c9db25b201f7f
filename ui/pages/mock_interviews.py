"""What mock interviews showed of each person, and who is ready."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from inspection_ready.domain.mock_interviews import mock_sessions
from inspection_ready.domain.moments import today
from inspection_ready.domain.views import Ask, Condition
from inspection_ready.phrases.mock_interviews import standing_sentence
from inspection_ready.phrases.timetable import day_words, times_words
from inspection_ready.records.mock_interviews import MOCK_FINDINGS, READY
from inspection_ready.services.mock_interviews import (
    MockProgramme,
    mock_programme,
    write_mock_readiness,
    write_question_sheets,
)
from ui.dialogs.mock_readiness import ReadinessDialog
from ui.register_page import RegisterPage
from ui.register_reading import Loaded
from ui.widgets.layout import words
from ui.widgets.mock_editor import MockEditor
from ui.widgets.view_choice import ALL, Choice

if TYPE_CHECKING:
    from inspection_ready.records.fields import Field
    from inspection_ready.services.app import App
    from inspection_ready.services.listing import Filter
    from ui.page import Context
    from ui.widgets.editors import Editor

FILES = "Word (*.docx);;PDF (*.pdf)"
SESSION = "session_id"


@dataclass(frozen=True)
class Mocked(Loaded):
    mocks: Sequence[tuple[int, str]] = ()
    programme: MockProgramme | None = None


class MockInterviewsPage(RegisterPage):
    title = "Mock interviews"
    record = MOCK_FINDINGS
    kinds = frozenset(
        {
            "mock_finding",
            "session",
            "attendance",
            "timetable",
            "timetable_day",
            "person",
            "claim",
            "regime_text",
        }
    )
    panel_share = 0.5
    choices = (
        ALL,
        *(Choice(words, (Condition("ready", Ask.IS, (value,)),)) for value, words in READY.items()),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._programme: MockProgramme | None = None
        for label, about, write, name in (
            ("Save question sheets", "For each mock interview: what is asked, and what we must improve.",
             write_question_sheets, "Mock interviews, what to ask.docx"),
            ("Save who is ready", "How ready each person is, by theme, with what was found.",
             write_mock_readiness, "Mock interviews, who is ready.docx"),
        ):  # fmt: skip
            self.add_step(label, about, self._asks_for_file(write, name)).setEnabled(True)  # changes nothing
        self.who = self.add_step(
            "Show who is ready", "How ready each person is, by theme.", self.show_readiness
        )
        self.who.setEnabled(True)
        self.standing = words("", "help")
        self.body.insertWidget(1, self.standing)

    def title_in_words(self, title: str) -> str:
        return f"the finding of the mock interview “{title}”"

    def editor_of(self, field: Field) -> Editor | None:
        if field.name != SESSION:
            return None
        self._which = MockEditor(field)
        return self._which

    def show_readiness(self) -> None:
        if self._programme is not None:
            ReadinessDialog(self._programme.readiness, self._programme.names, self).open()

    # inside

    def _asks_for_file(self, write: Callable[..., MockProgramme], name: str) -> Callable[[], None]:
        def ask() -> None:
            chosen, _ = QFileDialog.getSaveFileName(self, "Save as Word or PDF", name, FILES)
            if chosen:
                self.save_as(write, Path(chosen))

        return ask

    def _read(self, app: App, filters: Sequence[Filter], order: Any) -> Loaded:
        loaded = super()._read(app, filters, order)
        now = today(self.context.app.clock)
        programme = app.read(mock_programme, today=now)
        return Mocked(
            loaded.listing,
            loaded.total,
            loaded.linked,
            loaded.told,
            tuple(_mocks(programme)),
            programme,
        )

    def _show(self, loaded: Loaded) -> None:
        if isinstance(loaded, Mocked):
            self._which.set_mocks(loaded.mocks)
            self._programme = loaded.programme
            self.standing.setText(standing_sentence(loaded.programme.readiness if loaded.programme else ()))
        super()._show(loaded)


def _mocks(programme: MockProgramme) -> Sequence[tuple[int, str]]:
    sessions = mock_sessions(each.session for each in programme.sheets)
    return [
        (
            each.id,
            f"{each.code} {each.title}, {day_words(programme.days[each.id])}, {times_words(each)}".strip(),
        )
        for each in sessions
    ]
