"""What stands in for the outside world in tests: the clock."""

from __future__ import annotations

from datetime import UTC, datetime


class StillClock:
    """Shows ``moment`` until a test sets another."""

    def __init__(self, moment: datetime = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment
