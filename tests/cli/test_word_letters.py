"""The council's own Word letters from the command line: looked through, used, written into packs, given back."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from inspection_ready.documents.preview import page_text
from tests.cli.conftest import Cli
from tests.documents.reading import docx_paragraphs
from tests.documents.word_files import field, merge_field, p, table, word_file

PEOPLE = """Name,Role,E-mail
Asha Patel,Head of Commissioning,asha@northmoor.example
Bartholomew Featherstonehaugh,,bart@northmoor.example
"""
LISTS = "List,Name,E-mail\nInterviewees,,asha@northmoor.example\nInterviewees,,bart@northmoor.example\n"
LETTERS = (
    "Title,Subject,Text,Goes to,Status\nInvitation,Your interview,Written in the app,Interviewees,Agreed\n"
)
LETTER = word_file(
    p("Dear ", merge_field("First_Name"), ",")
    + p("Our own words for {{name}}, {{role}}.")
    + table(("When", "What"), ("{{each session}}{{day}}", "{{session}}{{end}}")),
    header=p("Northmoor ", merge_field("Job Titel")),
)


@pytest.fixture
def filled(cli: Cli, workspace: Path, tmp_path: Path) -> Path:
    for register, text in (("people", PEOPLE), ("lists", LISTS), ("letters", LETTERS)):
        path = tmp_path / f"{register}.csv"
        path.write_text(text, encoding="utf-8")
        cli("import", register, path, "--workspace", workspace, "--json")
    return workspace


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "Our invitation.docx"
    path.write_bytes(LETTER)
    return path


def test_the_doctor_says_what_it_found_and_where(cli: Cli, filled: Path, letter: Path) -> None:
    said = cli("letters", "doctor", letter, "--workspace", filled)

    assert said.code == 1
    assert (
        "Page header: «Job Titel»: no field and no key fact is called so. It is printed as “to come”."
        in said.out
    )
    assert "Repeats for each session: table 1, row 2" in said.out
    assert "«First Name»: body" in said.out or "«First_Name»: body" in said.out
    assert "«name»: the longest is “Bartholomew Featherstonehaugh” (29 characters)" in said.out
    assert (
        "«role»: the longest is “Head of Commissioning” (21 characters); missing for Bartholomew" in said.out
    )


def test_a_key_fact_that_was_meant_is_named(cli: Cli, filled: Path, letter: Path, tmp_path: Path) -> None:
    facts = tmp_path / "facts.csv"
    facts.write_text("Name,Value\nJob title,Officer\n", encoding="utf-8")
    cli("import", "key-facts", facts, "--workspace", filled)

    told = cli("letters", "doctor", letter, "--workspace", filled, "--json").json

    (unknown,) = [each for each in told["findings"] if each["code"] == "unknown-field"]
    assert (unknown["where"], unknown["meant"], unknown["stops"]) == ("page header", "Job title", False)


def test_packs_are_written_from_the_word_file(cli: Cli, filled: Path, letter: Path) -> None:
    given = cli("letters", "template", "invitation", letter, "--workspace", filled)

    told = cli("packs", "--workspace", filled, "--only", "letters", "--json").json

    assert given.code == 0
    files = {each["path"]: each["pages"] for each in told["files"] if each["document"] == "letters"}
    assert files == {
        "letters/Invitation/Asha Patel.docx": None,
        "letters/Invitation/Asha Patel.pdf": 1,
        "letters/Invitation/Bartholomew Featherstonehaugh.docx": None,
        "letters/Invitation/Bartholomew Featherstonehaugh.pdf": 1,
    }
    folder = Path(told["folder"], "letters", "Invitation")
    assert docx_paragraphs((folder / "Asha Patel.docx").read_bytes()) == [
        "Dear Asha,",
        "Our own words for Asha Patel, Head of Commissioning.",
        "When",
        "What",
        "[day: to come]",
        "[session: to come]",
    ]
    with zipfile.ZipFile(folder / "Asha Patel.docx") as archive:
        assert b"[Job Titel: to come]" in archive.read("word/header1.xml")
    in_pdf = page_text((folder / "Bartholomew Featherstonehaugh.pdf").read_bytes(), 0)
    assert "[role: to come]" in " ".join(in_pdf.split())
    assert "Written in the app" not in in_pdf
    manifest = Path(told["folder"], "manifest.json").read_text("utf-8")
    assert "Letter “Invitation” to Bartholomew Featherstonehaugh: “role” is to come" in manifest


def test_check_and_list_know_the_word_file(cli: Cli, filled: Path, letter: Path) -> None:
    cli("letters", "template", "Invitation", letter, "--workspace", filled)

    (told,) = [
        each for each in cli("letters", "list", "--workspace", filled, "--json").json["letters"]
        if each["title"] == "Invitation"
    ]  # fmt: skip
    assert (told["word_file"], told["unknown_fields"]) == ("Our invitation.docx", ["Job Titel"])
    said = cli("check", "--workspace", filled).out
    assert "The letter “Invitation” has “Job Titel” as a field of Our invitation.docx: no field" in said
    assert "Nobody signs the letter “Invitation”" not in said
    assert cli("verify", "--workspace", filled).code == 0


def test_the_file_comes_back_as_it_went_in(cli: Cli, filled: Path, letter: Path, tmp_path: Path) -> None:
    cli("letters", "template", "Invitation", letter, "--workspace", filled)

    saved = cli("letters", "save-template", "Invitation", tmp_path / "back.docx", "--workspace", filled)
    taken = cli("letters", "template", "Invitation", "--workspace", filled)
    again = cli("letters", "save-template", "Invitation", tmp_path / "more.docx", "--workspace", filled)

    assert (saved.code, taken.code) == (0, 0)
    assert (tmp_path / "back.docx").read_bytes() == LETTER
    assert again.err == "The letter “Invitation” has no Word file: its words are written in the app.\n"


def test_another_file_takes_the_place_of_the_first(
    cli: Cli, filled: Path, letter: Path, tmp_path: Path
) -> None:
    cli("letters", "template", "Invitation", letter, "--workspace", filled)
    letter.write_bytes(word_file(p("Second {{name}}")))

    cli("letters", "template", "Invitation", letter, "--workspace", filled)

    told = cli("letters", "doctor", "Invitation", "--workspace", filled, "--json").json
    assert [each["name"] for each in told["fields"]] == ["name"]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (p("{{each session}}") + p("{{day}}"), "Body: “{{each session}}” repeats without an end."),
        (p("{{end}}"), "Body: “{{end}}” ends a repeat that never began."),
        (p("{{each dog}}x{{end}}"), "Body: nothing can be repeated for each “dog”."),
        (p(field("DDEAUTO cmd", "x")), "Body: the field DDEAUTO would run or fetch something."),
        (p(field('IF 1 = 1 "a" "b"', "a")), "Body: IF is a rule of Word’s own mail merge"),
        ("".join(p("{{each session}}") for _ in range(9)) + p("x"), "Body (8 times): a repeat stands inside the repeat"),
    ],
)  # fmt: skip
def test_a_letter_that_must_be_mended_is_refused_in_a_sentence(
    cli: Cli, filled: Path, letter: Path, body: str, sentence: str
) -> None:
    letter.write_bytes(word_file(body))

    said = cli("letters", "template", "Invitation", letter, "--workspace", filled)

    assert said.code == 2
    assert said.err.startswith(
        f"Our invitation.docx cannot be used as a letter yet. Nothing was changed. {sentence}"
    )
    assert cli("letters", "save-template", "Invitation", "x.docx", "--workspace", filled).code == 2


def test_a_letter_nobody_knows_is_named(cli: Cli, filled: Path, letter: Path) -> None:
    said = cli("letters", "template", "Goodbye", letter, "--workspace", filled)

    assert said.err.startswith("No letter is called “Goodbye”. Nothing was changed. There are: ")


def test_a_letter_whose_file_was_changed_is_left_out(cli: Cli, filled: Path, letter: Path) -> None:
    cli("letters", "template", "Invitation", letter, "--workspace", filled)
    (stored,) = (
        path for path in (filled / "files").rglob("*") if path.is_file() and path.read_bytes() == LETTER
    )
    stored.write_bytes(word_file(p("Other words")))

    told = cli("packs", "--workspace", filled, "--only", "letters,contacts", "--json").json

    assert [each["path"] for each in told["files"] if each["document"] == "letters"] == []
    assert {"what": "Letter “Invitation”", "why": "Its Word file was changed outside the app"} in told[
        "left_out"
    ]
