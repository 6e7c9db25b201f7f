"""Shows the words around something secret: enough to find it by, too little to leak it."""

from __future__ import annotations

import re
from collections.abc import Sequence

DOT = "•"
BEFORE, AFTER = 40, 30
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_INNER_LETTERS = re.compile(r"(?<=\w)\w")


def masked_number(text: str, *, first: int = 2, last: int = 2) -> str:
    """Letters and digits but the first and last few become dots; spaces stay, so that it is known again."""
    places = [match.start() for match in _LETTER_OR_DIGIT.finditer(text)]
    first, last = (first, last) if len(places) > first + last + 2 else (1, 0)
    hidden = places[first : len(places) - last]
    if not hidden:
        return text
    start, end = hidden[0], hidden[-1] + 1
    return text[:start] + _LETTER_OR_DIGIT.sub(DOT, text[start:end]) + text[end:]


def masked_name(text: str) -> str:
    """Initials."""
    return _INNER_LETTERS.sub(DOT, text)


def masked_email(text: str) -> str:
    local, _, domain = text.rpartition("@")
    return f"{local[:1]}{DOT * 3}@{domain}"


def masked_date(text: str) -> str:
    return re.sub(r"\w", DOT, text)


def masked_text(text: str, spans: Sequence[tuple[int, int, str]]) -> str:
    """``spans`` are start, end and what stands there instead; of those that overlap the first one holds."""
    parts: list[str] = []
    place = 0
    for start, end, shown in sorted(spans):
        if start < place:
            if end > place:
                parts.append(DOT * (end - place))
                place = end
            continue
        parts += (text[place:start], shown)
        place = end
    return "".join((*parts, text[place:]))


def words_around(text: str, start: int, end: int, spans: Sequence[tuple[int, int, str]]) -> str:
    """The masked text from a little before ``start`` to a little after ``end``, cut between words, in one line."""
    low, high = max(0, start - BEFORE), min(len(text), end + AFTER)
    for from_, to, _ in spans:  # nothing secret is cut in two
        if from_ < low < to:
            low = from_
        if from_ < high < to:
            high = to
    near = [(a - low, b - low, shown) for a, b, shown in spans if a >= low and b <= high]
    shown = " ".join(masked_text(text[low:high], near).split())
    if low > 0 and text[low - 1].isalnum():
        shown = shown.partition(" ")[2] or shown
    if high < len(text) and text[high].isalnum():
        shown = shown.rpartition(" ")[0] or shown
    return f"{'… ' if low > 0 else ''}{shown}{' …' if high < len(text) else ''}"
