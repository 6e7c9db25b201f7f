"""A new coordinator begins with nothing: every register from the lists people send, then the packs, page by page."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from inspection_ready.domain.moments import SystemClock
from inspection_ready.phrases.dates import day, day_range, weekday_and_day
from inspection_ready.records.registry import EXPORTED, IMPORTED
from inspection_ready.services.pack_documents import DOCUMENTS
from tests import larkmere
from tests.cli.conftest import Cli
from tests.documents.reading import W, docx_part
from tests.journeys.processes import start, words_of_pdf, words_of_word

IN_ORDER = (
    "bases", "rooms", "people", "partners", "functions", "places", "responsible", "roles", "tasks", "diaries",
    "key-facts", "sections", "lists", "letters", "closure-days", "templates", "timetable", "absences",
    "availability", "base-ways", "learning", "mock-findings",
    "evidence", "requests", "claims", "accuracy-points",
)  # fmt: skip
"""What is named comes before what names it."""
FIRST = tuple(name for name in DOCUMENTS if name != "changes")
"""What a first pack has: nothing has changed since it."""
NO_IDS = re.compile(r"\bIR-\d|\b\d{15,}\b")
UNFILLED = re.compile(r"\bNone\b|\bnull\b|\bnan\b|\{\{|\}\}|: to come\]|no value yet")


@dataclass(frozen=True)
class Visit:
    """The days everything is counted from, so that the journey is the same whenever it is made."""

    today: dt.date
    notified: dt.datetime
    first: dt.date

    @property
    def last(self) -> dt.date:
        return self.first + dt.timedelta(days=1)

    @property
    def days(self) -> str:
        return day_range(self.first, self.last)


@pytest.fixture(scope="module")
def visit() -> Visit:
    """On a Tuesday in ten weeks, or in twelve where Christmas is then."""
    now = SystemClock().now().replace(microsecond=0)
    tuesday = now.date() + dt.timedelta(days=70 + (1 - now.weekday()) % 7)
    if (tuesday.month, tuesday.day) >= (12, 22) or (tuesday.month, tuesday.day) <= (1, 2):
        tuesday += dt.timedelta(days=14)
    return Visit(now.date(), now - dt.timedelta(hours=1), tuesday)


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory, visit: Visit) -> tuple[Path, dict[str, Any]]:
    """The workspace, and what each import told."""
    folder = tmp_path_factory.mktemp("larkmere")
    workspace, files = folder / "Larkmere.inspection", larkmere.write_files(folder / "in", visit.today)
    start("new", workspace, "--name", "Larkmere Council")
    start("council", "--workspace", workspace, "--department", "Adult Social Care")
    start("facility-kind", "add", "Defibrillator", "--workspace", workspace)
    told = {}
    for held in IN_ORDER:
        if held == "sections":
            _add_the_map(workspace, folder)
        register = "people" if held == "partners" else held
        told[held] = start(
            "import", register, files[held], "--workspace", workspace, code=int(held == "people")
        )
    gaps = start("check", "--workspace", workspace, code=1)["findings"]
    topics = [gap["name"] for gap in gaps if (gap["code"], gap["register"]) == ("no_owner", "responsibility")]
    answers = larkmere.write_answers(folder / "answers.csv", topics)
    told["answers"] = start("import", "responsible", answers, "--workspace", workspace)
    _say_why_a_letter_goes_to_both_sides(workspace)
    return workspace, told


def _say_why_a_letter_goes_to_both_sides(workspace: Path) -> None:
    found = start("packs", "check", "--workspace", workspace, code=1)["findings"]
    (mixed,) = [each["code"] for each in found if each["fault"] == "lists-are-mixed"]
    start("packs", "override", mixed, "--workspace", workspace, "--because", "One car park for all")


def _add_the_map(workspace: Path, folder: Path) -> None:
    start(
        "pictures", "add", larkmere.write_map(folder / "map.png"), "--workspace", workspace, "--name",
        "Map of Larkmere", "--alt", "The river Weir runs past Market House", "--source", "Larkmere Council",
        "--licence", "Our own",
    )  # fmt: skip


@pytest.fixture(scope="module")
def visited(imported: tuple[Path, dict[str, Any]], visit: Visit) -> tuple[Path, dict[str, Any]]:
    """After the notification, the days on site and one letter more: the workspace, and what each command told."""
    workspace = imported[0]
    message = larkmere.write_notification(workspace.parent / "notification.eml", visit.notified)
    told = {
        "notify": start("notify", "--workspace", workspace, "--message", message),
        "on-site": start("on-site", "--workspace", workspace, "--from", visit.first, "--to", visit.last),
        "letters": start(
            "packs", "--workspace", workspace, "--only", "letters", "--letters", "Parking on the day"
        ),
    }
    return workspace, told


def files_of(told: dict[str, Any]) -> dict[str, Path]:
    """By path in the pack."""
    folder = Path(told["folder"])
    return {each["path"]: folder / each["path"] for each in told["files"]}


def test_every_list_comes_in_and_only_the_vacancy_is_refused(imported: tuple[Path, dict[str, Any]]) -> None:
    _, told = imported

    counts = {held: (each["new"], each["changed"], each["same"]) for held, each in told.items()}
    assert counts == {
        "bases": (3, 0, 0),
        "rooms": (4, 0, 0),
        "people": (17, 0, 1),
        "partners": (5, 0, 0),
        "functions": (0, 14, 0),
        "places": (4, 0, 0),
        "responsible": (13, 0, 0),
        "roles": (1, 5, 0),
        "tasks": (4, 0, 0),
        "diaries": (2, 0, 0),
        "key-facts": (3, 0, 0),
        "evidence": (3, 0, 0),
        "requests": (2, 0, 0),
        "claims": (3, 0, 0),
        "accuracy-points": (3, 0, 0),
        "sections": (1, 21, 0),
        "lists": (8, 0, 0),
        "letters": (1, 1, 0),
        "closure-days": (4, 0, 0),
        "templates": (3, 0, 0),
        "timetable": (7, 0, 0),
        "absences": (1, 0, 0),
        "availability": (2, 0, 0),
        "base-ways": (1, 0, 0),
        "learning": (2, 0, 0),
        "mock-findings": (2, 0, 0),
        "answers": (39, 0, 0),
    }
    refused = [(held, row["title"]) for held, each in told.items() for row in each["rows"]]
    assert refused == [("people", "VACANT - Team Manager (advertised)")]
    unread = {heading for each in told.values() for heading, target in each["columns"].items() if not target}
    assert unread == set()


def test_the_packs_are_whole_and_each_document_is_in_both_formats(
    visited: tuple[Path, dict[str, Any]], visit: Visit
) -> None:
    _, told = visited

    for name, count, documents in (("notify", 1, ("about", *FIRST)), ("on-site", 2, ("about", *DOCUMENTS))):
        files = files_of(told[name])
        kinds = Counter((each["document"], Path(each["path"]).suffix) for each in told[name]["files"])
        assert told[name]["pack"] == count
        assert set(kinds) == {(document, ending) for document in documents for ending in (".docx", ".pdf")}
        assert all(kinds[document, ".docx"] == kinds[document, ".pdf"] for document in documents)
        assert kinds["letters", ".pdf"] == 11
        assert all(path.stat().st_size > 2_000 for path in files.values())
        assert [each["why"] for each in told[name]["left_out"]] == [
            f"Pat Summers left on {day(visit.today - dt.timedelta(days=30))}"
        ] * 2
    assert sorted(
        path for path in files_of(told["letters"]) if path.startswith("letters/") and path.endswith(".pdf")
    ) == [
        f"letters/Parking on the day/{name}.pdf"
        for name in (
            "Daniel Whitcombe",
            "Dr Samir Haddad",
            "Fiona Beck",
            "Grace Okonjo",
            "Nadia Ahmed",
            "Siân ap Rhys",
            "Zoë Müller",
        )
    ]


def said_in(visit: Visit) -> dict[str, tuple[str, ...]]:
    """Of the second pack: what each document must say, in PDF and in Word."""
    first, last = weekday_and_day(visit.first), weekday_and_day(visit.last)
    return {
        "changes": ("What changed since Pack 1", "On-site visit Dates to come", visit.days, "The same as in Pack 1"),
        "key-dates": (visit.days, "notification.eml", "Closed early for Christmas", "Information return"),
        "wall-chart": ("On-site visit", "Council closed", "Notification"),
        "contacts": (
            "Facilities Management", "Tom Farr", "01632 960109", "Nadia Ahmed", "No second named yet",
            "Guest Wi-Fi", "Ana de la Cruz", "Niamh O'Brien", "ext 4106", "Zoë Müller", "Larkmere Carers",
        ),
        "roles": (
            "Grace Okonjo", "Signs what is sent", "Only in a recorded absence", "Single point of contact",
            "Łukasz Żuk", "QS1 Assessing needs", "Meera Patel",
        ),
        "checklist": (
            "Order badges for the inspectors", "Put a sign on the home team room",
            weekday_and_day(visit.today + dt.timedelta(days=36)), "Done", "In court on the first morning",
            "Prepare for data requests",
        ),
        "bases": (
            "Market House", "1 Market Place", "ZZ1 1AA", "12 visitor spaces behind the building", "By the lift",
            f"By Tom Farr, on {day(visit.today - dt.timedelta(days=20))}", "Home team room",
            "Screen and hearing loop", "EV charging", "The Weir Day Centre", "Not yet checked", "Reablement",
        ),
        "timetable": (first, last, "Set-up meeting", "Grace Okonjo", "Room 1, Market House", "Pencilled"),
        "timetable-by-day": (first, last, "10am to 11am", "Siân ap Rhys", "Note-taker: Jo Tan"),
        "timetable-by-person": ("Ana de la Cruz", "Nobody named yet", "Localities team", "Dr Samir Haddad"),
        "welcome-pack": (
            "187,400", "Nether Weir", "Larkmere Council, Our own", "65 and over", "40,100", "3,120",
            "Draft, not yet agreed", "Ring the bell after 6pm", "Larkmere station", "Bridge Street",
            "The Heron Hotel", "Breakfast from 6:30am", "Café Pod", "Healthwatch Larkmere will be glad",
            "LarkmereGuest", "Inspectors on site", visit.days, "multi-agency safeguarding hub",
        ),
        "distribution-lists": (
            "Interviewees", "Everybody who is interviewed", "Told before the newspapers", "Nadia Ahmed",
            f"By Jo Tan, on {day(visit.today - dt.timedelta(days=19))}", "fiona@healthwatch-larkmere.example",
        ),
    }  # fmt: skip


def test_every_document_says_what_was_brought_in_in_pdf_and_in_word(
    visited: tuple[Path, dict[str, Any]], visit: Visit
) -> None:
    files = files_of(visited[1]["on-site"])

    missing = [
        (f"{document}{ending}", words)
        for document, wanted in said_in(visit).items()
        for ending, read in ((".pdf", words_of_pdf), (".docx", words_of_word))
        for told in (read(files[f"{document}{ending}"]),)
        for words in wanted
        if words not in told
    ]

    assert missing == []
    assert set(said_in(visit)) == set(DOCUMENTS) - {"letters"}


def test_a_letter_is_addressed_filled_and_signed(visited: tuple[Path, dict[str, Any]], visit: Visit) -> None:
    files = files_of(visited[1]["on-site"])
    interview = "letters/Interviewee invitation and brief/Grace Okonjo"
    parking = "letters/Parking on the day/Nadia Ahmed"

    for ending, read in ((".pdf", words_of_pdf), (".docx", words_of_word)):
        told = read(files[interview + ending])
        assert "Grace Okonjo Director of Adult Social Services Larkmere Council" in told
        assert f"{weekday_and_day(visit.first)}, 9am to 9:45am: Set-up meeting, Room 1, Market House" in told
        told = read(files[parking + ending])
        assert f"Where to park on {visit.days} Dear Nadia" in told
        assert "Yours sincerely Tom Farr Facilities Manager" in told


def test_nothing_is_blank_and_nothing_shows_how_it_is_kept(visited: tuple[Path, dict[str, Any]]) -> None:
    files = files_of(visited[1]["on-site"])

    for path, file in files.items():
        read = words_of_word if path.endswith(".docx") else words_of_pdf
        told = read(file)
        assert len(told) > 100, path
        assert NO_IDS.findall(told) == [], path
        if not path.startswith("welcome-pack"):
            assert UNFILLED.findall(told) == [], path
        if path.endswith(".docx"):
            assert _blanks(file) == [], path


def _blanks(docx: Path) -> list[str]:
    """Names without a value, and columns of a table with no cell filled. Not every role has a second or duties."""
    body = docx_part(docx.read_bytes(), "word/document.xml")
    found = [
        "".join(paragraph.itertext())
        for paragraph in body.iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}pStyle[@{W}val='KeyValue']") is not None
        and not "".join(run.text or "" for run in list(paragraph.iter(f"{W}t"))[1:]).strip()
    ]
    for table in body.iter(f"{W}tbl"):
        heads, *rows = [
            ["".join(cell.itertext()).strip() for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")
        ]
        empty = [head for head, *cells in zip(heads, *rows, strict=True) if not any(cells)]
        found += [head for head in empty if heads[0] != "Role" and heads[0] != "Week"]
    return found


def test_before_the_days_are_known_the_pack_says_so(visited: tuple[Path, dict[str, Any]]) -> None:
    files = files_of(visited[1]["notify"])

    for ending, read in ((".pdf", words_of_pdf), (".docx", words_of_word)):
        assert "Day 1 to Day 2, dates to come" in read(files[f"timetable{ending}"])


def test_check_names_exactly_the_gaps_that_were_left(visited: tuple[Path, dict[str, Any]]) -> None:
    workspace, _ = visited

    told = start("check", "--workspace", workspace, code=1)

    assert sorted((gap["code"], gap["name"]) for gap in told["findings"]) == [
        ("claim_evidence_not_held", "Staff say that they are heard"),
        ("claim_no_as_at", "Staff say that they are heard"),
        ("contact_for_many", "Jo Tan"),
        ("contact_for_many", "Rory MacAllister"),
        ("contact_for_many", "Sandeep Gill"),
        ("contact_for_many", "Tom Farr"),
        ("diary_problem", "Daniel Whitcombe"),
        ("facts_unchecked", "The Weir Day Centre"),
        ("facts_unknown", "Ferry Road Hub"),
        ("facts_unknown", "Market House"),
        ("facts_unknown", "The Weir Day Centre"),
        ("key_fact_unchecked", "People we support at home"),
        ("member_has_left", "Interviewees"),
        ("no_second", "Business Support"),
        ("no_second", "Partnerships and communities"),
        ("people_not_seen", "The visit"),
        ("place_unchecked", "Weir Lodge"),
        ("promise_incomplete", "The January report"),
        ("role_not_agreed", "Healthwatch"),
        ("role_not_agreed", "Lead member for adult social care"),
        ("role_not_agreed", "Principal Social Worker"),
        ("section_not_agreed", "Adult social care at a glance"),
        ("section_unknown_picture", "Parking"),
        ("session_without_people", "Localities team"),
        ("sessions_about_nothing", "The visit"),
    ]


def test_everything_is_as_it_was_recorded(visited: tuple[Path, dict[str, Any]]) -> None:
    workspace, told = visited
    manifest = json.loads((Path(told["on-site"]["folder"]) / "manifest.json").read_text("utf-8"))

    verdict = start("verify", "--workspace", workspace)

    assert (verdict["ok"], verdict["problems"], verdict["looked_at"]["packs"]) == (True, [], 3)
    assert {each["path"] for each in manifest["files"]} == set(files_of(told["on-site"]))


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_every_register_goes_out_and_comes_back_the_same(
    visited: tuple[Path, dict[str, Any]], tmp_path: Path, cli: Cli, ending: str
) -> None:
    workspace = shutil.copytree(visited[0], tmp_path / "Larkmere.inspection")

    for register in IMPORTED:
        file = tmp_path / f"{register}.{ending}"
        written = cli("export", register, file, "--workspace", workspace, "--json").json
        told = cli("import", register, file, "--workspace", workspace, "--json").json
        counts = {name: told[name] for name in ("new", "changed", "refused", "missing", "entry")}
        assert counts == {"new": 0, "changed": 0, "refused": 0, "missing": 0, "entry": None}, register
        assert told["same"] >= written["rows"] > 0, register
    # told by a message and entered with it; and nobody signs by spreadsheet
    assert set(EXPORTED) - set(IMPORTED) == {"stage-dates", "signatures"}


def test_a_real_list_of_libraries_and_a_typed_staff_list_become_whole_packs(
    shared_data: Path, workspace: Path, tmp_path: Path, visit: Visit, cli: Cli
) -> None:
    libraries = shared_data / "bases" / "libraries_trafford_checked.csv"
    files = larkmere.write_files(
        tmp_path / "in", visit.today, base="Sale Library", other_base="Altrincham Library"
    )
    files["bases"].unlink()
    main = tmp_path / "main.csv"
    main.write_text("Library,Main office,Parking\nSale Library,yes,12 spaces\n")
    message = larkmere.write_notification(tmp_path / "notification.eml", visit.notified)
    _add_the_map(workspace, tmp_path)

    counts = cli("import", "bases", libraries, "--workspace", workspace, "--json").json
    cli("import", "bases", main, "--workspace", workspace)
    for held in IN_ORDER[1:]:
        register = "people" if held == "partners" else held
        assert cli("import", register, files[held], "--workspace", workspace).code == int(held == "people")
    cli("notify", "--workspace", workspace, "--message", message)
    told = cli(
        "on-site", "--workspace", workspace, "--from", visit.first, "--to", visit.last, "--json"
    ).json  # fmt: skip

    with libraries.open(encoding="utf-8") as listed:
        real = list(csv.DictReader(listed))
    made = files_of(told)
    assert (counts["new"], counts["refused"], len(real)) == (13, 0, 13)
    for path in ("bases.pdf", "bases.docx", "welcome-pack.pdf", "welcome-pack.docx"):
        words = (words_of_pdf if path.endswith(".pdf") else words_of_word)(made[path])
        assert [each["name"] for each in real if each["name"] not in words] == []
        assert [each["postcode"] for each in real if each["postcode"] not in words] == []
        assert "About 3.0 miles south-west of Sale Library, in a straight line" in words
        assert words.count("Facilities Not known yet") == 12
    kinds = {(each["document"], Path(each["path"]).suffix) for each in told["files"]}
    assert kinds == {(document, ending) for document in ("about", *DOCUMENTS) for ending in (".docx", ".pdf")}
    for path, file in made.items():
        assert not path.endswith(".docx") or _blanks(file) == [], path
    assert cli("verify", "--workspace", workspace, "--json").json["ok"]
