"""What may stand in the words of a chase: fields of its own, as letters have theirs."""

from __future__ import annotations

from enum import StrEnum

from inspection_ready.domain.merge import broken_fields, field_key, fields_in


class ChaseField(StrEnum):
    NAME = "name"
    FIRST_NAME = "first name"
    COUNCIL = "council"
    DEPARTMENT = "department"
    TODAY = "today"
    SENDER = "sender"
    OWED = "what is owed"
    """"3 answers"."""
    FIRST_DUE = "first due"
    REQUESTS = "requests"
    """Alone in a paragraph: the requests that are owed, the oldest first."""


_KEYS = frozenset(map(field_key, ChaseField))


def wrong_fields(subject: str, body: str) -> tuple[str, ...]:
    """What looks like a field of a chase and is none, as it is written; the list of requests is none in a subject."""
    unknown = [name for name in fields_in(f"{subject}\n\n{body}") if field_key(name) not in _KEYS]
    listed = [name for name in fields_in(subject) if field_key(name) == field_key(ChaseField.REQUESTS)]
    broken = [*broken_fields(subject, ChaseField), *broken_fields(body, ChaseField)]
    return tuple(dict.fromkeys((*unknown, *listed, *broken)))
