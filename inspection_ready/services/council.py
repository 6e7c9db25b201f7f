"""What a workspace knows about the council itself."""

from __future__ import annotations

from dataclasses import replace

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.inspections import Council
from inspection_ready.services.only_rows import set_only
from inspection_ready.services.verbs import verb
from inspection_ready.storage.reading import Registers
from inspection_ready.storage.unit_of_work import UnitOfWork

MOST_MONTHS = 60
MOST_CLAIMS_ALLOWED = 99


def council_of(reader: Registers) -> Council:
    """As it was set; with the usual settings and no name where nobody has."""
    held = reader.register(Council).all()
    return held[0] if held else Council()


@verb("council.change")
def change_council(uow: UnitOfWork, before: Council, after: Council) -> Council:
    """``before`` is what ``council_of`` gave. Raises Refused; ChangedMeanwhile."""
    after = replace(after, name=after.name.strip(), department=after.department.strip())
    if not 1 <= after.fact_months <= MOST_MONTHS:
        raise Refused("out_of_range", label="Months until a fact is stale", lowest=1, highest=MOST_MONTHS)
    if not 1 <= after.most_claims <= MOST_CLAIMS_ALLOWED:
        raise Refused(
            "out_of_range",
            label="Most claims on one piece of evidence",
            lowest=1,
            highest=MOST_CLAIMS_ALLOWED,
        )
    return set_only(uow, before, after, kind="council")
