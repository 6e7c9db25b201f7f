"""The page of packs says what changed since the pack before: before the next is made, and of each that was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest

from inspection_ready.domain.people import Person
from inspection_ready.services.packs import make_pack, packs
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record, change_record
from tests.plugins.window import OpenWindow, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.pages.packs import PacksPage

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
    assert (page.since.text(), page.since.isHidden()) == (SINCE, False)
    assert page.files.item(0).text() == "What changed since the pack before, Word"
    page.list.setCurrentRow(1)
    settle(qtbot, page.window())  # type: ignore[arg-type]  # the page is in our own window
    assert page.since.isHidden()


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
    assert page.since.text() == "Nothing that is printed has changed since Pack 1."
