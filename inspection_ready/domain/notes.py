"""Something worth saying about a file or a row of it, as a code and data; ``phrases.imports`` makes the sentence."""

from __future__ import annotations

from typing import NamedTuple


class Note(NamedTuple):
    """A tuple and no dataclass: a large list brings a note or two for every row.

    Where a note is about a field of a row, ``field`` comes first in its data.
    """

    code: str
    data: tuple[tuple[str, object], ...] = ()

    @classmethod
    def of(cls, code: str, **data: object) -> Note:
        return cls(code, tuple(data.items()))
