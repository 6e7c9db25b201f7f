"""Days on site as they cannot be, and a timetable longer than they are: each ends in a sentence and a good state."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.journeys.conftest import Run
from tests.journeys.processes import words_of_pdf, words_of_word


def packs_of(workspace: Path) -> list[str]:
    return sorted(path.name.split(" - ")[0] for path in (workspace / "packs").iterdir())


@pytest.fixture
def notified(run_and_verify: Run) -> Run:
    run_and_verify("notify", "--received", "2026-11-03T09:31")
    return run_and_verify


def test_the_days_on_site_need_a_notification(run_and_verify: Run, workspace: Path) -> None:
    said = run_and_verify("on-site", "--from", "2027-02-09")

    assert (said.code, said.out) == (2, "")
    assert said.err == "There is no notification to change yet. Enter it first, with its date and time.\n"
    assert packs_of(workspace) == []


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        (
            "2027-02-11",
            "2027-02-09",
            "The last day, 9 February 2027, is before the first, 11 February 2027. Nothing was changed.\n",
        ),
        (
            "2027-02-09",
            "2028-03-15",
            (
                "From 9 February 2027 to 15 March 2028 is longer than 31 days, so one of the two is mistyped. "
                "Nothing was changed.\n"
            ),
        ),
        (
            "2026-10-20",
            "2026-10-22",
            (
                "The visit would start on 20 October 2026, before the notification of 3 November 2026. "
                "Nothing was changed. Check both dates.\n"
            ),
        ),
        (
            "2027-02-30",
            "2027-03-01",
            "Argument --from: 2027-02-30 is not a date like 2027-02-09. See: inspection-ready on-site --help\n",
        ),
    ],
)
def test_days_that_cannot_be_change_nothing(
    notified: Run, workspace: Path, first: str, last: str, sentence: str
) -> None:
    said = notified("on-site", "--from", first, "--to", last)

    assert (said.code, said.out, said.err) == (2, "", sentence)
    assert packs_of(workspace) == ["Pack 1"]


def test_one_day_is_a_visit(notified: Run) -> None:
    said = notified("on-site", "--from", "2027-02-09")

    assert said.code == 0
    assert said.out.startswith("On site: 9 February 2027.\nPack 2 is in ")


def test_a_week_across_christmas_says_which_days_nobody_works(notified: Run) -> None:
    said = notified("on-site", "--from", "2026-12-24", "--to", "2026-12-29")

    taken = "is not a working day. It was taken as it is."
    assert said.code == 0
    assert said.out.splitlines()[:5] == [
        "On site: 24 to 29 December 2026.",
        f"Friday 25 December 2026 (Christmas Day) {taken}",
        f"Saturday 26 December 2026 {taken}",
        f"Sunday 27 December 2026 {taken}",
        f"Monday 28 December 2026 (Boxing Day) {taken}",
    ]


def test_a_template_longer_than_the_visit_keeps_its_sessions_and_says_which_day_is_too_many(
    notified: Run, cli: Cli, workspace: Path
) -> None:
    cli("timetable", "make", "--workspace", workspace, "--template", "Four days on site")
    told = notified("on-site", "--from", "2026-12-23", "--to", "2026-12-29", "--json").json

    shown = cli("timetable", "show", "--workspace", workspace).out.splitlines()
    gaps = notified("check", "--json").json["findings"]
    printed = [
        (read(Path(told["folder"], f"timetable-by-day.{ending}")))
        for ending, read in (("pdf", words_of_pdf), ("docx", words_of_word))
    ]

    assert [line for line in shown if line.startswith("Day")] == [
        "Day 1, Wednesday 23 December 2026:",
        "Day 2, Thursday 24 December 2026:",
        "Day 3, Tuesday 29 December 2026:",
        "Day 4, after the last day on site:",
    ]
    assert [gap["sentence"] for gap in gaps if "Day 4" in gap["sentence"]] == [
        (
            "Day 4 of “The visit” comes after the last day on site. "
            "Move those sessions to an earlier day, or choose a date for the day."
        )
    ]
    assert ["Day 4, after the last day on site" in words for words in printed] == [True, True]


def test_a_correction_after_the_days_are_known_keeps_them(notified: Run) -> None:
    notified("on-site", "--from", "2027-02-09", "--to", "2027-02-11")

    corrected = notified("notify", "--received", "2026-11-02T10:00", "--correct", "--json").json
    refused = notified("notify", "--received", "2027-03-02T10:00", "--correct")

    visit = next(each for each in corrected["key_dates"] if each["stage"] == "on-site")
    assert (corrected["pack"], visit["from"], visit["to"]) == (3, "2027-02-09", "2027-02-11")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == (
        "The visit would start on 9 February 2027, before the notification of 2 March 2027. "
        "Nothing was changed. Check both dates.\n"
    )
