"""Any walk of commands leaves a workspace in which verify finds nothing: no false alarms."""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.bases import Base
from inspection_ready.domain.errors import ExpectedError, Refused
from inspection_ready.domain.people import Person, Side, Tier
from inspection_ready.domain.verifying import Problem
from inspection_ready.services.disposal import dispose
from inspection_ready.services.undo import undo
from inspection_ready.services.verbs import VERBS, verb
from inspection_ready.services.verify import verify
from tests.story import add, change, make_pack, notify, remove

if TYPE_CHECKING:
    from inspection_ready.services.app import App
    from inspection_ready.storage.unit_of_work import UnitOfWork

VERBS.pop("test.refused", None)


@verb("test.refused")
def refused_notify(uow: UnitOfWork, message: bytes) -> None:
    notify(uow, message)
    raise Refused("opened_to_read")


WORDS = (
    "",
    "Ada",
    "Łódź",
    "O’Neill",
    "“quoted”",
    'a "b" \\ c',
    "line\nline\ttab",
    "😀 emoji",
    "null",
    "0",
    " ",
)
STEPS = 60


def some_person(dice: random.Random, bases: tuple[Base, ...]) -> Person:
    return Person(
        name=dice.choice(WORDS),
        notes=dice.choice(WORDS),
        tier=dice.choice([None, *Tier]),
        side=dice.choice(list(Side)),
        left_on=dice.choice([None, date(2026, 1, 1) + timedelta(days=dice.randrange(999))]),
        base_id=dice.choice([None, *(base.id for base in bases)]),
    )


def some_base(dice: random.Random) -> Base:
    return Base(
        name=dice.choice(WORDS),
        latitude=dice.choice([None, 51.0, -0.0, 1e-7, dice.uniform(-90, 90)]),
        is_main=dice.random() < 0.5,
        suitable_for_visits=dice.choice([None, True, False]),
    )


def step(app: App, dice: random.Random) -> None:
    people = app.read(lambda reader: reader.register(Person).all())
    bases = app.read(lambda reader: reader.register(Base).all())
    last = app.read(lambda reader: reader.head()).count
    match dice.randrange(9):
        case 0 | 1:
            app.do(add, some_person(dice, bases), some_base(dice))
        case 2 | 3 if people:
            one = dice.choice(people)
            app.do(change, one, replace(some_person(dice, bases), id=one.id))
        case 4 if people:
            app.do(remove, dice.choice(people))
        case 5 if last:
            app.do(undo, dice.randrange(max(1, last - 4), last + 1))
        case 6 if people or bases:
            kind, record_id = dice.choice(
                [*(("person", one.id) for one in people), *(("base", one.id) for one in bases)]
            )
            app.do(dispose, kind, record_id)
        case 7 if people:
            told_at = datetime(2026, 11, 1, 9, 0, 0, dice.randrange(10**6), tzinfo=UTC)
            starts = date(2026, 12, 1)
            app.do(add, Absence(person_id=dice.choice(people).id, starts_on=starts, told_at=told_at))
        case 8:
            number = app.read(lambda reader: reader.head()).count
            app.do(make_pack, f"Pack {number}", {"a.pdf": dice.randbytes(20)})
            app.do(notify, dice.randbytes(20))
        case _:
            pass  # nobody to do it to yet


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_no_walk_of_commands_raises_a_false_alarm(any_app: App, seed: int) -> None:
    dice = random.Random(seed)
    found: list[Problem] = []

    for at in range(STEPS):
        with suppress(ExpectedError):
            step(any_app, dice)
        if at % 10 == 9:
            found += verify(any_app, against=str(any_app.read(lambda reader: reader.head()))).problems

    assert found == []
    assert any_app.read(lambda reader: reader.head()).count > STEPS / 3


def test_command_that_is_refused_leaves_no_file_behind(any_app: App) -> None:
    message = b"You are being assessed."

    with pytest.raises(Refused):
        any_app.do(refused_notify, message)

    assert verify(any_app).ok
    any_app.do(notify, message)
    assert verify(any_app).ok
