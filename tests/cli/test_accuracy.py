from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli


@pytest.fixture
def visited(cli: Cli, workspace: Path) -> Path:
    """Notified and seen long ago; the clock of the tests says which day it is."""
    cli("notify", "--workspace", workspace, "--received", "2026-07-01T09:30")
    cli("on-site", "--workspace", workspace, "--from", "2026-09-22", "--to", "2026-09-24")
    return workspace


def test_a_draft_is_checked_from_its_day_to_the_sheet(cli: Cli, visited: Path, tmp_path: Path) -> None:
    came = cli(
        "accuracy", "received", "2026-11-16", "--told-by", "the lead inspector", "--workspace", visited
    )
    paper = tmp_path / "minutes.txt"
    paper.write_text("Position as at 1 September 2026", "utf-8")
    cli("evidence", "add", "Staffing return", paper, "--workspace", visited)
    added = cli(
        "accuracy", "add", "Every plan was reviewed.", "--kind", "b", "--page", "20", "--paragraph", "3",
        "--quote", "Not every plan was reviewed.", "--workspace", visited,
    )  # fmt: skip
    bare = cli("accuracy", "move", 1, "make_ready", "--workspace", visited)
    cli("accuracy", "evidence", 1, "--evidence", "E1", "--pointer", "page 2", "--workspace", visited)
    ready = cli("accuracy", "move", 1, "make_ready", "--workspace", visited)
    early = cli("accuracy", "file", "--workspace", visited)
    cli("accuracy", "move", 1, "check", "--workspace", visited)
    filed = cli("accuracy", "file", "--workspace", visited, "--json")

    assert came.out.splitlines()[0].startswith(
        "The draft came on Monday 16 November 2026. It is due back by Monday 30 November 2026"
    )
    assert added.out.splitlines() == [
        "Raised point 1.",
        "1: Every plan was reviewed. (Page 20, paragraph 3, (b) Information behind a judgement)",
        "  The draft says: “Not every plan was reviewed.”",
        "  Raised",
        "  A point of this kind needs evidence. Name what shows it.",
    ]
    assert bare.code == 2
    assert bare.err.startswith("Point 1 cannot be made ready. Nothing was changed.")
    assert ready.out == "Point 1: Ready, to be checked.\n"
    assert (early.code, early.err.split(",")[0]) == (2, "Point 1 is not checked")
    told = filed.json
    assert (told["received"], told["due"], told["filed"]) == ("2026-11-16", "2026-11-30", "to_sign")
    (point,) = told["points"]
    assert (point["state"], point["kind"], point["troubles"]) == ("to_sign", "judgement", [])
    assert point["evidence"] == [
        {"reference": "E1", "title": "Staffing return", "version": 1, "pointer": "page 2"}
    ]


def test_more_time_and_what_is_left_out(cli: Cli, visited: Path) -> None:
    cli("accuracy", "received", "2026-11-16", "--workspace", visited)
    cli("accuracy", "add", "We have improved since.", "--kind", "c", "--workspace", visited)

    without = cli("accuracy", "move", 1, "leave_out", "--workspace", visited)
    cli("accuracy", "move", 1, "leave_out", "--reason", "It is later", "--workspace", visited)
    cli("accuracy", "ask-time", "The Director is ill", "--on", "2026-11-17", "--workspace", visited)
    granted = cli("accuracy", "answer-time", "--until", "2026-12-04", "--workspace", visited)
    none = cli("accuracy", "none", "--by", "Dana Okafor", "--workspace", visited)

    assert (without.code, without.err) == (2, "Say why point 1 is not put forward. Nothing was changed.\n")
    assert "due back by Friday 4 December 2026" in granted.out
    assert (
        "More time was asked for on 17 November 2026, because: The Director is ill. Granted on" in granted.out
    )
    assert "Nothing to correct: confirmed by Dana Okafor. 1 point is not put forward." in none.out
    assert "  Not put forward, because: It is later" in none.out


def test_the_sheet_is_written_and_nothing_is_sent_before_it_is(
    cli: Cli, visited: Path, tmp_path: Path
) -> None:
    cli("accuracy", "received", "2026-11-16", "--workspace", visited)
    cli("accuracy", "add", "14 posts", "--kind", "a", "--workspace", visited)
    for name, more in (("out.docx", ()), ("inside.pdf", ("--inside",))):
        shown = cli("accuracy", "show", "--out", tmp_path / name, *more, "--workspace", visited, "--json")
        assert shown.json["file"] == str(tmp_path / name)
        assert (tmp_path / name).stat().st_size > 2_000

    early = cli("accuracy", "respond", 1, "accepted", "--workspace", visited)
    kind = cli("accuracy", "add", "Nicer words", "--kind", "style", "--workspace", visited)

    assert early.code == 2
    assert early.err.startswith("Point 1 is not sent, so the regulator cannot have answered it.")
    assert (kind.code, kind.err.split(".")[0]) == (2, "“style” is no kind of point the regulator takes")
