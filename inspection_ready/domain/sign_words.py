"""A reply's own words, parted into sentences, without greetings, thanks and what stands below the name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from inspection_ready.domain.searching import folded

WRAPPED = 55
"""Letters from which a line without an end may go on in the next: a program broke it."""
_GREETING = re.compile(
    r"(?:hi|hello|dear|hey|good (?:morning|afternoon|evening)|morning|afternoon)(?: [\w.'-]+){0,3}",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"(?:(?:many|with) )?thanks(?: again| very much| a lot)?|(?:with )?thank you(?: very much| so much)?",
    re.IGNORECASE,
)
_FOR_THIS = re.compile(r" for (?:this|these|sending (?:this|these)|your (?:e-?mail|message))", re.IGNORECASE)
_CLOSING = re.compile(
    r"(?:(?:kind|best|warm|many|with (?:kind|best))[ ,]+(?:regards|wishes)|kindest regards|regards|best|all the best|cheers|"
    r"yours(?: sincerely| faithfully)?|sent from my .{2,40}|get outlook for .{2,20}|diolch(?: yn fawr)?)",
    re.IGNORECASE,
)
_SMALL_PRINT = re.compile(
    r"^\W*(?:this (?:e-?mail|message|communication)|the information (?:contained )?in|disclaimer|confidential|if you (?:are not|have received)|"
    r"please (?:consider|think of) the environment|think before you print|e-?mails? (?:sent|to and from))\b",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:not|no|nor|never|but|except|however|although|though|unless|until|hold|wait|only|subject|ps|apart|other than|instead|"
    r"change[sd]?|amend\w*|correct\w*|wrong|remove\w*|stop|pending|later|first|actually|sorry|withdraw\w*|disagree\w*|don't|can't|cannot|won't|isn't)\b",
    re.IGNORECASE,
)
"""Below a name, one of these may take back what stands above it."""
_END = re.compile(r"(?<=[.;!])\s+(?=\S)")
_STARTS = re.compile(
    r"^\W*(?:\d{1,3}\b|lines?\b|items?\b|yes\b|no\b|not\b|agreed?\b|approved?\b|all\b|the rest\b|others\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """``has_more``: below their name stands something that may take back what they said above it."""

    statements: tuple[str, ...]
    has_more: bool


def said_in(words: str, names: Collection[str] = ()) -> Said:
    """``names`` are those of whoever was asked: a line of nothing else is their signature."""
    own = frozenset(part for name in names for part in re.findall(r"[\w'-]+", folded(name)))
    lines = plain(words).splitlines()
    end = next((place for place, line in enumerate(lines) if _closes(line, own)), len(lines))
    statements = [each for line in _joined(lines[:end]) for each in _sentences(line)]
    while statements and _GREETING.fullmatch(_bare(statements[0])):
        statements.pop(0)
    below = "\n".join(_without_small_print(lines[end:]))
    return Said(
        tuple(each for each in statements if not _thanks(each, own)),
        _DOUBT.search(below) is not None or "?" in below,
    )


def plain(words: str) -> str:
    """Typed quotation marks and dashes as keys make them."""
    return words.translate(
        {0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-", 0x2014: "-", 0xA0: " "}
    )


# inside


def _closes(line: str, own: frozenset[str]) -> bool:
    bare = _bare(line)
    if _CLOSING.fullmatch(bare):
        return True
    said = re.findall(r"[\w'-]+", folded(bare))
    return bool(said) and bool(own) and all(part in own for part in said)


def _thanks(sentence: str, own: frozenset[str]) -> bool:
    bare = _FOR_THIS.sub("", _bare(sentence))
    found = _THANKS.match(bare)
    if found is None:
        return False
    rest = re.findall(r"[\w'-]+", bare[found.end() :])
    is_name = len(rest) == 1 and rest[0].istitle()
    return not rest or is_name or all(folded(part) in own for part in rest)


def _joined(lines: list[str]) -> Iterator[str]:
    """A sentence a program broke is one again."""
    whole = ""
    for line in lines:
        goes_on = (
            len(whole) >= WRAPPED and whole[-1] not in ".!?:;" and line.strip() and not _STARTS.match(line)
        )
        if goes_on:
            whole = f"{whole} {line.strip()}"
            continue
        if whole:
            yield whole
        whole = line.strip()
    if whole:
        yield whole


def _sentences(line: str) -> Iterator[str]:
    """What ends one; the point in "No. 3" and "3. Agreed" ends none."""
    told = re.sub(r"\bnos?\.\s+(?=\d)", "no ", line, flags=re.IGNORECASE)
    lead = re.match(r"^\W{0,3}(?:lines?\s+)?\d{1,3}\.\s+", told, re.IGNORECASE)
    start = "" if lead is None else lead[0].rstrip(" .") + ": "
    rest = told if lead is None else told[lead.end() :]
    for place, part in enumerate(each for each in _END.split(rest) if each.strip(" .;!")):
        yield f"{start}{part}" if place == 0 else part


def _without_small_print(lines: list[str]) -> Iterator[str]:
    is_small = False
    for line in lines:
        is_small = bool(line.strip()) and (is_small or _SMALL_PRINT.match(line) is not None)
        if not is_small:
            yield line


def _bare(sentence: str) -> str:
    return " ".join(sentence.split()).strip(' .,;:!-*"')
