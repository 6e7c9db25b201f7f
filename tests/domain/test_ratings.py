"""The worked examples are councils' published scores; the cut-offs follow from the published bands."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from inspection_ready.domain.ratings import (
    Band,
    NotEnoughScored,
    Rating,
    Rounding,
    Score,
    Scoring,
    rating_for,
)
from inspection_ready.domain.regimes import Basis, Mark

STATEMENTS = tuple(f"QS{number}" for number in range(1, 10))
FOUND = Basis(mark=Mark.FOUND, source="the regulator")
SCORING = Scoring(
    scale=tuple(Score(value=value, wording=f"wording {value}") for value in (1, 2, 3, 4)),
    bands=(
        Band(name="Inadequate", lowest=25, highest=38),
        Band(name="Requires improvement", lowest=39, highest=62),
        Band(name="Good", lowest=63, highest=87),
        Band(name="Outstanding", lowest=88, highest=100),
    ),
    rounding=Rounding.NEAREST_HALF_UP,
    rounding_basis=FOUND,
    basis=FOUND,
)


def rated(scores: list[int], rounding: Rounding = Rounding.NEAREST_HALF_UP) -> Rating:
    result = rating_for(
        dict(zip(STATEMENTS, scores, strict=True)),
        statements=STATEMENTS,
        scoring=replace(SCORING, rounding=rounding),
    )
    assert isinstance(result, Rating)
    return result


def scores_with_total(total: int) -> list[int]:
    every, more = divmod(total, len(STATEMENTS))
    return [every + (place < more) for place in range(len(STATEMENTS))]


@pytest.mark.parametrize(
    ("scores", "total", "percent", "name"),
    [
        pytest.param([3, 3, 3, 3, 3, 3, 3, 3, 3], 27, "75.0", "Good", id="Sunderland, May 2025"),
        pytest.param(
            [2, 2, 2, 2, 3, 2, 3, 2, 3], 21, "58.3", "Requires improvement", id="Kirklees, Nov 2025"
        ),
        pytest.param([3, 3, 3, 3, 4, 3, 3, 3, 3], 28, "77.8", "Good", id="Hertfordshire, 2024"),
    ],
)
def test_rating_of_published_councils(scores: list[int], total: int, percent: str, name: str) -> None:
    rating = rated(scores)

    assert (rating.total, rating.out_of, f"{float(rating.percent):.1f}", rating.name) == (
        total,
        36,
        percent,
        name,
    )


@pytest.mark.parametrize(
    ("lowest", "highest", "name"),
    [
        (9, 13, "Inadequate"),
        (14, 22, "Requires improvement"),
        (23, 31, "Good"),
        (32, 36, "Outstanding"),
    ],
)
def test_rating_cut_offs_by_total(lowest: int, highest: int, name: str) -> None:
    names = {rated(scores_with_total(total)).name for total in range(lowest, highest + 1)}

    assert names == {name}


@pytest.mark.parametrize(
    ("rounding", "rounded", "name"),
    [
        (Rounding.NEAREST_HALF_UP, 39, "Requires improvement"),
        (Rounding.UP, 39, "Requires improvement"),
        (Rounding.DOWN, 38, "Inadequate"),
    ],
)
def test_rating_of_a_total_of_14_depends_on_the_rounding(rounding: Rounding, rounded: int, name: str) -> None:
    rating = rated(scores_with_total(14), rounding)

    assert (rating.percent, rating.rounded, rating.name) == (Fraction(1400, 36), rounded, name)


def test_only_a_total_of_14_depends_on_the_rounding() -> None:
    names = {
        total: {rated(scores_with_total(total), rounding).name for rounding in Rounding}
        for total in range(9, 37)
    }

    assert [total for total, possible in names.items() if len(possible) > 1] == [14]


def test_rounding_up_makes_62_of_a_total_of_22() -> None:
    assert rated(scores_with_total(22), Rounding.UP).rounded == 62
    assert rated(scores_with_total(22)).rounded == 61


def test_half_a_percent_rounds_up() -> None:
    one_of_eight = rating_for(
        dict.fromkeys("abcdefgh", 0) | {"a": 1},
        statements=tuple("abcdefgh"),
        scoring=replace(SCORING, scale=(Score(value=0, wording="no"), Score(value=1, wording="yes"))),
    )

    assert isinstance(one_of_eight, Rating)
    assert (one_of_eight.percent, one_of_eight.rounded) == (Fraction(25, 2), 13)


def test_rating_is_withheld_until_every_statement_is_scored() -> None:
    result = rating_for({"QS1": 3, "QS2": 4}, statements=STATEMENTS, scoring=SCORING)

    assert result == NotEnoughScored(scored=2, needed=9)


@pytest.mark.parametrize("scores", [{"QS1": 5}, {"QS1": 0}, {"QS10": 3}])
def test_rating_of_a_score_that_cannot_be_is_a_bug(scores: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="QS1"):
        rating_for(scores, statements=STATEMENTS, scoring=SCORING)
