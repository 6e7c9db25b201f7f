"""A shared register that cannot be used says why, each time with a sentence and with nothing half done."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import psycopg
import pytest
from sqlalchemy import Transaction

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.people import Person
from inspection_ready.domain.who import Decision
from inspection_ready.services.workspaces import create_workspace, open_workspace
from inspection_ready.storage import engine
from inspection_ready.storage.engine import TRAIL_LOCK
from tests.fakes import StillClock
from tests.plugins.postgresql import GUARDED, NAME
from tests.plugins.registers import WHO
from tests.story import add

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from inspection_ready.services.app import App
    from inspection_ready.storage.unit_of_work import UnitOfWork
    from tests.plugins.postgresql import Server

pytestmark = pytest.mark.postgresql
ADA = Person(name="Ada Brook")


@pytest.fixture
def beside(postgresql_app: App) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """Somebody else on the same database."""
    address = postgresql_app.workspace.file.register.replace("+psycopg", "")
    with psycopg.connect(address, autocommit=True) as connection:
        yield connection


def refusal_of_new(folder: Path, register: str) -> str:
    with pytest.raises(Refused) as caught:
        create_workspace(folder, name="N", regime="cqc", clock=StillClock(), who=WHO, register=register)
    assert not folder.exists()
    return caught.value.code


def end_all_others(connection: psycopg.Connection[tuple[object, ...]]) -> None:
    """As a server does that is stopped."""
    connection.execute(
        "select pg_terminate_backend(pid, 5000) from pg_stat_activity"
        " where pid <> pg_backend_pid() and datname = current_database()"
    )


def writing(app: App) -> AbstractContextManager[UnitOfWork]:
    return app.workspace.writing(verb="test.add", at=app.clock.now(), who=WHO, decision=Decision())


def people(app: App) -> int:
    return app.read(lambda reader: reader.register(Person).count())


def test_command_waits_for_a_colleague_only_so_long(
    postgresql_app: App, beside: psycopg.Connection[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "SERVER_PATIENCE", 50)
    with beside.transaction():
        beside.execute("select pg_advisory_xact_lock(%s)", (TRAIL_LOCK,))
        with pytest.raises(Refused) as caught:
            postgresql_app.do(add, ADA)

    assert (caught.value.code, people(postgresql_app)) == ("register_busy", 0)
    postgresql_app.do(add, ADA)
    assert people(postgresql_app) == 1


def test_command_that_waits_goes_on_when_the_colleague_is_done(
    postgresql_app: App, beside: psycopg.Connection[tuple[object, ...]]
) -> None:
    with beside.transaction():
        beside.execute("select pg_advisory_xact_lock(%s)", (TRAIL_LOCK,))
        waiting = threading.Thread(target=postgresql_app.do, args=(add, ADA))
        waiting.start()
        asked = "select count(*) from pg_locks where locktype = 'advisory' and not granted"
        while beside.execute(asked).fetchone() == (0,):
            pass
    waiting.join()

    assert people(postgresql_app) == 1


def test_connection_lost_in_the_middle_of_a_command_keeps_nothing(
    postgresql_app: App, beside: psycopg.Connection[tuple[object, ...]]
) -> None:
    def cut_off_half_way() -> None:
        with writing(postgresql_app) as uow:
            uow.register(Person).add(ADA)
            end_all_others(beside)
            uow.register(Person).add(Person(name="Ben Hill"))

    with pytest.raises(Refused) as caught:
        cut_off_half_way()

    assert (caught.value.code, people(postgresql_app)) == ("register_unreachable", 0)


def test_connection_lost_while_saving_says_that_it_is_not_certain(
    postgresql_app: App, beside: psycopg.Connection[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def commit(transaction: Transaction, really: Callable[[Transaction], None] = Transaction.commit) -> None:
        end_all_others(beside)
        really(transaction)

    monkeypatch.setattr(Transaction, "commit", commit)
    with pytest.raises(Refused) as caught:
        postgresql_app.do(add, ADA)
    monkeypatch.undo()

    assert (caught.value.code, people(postgresql_app)) == ("register_lost_while_saving", 0)


def test_workspace_goes_on_after_the_server_dropped_its_connections(
    postgresql_app: App, beside: psycopg.Connection[tuple[object, ...]]
) -> None:
    postgresql_app.do(add, ADA)
    end_all_others(beside)

    postgresql_app.do(add, Person(name="Ben Hill"))

    assert people(postgresql_app) == 2


def test_wrong_password_and_none_are_said(
    postgresql_app: App,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    beside: psycopg.Connection[tuple[object, ...]],
) -> None:
    beside.execute(f"create role {GUARDED} login password 'moor'")
    url = postgresql_app.workspace.file.register.replace(f"{NAME}@", f"{GUARDED}@")
    try:
        said = [refusal_of_new(tmp_path / "none", url)]
        monkeypatch.setenv("PGPASSWORD", "fen")
        said.append(refusal_of_new(tmp_path / "wrong", url))
        monkeypatch.setenv("PGPASSWORD", "moor")
        said.append(refusal_of_new(tmp_path / "right but without rights", url))
    finally:
        beside.execute(f"drop role {GUARDED}")

    assert said == ["register_login_refused", "register_login_refused", "register_not_allowed"]


def test_account_and_database_nobody_knows_are_said(postgresql_server: Server, tmp_path: Path) -> None:
    url = postgresql_server.url("nothing")

    assert refusal_of_new(tmp_path / "a", url) == "register_no_database"
    assert (
        refusal_of_new(tmp_path / "b", url.replace(f"{NAME}@", "nobody_knows@")) == "register_login_refused"
    )


def test_workspace_whose_database_was_dropped_says_so_and_stays(
    postgresql_app: App, postgresql_server: Server
) -> None:
    folder = postgresql_app.workspace.folder
    postgresql_app.workspace.close()
    file = folder / "workspace.toml"
    held = file.read_text("utf-8")
    database = postgresql_app.workspace.file.register.partition("?")[0].rpartition("/")[2]
    file.write_text(held.replace(f"/{database}?", "/dropped?"), "utf-8")

    for write in (True, False):
        with pytest.raises(Refused) as caught:
            open_workspace(folder, clock=StillClock(), who=WHO, write=write)

        assert caught.value.code == "register_no_database"


@pytest.mark.parametrize(
    "address", ["postgresql+psycopg://app@127.0.0.1:1/x", "postgresql+psycopg://app@nowhere.invalid/x"]
)
def test_server_that_is_not_there_is_said(tmp_path: Path, address: str) -> None:
    assert refusal_of_new(tmp_path / "w", address) == "register_unreachable"
