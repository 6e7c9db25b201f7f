"""From scores to a rating, where a framework has scores at all."""

from __future__ import annotations

import math
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from inspection_ready.domain.regimes import Basis


class Rounding(StrEnum):
    """How a percentage becomes the whole number the bands are written in."""

    NEAREST_HALF_UP = "nearest, half up"
    UP = "up"
    DOWN = "down"


_ROUND: dict[Rounding, Callable[[Fraction], int]] = {
    Rounding.NEAREST_HALF_UP: lambda percent: math.floor(percent + Fraction(1, 2)),
    Rounding.UP: math.ceil,
    Rounding.DOWN: math.floor,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    value: int
    wording: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Whole percentages, both ends included."""

    name: str
    lowest: int
    highest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """``scale`` runs from the lowest score up and ``bands`` from the lowest percentage up, without a gap."""

    scale: tuple[Score, ...]
    bands: tuple[Band, ...]
    rounding: Rounding
    rounding_basis: Basis
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    name: str
    total: int
    out_of: int
    percent: Fraction
    rounded: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotEnoughScored:
    """The regulator publishes no rule for a partial set, so none is guessed."""

    scored: int
    needed: int


def rating_for(
    scores: Mapping[str, int], *, statements: tuple[str, ...], scoring: Scoring
) -> Rating | NotEnoughScored:
    """One score for each statement id, all weighing the same.

    Raises ValueError for a score that is not on the scale or a statement that is not in the framework.
    """
    _check_scores(scores, statements=statements, scoring=scoring)
    if len(scores) < len(statements) or not statements:
        return NotEnoughScored(scored=len(scores), needed=len(statements))
    total = sum(scores.values())
    out_of = len(statements) * scoring.scale[-1].value
    percent = Fraction(100 * total, out_of)
    rounded = _ROUND[scoring.rounding](percent)
    return Rating(
        name=_band_of(rounded, scoring).name, total=total, out_of=out_of, percent=percent, rounded=rounded
    )


def _band_of(rounded: int, scoring: Scoring) -> Band:
    return next(band for band in scoring.bands if rounded <= band.highest)


def _check_scores(scores: Mapping[str, int], *, statements: tuple[str, ...], scoring: Scoring) -> None:
    on_the_scale = {score.value for score in scoring.scale}
    for statement, score in scores.items():
        if statement not in statements:
            raise ValueError(f"no statement {statement}")
        if score not in on_the_scale:
            raise ValueError(f"{score} for {statement} is not on the scale")
