"""The mark in the subject of an e-mail that asks for signatures, bound to exactly what it asks them for.

"SG-7KQ4M-00012-4T8Q2M9K-3F": whose workspace, the number of the sheet, the first letters of the digest over its
lines, two characters of check.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inspection_ready.domain.marks import FOLD, TAG, Marks, letters_of, tag_of, value_of, written
from inspection_ready.domain.reply_tokens import LARGEST
from inspection_ready.domain.sign_sheets import SignSheetLine
from inspection_ready.domain.trail import compact_json

BOUND = 8
"""Letters of the digest: forty bits."""
_MARKS = Marks("SG", rf"S{FOLD}G", (TAG, 5, BOUND))


@dataclass(frozen=True, slots=True)
class SignToken:
    """``tag`` is of a workspace, which need not be ours; ``bound`` says to what."""

    tag: str
    number: int
    bound: str

    def is_of(self, workspace_id: str) -> bool:
        return self.tag == tag_of(workspace_id)

    @property
    def written(self) -> str:
        return _MARKS.mint(self.tag, written(self.number, 5), self.bound)


def sign_token(workspace_id: str, number: int, lines: Sequence[SignSheetLine]) -> SignToken:
    """Of a sheet of these lines: of one with a line more, or with another version in one, it is another."""
    if not 0 < number <= LARGEST:
        raise ValueError(f"no mark for the number {number}")
    told = [
        [line.position, line.request_id, line.evidence_id, line.version_id, line.digest]
        for line in sorted(lines, key=lambda each: each.position)
    ]
    bound = letters_of(compact_json([workspace_id, number, told]), BOUND)
    return SignToken(tag_of(workspace_id), number, bound)


def sign_tokens_in(text: str) -> Iterator[SignToken]:
    """In the order they stand, each once. Raises nothing, whatever the text."""
    found = (SignToken(tag, value_of(number), bound) for tag, number, bound in _MARKS.found_in(text))
    yield from dict.fromkeys(token for token in found if token.number)
