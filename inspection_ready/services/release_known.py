"""What a workspace knows that the release check of a file should look for, or not trouble about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from inspection_ready.domain.bases import Base
from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.people import Person
from inspection_ready.domain.release_items import Known
from inspection_ready.exchange.decoding import decode
from inspection_ready.storage.unit_of_work import Reader

LARGEST_LIST = 5_000_000
MOST_NAMES = 100_000


def known_in(
    reader: Reader, *, today: dt.date, cases: Iterable[str] = (), as_at: dt.date | None = None
) -> Known:
    """People outside the council too; postcodes of the council's own bases, which are no secret."""
    people = tuple(person.name for person in reader.register(Person).all())
    postcodes = frozenset(base.postcode for base in reader.register(Base).all() if base.postcode)
    return Known(today=today, people=people, cases=tuple(cases), as_at=as_at, postcodes=postcodes)


def names_in_file(path: Path) -> tuple[str, ...]:
    """One name a line; what stands behind a comma, a semicolon or a tab is left out. Raises CannotRead."""
    try:
        if path.stat().st_size > LARGEST_LIST:
            raise CannotRead("release_names_too_large", file=path.name)
        text = decode(path.read_bytes()).text
    except FileNotFoundError as error:
        raise CannotRead("file_missing", file=path.name, folder=str(path.absolute().parent)) from error
    except OSError as error:
        raise CannotRead("file_unreadable", file=path.name, reason=error.strerror or "") from error
    if "\x01" in text or text.startswith("PK"):
        raise CannotRead("release_names_not_text", file=path.name)
    names = (line.split("\t")[0].split(";")[0].strip(' ",') for line in text.splitlines())
    return tuple(name for name in names if name)[:MOST_NAMES]
