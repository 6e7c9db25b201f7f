"""Heads of the record of changes as they leave the workspace on paper, and how they are read back."""

from __future__ import annotations

import re

from inspection_ready.domain.filing import Head
from inspection_ready.domain.frozen import dataclass

_DIGITS = r"((?:[0-9a-f]\s*){64}|(?:[0-9a-f]\s*){32})"
"""All of the hash, or its first half; a line may have been broken inside it."""

_FORMS = (
    re.compile(rf"(?<![0-9A-Za-z.-])(\d{{1,12}})-\s*{_DIGITS}"),
    re.compile(rf"(?<![0-9])(\d[\d,]{{0,15}})\s+entr(?:y|ies)\b[^.;]{{0,40}}?\bhead\s+{_DIGITS}"),
    re.compile(r'"entries"\s*:\s*(\d{1,12})\s*,\s*"head"\s*:\s*"([0-9a-f]{64})"'),
)


@dataclass(frozen=True, slots=True)
class HeadClaim:
    """Somewhere outside it says that the hash after ``count`` entries began with ``digits``."""

    count: int
    digits: str

    def agrees_with(self, hash_: str | None) -> bool:
        return hash_ is not None and hash_.startswith(self.digits)


def printed_head(head: Head) -> str:
    """For example "record of changes: 12 entries, head 12-0f3a..."."""
    entries = "1 entry" if head.count == 1 else f"{head.count:,} entries"
    return f"record of changes: {entries}, head {head}"


def heads_in(text: str) -> tuple[HeadClaim, ...]:
    """Every head that a text names, in any form they are printed in; each once, in order."""
    found: dict[HeadClaim, None] = {}
    for form in _FORMS:
        for match in form.finditer(text):
            count = int(match[1].replace(",", ""))
            found[HeadClaim(count, re.sub(r"\s", "", match[2]))] = None
    return tuple(found)
