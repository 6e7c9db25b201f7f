"""Findings in documents that somebody leaves as they are, with the reason."""

from __future__ import annotations

from datetime import datetime

from inspection_ready.domain.document_findings import DocumentFault
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingOverride(Row):
    """Holds for exactly this finding in exactly this content: where either changes, the finding is open again."""

    document: str
    """The name of the document; with the title of the one it is, where there are several: "letters/Thank you"."""
    fault: DocumentFault
    under: str
    """The heading the finding stands under."""
    about: str
    content_sha256: str
    reason: str
    given_by: str
    """Who gave the reason, in words: the person, the account and the machine."""
    given_at: datetime
