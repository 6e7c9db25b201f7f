"""The index of a release for Northmoor and its neighbours: whole, empty and awkward."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from inspection_ready.documents.compose.release_index import compose_release_index
from inspection_ready.domain.packs import LeftOut
from inspection_ready.domain.release_names import file_names
from inspection_ready.domain.release_papers import IndexLine, ReleasePaper
from inspection_ready.domain.releases import Document as Kind
from inspection_ready.domain.releases import ReleaseFile, ReleaseItem
from tests.documents.covered import AWKWARD
from tests.documents.northmoor import PREPARED_AT, awkward_council, empty_council, northmoor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspection_ready.documents.model import Document
    from inspection_ready.domain.packs import PackFacts


def release_index(facts: PackFacts, titles: Sequence[str]) -> Document:
    """Of every four the second has two files, the third is pointed to, and the fourth is an address."""
    lines = tuple(_line(number, len(titles), title) for number, title in enumerate(titles, start=1))
    left = tuple(
        LeftOut(what=f"Request {90 + number}, {title}", why="To follow: not signed yet")
        for number, title in enumerate(titles[:3])
    )
    paper = ReleasePaper(number=2, lines=lines, left_out=left)
    return compose_release_index(replace(facts, number=2), paper)


def _line(number: int, of: int, title: str) -> IndexLine:
    sort = number % 4
    item = ReleaseItem(
        id=number,
        release_id=1,
        position=number,
        request_id=number,
        evidence_id=None if sort == 1 and number > 1 else number,
        signature_id=number,
        request_number=number,
        their_ref=f"IR{number}",
        wording=f"Please send us this: {title}",
        answer="" if sort == 2 else f"It is attached. {title}",
        title=title,
        version_number=number,
        pointer="page 12" if sort == 1 else "",
        points_to="See page 12 of 01 IR1 Carers survey.pdf" if sort == 3 else "",
        link="https://northmoor.example/papers/carers" if sort == 0 else "",
        as_at=date(2026, 11, 1) if sort else None,
        owner="Grace Obi",
        signed_by="Dana Okafor",
        signed_as="Service Director, in the absence of the DASS, 3 to 7 March 2027",
        signed_at=PREPARED_AT,
        replaces="Replaces version 1, 04 IR4 Carers survey.pdf in Release 1" if sort == 2 else "",
    )
    files = {1: ("survey.pdf",), 2: ("survey.xlsx", "survey notes.docx")}.get(sort, ())
    names = file_names(number, of, item.their_ref, title, files) if files else ()
    return IndexLine(item=item, files=tuple(_file(item, name) for name in names))


def _file(item: ReleaseItem, name: str) -> ReleaseFile:
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    return ReleaseFile(
        release_id=1, item_id=item.id, path=name, document=Kind.EVIDENCE, sha256=sha256, size=12
    )


INDEXES: dict[str, Callable[[], Document]] = {
    "northmoor": lambda: release_index(
        northmoor(),
        ["Carers survey", "Waiting lists and how risk is managed", "Workforce plan", "Published strategy",
         "Complaints and compliments", "Market position statement"],
    ),
    "empty": lambda: release_index(empty_council(), ()),
    "awkward": lambda: release_index(awkward_council(), AWKWARD * 8),
}  # fmt: skip
