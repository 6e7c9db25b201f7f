"""A Word file of the council's own for a letter: dropped, looked through, used, shown at its worst, taken off."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.letters import Letter
from inspection_ready.domain.people import Person
from inspection_ready.domain.word_letters import WordLetter
from tests.documents.word_files import field, merge_field, p, word_file
from tests.plugins.window import OpenWindow, settle
from ui.pages.letters import LettersPage
from ui.widgets.word_letter import NOTHING, OWN_TEXT, told

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.main_window import MainWindow

GOOD = word_file(p("Dear ", merge_field("First Name"), ",") + p("{{rolle}}, from our own Word letter."))


@pytest.fixture
def app(sample: App) -> App:
    return sample


@pytest.fixture
def letters(app: App, open_window: OpenWindow, qtbot: QtBot) -> LettersPage:
    window = open_window(app)
    window.go("letters")
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, LettersPage)
    page.arrive(_letter(app).id)
    settle(qtbot, window)
    return page


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Ours.docx"
    path.write_bytes(GOOD)
    return path


def _letter(app: App) -> Letter:
    found = app.read(lambda reader: reader.register(Letter).find(title="Staff announcement"))
    return found[0]


def _held(app: App) -> tuple[WordLetter, ...]:
    return app.read(lambda reader: reader.register(WordLetter).all())


def _window(page: LettersPage) -> MainWindow:
    return page.window()  # type: ignore[return-value] # the page stands in the window


def test_a_letter_without_a_word_file_says_so(letters: LettersPage) -> None:
    word = letters.word

    assert word.state.text() == OWN_TEXT
    assert [each.isVisibleTo(word) for each in (word.choose, word.use, word.worst, word.save, word.drop)] == [
        True,
        False,
        False,
        False,
        False,
    ]
    assert told(()) == NOTHING


def test_a_dropped_file_is_looked_through_before_it_is_used(
    letters: LettersPage, app: App, file: Path, qtbot: QtBot
) -> None:
    _window(letters).take_file(file)
    settle(qtbot, _window(letters))

    assert letters.panel.tabs.currentWidget() is letters.word
    assert letters.word.state.text() == "Ours.docx was looked through. It is not used yet."
    found = letters.word.found.toPlainText()
    assert "Body: «rolle»: did you mean role? It is printed as “to come”." in found
    assert "«First Name»: the longest is" in found
    assert _held(app) == ()

    letters.word.use.click()
    settle(qtbot, _window(letters))

    (held,) = _held(app)
    assert (held.file, held.fields) == ("Ours.docx", "{{First Name}}\n{{rolle}}")
    assert letters.word.state.text() == "This letter is written from Ours.docx."
    assert letters.word.drop.isVisibleTo(letters.word)


def test_a_file_that_must_be_mended_cannot_be_used(
    letters: LettersPage, app: App, file: Path, qtbot: QtBot
) -> None:
    file.write_bytes(word_file(p(field("INCLUDETEXT secrets.docx", "x"))))

    letters.take_file(file)
    settle(qtbot, _window(letters))

    assert not letters.word.use.isVisibleTo(letters.word)
    assert "Body: the field INCLUDETEXT would run or fetch something." in letters.word.found.toPlainText()
    letters.word.leave.click()
    settle(qtbot, _window(letters))
    assert letters.word.state.text() == OWN_TEXT
    assert _held(app) == ()


def test_the_worst_case_and_one_persons_letter_are_shown(
    letters: LettersPage, app: App, file: Path, qtbot: QtBot
) -> None:
    letters.take_file(file)
    settle(qtbot, _window(letters))
    letters.word.worst.click()
    settle(qtbot, _window(letters))

    assert letters.panel.tabs.currentWidget() is letters.preview
    assert "[rolle: to come], from our own Word letter." in letters.preview.pages.words.toPlainText()

    letters.word.use.click()
    settle(qtbot, _window(letters))
    people = app.read(lambda reader: reader.register(Person).find(name="Hugh Trevelyan"))
    letters.preview.person.set_value(people[0].id)
    letters.preview.show_button.click()
    settle(qtbot, _window(letters))
    assert "Dear Hugh," in letters.preview.pages.words.toPlainText()
    assert "from our own Word letter." in letters.preview.pages.words.toPlainText()


def test_the_file_is_saved_as_it_came_and_taken_off(
    letters: LettersPage, app: App, file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    letters.take_file(file)
    settle(qtbot, _window(letters))
    letters.word.use.click()
    settle(qtbot, _window(letters))

    letters.word_letters.save_to(tmp_path / "copy.docx")
    settle(qtbot, _window(letters))
    letters.word.drop.click()
    settle(qtbot, _window(letters))

    assert (tmp_path / "copy.docx").read_bytes() == GOOD
    assert _held(app) == ()
    assert letters.word.state.text() == OWN_TEXT


def test_a_file_dropped_with_no_letter_open_asks_for_one(
    letters: LettersPage, app: App, file: Path, qtbot: QtBot
) -> None:
    letters._close_panel()

    _window(letters).take_file(file)
    settle(qtbot, _window(letters))

    assert _window(letters).footer.words.text() == "Open the letter that Ours.docx is for, and drop it again."
    assert _held(app) == ()
