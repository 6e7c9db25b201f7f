"""Two hundred letters killed in the middle: those that stand under their names are whole, and the rest is written after.

Of a letter written here, and of one from the council's own Word file.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspection_ready.services.verify import verify
from tests.cli.conftest import new_workspace, workspace
from tests.documents.word_files import p, word_file
from tests.kills.commands import Commander, all_below
from tests.kills.test_kills import check

__all__ = ["new_workspace", "workspace"]

MANY = 200
NAMES = [f"Person {number:03}" for number in range(1, MANY + 1)]
MOMENTS = (0.5,)
"""Shares of the time that all of them take."""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="commands are forked")


@pytest.fixture
def commander(tmp_path: Path) -> Iterator[Commander]:
    made = Commander(tmp_path)
    yield made
    made.end()


@pytest.fixture(params=["own text", "Word file"])
def ready(commander: Commander, workspace: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    lists = {
        "people": ["Name", *NAMES],
        "lists": ["List,Name", *(f"Everybody,{name}" for name in NAMES)],
        "letters": ["Title,Subject,Text,Goes to", "Announcement,They are coming,Dear {{name}}: be ready.,Everybody"],
    }  # fmt: skip
    for register, lines in lists.items():
        path = tmp_path / f"{register}.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        assert commander.run("import", register, path, "--workspace", workspace, watched=tmp_path).code == 0
    if request.param == "Word file":
        file = tmp_path / "Ours.docx"
        file.write_bytes(word_file(p("Dear {{name}}, in our own words.") + p("Yours, {{council}}")))
        commander.run("letters", "template", "Announcement", file, "--workspace", workspace, watched=tmp_path)
    return workspace


def asked(folder: Path) -> tuple[object, ...]:
    return "letters", "write", "Announcement", "--print", "--workspace", folder


def test_letters_killed_in_the_middle_are_whole_and_the_rest_is_written_on_asking_again(
    commander: Commander, ready: Path, tmp_path: Path
) -> None:
    whole = commander.run(*asked(Path(shutil.copytree(ready, tmp_path / "whole"))), watched=tmp_path)
    for number, moment in enumerate(MOMENTS):
        folder = Path(shutil.copytree(ready, tmp_path / f"{number}.inspection"))
        killed = commander.run(*asked(folder), watched=tmp_path, after=whole.seconds * moment)
        check(folder, None, number).workspace.close()  # what opens it tidies nothing that is needed
        (made,) = (folder / "letters").iterdir()
        left = {path: path.read_bytes() for path in (made / "Letters").glob("*") if path.is_file()}
        again = commander.run(*asked(folder), watched=tmp_path)

        assert killed.was_killed
        assert 0 < len(left) < 2 * MANY
        assert all(data.startswith((b"PK", b"%PDF")) for data in left.values())
        assert (again.told["written"], again.told["remaining"]) == (MANY, 0)
        assert again.told["folder"] == str(made)
        assert {path: path.read_bytes() for path in left} == left
        assert len(list((made / "Letters").iterdir())) == 2 * MANY
        assert not [path for path in all_below(made) if "/.writing-" in path or path.endswith("/.room")]
        app = check(folder, None, number)
        assert verify(app).ok
        app.workspace.close()
