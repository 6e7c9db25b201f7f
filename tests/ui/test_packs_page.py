"""The page of packs says what changed since the pack before: before the next is made, and of each that was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt

from inspection_ready.domain.letters import Letter
from inspection_ready.domain.lists import DistributionList
from inspection_ready.domain.people import Person
from inspection_ready.domain.sections import Section
from inspection_ready.domain.sendings import SentLetter
from inspection_ready.services.letters import send_letter_to
from inspection_ready.services.lists import add_members
from inspection_ready.services.packs import make_pack, packs
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record, change_record
from tests.plugins.window import OpenWindow, settle
from ui.dialogs.mark_sent import NOBODY, MarkSentDialog
from ui.dialogs.reason import MISSING, ReasonDialog
from ui.pages.packs import PacksPage
from ui.widgets.made_packs import LETTERS_WITH_WORDS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App

SINCE = "Since Pack 1: 1 person changed."


@pytest.fixture
def asha(app: App) -> Person:
    """In a workspace without any pack yet."""
    app.do(use_shipped_regime, "cqc")
    return app.do(add_record, Person(name="Asha Verma")).result


def opened(app: App, open_window: OpenWindow, qtbot: QtBot) -> PacksPage:
    window = open_window(app)
    window.go("packs")
    settle(qtbot, window)
    return cast("PacksPage", window.page)


def test_first_pack_has_nothing_that_could_have_changed(
    app: App, asha: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    page = opened(app, open_window, qtbot)

    assert page.maker.since.isHidden()
    assert page.maker.documents["changes"].isHidden()
    assert "changes" not in page.maker.wanted()


def test_what_changed_is_said_before_the_next_pack_and_of_it_afterwards(
    app: App, asha: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    make_pack(app)
    app.do(change_record, asha, replace(asha, phone="01632 960001"))
    page = opened(app, open_window, qtbot)
    before = (page.maker.since.text(), page.maker.documents["changes"].text())

    page.maker.make.click()
    settle(qtbot, page.window())  # type: ignore[arg-type]  # the page is in our own window

    assert before == (SINCE, "What changed since Pack 1 (1 change)")
    assert (page.made.since.text(), page.made.since.isHidden()) == (SINCE, False)
    assert page.made.files.item(2).text() == "What changed since the pack before, Word"
    page.made.list.setCurrentRow(1)
    settle(qtbot, page.window())  # type: ignore[arg-type]  # the page is in our own window
    assert page.made.since.isHidden()


def test_what_changed_is_left_out_where_its_box_is_not_ticked(
    app: App, asha: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    make_pack(app)
    page = opened(app, open_window, qtbot)

    page.maker.documents["changes"].setChecked(False)
    page.maker.make.click()
    settle(qtbot, page.window())  # type: ignore[arg-type]  # the page is in our own window

    made = packs(app)[0]
    assert made.pack.number == 2
    assert "changes" not in {file.document for file in made.files}
    assert page.made.since.text() == "Nothing that is printed has changed since Pack 1."


def test_finding_is_left_with_a_reason_and_opened_again(
    app: App, asha: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    app.do(add_record, Section(title="Buses", text="See [click here](https://buses.example)"))
    page = opened(app, open_window, qtbot)
    before = page.findings.table.words()

    page.findings.leave.click()
    dialog = page.findChild(ReasonDialog)
    assert dialog is not None
    dialog.do.click()
    asked = dialog.problem.text()
    dialog.text.setPlainText("It has no name")
    dialog.do.click()
    settle(qtbot, page.window())  # type: ignore[arg-type]  # the page is in our own window
    left = page.findings.table.words()
    page.findings.reopen.click()
    settle(qtbot, page.window())  # type: ignore[arg-type]  # as above

    assert (before[0][0], before[0][2], asked) == ("Welcome pack, “Buses”", "To mend", MISSING)
    assert left[0][2].startswith("Left as it is: It has no name (")
    assert page.findings.table.words() == before


def test_finding_leads_to_its_section(app: App, asha: Person, open_window: OpenWindow, qtbot: QtBot) -> None:
    app.do(add_record, Section(title="Buses", text="See [click here](https://buses.example)"))
    page = opened(app, open_window, qtbot)
    window = page.window()

    page.findings.go_there.click()
    settle(qtbot, window)  # type: ignore[arg-type]  # as above

    assert window.page.title == "Welcome pack"  # type: ignore[attr-defined]  # as above
    assert window.page.form.title_line.text() == "Buses"  # type: ignore[attr-defined]  # as above


def test_pack_is_disposed_of_with_a_reason(
    app: App, asha: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    make_pack(app, only=["contacts"])
    page = opened(app, open_window, qtbot)
    page.tabs.setCurrentIndex(1)

    page.made.dispose.click()
    dialog = page.findChild(ReasonDialog)
    assert dialog is not None
    dialog.text.setPlainText("Two years are over")
    dialog.do.click()
    settle(qtbot, page.window())  # type: ignore[arg-type]  # as above

    assert list(app.workspace.packs.iterdir()) == []
    assert page.made.list.item(0).text().endswith(", disposed of")
    assert page.made.left_out.text().endswith("because: Two years are over.")
    assert not page.made.dispose.isEnabled()
    assert not page.made.open_folder.isEnabled()


def test_a_narrow_page_shows_its_files_and_the_page_without_its_words(
    app: App, asha: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    make_pack(app)
    page = opened(app, open_window, qtbot)
    page.tabs.setCurrentIndex(1)
    letter = page.fontMetrics().averageCharWidth()
    seen = []
    for across in (LETTERS_WITH_WORDS + 40, LETTERS_WITH_WORDS - 20):
        page.made.share_width(letter * across)
        seen.append((page.made.preview.text.isChecked(), page.made.preview.words.isHidden()))
    page.made.shelf.splitterMoved.emit(100, 1)
    page.made.preview.text.setChecked(True)

    page.window().resize(page.window().width() - 60, page.window().height())

    assert seen == [(True, False), (False, True)]
    assert page.made.preview.text.isChecked()  # as somebody wants it, it stays


@pytest.fixture
def with_letters(app: App, asha: Person) -> App:
    """Two letters in Pack 1, each to Asha by another list."""
    for title, name in (("Invitation", "Managers"), ("Notice", "Signatories")):
        one = app.do(add_record, DistributionList(name=name)).result
        app.do(add_members, one.id, [asha.id])
        letter = app.do(add_record, Letter(title=title, subject="S", body="Dear {{name}}")).result
        app.do(send_letter_to, letter.id, [one.id])
    make_pack(app, only=["contacts", "letters"])
    return app


def test_letters_of_a_pack_are_marked_as_sent_and_undone(
    with_letters: App, open_window: OpenWindow, qtbot: QtBot
) -> None:
    page = opened(with_letters, open_window, qtbot)
    window = page.window()
    page.tabs.setCurrentIndex(1)
    page.made.mark_sent.click()
    settle(qtbot, window)  # type: ignore[arg-type]  # as above
    dialog = page.findChild(MarkSentDialog)
    assert dialog is not None
    said = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    dialog.by.editor.set_value("")
    dialog.do.click()
    missing = dialog.problem.text()
    dialog.by.editor.set_value("Priya Raman")
    dialog.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    dialog.do.click()
    settle(qtbot, window)  # type: ignore[arg-type]  # as above

    rows = with_letters.read(lambda reader: reader.register(SentLetter).all())
    assert said == ["Invitation: Managers, 1 person", "Notice: Signatories, 1 person"]
    assert missing == NOBODY
    assert [(row.list_name, row.sent_by) for row in rows] == [("Managers", "Priya Raman")]
    window.footer.undo.click()  # type: ignore[attr-defined]  # as above
    settle(qtbot, window)  # type: ignore[arg-type]  # as above
    rows = with_letters.read(lambda reader: reader.register(SentLetter).all())
    assert [row.sent_by for row in rows] == [""]


def test_pack_without_letters_has_none_to_mark(
    app: App, asha: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    make_pack(app, only=["contacts"])
    page = opened(app, open_window, qtbot)

    assert page.made.dispose.isEnabled()
    assert not page.made.mark_sent.isEnabled()
