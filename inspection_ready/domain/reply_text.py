"""What somebody wrote themselves in a message, without what they quote; and what it says of our requests."""

from __future__ import annotations

import re
from collections.abc import Iterator

MOST_LINES = 20_000
_QUOTED = re.compile(r"^\s{0,3}>")
_RULES = (
    re.compile(r"^\s*-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|message d'origine)\b", re.IGNORECASE),
    re.compile(r"^\s*begin forwarded message\s*:", re.IGNORECASE),
    re.compile(r"^\s*_{10,}\s*$"),
    re.compile(r"^\s*on\b.{5,300}\bwrote\s*:\s*$", re.IGNORECASE),
)  # fmt: skip
"""What programs put before the message that is answered."""
_WROTE = re.compile(r"\bwrote\s*:\s*$", re.IGNORECASE)
_FROM = re.compile(r"^[\s>*]*(?:from|von|de|oddi wrth)\s*:", re.IGNORECASE)
_SENT = re.compile(r"^[\s>*]*(?:sent|date|to|gesendet|envoyé|anfonwyd|subject)\s*:", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- ?$")
_WARNING = re.compile(
    r"^\W*(?:caution|external|warning|this (?:e-?mail|message) (?:originated|came) from (?:outside|an external))\b",
    re.IGNORECASE,
)
_AND = r"\s{0,2}(?:,\s{0,2}and\b|,|&|/|\band\b|\bto\b)\s{0,2}"
_NUMBERS = re.compile(
    r"\b(?:(?:requests?|req|items?|questions?)\b\s{0,2}(?:nos?\b\.?|numbers?\b|[.:#№])?\s{0,2}|[rq]|nos?\.\s{0,2})"
    rf"(\d{{1,5}}(?!\d)(?:{_AND}(?:[rq])?\d{{1,5}}(?!\d)){{0,30}})(?!\.\d)",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^\W{0,4}(\d{1,5})(?:\s{0,2}[.):_]|\s{1,2}-|\s)\s{0,2}\S")
LONGEST_FIRST = 300


def own_words(text: str) -> str:
    """Up to where the message that is answered begins. All of it where that leaves nothing: they wrote below."""
    lines = text.splitlines()[:MOST_LINES]
    end = _end_of_own(lines)
    own = _tidy(_without_warning([line for line in lines[:end] if not _QUOTED.match(line)]))
    if own:
        return own
    return _tidy([line for line in lines if not _QUOTED.match(line)]) if end < len(lines) else ""


def words_above(text: str) -> tuple[str, bool]:
    """What stands above everything that is quoted, and whether they wrote between or below what is marked as quoted."""
    lines = text.splitlines()[:MOST_LINES]
    end = _end_of_own(lines)
    first = next((place for place, line in enumerate(lines) if _QUOTED.match(line)), len(lines))
    is_between = any(line.strip() and not _QUOTED.match(line) for line in lines[first:end])
    is_below = first < len(lines) and any(
        line.strip() and not _QUOTED.match(line) for line in lines[max(first, end + 1) :]
    )
    return _tidy(_without_warning(lines[: min(first, end)])), is_between or is_below


def first_words(text: str) -> str:
    """The first thing they wrote, in one line: "Agreed.", "Not agreed because ..."."""
    for line in own_words(text).splitlines():
        words = " ".join(line.split())
        if words and not _greets(words):
            return words[:LONGEST_FIRST]
    return ""


def numbers_in(text: str) -> tuple[int, ...]:
    """Numbers of requests the words name: "request 12", "requests 3, 4 and 5", "Q7"; each once."""
    found: dict[int, None] = {}
    for match in _NUMBERS.finditer(text):
        for said in re.findall(r"\d{1,5}", match[1]):
            found[int(said)] = None
    return tuple(found)


def number_leading(name: str) -> int | None:
    """Of a file called "12 Carers strategy.docx", "12_policy.pdf" or "R12.pdf"."""
    found = _LEADING.match(name)
    return int(found[1]) if found else None


# inside


def _end_of_own(lines: list[str]) -> int:
    return next((place for place, _ in enumerate(lines) if _begins_quote(lines, place)), len(lines))


def _begins_quote(lines: list[str], place: int) -> bool:
    line = lines[place]
    if any(rule.match(line) for rule in _RULES):
        return True
    if _WROTE.search(line) and place and re.match(r"^\s*on\b", lines[place - 1], re.IGNORECASE):
        return True
    if (
        re.match(r"^\s*on\b", line, re.IGNORECASE)
        and place + 1 < len(lines)
        and _WROTE.search(lines[place + 1])
    ):
        return True
    after = [each for each in lines[place + 1 : place + 4] if each.strip()]
    return _FROM.match(line) is not None and any(_SENT.match(each) for each in after[:2])


def _without_warning(lines: list[str]) -> Iterator[str]:
    """A line some mail servers put on top of all that comes from outside is nobody's words."""
    is_top = True
    for line in lines:
        if is_top and (not line.strip() or _WARNING.match(line)):
            continue
        is_top = False
        if _SIGNATURE.match(line):
            return
        yield line


def _tidy(lines: Iterator[str] | list[str]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in lines)).strip()


def _greets(words: str) -> bool:
    is_short = len(words) <= 40 and words.count(" ") <= 4
    return (
        is_short
        and re.match(r"(?:hi|hello|dear|good (?:morning|afternoon|evening)|hey)\b", words, re.IGNORECASE)
        is not None
    )
