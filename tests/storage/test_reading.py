"""What a reader may do, and what an id stands for."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import DBAPIError

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.people import Person
from tests.story import add, remove

if TYPE_CHECKING:
    from inspection_ready.services.app import App


def test_readers_may_only_ask(any_app: App) -> None:
    asked = {"sqlite": "pragma query_only", "postgresql": "show transaction_read_only"}
    with any_app.reading() as reader:
        said = reader.connection.exec_driver_sql(asked[reader.connection.dialect.name]).scalar()

    assert said in {1, "on"}


def test_reader_who_writes_is_refused(any_app: App) -> None:
    any_app.do(add, Person(name="Ada Brook"))

    with pytest.raises((Refused, DBAPIError)), any_app.reading() as reader:
        reader.connection.exec_driver_sql("update person set name = 'Ben Hill'")

    assert [person.name for person in any_app.read(lambda reader: reader.register(Person).all())] == [
        "Ada Brook"
    ]


def test_id_of_a_removed_record_is_never_given_again(any_app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now)
    seen: set[int] = set()
    for _ in range(3):
        any_app.do(add, Person(name="Ada Brook"))
        [held] = any_app.read(lambda reader: reader.register(Person).all())
        assert held.id > max(seen, default=0)
        seen.add(held.id)
        any_app.do(remove, held)
        monkeypatch.setattr(time, "time_ns", lambda: now - 10**12)  # the clock was put right
