"""Row types, tables and descriptions name the same fields with the same types."""

from __future__ import annotations

import types
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, get_args, get_type_hints

import pytest
from sqlalchemy import BigInteger, Boolean, Date, DateTime, Float, Integer, String

from inspection_ready import records
from inspection_ready.domain.rows import Row
from inspection_ready.records.fields import Kind, Record
from inspection_ready.records.registry import RECORDS, record_named, record_of
from inspection_ready.records.session_lines import SESSION_LINES
from inspection_ready.storage.models.base import ByValue, RowModel, UtcDateTime
from inspection_ready.storage.models.registry import MODEL_OF, MODELS

COLUMN_TYPES: dict[type, tuple[type, ...]] = {
    str: (String,),
    int: (Integer, BigInteger),
    bool: (Boolean,),
    float: (Float,),
    date: (Date,),
    datetime: (UtcDateTime, DateTime),
}

KINDS: dict[type, set[Kind]] = {
    str: {
        Kind.TEXT,
        Kind.LONG_TEXT,
        Kind.LINES,
        Kind.MARKDOWN,
        Kind.EMAIL,
        Kind.PHONE,
        Kind.POSTCODE,
        Kind.WEB,
        Kind.OFFSET,
    },
    int: {Kind.NUMBER, Kind.TIME, Kind.LINK},
    bool: {Kind.YES_NO},
    float: {Kind.DEGREES},
    date: {Kind.DATE},
    datetime: {Kind.MOMENT},
}


def plain_type(hint: Any) -> tuple[type, bool]:
    """The type without its None, and whether None was allowed."""
    if isinstance(hint, types.UnionType):
        (inner,) = [part for part in get_args(hint) if part is not types.NoneType]
        return inner, True
    return hint, False


def row_types() -> list[type[Row]]:
    return [model.row_type for model in MODELS]


def test_every_described_register_has_a_table() -> None:
    assert [record.register for record in RECORDS if record.row_type not in MODEL_OF] == []


def test_every_table_of_records_is_listed() -> None:
    assert [model.__name__ for model in RowModel.__subclasses__() if model not in MODELS] == []


def test_every_description_is_in_the_list() -> None:
    modules = [
        import_module(module.name) for module in iter_modules(records.__path__, "inspection_ready.records.")
    ]
    described = {
        each.register for module in modules for each in vars(module).values() if isinstance(each, Record)
    }

    assert described == {record.register for record in (*RECORDS, *SESSION_LINES)}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.kind)
def test_table_has_the_fields_of_its_row_type(model: type[RowModel]) -> None:
    columns = {column.name for column in model.__table__.columns}

    assert columns == {field.name for field in fields(model.row_type)}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.kind)
def test_column_types_and_nullability_follow_the_row_type(model: type[RowModel]) -> None:
    hints = get_type_hints(model.row_type)

    for column in model.__table__.columns:
        wanted, optional = plain_type(hints[column.name])
        assert column.nullable is optional, column
        if issubclass(wanted, StrEnum):
            assert isinstance(column.type, ByValue), column
            assert column.type.enum is wanted
        else:
            assert isinstance(column.type, COLUMN_TYPES[wanted]), column


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.register)
def test_description_covers_every_field_of_its_row_type(record: Record) -> None:
    described = [field.name for field in record.fields]

    assert sorted(described) == sorted({field.name for field in fields(record.row_type)} - {"id", "version"})


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.register)
def test_kind_of_each_field_fits_its_type(record: Record) -> None:
    hints = get_type_hints(record.row_type)

    for field in record.fields:
        wanted, optional = plain_type(hints[field.name])
        if field.kind is Kind.CHOICE:
            assert field.choices is not None
            assert issubclass(wanted, StrEnum)
            assert list(field.choices) == list(wanted), field
        elif field.kind is Kind.YES_NO_UNKNOWN:
            assert (wanted, optional) == (bool, True)
        else:
            assert field.kind in KINDS[wanted], field
        assert (field.kind is Kind.LINK) == (field.link is not None), field


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.register)
def test_description_agrees_with_its_table(record: Record) -> None:
    assert record.code == MODEL_OF[record.row_type].kind
    assert record_of(record.row_type) is record
    assert record_named(record.register) is record
    for name in (record.title, *record.order, *(part for way in record.identity for part in way)):
        assert record.field(name).name == name


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.register)
def test_links_have_a_foreign_key_to_the_table_they_name(record: Record) -> None:
    table = MODEL_OF[record.row_type].__table__

    for field in record.fields:
        if field.link is not None:
            (key,) = table.c[field.name].foreign_keys
            assert key.target_fullname == f"{MODEL_OF[field.link].__tablename__}.id"


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.register)
def test_headings_are_unambiguous_within_a_register(record: Record) -> None:
    seen: dict[str, str] = {}

    for field in record.fields:
        for heading in {field.label.casefold(), *(word.casefold() for word in field.headings)}:
            assert heading not in seen, f"{heading}: {field.name} and {seen.get(heading)}"
            seen[heading] = field.name
