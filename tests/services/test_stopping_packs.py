"""A pack that is stopped, at whatever moment, leaves no file, no record and no number behind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from inspection_ready.domain.bases import Base
from inspection_ready.domain.errors import Cancelled
from inspection_ready.domain.letters import Letter, LetterUse
from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.people import Person
from inspection_ready.services.app import App
from inspection_ready.services.inspection import notify
from inspection_ready.services.packs import make_pack, packs
from inspection_ready.services.regimes import add_starters, use_shipped_regime
from inspection_ready.services.registers import add_record
from inspection_ready.services.verbs import VERBS, verb
from inspection_ready.storage.unit_of_work import UnitOfWork

ARRIVED = dt.datetime(2026, 11, 20, 9, 30, tzinfo=dt.UTC)
LETTERS = 200
ALREADY = 5

VERBS.pop("test.address_letters", None)


@verb("test.address_letters")
def address_letters(uow: UnitOfWork, count: int, *, title: str = "Announcement") -> None:
    everybody = DistributionList(name=f"For {title}")
    letter = Letter(title=title, subject="They are coming", body="Dear {{first name}},\n\nBe ready.")
    people = [Person(name=f"Person {number:03}") for number in range(1, count + 1)]
    uow.register(DistributionList).add(everybody)
    uow.register(Letter).add(letter)
    uow.register(LetterUse).add(LetterUse(letter_id=letter.id, list_id=everybody.id))
    uow.register(Person).add_many(people)
    uow.register(ListMember).add_many(
        ListMember(list_id=everybody.id, person_id=person.id) for person in people
    )


class Stop:
    """A progress that stops the work the first time ``when`` is true of it, and notes what it was told."""

    def __init__(self, when: Callable[[Stop], bool]) -> None:
        self.when = when
        self.told: list[tuple[int, int]] = []

    def __call__(self, done: int, of: int) -> None:
        self.told.append((done, of))
        if self.when(self):
            raise Cancelled


def whole_run(app: App, *only: str) -> list[tuple[int, int]]:
    """What progress is told of a pack that nobody stops. The pack stays, so the next is number 2."""
    told = Stop(lambda _: False)
    make_pack(app, only=only or None, progress=told)
    return told.told


def assert_stopped_leaves_nothing(app: App, stop: Stop, *only: str) -> None:
    before = packs(app), sorted(app.workspace.packs.iterdir()), app.read(lambda reader: reader.head())

    with pytest.raises(Cancelled):
        make_pack(app, only=only or None, progress=stop)

    after = packs(app), sorted(app.workspace.packs.iterdir()), app.read(lambda reader: reader.head())
    assert after == before


@pytest.fixture
def council(app: App) -> App:
    app.do(use_shipped_regime)
    app.do(add_starters)
    app.do(add_record, Base(name="Civic Centre", postcode="ZZ1 1AA", is_main=True))
    app.do(address_letters, ALREADY)
    app.do(notify, received=ARRIVED)
    return app


def test_stopped_before_any_document_nothing_is_left_and_the_number_is_free(council: App) -> None:
    whole_run(council)  # the first has no page of what changed
    files = whole_run(council)[-1][1]

    for done in range(files + 1):
        assert_stopped_leaves_nothing(council, Stop(lambda stop, at=done: stop.told[-1] == (at, files)))  # type: ignore[misc] # mypy cannot see the type of a lambda with a default

    assert files > 20
    assert make_pack(council, only=["key-dates"]).filed.pack.number == 3


def test_stopped_at_any_chance_within_a_document_nothing_is_left(council: App) -> None:
    chances = len(whole_run(council, "wall-chart"))

    for last in range(1, chances + 1):
        stop = Stop(lambda stop, at=last: len(stop.told) == at)  # type: ignore[misc] # as above
        assert_stopped_leaves_nothing(council, stop, "wall-chart")

    assert chances > 20
    assert make_pack(council, only=["key-dates"]).filed.pack.number == 2


def test_stopped_at_the_117th_of_200_letters_nothing_is_left(council: App) -> None:
    council.do(address_letters, LETTERS - ALREADY, title="Thank you")
    stop = Stop(lambda stop: stop.told[-1][0] == 2 * 116 + 1)  # its Word file is there, its PDF is not

    assert_stopped_leaves_nothing(council, stop, "letters")

    assert stop.told[-1][1] == 2 * LETTERS + 3  # the one about the pack itself, and the ZIP
    assert make_pack(council, only=["key-dates"]).filed.pack.number == 1
