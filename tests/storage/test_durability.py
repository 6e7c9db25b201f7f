"""What is said to be saved is on the disk, in the right order, and stays whatever comes after."""

from __future__ import annotations

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest
from sqlalchemy import Transaction

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.people import Person
from inspection_ready.services.app import App
from inspection_ready.services.packs import make_pack
from inspection_ready.services.regimes import start_with_regime
from inspection_ready.services.safe_copies import make_safe_copy, make_safe_copy_if_changed, restore
from inspection_ready.services.verify import verify
from inspection_ready.services.workspaces import create_workspace, open_workspace
from inspection_ready.storage.files import write_whole
from inspection_ready.storage.pack_folders import PackFolders
from inspection_ready.storage.safe_copies import registers_in
from tests.fakes import StillClock
from tests.plugins.registers import WHO
from tests.story import add, notify

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def flushed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """In order: what was flushed to the disk, and under which names things were put in their place."""
    told: list[str] = []
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("which file a descriptor is cannot be told here")

    def fsync(descriptor: int, really: Callable[[int], None] = os.fsync) -> None:
        told.append(f"flush {Path(f'/proc/self/fd/{descriptor}').readlink().name}")
        really(descriptor)

    def rename(path: Path, target: Path, really: Callable[[str, str], None] = os.replace) -> Path:
        told.append(f"rename {path.name} to {target.name}")
        really(str(path), str(target))
        return target

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", rename)
    monkeypatch.setattr(Path, "rename", rename)
    return told


def test_register_is_set_to_survive_a_power_cut(app: App) -> None:
    writing = app.workspace._writing
    assert writing is not None

    with writing.engine.connect() as connection:
        names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        said = [connection.exec_driver_sql(f"pragma {name}").scalar_one() for name in names]

    assert said == ["wal", 2, 1, 1]


def test_file_is_flushed_then_named_then_its_folder_is_flushed(tmp_path: Path, flushed: list[str]) -> None:
    write_whole(tmp_path / "kept" / "letter", b"You are being assessed.")

    [written, named, folder] = flushed
    part = written.removeprefix("flush ")
    assert part.endswith(".part")
    assert (named, folder) == (f"rename {part} to letter", "flush kept")


def test_pack_is_flushed_before_and_after_it_gets_its_name(tmp_path: Path, flushed: list[str]) -> None:
    folders = PackFolders(tmp_path / "packs")

    with folders.building() as building:
        folders.place(building, "Pack 1")

    assert flushed == [f"flush {building.name}", f"rename {building.name} to Pack 1", "flush packs"]


def test_safe_copy_is_flushed_before_it_gets_its_name(app: App, tmp_path: Path, flushed: list[str]) -> None:
    app.do(add, Person(name="Ada Brook"))
    flushed.clear()

    copy = make_safe_copy(app, tmp_path / "safe")

    named = next(each for each in flushed if each.endswith(f"to {copy.register.path.name}"))
    part = named.split()[1]
    at = flushed.index(named)
    assert (flushed[at - 1], flushed[at + 1]) == (f"flush {part}", "flush registers")


def test_restored_workspace_is_flushed_before_it_gets_its_name(
    app: App, tmp_path: Path, flushed: list[str]
) -> None:
    stored = app.do(notify, b"You are being assessed.").result.message_sha256
    copy = make_safe_copy(app, tmp_path / "safe").folder
    flushed.clear()

    restore(copy, tmp_path / "mine", clock=app.clock, who=WHO)

    placed = flushed.index("rename .mine.part to mine")
    assert {f"flush {stored}", "flush register.sqlite"} <= set(flushed[:placed])
    assert flushed[placed + 1] == f"flush {tmp_path.name}"


def test_disk_that_fills_up_while_restoring_is_said_and_leaves_nothing(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.do(notify, b"You are being assessed.")
    copy = make_safe_copy(app, tmp_path / "safe").folder

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", full)
    with pytest.raises(Refused) as caught:
        restore(copy, tmp_path / "mine", clock=app.clock, who=WHO)

    assert caught.value.code == "disk_full"
    assert [path.name for path in tmp_path.iterdir() if "mine" in path.name] == []


def test_interruption_just_after_the_commit_leaves_the_file(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    def commit(transaction: Transaction, really: Callable[[Transaction], None] = Transaction.commit) -> None:
        really(transaction)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Transaction, "commit", commit)
        with pytest.raises(KeyboardInterrupt):
            app.do(notify, b"You are being assessed.")

    assert (verify(app).problems, verify(app).files) == ((), 1)


def test_pack_gets_its_name_while_the_register_is_held(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that who verifies meanwhile can wait for its record, and never finds a folder without one."""
    register = app.workspace.register_path
    assert register is not None
    app.do(start_with_regime, "cqc")
    held: list[str] = []

    def place(folders: PackFolders, building: Path, name: str) -> Path:
        with closing(sqlite3.connect(register, timeout=0, isolation_level=None)) as other:
            with pytest.raises(sqlite3.OperationalError) as caught:
                other.execute("begin immediate")
            held.append(str(caught.value))
        return building.rename(folders.root / name)

    monkeypatch.setattr(PackFolders, "place", place)
    make_pack(app, only=["key-dates"])

    assert held == ["database is locked"]


def test_two_who_write_at_once_fork_no_trail(any_app: App, tmp_path: Path) -> None:
    other = any_app
    if any_app.workspace.file.is_shared:
        told = {"name": "N", "regime": "cqc", "clock": StillClock(), "who": WHO}
        url = any_app.workspace.file.register
        other = create_workspace(tmp_path / "theirs", register=url, **told)  # type: ignore[arg-type] # as told

    def write(app: App) -> None:
        for number in range(25):
            app.do(add, Person(name=f"Person {number}"))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, (any_app, other)))

    verdict = verify(any_app)
    assert (verdict.problems, verdict.head.count, verdict.records) == ((), 50, 50)
    if other is not any_app:
        other.workspace.close()


def test_workspace_closes_while_somebody_reads(app: App) -> None:
    app.do(add, Person(name="Ada Brook"))

    with app.reading() as reader:
        before = reader.register(Person).count()
        app.do(add, Person(name="Ben Hill"))
        app.workspace.close()
        after = reader.register(Person).count()

    again = open_workspace(app.workspace.folder, clock=StillClock(), who=WHO)
    assert (before, after, again.read(lambda reader: reader.register(Person).count())) == (1, 1, 2)
    again.workspace.close()


@pytest.mark.parametrize("is_late", [False, True])
def test_closed_workspace_holds_no_connection_however_long_somebody_read(any_app: App, is_late: bool) -> None:
    """Windows would neither move nor remove its folder."""
    if is_late:
        any_app.workspace.close()
    with any_app.reading() as reader:
        connection = reader.connection.connection.dbapi_connection
        assert connection is not None
        any_app.workspace.close()
        assert reader.register(Person).count() == 0

    with pytest.raises((sqlite3.ProgrammingError, psycopg.OperationalError), match="closed"):
        connection.cursor().execute("select 1")


def test_clock_that_was_ahead_makes_no_old_copy_the_newest(
    app: App, tmp_path: Path, clock: StillClock
) -> None:
    safe = tmp_path / "safe"
    clock.moment += timedelta(days=365)
    app.do(add, Person(name="Ada Brook"))
    make_safe_copy(app, safe)
    clock.moment = datetime(2026, 11, 21, tzinfo=UTC)
    app.do(add, Person(name="Ben Hill"))
    copy = make_safe_copy(app, safe)

    assert make_safe_copy_if_changed(app, safe) is None
    assert registers_in(copy.folder / "registers")[0] == copy.register
    mine = open_workspace(restore(copy.folder, tmp_path / "mine", clock=clock, who=WHO), clock=clock, who=WHO)
    assert mine.read(lambda reader: reader.register(Person).count()) == 2
    mine.workspace.close()


def test_safe_copy_folder_that_is_away_is_not_made_anew(app: App, tmp_path: Path) -> None:
    app.do(add, Person(name="Ada Brook"))

    with pytest.raises(Refused) as caught:
        make_safe_copy_if_changed(app, tmp_path / "OneDrive")

    assert caught.value.code == "safe_copy_not_made"
    assert not (tmp_path / "OneDrive").exists()


def test_safe_copy_where_a_file_is_in_the_way_is_refused(app: App, tmp_path: Path) -> None:
    (tmp_path / "safe").write_text("a file")

    with pytest.raises(Refused) as caught:
        make_safe_copy(app, tmp_path / "safe")

    assert caught.value.code == "safe_copy_not_made"


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("postgresql://app@server/ready", "register_not_understood"),
        ("postgresql+psycopg://app@server:port/ready", "register_not_understood"),
        ("postgresql+psycopg://app@server", "register_not_understood"),
        ("postgresql+other://app@server/ready", "register_not_understood"),
        ("mysql://app@server/ready", "register_not_understood"),
        ("postgresql+psycopg://app:secret@server/ready", "register_has_password"),
        ("postgresql+psycopg://app@server/ready?password=secret", "register_has_password"),
    ],
)
def test_wrong_address_of_a_shared_register_is_refused_and_nothing_made(
    tmp_path: Path, address: str, code: str
) -> None:
    with pytest.raises(Refused) as caught:
        create_workspace(
            tmp_path / "w", name="N", regime="cqc", clock=StillClock(), who=WHO, register=address
        )

    assert (caught.value.code, list(tmp_path.iterdir())) == (code, [])
