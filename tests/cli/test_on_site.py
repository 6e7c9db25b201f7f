from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli


@pytest.fixture
def notified(cli: Cli, workspace: Path) -> Path:
    cli("notify", "--workspace", workspace, "--received", "2026-12-01T09:30")
    return workspace


def test_the_days_make_the_next_pack_which_has_them(cli: Cli, notified: Path) -> None:
    told = cli(
        "on-site", "--workspace", notified, "--from", "2027-02-09", "--to", "2027-02-11", "--json"
    ).json
    manifest = json.loads((Path(told["folder"]) / "manifest.json").read_text("utf-8"))
    visit = next(each for each in told["key_dates"] if each["stage"] == "on-site")

    assert (told["pack"], told["changed"], told["notes"]) == (2, True, [])
    assert (visit["from"], visit["to"]) == ("2027-02-09", "2027-02-11")
    assert (manifest["inspection"]["on_site_from"], manifest["inspection"]["on_site_to"]) == (
        "2027-02-09",
        "2027-02-11",
    )
    assert cli("verify", "--workspace", notified).code == 0


def test_the_same_days_again_give_the_pack_there_is(cli: Cli, notified: Path, tmp_path: Path) -> None:
    days = ("on-site", "--workspace", notified, "--from", "2027-02-09", "--to", "2027-02-11", "--json")
    cli(*days)

    again = cli(*days, "--out", tmp_path / "out").json
    moved = cli("on-site", "--workspace", notified, "--from", "2027-02-16", "--json").json

    assert (again["pack"], again["changed"], Path(again["folder"]).parent) == (2, False, tmp_path / "out")
    assert (moved["pack"], moved["changed"], moved["on_site_to"]) == (3, True, "2027-02-16")


def test_days_entered_in_the_window_still_need_their_pack(cli: Cli, notified: Path) -> None:
    """Stopped between the days and the pack, running it again makes the pack."""
    days = ("on-site", "--workspace", notified, "--from", "2027-02-09", "--json")
    folder = Path(cli(*days).json["folder"])
    (folder / "manifest.json").unlink()

    assert cli(*days).json["pack"] == 3


def test_days_nobody_works_are_taken_and_said(cli: Cli, notified: Path) -> None:
    told = cli(
        "on-site", "--workspace", notified, "--from", "2026-12-24", "--to", "2026-12-29", "--json"
    ).json

    assert [note["day"] for note in told["notes"]] == ["2026-12-25", "2026-12-26", "2026-12-27", "2026-12-28"]
    assert told["notes"][0]["said"] == (
        "Friday 25 December 2026 (Christmas Day) is not a working day. It was taken as it is."
    )


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        ("2027-02-11", "2027-02-09", "The last day"),
        ("2027-02-09", "2028-02-11", "From 9 February 2027 to 11 February 2028 is longer than 31 days"),
        ("2026-11-01", "2026-11-03", ""),
        ("2127-02-09", "2127-02-10", "2127 cannot be the right year"),
        ("9 February", "2027-02-10", "Argument --from: 9 February is not a date like 2027-02-09"),
    ],
)
def test_days_that_cannot_be_are_refused_and_nothing_changes(
    cli: Cli, notified: Path, first: str, last: str, sentence: str
) -> None:
    refused = cli("on-site", "--workspace", notified, "--from", first, "--to", last)

    assert (refused.code, refused.out) == (2, "")
    assert sentence in refused.err
    assert sorted(path.name[:6] for path in (notified / "packs").iterdir()) == ["Pack 1"]


def test_before_the_notification_there_is_no_visit(cli: Cli, workspace: Path) -> None:
    refused = cli("on-site", "--workspace", workspace, "--from", "2027-02-09")

    assert refused.code == 2
    assert "notification" in refused.err


def test_a_pack_of_chosen_documents_does_not_stand_for_the_one_that_follows(
    cli: Cli, workspace: Path
) -> None:
    """As after a kill between the notification and its pack, when somebody prints the contacts meanwhile."""
    notify = ("notify", "--workspace", workspace, "--received", "2026-12-01T09:30", "--json")
    on_site = ("on-site", "--workspace", workspace, "--from", "2027-02-09", "--to", "2027-02-11", "--json")
    cli(*notify)
    cli("packs", "--workspace", workspace, "--only", "contacts", "--json")
    visit = cli(*on_site).json
    cli("packs", "--workspace", workspace, "--only", "key-dates", "--json")

    again, visit_again = cli(*notify).json, cli(*on_site).json

    assert visit["pack"] == 3
    assert (again["pack"], visit_again["pack"]) == (3, 3)
    assert {each["document"] for each in again["files"]} >= {"contacts", "key-dates"}
