"""From an empty workspace, filled by imports alone, to letters in a pack."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from inspection_ready.documents.preview import page_text
from tests.cli.conftest import Cli

PEOPLE = """Name,Role,E-mail,Inside or outside,Organisation,Name for documents,Left on
Asha Patel,Head of Commissioning,asha@northmoor.example,,,,
محمد علی خان,Service manager,mohammad@northmoor.example,,,Mohammad Ali Khan,
Colin Dace,Team manager,colin@northmoor.example,,,,3 March 2026
Dr Sam Hale,Chair,sam@carers.example,Outside the council,Carers’ Forum,,
Margaret Osei,Director of Adult Social Services,margaret@northmoor.example,,,,
"""
LISTS = """List,Name,E-mail,Last checked,Last checked by
Managers,,asha@northmoor.example,1 November 2026,AP
Managers,,mohammad@northmoor.example,,
Managers,Colin Dace,,,
Interviewees,Asha Patel,,,
Partners,Dr Sam Hale,,,
Partners,Zoe Wray,zoe@elsewhere.example,,
"""
LETTERS = """Title,Subject,Text,Goes to,Signed by,Status
Invitation,Your interview,"Dear {{first name}},

You are {{role}}, and we meet on {{on-site dates}}.",Managers; Interviewees,Margaret Osei,Agreed
Notice,For {{organisation}},"Dear {{name}}, {{Populaton}}",Partners,Margaret Osei,Draft
"""


@pytest.fixture
def filled(cli: Cli, workspace: Path, tmp_path: Path) -> Path:
    for register, text in (("people", PEOPLE), ("lists", LISTS), ("letters", LETTERS)):
        path = tmp_path / f"{register}.csv"
        path.write_text(text, encoding="utf-8")
        said = cli("import", register, path, "--workspace", workspace, "--json")
        assert said.json["refused"] == (1 if register == "lists" else 0), said
    cli("notify", "--workspace", workspace, "--received", "2026-11-20T09:30", "--json")
    return workspace


def letters_of(told: dict[str, object]) -> list[str]:
    files = told["files"]
    assert isinstance(files, list)
    return [file["path"] for file in files if file["document"] == "letters" and file["pages"]]


def test_letters_go_from_spreadsheets_into_a_pack(cli: Cli, filled: Path) -> None:
    said = cli("packs", "--workspace", filled, "--only", "letters", "--json")

    told = said.json
    assert letters_of(told) == [
        "letters/Invitation/Asha Patel.pdf",
        "letters/Invitation/Mohammad Ali Khan.pdf",
        "letters/Notice/Dr Sam Hale.pdf",
    ]
    assert {"what": "Letter “Invitation” to Colin Dace", "why": "Colin Dace left on 3 March 2026"} in told[
        "left_out"
    ]
    manifest = json.loads(Path(told["folder"], "manifest.json").read_bytes())
    letters = [line for line in manifest["not_yet_checked"] if line.startswith(("Letter", "List"))]
    assert letters == [
        "Letter “Notice”: a draft, not agreed yet",
        "Letter “Invitation”: “on-site dates” is to come",
        "Letter “Notice”: “Populaton” is to come",
        "List “Interviewees”: nobody has checked it yet",
        "List “Partners”: nobody has checked it yet",
    ]
    words = page_text(Path(told["folder"], "letters/Invitation/Mohammad Ali Khan.pdf").read_bytes(), 0)
    assert "Dear Mohammad," in words
    assert "You are Service manager, and we meet on [on-site dates: to come]." in " ".join(words.split())


def test_the_notification_and_the_days_on_site_print_the_letters_that_were_asked_for(
    cli: Cli, filled: Path
) -> None:
    when = ("--workspace", filled, "--json", "--letters")
    corrected = cli("notify", "--received", "2026-11-20T10:00", "--correct", *when, "none").json
    days = cli("on-site", "--from", "2027-02-09", *when, "notice").json

    assert (letters_of(corrected), letters_of(days)) == ([], ["letters/Notice/Dr Sam Hale.pdf"])


def test_only_the_letters_that_were_asked_for_are_printed(cli: Cli, filled: Path) -> None:
    one = cli("packs", "--workspace", filled, "--only", "letters", "--letters", "notice", "--json").json
    all_ = cli("packs", "--workspace", filled, "--only", "letters", "--letters", "chosen", "--json").json
    named = cli(
        "packs", "--workspace", filled, "--only", "letters", "--letters", "Invitation; Notice", "--json"
    ).json

    assert letters_of(one) == ["letters/Notice/Dr Sam Hale.pdf"]
    assert len(letters_of(all_)) == len(letters_of(named)) == 3


def test_no_letters_are_printed_where_none_are_wanted(cli: Cli, filled: Path) -> None:
    told = cli("packs", "--workspace", filled, "--letters", "none", "--json").json

    assert letters_of(told) == []
    assert not any("Letter" in each["what"] for each in told["left_out"])


@pytest.mark.parametrize(
    ("titles", "sentence"),
    [
        ("Invitation,Goodbye", "No letter is called “Goodbye”. No pack was made. There are: "),
        (
            "Thank you",
            "The letter “Thank you” goes to no list yet, so nobody would get it. No pack was made. ",
        ),
    ],
)
def test_a_letter_that_cannot_be_printed_is_refused(
    cli: Cli, filled: Path, titles: str, sentence: str
) -> None:
    before = len(list((filled / "packs").iterdir()))

    said = cli("packs", "--workspace", filled, "--letters", titles)

    assert said.code == 2
    assert said.err.startswith(sentence)
    assert len(list((filled / "packs").iterdir())) == before


def test_letters_are_listed_with_whom_they_go_to(cli: Cli, filled: Path) -> None:
    told = cli("letters", "list", "--workspace", filled, "--json").json
    said = cli("letters", "list", "--workspace", filled)

    by_title = {each["title"]: each for each in told["letters"]}
    assert (by_title["Invitation"]["lists"], by_title["Invitation"]["people"]) == (
        ["Interviewees", "Managers"],
        2,
    )
    assert by_title["Notice"]["unknown_fields"] == ["Populaton"]
    assert by_title["Thank you"]["starter"]
    assert "Invitation: agreed, goes to Interviewees, Managers (2 people)" in said.out
    assert "Thank you: draft, goes to no list, so it is not printed" in said.out


def test_check_names_the_field_nobody_knows(cli: Cli, filled: Path) -> None:
    said = cli("check", "--workspace", filled)

    assert "The letter “Notice” has “Populaton” in double braces" in said.out


def test_the_same_letters_come_back_from_an_export(cli: Cli, filled: Path, tmp_path: Path) -> None:
    for register in ("lists", "letters"):
        path = tmp_path / f"out-{register}.xlsx"
        cli("export", register, path, "--workspace", filled)

        told = cli("import", register, path, "--workspace", filled, "--json").json

        assert (told["new"], told["changed"], told["refused"], told["missing"]) == (0, 0, 0, 0)


def test_a_letter_is_written_to_everybody_on_its_lists(cli: Cli, filled: Path) -> None:
    said = cli("letters", "write", "invitation", "--workspace", filled, "--print", "--drafts", "--json")
    sent = cli("letters", "sent", "Invitation", "--workspace", filled, "--json").json

    told = said.json
    assert said.code == 0
    assert (told["people"], told["written"], told["remaining"], told["mixed"]) == (2, 2, 0, False)
    assert [(each["person"], each["how"], each["to"]) for each in told["files"]] == [
        ("Asha Patel", "print", ""),
        ("Asha Patel", "draft", "asha@northmoor.example"),
        ("Mohammad Ali Khan", "print", ""),
        ("Mohammad Ali Khan", "draft", "mohammad@northmoor.example"),
    ]
    assert [each["code"] for each in told["notices"]] == ["unchecked_list", "has_left", "on_two_lists"]
    assert sorted(path.name for path in Path(told["folder"]).iterdir()) == [
        "E-mail drafts",
        "Invitation, to print.pdf",
        "Letters",
    ]
    (one,) = sent["sendings"]
    assert (one["people"], one["finished"], one["combined_sha256"]) == (2, True, told["combined"]["sha256"])
    assert {each["sha256"] for each in one["to"]} == {each["sha256"] for each in told["files"]}
    assert cli("verify", "--workspace", filled, "--json").json["ok"]


def test_the_list_and_the_number_are_named_before_anything_is_written(cli: Cli, filled: Path) -> None:
    looked = cli("letters", "write", "Invitation", "--workspace", filled, "--dry-run")
    none_yet = cli("letters", "sent", "--workspace", filled)
    said = cli("letters", "write", "Invitation", "--workspace", filled)

    assert looked.out.splitlines() == [
        "2 letters of “Invitation” to people on “Interviewees (inside)” and “Managers (inside)”",
        "  Everybody on these lists is inside the council.",
        "  Nobody has checked the list “Interviewees” yet.",
        "  Colin Dace has left, and gets no letter. Take them off the list “Managers”.",
        "  Asha Patel is on “Interviewees” and “Managers”, and gets one letter.",
        "  “on-site dates” has no value yet, and would be printed as to come.",
    ]
    assert none_yet.out == "No letter has been written to anybody yet.\n"
    assert said.out.startswith(looked.out)
    assert "2 letters of “Invitation” were written, into " in said.out


def test_mixed_lists_want_a_reason(cli: Cli, filled: Path) -> None:
    words = ("letters", "write", "Invitation", "--to", "Managers", "--to", "partners", "--workspace", filled)
    refused = cli(*words, "--json")
    with_reason = cli(*words, "--drafts", "--mixed-because", "The chair asked", "--json")

    assert (refused.code, refused.json["error"]) == (2, "lists_are_mixed")
    assert refused.json["message"] == (
        "“Invitation” would go to people inside the council and outside it: “Managers (inside)” and “Partners "
        "(outside)”. Nothing was written. Choose lists of one side, or say why they go together."
    )
    assert {each["how"] for each in with_reason.json["files"]} == {"draft"}
    sent = cli("letters", "sent", "--workspace", filled, "--json").json["sendings"]
    assert [each["mixed_because"] for each in sent] == ["The chair asked"]


def test_letters_are_marked_as_sent_by_somebodys_word(cli: Cli, filled: Path) -> None:
    early = cli("letters", "mark-sent", "Invitation", "--workspace", filled)
    cli("letters", "write", "Invitation", "--workspace", filled, "--drafts")
    marked = cli(
        "letters", "mark-sent", "Invitation", "--workspace", filled, "--by", "Priya", "--on", "2026-11-21"
    )
    sent = cli("letters", "sent", "--person", "asha@northmoor.example", "--workspace", filled)

    assert (early.code, early.err) == (
        2,
        "“Invitation” has not been written to anybody yet. Nothing was changed.\n",
    )
    assert marked.out == "Marked 2 letters of “Invitation” as sent, by the word of Priya.\n"
    assert sent.out.splitlines()[1] == (
        "  Asha Patel: E-mail drafts/Asha Patel.eml to asha@northmoor.example, marked as sent by Priya"
    )


def test_letters_of_a_pack_are_marked_as_sent(cli: Cli, filled: Path) -> None:
    cli("packs", "--workspace", filled, "--only", "contacts,letters")
    told = ("--workspace", filled, "--by", "Priya", "--on", "2026-11-21")
    unknown = cli("packs", "mark-sent", "1", "--list", "Nobody", *told)
    marked = cli("packs", "mark-sent", "1", "--letter", "Invitation", *told)
    again = cli("packs", "mark-sent", "1", "--letter", "Invitation", *told, "--json").json
    sent = cli("letters", "sent", "--person", "asha@northmoor.example", "--workspace", filled)

    assert unknown.err.startswith("No list is called “Nobody”.")
    assert marked.out == "Marked 2 letters of Pack 1 as sent, by the word of Priya.\n"
    assert (again["marked"], again["on"]) == (0, "2026-11-21")
    assert sent.out.splitlines()[1] == (
        "  Asha Patel: letters/Invitation/Asha Patel.pdf, marked as sent by Priya"
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("Goodbye",), "No letter is called “Goodbye”. Nothing was changed. There are: "),
        (("Invitation", "--to", "Nobody"), "No list is called “Nobody”. Nothing was written. There are: "),
        (("Thank you",), "The letter “Thank you” goes to no list yet. Nothing was written. "),
        (("Invitation", "--number", "x"), "Unrecognized arguments: --number x"),
    ],
)
def test_a_letter_that_cannot_be_written_is_refused(
    cli: Cli, filled: Path, words: tuple[str, ...], sentence: str
) -> None:
    said = cli("letters", "write", *words, "--workspace", filled)

    assert (said.code, said.err.startswith(sentence)) == (2, True), said.err
    assert not (filled / "letters").exists()
