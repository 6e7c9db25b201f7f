"""packs check, packs override and packs dispose: what is said in lines and as JSON, and with which code it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import Cli, cli, new_workspace, workspace

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["cli", "new_workspace", "workspace"]

SECTION = "Title,Text\nBuses,See [click here](https://buses.example)\n"
WHY = "The page has no name"


@pytest.fixture
def faulty(cli: Cli, workspace: Path, tmp_path: Path) -> Path:
    """A workspace with one link that says nothing."""
    sheet = tmp_path / "sections.csv"
    sheet.write_text(SECTION, "utf-8")
    assert cli("import", "sections", sheet, "--workspace", workspace).code == 0
    return workspace


def test_check_names_what_is_open_and_ends_with_1(cli: Cli, faulty: Path) -> None:
    said = cli("packs", "check", "--workspace", faulty, "--json")
    lines = cli("packs", "check", "--workspace", faulty).out

    [found] = said.json["findings"]
    assert (said.code, said.json["open"], found["fault"]) == (1, 1, "link-says-nothing")
    assert (found["mended_in"], found["left_because"]) == ("section", None)
    assert (
        f"{found['code']}  Welcome pack, “Buses”: The link “click here” does not say where it leads." in lines
    )
    assert "Mend it on the page Welcome pack." in lines


def test_override_and_withdraw(cli: Cli, faulty: Path) -> None:
    check = ("packs", "check", "--workspace", faulty)
    code = cli(*check, "--json").json["findings"][0]["code"]
    override = ("packs", "override", code, "--workspace", faulty)

    left = cli(*override, "--because", WHY, "--json")
    after = cli(*check, "--json")
    withdrawn = cli(*override, "--withdraw")

    assert (left.code, left.json["left_because"]) == (0, WHY)
    assert (after.code, after.json["open"], after.json["findings"][0]["left_because"]) == (0, 0, WHY)
    assert (withdrawn.code, cli(*check).code) == (0, 1)


def test_unknown_code_and_empty_reason_are_refused(cli: Cli, faulty: Path) -> None:
    unknown = cli("packs", "override", "00000000", "--because", WHY, "--workspace", faulty)
    code = cli("packs", "check", "--workspace", faulty, "--json").json["findings"][0]["code"]
    empty = cli("packs", "override", code, "--because", " ", "--workspace", faulty)

    assert (unknown.code, empty.code) == (2, 2)
    assert "no finding “00000000”" in unknown.err
    assert empty.err.startswith("Say why")


def test_dispose_is_said_and_verify_says_it_too(cli: Cli, workspace: Path) -> None:
    pack = cli("packs", "--only", "contacts", "--workspace", workspace, "--json").json

    said = cli("packs", "dispose", "1", "--because", "Two years are over", "--workspace", workspace, "--json")
    verified = cli("verify", "--workspace", workspace, "--json")
    lines = cli("verify", "--workspace", workspace).out

    assert (said.code, said.json["pack"], said.json["because"]) == (0, 1, "Two years are over")
    assert "Pack 1 " in pack["zip"]["path"]
    assert not list((workspace / "packs").iterdir())
    assert (verified.code, verified.json["ok"]) == (0, True)
    assert [each["pack"] for each in verified.json["disposed_packs"]] == [1]
    assert "because: Two years are over." in lines


def test_packs_still_asks_for_the_workspace(cli: Cli) -> None:
    said = cli("packs")

    assert said.code == 2
    assert "the following arguments are required: --workspace" in said.err.casefold()
