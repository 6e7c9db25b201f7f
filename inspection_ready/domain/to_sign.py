"""What can be signed: one version of a piece of evidence for one request, or the request's answer in words."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING, Protocol

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.trail import compact_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.domain.evidence import Evidence, EvidenceFile, EvidenceVersion
    from inspection_ready.domain.requests import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSign:
    """What goes to the regulator in answer to a request: one version of a piece of evidence, or the answer in words."""

    request: Request
    evidence: Evidence | None = None
    version: EvidenceVersion | None = None
    """None for evidence that has none yet: there is nothing to sign. Nor is there of one that was disposed of."""
    files: tuple[EvidenceFile, ...] = ()
    pointer: str = ""

    @property
    def is_answer(self) -> bool:
        return self.evidence is None

    @property
    def is_there(self) -> bool:
        if self.is_answer:
            return bool(self.answer.strip())
        return self.version is not None and (bool(self.files) or self.version.is_link)

    @property
    def key(self) -> Key:
        return (
            self.request.id,
            None if self.evidence is None else self.evidence.id,
            None if self.version is None else self.version.id,
        )

    @property
    def answer(self) -> str:
        return self.request.answer if self.is_answer else ""

    @property
    def is_content_fixed(self) -> bool:
        """Behind an address alone anything may be tomorrow."""
        return self.is_answer or bool(self.files)

    @property
    def link(self) -> Link:
        version = self.version
        return ("", "", None) if version is None else (version.link, version.link_note, version.received_on)

    @property
    def digest(self) -> str:
        words = (self.request.wording, self.answer, self.pointer)
        return content_digest(self.key, words, self.link, [file_told(each) for each in self.files])


Key = tuple[int, int | None, int | None]
"""Request, evidence, version."""
Link = tuple[str, str, date | None]


def content_digest(
    key: Key, words: tuple[str, str, str], link: Link, files: Sequence[tuple[str, str, int]]
) -> str:
    """Over everything that is signed: ``words`` are the question, the answer and where to look.

    What nothing stands for leaves its place in it, so no two things that differ have one digest.
    """
    address, note, on = link
    told = [*key, *words, address, note, on.isoformat() if on else None]
    return hashlib.sha256(compact_json([*told, [list(each) for each in files]]).encode()).hexdigest()


class Digested(Protocol):
    """A file by its bytes: of the evidence, or of a signature."""

    @property
    def name(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def size(self) -> int: ...


def file_told(file: Digested) -> tuple[str, str, int]:
    return file.name, file.sha256, file.size
