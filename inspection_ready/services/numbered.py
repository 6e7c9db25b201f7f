"""What is numbered, where several may share a register: taken by somebody else meanwhile, the next number is tried."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from inspection_ready.domain.errors import Refused

T = TypeVar("T")

_TRIES = 5


def with_free_number(make: Callable[[], T], *, taken: str) -> T:
    """``taken`` is the code of the refusal that says that somebody was faster."""
    for attempt in range(_TRIES):
        try:
            return make()
        except Refused as refused:
            if refused.code != taken or attempt == _TRIES - 1:
                raise
    raise AssertionError("the last try returns or raises")
