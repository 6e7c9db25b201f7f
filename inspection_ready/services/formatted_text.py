"""Formatted text as people edit it: read from what is stored, and written for it."""

from __future__ import annotations

from inspection_ready.domain.commonmark import to_commonmark, written
from inspection_ready.domain.formatted_text import Blocks

__all__ = ["formatted", "to_commonmark", "written"]


def formatted(text: str) -> Blocks:
    """CommonMark as blocks, by the same reader the documents use."""
    from inspection_ready.documents.formatted_text import read_commonmark  # slow import

    return read_commonmark(text)
