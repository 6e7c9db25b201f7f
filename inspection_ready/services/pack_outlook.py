"""What the next pack would hold and what is still missing in it: read before it is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.domain.addressees import addressed
from inspection_ready.domain.changed_since import ChangedSince
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.filing import Pack
from inspection_ready.domain.packs import LeftOut, PackFacts
from inspection_ready.domain.readiness import Finding, Severity
from inspection_ready.phrases.not_checked import not_yet_checked
from inspection_ready.phrases.packs import left_out
from inspection_ready.services.facts import gather_facts, with_pictures
from inspection_ready.services.letters import guarded
from inspection_ready.services.manifest import Asked, brand_told, read_manifest
from inspection_ready.services.pack_changes import changed_since
from inspection_ready.services.pack_documents import DOCUMENTS
from inspection_ready.services.readiness import readiness

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from inspection_ready.storage.unit_of_work import Reader


@dataclass(frozen=True, slots=True)
class PackOutlook:
    """``holds`` counts what goes into each document, by its name. None of it where no regime is loaded."""

    number: int
    holds: Mapping[str, int]
    has_notification: bool
    not_checked: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    findings: tuple[Finding, ...]
    since: ChangedSince | None = None
    """What changed since the pack before; None where this is the first."""
    has_new_look: bool = False
    """That pack was made in another look; False too where it does not say in which."""

    @property
    def pressing(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity is Severity.HIGH)


def pack_outlook(reader: Reader, *, at: dt.datetime, packs: Path | None = None) -> PackOutlook:
    """With the folder that ``packs`` are in, also what changed since the one before."""
    number = max((pack.number for pack in reader.register(Pack).each()), default=0) + 1
    found = readiness(reader, on_the_clock(at).date())
    try:
        facts = with_pictures(reader, guarded(gather_facts(reader, number=number, at=at)))
    except NotFound:
        return PackOutlook(number, {}, False, (), (), found)  # noqa: FBT003 - a value, not a switch
    since = None if packs is None else changed_since(reader, facts, Asked(DOCUMENTS), packs)
    return PackOutlook(
        number=number,
        holds=_holds(facts, since),
        has_notification=facts.inspection is not None,
        not_checked=not_yet_checked(facts),
        left_out=left_out(facts),
        findings=found,
        since=since,
        has_new_look=packs is not None
        and since is not None
        and _has_new_look(reader, facts, packs, since.pack),
    )


def _has_new_look(reader: Reader, facts: PackFacts, packs: Path, number: int) -> bool:
    (before,) = reader.register(Pack).find(number=number)
    told = (read_manifest(packs / before.folder) or {}).get("look")
    return told is not None and told != brand_told(facts.brand)


def _holds(facts: PackFacts, since: ChangedSince | None) -> dict[str, int]:
    closed = (base.closed_on is not None and base.closed_on <= facts.prepared_on for base in facts.bases)
    return {
        "changes": 0 if since is None else len(since.changes),
        "key-dates": len(facts.key_dates),
        "wall-chart": len(facts.key_dates),
        "contacts": len(facts.functions),
        "roles": len(facts.roles),
        "checklist": len(facts.tasks),
        "bases": len(facts.bases) - sum(closed),
        "timetable": len(facts.sessions),
        "timetable-by-day": len({session.day for session in facts.sessions}),
        "timetable-by-person": len({each.person_id for each in facts.attendances}),
        "welcome-pack": sum(section.included and not section.is_unwritten for section in facts.sections),
        "letters": sum(1 for _ in addressed(facts)),
        "distribution-lists": len(facts.lists),
    }
