"""Views on the command line: kept, shown, used by lists and by the coverage, and taken along as spreadsheets."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from inspection_ready.cli import main
from inspection_ready.exchange.spreadsheets import read_workbook

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    folder = str(tmp_path / "Northmoor.inspection")
    assert main(["new", folder, "--sample"]) == 0
    capsys.readouterr()
    return folder


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    assert main([*arguments, "--json"]) == 0
    answer: dict[str, object] = json.loads(capsys.readouterr().out)
    return answer


def test_a_view_is_kept_and_lists_go_by_it(workspace: str, capsys: pytest.CaptureFixture[str]) -> None:
    at = ("--workspace", workspace)
    kept = told(
        capsys, "views", "save", "evidence", "Stale", *at, "--where", "stale", "--where", "status: held"
    )
    assert kept["asked"] == ["stale on the day", "Status: Held"]

    whole = told(capsys, "list", "evidence", *at)
    seen = told(capsys, "list", "evidence", *at, "--view", "stale")
    asked = told(capsys, "list", "evidence", *at, "--where", "stale")

    assert 0 < seen["count"] < whole["count"] == seen["of"]  # type: ignore[operator] # numbers, in JSON
    assert seen["rows"] == asked["rows"]
    assert "of" not in whole
    assert main(["list", "evidence", *at, "--view", "stale"]) == 0
    first = capsys.readouterr().out.splitlines()[0]
    assert first == f"{seen['count']} of {seen['of']} pieces of evidence. Stale on the day; Status: Held"


def test_a_view_is_renamed_and_removed(workspace: str, capsys: pytest.CaptureFixture[str]) -> None:
    at = ("--workspace", workspace)
    told(capsys, "views", "save", "claims", "Weak", *at, "--where", "proved")

    told(capsys, "views", "rename", "claims", "weak", "Not proved", *at)
    views = told(capsys, "views", "show", *at)["views"]
    assert isinstance(views, list)
    assert [(view["register"], view["name"], view["asked"]) for view in views] == [
        ("claims", "Not proved", ["not proved on the day"])
    ]
    told(capsys, "views", "remove", "claims", "Not proved", *at)
    assert main(["views", "show", *at]) == 0
    assert capsys.readouterr().out == "No view is kept yet.\n"


def test_what_is_listed_is_written_as_it_is_seen(
    workspace: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "people.xlsx"
    seen = told(
        capsys,
        "list",
        "people",
        "--workspace",
        workspace,
        "--where",
        "e-mail: +",
        "--find",
        "north",
        "--out",
        str(out),
    )

    rows = list(read_workbook(out).sheets[0].rows)
    assert len(rows) - 1 == seen["count"]
    assert seen["file"] == str(out)


def test_the_coverage_is_narrowed(workspace: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    at = ("--workspace", workspace)
    out = tmp_path / "coverage.csv"
    told(capsys, "views", "save", "coverage", "Empty", *at, "--where", "how strong: nothing")

    seen = told(capsys, "evidence", "coverage", *at, "--view", "Empty", "--out", str(out))

    shown = seen["shown"]
    assert isinstance(shown, list)
    assert len(shown) == seen["count"] == len(out.read_text("utf-8-sig").splitlines()) - 1
    assert {each["strength"] for each in shown} == {"none"}
    assert main(["evidence", "coverage", *at, "--view", "Empty"]) == 0
    assert capsys.readouterr().out.startswith(
        f"{seen['count']} of {seen['of']} parts of the framework. How strong"
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["list", "evidence", "--view", "Hers"], "There is no view called “Hers” of this list."),
        (["list", "evidence", "--where", "colour: red"], "“colour: red” cannot be asked of this list."),
        (["list", "evidence", "--where", "owner: Nobody"], "“Nobody” is not known for Owner."),
        (["views", "save", "cats", "Mine", "--where", "stale"], "“cats” is no list that has views."),
        (["views", "save", "evidence", "Mine"], "Nothing is asked for, so there is nothing to keep."),
    ],
)
def test_what_cannot_be_asked_is_refused_in_a_sentence(
    workspace: str, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    assert main([*arguments, "--workspace", workspace]) == 2

    assert capsys.readouterr().err.startswith(sentence)
