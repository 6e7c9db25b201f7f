"""Replaying and verifying the record of changes against a plain read of the same rows, in the same run."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.people import Person
from inspection_ready.services.verbs import VERBS, verb
from inspection_ready.services.verify import verify

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inspection_ready.services.app import App
    from inspection_ready.storage.unit_of_work import UnitOfWork

pytestmark = pytest.mark.benchmark

RECORDS, CHANGES = 20_000, 2
MOST_TIMES = 10.0
TRIES = 5
TABLES = ("trail_entry order by seq", "trail_row order by seq, position", "person order by id")

VERBS.pop("bench.add", None)
VERBS.pop("bench.change", None)


@verb("bench.add")
def add_people(uow: UnitOfWork, people: list[Person]) -> None:
    uow.register(Person).add_many(people)


@verb("bench.change")
def change_people(uow: UnitOfWork, people: list[Person], role: str) -> list[Person]:
    return uow.register(Person).change_many([(row, replace(row, role=role)) for row in people])


def person(number: int) -> Person:
    return Person(
        name=f"Person {number}",
        role="Manager",
        team=f"Team {number % 40}",
        email=f"person.{number}@northmoor.example",
        phone="01632 960001",
        notes="Works three days a week",
    )


def plain_read(path: Path) -> int:
    """Every value of every row, by SQLite's own module."""
    with closing(sqlite3.connect(path)) as connection:
        return sum(1 for table in TABLES for _ in connection.execute(f"select * from {table}"))


def seconds(measured: Callable[[], object]) -> float:
    began = time.perf_counter()
    measured()
    return time.perf_counter() - began


def test_bench_verify_against_a_plain_read(app: App) -> None:
    people = [person(number) for number in range(RECORDS)]
    adding = seconds(lambda: app.do(add_people, people))
    for at in range(CHANGES):
        people = app.do(change_people, people, f"Role {at}").result
    path = app.workspace.register_path
    assert path is not None
    assert plain_read(path) == RECORDS * (CHANGES + 2) + CHANGES + 1

    times = [(seconds(lambda: verify(app)), seconds(lambda: plain_read(path))) for _ in range(TRIES)]

    ours, yardstick = min(time[0] for time in times), min(time[1] for time in times)
    name = f"Verify {RECORDS:,} records with {RECORDS * (CHANGES + 1):,} changes"
    print(
        f"\nBENCH {name} | {ours * 1e3:.0f} ms | {yardstick * 1e3:.0f} ms | {ours / yardstick:.2f} | {MOST_TIMES}"
    )
    print(f"BENCH Adding {RECORDS:,} records with their trail | {adding * 1e3:.0f} ms | | |")
    assert verify(app).ok
    assert ours <= yardstick * MOST_TIMES
