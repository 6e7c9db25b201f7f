"""Words that say a file is not ready to leave, or who may see it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inspection_ready.domain.release_findings import Grade, ReleaseFault
from inspection_ready.domain.searching import small_letters

DRAFT = re.compile(
    r"\b(?:draft(?:[ ]+(?:v(?:ersion)?[ .]*)?\d+(?:\.\d+)*)?|d r a f t"
    r"|not (?:yet )?(?:for|to be) (?:circulation|circulated|publication|published))\b"
)
"""In small letters. In a text it is told where it is in capitals or numbered: "the draft report" is only a report."""
SIGNS = ("draft", "d r a f t", "not for", "not to", "not yet")
"""Looked for first: most texts have none of them."""
ALWAYS = ("not ",)
MARKS = re.compile(
    r"\b(?:OFFICIAL[ :–-]+SENSITIVE|STRICTLY CONFIDENTIAL|(?:PRIVATE|Private) (?:AND|and|&) (?:CONFIDENTIAL|[Cc]onfidential)"
    r"|LEGALLY PRIVILEGED|WITHOUT PREJUDICE|(?:RESTRICTED|CONFIDENTIAL|EXEMPT)(?=\s*$)"
    r"|[Ee]xempt (?:from publication|information|by virtue))\b",
    re.MULTILINE,
)


def marks(text: str, *, is_name: bool) -> Iterator[tuple[ReleaseFault, Grade, int, int]]:
    """``is_name`` for a header, a watermark or a title, where the word alone is a mark."""
    small = small_letters(text)
    for found in DRAFT.finditer(small) if any(sign in small for sign in SIGNS) else ():
        said = text[found.start() : found.end()]
        is_mark = said.isupper() or said[-1].isdigit()
        if is_name or is_mark or said.lower().startswith(ALWAYS):
            grade = Grade.LIKELY if is_name or is_mark else Grade.POSSIBLE
            yield ReleaseFault.DRAFT, grade, found.start(), found.end()
    for found in MARKS.finditer(text):
        yield ReleaseFault.MARKED, Grade.POSSIBLE, found.start(), found.end()
