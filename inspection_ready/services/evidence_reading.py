"""The evidence register, read: an item with its versions and what it serves; its files; items by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from inspection_ready.domain.disposals import Disposal
from inspection_ready.domain.errors import CannotRead, NotFound, Refused
from inspection_ready.domain.evidence import Evidence, EvidenceFile, EvidenceUse, EvidenceVersion
from inspection_ready.domain.readiness import Asked
from inspection_ready.phrases.dates import day
from inspection_ready.records.evidence import QUALITIES, STATUSES
from inspection_ready.services.disposals import disposed_parts
from inspection_ready.services.regimes import current_regime
from inspection_ready.services.responsibilities import asked_about
from inspection_ready.storage.unit_of_work import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionLine:
    """``disposal`` where its files or its address were disposed of, alone or with all of the item."""

    version: EvidenceVersion
    files: tuple[EvidenceFile, ...]
    disposal: Disposal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UseLine:
    """``title`` is what the regime calls it now; ``is_known`` is False for what the regime no longer asks."""

    use: EvidenceUse
    title: str
    category: str
    is_known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeEvidence:
    """An item with its versions, the newest first, and what it serves."""

    evidence: Evidence
    versions: tuple[VersionLine, ...]
    uses: tuple[UseLine, ...]

    @property
    def current(self) -> VersionLine | None:
        return self.versions[0] if self.versions else None


def whole_evidence(reader: Reader, evidence_id: int) -> WholeEvidence:
    """Raises NotFound. The same number of queries however much there is."""
    evidence = reader.register(Evidence).get(evidence_id)
    versions = reader.register(EvidenceVersion).find(evidence_id=evidence_id)
    files: defaultdict[int, list[EvidenceFile]] = defaultdict(list)
    for file in reader.register(EvidenceFile).having("version_id", (each.id for each in versions)):
        files[file.version_id].append(file)
    uses = reader.register(EvidenceUse).find(evidence_id=evidence_id)
    gone = disposed_parts(reader, evidence_id)
    return WholeEvidence(
        evidence=evidence,
        versions=tuple(
            VersionLine(
                version=each,
                files=tuple(sorted(files[each.id], key=lambda file: file.position)),
                disposal=gone.versions.get(
                    each.number, None if files[each.id] or each.is_link else gone.whole
                ),
            )
            for each in sorted(versions, key=lambda version: -version.number)
        ),
        uses=_use_lines(reader, uses),
    )


def evidence_line(evidence: Evidence, on: date) -> str:
    """For example "Held, strong, as at 1 April 2026, stale on 9 February 2027"."""
    told = [STATUSES[evidence.status]]
    if evidence.is_held:
        told.append(QUALITIES[evidence.quality].lower())
        if evidence.as_at is not None:
            told.append(f"as at {day(evidence.as_at)}")
        if evidence.stale_since(on) is not None:
            told.append(f"stale on {day(on)}")
    if evidence.owner_id is None:
        told.append("no owner")
    return ", ".join(told)


def file_data_path(reader: Reader, file: EvidenceFile) -> Path:
    """Where its bytes are, proved to be those that were stored.

    Raises NotFound where they are gone; CannotRead where they are not the same any more.
    """
    found = reader.files.digest_on_disk(file.sha256)
    if found is None:
        raise NotFound("stored_evidence_missing", file=file.name)
    if found != file.sha256:
        raise CannotRead("stored_evidence_changed", file=file.name)
    return reader.files.path_of(file.sha256)


def evidence_named(reader: Reader, name: str) -> Evidence:
    """By its reference, else by its title. Raises NotFound; Refused where several are called so."""
    register = reader.register(Evidence)
    found = register.find(reference=name)
    if not found:
        folded = " ".join(name.casefold().split())
        found = tuple(
            each for each in register.all() if folded in (each.reference.casefold(), each.title.casefold())
        )
    if not found:
        raise NotFound("no_such_evidence", name=name)
    if len(found) > 1:
        raise Refused("several_evidence", name=name, references=tuple(each.reference for each in found))
    return found[0]


def served_as(reader: Reader, what: str, evidence_id: int, *, pointer: str = "") -> EvidenceUse:
    """From words: "QS4", "QS4/EC1", "T1", the code or the title of a line of the request list. Raises Refused."""
    code, _, category = (part.strip() for part in what.partition("/"))
    asked = asked_about(reader)
    found = [one for one in asked if one.code.casefold() == code.casefold()]
    found = found or [one for one in asked if one.title.casefold() == what.strip().casefold()]
    if not found:
        raise Refused("serves_what_is_not_asked", asked=what)
    use = EvidenceUse(evidence_id=evidence_id, subject=found[0].subject, code=found[0].code, pointer=pointer)
    known = {each.casefold(): each for each in evidence_categories(reader)}
    return replace(use, category=known.get(category.casefold(), category))


def same_files_elsewhere(reader: Reader, sha256s: Iterable[str]) -> tuple[Evidence, ...]:
    """Other items that have one of these files, in any version."""
    versions = {file.version_id for file in reader.register(EvidenceFile).having("sha256", sha256s)}
    items = {version.evidence_id for version in reader.register(EvidenceVersion).among(sorted(versions))}
    return reader.register(Evidence).among(sorted(items))


def _use_lines(reader: Reader, uses: Sequence[EvidenceUse]) -> tuple[UseLine, ...]:
    """In the regime's order; what it does not ask any more comes last."""
    asked = {(one.subject, one.code): (place, one) for place, one in enumerate(asked_about(reader))}
    categories = evidence_categories(reader)

    def place(use: EvidenceUse) -> tuple[int, str]:
        return asked.get((use.subject, use.code), (len(asked), None))[0], use.category

    return tuple(
        UseLine(
            use=use,
            title=_called(asked.get((use.subject, use.code)), use.code),
            category=categories.get(use.category, use.category),
            is_known=(use.subject, use.code) in asked,
        )
        for use in sorted(uses, key=place)
    )


def _called(found: tuple[int, Asked] | None, code: str) -> str:
    return code if found is None else found[1].called


def evidence_categories(reader: Reader) -> dict[str, str]:
    try:
        return {each.id: each.name for each in current_regime(reader).framework.categories if each.used}
    except NotFound:
        return {}
