"""The window started on a workspace that is damaged, from a newer version, open elsewhere, or only a safe copy."""

from __future__ import annotations

import gc
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

import ui.first_window
from inspection_ready.bootstrap import default_place, this_account
from inspection_ready.domain.people import Person
from inspection_ready.services.app import App
from inspection_ready.services.registers import add_record
from inspection_ready.services.safe_copies import make_safe_copy
from inspection_ready.settings import read_settings
from tests.journeys.hands import held
from tests.plugins.window import settle
from ui.application import Application
from ui.start_page import RefusalPage, StartPage
from ui.theme import Look, apply

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ROOT = Path(__file__).resolve().parents[2]
HOLD = """
import sys
from pathlib import Path
from inspection_ready.bootstrap import open_app
app = open_app(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
app.workspace.close()
"""
Start = Callable[[Path | None], Application]


@pytest.fixture
def start(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Start]:
    """The whole application on a folder, as ``run_window`` starts it; shut when the test ends."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # the application puts its own there
    # a start page is one for each user: that of a test running beside this one is somebody else's
    monkeypatch.setattr(ui.first_window, "getuser", lambda: str(tmp_path))
    apply(qapp, Look())
    started: list[Application] = []

    def start_(folder: Path | None) -> Application:
        application = Application(qapp, folder, read_settings())
        started.append(application)
        assert application.begin()
        qtbot.waitUntil(lambda: hasattr(application, "_opening"))
        return application

    yield start_
    for each in started:
        if each.window.context is not None and each.window.context.is_open:
            settle(qtbot, each.window)
        each.window.leave_workspace()
        each.window.close()
        each._first.let_go()
        each.window.deleteLater()
        each.deleteLater()


@pytest.fixture
def folder(app: App) -> Path:
    """A workspace with one person in it, closed."""
    app.do(add_record, Person(name="Amara Osei"))
    app.workspace.close()
    return app.workspace.folder


@pytest.fixture
def copy(app: App, tmp_path: Path) -> Path:
    """A safe copy of that workspace, in a folder of its own."""
    app.do(add_record, Person(name="Amara Osei"))
    made = make_safe_copy(app, tmp_path / "OneDrive")
    app.workspace.close()
    return made.folder


@contextmanager
def held_by_another_program(folder: Path) -> Iterator[None]:
    command = [sys.executable, "-c", HOLD, str(folder)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        try:
            yield
        finally:
            other.stdin.close()
            other.wait()


def refusal(qtbot: QtBot, application: Application) -> RefusalPage:
    qtbot.waitUntil(lambda: isinstance(application.window.stack.currentWidget(), RefusalPage))
    page = application.window.stack.currentWidget()
    assert isinstance(page, RefusalPage)
    return page


def opened(qtbot: QtBot, application: Application) -> App:
    window = application.window
    qtbot.waitUntil(lambda: window.context is not None and window.context.is_open)
    settle(qtbot, window)
    assert window.context is not None
    return window.context.app


def offered(page: RefusalPage) -> list[str]:
    return [each.text() for each in page.findChildren(QPushButton) if each.isVisible()]


def press(page: RefusalPage, words: str) -> None:
    found = next(each for each in page.findChildren(QPushButton) if each.text() == words)
    QTest.keyClicks(found, " ")


def contents(folder: Path) -> dict[str, bytes]:
    passing = (".lock", "-wal", "-shm")
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(passing))
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_workspace_is_opened_and_remembered(start: Start, qtbot: QtBot, folder: Path) -> None:
    application = start(folder)

    app = opened(qtbot, application)

    assert [each.name for each in held(app, Person)] == ["Amara Osei"]
    assert application.window.windowTitle() == "Northmoor - Inspection Ready"
    assert read_settings().recent == (str(folder),)


@pytest.fixture
def resting_collector() -> Iterator[None]:
    """As ``run_window`` leaves it."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("resting_collector")
def test_collector_works_once_a_workspace_is_open(start: Start, qtbot: QtBot, folder: Path) -> None:
    opened(qtbot, start(folder))

    assert gc.isenabled()


@pytest.mark.usefixtures("resting_collector")
def test_collector_works_once_a_workspace_is_refused(start: Start, qtbot: QtBot, folder: Path) -> None:
    (folder / "register.sqlite").write_bytes(b"no register" * 1000)

    refusal(qtbot, start(folder))

    assert gc.isenabled()


@pytest.mark.usefixtures("resting_collector")
def test_collector_works_on_the_start_page(start: Start) -> None:
    start(None)

    assert gc.isenabled()


def test_damaged_register_is_named_and_opens_once_it_is_put_back(
    start: Start, qtbot: QtBot, folder: Path
) -> None:
    register = folder / "register.sqlite"
    whole = register.read_bytes()
    register.write_bytes(whole[: len(whole) // 2])
    before = contents(folder)

    application = start(folder)
    page = refusal(qtbot, application)

    assert page.sentence.text() == (
        "The register of this workspace is damaged. Nothing was changed. There is no backup in its backups folder; "
        "look for a safe copy."
    )
    assert offered(page) == ["Try again", "Choose another workspace"]
    assert contents(folder) == before
    register.write_bytes(whole)
    press(page, "Try again")
    assert [each.name for each in held(opened(qtbot, application), Person)] == ["Amara Osei"]


def test_workspace_of_a_newer_version_is_left_alone(start: Start, qtbot: QtBot, folder: Path) -> None:
    with closing(sqlite3.connect(folder / "register.sqlite")) as raw, raw:
        raw.execute("update alembic_version set version_num = '9999'")
    before = contents(folder)

    application = start(folder)
    page = refusal(qtbot, application)

    assert page.sentence.text() == (
        "This workspace was made by a newer version of Inspection Ready. Nothing was changed. Open it with that "
        "version, or update this one."
    )
    assert contents(folder) == before
    press(page, "Choose another workspace")
    assert isinstance(application.window.stack.currentWidget(), StartPage)


def test_workspace_another_program_writes_to_is_opened_to_look_only(
    start: Start, qtbot: QtBot, folder: Path
) -> None:
    with held_by_another_program(folder):
        application = start(folder)
        page = refusal(qtbot, application)
        said, can = page.sentence.text(), offered(page)
        press(page, "Open to look only")
        app = opened(qtbot, application)
        window = application.window
        window.go("people")
        settle(qtbot, window)
        names, may_add = [each.name for each in held(app, Person)], window.menus.actions["new"].isEnabled()

    who = this_account()
    assert re.fullmatch(
        rf"{who.account} on {who.machine} has had this workspace open since .+, and only one program at a time may "
        r"change it\. Nothing was changed\. Close it there, or open it here to read\.",
        said,
    )
    assert can == ["Open to look only", "Try again", "Choose another workspace"]
    assert (names, may_add) == (["Amara Osei"], False)
    assert window.sidebar.workspace.text() == "Northmoor\nOpen to look only"


def test_workspace_is_opened_to_write_once_the_other_program_ended(
    start: Start, qtbot: QtBot, folder: Path
) -> None:
    with held_by_another_program(folder):
        application = start(folder)
        page = refusal(qtbot, application)
    press(page, "Try again")

    assert opened(qtbot, application).workspace.can_write


def work_on(copy: Path, application: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(copy))
    page = application.window.stack.currentWidget()
    assert isinstance(page, StartPage)
    page.copy_asked.emit()


def test_safe_copy_is_worked_on_here(
    start: Start, qtbot: QtBot, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = start(None)
    work_on(copy, application, monkeypatch)

    app = opened(qtbot, application)

    assert app.workspace.folder == default_place() / "Northmoor.inspection"
    assert [each.name for each in held(app, Person)] == ["Amara Osei"]
    assert application.window.notice.words.text() == (
        f"This workspace was made from {copy.name}. What was changed elsewhere after that copy is not in it. Go on "
        "working in one of the two only."
    )


def test_safe_copy_somebody_else_works_on_is_taken_over_only_when_told(
    start: Start, qtbot: QtBot, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held_by = {"account": "bwhitlock", "machine": "LAPTOP-9", "since": "2026-11-20T10:00:00+00:00"}
    (copy / "lease.json").write_text(json.dumps(held_by))
    application = start(None)
    work_on(copy, application, monkeypatch)
    page = refusal(qtbot, application)

    assert page.sentence.text() == (
        "bwhitlock on LAPTOP-9 already works on a copy of this workspace, since 20 November 2026. Nothing was "
        "made. Ask whether they are done, and then take it over."
    )
    assert offered(page) == ["Try again", "They are done: take it over", "Choose another workspace"]
    press(page, "They are done: take it over")
    assert [each.name for each in held(opened(qtbot, application), Person)] == ["Amara Osei"]


def test_folder_that_is_no_safe_copy_is_said_and_nothing_is_made(
    start: Start, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "Northmoor safe copy"
    empty.mkdir()
    application = start(None)
    work_on(empty, application, monkeypatch)
    page = refusal(qtbot, application)

    assert page.sentence.text() == (
        f"{empty} is not a safe copy: it holds no registers. Nothing was made. Choose the folder whose name ends in "
        "“safe copy”, inside the folder you named in Settings."
    )
    assert not default_place().exists()


def test_folder_that_went_since_last_time_shows_the_start_page(start: Start, folder: Path) -> None:
    shutil.rmtree(folder)
    application = start(None)

    assert isinstance(application.window.stack.currentWidget(), StartPage)
