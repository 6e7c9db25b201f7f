from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.people import Person
from inspection_ready.services.workspaces import create_workspace, open_workspace
from inspection_ready.storage import backups, opening, places
from inspection_ready.storage.workspace_file import read_workspace_file
from tests.fakes import StillClock
from tests.plugins.registers import WHO
from tests.story import add

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.services.app import App

HOLD = """
import sys
from pathlib import Path
from inspection_ready.domain.moments import SystemClock
from inspection_ready.domain.who import Who
from inspection_ready.services.workspaces import open_workspace
app = open_workspace(Path(sys.argv[1]), clock=SystemClock(), who=Who("priya", "QA-3"))
print("open", flush=True)
sys.stdin.read()
"""


def refusal(folder: Path, *, write: bool = True) -> Refused:
    with pytest.raises(Refused) as caught:
        open_workspace(folder, clock=StillClock(), who=WHO, write=write)
    return caught.value


@pytest.fixture
def closed(app: App) -> Path:
    app.do(add, Person(name="Ada Brook"))
    app.workspace.close()
    return app.workspace.folder


def test_new_workspace_is_laid_out_as_designed(app: App) -> None:
    folder = app.workspace.folder

    names = {path.name for path in folder.iterdir()} - {"register.sqlite-wal", "register.sqlite-shm"}

    assert names == {
        "workspace.toml",
        "workspace.lock",
        "register.sqlite",
        "files",
        "packs",
        "releases",
        "backups",
    }
    told = read_workspace_file(folder)
    assert (told.name, told.regime, told.register, told.format) == ("Northmoor", "cqc", "register.sqlite", 1)


@pytest.mark.parametrize("name", ['Say "hello" \\ C:\\new', "tab\tand\x7fdel\x01", "Łódź 😀", "a = 'b' # c"])
def test_any_name_is_read_back(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "w.inspection"

    create_workspace(folder, name=name, regime="cqc", clock=StillClock(), who=WHO).workspace.close()

    assert read_workspace_file(folder).name == name


def test_creating_where_something_is_already_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("keep me")

    with pytest.raises(Refused) as caught:
        create_workspace(tmp_path, name="N", regime="cqc", clock=StillClock(), who=WHO)

    assert caught.value.code == "folder_in_use"
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_creation_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(opening, "write_workspace_file", full)

    with pytest.raises(Refused) as caught:
        create_workspace(tmp_path / "w", name="N", regime="cqc", clock=StillClock(), who=WHO)

    assert caught.value.code == "disk_full"
    assert list(tmp_path.iterdir()) == []


def test_creation_that_was_killed_is_cleared_away_by_the_next(tmp_path: Path) -> None:
    (tmp_path / ".w.0a1b2c3d.part" / "files").mkdir(parents=True)

    create_workspace(tmp_path / "w", name="N", regime="cqc", clock=StillClock(), who=WHO).workspace.close()

    assert [path.name for path in tmp_path.iterdir()] == ["w"]


def test_second_writer_is_told_who_holds_it_and_may_read(closed: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(closed)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"

        refused = refusal(closed)
        reading = open_workspace(closed, clock=StillClock(), who=WHO, write=False)

        assert refused.code == "workspace_in_use"
        told = {name: refused.data[name] for name in ("account", "machine", "pid")}
        assert told == {"account": "priya", "machine": "QA-3", "pid": holder.pid}
        assert reading.read(lambda reader: reader.register(Person).count()) == 1
        reading.workspace.close()
        holder.kill()
    open_workspace(closed, clock=StillClock(), who=WHO).workspace.close()


def test_workspace_opened_to_read_refuses_commands(closed: Path) -> None:
    reading = open_workspace(closed, clock=StillClock(), who=WHO, write=False)

    with pytest.raises(Refused) as caught:
        reading.do(add, Person(name="Ben Hill"))

    assert caught.value.code == "opened_to_read"
    reading.workspace.close()


def test_folder_that_is_no_workspace_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path).code == "not_a_workspace"
    assert refusal(tmp_path / "nowhere").code == "not_a_workspace"


@pytest.mark.parametrize("text", ["format = ", "format = 1\nname = 7", "", "\udcff"])
def test_damaged_workspace_file_is_refused(closed: Path, text: str) -> None:
    (closed / "workspace.toml").write_bytes(text.encode(errors="surrogateescape"))

    assert refusal(closed).code == "workspace_file_damaged"


def test_workspace_of_a_newer_format_is_refused_and_left_alone(closed: Path) -> None:
    path = closed / "workspace.toml"
    path.write_text(path.read_text().replace("format = 1", "format = 2"))

    assert refusal(closed).code == "workspace_newer"
    assert refusal(closed, write=False).code == "workspace_newer"


def test_register_of_a_newer_version_is_refused_and_left_alone(closed: Path) -> None:
    with closing(sqlite3.connect(closed / "register.sqlite")) as connection, connection:
        connection.execute("update alembic_version set version_num = '9999'")
    before = (closed / "register.sqlite").read_bytes()

    assert refusal(closed).code == "workspace_newer"
    assert refusal(closed, write=False).code == "workspace_newer"
    assert (closed / "register.sqlite").read_bytes() == before


def test_damaged_register_is_refused_and_names_the_backups(closed: Path) -> None:
    register = closed / "register.sqlite"
    backup = backups.back_up(register, closed / "backups", reason="by hand", at=StillClock().now())
    whole = register.read_bytes()
    register.write_bytes(whole[:4096] + b"\xff" * 8192 + whole[4096 + 8192 :])

    refused = refusal(closed)

    assert refused.code == "register_damaged"
    assert refused.data["backups"] == (backup.path.name,)


def test_register_that_is_no_database_is_refused(closed: Path) -> None:
    (closed / "register.sqlite").write_bytes(b"something else altogether" * 100)

    assert refusal(closed).code == "register_damaged"
    assert refusal(closed, write=False).code == "register_damaged"


def test_missing_register_is_refused_and_not_made_anew(closed: Path) -> None:
    (closed / "register.sqlite").unlink()

    assert refusal(closed).code == "register_missing"
    assert refusal(closed, write=False).code == "register_missing"
    assert not (closed / "register.sqlite").exists()


def test_empty_register_is_refused(closed: Path) -> None:
    (closed / "register.sqlite").write_bytes(b"")

    assert refusal(closed).code == "register_empty"


def test_refused_workspace_is_not_left_locked(closed: Path) -> None:
    register = closed / "register.sqlite"
    aside = register.rename(closed / "aside")
    refusal(closed)
    aside.rename(register)

    open_workspace(closed, clock=StillClock(), who=WHO).workspace.close()


def test_network_drive_and_synchronised_folder_are_refused_but_read(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "is_on_network", lambda _: True)
    assert refusal(closed).code == "on_a_network_drive"
    open_workspace(closed, clock=StillClock(), who=WHO, write=False).workspace.close()

    monkeypatch.setattr(places, "is_on_network", lambda _: False)
    monkeypatch.setenv("OneDriveCommercial", str(closed.parent))
    refused = refusal(closed)
    assert (refused.code, refused.data["service"]) == ("in_a_synchronised_folder", "OneDrive")


def test_closing_leaves_one_register_file_and_can_be_done_twice(app: App) -> None:
    app.do(add, Person(name="Ada Brook"))

    app.workspace.close()
    app.workspace.close()

    assert [path.name for path in app.workspace.folder.glob("register*")] == ["register.sqlite"]


def test_opening_removes_files_that_were_begun_and_moves_those_without_a_row(closed: Path) -> None:
    orphan = closed / "files" / "ab" / ("ab" + "0" * 62)
    orphan.parent.mkdir()
    orphan.write_bytes(b"stored, and then killed")
    begun = [closed / "files/ab/.0123456789abcdef.part", closed / "backups/.0123456789abcdef.part"]
    for path in begun:
        path.write_bytes(b"half")

    open_workspace(closed, clock=StillClock(), who=WHO).workspace.close()

    assert not orphan.exists()
    assert not any(path.exists() for path in begun)
    assert (closed / "left-over" / orphan.name).read_bytes() == b"stored, and then killed"


def test_opening_to_read_changes_nothing(closed: Path) -> None:
    orphan = closed / "files" / "ab" / ("ab" + "0" * 62)
    orphan.parent.mkdir()
    orphan.write_bytes(b"another process may be storing this")

    open_workspace(closed, clock=StillClock(), who=WHO, write=False).workspace.close()

    assert orphan.exists()


def test_alembic_is_not_imported_to_open_a_workspace_that_is_up_to_date(closed: Path) -> None:
    script = HOLD.replace("sys.stdin.read()", "print('alembic' in sys.modules)")

    said = subprocess.run(
        [sys.executable, "-c", script, str(closed)], check=True, capture_output=True, text=True
    )

    assert said.stdout.splitlines() == ["open", "False"]


def test_postgresql_workspace_is_recorded_by_the_database_role(postgresql_app: App) -> None:
    postgresql_app.do(add, Person(name="Ada Brook"))

    with postgresql_app.reading() as reader:
        [account] = reader.connection.exec_driver_sql("select account from trail_entry").scalars()
    assert account == "app"


def test_second_folder_joins_a_register_that_is_there(postgresql_app: App, tmp_path: Path) -> None:
    postgresql_app.do(add, Person(name="Ada Brook"))
    url = postgresql_app.workspace.file.register

    joined = create_workspace(
        tmp_path / "mine", name="N", regime="cqc", clock=StillClock(), who=WHO, register=url
    )

    assert joined.read(lambda reader: reader.register(Person).count()) == 1
    joined.workspace.close()


def test_register_on_a_server_that_does_not_answer_is_refused(tmp_path: Path) -> None:
    url = f"postgresql+psycopg://app@/nothing?host={tmp_path}"

    with pytest.raises(Refused) as caught:
        create_workspace(tmp_path / "w", name="N", regime="cqc", clock=StillClock(), who=WHO, register=url)

    assert caught.value.code == "register_unreachable"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs to become somebody else")
def test_read_only_folder_can_be_read_and_says_so_when_written(closed: Path) -> None:
    for path in (closed, *closed.parents):
        if path.stat().st_uid == 0 and path != path.parent and str(path).startswith("/tmp/"):
            path.chmod(0o755)
    script = (
        "import os, sys; from pathlib import Path; sys.path[:0] = sys.argv[2:]\n"
        "import inspection_ready.services.workspaces as w; from inspection_ready.domain.errors import Refused\n"
        "from inspection_ready.domain.people import Person; from inspection_ready.domain.moments import SystemClock\n"
        "from inspection_ready.domain.who import Who\n"
        "import sqlalchemy.dialects.sqlite\n"
        "os.setuid(65534)\n"
        "told = dict(clock=SystemClock(), who=Who('a', 'b'))\n"
        "try: w.open_workspace(Path(sys.argv[1]), **told)\n"
        "except Refused as refused: print(refused.code)\n"
        "app = w.open_workspace(Path(sys.argv[1]), write=False, **told)\n"
        "print(app.read(lambda reader: reader.register(Person).count()))\n"
    )

    said = subprocess.run(
        [sys.executable, "-c", script, str(closed), *sys.path], check=True, capture_output=True, text=True
    )

    assert said.stdout.splitlines() == ["workspace_read_only", "1"]
