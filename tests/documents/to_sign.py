"""Sheets to be signed for Northmoor and its neighbours: whole, of one answer in words, and awkward."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from inspection_ready.documents.compose.sign_messages import compose_sign_message
from inspection_ready.documents.compose.sign_off import compose_sign_off
from inspection_ready.domain.evidence import Access, Evidence, EvidenceFile, EvidenceVersion, Sensitivity
from inspection_ready.domain.filing import Head
from inspection_ready.domain.requests import Request, RequestState
from inspection_ready.domain.sign_moves import SignState
from inspection_ready.domain.sign_papers import SignPaper, SignPaperLine
from inspection_ready.domain.sign_sheets import SignSheet
from inspection_ready.domain.signatures import SignStanding
from inspection_ready.domain.to_sign import ToSign
from tests.documents.covered import AWKWARD
from tests.documents.northmoor import PREPARED_AT, awkward_council, empty_council, northmoor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspection_ready.documents.model import Document
    from inspection_ready.domain.packs import PackFacts


def to_sign(number: int, words: str) -> ToSign:
    """In turn: the answer in words, a file or two, an address only."""
    request = Request(
        id=number,
        number=number,
        wording=words,
        their_ref=f"IR{number}" if number % 2 else "",
        due_at=PREPARED_AT + timedelta(hours=30) if number % 3 else None,
        state=RequestState.CHECKED,
        answer=f"See below. {words}",
    )
    if number % 3 == 1:
        return ToSign(request=request)
    is_link = number % 3 == 0
    evidence = Evidence(
        id=number,
        title=words,
        reference=f"E{number}",
        shows=words if number % 2 else "",
        as_at=None if is_link else PREPARED_AT.date(),
        caveats="Two providers are left out." if number % 4 == 0 else "",
        sensitivity=Sensitivity.CONFIDENTIAL if number % 5 == 0 else Sensitivity.INTERNAL,
        access=Access.RESTRICTED if number % 7 == 0 else Access.OPEN,
    )
    version = EvidenceVersion(
        id=number,
        evidence_id=number,
        number=2,
        added_at=PREPARED_AT,
        added_by="Grace Obi",
        link="https://northmoor.example/report" if is_link else "",
        link_note="The report as it stood" if is_link else "",
        received_on=PREPARED_AT.date(),
    )
    files = tuple(
        EvidenceFile(version_id=number, position=place, name=f"{words[:40]} {place}.pdf", sha256=f"{number:02x}" * 32, size=1_204 * place)
        for place in range(1, 1 if is_link else 3)
    )  # fmt: skip
    return ToSign(request=request, evidence=evidence, version=version, files=files, pointer="page 12")


def sheet(facts: PackFacts, wordings: Sequence[str], *, to: str = "") -> Document:
    return compose_sign_off(replace(facts, number=0), paper(wordings, to=to))


def message(facts: PackFacts, wordings: Sequence[str], *, to: str = "", has_files: bool = True) -> Document:
    asked = paper(wordings, to=to)
    return compose_sign_message(
        replace(facts, number=0, head=Head(11, "ab" * 32)),
        asked,
        name=to.partition(",")[0],
        sender="Grace Obi",
        has_files=has_files,
    )


def paper(wordings: Sequence[str], *, to: str = "") -> SignPaper:
    """The last changed since the sheet was made, where there is more than one."""
    made = SignSheet(
        number=3,
        token="SG-7KQ4M-00003-4T8Q2M9K-3F",
        made_at=PREPARED_AT,
        made_by="Grace Obi",
        head_count=11,
        head_hash="ab" * 32,
    )
    lines = tuple(
        SignPaperLine(
            standing=SignStanding(what=to_sign(number, words), state=SignState.UNSIGNED),
            is_as_it_was=number == 1 or number < len(wordings),
        )
        for number, words in enumerate(wordings, start=1)
    )
    return SignPaper(sheet=made, to=to, lines=lines)


SIGN_SHEETS: dict[str, Callable[[], Document]] = {
    "northmoor": lambda: sheet(
        northmoor(),
        [f"Please send report {number} of the last year." for number in range(1, 9)],
        to="Margaret Osei, Director of Adult Social Services",
    ),
    "empty": lambda: sheet(empty_council(), ["How many carers wait?"]),
    "awkward": lambda: sheet(awkward_council(), AWKWARD * 7),
}

SIGN_MESSAGES: dict[str, Callable[[], Document]] = {
    "northmoor": lambda: message(
        northmoor(),
        [f"Please send report {number} of the last year." for number in range(1, 41)],
        to="Margaret Osei, Director of Adult Social Services",
    ),
    "empty": lambda: message(empty_council(), ["How many carers wait?"], to="Ada", has_files=False),
    "awkward": lambda: message(awkward_council(), AWKWARD * 7, to="Ада Ŵyn \u202e, x"),
}
