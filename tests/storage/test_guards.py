"""The record of changes is append-only in the database itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import DBAPIError

from inspection_ready.domain.people import Person
from inspection_ready.domain.who import Decision
from inspection_ready.services.verify import verify
from tests.story import add

if TYPE_CHECKING:
    from inspection_ready.services.app import App

FORBIDDEN = (
    "update trail_entry set verb = 'other'",
    "update trail_entry set hash = hash",
    "delete from trail_entry",
    "delete from trail_row",
    "update trail_row set payload = '{}'",
    "update trail_row set payload = null, salt = null, kind = 'base'",
    "update trail_row set payload = null, salt = null, record_id = 5",
    "update trail_row set payload = null",
    "update trail_row set position = position + 1",
)


def run(app: App, statement: str) -> None:
    told = app.clock.now(), app.who
    with app.workspace.writing(verb="x", at=told[0], who=told[1], decision=Decision()) as uow:
        uow.connection.exec_driver_sql(statement)


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_record_of_changes_cannot_be_rewritten(any_app: App, statement: str) -> None:
    any_app.do(add, Person(name="Ada Brook"))

    with pytest.raises(DBAPIError, match="append-only"):
        run(any_app, statement)

    assert verify(any_app).ok


def test_payload_with_its_salt_may_be_erased(any_app: App) -> None:
    any_app.do(add, Person(name="Ada Brook"))

    run(any_app, "update trail_row set payload = null, salt = null")

    with any_app.reading() as reader:
        rows = reader.connection.exec_driver_sql("select payload, salt from trail_row").all()
    assert [tuple(row) for row in rows] == [(None, None)]


@pytest.mark.parametrize(
    "statement",
    [
        "insert or replace into trail_row select * from trail_row",
        "insert or replace into trail_entry select * from trail_entry",
        (
            "insert into trail_entry select seq + 2, at, verb, account, machine, null, null, null, null, 1, '', ''"
            " from trail_entry"
        ),
    ],
)
def test_record_of_changes_cannot_be_replaced_on_sqlite(app: App, statement: str) -> None:
    app.do(add, Person(name="Ada Brook"))

    with pytest.raises(DBAPIError, match="append-only"):
        run(app, statement)


@pytest.mark.parametrize("table", ["trail_entry", "trail_row"])
def test_record_of_changes_cannot_be_emptied_on_postgresql(postgresql_app: App, table: str) -> None:
    postgresql_app.do(add, Person(name="Ada Brook"))

    with pytest.raises(DBAPIError, match="append-only"):
        run(postgresql_app, f"truncate {table}")


def test_reader_cannot_write(any_app: App) -> None:
    with (
        pytest.raises(Exception, match=r"workspace_read_only|read-only|readonly"),
        any_app.reading() as reader,
    ):
        reader.connection.exec_driver_sql("delete from person")
