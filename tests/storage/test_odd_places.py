"""Folders with odd names, renamed folders, and media that cannot be written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.people import Person
from inspection_ready.services.packs import make_pack
from inspection_ready.services.safe_copies import back_up_now, make_safe_copy
from inspection_ready.services.verify import verify
from inspection_ready.services.workspaces import create_workspace, open_workspace
from inspection_ready.storage.engine import sqlite_uri
from tests.fakes import StillClock
from tests.plugins.registers import WHO
from tests.story import add, notify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.services.app import App

READ = """
import os, sys
from pathlib import Path
sys.path[:0] = sys.argv[2:]
import sqlalchemy.dialects.sqlite
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.moments import SystemClock
from inspection_ready.domain.people import Person
from inspection_ready.domain.who import Who
from inspection_ready.services.verify import verify
from inspection_ready.services.workspaces import open_workspace
os.setuid(65534)
try:
    app = open_workspace(Path(sys.argv[1]), write=False, clock=SystemClock(), who=Who("a", "b"))
except Refused as refused:
    sys.exit(print(refused.code))
print(app.read(lambda reader: reader.register(Person).count()), verify(app).ok)
"""


@pytest.mark.parametrize(
    "name", ["Northmoor #2", "100%41 ready", "Is it ready?", 'it\'s "so"', "Żółć 東", "a & b=c;d", "x" * 120]
)
def test_workspace_works_under_any_name_a_folder_may_have(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name / f"{name}.inspection"
    made = create_workspace(folder, name="N", regime="cqc", clock=StillClock(), who=WHO)
    made.do(add, Person(name="Ada Brook"))
    back_up_now(made)
    make_safe_copy(made, tmp_path / "safe")
    made.workspace.close()

    opened = open_workspace(folder, write=False, clock=StillClock(), who=WHO)

    assert (verify(opened).problems, verify(opened).head.count) == ((), 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, "safe"])
    opened.workspace.close()


def test_share_on_a_network_is_no_host(tmp_path: Path) -> None:
    share = type(tmp_path)("//server/share/register.sqlite")

    assert sqlite_uri(share, mode="ro") == "file:////server/share/register.sqlite?mode=ro"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows renames no folder with open files in it")
def test_workspace_renamed_while_open_loses_nothing_and_says_so(app: App) -> None:
    app.do(add, Person(name="Ada Brook"))
    was = app.workspace.folder
    moved = was.rename(was.with_name("Elsewhere.inspection"))

    refused = []
    for attempt in (
        lambda: app.do(notify, b"You are being assessed."),
        lambda: app.read(lambda reader: reader.head()),
        lambda: make_pack(app),
    ):
        with pytest.raises(Refused) as caught:
            attempt()
        refused.append(caught.value.code)

    assert refused == ["workspace_gone"] * 3
    assert not was.exists()
    app.workspace.close()
    again = open_workspace(moved, clock=StillClock(), who=WHO)
    assert (verify(again).problems, verify(again).head.count) == ((), 1)
    again.workspace.close()


@pytest.fixture
def seen_by_all() -> Iterator[Path]:
    """Outside the folder of the tests, which only we may enter."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs to become somebody else")
@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("open elsewhere", "1 True"),
        ("killed", "1 True"),
        ("killed and copied without its index", "workspace_unsettled"),
    ],
)
def test_somebody_who_may_only_read_sees_what_was_saved_last(
    empty_workspace: Path, seen_by_all: Path, how: str, told: str
) -> None:
    folder = shutil.copytree(empty_workspace, seen_by_all / "open.inspection")
    app = open_workspace(folder, clock=StillClock(), who=WHO)
    app.do(add, Person(name="Ada Brook"))
    if how != "open elsewhere":
        folder = shutil.copytree(folder, seen_by_all / "killed.inspection")
    if how == "killed and copied without its index":
        (folder / "register.sqlite-shm").unlink()

    said = subprocess.run(
        [sys.executable, "-c", READ, str(folder), *sys.path], check=True, capture_output=True, text=True
    )

    assert said.stdout.strip() == told
    app.workspace.close()
