"""What the sample council can show: its evidence, each with a version and what it serves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.domain.evidence import (
    Access,
    Evidence,
    EvidenceStatus,
    EvidenceUse,
    Quality,
    Sensitivity,
)
from inspection_ready.domain.responsibilities import Subject
from inspection_ready.exchange.sample_keys import each

if TYPE_CHECKING:
    from inspection_ready.exchange.fields import Fields
    from inspection_ready.exchange.sample_keys import SampleKeys


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleEvidence:
    """``link`` or ``file``, or neither where nothing is held; ``data`` is what is in the file."""

    evidence: Evidence
    link: str
    note: str
    file: str
    data: bytes
    uses: tuple[EvidenceUse, ...]


def read_evidence(top: Fields, keys: SampleKeys) -> tuple[SampleEvidence, ...]:
    return tuple(_one(fields, keys, number) for number, fields in enumerate(each(top, "evidence"), start=1))


def _one(fields: Fields, keys: SampleKeys, number: int) -> SampleEvidence:
    evidence = Evidence(
        title=fields.text("title"),
        reference=f"E{number}",
        shows=fields.text("shows", default=""),
        owner_id=keys.person(fields, "owner"),
        second_id=keys.person(fields, "second"),
        team=fields.text("team", default=""),
        status=fields.choice("status", EvidenceStatus),
        body=fields.text("body", default=""),
        approval_on=keys.day_or_none(fields, "approval"),
        why_not_held=fields.text("why", default=""),
        as_at=keys.day_or_none(fields, "as_at"),
        covers_from=keys.day_or_none(fields, "from"),
        covers_to=keys.day_or_none(fields, "to"),
        received_on=keys.day_or_none(fields, "received"),
        review_on=keys.day_or_none(fields, "review"),
        source_system=fields.text("source", default=""),
        caveats=fields.text("caveats", default=""),
        quality=fields.choice("quality", Quality, Quality.NOT_JUDGED),
        shows_feedback=_yes(fields, "feedback"),
        shows_impact=_yes(fields, "impact"),
        has_dates=_yes(fields, "dates"),
        looked_at_on=keys.day_or_none(fields, "looked"),
        looked_at_by=fields.text("by", default=""),
        sensitivity=fields.choice("sensitivity", Sensitivity, Sensitivity.INTERNAL),
        published_at=fields.text("published", default=""),
        folder=fields.text("folder", default=""),
        access=fields.choice("access", Access, Access.UNKNOWN),
    )
    return SampleEvidence(
        evidence=evidence,
        link=fields.text("link", default=""),
        note=fields.text("note", default=""),
        file=fields.text("file", default=""),
        data=fields.text("text", default="").encode(),
        uses=tuple(_use(fields, keys, told, evidence.id) for told in fields.texts("serves")),
    )


def _yes(fields: Fields, key: str) -> bool | None:
    return fields.yes(key, default=False) if fields.has(key) else None


def _use(fields: Fields, keys: SampleKeys, told: str, evidence_id: int) -> EvidenceUse:
    """ "QS4/EC1", "T4" or the id of a line of the request list."""  # noqa: D210 - it begins with a quotation
    code, _, category = told.partition("/")
    for subject, codes in keys.known.asked.items():
        if code in codes:
            return EvidenceUse(evidence_id=evidence_id, subject=subject, code=code, category=category)
    fields.note("serves", "not_asked", value=told)
    return EvidenceUse(evidence_id=evidence_id, subject=Subject.ITEM, code=code)
