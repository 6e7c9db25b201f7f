"""The notification as it should not come: it ends in a sentence, and the workspace stays whole."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import pytest

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.moments import SystemClock
from inspection_ready.phrases.dates import moment
from tests.cli.conftest import Cli
from tests.journeys.conftest import Run
from tests.mails import eml, msg

TOO_LONG_AGO = (
    "9:31am on 3 November {year} cannot be when the notification came: it is more than 5 years ago, or more "
    "than 1 year away. Nothing was changed. Check the year.\n"
)
CAME = "Tue, 3 Nov 2026 09:31:07 +0000"
AT = "2026-11-03T09:31"


def saved(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def mail(**told: Any) -> bytes:
    came = told.pop("came", CAME)
    return eml(received=(f"from a by b; {came}",), date=came, **told).as_bytes()


def packs_of(workspace: Path) -> list[str]:
    return sorted(path.name.split(" - ")[0] for path in (workspace / "packs").iterdir())


# a message that is not a notification, and no message at all


def test_a_message_that_is_not_a_notification_is_filed_and_said(
    run_and_verify: Run, workspace: Path, tmp_path: Path
) -> None:
    lunch = saved(tmp_path, "lunch.eml", mail(subject="Lunch?", text="Shall we go to the pie shop?"))

    said = run_and_verify("notify", "--message", lunch)

    assert (said.code, said.err) == (1, "")
    assert said.out.splitlines()[:3] == [
        "The notification came at 9:31am on 3 November 2026.",
        "What the message says, to be checked (only the time it came was taken, where none was given):",
        "  This does not look like a notification: too few of the words the framework names stand in it. Check it.",
    ]
    assert packs_of(workspace) == ["Pack 1"]


SAVE_AGAIN = "Nothing was changed. Open the message in Outlook, choose Save As, and try again with the file it makes.\n"


@pytest.mark.parametrize(
    ("saved_as", "sentence"),
    [
        (("empty.eml", b""), "empty.eml is empty. Nothing was changed.\n"),
        (("n.msg", b"%PDF-1.7\n" + bytes(4_000)), f"n.msg is not a saved e-mail: it is a PDF. {SAVE_AGAIN}"),
        (
            ("n.eml", b"PK\x03\x04" + bytes(4_000)),
            f"n.eml is not a saved e-mail: it is an Office document or an archive. {SAVE_AGAIN}",
        ),
        (
            ("date.msg", msg(kind="IPM.Appointment")),
            f"date.msg is not a saved e-mail: it is an appointment. {SAVE_AGAIN}",
        ),
        (
            ("tea.eml", eml(received=(), date="Yesterday, at teatime").as_bytes()),
            "tea.eml does not say when it was received. Nothing was changed. Say when it was, with --received.\n",
        ),
        (("old.eml", mail(came="Thu, 3 Nov 2005 09:31:07 +0000")), TOO_LONG_AGO.format(year=2005)),
    ],
)
def test_what_is_no_message_or_no_time_changes_nothing(
    run_and_verify: Run, workspace: Path, saved_as: tuple[str, bytes], sentence: str
) -> None:
    name, data = saved_as

    said = run_and_verify("notify", "--message", saved(workspace.parent, name, data))

    assert (said.code, said.out, said.err) == (2, "", sentence)
    assert packs_of(workspace) == []


def test_a_folder_and_a_file_that_is_gone_are_no_message(run_and_verify: Run, tmp_path: Path) -> None:
    (tmp_path / "inbox.eml").mkdir()

    said = [run_and_verify("notify", "--message", tmp_path / name).err for name in ("inbox.eml", "gone.msg")]

    assert said == [
        "inbox.eml is a folder, and a file is needed. Nothing was changed.\n",
        f"There is no file gone.msg in {tmp_path}. Nothing was changed.\n",
    ]


def test_a_message_from_the_future_is_not_believed(
    run_and_verify: Run, workspace: Path, tmp_path: Path
) -> None:
    at = (SystemClock().now() + dt.timedelta(days=60)).replace(hour=9, minute=31, second=7)
    late = saved(tmp_path, "late.eml", mail(came=f"{at:%a, %d %b %Y %H:%M:%S} +0000"))

    said = run_and_verify("notify", "--message", late)

    assert (said.code, said.out) == (2, "")
    assert said.err == (
        f"late.eml says it was received at {moment(on_the_clock(at))}, which is still to come. "
        "Nothing was changed. Say when it was received with --received.\n"
    )
    assert packs_of(workspace) == []


def test_a_message_of_40_megabytes_is_read_and_its_attachment_kept(
    run_and_verify: Run, tmp_path: Path
) -> None:
    large = saved(tmp_path, "large.eml", mail(attachments={"return.zip": bytes(30_000_000)}))

    said = run_and_verify("notify", "--message", large)

    assert large.stat().st_size > 40_000_000
    assert said.code == 0
    assert "  A large attachment was counted, but not looked into." in said.out.splitlines()


def test_a_message_too_large_to_be_one_is_refused(run_and_verify: Run, tmp_path: Path) -> None:
    path = tmp_path / "huge.eml"
    with path.open("wb") as file:
        file.truncate(101_000_000)

    said = run_and_verify("notify", "--message", path)

    assert said.code == 2
    assert said.err == (
        "huge.eml is too large for a message (101 MB; 100 MB is the most). Nothing was changed. "
        "Save the message without its large attachments, or file the notification without it.\n"
    )


def test_a_notification_forwarded_as_an_attachment_is_the_one_inside(
    run_and_verify: Run, tmp_path: Path
) -> None:
    inside = eml(received=(f"from a by b; {CAME}",), date=CAME)
    forwarded = mail(
        subject="FW: see attached", text="Hello", came="Wed, 4 Nov 2026 10:00:00 +0000", inside=inside
    )

    said = run_and_verify("notify", "--message", saved(tmp_path, "forwarded.eml", forwarded))

    assert said.code == 0
    assert said.out.startswith("The notification came at 9:31am on 3 November 2026.\n")
    assert "  It was attached to another message, “FW: see attached”; the one inside was read." in said.out


# when it came


def test_two_notifications_are_told_apart_and_the_first_is_kept(run_and_verify: Run, tmp_path: Path) -> None:
    run_and_verify("notify", "--message", saved(tmp_path, "first.eml", mail()))
    second = saved(tmp_path, "second.eml", mail(message_id="<2@regulator.example>"))

    other_message = run_and_verify("notify", "--message", second)
    other_time = run_and_verify("notify", "--received", "2026-11-04T09:31")
    again = run_and_verify("notify", "--message", tmp_path / "first.eml")

    assert [each.code for each in (other_message, other_time, again)] == [2, 2, 0]
    assert other_time.err == (
        "This workspace has a notification already, received at 9:31am on 3 November 2026; it was kept. "
        "If 9:31am on 4 November 2026 is the right time, correct the notification (--correct). "
        "A new inspection needs a workspace of its own.\n"
    )
    assert other_message.err == (
        "second.eml is another message than the one filed with this notification, first.eml; that was kept. "
        "If second.eml is the right one, correct the notification (--correct). "
        "A new inspection needs a workspace of its own.\n"
    )
    assert again.out.startswith(
        "Nothing had to change: the notification came at 9:31am on 3 November 2026.\n"
    )


@pytest.mark.parametrize(
    ("received", "notes"),
    [
        (
            "2025-12-25T10:00",
            [
                (
                    "Thursday 25 December 2025 (Christmas Day) is not a working day. Weeks and months are counted from "
                    "that day; the first working day after it is Monday 29 December 2025."
                )
            ],
        ),
        (
            "2026-10-25T01:30",
            [
                (
                    "There were two times 1:30am on 25 October 2026, because the clocks went back. This is the first. "
                    "If it was the second, write the time as 2026-10-25T01:30+00:00."
                ),
                (
                    "Sunday 25 October 2026 is not a working day. Weeks and months are counted from that day; the first "
                    "working day after it is Monday 26 October 2026."
                ),
            ],
        ),
        (
            "2026-10-25T01:30+00:00",
            [
                "This is the second 1:30am of 25 October 2026, after the clocks went back.",
                (
                    "Sunday 25 October 2026 is not a working day. Weeks and months are counted from that day; the first "
                    "working day after it is Monday 26 October 2026."
                ),
            ],
        ),
        (
            "2026-11-03T23:15",
            ["It came at 11:15pm, out of office hours. Days are counted from 3 November 2026 all the same."],
        ),
    ],
)
def test_an_unusual_time_is_taken_and_said(run_and_verify: Run, received: str, notes: list[str]) -> None:
    said = run_and_verify("notify", "--received", received, "--json")

    assert said.code == 0
    assert [note["said"] for note in said.json["notes"]] == notes


@pytest.mark.parametrize(
    ("received", "sentence"),
    [
        (
            "2026-03-29T01:30",
            (
                "There was no 1:30am on 29 March 2026: the clocks went forward over it. Nothing was changed. "
                "Look at the time in the message again.\n"
            ),
        ),
        (
            "2016-11-03T09:31",
            TOO_LONG_AGO.format(year=2016),
        ),
        (
            "1926-11-03T09:31",
            (
                "1926 cannot be the right year: years from 2000 to 2099 are accepted. Nothing was changed. "
                "Check what was typed.\n"
            ),
        ),
        (
            "2026-11-03",
            (
                "Argument --received: 2026-11-03 has no time, and hours are counted from it. "
                "Write it like 2026-11-03T09:30. See: inspection-ready notify --help\n"
            ),
        ),
        (
            "3/11/2026 9:31",
            (
                "Argument --received: 3/11/2026 9:31 is not a date and time like 2026-12-01T09:30. "
                "See: inspection-ready notify --help\n"
            ),
        ),
        (
            "2026-13-03T09:31",
            (
                "Argument --received: 2026-13-03T09:31 is not a date and time like 2026-12-01T09:30. "
                "See: inspection-ready notify --help\n"
            ),
        ),
    ],
)
def test_a_time_that_cannot_be_changes_nothing(
    run_and_verify: Run, workspace: Path, received: str, sentence: str
) -> None:
    said = run_and_verify("notify", "--received", received)

    assert (said.code, said.out, said.err) == (2, "", sentence)
    assert packs_of(workspace) == []


def test_a_mistyped_time_is_corrected_and_both_stay_on_record(run_and_verify: Run, workspace: Path) -> None:
    run_and_verify("notify", "--received", "2026-10-03T09:31")

    corrected = run_and_verify("notify", "--received", AT, "--correct", "--json")
    entries = run_and_verify("history", "--json").json["entries"]

    dates = {each["stage"]: each["to"] for each in corrected.json["key_dates"]}
    assert (corrected.code, corrected.json["pack"], corrected.json["changed"]) == (0, 2, True)
    assert dates["information-return"] == "2026-11-24"
    assert [each["verb"] for each in entries[:4]] == [
        "pack.make",
        "inspection.correct",
        "pack.make",
        "inspection.notify",
    ]
    assert packs_of(workspace) == ["Pack 1", "Pack 2"]


def test_there_is_nothing_to_correct_before_a_notification(run_and_verify: Run) -> None:
    said = run_and_verify("notify", "--received", AT, "--correct")

    assert (said.code, said.out) == (2, "")
    assert said.err == "There is no notification to change yet. Enter it first, with its date and time.\n"


def test_real_messages_are_filed_where_the_time_is_typed(
    shared_data: Path, cli: Cli, new_workspace: Path, tmp_path: Path
) -> None:
    for path in sorted((shared_data / "mail").iterdir()):
        workspace = shutil.copytree(new_workspace, tmp_path / path.name)

        untyped = cli("notify", "--workspace", workspace, "--message", path)
        typed = cli("notify", "--workspace", workspace, "--message", path, "--received", AT)

        assert (untyped.code, untyped.out, untyped.err.count("\n")) == (2, "", 1), path.name
        assert (typed.code, typed.err) == (1, ""), path.name
        assert cli("verify", "--workspace", workspace, "--json").json["ok"], path.name
