"""What people write for the values of a choice."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

from inspection_ready.records.words import folded

WORDS_FOR = {
    "internal": "inside", "council": "inside", "employee": "inside", "in": "inside",
    "external": "outside", "partner organisation": "outside", "out": "outside",
    "dass": "director", "director of adult social services": "director", "executive director": "director",
    "assistant director": "service_director", "deputy director": "service_director", "hos": "head_of_service",
    "councillor": "elected_member", "cllr": "elected_member", "member": "elected_member",
    "quality statement": "statement", "qs": "statement", "request": "item",
    "agreed": "confirmed", "complete": "agreed done", "completed": "done", "final": "agreed", "finished": "done",
    "in progress": "draft started", "under way": "started", "to do": "not_started",
    "not started": "to_do", "not begun": "to_do", "open": "to_do", "not required": "not_needed",
    "in absence": "in_absence", "deputy": "in_absence",
    "yes": "agreed confirmed", "y": "agreed confirmed", "no": "draft pencilled", "n": "draft pencilled",
    "am": "morning", "pm": "afternoon", "in the morning": "morning", "in the afternoon": "afternoon",
    "booked": "confirmed", "firm": "confirmed", "provisional": "pencilled", "tentative": "pencilled",
}  # fmt: skip
"""Other words for the values of choices; a word may stand for one value here and for another there."""


def known_choices(choices: Mapping[Any, str]) -> dict[str, Any]:
    """Every word a value may be called by, folded."""
    known = {_singular(words): value for value, words in choices.items()}
    known |= {_singular(value.value if isinstance(value, Enum) else str(value)): value for value in choices}
    known |= {
        _singular(word): known[_singular(code)]
        for word, codes in WORDS_FOR.items()
        for code in codes.split()
        if _singular(code) in known
    }
    return known


def chosen(typed: str, known: Mapping[str, Any]) -> Any | None:
    """By one of its words, or by how one of them begins where no other begins so; None where it is none of them."""
    word = _singular(typed)
    if word in known:
        return known[word]
    near = {
        value for key, value in known.items() if len(word) > 2 and (key.startswith(word) or word == key + "s")
    }
    return near.pop() if len(near) == 1 else None


def _singular(text: str) -> str:
    return " ".join(word.removesuffix("s") if len(word) > 3 else word for word in folded(text).split())
