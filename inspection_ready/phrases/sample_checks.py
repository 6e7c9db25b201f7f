"""Words for sample checks: what was looked at, and why something should be next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.sample_checks import Why
from inspection_ready.phrases.claims import claims_carried
from inspection_ready.phrases.dates import day

if TYPE_CHECKING:
    from inspection_ready.domain.sample_checks import Suggestion


def why_words(one: Suggestion) -> str:
    """For example "Never looked at, behind 3 claims"."""
    told = ", ".join(_reason(why, one) for why in one.why)
    return f"{told[:1].upper()}{told[1:]}"


def seed_words(seed: str) -> str:
    return f"What is alike is drawn by lot from “{seed}”; with the same word and the same evidence the lot is the same."


def _reason(why: Why, one: Suggestion) -> str:
    if why is Why.CLAIMS:
        return f"behind {claims_carried(one.claims)}"
    if why is Why.LONG_AGO and one.evidence.looked_at_on is not None:
        return f"last looked at on {day(one.evidence.looked_at_on)}"
    return _PLAIN[why]


_PLAIN = {
    Why.NEVER: "never looked at",
    Why.OWNER: "other evidence of its owner was weak",
    Why.LONG_AGO: "looked at before",
    Why.LOT: "drawn by lot",
}
