"""What a new coordinator does on the first day, without a window: lists in, gaps seen, a pack out."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from inspection_ready.__main__ import main
from tests.journeys.processes import ROOT, start, words_of_pdf, words_of_word

PEOPLE = """\
Northmoor Council, adult social care,,,,
Name,Job title,Team,Email,Phone
"OSEI, Amara",Head of Quality,Quality Assurance,amara.osei@northmoor.example,1632960001
Siân Evans,Facilities Manager,Facilities,sian.evans@northmoor.example,01632 960002
Tomasz Łukasik,IT Lead,IT,tomasz.lukasik@northmoor.example,01632 960003
Siân Evans,Facilities Manager,Facilities,sian.evans@northmoor.example,01632 960002
,Vacant,IT,vacant,
Total: 5,,,,
"""

FUNCTIONS = """\
Function,Key contact,Second,Tasks
Facilities,Siân Evans,Amara Osei,Rooms and parking
IT,Tomasz Łukasik,,Guest Wi-Fi
"""

BASES = """\
Building,Address,Postcode,Main office,Parking
Civic Centre,"1 High Street, Northmoor",ZZ1 1AA,yes,40 spaces
Kelder Bridge Hub,"2 Mill Lane, Northmoor ZZ2 2BB",,no,
"""

SECTIONS = """\
Title,Text
Welcome,"Croeso. We are glad you are here: **ask at reception**."
"""

RESPONSIBLE = """\
Type,Code,Lead,Deputy
Theme,T1,Amara Osei,Siân Evans
"""


Run = Callable[..., Any]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """What the command told a program."""

    def told(*arguments: object, code: int = 0) -> Any:
        got = main([*map(str, arguments), "--json"])
        captured = capsys.readouterr()
        assert (got, captured.err) == (code, "")
        return json.loads(captured.out)

    return told


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_bytes(text.encode("cp1252" if name == "bases.csv" else "utf-8-sig"))
    return path


@pytest.fixture(scope="module")
def from_lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that was filled by imports alone, each a process of its own as for a scheduled task."""
    folder = tmp_path_factory.mktemp("northmoor")
    workspace = folder / "Northmoor 2026.inspection"
    start("new", workspace, "--name", "Northmoor Council")
    for register, text, code in (
        ("people", PEOPLE, 1),
        ("functions", FUNCTIONS, 0),
        ("bases", BASES, 0),
        ("sections", SECTIONS, 0),
        ("responsible", RESPONSIBLE, 0),
    ):
        file = write(folder, f"{register}.csv", text)
        start("import", register, file, "--workspace", workspace, code=code)
    return folder


@pytest.fixture
def filled(from_lists: Path, tmp_path: Path) -> Path:
    shutil.copytree(from_lists, tmp_path, dirs_exist_ok=True)
    return tmp_path / "Northmoor 2026.inspection"


def test_lists_that_hr_has_become_pack_1(filled: Path, tmp_path: Path, run: Run) -> None:
    told = run("notify", "--workspace", filled, "--received", "2026-11-16T09:30", "--out", tmp_path / "out")

    folder = Path(told["folder"])
    assert (told["pack"], folder.parent) == (1, tmp_path / "out")
    for words in (words_of_pdf(folder / "contacts.pdf"), words_of_word(folder / "contacts.docx")):
        assert "Amara Osei" in words
        assert "Tomasz Łukasik" in words
        assert "01632 960001" in words
    assert "40 spaces" in words_of_pdf(folder / "bases.pdf")
    assert "ZZ2 2BB" in words_of_word(folder / "bases.docx")
    assert "ask at reception" in words_of_pdf(folder / "welcome-pack.pdf")
    assert "Monday 16 November 2026" in words_of_pdf(folder / "key-dates.pdf")
    assert run("verify", "--workspace", filled)["ok"] is True


def test_refused_rows_are_mended_and_brought_back(filled: Path, run: Run) -> None:
    refused = filled.parent / "people - refused rows.xlsx"
    mended = filled.parent / "mended.csv"
    held = run("list", "people", "--workspace", filled)["rows"]

    mended.write_text(PEOPLE.splitlines()[1] + "\nPriya Nair,Analyst,IT,priya.nair@northmoor.example,\n")
    told = run("import", "people", mended, "--workspace", filled)

    assert refused.exists()
    assert [row["name"] for row in held] == ["Amara Osei", "Siân Evans", "Tomasz Łukasik"]
    assert (told["new"], told["missing"]) == (1, 3)


def test_same_lists_again_change_nothing_and_the_gaps_stay_named(filled: Path, run: Run) -> None:
    entries = run("history", "--workspace", filled, "--limit", 1)["entries"]

    again = run("import", "functions", filled.parent / "functions.csv", "--workspace", filled)
    gaps = run("check", "--workspace", filled, code=1)["findings"]

    assert (again["new"], again["changed"], again["entry"]) == (0, 0, None)
    assert run("history", "--workspace", filled, "--limit", 1)["entries"] == entries
    assert [
        gap["name"] for gap in gaps if gap["code"] == "no_second" and gap["name"] in {"IT", "Facilities"}
    ] == ["IT"]


def test_real_list_of_libraries_becomes_the_pages_of_the_bases(
    filled: Path, shared_data: Path, tmp_path: Path, run: Run
) -> None:
    libraries = shared_data / "bases" / "libraries_trafford_checked.csv"

    counts = run("import", "bases", libraries, "--workspace", filled)
    told = run("packs", "--workspace", filled, "--only", "bases", "--out", tmp_path / "out")

    words = words_of_pdf(Path(told["folder"], "bases.pdf"))
    assert (counts["new"], counts["refused"]) == (13, 0)
    assert "Altrincham Library" in words
    assert "WA14 1AH" in words


SIGNALLED = """
import os
import sys

from inspection_ready.__main__ import main
from inspection_ready.services.pack_documents import Writing
from tests.plugins.clock import begin

def keep(self, *arguments, **names):
    kept(self, *arguments, **names)
    os.kill(os.getpid(), int(sys.argv[1]))

begin()
kept, Writing.keep = Writing.keep, keep
sys.exit(main(sys.argv[2:]))
"""
"""The command line, sent a signal when the first document of a pack is written."""


def signalled(by: signal.Signals, workspace: Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", SIGNALLED, str(int(by)), "packs", "--workspace", str(workspace)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False)


@pytest.mark.skipif(os.name == "nt", reason="a console's Ctrl+C cannot be sent to another process there")
def test_ctrl_c_while_a_pack_is_made_leaves_nothing(filled: Path, run: Run) -> None:
    done = signalled(signal.SIGINT, filled)

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == (
        b"Stopped, as you asked. Nothing is half done: a command is kept whole or not at all.\n"
    )
    assert list((filled / "packs").iterdir()) == []
    assert run("verify", "--workspace", filled)["ok"] is True


def test_kill_while_a_pack_is_made_leaves_a_good_workspace(filled: Path, run: Run) -> None:
    signalled(getattr(signal, "SIGKILL", signal.SIGTERM), filled)
    left = [path.name for path in (filled / "packs").glob(".building-*/*")]

    told = run("packs", "--workspace", filled, "--only", "key-dates")

    assert len(left) == 1  # it was killed in the middle
    assert told["pack"] == 1
    assert [path.name for path in (filled / "packs").iterdir()] == [Path(told["folder"]).name]
    assert run("verify", "--workspace", filled)["ok"] is True
