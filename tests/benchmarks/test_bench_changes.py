"""What finding out what changed adds to a pack, in processor time of the same run: 20,000 people, each changed twice."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.people import Person
from inspection_ready.services.facts import gather_facts
from inspection_ready.services.manifest import Asked
from inspection_ready.services.pack_changes import changed_since
from inspection_ready.services.packs import make_pack
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.verbs import VERBS, verb
from tests.benchmarks.test_bench_trail import person

if TYPE_CHECKING:
    from inspection_ready.domain.changed_since import ChangedSince
    from inspection_ready.services.app import App
    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

pytestmark = pytest.mark.benchmark

PEOPLE = 20_000
MOST_OF_A_PACK = 0.25
TRIES = 3
ASKED = Asked(("changes", "contacts"))

VERBS.pop("bench.enter", None)
VERBS.pop("bench.rename", None)


@verb("bench.enter")
def enter(uow: UnitOfWork, people: list[Person]) -> None:
    uow.register(Person).add_many(people)


@verb("bench.rename")
def rename(uow: UnitOfWork, people: list[Person], role: str) -> list[Person]:
    return uow.register(Person).change_many([(row, replace(row, role=role)) for row in people])


@pytest.mark.parametrize("changed", [0, PEOPLE])
def test_bench_what_changed_is_a_small_part_of_a_pack(app: App, changed: int) -> None:
    """Whether the record of changes grew before the pack before, or after it."""
    app.do(use_shipped_regime)
    people = [person(number) for number in range(PEOPLE)]
    app.do(enter, people)
    if not changed:
        people = twice(app, people)
    make_pack(app, only=ASKED.documents)
    if changed:
        twice(app, people)

    told: ChangedSince | None = None
    finding: list[float] = []
    for _ in range(TRIES):
        seconds, told = app.read(found, app)
        finding.append(seconds)
    began = time.process_time()
    make_pack(app, only=ASKED.documents)
    making = time.process_time() - began

    ours = min(finding)
    print(
        f"\nBENCH Finding {changed:,} changes among {PEOPLE:,} people, against making the pack | {ours * 1e3:.0f} ms"
        f" | {making * 1e3:.0f} ms | {ours / making:.2f} | {MOST_OF_A_PACK}"
    )
    assert told is not None
    assert len(told.changes) == changed
    assert ours <= making * MOST_OF_A_PACK


def twice(app: App, people: list[Person]) -> list[Person]:
    for role in ("Officer", "Head"):
        people = app.do(rename, people, role).result
    return people


def found(reader: Reader, app: App) -> tuple[float, ChangedSince | None]:
    facts = gather_facts(reader, number=2, at=app.clock.now())
    began = time.process_time()
    told = changed_since(reader, facts, ASKED, app.workspace.packs)
    return time.process_time() - began, told
