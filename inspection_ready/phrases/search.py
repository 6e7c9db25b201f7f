"""Words for searching everything."""

from __future__ import annotations

from collections.abc import Mapping

from inspection_ready.phrases.values import count_of

SEARCH_SENTENCES: Mapping[str, str] = {
    "search_index_damaged": "What is kept for searching the text of files was damaged, and was taken away. "
    "Nothing else was changed. Read the text of the files again.",
}
"""For ``phrases.errors``."""


def waiting_words(unread: int) -> str:
    """How many files are not searched yet; "" where all are."""
    if not unread:
        return ""
    be = "is" if unread == 1 else "are"
    return f"The text of {count_of(unread, 'file')} {be} not searched yet."


def read_words(*, read: int, without: int, failed: int) -> str:
    """What came of reading files."""
    told = [f"Read the text of {count_of(read, 'file')}."]
    if without:
        told.append(
            f"{count_of(without, 'other')} {'has' if without == 1 else 'have'} no text that can be read."
        )
    if failed:
        told.append(f"{count_of(failed, 'file')} could not be opened: run verify to see which.")
    return " ".join(told)
