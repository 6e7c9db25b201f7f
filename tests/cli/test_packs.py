from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from inspection_ready.cli import build_parser
from inspection_ready.cli.demo import last_arrival, run_demo
from inspection_ready.exchange.bank_holidays import england_bank_holidays
from inspection_ready.resources import resource_path
from inspection_ready.services.pack_documents import DOCUMENTS as ALL_DOCUMENTS
from inspection_ready.storage.files import digest_of
from tests.cli.conftest import Cli, Said
from tests.mails import eml

DOCUMENTS = ["about", "key-dates", "wall-chart", "contacts", "roles", "checklist", "bases", "welcome-pack"]
KEYS = {"format", "pack", "folder", "files", "zip", "workspace", "left_out", "changed_since", "key_dates"}


def _notify(cli: Cli, workspace: Path, *more: object, received: str = "2026-12-01T09:30") -> Said:
    return cli("notify", "--workspace", workspace, "--received", received, "--json", *more)


def _check_files(told: dict[str, Any]) -> None:
    for file in told["files"]:
        data = Path(told["folder"], file["path"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == file["sha256"]
        assert (file["pages"] is None) == file["path"].endswith(".docx")


def test_notify_files_the_notification_and_makes_pack_1(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    message = tmp_path / "notification.eml"
    message.write_bytes(eml().as_bytes())

    said = _notify(cli, workspace, "--message", message)

    told = said.json
    assert said.code == 0
    assert told.keys() == KEYS | {"received", "message", "notes", "changed"}
    assert (told["pack"], told["workspace"]) == (1, str(workspace))
    assert (told["received"], told["message"]["file"]) == ("2026-12-01T09:30:00+00:00", "notification.eml")
    assert [file["document"] for file in told["files"]] == [each for each in DOCUMENTS for _ in range(2)]
    assert {"stage": "notification", "from": "2026-12-01"}.items() <= told["key_dates"][0].items()
    _check_files(told)


def test_notify_twice_for_the_same_message_changes_nothing(cli: Cli, workspace: Path) -> None:
    first = _notify(cli, workspace).json
    second = _notify(cli, workspace)

    assert second.code == 0
    assert second.json == {**first, "changed": False}
    assert len(list((workspace / "packs").iterdir())) == 1


def test_notify_again_with_a_place_for_copies_copies_the_pack_there_is(
    cli: Cli, workspace: Path, tmp_path: Path
) -> None:
    _notify(cli, workspace)

    told = _notify(cli, workspace, "--out", tmp_path / "out").json

    assert (told["pack"], Path(told["folder"]).parent) == (1, tmp_path / "out")
    _check_files(told)


def test_other_time_is_refused_until_it_is_a_correction(cli: Cli, workspace: Path) -> None:
    _notify(cli, workspace)
    refused = _notify(cli, workspace, received="2026-12-02T09:30")

    corrected = _notify(cli, workspace, "--correct", received="2026-12-02T09:30")

    assert (refused.code, refused.json["error"]) == (2, "already_notified")
    assert (corrected.json["pack"], corrected.json["key_dates"][0]["from"]) == (2, "2026-12-02")


def test_time_in_summer_is_told_on_the_clock_of_england(cli: Cli, workspace: Path) -> None:
    assert (
        _notify(cli, workspace, received="2026-07-01T09:30").json["received"] == "2026-07-01T08:30:00+00:00"
    )


def test_message_that_is_not_there_is_refused_before_anything_changes(
    cli: Cli, workspace: Path, tmp_path: Path
) -> None:
    said = _notify(cli, workspace, "--message", tmp_path / "none.eml")

    assert (said.code, said.json["error"]) == (2, "file_missing")
    assert list((workspace / "packs").iterdir()) == []


def test_packs_makes_a_new_number_of_only_what_is_asked_for(
    cli: Cli, workspace: Path, tmp_path: Path
) -> None:
    _notify(cli, workspace)

    said = cli(
        "packs", "--workspace", workspace, "--only", "contacts, key-dates", "--out", tmp_path / "o", "--json"
    )

    told = said.json
    assert (said.code, told.keys(), told["pack"]) == (0, KEYS, 2)
    assert [file["path"] for file in told["files"]] == [
        "about.docx", "about.pdf", "key-dates.docx", "key-dates.pdf", "contacts.docx", "contacts.pdf",
    ]  # fmt: skip
    _check_files(told)


@pytest.mark.parametrize("only", ["agenda", "contacts,agenda", ","])
def test_documents_that_cannot_be_made_are_refused(cli: Cli, workspace: Path, only: str) -> None:
    assert cli("packs", "--workspace", workspace, "--only", only).code == 2
    assert list((workspace / "packs").iterdir()) == []


def test_pack_before_the_notification_says_dates_to_come(cli: Cli, workspace: Path) -> None:
    told = cli("packs", "--workspace", workspace, "--only", "key-dates", "--json").json

    assert {(each["from"], each["to"]) for each in told["key_dates"]} == {(None, None)}


def test_second_pack_says_what_changed_since_the_first(cli: Cli, workspace: Path) -> None:
    first = _notify(cli, workspace).json
    days = ("on-site", "--workspace", workspace, "--from", "2027-02-09", "--to", "2027-02-11")

    made = cli(*days)
    again = cli(*days, "--json").json

    lines = made.out.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("Since Pack 1: "))
    assert lines[at + 1].startswith("  ")
    assert "  On-site visit: was dates to come, now 9 to 11 February 2027" in lines
    assert lines[4:6] == [
        "  What changed since the pack before: changes.docx",
        f"  What changed since the pack before: changes.pdf ({again['files'][3]['pages']} pages)",
    ]
    told = again["changed_since"]
    assert first["changed_since"] is None
    assert (told["pack"], again["changed"], lines[at].lower()) == (
        1,
        False,
        f"since pack 1: {told['summary']}".lower(),
    )
    visit = next(each for each in told["changes"] if each["id"] == "on-site")
    assert (visit["kind"], visit["sort"], visit["documents"]) == (
        "key_date", "known", ["key-dates", "wall-chart", "welcome-pack"],
    )  # fmt: skip


def test_pack_in_which_nothing_changed_says_so(cli: Cli, workspace: Path) -> None:
    cli("packs", "--workspace", workspace)

    said = cli("packs", "--workspace", workspace)

    assert "Nothing that is printed has changed since Pack 1." in said.out.splitlines()


def test_only_so_many_changes_are_said_in_lines(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    cli("packs", "--workspace", workspace, "--only", "contacts")
    people = tmp_path / "people.csv"
    people.write_text("Name\n" + "".join(f"Person {number}\n" for number in range(40)), encoding="utf-8")
    cli("import", "people", people, "--workspace", workspace)

    said = cli("packs", "--workspace", workspace, "--only", "contacts")

    lines = said.out.splitlines()
    at = lines.index("Since Pack 1: 40 people new.")
    assert lines[at + 1] == "  Only what is in this pack is compared: Contacts and seconds."
    assert lines[at + 2] == "  New: Person 0"
    assert "  And 10 more changes, all in manifest.json." in lines


def test_people_are_told_where_the_pack_is_and_what_is_in_it(cli: Cli, workspace: Path) -> None:
    said = cli("packs", "--workspace", workspace, "--only", "key-dates")

    lines = said.out.splitlines()
    assert lines[0].startswith(f"Pack 1 is in {workspace / 'packs' / 'Pack 1 - '}")
    assert lines[1].startswith("  About this pack: about.docx")
    assert lines[3:5] == ["  Key dates: key-dates.docx", "  Key dates: key-dates.pdf (1 page)"]
    assert lines[5].startswith("  All of it in one file: ")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Played once; the tests look at it."""
    home = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("inspection_ready.cli.demo.default_place", lambda: home)
        arguments = build_parser().parse_args(["demo", "--out", str(home / "out"), "--json"])
        return dict(run_demo(arguments, lambda _done, _of: None).told)


def test_demo_tells_of_its_last_pack_and_lists_both(demo: dict[str, Any], cli: Cli) -> None:
    first, second = demo["packs"]

    more = {"packs", "release", "issues"}
    assert {"format", *demo} == KEYS | more
    assert demo == {**second, **{each: demo[each] for each in more}}
    assert [pack["pack"] for pack in demo["packs"]] == [1, 2]
    for pack in (first, second):
        assert Path(pack["folder"]).parent == Path(demo["workspace"]).parent / "out"
        _check_files(pack)
    assert cli("verify", "--workspace", demo["workspace"], "--json").json["ok"] is True


def test_demo_sends_what_the_director_signed(demo: dict[str, Any], cli: Cli) -> None:
    release = demo["release"]
    has = cli("releases", "has", "--workspace", demo["workspace"], "--json").json
    signed = cli("signoff", "show", 6, "--workspace", demo["workspace"], "--json").json

    assert release["number"] == 1
    assert Path(release["folder"]).parent == Path(demo["workspace"]).parent / "out"
    for file in release["files"]:
        assert digest_of(Path(release["folder"], file["path"])) == file["sha256"]
    assert [file["path"] for file in release["files"] if file["path"].endswith(".csv")] == [
        "02 R6 Waiting list and waiting well, monthly report.csv",
        "04 R7 Partners’ survey.csv",
    ]
    assert len(has["has"]) == 4  # of both, the answer in words and the file
    assert all(each["is_signed"] for each in signed["answers"])


def test_demo_tells_only_those_whom_a_change_of_the_timetable_touches(demo: dict[str, Any], cli: Cli) -> None:
    first, second = demo["issues"]
    workspace = ("--workspace", demo["workspace"])
    changed = cli("timetable", "difference", first["number"], second["number"], *workspace).out

    assert "“" not in changed.splitlines()[0]
    assert "D2-13 Unpaid carers: moved from 1:30pm on Wednesday" in changed
    assert (first["number"], second["number"]) == (1, 2)
    assert first["people"] > 40
    touched = {each.stem for each in Path(second["folder"]).glob("*.eml")}
    assert {"Bridget Ashworth-Khan", "Olena Havryliuk", "Bev Stanhope"} <= touched
    assert len(touched) == second["people"] < 10
    assert cli("timetable", "check", *workspace).code == 0


def test_demo_prints_every_document_in_both_formats(demo: dict[str, Any]) -> None:
    for pack, documents in zip(
        demo["packs"], ({"about", *ALL_DOCUMENTS} - {"changes"}, {"about", *ALL_DOCUMENTS}), strict=True
    ):
        endings: dict[str, set[str]] = {}
        for file in pack["files"]:
            endings.setdefault(file["document"], set()).add(file["path"].rpartition(".")[2])
        assert endings == {name: {"docx", "pdf"} for name in documents}


def test_demo_prints_the_letters_that_are_due(demo: dict[str, Any]) -> None:
    """One a person: 25 and 12 staff, 9 outside, 4 members; then 15 interviewees, 13 in groups, 2 for people."""
    letters = [
        Counter(file["path"].split("/")[1] for file in pack["files"] if file["document"] == "letters")
        for pack in demo["packs"]
    ]

    assert letters == [
        {"Staff announcement": 74, "Partner and provider notice": 18, "Members’ briefing": 8},
        {
            "Interviewee invitation and brief": 30,
            "Focus group invitation": 26,
            "People and carers notice and consent": 4,
        },
    ]


def test_demo_leaves_little_to_do(demo: dict[str, Any], cli: Cli) -> None:
    """The Director's leave, two diaries, and what the sample leaves open on purpose."""
    findings = cli("check", "--workspace", demo["workspace"], "--json").json["findings"]

    assert Counter(finding["code"] for finding in findings) == {
        "director_away": 1,
        "diary_asked": 2,
        "facts_unchecked": 2,
        "place_unchecked": 1,
        "key_fact_unchecked": 1,
        "letter_draft": 1,
        "evidence_none_supplied": 1,
        "evidence_approval_late": 1,
        "evidence_stale": 2,
        "evidence_stale_on_site": 7,
        "no_owner": 2,
        "no_second": 2,
        "request_late": 1,
        "signature_waits": 1,
        "claim_without_evidence": 1,
        "claim_evidence_not_held": 2,
        "claim_evidence_stale": 5,
        "claim_evidence_coming": 1,
        "claim_no_as_at": 1,
        "people_not_seen": 1,
    }


def test_directors_leave_meets_the_return_on_whatever_day_the_demo_is_played() -> None:
    """Three weeks after the notification, which came on a weekday before: on a Sunday or early on Monday, Friday."""
    people = resource_path("sample", "people.yaml").read_text("utf-8")
    leave = re.search(r"person: osei, from: in (\d+) days, to: in (\d+) days", people)
    assert leave is not None
    away = range(int(leave[1]), int(leave[2]) + 1)

    moments = [dt.datetime(2027, 1, 1, tzinfo=dt.UTC) + dt.timedelta(hours=each) for each in range(7 * 24)]
    due = [(moment, last_arrival(moment) + dt.timedelta(weeks=3)) for moment in moments]

    assert {(when.date() - moment.date()).days for moment, when in due} == {18, 19, 20, 21}
    assert all((when.date() - moment.date()).days in away for moment, when in due)


def test_demo_names_days_on_site_that_everybody_works(demo: dict[str, Any]) -> None:
    dates = {each["stage"]: each for each in demo["key_dates"]}
    first, last = (dt.date.fromisoformat(dates["on-site"][end]) for end in ("from", "to"))
    arrived = dt.date.fromisoformat(dates["notification"]["from"])
    names = {holiday.day for holiday in england_bank_holidays(first.year, first.year)}

    assert (first.weekday(), (last - first).days) == (1, 2)
    assert first >= arrived + dt.timedelta(weeks=8)
    assert names & {first, first + dt.timedelta(days=1), last} == set()


def test_demo_leaves_the_workspace_of_an_earlier_one_alone(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inspection_ready.cli.demo.default_place", lambda: tmp_path)
    (tmp_path / "Northmoor demo 1.inspection").mkdir()

    told = cli("demo")

    assert told.code == 0
    assert told.out.startswith(
        f"Made the sample council Northmoor in {tmp_path / 'Northmoor demo 2.inspection'}\n"
    )
    steps = [line for line in told.out.splitlines() if re.match(r"\d\. ", line)]
    assert [step[:34] for step in steps] == [
        "1. The notification came at 9:30am",
        "2. 17 senior managers are asked to",
        "3. Two questions came. Both are an",
        "4. The regulator will be on site f",
        "5. The timetable is issued: 46 peo",
    ]


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_two_gigabytes(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2_000_000_000)  # holds no bytes on the disk


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        pytest.param(
            make_pipe,
            "told.eml is a pipe or a device, and not a file. Nothing was changed. "
            "Save the message as a file, and give that.\n",
            marks=pytest.mark.skipif(
                not hasattr(os, "mkfifo"), reason="Windows has no named pipes among its files"
            ),
        ),
        (Path.mkdir, "told.eml is a folder, and a file is needed. Nothing was changed.\n"),
        (
            make_two_gigabytes,
            (
                "told.eml is too large for a message (2,000 MB; 100 MB is the most). Nothing was changed. "
                "Save the message without its large attachments, or file the notification without it.\n"
            ),
        ),
    ],
)
def test_message_that_is_no_message_is_refused_at_once(
    cli: Cli, workspace: Path, tmp_path: Path, make: Callable[[Path], None], sentence: str
) -> None:
    make(tmp_path / "told.eml")

    said = cli(
        "notify",
        "--workspace",
        workspace,
        "--received",
        "2026-12-01T09:30",
        "--message",
        tmp_path / "told.eml",
    )

    assert (said.code, said.out, said.err) == (2, "", sentence)
    assert list((workspace / "packs").iterdir()) == []
