"""Record identifiers: made by the app, before the database sees the record."""

from __future__ import annotations

import itertools
import secrets
import threading
import time

EPOCH_MS = 1_704_067_200_000
"""1 January 2024, in milliseconds: keeps 41 bits of time good until 2093."""

_RANDOM_BITS = 22
_lock = threading.Lock()
_last_ms = -1
"""No moment yet: the first count starts at random too, also where the clock stands before the epoch."""
_counter = itertools.count()


def new_id() -> int:
    """A positive 63-bit number, rising within a process: milliseconds, then a count that starts at random.

    Two machines that share a register collide only when they pick the same 22 bits in the same
    millisecond; the primary key then refuses the second, which loses nothing.
    """
    global _last_ms, _counter  # noqa: PLW0603 - one clock and one count for the process
    with _lock:
        now = max(time.time_ns() // 1_000_000 - EPOCH_MS, _last_ms, 0)
        if now != _last_ms:
            _counter = itertools.count(secrets.randbelow(1 << (_RANDOM_BITS - 1)))
        low = next(_counter)
        if low >> _RANDOM_BITS:  # more than two million in a millisecond: borrow the next one
            now, low = now + 1, 0
            _counter = itertools.count(1)
        _last_ms = now
        return (now << _RANDOM_BITS) | low
