"""Something worth saying about a file or a row of it, as a code and data; ``phrases.imports`` makes the sentence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    code: str
    data: tuple[tuple[str, object], ...] = ()

    @classmethod
    def of(cls, code: str, **data: object) -> Note:
        return cls(code, tuple(data.items()))
