from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date

import pytest

from inspection_ready.domain.bases import Base
from inspection_ready.domain.functions import Function
from inspection_ready.domain.people import Person, Tier
from inspection_ready.domain.responsibilities import Responsibility, Subject
from inspection_ready.domain.rows import Row
from inspection_ready.records.fields import Record
from inspection_ready.records.functions import FUNCTIONS
from inspection_ready.records.people import PEOPLE
from inspection_ready.records.registry import RECORDS
from inspection_ready.records.responsibilities import RESPONSIBILITIES
from inspection_ready.services.app import App
from inspection_ready.services.listing import Filter, Is, Order, listing, listing_after, page
from inspection_ready.services.registers import add_record, change_record, remove_record
from tests.queries import queries

BASE = Base(name="Civic Centre", postcode="ZZ1 1AA")
ANN = Person(name="Ann Brown", role="Director", tier=Tier.DIRECTOR, phone="01632 960 001")
JO = Person(name="jo Bloggs", role="Officer", tier=Tier.STAFF, base_id=BASE.id, left_on=date(2025, 6, 4))
SIAN = Person(name="Siân Evans", email="sian@northmoor.example")
IT = Function(name="IT", contact_id=ANN.id, second_id=JO.id, tasks="Wi-Fi\nProjectors")
HR = Function(name="HR", contact_id=ANN.id)


@pytest.fixture
def filled(any_app: App) -> App:
    for row in (BASE, ANN, JO, SIAN, IT, HR):
        any_app.do(add_record, row)
    return any_app


def _titles(
    app: App,
    record: Record,
    *,
    order: Order | None = None,
    filters: Sequence[Filter] = (),
    typed: str = "",
) -> list[str]:
    found = app.read(listing, record, order=order, filters=filters).found(typed)
    return [row.cells[0] for row in app.read(page, record, found)]


def test_list_is_in_its_own_order_without_regard_to_capitals(filled: App) -> None:
    assert _titles(filled, PEOPLE) == ["Ann Brown", "jo Bloggs", "Siân Evans"]


def test_list_is_sorted_by_a_field_with_what_is_empty_last(filled: App) -> None:
    assert _titles(filled, PEOPLE, order=Order("role")) == ["Ann Brown", "jo Bloggs", "Siân Evans"]
    assert _titles(filled, PEOPLE, order=Order("role", descending=True)) == [
        "jo Bloggs",
        "Ann Brown",
        "Siân Evans",
    ]


def test_list_is_sorted_by_choice_in_the_order_they_are_offered(filled: App) -> None:
    assert _titles(filled, PEOPLE, order=Order("tier", descending=True))[:2] == ["jo Bloggs", "Ann Brown"]


def test_list_is_sorted_by_the_name_a_link_leads_to(filled: App) -> None:
    assert _titles(filled, FUNCTIONS, order=Order("second_id")) == ["IT", "HR"]


def test_statement_9_comes_before_statement_10(any_app: App) -> None:
    for code in ("QS10", "QS9", "QS1"):
        any_app.do(add_record, Responsibility(subject=Subject.STATEMENT, code=code))

    ids = any_app.read(listing, RESPONSIBILITIES).ids

    assert [row.cells[1] for row in any_app.read(page, RESPONSIBILITIES, ids)] == ["QS1", "QS9", "QS10"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("sian", ["Siân Evans"]),
        ("BLOGGS jo", ["jo Bloggs"]),
        ("01632960001", ["Ann Brown"]),
        ("4 june 2025", ["jo Bloggs"]),
        ("director", ["Ann Brown"]),
        ("civic", ["jo Bloggs"]),
        ("nobody", []),
        ("", ["Ann Brown", "jo Bloggs", "Siân Evans"]),
    ],
)
def test_typing_finds_rows_by_the_words_they_show(filled: App, typed: str, expected: list[str]) -> None:
    assert _titles(filled, PEOPLE, typed=typed) == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Filter("tier", Is.EQUAL, Tier.STAFF), ["jo Bloggs"]),
        (Filter("email", Is.EMPTY), ["Ann Brown", "jo Bloggs"]),
        (Filter("email", Is.FILLED), ["Siân Evans"]),
        (Filter("base_id", Is.EMPTY), ["Ann Brown", "Siân Evans"]),
        (Filter("left_on", Is.BY, date(2025, 6, 4)), ["jo Bloggs"]),
        (Filter("left_on", Is.NOT_BY, date(2025, 6, 3)), ["Ann Brown", "jo Bloggs", "Siân Evans"]),
        (Filter("left_on", Is.NOT_BY, date(2025, 6, 4)), ["Ann Brown", "Siân Evans"]),
    ],
)
def test_list_is_filtered(filled: App, condition: Filter, expected: list[str]) -> None:
    assert _titles(filled, PEOPLE, filters=[condition]) == expected


def test_first_screenful_and_the_rest_make_the_whole(filled: App) -> None:
    people = filled.read(listing, PEOPLE)

    first, rest = people.found("", limit=2), people.found("", start=2)

    assert list(first) + list(rest) == list(people.ids)
    assert len(first) == 2


def test_page_shows_words_and_not_codes(filled: App) -> None:
    rows = filled.read(page, PEOPLE, [JO.id])

    assert rows[0].cells == (
        "jo Bloggs", "Officer", "Staff", "", "", "", "Civic Centre", "Inside the council", "4 June 2025",
    )  # fmt: skip


def test_page_shows_several_lines_in_one(filled: App) -> None:
    assert filled.read(page, FUNCTIONS, [IT.id])[0].cells == (
        "IT",
        "Ann Brown",
        "jo Bloggs",
        "Wi-Fi, Projectors",
    )


def test_page_keeps_the_order_asked_for_and_leaves_out_what_is_gone(filled: App) -> None:
    assert [row.id for row in filled.read(page, PEOPLE, [SIAN.id, 7, ANN.id])] == [SIAN.id, ANN.id]


def test_page_of_more_rows_than_one_query_takes_is_whole(
    filled: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inspection_ready.storage.views.listing._CHUNK", 2)
    ids = filled.read(listing, PEOPLE).ids

    assert [row.id for row in filled.read(page, PEOPLE, ids)] == [ANN.id, JO.id, SIAN.id]


def _selects(app: App, record: Record) -> int:
    with queries(app) as seen:
        ids = app.read(listing, record).ids
        app.read(page, record, ids)
    return sum(statement.lstrip().lower().startswith("select") for statement in seen)


def test_list_takes_as_many_queries_for_three_rows_as_for_one(app: App) -> None:
    people: tuple[Row, ...] = (BASE, JO, ANN, SIAN)
    app.do(add_record, people[0])
    app.do(add_record, people[1])
    for_one = _selects(app, PEOPLE)
    app.do(add_record, people[2])
    app.do(add_record, people[3])

    assert (for_one, _selects(app, PEOPLE)) == (2, 2)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.register)
def test_every_register_can_be_listed_by_every_field(any_app: App, record: Record) -> None:
    for field in record.fields:
        assert list(any_app.read(listing, record, order=Order(field.name)).ids) == []


ORDERS = (
    None,
    Order("role"),
    Order("role", descending=True),
    Order("tier", descending=True),
    Order("left_on"),
)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("filters", [(), (Filter("email", Is.EMPTY),)])
def test_a_list_read_again_where_it_changed_is_the_whole_list_read_again(
    any_app: App, order: Order | None, filters: tuple[Filter, ...]
) -> None:
    """Changed, removed and added at random, several between two readings; names with accents and alike ones too."""
    dice, names = random.Random(3), ("Ann 9", "ann 10", "Siân", "Zoë Ü.", "Bo", "", "two\nlines")
    held = [any_app.do(add_record, random_person(dice, names)).result for _ in range(12)]
    known = any_app.read(listing, PEOPLE, order=order, filters=filters)
    for _ in range(10):
        touched = []
        for _ in range(dice.choice((1, 1, 3))):
            at = dice.randrange(len(held))
            match dice.choice(("add", "change", "change", "remove")):
                case "add":
                    held.append(any_app.do(add_record, random_person(dice, names)).result)
                    touched.append(held[-1].id)
                case "change":
                    told = random_person(dice, names)
                    held[at] = any_app.do(change_record, held[at], told).result
                    touched.append(held[at].id)
                case "remove":
                    any_app.do(remove_record, held[at])
                    touched.append(held.pop(at).id)

        again = any_app.read(listing_after, PEOPLE, known, touched, order=order, filters=filters)

        whole = any_app.read(listing, PEOPLE, order=order, filters=filters)
        assert again is not None
        assert again.ids == whole.ids
        for typed in ("", "ann", "zoe u", "officer", "2025", "two lines", "example"):
            assert list(again.found(typed)) == list(whole.found(typed))
        known = again


def random_person(dice: random.Random, names: Sequence[str]) -> Person:
    return Person(
        name=dice.choice(names) or "x",
        role=dice.choice(("", "Officer", "officer", "Émile")),
        tier=dice.choice((None, Tier.STAFF, Tier.DIRECTOR)),
        email="" if dice.random() < 0.6 else f"p{dice.randrange(10**9)}@northmoor.example",
        left_on=dice.choice((None, date(2025, 6, 4), date(2026, 1, 1))),
    )


def test_more_changed_than_was_said_is_seen(filled: App) -> None:
    before = filled.read(listing, PEOPLE)
    for row in (IT, HR, SIAN, ANN, JO):
        filled.do(remove_record, row)
    filled.do(add_record, Person(name="Kim"))
    with filled.reading() as reader:
        kim = reader.register(Person).find(name="Kim")[0]

    assert filled.read(listing_after, PEOPLE, before, [kim.id]) is None
