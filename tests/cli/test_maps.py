from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.map_files import Drawn, map_file

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

BASES = """Name,Address,Postcode,Latitude,Longitude,Main base
Town Hall,1 High Street,ZZ1 1AA,53.0,-2.0,Yes
Depot,2 Low Street,ZZ1 1AB,52.97,-1.94,No
"""


@pytest.fixture
def placed(cli: Cli, workspace: Path, tmp_path: Path) -> Path:
    file = tmp_path / "bases.csv"
    file.write_text(BASES, encoding="utf-8")
    assert cli("import", "bases", file, "--workspace", workspace, "--json").json["new"] == 2
    return workspace


def test_map_is_set_described_shown_and_removed(cli: Cli, placed: Path, tmp_path: Path) -> None:
    path = map_file(tmp_path / "gis.mbtiles", Drawn(told={"attribution": ""}))

    chosen = cli("map", "set", "--workspace", placed, "--file", path, "--json").json
    assert (chosen["name"], chosen["file"], chosen["attribution"]) == ("Northmoor streets", "gis.mbtiles", "")
    assert [part["part"] for part in chosen["parts"]] == ["near", "wide"]
    assert len(chosen["findings"]) == 1

    cli("map", "set", "--workspace", placed, "--attribution", "© Crown copyright 2026", "--name", "Streets")
    lines = cli("map", "show", "--workspace", placed).out.splitlines()
    assert lines[:3] == [
        "Streets, from gis.mbtiles",
        "Map: © Crown copyright 2026",
        "The file covers latitude 52.93 to 53.07, longitude −2.12 to −1.88.",
    ]
    assert lines[3].startswith("The streets around the main base: 1.")
    assert lines[4].startswith("All bases and places: ")

    assert cli("map", "remove", "--workspace", placed, "--json").json["removed"] is True
    assert cli("map", "remove", "--workspace", placed, "--json").json["removed"] is False
    assert cli("map", "show", "--workspace", placed).out.splitlines() == [
        "There is no map: plans are drawn by distance and direction."
    ]


def test_what_is_no_map_is_refused_in_a_sentence(cli: Cli, placed: Path, tmp_path: Path) -> None:
    path = map_file(tmp_path / "lines.mbtiles", Drawn(zooms=(12,), told={"format": "pbf"}))

    said = cli("map", "set", "--workspace", placed, "--file", path)

    assert said.code == 2
    assert said.err == (
        "lines.mbtiles holds lines and areas to be drawn (vector tiles), not pictures, and these cannot be printed. "
        "Nothing was changed. Ask the council’s GIS team for “raster tiles in PNG, as MBTiles” of the same map.\n"
    )


def test_nothing_to_describe_and_nowhere_to_cut_are_refused(
    cli: Cli, workspace: Path, tmp_path: Path
) -> None:
    described = cli("map", "set", "--workspace", workspace, "--attribution", "Ours", "--json")
    cut = cli("map", "set", "--workspace", workspace, "--file", map_file(tmp_path / "a.mbtiles"), "--json")

    assert (described.code, described.json["error"]) == (2, "no_map_to_describe")
    assert (cut.code, cut.json["error"]) == (2, "map_needs_main_base")
