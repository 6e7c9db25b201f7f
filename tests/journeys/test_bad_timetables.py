"""Timetables as they cannot be, files nobody should have to bring in, and two programs at one timetable: a sentence each, and a good state."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tests.cli.conftest import Cli, Said
from tests.exchange.calendars.diaries import diary, event
from tests.journeys.test_bad_workspaces import HOLD, ROOT
from tests.workbooks import cells_of

PEOPLE = "Name,E-mail\nAda Brook,ada@northmoor.example\nBen Hill,ben@northmoor.example\n"
FIVE_DAYS = "Template,Day,Start,End,Track,Title\n" + "".join(
    f"Five days,{day},{hour}:00,{hour + 1}:00,1,Session {day}-{hour}\n"
    for day in range(1, 6)
    for hour in (9, 11)
)
HEADINGS = "Day,Start,End,Track,Code,Title,Takes part,State\n"


class Council:
    """A visit of two days, and two people; every command leaves the workspace whole."""

    def __init__(self, cli: Cli, workspace: Path, folder: Path) -> None:
        self._cli, self.workspace, self.folder = cli, workspace, folder

    def run(self, *words: object) -> Said:
        said = self._cli(*words, "--workspace", self.workspace)
        verdict = self._cli("verify", "--workspace", self.workspace, "--json").json
        assert (verdict["ok"], verdict["problems"]) == (True, [])
        return said

    def timetable(self, *words: object) -> Said:
        return self.run("timetable", *words)

    def bring(self, text: str, register: str = "timetable") -> Said:
        path = self.folder / f"{register}.csv"
        path.write_text((HEADINGS if register == "timetable" else "") + text)
        return self.run("import", register, path)

    def shown(self) -> list[str]:
        return self.timetable("show").out.splitlines()


@pytest.fixture
def council(cli: Cli, workspace: Path, tmp_path: Path) -> Council:
    made = Council(cli, workspace, tmp_path)
    made.bring(PEOPLE, "people")
    made.run("notify", "--received", "2026-11-03T09:31")
    made.run("on-site", "--from", "2027-02-09", "--to", "2027-02-10")
    return made


# more days than the visit


def test_a_template_of_five_days_on_a_visit_of_two_leaves_three_days_after_it_and_says_so(
    council: Council,
) -> None:
    council.bring(FIVE_DAYS, "templates")

    dry = council.timetable("make", "--template", "Five days", "--dry-run", "--days", 2)
    fitted = council.timetable("make", "--template", "Five days", "--days", 2, "--name", "In two")
    council.timetable("make", "--template", "Five days")
    shown = [line for line in council.shown() if line.startswith("Day")]
    issued = council.timetable("issue", "--name", "The visit")
    papers = council.run("papers", "by-day", "--json").json

    assert dry.out.splitlines()[:2] == [
        "6 sessions find another place on 2 days:",
        "  “Session 3-9” from day 3 at 9am, track 1 to day 1 at 12:15pm, track 1",
    ]
    assert fitted.out.splitlines()[1:-1] == dry.out.splitlines()
    assert shown == [
        "Day 1, Tuesday 9 February 2027:",
        "Day 2, Wednesday 10 February 2027:",
        "Day 3, after the last day on site:",
        "Day 4, after the last day on site:",
        "Day 5, after the last day on site:",
    ]
    assert issued.code == 0
    assert papers["pages"] >= 1


def test_the_planner_puts_what_stands_after_the_visit_into_its_days_or_says_what_finds_no_place(
    council: Council,
) -> None:
    council.bring(FIVE_DAYS, "templates")
    council.timetable("make", "--template", "Five days")

    told = council.timetable("plan", "--rest", "--seconds", 1, "--json").json

    assert (told["asked"], told["unplaced"], told["clashes_after"]) == (6, [], 0)
    assert {each["after"]["day"] for each in told["changes"]} <= {1, 2}
    days = council.timetable("show", "--json").json["days"]
    assert [len(each["sessions"]) for each in days[2:]] == [0, 0, 0]


# longer than the day


def test_a_session_longer_than_the_day_is_refused_or_said_wherever_it_is_typed(council: Council) -> None:
    said = council.bring(
        "1,9am,,1,D1-01,No end,,\n"
        "1,8am,11pm,1,D1-02,All day and the evening,Ada Brook,\n"
        "1,9:00,25:00,1,D1-03,Past midnight,,\n"
        "1,23:30,1am,1,D1-04,Into tomorrow,,\n"
        "2,9am,10am,1,D2-01,Usual,Ben Hill,\n"
    )
    before = council.shown()

    stretched = council.timetable("stretch", "D2-01", 1500)
    put = council.timetable("put", "D2-01", "--at", "11:45pm")
    later = council.timetable("later", "D2-01", 900)
    checked = council.timetable("check")
    planned = council.timetable("plan", "--seconds", 1, "--dry-run", "--json").json
    why = council.timetable("why", "D1-02")

    assert said.code == 1
    assert (
        said.out.splitlines()[0] == "timetable.csv into timetable: 2 new, 0 changed, 0 the same, 3 refused."
    )
    for each in (stretched, put, later):
        assert (each.code, each.out) == (2, ""), each
        assert "midnight" in each.err
    assert council.shown() == before
    assert any("All day and the evening" in line and "5:30pm" in line for line in checked.out.splitlines())
    assert [each["code"] for each in planned["unplaced"]] == ["D1-02"]
    assert planned["reasons"]
    assert "D1-02 All day and the evening" in why.out
    assert "None" not in why.out


def test_a_template_with_a_session_longer_than_a_day_is_refused_row_by_row(council: Council) -> None:
    said = council.bring(
        "Template,Day,Start,Minutes,Track,Title\nLong,1,9:00,2000,1,Endless\nLong,1,9:00,60,1,Usual\n",
        "templates",
    )

    assert said.code == 1
    assert said.out.splitlines()[:2] == [
        "templates.csv into templates: 1 new, 0 changed, 0 the same, 1 refused.",
        "  Row 2, refused: Endless: Minutes: “2000” is out of range.",
    ]


# workbooks


LINES = (
    (1, "9am", "10am", 1, "D1-01", "Social work", "Ada Brook", ""),
    (2, "2pm", "3pm", 1, "D2-01", "Carers", "Ben Hill", ""),
)
AS_HEADED = tuple(HEADINGS.strip().split(","))


def workbook(path: Path, *, rows: Any = LINES, decorate: Any = None) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Timetable")
        sheet.write_row(0, 0, AS_HEADED)
        for at, row in enumerate(rows, 1):
            sheet.write_row(at, 0, row)
        if decorate is not None:
            decorate(book, sheet)
    return path


def with_formulas(_book: Any, sheet: Any) -> None:
    """The times as Excel worked them out, and one that was never worked out."""
    sheet.write_formula(1, 1, "=TIME(9,0,0)", None, 0.375)
    sheet.write_formula(1, 2, "=B2+TIME(1,0,0)", None, 0.375 + 1 / 24)
    sheet.write_formula(2, 5, '=CONCATENATE("Car","ers")', None, "")


def with_merged_cells(book: Any, sheet: Any) -> None:
    """One heading for the first day over two lines, as people make them."""
    sheet.merge_range(1, 0, 2, 0, 1, book.add_format({"bold": True}))


def with_a_million_empty_rows(book: Any, sheet: Any) -> None:
    """Whole columns that were coloured once."""
    colour = book.add_format({"bg_color": "#FFFF00"})
    for row in range(3, 1_048_576, 25):
        sheet.write_blank(row, 0, None, colour)
    sheet.write_blank(1_048_575, 29, None, colour)


def with_macros(book: Any, _sheet: Any) -> None:
    """What stands in it is not a program; it is never asked."""
    held = Path(book.filename).with_suffix(".bin")
    held.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1024))
    book.add_vba_project(str(held))


WORKBOOKS: dict[str, tuple[str, Any, list[int], list[str]]] = {
    "formulas": ("timetable.xlsx", with_formulas, [1, 2], ["Social work"]),
    "merged": ("timetable.xlsx", with_merged_cells, [1, 1], ["Social work", "Carers"]),
    "empty": ("timetable.xlsx", with_a_million_empty_rows, [1, 2], ["Social work", "Carers"]),
    "macros": ("timetable.xlsm", with_macros, [1, 2], ["Social work", "Carers"]),
}


@pytest.mark.parametrize("what", list(WORKBOOKS))
def test_a_workbook_as_people_make_them_is_read_for_what_it_says(
    council: Council, tmp_path: Path, what: str
) -> None:
    name, decorate, days, titles = WORKBOOKS[what]
    path = workbook(tmp_path / name, decorate=decorate)
    begun = time.monotonic()

    said = council.run("import", "timetable", path)

    took = time.monotonic() - begun
    told = council.timetable("show", "--json").json
    found = [(day["day"], each["title"], each["starts"]) for day in told["days"] for each in day["sessions"]]
    wanted = zip(days, ("Social work", "Carers"), (540, 840), strict=True)
    assert found == [each for each in wanted if each[1] in titles], said.out
    assert said.code == (0 if len(found) == len(LINES) else 1)
    assert took < 30


def edited(council: Council, path: Path, *, decorate: Any = None) -> Path:
    """What goes out, saved again by somebody’s Excel with a later start of the first session."""
    council.bring("".join(",".join(map(str, each)) + "\n" for each in LINES))
    council.run("export", "timetable", council.folder / "out.xlsx")
    rows: list[list[Any]] = list(cells_of(council.folder / "out.xlsx"))
    at = {heading: place for place, heading in enumerate(rows[0])}
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Timetable")
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
        sheet.write_formula(1, at["Start"], "=TIME(10,0,0)", None, 10 / 24)
        sheet.write_formula(1, at["End"], "=TIME(11,0,0)", None, 11 / 24)
        if decorate is not None:
            decorate(book, sheet)
    return path


@pytest.mark.parametrize("what", ["formulas", "empty", "macros"])
def test_edits_in_a_workbook_as_people_make_them_are_proposed(
    council: Council, tmp_path: Path, what: str
) -> None:
    name, decorate, _, _ = WORKBOOKS[what]
    path = edited(council, tmp_path / name, decorate=None if what == "formulas" else decorate)

    shown = council.timetable("propose", path)
    taken = council.timetable("propose", path, "--take", "1", "--json")

    assert shown.out.splitlines()[0] == "2 lines: 1 proposed change; 1 line the same."
    assert "9am to 10am, Track 1 to" in shown.out
    assert taken.json["taken"] == [1]
    assert council.timetable("show", "--json").json["days"][0]["sessions"][0]["starts"] == 600


def test_edits_whose_lines_were_merged_change_nothing_unseen(council: Council, tmp_path: Path) -> None:
    """The two lines have one number then: the second is refused, and kept as it is."""

    def merge(_book: Any, sheet: Any) -> None:
        sheet.merge_range(1, 0, 2, 0, "The visit")

    path = edited(council, tmp_path / "merged.xlsx", decorate=merge)

    shown = council.timetable("propose", path)

    assert shown.out.splitlines()[0] == "2 lines: 1 proposed change; 1 line the same."
    assert council.timetable("show", "--json").json["days"][0]["sessions"][0]["starts"] == 540


# calendars


def test_a_diary_of_ten_thousand_events_is_read_within_seconds(council: Council) -> None:
    events = [
        event(
            f"DTSTART:2027{1 + n % 12:02}{1 + n // 12 % 28:02}T{8 + n % 9:02}0000Z",
            f"DTEND:2027{1 + n % 12:02}{1 + n // 12 % 28:02}T{8 + n % 9:02}3000Z",
            uid=f"event-{n}",
        )
        for n in range(10_000)
    ]
    path = diary(council.folder, *events)
    begun = time.monotonic()

    told = council.timetable("availability", path, "--person", "Ada Brook", "--json").json

    assert time.monotonic() - begun < 60
    assert told["events"] == 10_000 if "events" in told else told["new"] > 0
    lines = council.run("list", "availability", "--json").json
    assert lines["count"] == told["new"] > 0


def test_a_diary_with_a_zone_nobody_knows_is_read_by_the_clock_in_england_and_says_so(
    council: Council,
) -> None:
    path = diary(
        council.folder,
        event("DTSTART;TZID=Romance Standard Time of Nowhere:20270209T090000", "DURATION:PT1H", uid="odd"),
        event(
            "DTSTART;TZID=/mozilla.org/20050126_1/Europe/London:20270210T090000", "DURATION:PT1H", uid="long"
        ),
    )

    said = council.timetable("availability", path, "--person", "Ada Brook", "--dry-run")

    assert "Tuesday 9 February 2027, 9am to 10am" in said.out
    assert "Wednesday 10 February 2027, 9am to 10am" in said.out
    assert "Romance Standard Time of Nowhere" in said.out


# two programs


def test_while_another_program_has_the_timetable_open_it_is_read_and_not_changed(
    council: Council, tmp_path: Path
) -> None:
    path = edited(council, tmp_path / "edited.xlsx")
    before = council.shown()
    reads = ("show", "check", "issues", "plan --dry-run --seconds 1", f"propose {path}")
    writes = (
        "put D1-01 --at 3pm", "stretch D1-01 30", "swap D1-01 D2-01", "swap-days 1 2", "issue", "slips",
        "move D1-01 --day 2 --at 9am", f"propose {path} --take 1",
    )  # fmt: skip
    command = [sys.executable, "-c", HOLD, str(council.workspace)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        read = {each: council.timetable(*each.split()).code for each in reads}
        written = {each: council.timetable(*each.split()) for each in writes}
        other.stdin.write("\n")
        other.stdin.close()
        other.wait()

    assert {each: code for each, code in read.items() if code not in {0, 1}} == {}
    for each, said in written.items():
        assert (said.code, said.out) == (2, ""), each
        assert "only one program at a time may change it. Nothing was changed." in said.err
    assert council.shown() == before
    assert council.timetable("put", "D1-01", "--at", "3pm").code == 0
