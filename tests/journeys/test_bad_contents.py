"""Pictures, names, lists and files nobody should have to print: each ends in a sentence and a good state."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PIL import Image

from inspection_ready.bootstrap import open_app
from inspection_ready.domain.moments import SystemClock, today
from inspection_ready.domain.pictures import Picture
from inspection_ready.phrases.dates import day
from inspection_ready.records.registry import IMPORTED
from tests.cli.conftest import Cli
from tests.journeys.processes import words_of_pdf, words_of_word
from tests.large_pictures import jpeg, png


def saved(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


# pictures


TOO_LARGE = (
    " has 200 million points, far more than paper can show, so it was not opened. Nothing was changed. "
    "Make it smaller in a picture program (2,000 points wide is plenty), and choose that.\n"
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("map.png", png(20_000, 10_000, whole=True)),
        ("map.png", png(20_000, 10_000, whole=False)),
        ("map.jpg", jpeg(20_000, 10_000)),
    ],
    ids=["PNG", "PNG, its header only", "JPEG"],
)
def test_a_picture_of_200_megapixels_is_not_opened(
    cli: Cli, workspace: Path, tmp_path: Path, name: str, data: bytes
) -> None:
    said = cli("pictures", "add", saved(tmp_path, name, data), "--workspace", workspace)

    assert (said.code, said.out, said.err) == (2, "", name + TOO_LARGE)
    assert cli("list", "pictures", "--workspace", workspace, "--json").json["count"] == 0
    assert cli("verify", "--workspace", workspace, "--json").json["ok"]


def test_a_picture_that_is_cut_short_is_not_kept(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    said = cli(
        "pictures", "add", saved(tmp_path, "map.png", png(20, 10, whole=False)), "--workspace", workspace
    )

    assert said.err == (
        "map.png is damaged or only a part of a picture. Nothing was changed. "
        "Copy it again from where it came, or open it in a picture program and save it as a new JPEG.\n"
    )
    assert cli("verify", "--workspace", workspace, "--json").json["ok"]


def test_a_section_whose_picture_is_missing_says_so_where_it_would_stand(
    cli: Cli, workspace: Path, tmp_path: Path
) -> None:
    """One section names a picture nobody added; of another, the file was lost."""
    Image.new("RGB", (90, 50), "white").save(tmp_path / "map.png")
    cli("pictures", "add", tmp_path / "map.png", "--workspace", workspace, "--name", "Map", "--alt", "A map")
    sections = tmp_path / "sections.csv"
    sections.write_text(
        "Title,Text\nOur borough,Here: ![](<picture:Map>)\nParking,Behind the house: ![](<picture:Plan>)\n"
    )
    cli("import", "sections", sections, "--workspace", workspace)
    app = open_app(workspace, write=False)
    with app.reading() as reader:
        (picture,) = reader.register(Picture).all()
    app.workspace.close()
    next((workspace / "files").rglob(f"*{picture.sha256[2:]}*")).unlink()

    made = cli("packs", "--workspace", workspace, "--only", "welcome-pack", "--json")
    verdict = cli("verify", "--workspace", workspace, "--json")
    gaps = cli("check", "--workspace", workspace, "--json").json["findings"]

    for ending, read in (("pdf", words_of_pdf), ("docx", words_of_word)):
        words = read(Path(made.json["folder"], f"welcome-pack.{ending}"))
        assert "[Picture missing: Map]" in words
        assert "[Picture missing: Plan]" in words
    assert made.code == 0
    assert [gap["sentence"] for gap in gaps if gap["code"] == "section_unknown_picture"] == [
        "The section “Parking” shows Plan, which the pictures do not have. Add it there, or take it out."
    ]
    assert [problem["code"] for problem in verdict.json["problems"]] == ["file_missing"]


# names and lists


def test_a_name_in_urdu_is_set_as_it_is_to_be_printed_or_asked_for(
    cli: Cli, workspace: Path, tmp_path: Path
) -> None:
    people = tmp_path / "people.csv"
    people.write_text(
        "Name,E-mail,Name for documents\nنادیہ احمد,n@northmoor.example,\nسلمان خان,s@northmoor.example,Salman Khan\n",
        "utf-8",
    )
    functions = tmp_path / "functions.csv"
    functions.write_text("Function,Contact,Second\nIT,n@northmoor.example,s@northmoor.example\n")
    cli("import", "people", people, "--workspace", workspace)
    cli("import", "functions", functions, "--workspace", workspace)

    made = cli("packs", "--workspace", workspace, "--only", "contacts", "--json")

    words = [
        read(Path(made.json["folder"], f"contacts.{ending}"))
        for ending, read in (("pdf", words_of_pdf), ("docx", words_of_word))
    ]
    assert made.code == 0
    assert all("Salman Khan" in told for told in words)
    assert cli("verify", "--workspace", workspace, "--json").json["ok"]


def test_a_list_with_a_leaver_sends_them_nothing_and_says_why(
    cli: Cli, workspace: Path, tmp_path: Path
) -> None:
    left = today(SystemClock()) - dt.timedelta(days=10)
    for register, text in (
        (
            "people",
            f"Name,E-mail,Left on\nAsha Patel,a@northmoor.example,\nBen Cole,b@northmoor.example,{left:%d/%m/%Y}\n",
        ),
        (
            "lists",
            "List,Side,Email\nHeads,Internal,a@northmoor.example\nHeads,Internal,b@northmoor.example\n",
        ),
        ("letters", "Letter,Subject,Text,Sent to\nNews,News,Dear {{first name}},Heads\n"),
    ):
        (tmp_path / f"{register}.csv").write_text(text)
        assert cli("import", register, tmp_path / f"{register}.csv", "--workspace", workspace).code == 0

    made = cli("packs", "--workspace", workspace, "--only", "letters", "--json").json
    gaps = cli("check", "--workspace", workspace, "--json").json["findings"]

    assert [each["path"] for each in made["files"] if each["document"] == "letters"] == [
        "letters/News/Asha Patel.docx",
        "letters/News/Asha Patel.pdf",
    ]
    assert {"what": "Letter “News” to Ben Cole", "why": f"Ben Cole left on {day(left)}"} in made["left_out"]
    assert [gap["sentence"] for gap in gaps if gap["code"] == "member_has_left"] == [
        "Ben Cole has left and is still on the list “Heads”. They get no letter. Take them off, and think who comes instead."
    ]
    assert cli("verify", "--workspace", workspace, "--json").json["ok"]


# real files nobody here wrote


def test_real_files_of_other_kinds_are_no_list_of_anything(
    shared_data: Path, cli: Cli, workspace: Path
) -> None:
    before = cli("history", "--workspace", workspace, "--json").json
    for register in IMPORTED:
        for path in (*sorted((shared_data / "mail").iterdir()), *sorted((shared_data / "word").iterdir())):
            said = cli("import", register, path, "--workspace", workspace)
            assert (said.code, said.out, said.err.count("\n")) == (2, "", 1), (register, path.name)
            assert "is not a spreadsheet: it is " in said.err, (register, path.name)
    assert cli("history", "--workspace", workspace, "--json").json == before
    assert cli("verify", "--workspace", workspace, "--json").json["ok"]


def test_a_real_workbook_about_something_else_ends_well_in_every_register_and_is_taken_back(
    shared_data: Path, cli: Cli, workspace: Path
) -> None:
    """It has a sheet of people and one of rooms, so some of it is a list; the rest is refused in words."""
    book = shared_data / "meetings" / "50meetings-160timegrains-5rooms.xlsx"
    held = {each: cli("list", each, "--workspace", workspace, "--json").json["rows"] for each in LISTED}

    for register in IMPORTED:
        told = cli("import", register, book, "--workspace", workspace, "--json").json
        if told.get("entry"):
            assert cli("undo", "--workspace", workspace).code == 0
        refused = [row for row in told.get("rows", ()) if not row["reasons"] or "385" in row["title"]]
        assert refused == [], register

    again = {each: cli("list", each, "--workspace", workspace, "--json").json["rows"] for each in LISTED}
    assert again == held
    assert cli("verify", "--workspace", workspace, "--json").json["ok"]


LISTED = tuple(register for register in IMPORTED if register not in {"templates", "timetable"})
