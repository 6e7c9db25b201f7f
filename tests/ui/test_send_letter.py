"""A letter is written to people in the window: guarded, looked at, named again, stopped and gone on with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QDesktopServices

from inspection_ready.domain.letters import Letter
from inspection_ready.domain.lists import DistributionList
from inspection_ready.domain.people import Person
from inspection_ready.domain.sendings import Sending, SentLetter
from tests.plugins.window import OpenWindow, settle
from tests.ui.reading import nameless, reachable, tab_order
from tests.ui.test_dialogs import cut_off
from ui.dialogs.send_letter import NEVER_SENT, SendLetterDialog
from ui.pages.letters import LettersPage
from ui.pages.people import PeoplePage
from ui.theme import Look, Theme, apply

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.main_window import MainWindow

HALF = 127
TITLE = "Interviewee invitation and brief"


@pytest.fixture
def window(sample: App, open_window: OpenWindow) -> MainWindow:
    return open_window(sample)


@pytest.fixture
def dialog(window: MainWindow, sample: App, qtbot: QtBot) -> SendLetterDialog:
    return ask(window, sample, qtbot)


def ask(window: MainWindow, app: App, qtbot: QtBot) -> SendLetterDialog:
    page = letters_page(window, app, qtbot)
    page.panel.tabs.setCurrentWidget(page.sent)
    page.sent.write.click()
    settle(qtbot, window)
    return page.findChildren(SendLetterDialog)[-1]


def letters_page(window: MainWindow, app: App, qtbot: QtBot) -> LettersPage:
    window.go("letters", next(each.id for each in held(app, Letter) if each.title == TITLE))
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, LettersPage)
    return page


def held(app: App, row_type: Any) -> tuple[Any, ...]:
    return app.read(lambda reader: reader.register(row_type).all())


def answers(
    monkeypatch: pytest.MonkeyPatch, dialog: SendLetterDialog, answer: int | None
) -> list[tuple[str, str]]:
    """What the person was asked, as they press the button of that number."""
    asked: list[tuple[str, str]] = []

    def ask(question: str, *, choices: object, detail: str = "") -> int | None:
        asked.append((question, detail))
        return answer

    monkeypatch.setattr(dialog._context.messages, "ask", ask)
    return asked


def tick(dialog: SendLetterDialog, name: str) -> None:
    items = [dialog.choice.goes_to.list.item(row) for row in range(dialog.choice.goes_to.list.count())]
    next(item for item in items if item.text().startswith(name)).setCheckState(Qt.CheckState.Checked)


def test_letter_is_written_after_its_list_and_number_are_named_again(
    dialog: SendLetterDialog, window: MainWindow, sample: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.choice.drafts.set_ticked(ticked=True)
    settle(qtbot, window)
    asked = answers(monkeypatch, dialog, 0)
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))

    dialog.go.click()
    settle(qtbot, window)
    dialog.open_folder.click()

    assert asked[0][0] == f"Write 15 letters of “{TITLE}” to people on “Interviewees (inside)”?"
    assert "Everybody on this list is inside the council." in asked[0][1]
    assert NEVER_SENT in dialog.steps.outcome.text()
    folder = sample.workspace.folder / "letters" / f"{TITLE}, 20 November 2026"
    assert [Path(each) for each in opened] == [folder]
    assert len(list((folder / "E-mail drafts").iterdir())) == 15
    (sending,) = held(sample, Sending)
    assert (sending.is_finished, len(held(sample, SentLetter))) == (True, 30)


def test_nothing_is_written_where_the_question_is_not_answered(
    dialog: SendLetterDialog, window: MainWindow, sample: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answers(monkeypatch, dialog, None)

    dialog.go.click()
    settle(qtbot, window)

    assert len(asked) == 1
    assert held(sample, Sending) == ()
    assert not (sample.workspace.folder / "letters").exists()
    assert dialog.go.isVisible()


def test_lists_of_both_sides_want_a_reason_before_anything_can_be_written(
    dialog: SendLetterDialog, window: MainWindow, sample: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dialog.choice.reason.isVisible()
    tick(dialog, "Partners")
    settle(qtbot, window)
    blocked = dialog.go.isEnabled()
    said = dialog.problem.text()
    answers(monkeypatch, dialog, 0)
    dialog.choice.reason.setText("Agreed by the Director")
    free = dialog.go.isEnabled()
    dialog.go.click()
    settle(qtbot, window)

    assert (before, blocked, free) == (False, False, True)
    assert said.startswith(f"“{TITLE}” would go to people inside the council and outside it")
    (sending,) = held(sample, Sending)
    assert sending.mixed_because == "Agreed by the Director"


def test_inside_and_outside_lists_have_marks_of_different_shapes(dialog: SendLetterDialog) -> None:
    items = [dialog.choice.goes_to.list.item(row) for row in range(dialog.choice.goes_to.list.count())]
    shapes: dict[str, set[tuple[bool, ...]]] = {"Inside": set(), "Outside": set()}
    for item in items:
        image = item.icon().pixmap(24, 24).toImage()
        side = "Outside" if "Outside the council" in item.text() else "Inside"
        dots = ((x, y) for y in range(image.height()) for x in range(image.width()))
        shapes[side].add(tuple(image.pixelColor(x, y).alpha() > HALF for x, y in dots))

    assert [len(each) for each in shapes.values()] == [1, 1]
    assert shapes["Inside"] != shapes["Outside"]


def test_nothing_chosen_says_what_is_missing(
    dialog: SendLetterDialog, window: MainWindow, qtbot: QtBot
) -> None:
    for box in (dialog.choice.prints, dialog.choice.combined):
        box.set_ticked(ticked=False)
    settle(qtbot, window)

    assert (dialog.problem.text(), dialog.go.isEnabled()) == ("Choose at least one form.", False)


def test_one_letter_is_looked_at_before(dialog: SendLetterDialog, window: MainWindow, qtbot: QtBot) -> None:
    dialog.tabs.setCurrentWidget(dialog.look)
    settle(qtbot, window)
    dialog.look.person.setCurrentText("Priya Raman")
    settle(qtbot, window)

    assert "Dear Priya," in dialog.look.preview.words.toPlainText()
    assert dialog.look.person.count() == 15


def test_stopped_letters_are_good_and_the_rest_is_written_on_asking_again(
    dialog: SendLetterDialog, window: MainWindow, sample: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, dialog, 0)
    with qtbot.waitSignal(window.context.background.progressed):  # type: ignore[union-attr] # it is open
        dialog.go.click()
    dialog.steps.working.cancel.click()
    settle(qtbot, window)
    said, written = dialog.steps.outcome.text(), len(held(sample, SentLetter))
    dialog.leave.click()
    again = ask(window, sample, qtbot)
    answers(monkeypatch, again, 0)
    rest = again.go.text()
    again.go.click()
    settle(qtbot, window)

    assert said.startswith("Stopped, as you asked.")
    assert 0 <= written < 15
    assert f"{15 - written} letters remain" in said
    assert rest == f"Write {15 - written} letters"
    (sending,) = held(sample, Sending)
    assert (sending.is_finished, len(held(sample, SentLetter))) == (True, 15)


def test_page_tells_to_whom_it_was_written_and_takes_the_word_that_it_was_sent(
    dialog: SendLetterDialog, window: MainWindow, sample: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, dialog, 0)
    dialog.go.click()
    settle(qtbot, window)
    dialog.leave.click()
    page = letters_page(window, sample, qtbot)
    times = page.sent.batches.words()
    page.sent.by.clear()
    page.sent.mark.click()
    missing = page.sent.problem.text()
    page.sent.by.setText("Priya Raman")
    page.sent.mark.click()
    settle(qtbot, window)
    settle(qtbot, window)

    assert times == [
        ["Written to 15 people on 20 November 2026 (on paper 15)", "Interviewees (inside)", "As they are now"]
    ]
    assert missing == "Say whose word it is that they were sent."
    assert {row[3] for row in page.sent.people.words()} == {"20 November 2026, says Priya Raman"}
    assert "all marked as sent" in page.sent.batches.words()[0][0]


def test_person_shows_the_letters_that_were_written_to_them(
    dialog: SendLetterDialog, window: MainWindow, sample: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, dialog, 0)
    dialog.go.click()
    settle(qtbot, window)
    dialog.leave.click()
    window.go("people", next(each.id for each in held(sample, Person) if each.name == "Priya Raman"))
    settle(qtbot, window)

    page = window.page
    assert isinstance(page, PeoplePage)
    assert [row[:3] for row in page.letters.table.words()] == [[TITLE, "20 November 2026", "On paper"]]


@pytest.fixture
def spoken() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize("tab", [0, 1])
def test_every_control_has_a_name_and_tab_reaches_it(
    dialog: SendLetterDialog, window: MainWindow, qtbot: QtBot, tab: int
) -> None:
    tick(dialog, "Partners")
    dialog.choice.drafts.set_ticked(ticked=True)
    dialog.tabs.setCurrentIndex(tab)
    settle(qtbot, window)
    dialog.activateWindow()

    missed = reachable(dialog) - set(tab_order(dialog))

    assert nameless(dialog) == []
    assert [(type(each).__name__, each.accessibleName()) for each in missed] == []


def test_no_words_are_cut_off_at_200_per_cent(
    window: MainWindow, sample: App, qtbot: QtBot, qapp: QApplication
) -> None:
    apply(qapp, Look(Theme.LIGHT, 200))
    dialog = ask(window, sample, qtbot)
    dialog.choice.drafts.set_ticked(ticked=True)
    settle(qtbot, window)
    cut = cut_off(dialog)
    apply(qapp, Look())

    assert cut == []


def test_closed_dialog_is_freed(dialog: SendLetterDialog, window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.destroyed):
        dialog.leave.click()


def test_lists_on_offer_are_all_there_are(dialog: SendLetterDialog, sample: App) -> None:
    assert dialog.choice.goes_to.list.count() == len(held(sample, DistributionList))
