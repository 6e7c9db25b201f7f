"""What a field of a register holds, as people read it."""

from __future__ import annotations

from typing import Any

from inspection_ready.phrases.dates import clock
from inspection_ready.phrases.values import NOT_KNOWN, plain_words
from inspection_ready.records.fields import Field, Kind


def value_words(field: Field, value: Any, *, title: str = "") -> str:
    """Empty where nothing is held. ``title`` names the record a link leads to."""
    if field.kind is Kind.LINK:
        return title if value is not None else ""
    if field.kind is Kind.TIME and value is not None:
        return clock(value)
    if field.kind is Kind.YES_NO_UNKNOWN and value is None:
        return NOT_KNOWN
    if field.kind is Kind.CHOICE and value is not None:
        return (field.choices or {}).get(value, str(value))
    return plain_words(value)
