"""The scale of a chart's axis: round numbers, few enough to read."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from inspection_ready.domain.frozen import dataclass

MOST_STEPS = 5
ROUND_STEPS = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class Scale:
    low: Decimal
    high: Decimal
    step: Decimal

    @property
    def ticks(self) -> tuple[Decimal, ...]:
        count = int((self.high - self.low) / self.step)
        return tuple(self.low + place * self.step for place in range(count + 1))

    def share(self, number: Decimal) -> float:
        """How far up the axis: 0 at its foot, 1 at its head."""
        return float((number - self.low) / (self.high - self.low))


def scale_of(numbers: Iterable[Decimal], *, from_zero: bool) -> Scale:
    """Of at least one number. Without `from_zero` it still begins there, unless that would flatten all there is."""
    known = tuple(numbers)
    low, high = min(known), max(known)
    if from_zero or low * 2 <= high:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        low, high = (low, low + 1) if low >= 0 else (low - 1, low)
    step = _round_step((high - low) / MOST_STEPS)
    return Scale(_whole(low / step, ROUND_FLOOR) * step, _whole(high / step, ROUND_CEILING) * step, step)


def _round_step(least: Decimal) -> Decimal:
    power = Decimal(10) ** least.adjusted()
    return next(power * step for step in ROUND_STEPS if power * step >= least)


def _whole(number: Decimal, rounding: str) -> Decimal:
    return number.to_integral_value(rounding=rounding)
