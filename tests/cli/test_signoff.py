from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

DASS = "Director of Adult Social Services"


def written(folder: Path, name: str, words: str) -> Path:
    path = folder / name
    path.write_text(words, "utf-8")
    return path


@pytest.fixture
def asked(cli: Cli, workspace: Path, tmp_path: Path) -> Path:
    """A request that is answered with words and a file, and was checked; somebody holds each role that signs."""
    people = written(
        tmp_path, "people.csv", "Name,Email\nAda Brook,ada@x.example\nBen Hill,ben@x.example\nCara Dale,\n"
    )
    roles = written(
        tmp_path, "roles.csv",
        f"Role,Person,Signs\n{DASS},Ada Brook,Signs\nService Director,Ben Hill,Signs in their absence\n",
    )  # fmt: skip
    cli("import", "people", people, "--workspace", workspace)
    cli("import", "roles", roles, "--workspace", workspace, "--as", "Cara Dale")
    survey = written(tmp_path, "survey.csv", "a,b\n")
    cli("evidence", "add", "Carers survey", survey, "--workspace", workspace)
    cli("requests", "add", "How many carers wait?", "--workspace", workspace)
    cli("requests", "move", "1", "answer", "--answer", "412", "--evidence", "E1", "--workspace", workspace)
    cli("requests", "move", "1", "check", "--workspace", workspace)
    return workspace


def test_it_waits_is_signed_and_a_file_that_changes_is_not_signed_any_more(cli: Cli, asked: Path) -> None:
    who = cli("signoff", "who", "--workspace", asked)
    waiting = cli("signoff", "waiting", "--workspace", asked, "--json").json
    signed = cli("signoff", "sign", "1", "--by", "Ada Brook", "--how", "in_person", "--workspace", asked)
    shown = cli("requests", "show", "1", "--workspace", asked)
    (digest,) = [file["sha256"] for each in waiting["waiting"] for file in each["files"]]
    (asked / "files" / digest[:2] / digest).write_text("other")
    changed = cli("signoff", "show", "1", "--workspace", asked, "--json").json

    assert who.out.splitlines() == [
        f"Ada Brook, {DASS} may sign.",
        (
            "Ben Hill, Service Director, may sign only in the absence of whoever is accountable, "
            "and no absence is recorded."
        ),
    ]
    assert [(each["evidence"], each["state"]) for each in waiting["waiting"]] == [
        ("", "unsigned"),
        ("E1", "unsigned"),
    ]
    assert signed.out.splitlines()[0].startswith(f"The answer in words: Signed by Ada Brook, {DASS}, at ")
    assert shown.out.splitlines()[1] == "  Signed"
    assert [each["is_signed"] for each in changed["answers"]] == [True, False]
    assert changed["answers"][1]["in_words"].startswith(
        "Not signed any more: the file survey.csv is not byte for byte what was signed."
    )


def test_a_sheet_is_written_and_what_comes_back_signs_exactly_what_was_on_it(
    cli: Cli, asked: Path, tmp_path: Path
) -> None:
    made = cli("signoff", "sheet", tmp_path / "sheet.pdf", "--to", "Ada Brook", "--workspace", asked)
    cli("evidence", "add-version", "E1", written(tmp_path, "newer.csv", "c\n"), "--workspace", asked)
    scan = written(tmp_path, "scan.pdf", "%PDF signed")
    came = cli(
        "signoff", "answer-sheet", "1", "--by", "Ada Brook", "--how", "sheet", "--proof", scan, "--workspace", asked,
    )  # fmt: skip

    assert (made.code, came.code) == (0, 1)
    assert made.out == "Wrote sign-off sheet 1, with 2 lines, to sheet.pdf.\n"
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert came.out.splitlines() == [
        "1 line signed, 0 not agreed.",
        (
            "  Line 2 is left as it is. “E1 Carers survey” has a newer version than the one that was read. "
            "Nothing was changed. Read the newer one."
        ),
    ]


def test_it_is_refused_taken_back_and_agreed_again(cli: Cli, asked: Path) -> None:
    by = ("--by", "Ada Brook", "--how", "phone", "--workspace", asked)
    against = cli("signoff", "disagree", "1", "--only", "E1", "--note", "It is a draft", *by)
    cli("signoff", "sign", "1", *by)
    back = cli("signoff", "withdraw", "1", "--only", "E1", "--because", "Wrong year", "--workspace", asked)
    nothing = cli("signoff", "withdraw", "1", "--only", "E1", "--because", "Wrong year", "--workspace", asked)

    assert "because: It is a draft." in against.out
    assert "because: Wrong year." in back.out
    assert nothing.code == 2
    assert nothing.err == "Nothing that answers request 1 is signed. Nothing was changed.\n"


def test_where_nobody_can_sign_it_says_so_and_to_whom_it_goes(cli: Cli, workspace: Path) -> None:
    rules = cli(
        "signoff", "rules", "--own-alone", "no", "--goes-to", "the Chief Executive", "--workspace", workspace
    )
    who = cli("signoff", "who", "--workspace", workspace)
    shown = cli("signoff", "rules", "--workspace", workspace, "--json").json

    assert (rules.code, who.code) == (0, 1)
    assert rules.out.splitlines()[0] == "Somebody may not sign what they alone own."
    assert who.out.splitlines()[0].startswith("Nobody can sign, so nothing can be released")
    assert who.out.splitlines()[0].endswith("Take it to the Chief Executive.")
    assert (shown["own_alone"], shown["goes_to"]) == (False, "the Chief Executive")


def test_a_request_is_not_taken_to_signed_by_hand(cli: Cli, asked: Path) -> None:
    refused = cli("requests", "move", "1", "sign", "--workspace", asked)

    assert "invalid choice" in refused.err.lower()
