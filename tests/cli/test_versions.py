from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli


@pytest.fixture
def sections(cli: Cli, workspace: Path, tmp_path: Path) -> Path:
    for text in ("Ask for Jo.", "Ask for Siân."):
        file = tmp_path / "sections.csv"
        file.write_text(f"Title,Text\nArriving,{text}\n", encoding="utf-8")
        assert cli("import", "sections", file, "--workspace", workspace).code == 0
    return workspace


def test_versions_are_listed_and_one_is_brought_back(cli: Cli, sections: Path) -> None:
    listed = cli("versions", "arriving", "--workspace", sections, "--json").json
    assert [(each["number"], each["packs"]) for each in listed["versions"]] == [(2, []), (1, [])]
    assert "1 paragraph written anew" in cli("versions", "Arriving", "--workspace", sections).out

    shown = cli("versions", "Arriving", "--workspace", sections, "--show", 1)
    assert "Version 1: Ask for Jo.\nNow: Ask for Siân." in shown.out

    done = cli("versions", "Arriving", "--workspace", sections, "--bring-back", 1)
    assert done.out == "“Arriving” has the words of version 1 again.\n"
    again = cli("versions", "Arriving", "--workspace", sections, "--show", 1)
    assert again.out.endswith("The words are the same as now.\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["Nowhere"], "No section is called “Nowhere”. Nothing was changed."),
        (
            ["Arriving", "--bring-back", 7],
            "The section has no version 7. Nothing was changed. It has versions 1 to 2.",
        ),
    ],
)
def test_what_is_not_there_is_said(cli: Cli, sections: Path, arguments: list[object], sentence: str) -> None:
    said = cli("versions", *arguments, "--workspace", sections)

    assert (said.code, said.err.strip()) == (2, sentence)
