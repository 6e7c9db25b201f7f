"""Statements for many rows at once, as text the driver takes with tuples.

SQLAlchemy's own way costs as much again per row as the database does.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Dialect, Table


def insert_sql(table: Table, names: Sequence[str], dialect: Dialect) -> str:
    mark, quote = _mark(dialect), dialect.identifier_preparer.quote
    columns = ", ".join(quote(name) for name in names)
    return f"insert into {quote(table.name)} ({columns}) values ({', '.join([mark] * len(names))})"


def update_sql(table: Table, names: Sequence[str], dialect: Dialect) -> str:
    """Takes the values of ``names``, then the id and the version the record must have."""
    mark, quote = _mark(dialect), dialect.identifier_preparer.quote
    told = ", ".join(f"{quote(name)} = {mark}" for name in names)
    return f"update {quote(table.name)} set {told} where id = {mark} and version = {mark}"


def delete_sql(table: Table, dialect: Dialect) -> str:
    """Takes the id and the version the record must have."""
    mark, quote = _mark(dialect), dialect.identifier_preparer.quote
    return f"delete from {quote(table.name)} where id = {mark} and version = {mark}"


def _mark(dialect: Dialect) -> str:
    return "?" if dialect.name == "sqlite" else "%s"
