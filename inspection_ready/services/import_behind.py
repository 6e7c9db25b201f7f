"""The evidence behind a claim, or a point about a draft report, from a column of a sheet. It is added, never taken away."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.accuracy import AccuracyPoint, PointEvidence
from inspection_ready.domain.claims import Claim, ClaimEvidence
from inspection_ready.domain.evidence import Evidence
from inspection_ready.domain.letters import Letter
from inspection_ready.domain.notes import Note
from inspection_ready.records.claims import BEHIND_IT
from inspection_ready.records.evidence import EVIDENCE
from inspection_ready.records.words import folded
from inspection_ready.services.accuracy_standing import newest_versions
from inspection_ready.services.import_plan import FieldChange
from inspection_ready.services.import_uses import Uses

if TYPE_CHECKING:
    from inspection_ready.records.fields import Record
    from inspection_ready.services.import_reading import Reading
    from inspection_ready.storage.unit_of_work import Reader

_POINTED = re.compile(r"(?P<name>.+?)\s*\((?P<pointer>[^()]*)\)\s*$")
_ALL_REFERENCES = re.compile(r"[\w./-]+(?:\s*(?:,|and|&)\s*[\w./-]+)+")

Named = tuple[int, str]
"""The id of a piece of evidence, and where in it to look."""


class Behind:
    def __init__(self, reader: Reader, row_type: type[ClaimEvidence | PointEvidence]) -> None:
        self.row_type = row_type
        self._evidence = {each.id: each for each in reader.register(Evidence).all()}
        self._called: defaultdict[str, list[int]] = defaultdict(list)
        for each in self._evidence.values():
            for name in {
                folded(each.reference),
                folded(each.title),
                folded(f"{each.reference} {each.title}"),
            }:
                self._called[name].append(each.id)
        self._held: defaultdict[int, dict[int, str]] = defaultdict(dict)
        for one in reader.register(row_type).all():
            self._held[_parent(one)][one.evidence_id] = one.pointer
        self._newest = newest_versions(reader, self._evidence.keys()) if row_type is PointEvidence else {}
        self.added: list[ClaimEvidence | PointEvidence] = []

    def take(self, reading: Reading) -> tuple[Named, ...]:
        """Out of the values of its record: they are records of their own. What is not known is noted."""
        said = reading.values.pop(BEHIND_IT.name, "")
        found: dict[int, str] = {}
        for part in self._parts(said):
            named = self._named(part)
            if named is not None:
                found.setdefault(*named)
                continue
            code = "evidence_ambiguous" if len(self._called.get(folded(part), ())) > 1 else "link_unknown"
            reading.notes.append(Note.of(code, field=BEHIND_IT.label, before=part, among=EVIDENCE.plural))
        return tuple(found.items())

    def set(self, record_id: int, named: tuple[Named, ...]) -> list[FieldChange]:
        held = self._held[record_id]
        before = self._words(held)
        new = {evidence_id: pointer for evidence_id, pointer in named if evidence_id not in held}
        if not new:
            return []
        held.update(new)
        self.added += [self._made(record_id, evidence_id, pointer) for evidence_id, pointer in new.items()]
        return [FieldChange(BEHIND_IT.label, before, self._words(held))]

    def _made(self, record_id: int, evidence_id: int, pointer: str) -> ClaimEvidence | PointEvidence:
        if self.row_type is ClaimEvidence:
            return ClaimEvidence(claim_id=record_id, evidence_id=evidence_id, pointer=pointer)
        version = self._newest.get(evidence_id)
        return PointEvidence(point_id=record_id, evidence_id=evidence_id, version_id=version, pointer=pointer)

    def _parts(self, said: str) -> list[str]:
        """One a line, or apart by semicolons; by commas only where nothing but references stands between them."""
        parts = [part.strip() for part in said.replace(";", "\n").splitlines() if part.strip()]
        return [each for part in parts for each in self._apart(part)]

    def _apart(self, part: str) -> list[str]:
        if self._named(part) is not None or not _ALL_REFERENCES.fullmatch(part):
            return [part]
        names = [name for name in re.split(r"\s*(?:,|\band\b|&)\s*", part) if name]
        return names if all(len(self._called.get(folded(name), ())) == 1 for name in names) else [part]

    def _named(self, part: str) -> Named | None:
        """Its whole name first: a title may end in brackets."""
        pointed = _POINTED.match(part)
        for name, pointer in (
            (part, ""),
            *(((pointed["name"], pointed["pointer"].strip()),) if pointed else ()),
        ):
            found = self._called.get(folded(name), [])
            if len(found) == 1:
                return found[0], pointer
        return None

    def _words(self, held: dict[int, str]) -> str:
        return ", ".join(behind_words(self._evidence[each], pointer) for each, pointer in held.items())


def _parent(one: ClaimEvidence | PointEvidence) -> int:
    return one.claim_id if isinstance(one, ClaimEvidence) else one.point_id


def behind_words(evidence: Evidence, pointer: str) -> str:
    """As the column has it: "E4 (page 12)"."""
    name = evidence.reference or evidence.title
    return f"{name} ({pointer})" if pointer else name


def beside_of(record: Record, reader: Reader) -> Any:
    """What reads the column whose values are records of their own, where the register has one."""
    if record.row_type is Letter:
        return Uses(reader)
    behind = {Claim: ClaimEvidence, AccuracyPoint: PointEvidence}.get(record.row_type)
    return None if behind is None else Behind(reader, behind)
