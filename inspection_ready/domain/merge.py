"""Fields in a letter's words: ``{{name}}`` becomes what it is for one person.

What a field becomes is text and never markup: it is put in after the letter's own words have been read.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache


class MergeField(StrEnum):
    """Besides these, every key fact is a field by its name, and every stage of the regime as ``stage_field`` says."""

    NAME = "name"
    FIRST_NAME = "first name"
    ROLE = "role"
    ORGANISATION = "organisation"
    COUNCIL = "council"
    DEPARTMENT = "department"
    REGULATOR = "regulator"
    REGULATOR_SHORT = "regulator short"
    INSPECTION_WORD = "inspection word"
    NOTIFICATION_DATE = "notification date"
    ON_SITE_DATES = "on-site dates"
    MAIN_BASE = "main base"
    SIGNATORY = "signatory"
    SIGNATORY_ROLE = "signatory role"
    TODAY = "today"
    MY_SESSIONS = "my sessions"


class MergeList(StrEnum):
    """What a Word letter can repeat rows or paragraphs for: ``{{each session}}`` to ``{{end}}``."""

    SESSION = "session"


LIST_FIELDS: Mapping[MergeList, tuple[str, ...]] = {
    MergeList.SESSION: ("day", "time", "session", "place", "remark"),
}
"""What each of the list says, besides all that the letter says."""
ValueOf = Callable[[str, bool], str]
"""Given the name as it is written, and whether a sentence begins with it."""

FIELD = re.compile(r"\{\{([^{}]{1,120})\}\}")
"""A field as it is written; its group is the name."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_EMPHASIS = re.compile(r"(?<!\\)\*")
_APART = re.compile(r"[\s_\-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}]+")
_HALF = re.compile(r"\{\{[^{}\n]{0,40}|[^{}\s]{0,40}\}\}")
_OTHER_MARKS = re.compile("\\{([^{}\n]{1,60})\\}|\xab([^\xbb\n]{1,60})\xbb")
_IN_AN_ADDRESS = re.compile(r"\]\(<?[^()\s]*\{\{[^)\n]*")
_TITLES = frozenset((
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "cllr", "councillor", "alderman",
    "sir", "dame", "lord", "lady", "rev", "revd",
))  # fmt: skip


@lru_cache(maxsize=4096)
def field_key(name: str) -> str:
    """What two spellings of a field have in common: capitals, spaces and hyphens do not tell fields apart.

    Word makes ``Job_Title`` of a column called "Job title", and people write ``JobTitle``.
    """
    return _APART.sub("", name.casefold())


KNOWN = frozenset(field_key(field) for field in MergeField)


def list_keys(one: MergeList) -> tuple[str, ...]:
    """How its name may be written, as keys: one of them, several, or those of the person."""
    key = field_key(one)
    return key, f"{key}s", f"my{key}s"


def stage_field(stage: str) -> str:
    """The field that becomes the date of a stage, given its id in the regime."""
    return f"{stage} date"


def field_marks(name: str) -> str:
    """As it is written in a letter."""
    return f"{{{{{name}}}}}"


def fields_in(source: str) -> tuple[str, ...]:
    """The fields that a text in CommonMark names, each once, as they are written there."""
    names = (" ".join(match[1].split()) for match in FIELD.finditer(_plain(source)))
    return tuple({field_key(name): name for name in names if name}.values())


def unknown_fields(source: str, known: Iterable[str]) -> tuple[str, ...]:
    """Those that are neither fields nor among the names ``known``."""
    keys = KNOWN | {field_key(name) for name in known}
    return tuple(name for name in fields_in(source) if field_key(name) not in keys)


def broken_fields(source: str, known: Iterable[str] = ()) -> tuple[str, ...]:
    """What looks like a field and is none: half its braces, another program's marks, or inside the address of a link."""
    text = _plain(source)
    keys = KNOWN | {field_key(name) for name in known}
    in_addresses = [match[0][2:] for match in _IN_AN_ADDRESS.finditer(text)]
    rest = FIELD.sub(" ", text)
    halves = [match[0] for match in _HALF.finditer(rest)]
    others = _OTHER_MARKS.finditer(_HALF.sub(" ", rest))
    marked = [match[0] for match in others if field_key(match[1] or match[2]) in keys]
    return tuple(dict.fromkeys(" ".join(each.split()) for each in (*in_addresses, *halves, *marked)))


def filled(texts: Sequence[str], value_of: ValueOf) -> tuple[str, ...]:
    """The texts of one paragraph with their fields put in.

    A field may begin in one text and end in another, where somebody made half of it bold: its value goes
    where it begins. What ``value_of`` gives is not looked through again.
    """
    whole = "".join(texts)
    if "{{" not in whole:
        return tuple(texts)
    found = [
        (
            match.start(),
            match.end(),
            value_of(" ".join(match[1].split()), begins_sentence(whole[: match.start()])),
        )
        for match in FIELD.finditer(whole)
    ]
    result, start = [], 0
    for text in texts:
        result.append("".join(_parts(whole, found, start, start + len(text))))
        start += len(text)
    return tuple(result)


def begins_sentence(before: str) -> bool:
    """Whether what follows these words of the paragraph does."""
    before = before.rstrip()
    return not before or before[-1] in ".!?"


def _parts(whole: str, found: Sequence[tuple[int, int, str]], start: int, end: int) -> Iterator[str]:
    place = start
    for opens, closes, value in found:
        if closes <= place or opens >= end:
            continue
        yield whole[place : max(opens, place)]
        if opens >= start:
            yield value
        place = min(closes, end)
    yield whole[place:end]


def first_name(name: str) -> str:
    """The whole name where its first part is a title, stands alone or may be a surname: no wrong one is guessed."""
    parts = name.split()
    if len(parts) < 2 or "," in name or parts[0].strip(".").casefold() in _TITLES:
        return name
    return name if len(parts[0].strip(".")) == 1 else parts[0]


def _plain(source: str) -> str:
    """Near enough to what a reader of CommonMark shows, to find fields in."""
    return html.unescape(_ESCAPED.sub(r"\1", _EMPHASIS.sub("", source)))
