"""What the council claims of itself: the evidence behind each claim, how they all stand, and that as a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.domain.claims import (
    Claim,
    ClaimEvidence,
    ClaimLine,
    ClaimStanding,
    claim_lines,
    standing_of,
)
from inspection_ready.domain.conditions import named_by
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.evidence import Evidence
from inspection_ready.domain.people import Person
from inspection_ready.domain.responsibilities import Subject
from inspection_ready.phrases.claims import claim_cell
from inspection_ready.records.claims import CLAIMS
from inspection_ready.records.words import folded
from inspection_ready.services.council import council_of
from inspection_ready.services.document_files import check_ending, write_document
from inspection_ready.services.evidence_links import link_exactly
from inspection_ready.services.facts import gather_facts
from inspection_ready.services.listing import Filter, Listing, Order, found_by, listing
from inspection_ready.services.readiness import day_that_counts
from inspection_ready.services.responsibilities import asked_about
from inspection_ready.services.verbs import verb
from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from inspection_ready.domain.readiness import Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsListed:
    """``standing`` without the evidence that no claim uses. ``told``: by the name of a field, what a cell says beside what the record holds."""

    listing: Listing
    standing: ClaimStanding
    told: Mapping[str, Mapping[int, str]]


@verb("claim.evidence")
def bear_out(uow: UnitOfWork, claim_id: int, wanted: Sequence[ClaimEvidence]) -> tuple[int, int, int]:
    """Exactly this evidence stands behind the claim from now on. How many were added, changed and taken away.

    Raises NotFound.
    """
    uow.register(Claim).get(claim_id)
    held = uow.register(ClaimEvidence).find(claim_id=claim_id)
    return link_exactly(
        uow,
        held,
        {one.evidence_id: one.pointer for one in wanted},
        lambda evidence_id, pointer: ClaimEvidence(
            claim_id=claim_id, evidence_id=evidence_id, pointer=pointer
        ),
    )


def current_claims(reader: Reader, *, today: dt.date, with_unused: bool = True) -> ClaimStanding:
    """For the first day on site where it is known and to come, else for today. The same number of queries however many.

    ``with_unused`` False says nothing of evidence that no claim uses, and does not read it.
    """
    register = reader.register(Evidence)
    return standing_of(
        tuple((one.code, one.title) for one in statements_asked(reader)),
        reader.register(Claim).all("reference"),
        reader.register(ClaimEvidence).all(),
        register.all() if with_unused else register.having_any((named_by(ClaimEvidence, "evidence_id"),)),
        on=day_that_counts(reader, today=today),
        most=council_of(reader).most_claims,
    )


def claim_line(reader: Reader, claim_id: int, *, on: dt.date) -> ClaimLine:
    """As it stands on that day. Raises NotFound. The same number of queries however much there is."""
    claim = reader.register(Claim).get(claim_id)
    behind = reader.register(ClaimEvidence).find(claim_id=claim_id)
    evidence = {one.id: one for one in reader.register(Evidence).among([one.evidence_id for one in behind])}
    return claim_lines((claim,), behind, evidence, on)[0]


def listed_claims(
    reader: Reader,
    *,
    today: dt.date,
    order: Order | None = None,
    filters: Sequence[Filter] = (),
) -> ClaimsListed:
    """Grouped by statement where no order is given; found by the statement's title and the words of the proof too."""
    standing = current_claims(reader, today=today, with_unused=False)
    found = listing(reader, CLAIMS, order=order, filters=filters)
    titles = {each.code: f"{each.code} {each.title}".strip() for each in standing.statements}
    told = {
        "statement": {line.claim.id: titles[line.claim.statement] for line in standing.lines},
        "says": {line.claim.id: claim_cell(line) for line in standing.lines},
    }
    own = found_by(reader, CLAIMS, found, told.values())
    return ClaimsListed(listing=own, standing=standing, told=told)


def statements_asked(reader: Reader) -> tuple[Asked, ...]:
    """In the regime's order; none without one."""
    return tuple(one for one in asked_about(reader) if one.subject is Subject.STATEMENT)


def statement_called(reader: Reader, name: str) -> str:
    """The code of a statement by its code or title; as it was typed where there is no regime. Raises Refused."""
    asked = statements_asked(reader)
    for one in asked:
        if folded(name) in {folded(one.code), folded(one.title)}:
            return one.code
    if asked:
        raise Refused("serves_what_is_not_asked", asked=name)
    return name


def claim_named(reader: Reader, reference: str) -> Claim:
    """Raises NotFound."""
    for claim in reader.register(Claim).all():
        if claim.reference.casefold() == reference.strip().casefold():
            return claim
    raise NotFound("no_such_claim", reference=reference)


def write_claims(reader: Reader, path: Path, *, at: dt.datetime, today: dt.date) -> ClaimStanding:
    """Every claim with its evidence, as a Word file or a PDF, as the name ends. Raises Refused."""
    check_ending(path)
    from inspection_ready.documents.compose.claims import compose_claims  # slow import

    standing = current_claims(reader, today=today)
    owners = {person.id: person.name for person in reader.register(Person).all()}
    facts = gather_facts(reader, number=0, at=at)
    write_document(path, compose_claims(facts, standing, owners), facts.brand)
    return standing
