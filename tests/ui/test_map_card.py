"""The council's map in Settings: chosen, seen, described, refused, stopped, taken away and back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QFileDialog

from inspection_ready.domain.bases import Base
from inspection_ready.domain.sections import Section, SectionSource
from inspection_ready.services.maps import choose_map, cut_map, maps_of
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record, change_record
from tests.map_files import Drawn, map_file
from tests.plugins.window import OpenWindow, settle
from ui.pages.settings import SettingsPage
from ui.pages.welcome_pack import WelcomePackPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.main_window import MainWindow
    from ui.widgets.editors import LineEditor
    from ui.widgets.map_card import MapCard


@pytest.fixture
def ready(app: App) -> App:
    app.do(use_shipped_regime)
    for row in (
        Base(name="Town Hall", latitude=53.0, longitude=-2.0, is_main=True),
        Base(name="Depot", latitude=52.97, longitude=-1.94),
        Section(title="Where everything is", source=SectionSource.PLAN),
    ):
        app.do(add_record, row)
    return app


def card_of(qtbot: QtBot, window: MainWindow) -> MapCard:
    window.go("settings")
    settle(qtbot, window)
    assert isinstance(window.page, SettingsPage)
    return window.page.map


def choose(card: MapCard, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    card.file.choose.click()


def type_into(card: MapCard, name: str, words: str) -> None:
    editor: LineEditor = card.rows[name].editor  # type: ignore[assignment]  # both are lines
    editor.line.setText(words)


def test_map_is_chosen_seen_described_and_taken_back(
    ready: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(ready)
    card = card_of(qtbot, window)
    assert (card.file.held.text(), card.save_button.isHidden(), card.preview.isHidden()) == (
        "None",
        True,
        True,
    )

    choose(card, map_file(tmp_path / "gis.mbtiles", Drawn(told={"attribution": ""})), monkeypatch)
    settle(qtbot, window)

    assert card.file.held.text() == "Northmoor streets, from gis.mbtiles"
    assert "does not say whose it is" in card.problems.text()
    assert card.facts.text().startswith("The file covers latitude 52.93 to 53.07")
    assert card.preview.count >= 1
    assert not card.preview.picture.pixmap().isNull()
    assert "Town Hall" in card.preview.words.toPlainText()

    type_into(card, "attribution", "© Crown copyright 2026")
    assert card.is_changed
    card.save_button.click()
    settle(qtbot, window)
    assert {each.attribution for each in ready.read(maps_of)} == {"© Crown copyright 2026"}
    assert (card.is_changed, card.problems.isHidden()) == (False, True)

    card.file.take_off.click()
    settle(qtbot, window)
    assert ready.read(maps_of) == ()
    assert card.preview.isHidden()
    window.undo_last()
    settle(qtbot, window)
    assert card.file.held.text() == "Northmoor streets, from gis.mbtiles"


def test_what_is_no_map_is_said_beside_the_button_and_the_map_stays(
    ready: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(ready)
    card = card_of(qtbot, window)
    choose(card, map_file(tmp_path / "gis.mbtiles"), monkeypatch)
    settle(qtbot, window)
    before = ready.read(maps_of)

    (tmp_path / "letter.mbtiles").write_bytes(b"Dear all")
    choose(card, tmp_path / "letter.mbtiles", monkeypatch)
    settle(qtbot, window)

    assert card.file.problem.text().startswith("letter.mbtiles is not a map of this kind")
    assert ready.read(maps_of) == before
    assert card.file.held.text() == "Northmoor streets, from gis.mbtiles"


def test_stopping_leaves_the_map_as_it_was(
    ready: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(ready)
    card = card_of(qtbot, window)
    told: list[tuple[int, int]] = []

    def stopped(app: App, path: Path, *, progress: object) -> object:
        window.context.background.cancel_command()  # type: ignore[union-attr]  # as the button in the status line does
        told.append((1, 9))
        progress(1, 9)  # type: ignore[operator]  # raises Cancelled
        raise AssertionError

    monkeypatch.setattr("ui.widgets.map_card.cut_map", stopped)
    choose(card, map_file(tmp_path / "gis.mbtiles"), monkeypatch)
    settle(qtbot, window)

    assert told == [(1, 9)]
    assert ready.read(maps_of) == ()


def test_typed_words_are_asked_about_before_leaving(
    ready: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready.do(choose_map, cut_map(ready, map_file(tmp_path / "gis.mbtiles")))
    window = open_window(ready)
    card = card_of(qtbot, window)
    type_into(card, "attribution", "Ours")

    monkeypatch.setattr(window.context.messages, "ask", lambda *_, **__: 0)  # type: ignore[union-attr]  # the window is open
    window.go("today")
    settle(qtbot, window)

    assert {each.attribution for each in ready.read(maps_of)} == {"Ours"}


def test_bases_that_move_are_said_while_the_card_is_open(
    ready: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    ready.do(choose_map, cut_map(ready, map_file(tmp_path / "gis.mbtiles")))
    window = open_window(ready)
    card = card_of(qtbot, window)
    assert card.problems.isHidden()

    (depot,) = ready.read(lambda reader: reader.register(Base).find(name="Depot"))
    done = ready.do(change_record, depot, replace(depot, latitude=53.06, longitude=-2.1))
    window.context.refresh.send(done.changes)  # type: ignore[union-attr]  # the window is open
    settle(qtbot, window)

    assert card.problems.text().startswith("Depot lies off the map")


def test_plan_section_leads_to_the_map(ready: App, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(ready)
    window.go("welcome-pack")
    settle(qtbot, window)
    section = window.page
    assert isinstance(section, WelcomePackPage)
    assert not section.form.map.isHidden()

    section.form.map.click()
    settle(qtbot, window)

    settings = window.page
    assert isinstance(settings, SettingsPage)
    assert settings.map.file.choose.hasFocus()


def test_looking_only_changes_nothing(
    ready: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    ready.do(choose_map, cut_map(ready, map_file(tmp_path / "gis.mbtiles")))
    window = open_window(ready, look_only=True)
    card = card_of(qtbot, window)

    assert not card.file.choose.isEnabled()
    assert not card.file.take_off.isEnabled()
    assert card.save_button.isHidden()
    card.take_file(tmp_path / "gis.mbtiles")
    settle(qtbot, window)
    assert len(ready.read(maps_of)) == 2


def test_a_dropped_map_is_taken(ready: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = map_file(tmp_path / "gis.mbtiles")
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(path))])
    window = open_window(ready)

    window.take_file(path)
    settle(qtbot, window)

    assert isinstance(window.page, SettingsPage)
    assert len(ready.read(maps_of)) == 2


def test_where_nobody_said_where_the_main_base_is_that_comes_first(
    app: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.do(use_shipped_regime)
    window = open_window(app)
    card = card_of(qtbot, window)
    assert card.problems.text().startswith("Before a map can be chosen, somebody has to say where")

    choose(card, map_file(tmp_path / "gis.mbtiles"), monkeypatch)
    settle(qtbot, window)

    assert card.file.problem.text().startswith("Nobody has said where the main base is")
    assert app.read(maps_of) == ()
