"""The second page of Northmoor's pack, from files that are named and never written."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from inspection_ready.documents.compose import printed
from inspection_ready.documents.compose.about import compose_about
from inspection_ready.domain.filing import BuiltFile
from inspection_ready.domain.overrides import FindingOverride
from inspection_ready.phrases.packs import TITLES
from inspection_ready.services.pack_findings import found_in

if TYPE_CHECKING:
    from inspection_ready.documents.model import Document
    from inspection_ready.domain.packs import PackFacts


def about(facts: PackFacts) -> Document:
    """One of what was found is left as it is."""
    made = printed(facts, tuple(TITLES))
    files = [
        BuiltFile(
            path=f"{each.path}.{ending}",
            document=each.name,
            sha256=hashlib.sha256(f"{each.path}.{ending}".encode()).hexdigest(),
            size=1000,
            pages=pages,
        )
        for each in made
        for ending, pages in (("docx", None), ("pdf", 3))
    ]
    found = found_in(facts, made)
    overrides = [
        FindingOverride(
            id=7,
            document=each.document,
            fault=each.finding.fault,
            under=each.finding.where,
            about=each.finding.about,
            content_sha256=each.finding.content,
            reason="The architect has no larger one",
            given_by="Asha Verma (averma on LAPTOP-7)",
            given_at=datetime(2026, 11, 30, 9, 5, tzinfo=UTC),
        )
        for each in found[:1]
    ]
    return compose_about(facts, files, found_in(replace(facts, overrides=tuple(overrides)), made))
