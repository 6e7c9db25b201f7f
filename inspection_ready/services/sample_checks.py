"""What was looked at of the evidence, and what to look at next."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.claims import ClaimEvidence
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.evidence import Evidence
from inspection_ready.domain.sample_checks import SampleCheck, Suggestion, is_judged_anew, look_at_next
from inspection_ready.services.registers import add_record, change_record
from inspection_ready.services.verbs import verb
from inspection_ready.services.who import who_to_words

if TYPE_CHECKING:
    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

USUAL_COUNT = 5
MOST_AT_ONCE = 100


@verb("evidence.change_judged")
def change_judged(uow: UnitOfWork, before: Evidence, after: Evidence) -> Evidence:
    """A change of evidence by somebody who judges it anew in its form: that is a look, and is kept as one.

    By whom and when is what the form says where it was changed there, else whoever saves it, today. Raises what
    ``change_record`` raises.
    """
    if not is_judged_anew(before, after):
        return change_record(uow, before, after)
    is_typed = (after.looked_at_on, after.looked_at_by) != (before.looked_at_on, before.looked_at_by)
    looked_on = after.looked_at_on if is_typed and after.looked_at_on else on_the_clock(uow.at).date()
    by = after.looked_at_by.strip() if is_typed and after.looked_at_by.strip() else who_to_words(uow, uow.who)
    changed = change_record(uow, before, replace(after, looked_at_on=looked_on, looked_at_by=by))
    add_record(uow, SampleCheck(evidence_id=before.id, looked_on=looked_on, by=by, quality=after.quality))
    return changed


def checks_of(reader: Reader, evidence_id: int) -> tuple[SampleCheck, ...]:
    """The newest first."""
    found = reader.register(SampleCheck).find(evidence_id=evidence_id)
    return tuple(sorted(found, key=lambda check: (check.looked_on, check.id), reverse=True))


def suggestions(reader: Reader, *, seed: str, count: int = USUAL_COUNT) -> tuple[Suggestion, ...]:
    """With the same seed and the same register always the same."""
    claims_on = Counter(reader.register(ClaimEvidence).values("evidence_id"))
    return look_at_next(reader.register(Evidence).all(), claims_on, seed=seed, count=min(count, MOST_AT_ONCE))
