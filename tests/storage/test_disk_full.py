from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.people import Person
from inspection_ready.services.verify import verify
from inspection_ready.services.workspaces import open_workspace
from tests.fakes import StillClock
from tests.plugins.disks import mounted_disk
from tests.plugins.registers import WHO
from tests.story import add, notify

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inspection_ready.services.app import App

MANY = [Person(name=f"Person {number}", notes="x" * 1000) for number in range(3000)]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Two megabytes, all of them ours."""
    with mounted_disk(tmp_path / "disk", "size=2m") as folder:
        yield folder


def test_commit_on_a_full_disk_is_refused_and_changes_nothing(app: App) -> None:
    app.do(add, Person(name="Ada Brook"))
    writing = app.workspace._writing
    assert writing is not None
    with writing.engine.connect() as connection:
        pages = connection.exec_driver_sql("pragma page_count").scalar_one()
        connection.exec_driver_sql(f"pragma max_page_count = {pages + 4}")

    with pytest.raises(Refused) as caught:
        app.do(add, *MANY)

    assert caught.value.code == "disk_full"
    assert app.read(lambda reader: reader.register(Person).count()) == 1
    assert verify(app).ok


def test_small_disk_that_fills_up_keeps_what_was_saved(app: App, small_disk: Path) -> None:
    app.do(add, Person(name="Ada Brook"))
    app.workspace.close()
    folder = shutil.copytree(app.workspace.folder, small_disk / "Northmoor.inspection")
    opened = open_workspace(folder, clock=StillClock(), who=WHO)

    with pytest.raises(Refused) as rows:
        opened.do(add, *MANY)
    with pytest.raises(Refused) as file:
        opened.do(notify, os.urandom(3 << 20))

    assert (rows.value.code, file.value.code) == ("disk_full", "disk_full")
    assert verify(opened).problems == ()
    assert opened.do(add, Person(name="Ben Hill")).entry == 2
    opened.workspace.close()


def test_file_that_does_not_fit_leaves_no_part_of_it(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(Refused) as caught:
            app.do(notify, b"You are being assessed.")

    assert caught.value.code == "disk_full"
    assert [path for path in app.workspace.files.root.rglob("*") if path.is_file()] == []
    assert verify(app).ok
