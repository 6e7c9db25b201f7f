"""What every table has: named constraints, an id made by the app, a version, and column types for our values."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar, Generic, TypeVar

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from inspection_ready.domain.rows import Row

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
"""Batch migrations can only drop a constraint that has a name."""


BigId = BigInteger().with_variant(Integer, "sqlite")
"""63 bits on both. On SQLite it must be called INTEGER to be the table's own key instead of a second one."""


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)


class RowModel(Base):
    """The table of a row type. ``kind`` is what the trail writes."""

    __abstract__ = True
    row_type: ClassVar[type[Row]]
    kind: ClassVar[str]

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False, sort_order=-2)
    version: Mapped[int] = mapped_column(sort_order=-1)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, kept in UTC. A naive one is a bug and is refused here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


E = TypeVar("E", bound=StrEnum)


class ByValue(TypeDecorator[E], Generic[E]):
    """An enumeration kept by its value, so that renaming a member in code changes no data."""

    impl = String(40)
    cache_ok = True

    def __init__(self, enum: type[E]) -> None:
        super().__init__()
        self.enum = enum

    def process_bind_param(self, value: E | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        return None if value is None else self.enum(value).value

    def process_result_value(self, value: Any | None, dialect: Dialect) -> E | None:  # noqa: ARG002 - SQLAlchemy's signature
        return None if value is None else self.enum(value)
