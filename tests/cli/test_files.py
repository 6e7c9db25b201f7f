"""files check and files clean: without a window, and without a workspace."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from inspection_ready.cli import main
from tests.documents.word_files import p, parts_of, word_file
from tests.release_files import SECRET, with_properties


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Strategy.docx"
    path.write_bytes(word_file(p(SECRET) + p("Bo Larsen rang Ida Quist."), more=with_properties()))
    return path


def test_check_says_what_where_and_what_to_do(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["files", "check", str(file)])

    said = capsys.readouterr().out
    assert code == 1
    assert said.startswith("4 things to look at in Strategy.docx: 1 likely and 3 possible.")
    assert "Likely: 1 NHS number: NHS number 94• ••• ••19" in said
    assert "  Where: paragraph 1\n  Take it out, or say why it may stay." in said
    assert "- Names of people: no list of names was given to look for." in said
    assert "476" not in said.split("Checked:")[0]


def test_check_gives_one_object_that_can_be_kept(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["files", "check", str(file), "--json"])

    told = json.loads(capsys.readouterr().out)
    assert (told["format"], told["file"], told["likely"], told["readable"]) == (1, "Strategy.docx", 1, True)
    assert {each["code"] for each in told["findings"]} == {"nhs-number", "author", "company"}
    assert len({each["key"] for each in told["findings"]}) == len(told["findings"])
    assert told["findings"][0]["where"] == {"part": "body", "paragraph": 1}


def test_names_come_from_a_list_and_from_a_workspace(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = tmp_path / "cases.csv"
    names.write_text("Ida Quist,12\n\nBo  Larsen;x\n", "utf-8")

    main(["files", "check", str(file), "--names", str(names), "--json"])

    codes = [each["code"] for each in json.loads(capsys.readouterr().out)["findings"]]
    assert codes.count("case-name") == 2


def test_people_of_a_workspace_are_looked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = tmp_path / "N.inspection"
    assert main(["new", str(workspace), "--sample"]) == 0
    path = tmp_path / "n.txt"
    path.write_text("Priya Raman wrote this.\n", "utf-8")
    capsys.readouterr()

    code = main(["files", "check", str(path), "--workspace", str(workspace), "--json"])

    assert code == 1
    assert [each["code"] for each in json.loads(capsys.readouterr().out)["findings"]] == ["person-name"]


def test_a_file_in_which_nothing_was_found_ends_with_nought(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "n.txt"
    path.write_text("All is well.\n", "utf-8")

    assert main(["files", "check", str(path)]) == 0
    assert capsys.readouterr().out.startswith("Nothing was found in n.txt.")


def test_one_that_cannot_be_looked_into_is_no_clean_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "n.rtf"
    path.write_text("{\\rtf1 x}", "utf-8")

    assert main(["files", "check", str(path)]) == 1
    assert capsys.readouterr().out.startswith("n.rtf could not be looked into.")


def test_a_missing_file_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["files", "check", str(tmp_path / "none.docx")]) == 2
    assert capsys.readouterr().err.startswith("There is no file none.docx in")


def test_a_list_of_names_that_is_none_is_refused(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["files", "check", str(file), "--names", str(file)]) == 2
    assert "is not a list of names" in capsys.readouterr().err


def test_an_as_at_date_can_be_judged_on_another_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "n.txt"
    path.write_text("Figures as at 31 March 2026. " + "We answer people on the day they call. " * 10, "utf-8")

    assert main(["files", "check", str(path), "--on", "2026-05-01", "--as-at", "2026-03-31"]) == 0
    assert main(["files", "check", str(path), "--on", "2027-05-01"]) == 1
    assert "The newest as-at date is old: 31 March 2026" in capsys.readouterr().out


def test_clean_makes_a_copy_and_says_what_is_left(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["files", "clean", str(file), "--json"])

    told = json.loads(capsys.readouterr().out)
    assert (code, [each["code"] for each in told["findings"]]) == (1, ["nhs-number"])
    assert told["of"] != told["sha256"]
    assert b"Bo Larsen" not in parts_of(Path(told["copy"]).read_bytes())["docProps/core.xml"]


def test_clean_refuses_with_the_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "n.docx"
    path.write_bytes(word_file(p("x"), more={"word/vbaProject.bin": b"x"}))

    assert main(["files", "clean", str(path), "--out", str(tmp_path / "copy.docx")]) == 2
    assert "it has macros, which only a person can decide about" in capsys.readouterr().err
    assert not (tmp_path / "copy.docx").exists()
