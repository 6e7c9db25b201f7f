"""The page of releases: what goes and what does not, what holds a file back, made, sent, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

import pytest
from PySide6.QtWidgets import QDialog

from inspection_ready.domain.releases import CheckOverride
from inspection_ready.services.releases import make_release, releases
from tests.plugins.window import OpenWindow, settle
from tests.services.releasing import Releasing
from ui.dialogs.reason import ReasonDialog
from ui.dialogs.release_sent import ReleaseSentDialog
from ui.pages.releases import NOTHING_SENT, ReleasesPage
from ui.widgets.made_releases import NONE
from ui.widgets.next_release import NOTHING_ASKED

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App

SECRET = b"NHS number 943 476 5919\nPosition as at 1 November 2026.\n"


@pytest.fixture
def council(app: App, tmp_path: Path) -> Releasing:
    return Releasing(app, tmp_path / "from").begin()


@pytest.fixture
def page(council: Releasing, open_window: OpenWindow, qtbot: QtBot) -> ReleasesPage:
    """With one answer that can go, and one with something in it."""
    council.signed("Your carers survey", "IR1", "Carers survey")
    council.signed("Waiting lists", "IR2", "Waiting lists", ("waiting.txt", SECRET))
    return opened(council.app, open_window, qtbot)


def opened(app: App, open_window: OpenWindow, qtbot: QtBot) -> ReleasesPage:
    window = open_window(app)
    window.go("releases")
    settle(qtbot, window)
    return cast("ReleasesPage", window.page)


T = TypeVar("T", bound=QDialog)


def asked(page: ReleasesPage, dialog: type[T]) -> T:
    found = page.findChild(dialog)
    assert found is not None
    return found


def settled(qtbot: QtBot, page: ReleasesPage) -> None:
    settle(qtbot, page.window())  # type: ignore[arg-type]  # the page is in our own window


def test_an_empty_page_says_what_to_do(app: App, open_window: OpenWindow, qtbot: QtBot) -> None:
    page = opened(app, open_window, qtbot)

    assert page.next.summary.text() == NOTHING_ASKED
    assert not page.next.make.isEnabled()
    assert (page.made.none.text(), page.nothing.text()) == (NONE, NOTHING_SENT)
    assert page.made.shelf.isHidden()


def test_what_is_signed_goes_and_what_was_found_in_a_file_holds_it_back(
    page: ReleasesPage, qtbot: QtBot, council: Releasing
) -> None:
    before = [row[0] for row in page.next.goes.words()]

    page.next.check.click()
    settled(qtbot, page)

    assert before == ["Request 1 (IR1)", "Request 2 (IR2)"]
    assert [row[0] for row in page.next.goes.words()] == ["Request 1 (IR1)"]
    assert page.next.kept.words() == [
        [
            "Request 2 (IR2), Waiting lists",
            "The release check found something in it that nobody has dealt with",
        ]
    ]
    [[file, found, todo]] = page.next.held.words()
    assert file == "waiting.txt"
    assert found.startswith("Likely: 1 NHS number")
    assert "has to be signed again" in todo
    assert not page.next.check.isEnabled()
    assert page.next.let_go.isEnabled()


def test_a_finding_is_let_go_with_a_reason_and_held_again(
    page: ReleasesPage, qtbot: QtBot, council: Releasing
) -> None:
    page.next.check.click()
    settled(qtbot, page)

    page.next.let_go.click()
    dialog = asked(page, ReasonDialog)
    dialog.text.setPlainText("A test number")
    dialog.do.click()
    settled(qtbot, page)
    kept = council.app.read(lambda reader: reader.register(CheckOverride).all())
    going = [row[0] for row in page.next.goes.words()]
    page.next.hold.click()
    settled(qtbot, page)

    assert [each.reason for each in kept] == ["A test number"]
    assert going == ["Request 1 (IR1)", "Request 2 (IR2)"]
    assert [row[0] for row in page.next.goes.words()] == ["Request 1 (IR1)"]


def test_a_release_is_made_marked_as_sent_and_taken_back(
    page: ReleasesPage, qtbot: QtBot, council: Releasing
) -> None:
    page.next.make.click()
    settled(qtbot, page)
    assert page.tabs.currentIndex() == 1
    assert [row[:2] for row in page.made.table.words()] == [["1", "Request 1 (IR1)"]]

    page.made.mark_sent.click()
    settled(qtbot, page)
    sending = asked(page, ReleaseSentDialog)
    sending.do.click()  # to whom is not said
    assert sending.to.problem.text() == "Say to whom it was sent."
    sending.to.editor.set_value("The lead inspector")
    sending.do.click()
    settled(qtbot, page)
    [[_, what, went, now]] = page.has.words()
    assert what == "Carers survey\n01 IR1 Carers survey.txt"
    assert "to The lead inspector, by " in went
    assert now == "The regulator has it"

    page.made.withdraw.click()
    reason = asked(page, ReasonDialog)
    reason.text.setPlainText("The wrong inspector")
    reason.do.click()
    settled(qtbot, page)

    [filed] = releases(council.app)
    assert filed.withdrawal is not None
    assert filed.withdrawal.reason == "The wrong inspector"
    assert "Taken back on" in page.has.words()[0][3]
    assert not page.made.mark_sent.isEnabled()


def test_stopped_on_the_way_nothing_is_made(page: ReleasesPage, qtbot: QtBot, council: Releasing) -> None:
    page.next.make.click()
    page.next.working.cancel.click()
    settled(qtbot, page)

    assert releases(council.app) == ()
    assert page.next.make.isEnabled()


def test_a_release_that_was_changed_says_so(
    council: Releasing, open_window: OpenWindow, qtbot: QtBot
) -> None:
    council.signed("Your carers survey", "IR1", "Carers survey")
    filed = make_release(council.app).filed
    page = opened(council.app, open_window, qtbot)

    page.tabs.setCurrentIndex(1)
    page.made.check.click()
    settled(qtbot, page)
    whole = page.made.verdict.text()
    (filed.folder / "01 IR1 Carers survey.txt").write_bytes(b"Something else")
    page.made.check.click()
    settled(qtbot, page)

    assert whole == "Release 1 is as it was made: 5 files checked."
    assert page.made.verdict.text() == (
        "Changed or missing since it was made: 01 IR1 Carers survey.txt. Do not send it."
    )
