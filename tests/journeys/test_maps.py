"""A map the GIS team sent: on the memory stick it came on, in the pack, and on the colleague's laptop without it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from inspection_ready.bootstrap import open_app
from inspection_ready.services.maps import maps_of
from tests.cli.conftest import Cli
from tests.cli.test_maps import BASES
from tests.journeys.processes import words_of_pdf, words_of_word
from tests.map_files import Drawn, map_file
from tests.plugins.window import OpenWindow, settle
from ui.pages.settings import SettingsPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PLACES = "Name,Category,Latitude,Longitude\nNorthmoor station,Station,53.004,-2.008\nRailway Hotel,Hotel,53.0035,-2.0075\n"


def with_places(cli: Cli, workspace: Path, folder: Path) -> None:
    for register, told in (("bases", BASES), ("places", PLACES)):
        (folder / f"{register}.csv").write_text(told, encoding="utf-8")
        assert cli("import", register, folder / f"{register}.csv", "--workspace", workspace).code == 0


def plan_words(folder: Path) -> tuple[str, str]:
    pdf, word = folder / "welcome-pack.pdf", folder / "welcome-pack.docx"
    return words_of_pdf(pdf), words_of_word(word)


def test_map_goes_from_a_memory_stick_into_packs_made_anywhere(
    cli: Cli, workspace: Path, tmp_path: Path
) -> None:
    with_places(cli, workspace, tmp_path)
    stick = tmp_path / "stick"
    stick.mkdir()
    file = map_file(stick / "Northmoor #1 (50%).mbtiles")
    assert cli("map", "set", "--workspace", workspace, "--file", file).code == 0
    shutil.rmtree(stick)
    elsewhere = shutil.copytree(workspace, tmp_path / "another laptop" / workspace.name)

    made = cli("packs", "--workspace", elsewhere, "--only", "welcome-pack", "--json").json

    for words in plan_words(Path(made["folder"])):
        assert "The streets around Town Hall" in words
        assert words.count("Map: © Northmoor Council 2026") == 2
        assert "3.2 miles south-east" in words
    assert cli("verify", "--workspace", elsewhere, "--json").json["ok"]
    gaps = cli("check", "--workspace", elsewhere, "--json").json["findings"]
    assert not [gap for gap in gaps if gap["code"].startswith("map_")]


def test_bad_file_after_a_good_one_leaves_the_good_one_in_packs(
    cli: Cli, workspace: Path, tmp_path: Path
) -> None:
    with_places(cli, workspace, tmp_path)
    cli("map", "set", "--workspace", workspace, "--file", map_file(tmp_path / "good.mbtiles"))
    bad = map_file(tmp_path / "bad.mbtiles", Drawn(zooms=(12,), told={"format": "pbf"}))

    assert cli("map", "set", "--workspace", workspace, "--file", bad).code == 2
    made = cli("packs", "--workspace", workspace, "--only", "welcome-pack", "--json").json

    assert "Map: © Northmoor Council 2026" in plan_words(Path(made["folder"]))[0]
    assert cli("verify", "--workspace", workspace, "--json").json["ok"]


@pytest.fixture
def with_map(cli: Cli, workspace: Path, tmp_path: Path) -> Path:
    """Of the workspace; the file lies in the folder of the test as gis.mbtiles."""
    with_places(cli, workspace, tmp_path)
    cli("map", "set", "--workspace", workspace, "--file", map_file(tmp_path / "gis.mbtiles"))
    return workspace


def test_base_that_moves_off_the_map_is_followed_from_the_check_to_the_map(
    cli: Cli, with_map: Path, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check names it; whoever follows the finding stands at the button that mends it."""
    file, bases = (with_map.parent / name for name in ("gis.mbtiles", "bases.csv"))
    bases.write_text(BASES.replace("52.97,-1.94", "53.06,-2.1"), encoding="utf-8")
    cli("import", "bases", bases, "--workspace", with_map)
    app = open_app(with_map, write=True)
    before = app.read(maps_of)
    window = open_window(app)

    window.go("settings", before[0].id)  # as the page of what is missing does for a finding about the map
    settle(qtbot, window)
    assert isinstance(window.page, SettingsPage)
    card = window.page.map
    assert card.file.choose.hasFocus()
    assert card.problems.text().startswith("Depot lies off the map “Northmoor streets”.")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    card.file.choose.click()
    settle(qtbot, window)

    assert card.problems.isHidden()
    assert [each.sha256 for each in app.read(maps_of)] != [each.sha256 for each in before]
