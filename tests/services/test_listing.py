from __future__ import annotations

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
from inspection_ready.services.listing import Filter, Is, Order, listing, page
from inspection_ready.services.registers import add_record
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
