"""Score scale, rating bands and rounding of a regime file; a regime may have none."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from inspection_ready.domain.ratings import Band, Rounding, Score, Scoring
from inspection_ready.domain.regimes import Basis, Mark
from inspection_ready.exchange.regime_lists import read_basis

if TYPE_CHECKING:
    from inspection_ready.exchange.fields import Fields

MOST_SCORE = 100
WHOLE = 100


def read_scoring(top: Fields) -> Scoring | None:
    if not top.has("scoring"):
        return None
    fields = top.table("scoring")
    scoring = Scoring(
        scale=_scale(fields),
        bands=_bands(fields),
        rounding=fields.choice("rounding", Rounding),
        rounding_basis=Basis(
            mark=fields.choice("rounding_mark", Mark, Mark.GENERAL),
            source=fields.text("rounding_source", default=""),
        ),
        basis=read_basis(fields),
    )
    fields.close()
    return scoring


def _scale(scoring: Fields) -> tuple[Score, ...]:
    scale: list[Score] = []
    for fields in scoring.tables("scale"):
        score = Score(
            value=fields.whole("score", least=0, most=MOST_SCORE),
            wording=fields.text("wording"),
        )
        if any(score.value == other.value for other in scale):
            fields.note("score", "duplicate", value=score.value)
        scale.append(score)
        fields.close()
    if scoring.has("scale") and all(score.value == 0 for score in scale):
        scoring.note("scale", "no_scores")
    return tuple(sorted(scale, key=lambda score: score.value))


def _bands(scoring: Fields) -> tuple[Band, ...]:
    read = []
    for fields in scoring.tables("bands"):
        band = Band(
            name=fields.text("name"),
            lowest=fields.whole("lowest", least=0, most=WHOLE),
            highest=fields.whole("highest", least=0, most=WHOLE),
        )
        read.append((band, fields))
        fields.close()
    read.sort(key=lambda one: one[0].lowest)
    _check_bands(read)
    if not read and scoring.has("bands"):
        scoring.note("bands", "empty")
    return tuple(band for band, _ in read)


def _check_bands(read: list[tuple[Band, Fields]]) -> None:
    """Every whole percentage up to 100 lies in exactly one band; below the lowest, no total can fall."""
    for (lower, _), (upper, fields) in pairwise(read):
        if upper.lowest != lower.highest + 1:
            fields.note("lowest", "bands_do_not_meet", value=upper.lowest, expected=lower.highest + 1)
    for band, fields in read:
        if band.highest < band.lowest:
            fields.note("highest", "bands_do_not_meet", value=band.highest, expected=f"{band.lowest} or more")
    if read and read[-1][0].highest != WHOLE:
        read[-1][1].note("highest", "bands_do_not_meet", value=read[-1][0].highest, expected=WHOLE)
