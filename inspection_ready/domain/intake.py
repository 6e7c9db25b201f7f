"""A folder of files that may become evidence: what each suggests of itself, and which of them are held already."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.intake_names import name_key, readable_name, version_marks

SHORTEST_TITLE, LONGEST_TITLE = 5, 140
_NO_TITLE = re.compile(
    r"(?i)^(?:(?:microsoft (?:word|excel|powerpoint) - .*)|(?:document|presentation|book|sheet|slide|workbook|file|scan|image"
    r"|img|doc|untitled|unknown|page)[ _-]*\d*|powerpoint presentation|.{0,40}template|title|report title|contents"
    r"|table of contents|introduction|background|purpose|summary|executive summary|agenda|minutes|foreword|cover|draft"
    r"|official(?:[ -]sensitive)?|confidential|.*\.(?:docx?|xlsx?|pptx?|pdf|dotx?|indd|odt|ods|odp))$"
)


class TitleFrom(StrEnum):
    """Where a suggested title was found."""

    DOCUMENT = "document"
    FILE_NAME = "file-name"


@dataclass(frozen=True, slots=True)
class SuggestedTitle:
    words: str
    found_in: TitleFrom


@dataclass(frozen=True, slots=True)
class InFolder:
    """A file of the folder, as far as it is held against others. ``shown`` is its path from the folder on."""

    shown: str
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file that is held: of which piece of evidence."""

    evidence_id: int
    reference: str
    title: str
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """What else a file may be."""

    repeats: str = ""
    """The name of the first file of the folder with the same content."""
    held: tuple[HeldFile, ...] = ()
    """With the same content."""
    newer_of: tuple[HeldFile, ...] = ()
    """Called the same but for the version, with other content: one for each piece of evidence."""
    alike: tuple[str, ...] = ()
    """Other files of the folder that are called the same but for the version, with other content."""
    marks: tuple[str, ...] = ()
    """What in its name says which version it is, where there are others."""


def suggested_title(name: str, titles: Iterable[str]) -> SuggestedTitle:
    """``titles`` are what the document calls itself, the best first; what no person would have written is passed over."""
    for each in titles:
        words = " ".join(each.split())
        if is_title(words):
            return SuggestedTitle(words, TitleFrom.DOCUMENT)
    return SuggestedTitle(readable_name(name), TitleFrom.FILE_NAME)


def is_title(words: str) -> bool:
    letters = sum(map(str.isalpha, words))
    is_long_enough = SHORTEST_TITLE <= len(words) <= LONGEST_TITLE and letters * 2 >= len(words)
    return is_long_enough and _NO_TITLE.match(words) is None


def likenesses(files: Sequence[InFolder], held: Sequence[HeldFile]) -> tuple[Likeness, ...]:
    """One for each file, in order. What is held is told by content first: a name is only a hint."""
    firsts: dict[str, InFolder] = {}
    called: defaultdict[str, list[InFolder]] = defaultdict(list)
    for each in files:
        firsts.setdefault(each.sha256, each)
        called[name_key(each.name)].append(each)
    by_content: defaultdict[str, list[HeldFile]] = defaultdict(list)
    by_name: defaultdict[str, list[HeldFile]] = defaultdict(list)
    for one in held:
        by_content[one.sha256].append(one)
        by_name[name_key(one.name)].append(one)
    result = []
    for each in files:
        key, first = name_key(each.name), firsts[each.sha256]
        same = tuple(by_content.get(each.sha256, ()))
        newer = {one.evidence_id: one for one in by_name.get(key, ())} if key and not same else {}
        alike = tuple(other.shown for other in called[key] if key and other.sha256 != each.sha256)
        result.append(
            Likeness(
                repeats=first.shown if first is not each else "",
                held=same,
                newer_of=tuple(newer.values()),
                alike=alike,
                marks=version_marks(each.name) if newer or alike else (),
            )
        )
    return tuple(result)
