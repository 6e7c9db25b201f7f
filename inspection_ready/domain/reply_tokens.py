"""The mark in the subject of an e-mail we ask with, by which its answer is known again.

"IR-7KQ4M-00012-3F": whose workspace, the number of the draft, two characters of check.
"""

from __future__ import annotations

from collections.abc import Iterator

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.marks import FOLD, TAG, Marks, tag_of, value_of, written

LARGEST = 32**5 - 1
"""The largest number a mark has room for."""
_MARKS = Marks("IR", rf"[I1L]{FOLD}R", (TAG, 5))


@dataclass(frozen=True, slots=True)
class ReplyToken:
    """``tag`` is of a workspace, which need not be ours."""

    tag: str
    number: int

    def is_of(self, workspace_id: str) -> bool:
        return self.tag == tag_of(workspace_id)


def mint(workspace_id: str, number: int) -> str:
    """``number`` from 1 to LARGEST. The same two give the same mark."""
    if not 0 < number <= LARGEST:
        raise ValueError(f"no mark for the number {number}")
    return _MARKS.mint(tag_of(workspace_id), written(number, 5))


def read(text: str) -> ReplyToken | None:
    """The first whose check is right. Raises nothing, whatever the text."""
    return next(tokens_in(text), None)


def read_of(workspace_id: str, text: str) -> ReplyToken | None:
    """Ours where there is one, else another's: a message may quote both."""
    found = tuple(tokens_in(text))
    return next((each for each in found if each.is_of(workspace_id)), found[0] if found else None)


def tokens_in(text: str) -> Iterator[ReplyToken]:
    """In the order they stand, each once."""
    found = (ReplyToken(tag, value_of(number)) for tag, number in _MARKS.found_in(text))
    yield from dict.fromkeys(token for token in found if token.number)
