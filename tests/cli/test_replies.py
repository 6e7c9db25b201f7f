from __future__ import annotations

from email.message import EmailMessage
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli


@pytest.fixture
def council(cli: Cli, tmp_path: Path) -> str:
    folder = str(tmp_path / "w.inspection")
    cli("new", folder, "--sample")
    return folder


def saved(
    path: Path, *, sender: str = "Peter Langstaff <peter.langstaff@northmoor.example>", **files: bytes
) -> Path:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = (
        sender,
        "Capacity, request 4",
        f"<{path.name}@x.example>",
    )
    mail.set_content("Attached.\n")
    for name, data in files.items():
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=f"{name}.xlsx")
    path.write_bytes(mail.as_bytes())
    return path


def test_a_reply_is_read_shown_and_filed(cli: Cli, council: str, tmp_path: Path) -> None:
    before = {each["number"] for each in told(cli, "list", council)["replies"]}
    read = told(cli, "read", str(saved(tmp_path / "a.eml", capacity=b"PK capacity")), council)
    number = read["replies"][0]["number"]

    shown = told(cli, "show", str(number), council)
    filed = told(
        cli, "file", str(number), council, "--suggested", "--answered", "4=By locality of the person"
    )

    assert [each["is_new"] for each in read["replies"]] == [True]
    assert (shown["person"], shown["known_by"], shown["sure"]) == (
        "Peter Langstaff",
        "sender_and_subject",
        "likely",
    )
    assert [(each["name"], each["request"], each["as_what"]) for each in shown["files"]] == [
        ("capacity.xlsx", 4, "new")
    ]
    assert (filed["answered"], [each["title"] for each in filed["evidence"]]) == ([4], ["capacity"])
    assert {each["number"] for each in told(cli, "list", council)["replies"]} == before
    assert number in {each["number"] for each in told(cli, "list", council, "--dealt")["replies"]}


def test_a_folder_is_read_and_left_as_it_is(cli: Cli, council: str, tmp_path: Path) -> None:
    import os

    inbox = tmp_path / "inbox"
    inbox.mkdir()
    saved(inbox / "a.eml", one=b"1")
    (inbox / "notes.txt").write_text("not a message")
    saved(inbox / "b.eml", sender="x@elsewhere.example")
    for path in inbox.iterdir():
        os.utime(path, (1_700_000_000, 1_700_000_000))
    held = {path.name: path.read_bytes() for path in inbox.iterdir()}

    first = told(cli, "read", "--folder", str(inbox), council)
    again = told(cli, "read", "--folder", str(inbox), council)

    assert [each["is_new"] for each in first["replies"]] == [True, True]
    assert [each["is_new"] for each in again["replies"]] == [False, False]
    assert {path.name: path.read_bytes() for path in inbox.iterdir()} == held


def test_what_is_no_message_is_said_and_the_rest_is_read(cli: Cli, council: str, tmp_path: Path) -> None:
    bad = tmp_path / "bad.eml"
    bad.write_bytes(b"%PDF-1.7 no message")

    done = cli("replies", "read", str(bad), str(saved(tmp_path / "a.eml")), "--workspace", council)

    assert done.code == 1
    assert "bad.eml is not a saved e-mail: it is a PDF." in done.out
    assert "Brought in 1 reply." in done.out


def test_what_cannot_be_done_is_refused_with_a_sentence(cli: Cli, council: str, tmp_path: Path) -> None:
    number = str(told(cli, "read", str(saved(tmp_path / "a.eml", one=b"1")), council)["replies"][0]["number"])

    nothing = cli("replies", "file", number, "--workspace", council)
    missing = cli("replies", "file", number, "--workspace", council, "--put", "7=4")
    unread = cli("replies", "file", number, "--workspace", council, "--put", "x=4")
    nowhere = cli("replies", "read", "--workspace", council)
    nobody = cli("replies", "show", "999", "--workspace", council)

    assert [each.code for each in (nothing, missing, unread, nowhere, nobody)] == [2] * 5
    assert "Nothing is chosen to be filed" in nothing.err
    assert missing.err.strip() == "The message has no attachment 7. Nothing was changed."
    assert "“x” is not a number." in unread.err
    assert "Name one with --folder." in nowhere.err
    assert nobody.err.strip() == "There is no reply 999. Nothing was changed."


def test_a_reply_is_set_aside_brought_back_and_given_to_somebody(
    cli: Cli, council: str, tmp_path: Path
) -> None:
    read = told(cli, "read", str(saved(tmp_path / "a.eml", sender="x@elsewhere.example")), council)
    number = str(read["replies"][0]["number"])

    assert read["replies"][0]["person"] == ""
    assert told(cli, "person", number, "Simon Fairclough", council)["person"] == "Simon Fairclough"
    told(cli, "set-aside", number, council, "--why", "Thanks only")
    assert told(cli, "show", number, council)["state"] == "set_aside"
    told(cli, "back", number, council)
    assert told(cli, "show", number, council)["state"] == "new"


def told(cli: Cli, verb: str, *rest: str) -> dict[str, Any]:
    """``rest`` ends in the folder of the workspace, or has options after it."""
    folder = next(each for each in rest if each.endswith("w.inspection"))
    others = [each for each in rest if each != folder]
    done = cli("replies", verb, *others, "--workspace", folder, "--json")
    assert done.code == 0, done.err
    answer: dict[str, Any] = done.json
    return answer
