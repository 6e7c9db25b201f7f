"""The journey of a saved notification: no date is typed, and what the message says is shown."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from tests.cli.conftest import Cli, Said
from tests.mails import eml, msg


def _notify(cli: Cli, workspace: Path, *more: object) -> Said:
    return cli("notify", "--workspace", workspace, "--json", *more)


def _saved(tmp_path: Path, name: str, data: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def _past(**told: str) -> bytes:
    """Received on a Sunday evening not long ago, whenever the test runs."""
    at = dt.datetime(2026, 11, 1, 21, 40, tzinfo=dt.UTC)
    return eml(received=(f"from a by b; {at:%a, %d %b %Y %H:%M:%S} +0000",), **told).as_bytes()  # type: ignore[arg-type] # words


def test_the_message_says_when_it_came_and_what_it_says_is_told(
    cli: Cli, workspace: Path, tmp_path: Path
) -> None:
    path = _saved(tmp_path, "n.eml", _past())

    said = _notify(cli, workspace, "--message", path)
    again = _notify(cli, workspace, "--message", path)

    told = said.json["message"]
    assert (said.code, said.json["received"]) == (0, "2026-11-01T21:40:00+00:00")
    assert (told["kind"], told["is_notification"], told["received_by"]) == ("notification", True, "received")
    assert told["sender"] == {"name": "Assessment team", "email": "la.assessment@regulator.example"}
    assert [(each["about"], each["from"], each["to"], each["time"]) for each in told["dates"]] == [
        ("deadline", "2026-12-22", "2026-12-22", "17:00"),
        ("on-site", "2027-02-09", "2027-02-11", None),
    ]
    assert [each["code"] for each in said.json["notes"]] == ["no_working_day"]
    assert again.json == {**said.json, "changed": False}


def test_a_typed_time_goes_before_the_one_in_the_message(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    path = _saved(tmp_path, "n.eml", _past())

    said = _notify(cli, workspace, "--message", path, "--received", "2026-11-03T09:30")

    assert said.json["received"] == "2026-11-03T09:30:00+00:00"


def test_what_is_no_notification_is_filed_with_a_finding(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    path = _saved(tmp_path, "n.eml", _past(subject="Lunch", text="Shall we meet on 3 November 2026?"))

    said = cli("notify", "--workspace", workspace, "--message", path)

    assert said.code == 1
    assert "This does not look like a notification" in said.out


def test_the_same_e_mail_saved_by_outlook_changes_nothing(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    _notify(cli, workspace, "--message", _saved(tmp_path, "n.eml", _past()))

    said = _notify(
        cli, workspace, "--message", _saved(tmp_path, "n.msg", msg()), "--received", "2026-11-04T09:30"
    )

    assert (said.code, said.json["changed"], said.json["received"]) == (0, False, "2026-11-01T21:40:00+00:00")


def test_a_second_notification_is_refused_and_the_first_is_kept(
    cli: Cli, workspace: Path, tmp_path: Path
) -> None:
    first = _notify(cli, workspace, "--message", _saved(tmp_path, "n.eml", _past())).json
    other = _saved(tmp_path, "o.eml", _past(message_id="<2@regulator.example>"))

    same_time = _notify(cli, workspace, "--message", other)
    other_time = _notify(cli, workspace, "--message", other, "--received", "2026-11-04T09:30")

    assert [(each.code, each.json["error"]) for each in (same_time, other_time)] == [
        (2, "another_message"),
        (2, "already_notified"),
    ]
    assert all("--correct" in each.err for each in (same_time, other_time))
    assert _notify(cli, workspace, "--received", "2026-11-01T21:40").json["key_dates"] == first["key_dates"]


def test_without_a_time_anywhere_it_is_asked_for(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    silent = _saved(tmp_path, "s.eml", eml(received=(), date="").as_bytes())
    later = _saved(tmp_path, "l.eml", eml(received=("x; Fri, 1 Dec 2090 09:00:00 +0000",)).as_bytes())
    pdf = _saved(tmp_path, "p.eml", b"%PDF-1.7")

    said = [_notify(cli, workspace, *more).json["error"] for more in (
        (), ("--message", silent), ("--message", later), ("--message", pdf),
    )]  # fmt: skip

    assert said == ["received_missing", "message_without_time", "message_from_the_future", "not_a_message"]
    assert list((workspace / "packs").iterdir()) == []


def test_a_pdf_is_filed_with_a_typed_time_and_a_finding(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    said = _notify(
        cli, workspace, "--message", _saved(tmp_path, "n.pdf", b"%PDF-1.7"), "--received", "2026-11-03T09:30"
    )

    assert (said.code, said.json["message"]) == (1, {"file": "n.pdf", "unread": "not_a_message"})


def test_years_that_cannot_be_right_are_refused(cli: Cli, workspace: Path) -> None:
    said = [
        _notify(cli, workspace, "--received", f"{year}-11-03T09:30").json["error"] for year in (2016, 2066)
    ]

    assert said == ["received_far_away"] * 2
