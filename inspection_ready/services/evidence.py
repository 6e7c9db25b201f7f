"""The evidence register: what each item is made of, version by version, and what it serves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.evidence import (
    Evidence,
    EvidenceFile,
    EvidenceStatus,
    EvidenceUse,
    EvidenceVersion,
    Quality,
)
from inspection_ready.domain.responsibilities import Subject
from inspection_ready.domain.sample_checks import SampleCheck
from inspection_ready.services.evidence_files import NewFile
from inspection_ready.services.evidence_reading import evidence_categories
from inspection_ready.services.registers import add_record, change_record, remove_record
from inspection_ready.services.responsibilities import asked_about
from inspection_ready.services.verbs import verb
from inspection_ready.services.who import who_to_words
from inspection_ready.storage.unit_of_work import Reader, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionDates:
    """As they were told with a version; None leaves the item's as it is."""

    as_at: date | None = None
    covers_from: date | None = None
    covers_to: date | None = None
    received_on: date | None = None


NO_DATES = VersionDates()


@verb("evidence.add")
def add_evidence(
    uow: UnitOfWork, evidence: Evidence, files: Sequence[NewFile] = (), *, dates: VersionDates = NO_DATES
) -> Evidence:
    """A new item, with its first version where there are files. Raises Refused, NotFound."""
    added = add_record(uow, evidence)
    if files:
        add_files(uow, added.id, files, dates=dates)
    return uow.register(Evidence).get(added.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEvidence:
    """One of several that come at once; what its uses say of the item is filled in."""

    evidence: Evidence
    files: tuple[NewFile, ...] = ()
    dates: VersionDates = NO_DATES
    uses: tuple[EvidenceUse, ...] = ()


@verb("evidence.add_several")
def add_several(uow: UnitOfWork, new: Sequence[NewEvidence]) -> tuple[Evidence, ...]:
    """All of them or none. Raises Refused, NotFound."""
    added = []
    for each in new:
        evidence = add_evidence(uow, each.evidence, each.files, dates=each.dates)
        if each.uses:
            serve(uow, evidence.id, each.uses)
        added.append(evidence)
    return tuple(added)


@verb("evidence.add_files")
def add_files(
    uow: UnitOfWork,
    evidence_id: int,
    files: Sequence[NewFile],
    *,
    dates: VersionDates = NO_DATES,
    notes: str = "",
) -> EvidenceVersion:
    """A new version made of these. Exactly the files of the version before are no new one: that is given back.

    Where its stored files were changed or are gone, they are put right by these. Raises NotFound, Refused.
    """
    if not files:
        raise Refused("version_without_files")
    evidence = uow.register(Evidence).get(evidence_id)
    newest = _newest(uow, evidence_id)
    if newest is not None and not newest.is_link and _is_made_of(uow, newest, files):
        for each in files:
            uow.files.keep_staged(each.staged)
        return newest
    version = _add_version(uow, evidence, newest, dates, notes=notes)
    _keep_files(uow, version, files)
    return version


@verb("evidence.add_link")
def add_link(
    uow: UnitOfWork,
    evidence_id: int,
    link: str,
    *,
    note: str,
    dates: VersionDates = NO_DATES,
    notes: str = "",
    copies: Sequence[NewFile] = (),
) -> EvidenceVersion:
    """A new version that is an address, with what was there and when. Raises NotFound, Refused.

    ``copies`` are what was there, as files: without one, nothing fixes the content.
    """
    if not link.strip():
        raise Refused("version_without_link")
    if not note.strip():
        raise Refused("link_without_note")
    evidence = uow.register(Evidence).get(evidence_id)
    newest = _newest(uow, evidence_id)
    same = newest is not None and (newest.link, newest.link_note) == (link.strip(), note.strip())
    if newest is not None and same and (not copies or _is_made_of(uow, newest, copies)):
        return newest
    version = _add_version(
        uow, evidence, newest, dates, link=link.strip(), link_note=note.strip(), notes=notes
    )
    _keep_files(uow, version, copies)
    return version


@verb("evidence.serve")
def serve(uow: UnitOfWork, evidence_id: int, wanted: Sequence[EvidenceUse]) -> tuple[int, int, int]:
    """What the item serves is exactly this from now on. How many were added, changed and taken away.

    Raises NotFound; Refused for what the regime does not ask.
    """
    uow.register(Evidence).get(evidence_id)
    held = {_key(use): use for use in uow.register(EvidenceUse).find(evidence_id=evidence_id)}
    asked = {_key(use): _use_of(evidence_id, use) for use in wanted}
    _refuse_unknown(uow, (use for key, use in asked.items() if key not in held))
    for key, use in held.items():
        if key not in asked:
            remove_record(uow, use)
    added = [add_record(uow, use) for key, use in asked.items() if key not in held]
    changed = [
        held[key]
        for key, use in asked.items()
        if key in held
        and change_record(uow, held[key], replace(held[key], pointer=use.pointer)) is not held[key]
    ]
    return len(added), len(changed), len(held.keys() - asked.keys())


@verb("evidence.judge")
def judge(
    uow: UnitOfWork,
    evidence_id: int,
    quality: Quality,
    *,
    shows_feedback: bool | None = None,
    shows_impact: bool | None = None,
    has_dates: bool | None = None,
    by: str = "",
    found: str = "",
) -> Evidence:
    """Somebody took it as a sample, read it, and says how good it is; by whom, and today. Each is kept. Raises NotFound.

    A prompt that is None was not answered: what was said of it before stands.
    """
    before = uow.register(Evidence).get(evidence_id)
    looked_on, who = on_the_clock(uow.at).date(), by.strip() or who_to_words(uow, uow.who)
    check = SampleCheck(
        evidence_id=evidence_id, looked_on=looked_on, by=who, quality=quality, found=found.strip()
    )
    add_record(uow, check)
    after = replace(
        before,
        quality=quality,
        shows_feedback=before.shows_feedback if shows_feedback is None else shows_feedback,
        shows_impact=before.shows_impact if shows_impact is None else shows_impact,
        has_dates=before.has_dates if has_dates is None else has_dates,
        looked_at_on=looked_on,
        looked_at_by=who,
    )
    return change_record(uow, before, after)


# inside


def _add_version(
    uow: UnitOfWork,
    evidence: Evidence,
    newest: EvidenceVersion | None,
    dates: VersionDates,
    *,
    link: str = "",
    link_note: str = "",
    notes: str = "",
) -> EvidenceVersion:
    received = dates.received_on or on_the_clock(uow.at).date()
    version = EvidenceVersion(
        evidence_id=evidence.id,
        number=1 if newest is None else newest.number + 1,
        added_at=uow.at,
        added_by=who_to_words(uow, uow.who),
        link=link,
        link_note=link_note,
        as_at=dates.as_at,
        covers_from=dates.covers_from,
        covers_to=dates.covers_to,
        received_on=received,
        notes=notes.strip(),
    )
    uow.register(EvidenceVersion).add(version)
    is_awaiting = evidence.status is EvidenceStatus.AWAITING
    after = replace(
        evidence,
        status=evidence.status if is_awaiting else EvidenceStatus.HELD,
        as_at=dates.as_at or evidence.as_at,
        covers_from=dates.covers_from or evidence.covers_from,
        covers_to=dates.covers_to or evidence.covers_to,
        received_on=received,
    )
    change_record(uow, evidence, after)
    return version


def _keep_files(uow: UnitOfWork, version: EvidenceVersion, files: Sequence[NewFile]) -> None:
    for position, each in enumerate(files, 1):
        stored = uow.keep_staged(each.name, each.staged)
        told = EvidenceFile(
            version_id=version.id, position=position, name=each.name, sha256=stored.sha256, size=stored.size
        )
        uow.register(EvidenceFile).add(told)


def _is_made_of(reader: Reader, version: EvidenceVersion, files: Sequence[NewFile]) -> bool:
    held = reader.register(EvidenceFile).find(version_id=version.id)
    return {(one.name, one.sha256) for one in held} == {(one.name, one.staged.sha256) for one in files}


def _newest(reader: Reader, evidence_id: int) -> EvidenceVersion | None:
    versions = reader.register(EvidenceVersion).find(evidence_id=evidence_id)
    return max(versions, key=lambda version: version.number, default=None)


def _use_of(evidence_id: int, told: EvidenceUse) -> EvidenceUse:
    """One of its own: what was told may be said of several items."""
    return EvidenceUse(
        evidence_id=evidence_id,
        subject=told.subject,
        code=told.code,
        category=told.category,
        pointer=told.pointer.strip(),
    )


def _key(use: EvidenceUse) -> tuple[Subject, str, str]:
    return use.subject, use.code, use.category


def _refuse_unknown(reader: Reader, uses: Iterable[EvidenceUse]) -> None:
    known = {(one.subject, one.code) for one in asked_about(reader)}
    categories = evidence_categories(reader)
    for use in uses:
        if (use.subject, use.code) not in known:
            raise Refused("serves_what_is_not_asked", asked=use.code)
        if use.category and (use.subject is not Subject.STATEMENT or use.category not in categories):
            raise Refused("no_such_category", category=use.category)
