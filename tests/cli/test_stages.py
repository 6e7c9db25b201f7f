from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cli
from tests.mails import eml


@pytest.fixture
def notified(cli: Cli, workspace: Path) -> Path:
    cli("notify", "--workspace", workspace, "--received", "2026-10-01T09:30")
    return workspace


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """Sent on the morning of Christmas Eve."""
    path = tmp_path / "draft.eml"
    came = ("from a by b; Thu, 24 Dec 2026 11:31:07 +0000",)
    path.write_bytes(
        eml(subject="Your draft report", text="Check its factual accuracy.", received=came).as_bytes()
    )
    return path


def stage_in(told: Any, stage: str) -> Any:
    return next(each for each in told["key_dates"] if each["stage"] == stage)


def test_the_message_tells_its_day_and_what_is_counted_follows(cli: Cli, notified: Path, draft: Path) -> None:
    said = cli("stage", "draft-report", "--workspace", notified, "--message", draft)
    again = cli("stage", "draft-report", "--workspace", notified, "--message", draft, "--json").json

    assert said.code == 0
    assert said.out.splitlines()[:3] == [
        (
            "draft-report: Draft report received: Thursday 24 December 2026. "
            "Told by Assessment team (la.assessment@regulator.example) in draft.eml"
        ),
        "It looks like: Draft report, for the factual accuracy check (“draft report”, “factual accuracy”).",
        "The day is the one the message came.",
    ]
    assert (
        "factual-accuracy: Factual accuracy check returned: by Tuesday 12 January 2027. "
        "10 working days after the e-mail with the draft report" in said.out.splitlines()
    )
    assert (again["changed"], again["from"], again["to"]) == (False, "2026-12-24", "2026-12-24")
    assert again["read"] == {"kind": "draft-report", "sentence": None, "is_day_it_came": True}
    assert stage_in(again, "factual-accuracy")["to"] == "2027-01-12"
    assert cli("verify", "--workspace", notified).code == 0


def test_a_day_that_is_typed_is_told_by_somebody_and_its_oddities_are_said(cli: Cli, notified: Path) -> None:
    cli("on-site", "--workspace", notified, "--from", "2027-02-09", "--to", "2027-02-11")
    given = ("--from", "2027-02-13", "--told-by", "Jo Smith, CQC", "--notes", "By telephone")

    told = cli("stage", "set-up-meeting", "--workspace", notified, *given, "--json").json

    assert (told["when"], told["counted"], told["is_told"], told["own_notes"]) == (
        "Saturday 13 February 2027", "told by Jo Smith, CQC", True, "By telephone"
    )  # fmt: skip
    assert [note["code"] for note in told["notes"]] == ["no_working_day", "after_a_later_stage"]
    assert told["notes"][1]["said"] == (
        "“Set-up meeting, where the council presents itself to CQC” would be after “On-site visit” (9 February 2027), "
        "and usually comes before it. Check both dates."
    )


def test_who_told_it_is_added_without_typing_the_day_again(cli: Cli, notified: Path) -> None:
    cli("stage", "review", "--workspace", notified, "--from", "2026-11-02", "--to", "2026-12-18")

    told = cli("stage", "review", "--workspace", notified, "--told-by", "Jo", "--json").json

    assert (told["from"], told["to"], told["told_by"]) == ("2026-11-02", "2026-12-18", "Jo")


def test_clearing_counts_the_date_again(cli: Cli, notified: Path, draft: Path) -> None:
    cli("stage", "draft-report", "--workspace", notified, "--message", draft)

    said = cli("stage", "draft-report", "--workspace", notified, "--clear")

    assert (
        said.out == "The date is cleared. draft-report: Draft report received: date to come. Sent by e-mail\n"
    )
    assert stage_in(cli("stage", "--workspace", notified, "--json").json, "factual-accuracy")["from"] is None


def test_all_stages_or_one_are_shown(cli: Cli, notified: Path) -> None:
    every = cli("stage", "--workspace", notified, "--json").json["key_dates"]
    one = cli("stage", "information-return", "--workspace", notified)

    assert (len(every), every[0]["stage"]) == (15, "notification")
    assert one.out.startswith(
        "information-return: Information return sent to CQC: by Thursday 22 October 2026"
    )


def test_told_dates_are_listed_exported_and_printed_in_the_next_pack(
    cli: Cli, notified: Path, draft: Path, tmp_path: Path
) -> None:
    cli("stage", "draft-report", "--workspace", notified, "--message", draft)

    (row,) = cli("list", "stage-dates", "--workspace", notified, "--json").json["rows"]
    cli("export", "stage-dates", tmp_path / "s.csv", "--workspace", notified)
    pack = cli("packs", "--workspace", notified, "--only", "key-dates", "--json").json

    assert (row["stage"], row["first"], row["message_name"]) == (
        "draft-report", "24 December 2026", "draft.eml"
    )  # fmt: skip
    assert "draft-report" in (tmp_path / "s.csv").read_text("utf-8-sig")
    assert stage_in(pack, "draft-report")["told_by"].startswith("Assessment team")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("draft-report", "--from", "2026-09-01"), "stage_before_notification"),
        (("draft-report", "--from", "2026-12-24", "--to", "2026-12-23"), "ends_before_it_starts"),
        (("draft-report", "--from", "2206-12-24"), "year_is_mistyped"),
        (("draft-report", "--told-by", "Jo"), "stage_date_missing"),
        (("draft-report", "--clear", "--from", "2026-12-24"), "stage_cleared_and_set"),
        (("draft-report", "--clear"), "no_stage_date"),
        (("notification", "--from", "2026-12-24"), "stage_has_its_own_door"),
        (("draft", "--from", "2026-12-24"), "no_such_stage"),
        (("--clear",), "stage_not_named"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    cli: Cli, notified: Path, arguments: tuple[str, ...], error: str
) -> None:
    said = cli("stage", *arguments, "--workspace", notified, "--json")

    assert (said.code, said.json["error"]) == (2, error)
    assert cli("list", "stage-dates", "--workspace", notified, "--json").json["count"] == 0


def test_a_message_of_no_kind_is_taken_at_your_word_with_a_finding(
    cli: Cli, notified: Path, tmp_path: Path
) -> None:
    path = tmp_path / "r.eml"
    path.write_bytes(eml(subject="Report", text="Attached.").as_bytes())

    said = cli("stage", "draft-report", "--workspace", notified, "--message", path)

    assert said.code == 1
    assert "It was taken at your word" in said.out


def test_a_draft_report_starts_no_clock_unless_somebody_says_so(
    cli: Cli, workspace: Path, draft: Path
) -> None:
    refused = cli("notify", "--workspace", workspace, "--message", draft)
    insisted = cli("notify", "--workspace", workspace, "--message", draft, "--received", "2026-10-01T09:30")

    assert (refused.code, refused.err) == (
        2,
        (
            "draft.eml does not look like the notification. It looks like: Draft report, for the factual accuracy check. "
            "Nothing was changed. To enter the date it tells, use “stage draft-report --message draft.eml”. If it is the "
            "notification all the same, say when it came with --received.\n"
        ),
    )
    assert insisted.code == 1
    assert "This does not look like the notification. It looks like: Draft report" in insisted.out


def test_a_message_of_another_kind_is_not_taken_for_a_second_notification(
    cli: Cli, notified: Path, draft: Path
) -> None:
    said = [
        cli("notify", "--workspace", notified, "--message", draft, *more, "--json").json["error"]
        for more in ((), ("--received", "2026-12-24T11:31"), ("--correct",))
    ]
    corrected = cli(
        "notify", "--workspace", notified, "--message", draft, "--correct", "--received", "2026-10-02T09:30"
    )

    assert said == ["message_of_another_kind"] * 3
    assert corrected.code == 1


def test_ilacs_goes_from_the_call_to_the_visit_and_the_draft_report(cli: Cli, tmp_path: Path) -> None:
    workspace = tmp_path / "children.inspection"
    cli("new", workspace, "--regime", "ofsted")
    came = ("from a by b; Fri, 13 Nov 2026 09:31:07 +0000",)
    draft = tmp_path / "d.eml"
    draft.write_bytes(
        eml(subject="Draft report", text="Send comments by 20 November 2026.", received=came).as_bytes()
    )
    cli("notify", "--workspace", workspace, "--received", "2026-10-28T11:00")
    expected = stage_in(cli("stage", "--workspace", workspace, "--json").json, "on-site")
    cli("on-site", "--workspace", workspace, "--from", "2026-11-02", "--to", "2026-11-06")

    received = cli("stage", "draft-report", "--workspace", workspace, "--message", draft, "--json").json
    wanted = cli("stage", "factual-accuracy", "--workspace", workspace, "--message", draft, "--json").json

    assert expected["when"] == "dates to come; expected Monday 2 November 2026"
    assert (received["from"], wanted["from"]) == ("2026-11-13", "2026-11-20")
    assert wanted["read"]["sentence"] == "Send comments by 20 November 2026."
