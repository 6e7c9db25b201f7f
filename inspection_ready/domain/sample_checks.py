"""Sample checks: who looked at which evidence, when and what they found; and what to look at next, and why."""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from inspection_ready.domain.evidence import Evidence, Quality
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.rows import Row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Why(StrEnum):
    NEVER = "never"  # nobody has looked at it
    OWNER = "owner"  # something else of its owner's was judged weak
    CLAIMS = "claims"  # claims rest on it
    LONG_AGO = "long_ago"
    LOT = "lot"  # drawn, so that nobody can tell beforehand


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleCheck(Row):
    """Somebody took it as a sample, read it, and judged it. Never changed; a newer one follows."""

    evidence_id: int
    looked_on: date
    by: str
    quality: Quality
    found: str = ""


def is_judged_anew(before: Evidence, after: Evidence) -> bool:
    """A judgement, or an answer to one of its prompts, that was not there before: whoever gives it has looked.

    Taking a judgement back is no look, and neither is saving the same again.
    """
    return after.quality is not Quality.NOT_JUDGED and _judgement(before) != _judgement(after)


def _judgement(evidence: Evidence) -> tuple[object, ...]:
    return evidence.quality, evidence.shows_feedback, evidence.shows_impact, evidence.has_dates


@dataclass(frozen=True, slots=True)
class Suggestion:
    evidence: Evidence
    why: tuple[Why, ...]
    """The most telling first."""
    claims: int


def look_at_next(
    evidence: Sequence[Evidence], claims_on: Mapping[int, int], *, seed: str, count: int
) -> tuple[Suggestion, ...]:
    """Of what is held: never looked at, then where other evidence of the owner was weak, then most claims, then longest ago.

    What is alike then is drawn by lot, and so is the last of several, from all the rest. The lot follows from ``seed`` and the item alone, so whoever has both can draw it again.
    """
    held = [each for each in evidence if each.is_held]
    weak = Counter(each.owner_id for each in held if each.quality is Quality.WEAK)
    told = {each.id: _suggestion(each, claims_on.get(each.id, 0), weak) for each in held}
    ordered = sorted(told.values(), key=lambda one: (*_urgency(one), _lot(seed, one.evidence.id)))
    if count < 2 or len(ordered) <= count:
        return tuple(ordered[:count])
    first, rest = ordered[: count - 1], ordered[count - 1 :]
    drawn = min(rest, key=lambda one: _lot(seed, one.evidence.id))
    return (*first, Suggestion(drawn.evidence, (*drawn.why, Why.LOT), drawn.claims))


def _suggestion(evidence: Evidence, claims: int, weak: Mapping[int | None, int]) -> Suggestion:
    why = [Why.NEVER] if evidence.looked_at_on is None else []
    of_others = weak.get(evidence.owner_id, 0) - (evidence.quality is Quality.WEAK)
    if evidence.owner_id is not None and of_others > 0:
        why.append(Why.OWNER)
    if claims:
        why.append(Why.CLAIMS)
    if evidence.looked_at_on is not None:
        why.append(Why.LONG_AGO)
    return Suggestion(evidence, tuple(why), claims)


def _urgency(one: Suggestion) -> tuple[bool, bool, int, date]:
    return (
        Why.NEVER not in one.why,
        Why.OWNER not in one.why,
        -one.claims,
        one.evidence.looked_at_on or date.min,
    )


def _lot(seed: str, evidence_id: int) -> str:
    return hashlib.sha256(f"{seed}:{evidence_id}".encode()).hexdigest()
