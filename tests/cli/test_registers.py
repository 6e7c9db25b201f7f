from __future__ import annotations

from pathlib import Path

from inspection_ready.resources import resource_path
from tests.cli.conftest import Cli


def test_facility_kind_is_added_once(cli: Cli, workspace: Path) -> None:
    first = cli(
        "facility-kind", "add", "EV charging", "--question", "How many?", "--workspace", workspace, "--json"
    )
    second = cli("facility-kind", "add", "ev charging", "--workspace", workspace)

    assert (first.json["name"], first.json["question"]) == ("EV charging", "How many?")
    assert (second.code, second.err) == (
        2,
        "There is already such a kind of facility called “ev charging”; it was kept. Change that one instead.\n",
    )


def test_list_shows_what_is_found(cli: Cli, workspace: Path, people_file: Path) -> None:
    cli("import", "people", people_file, "--workspace", workspace)

    told = cli("list", "people", "--workspace", workspace, "--find", "sian", "--json").json

    assert (told["register"], told["count"]) == ("people", 1)
    assert {"name": "Siân Evans", "role": "Officer", "base": ""}.items() <= told["rows"][0].items()


def test_list_of_nothing_says_so(cli: Cli, workspace: Path) -> None:
    assert cli("list", "people", "--workspace", workspace).out == "There are no people here yet.\n"


def test_nothing_found_is_not_nothing_held(cli: Cli, workspace: Path) -> None:
    said = cli("list", "people", "--workspace", workspace, "--find", "Łuk")

    assert (said.code, said.out) == (0, "None of the people shows “Łuk”.\n")


def test_council_is_set_and_shown(cli: Cli, workspace: Path) -> None:
    cli("council", "--workspace", workspace, "--department", "Adults", "--unchecked", "leave-out")

    assert cli("council", "--workspace", workspace).out.splitlines() == [
        "Name: Northmoor Council",
        "Department: Adults",
        "Facts are stale after: 6 months",
        "Facts nobody has checked are: left out of packs",
        "Evidence is named when it is behind more than: 5 claims",
    ]


def test_council_refuses_months_that_make_no_sense(cli: Cli, workspace: Path) -> None:
    said = cli("council", "--workspace", workspace, "--fact-months", 0)

    assert said.code == 2
    assert said.err == "“Months until a fact is stale” must be from 1 to 60. Nothing was changed.\n"


def test_regime_is_loaded_from_a_file_and_again_changes_nothing(cli: Cli, workspace: Path) -> None:
    ofsted = next(path for path in resource_path("frameworks").glob("*.yaml") if "ofsted" in path.name)

    first = cli("regime", "load", ofsted, "--workspace", workspace, "--json").json
    second = cli("regime", "load", ofsted, "--workspace", workspace, "--json").json

    assert (first["changed"], second["changed"]) == (True, False)


def test_regime_with_a_mistake_names_the_line(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    shipped = next(path for path in resource_path("frameworks").glob("*.yaml") if "ofsted" in path.name)
    broken = tmp_path / "broken.yaml"
    broken.write_text("surprise: yes\n" + shipped.read_text(encoding="utf-8"), encoding="utf-8")

    said = cli("regime", "load", broken, "--workspace", workspace)

    assert said.code == 2
    assert "ine 1" in said.err


def test_regime_without_a_statement_says_who_is_left_named_for_it(
    cli: Cli, workspace: Path, tmp_path: Path
) -> None:
    people = tmp_path / "responsible.csv"
    people.write_text("Ref,Lead\nQS9,\n")
    cli("import", "responsible", people, "--workspace", workspace)
    cli("regime", "save", tmp_path / "ours.yaml", "--workspace", workspace)
    text = (tmp_path / "ours.yaml").read_text(encoding="utf-8")
    (tmp_path / "new.yaml").write_text(text.replace("QS9", "QS10"), encoding="utf-8")

    said = cli("regime", "load", tmp_path / "new.yaml", "--workspace", workspace)

    assert said.out.splitlines()[1] == (
        "Someone is named for quality statement QS9, which is not in this framework. "
        "Correct the code, or remove the line."
    )
