"""What was found in the documents of a pack: where it is mended, and who left it as it is, and why."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from inspection_ready.domain.document_findings import DocumentFault, DocumentFinding
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.overrides import FindingOverride

SHOWN = 8
"""Characters of the code that people type: enough to tell the findings of one pack apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFinding:
    document: str
    """The name of the document; with the title of the one it is, where there are several: "letters/Thank you"."""
    finding: DocumentFinding
    register: str = ""
    record_id: int | None = None
    """The record it is mended in; only the register where it is not one record, and neither where it is in none."""
    override: FindingOverride | None = None
    """It is left as it is, with this reason."""
    lapsed: FindingOverride | None = None
    """A reason was given once, for content that has changed since."""

    @property
    def code(self) -> str:
        """Of this finding in this content, the same wherever the check runs."""
        told = "\0".join((*_place(self), self.finding.content))
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:SHOWN]

    @property
    def is_kept_inside(self) -> bool:
        """It is about whom a letter goes to: its reason is kept, and never printed where they might read it."""
        return self.finding.fault is DocumentFault.LISTS_ARE_MIXED

    @property
    def is_open(self) -> bool:
        return self.override is None


def with_overrides(
    found: Iterable[PackFinding], overrides: Iterable[FindingOverride]
) -> tuple[PackFinding, ...]:
    """Each finding once, in the order found; of several overrides the latest counts."""
    by_place: dict[tuple[str, ...], FindingOverride] = {}
    exact: dict[tuple[str, ...], FindingOverride] = {}
    for each in sorted(overrides, key=lambda one: one.given_at):
        place = (each.document, each.fault.value, each.under, each.about)
        by_place[place] = exact[*place, each.content_sha256] = each
    return tuple(_told(found, by_place, exact))


def _told(
    found: Iterable[PackFinding],
    by_place: dict[tuple[str, ...], FindingOverride],
    exact: dict[tuple[str, ...], FindingOverride],
) -> Iterator[PackFinding]:
    seen: set[tuple[str, ...]] = set()
    for each in found:
        key = (*_place(each), each.finding.content)
        if key in seen:
            continue
        seen.add(key)
        override = exact.get(key)
        yield replace(each, override=override, lapsed=None if override else by_place.get(key[:-1]))


def _place(found: PackFinding) -> tuple[str, ...]:
    told = found.finding
    return (found.document, told.fault.value, told.where, told.about)
