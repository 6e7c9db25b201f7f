"""`papers`: every paper from one command, of what was asked, with what a program needs to know."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspection_ready.documents.preview import page_count
from tests.cli.conftest import Cli
from tests.documents.reading import pdf_paragraphs

PEOPLE = """Name,Role
Asha Patel,Head of Commissioning
"""
BASES = """Name,Address,Postcode
Town Hall,1 Square,ZZ1 1AA
"""
TIMETABLE = """Day,Start,Minutes,Track,Code,Session,Format,Base,Who,Inspectors
1,10am,60,1,D1-01,Commissioning,Interview,Town Hall,Asha Patel,Jo Hart
1,2pm,60,1,D1-02,Markets,Interview,Town Hall,Asha Patel,Two inspectors
"""
LEARNT = """Date,Session code,QS,Question asked,Key messages,Noted by
9 February 2027,D1-01,assessing needs,How long do people wait?,Say the number first,Asha Patel
9 February 2027,,,Who signs?,,
"""


@pytest.fixture
def filled(cli: Cli, workspace: Path, tmp_path: Path) -> Path:
    for register, text in (
        ("bases", BASES),
        ("people", PEOPLE),
        ("timetable", TIMETABLE),
        ("learning", LEARNT),
    ):
        path = tmp_path / f"{register}.csv"
        path.write_text(text, encoding="utf-8")
        assert cli("import", register, path, "--workspace", workspace, "--json").json["refused"] == 0
    return workspace


def test_a_paper_is_written_and_told_to_a_program(cli: Cli, filled: Path) -> None:
    told = cli("papers", "briefs", "--workspace", filled, "--json").json

    folder = Path(told["folder"])
    assert folder.parent == filled / "papers"
    assert sorted(told["files"]) == ["Pocket briefs.docx", "Pocket briefs.pdf"]
    assert (told["what"], told["is_for_us_only"], told["remarks"]) == ("briefs", True, [])
    assert page_count((folder / "Pocket briefs.pdf").read_bytes()) == told["pages"] == 2


def test_people_read_where_it_is_and_who_may_have_it(cli: Cli, filled: Path, tmp_path: Path) -> None:
    said = cli("papers", "briefs", "--workspace", filled, "--session", "D1-02", "--statement", "QS4", "--out", tmp_path / "out")  # fmt: skip

    [folder] = (tmp_path / "out").iterdir()
    assert (said.code, said.out.splitlines()) == (
        0,
        [
            f"Pocket briefs: 1 page, as a PDF and a Word file, in {folder}.",
            "Only for people of the council. Never give it to inspectors or partners, and take it with you when you leave.",
        ],
    )


def test_a_dry_run_says_whether_it_can_be_made_and_writes_nothing(cli: Cli, filled: Path) -> None:
    said = cli("papers", "by-inspector", "--workspace", filled, "--inspector", "Jo Hart", "--dry-run")

    assert (said.code, said.out) == (0, "Timetable by inspector can be made.\n")
    assert not (filled / "papers").exists()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("reception", "--base", "Mill"), "There is no base “Mill”. Nothing was written. There are: Town Hall."),
        (("by-person", "--person", "Nobody Here"), "Nobody"),
        (("briefs", "--statement", "QS99"), "QS99"),
        (("catering", "--inspector", "Jo Hart"), "Catering count cannot be made for one inspector. Nothing was written."),
    ],
)  # fmt: skip
def test_what_cannot_be_made_is_refused_with_one_sentence(
    cli: Cli, filled: Path, asked: tuple[str, ...], said: str
) -> None:
    answer = cli("papers", *asked, "--workspace", filled)

    assert answer.code == 2
    assert said in answer.err


def test_the_evening_briefing_is_made_of_the_sessions_of_a_day_while_it_has_no_date(
    cli: Cli, filled: Path
) -> None:
    nothing = cli("papers", "evening", "--workspace", filled)
    made = cli("papers", "evening", "--day", "1", "--workspace", filled)

    assert (nothing.code, nothing.err.split(". ")[0]) == (
        2,
        "No day of the timetable that has come has anything in the learning log",
    )
    assert made.code == 0


def test_the_learning_log_knows_an_entry_again(cli: Cli, filled: Path, tmp_path: Path) -> None:
    again = cli("import", "learning", tmp_path / "learning.csv", "--workspace", filled, "--json").json
    listed = cli("list", "learning", "--workspace", filled)

    assert (again["new"], again["same"]) == (0, 2)
    assert "QS1" in listed.out


def test_a_paper_is_printed_from_an_issue_by_its_number(cli: Cli, filled: Path, tmp_path: Path) -> None:
    cli("timetable", "issue", "--workspace", filled)
    later = TIMETABLE.replace("Commissioning,Interview", "Something else,Interview")
    changed = tmp_path / "later.csv"
    changed.write_text(later, encoding="utf-8")
    assert cli("import", "timetable", changed, "--workspace", filled, "--json").json["changed"] == 1

    told = cli(
        "papers", "by-base", "--base", "town hall", "--issue", "1", "--workspace", filled, "--json"
    ).json
    person = cli("papers", "by-person", "--person", "Asha Patel", "--issue", "1", "--workspace", filled)
    none = cli("papers", "wall", "--issue", "9", "--workspace", filled)

    folder = Path(told["folder"])
    said = "\n".join(pdf_paragraphs((folder / "Timetable by base.pdf").read_bytes()))
    assert folder.name.startswith("Timetable by base, Issue 1, ")
    assert told["issue"] == 1
    assert "D1-01 Commissioning" in said
    assert "Something else" not in said
    assert person.code == 0
    assert (none.code, none.err.split(". There are")[0]) == (
        2,
        "There is no issue 9 of the timetable. Nothing was changed",
    )
    assert cli("papers", "wall", "--workspace", filled, "--dry-run", "--json").json["issue"] is None
