"""What the sample council claims of itself, some of it unproved, with the evidence behind each claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.domain.claims import Claim, Says
from inspection_ready.domain.responsibilities import Subject
from inspection_ready.exchange.sample_keys import each

if TYPE_CHECKING:
    from inspection_ready.exchange.fields import Fields
    from inspection_ready.exchange.sample_keys import SampleKeys


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleClaim:
    claim: Claim
    evidence: tuple[tuple[str, str], ...]
    """The title of what is behind it, and where in it to look."""


def read_claims(top: Fields, keys: SampleKeys) -> tuple[SampleClaim, ...]:
    return tuple(_one(fields, keys, number) for number, fields in enumerate(each(top, "claims"), start=1))


def _one(fields: Fields, keys: SampleKeys, number: int) -> SampleClaim:
    claim = Claim(
        reference=f"C{number}",
        statement=fields.reference("statement", "statement", keys.known.asked[Subject.STATEMENT]),
        says=fields.choice("says", Says),
        wording=fields.text("wording"),
        owner_id=keys.person(fields, "owner"),
        as_at=keys.day_or_none(fields, "as_at"),
    )
    evidence = tuple(
        (told.text("title"), told.text("pointer", default=""))
        for told in each(fields, "evidence", wanted=False)
    )
    return SampleClaim(claim=claim, evidence=evidence)
