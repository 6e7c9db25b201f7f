"""Leave a finding in a document as it is, with the reason: for exactly that finding in exactly that content."""

from __future__ import annotations

from datetime import datetime

from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.overrides import FindingOverride
from inspection_ready.domain.pack_findings import PackFinding
from inspection_ready.services.pack_findings import pack_findings
from inspection_ready.services.verbs import verb
from inspection_ready.services.who import who_to_words
from inspection_ready.storage.unit_of_work import Reader, UnitOfWork


@verb("finding.override")
def override_finding(uow: UnitOfWork, found: PackFinding, *, because: str) -> FindingOverride:
    """A reason that was given before for the same is replaced. Raises Refused("reason_missing")."""
    reason = " ".join(because.split())
    if not reason:
        raise Refused("reason_missing")
    register = uow.register(FindingOverride)
    register.remove_many([each for each in register.all() if _is_for(each, found)])
    finding = found.finding
    return register.add(
        FindingOverride(
            document=found.document,
            fault=finding.fault,
            under=finding.where,
            about=finding.about,
            content_sha256=finding.content,
            reason=reason,
            given_by=who_to_words(uow, uow.who),
            given_at=uow.at,
        )
    )


@verb("finding.withdraw_override")
def withdraw_override(uow: UnitOfWork, found: PackFinding) -> None:
    """The finding is open again. Raises NotFound where no reason is kept for it."""
    register = uow.register(FindingOverride)
    held = [each for each in register.all() if _is_for(each, found)]
    if not held:
        raise NotFound("override_not_there", finding=found.code)
    register.remove_many(held)


def finding_with_code(reader: Reader, code: str, *, at: datetime) -> PackFinding:
    """Of what is found in the documents now. Raises NotFound."""
    for found in pack_findings(reader, at=at):
        if found.code == code.strip().lower():
            return found
    raise NotFound("finding_not_there", finding=code)


def _is_for(override: FindingOverride, found: PackFinding) -> bool:
    """Of this content or an earlier one: what lapsed is not kept beside what took its place."""
    finding = found.finding
    told = (override.document, override.fault, override.under, override.about)
    return told == (found.document, finding.fault, finding.where, finding.about)
