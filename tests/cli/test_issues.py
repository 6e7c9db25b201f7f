"""Issues on the command line, from the first to the answer that declines."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Cli

PEOPLE = "Name,Role,E-mail\nAda Brook,Principal Social Worker,ada@northmoor.example\nImran Siddiqui,QA,qa@northmoor.example\n"
SESSIONS = "Timetable,Code,Day,Start,End,Track,Title,Takes part,State\nThe visit,D1-01,1,{start},{end},1,Social work,Ada Brook,Confirmed\n"
REPLY = """BEGIN:VCALENDAR
METHOD:REPLY
BEGIN:VEVENT
UID:{uid}
SEQUENCE:1
DTSTAMP:20261130T090000Z
ATTENDEE;PARTSTAT=DECLINED:mailto:ada@northmoor.example
END:VEVENT
END:VCALENDAR
"""


def bring(cli: Cli, workspace: Path, folder: Path, start: str, end: str) -> None:
    (folder / "sessions.csv").write_text(SESSIONS.format(start=start, end=end))
    brought = cli("import", "timetable", folder / "sessions.csv", "--workspace", workspace)
    assert brought.code in {0, 1}, brought.err


def test_issue_tell_and_hear(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE)
    cli("import", "people", tmp_path / "people.csv", "--workspace", workspace)
    bring(cli, workspace, tmp_path, "10am", "11am")
    told = ("--workspace", workspace)
    cli("notify", *told, "--received", "2026-11-19T09:30", "--as", "qa@northmoor.example")
    on_site = cli("on-site", *told, "--from", "2027-02-09", "--to", "2027-02-11")
    assert on_site.code in {0, 1}, on_site.err

    none = cli("timetable", "issues", *told)
    first = cli("timetable", "issue", *told)
    dry = cli("timetable", "slips", *told, "--dry-run")
    written = cli("timetable", "slips", *told, "--out", tmp_path / "out", "--json").json
    bring(cli, workspace, tmp_path, "2pm", "3pm")
    refused = cli("timetable", "issue", *told)
    differs = cli("timetable", "difference", 1, *told)
    second = cli("timetable", "issue", *told, "--why", "The room was lost.", "--json").json
    again = cli("timetable", "slips", *told, "--json").json
    between = cli("timetable", "difference", 1, 2, *told, "--json").json
    listed = cli("timetable", "issues", *told)

    assert none.out == "The timetable has not been issued yet.\n"
    assert first.out.splitlines() == [
        "Issued Issue 1, 30 November 2026: The visit.",
        "1 person is to be told of 1 change: see timetable slips.",
    ]
    assert dry.out.splitlines() == [
        "1 person is to be told of 1 change.",
        "  Ada Brook",
        "    Invited: Social work. Tuesday 9 February 2027, 10am to 11am, no place yet.",
    ]
    assert (written["number"], written["entries"][0]["sequence"], written["folder"]) == (
        1, 0, str(tmp_path / "out" / "Slips 1, 30 November 2026"),
    )  # fmt: skip
    assert sorted(written["files"]) == ["Ada Brook.eml", "Change slips.docx", "Change slips.pdf"]
    assert (refused.code, refused.err) == (
        2,
        "Say why this issue is made: the people it changes something for are told. Nothing was changed.\n",
    )
    assert differs.out.splitlines() == [
        "From Issue 1, 30 November 2026 to the draft: 1 session changed.",
        "  D1-01 Social work: moved from 10am on Tuesday 9 February 2027 to 2pm on Tuesday 9 February 2027.",
    ]
    assert (second["issue"], second["to_tell"]) == (2, 1)
    assert again["people"][0]["changes"][0]["sentence"] == (
        "Moved from 10am on Tuesday 9 February 2027 to 2pm on Tuesday 9 February 2027; because the room was lost."
    )
    assert [each["sequence"] for each in again["entries"]] == [1]
    assert [each["differs"] for each in between["sessions"]] == [["moved"]]
    assert listed.out.splitlines()[0].startswith(
        "Issue 2, 30 November 2026: The visit, 1 session; because the room"
    )
    (tmp_path / "no.ics").write_text(REPLY.format(uid=again["entries"][0]["uid"]))
    assert cli("replies", "read", tmp_path / "no.ics", *told).code == 0
    answers = cli("timetable", "answers", *told)
    assert answers.code == 1
    assert answers.out.splitlines() == [
        "0 accepted, 1 declined, 0 have not answered.",
        "  Social work, Tuesday 9 February 2027, 2pm to 3pm: Ada Brook. Declined at 9am on 30 November 2026",
    ]
    sent = cli("timetable", "slips-sent", *told)
    assert sent.out.startswith("Marked slips 2 as sent, by the word of Imran Siddiqui")
    batches = cli("timetable", "slips-list", *told).out.splitlines()
    assert batches[0].startswith(
        "Slips 2, 30 November 2026: 1 person, sent on 30 November 2026, says Imran Siddiqui"
    )
    dropped = cli("timetable", "slips-sent", *told, "--number", 1, "--not-sent")
    assert dropped.code == 2


def test_what_an_issue_holds_is_disposed_of(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE)
    cli("import", "people", tmp_path / "people.csv", "--workspace", workspace)
    bring(cli, workspace, tmp_path, "10am", "11am")
    told = ("--workspace", workspace)
    cli("timetable", "issue", *told)
    bring(cli, workspace, tmp_path, "2pm", "3pm")
    cli("timetable", "issue", *told, "--why", "The room was lost.")
    because = ("--because", "Two years are over")

    held = cli("timetable", "dispose-issue", 2, *told, *because)
    here = cli("timetable", "dispose-name", "Ada Brook", *told, *because)
    gone = cli("timetable", "dispose-issue", 1, *told, *because, "--json").json
    listed = cli("timetable", "issues", *told)
    printed = cli("papers", "wall", "--issue", 1, *told)
    checked = cli("verify", *told, "--json").json

    assert (held.code, held.err.split(":")[0]) == (2, "Issue 2 is not over")
    assert (here.code, here.err.split(",")[0]) == (2, "Ada Brook is with you still")
    [disposal] = gone["disposals"]
    assert (disposal["what"], disposal["kind"], disposal["name"]) == ("whole", "timetable_issue", "1")
    assert listed.out.splitlines()[1].startswith(
        "Issue 1, 30 November 2026: disposed of on 30 November 2026, by "
    )
    assert (printed.code, "can be neither shown, printed nor compared" in printed.err) == (2, True)
    assert checked["ok"] is True
    assert checked["disposals"] == gone["disposals"]


def test_a_name_is_disposed_of_once_they_have_left(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE)
    cli("import", "people", tmp_path / "people.csv", "--workspace", workspace)
    bring(cli, workspace, tmp_path, "10am", "11am")
    told = ("--workspace", workspace)
    cli("timetable", "issue", *told)
    (tmp_path / "left.csv").write_text(
        PEOPLE.replace("E-mail", "E-mail,Left on").replace(
            "ada@northmoor.example", "ada@northmoor.example,2026-11-30"
        )
    )
    cli("import", "people", tmp_path / "left.csv", "--workspace", workspace)

    gone = cli("timetable", "dispose-name", "ada brook", *told, "--because", "She asked", "--json").json
    again = cli("timetable", "dispose-name", "ada brook", *told, "--because", "She asked")

    assert [each["what"] for each in gone["disposals"]] == ["name"]
    assert gone["still_named"] == []
    assert (again.code, again.err) == (2, "No issue of the timetable has this name. Nothing was changed.\n")
