from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from inspection_ready.documents.preview import page_text
from tests.cli.conftest import Cli

PEOPLE = """Name,Role,Inside or outside,Organisation,Address for post,Base
Asha Patel,Head of Commissioning,,,,Town Hall
Dr Sam Hale,Chair,Outside the council,Carers’ Forum,"2 Lane
ZZ2 2BB",
Tom Field,Driver,,,,
"""
BASES = """Name,Address,Postcode
Town Hall,1 Square,ZZ1 1AA
"""
LISTS = """List,Name
Heads,Asha Patel
Heads,Tom Field
"""


@pytest.fixture
def filled(cli: Cli, workspace: Path, tmp_path: Path) -> Path:
    for register, text in (("bases", BASES), ("people", PEOPLE), ("lists", LISTS)):
        path = tmp_path / f"{register}.csv"
        path.write_text(text, encoding="utf-8")
        assert cli("import", register, path, "--workspace", workspace, "--json").json["refused"] == 0
    return workspace


def test_badges_of_a_list_are_written_and_counted(cli: Cli, filled: Path, tmp_path: Path) -> None:
    said = cli("sheets", "badges", "--workspace", filled, "--to", "Heads", "--out", tmp_path / "out")

    [folder] = (tmp_path / "out").iterdir()
    assert said.code == 0
    assert said.out.splitlines() == [
        f"2 badges on 1 sheet were written, as a PDF and a Word file, into {folder}.",
        "Print at 100%, “Actual size”: with “Fit to page” cards come out too small, and labels beside their places.",
        "  Nobody has checked the list “Heads” yet.",
    ]
    assert sorted(path.name for path in folder.iterdir()) == ["ID badges.docx", "ID badges.pdf"]


def test_labels_are_told_to_a_program_with_who_is_left_out(cli: Cli, filled: Path) -> None:
    said = cli(
        "sheets", "labels", "--workspace", filled, "--side", "inside", "--side", "outside", "--start", "21", "--json"
    )  # fmt: skip

    told = said.json
    pdf = (Path(told["folder"]) / "Envelope labels.pdf").read_bytes()
    assert (told["what"], told["cards"], told["sheets"], told["pages"]) == ("labels", 2, 2, 2)
    assert [line.split(",")[0] for line in told["remarks"]] == ["No postal address is held for Tom Field"]
    assert [line.strip() for line in page_text(pdf, 1).splitlines()] == [
        "Dr Sam Hale", "Carers’ Forum", "2 Lane", "ZZ2 2BB"
    ]  # fmt: skip


def test_dry_run_writes_nothing(cli: Cli, filled: Path) -> None:
    said = cli("sheets", "place-cards", "--workspace", filled, "--side", "outside", "--dry-run")

    assert (said.code, said.out) == (0, "1 place card on 1 sheet\n")
    assert not (filled / "sheets").exists()


def test_size_nobody_knows_is_refused_with_those_there_are(cli: Cli, filled: Path) -> None:
    said = cli("sheets", "badges", "--workspace", filled, "--side", "inside", "--size", "A5")

    assert (said.code, said.err) == (
        2,
        "There is no size “a5” of these. Nothing was written. There are: 86x54, 90x60.\n",
    )


def test_list_nobody_knows_is_refused(cli: Cli, filled: Path) -> None:
    said = cli("sheets", "badges", "--workspace", filled, "--to", "Nobody")

    assert said.code == 2
    assert said.err.startswith("No list is called “Nobody”. Nothing was written.")


def test_sheets_to_sign_in_on_before_there_is_a_timetable(cli: Cli, filled: Path) -> None:
    said = cli("sheets", "sign-in", "--workspace", filled, "--json").json

    pdf = (Path(said["folder"]) / "Sign-in sheets.pdf").read_bytes()
    assert (said["cards"], said["pages"]) == (1, 1)
    assert "Town Hall" in page_text(pdf, 0)


def test_photograph_and_address_go_out_to_a_spreadsheet_and_come_back_the_same(
    cli: Cli, filled: Path, tmp_path: Path
) -> None:
    photograph, chosen, out = tmp_path / "asha.jpeg", tmp_path / "chosen.csv", tmp_path / "people-out.csv"
    Image.new("RGB", (300, 400), "teal").save(photograph)
    cli("pictures", "add", photograph, "--workspace", filled, "--name", "Asha at work")
    chosen.write_text("Name,Role,Photo\nAsha Patel,Head of Commissioning,Asha at work\n", "utf-8")
    assert cli("import", "people", chosen, "--workspace", filled, "--json").json["changed"] == 1

    cli("export", "people", out, "--workspace", filled)
    again = cli("import", "people", out, "--workspace", filled, "--json").json

    held = out.read_text("utf-8-sig")
    assert ("2 Lane" in held, "Asha at work" in held) == (True, True)
    assert (again["new"], again["changed"], again["refused"]) == (0, 0, 0)


def test_photograph_nobody_has_is_said_and_the_person_comes_in(
    cli: Cli, filled: Path, tmp_path: Path
) -> None:
    chosen = tmp_path / "chosen.csv"
    chosen.write_text("Name,Role,Photograph\nZoe Wray,Analyst,Not there\n", "utf-8")

    said = cli("import", "people", chosen, "--workspace", filled)

    assert "1 new" in said.out
    assert "Not there" in said.out
