"""The versions of a section, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from inspection_ready.domain.differences import Difference, plain
from inspection_ready.domain.pack_items.values import Text
from inspection_ready.phrases.pack_change_values import was_and_now
from inspection_ready.phrases.values import count_of
from inspection_ready.phrases.verbs import VERB_WORDS

if TYPE_CHECKING:
    from enum import StrEnum

    from inspection_ready.domain.section_versions import Version, Wording

SAID_OF_THEM = frozenset({"undo", "section.restore", "import.run"})
"""Verbs that say of a version how it came about."""
NO_DIFFERENCE = "The words are the same as now."
OTHERWISE_SET = (
    "The words are the same as now. How they are set differs: bold, italic, links, or lines without words."
)


def version_words(version: Version, before: Wording | None, choice: Callable[[StrEnum], str]) -> str:
    """What it brought: Title was “Bases”; 2 paragraphs written anew."""
    verb = version.entry.header.verb
    parts = [VERB_WORDS[verb]] if verb in SAID_OF_THEM else []
    return "; ".join([*parts, *_brought(version.wording, before, choice)])


def packs_words(packs: Sequence[int]) -> str:
    return ", ".join(f"Pack {number}" for number in packs) or "None"


def difference_lines(found: Sequence[Difference], number: int) -> Iterator[tuple[str, str]]:
    """What is said before each line that differs, and the line."""
    for each in found:
        if each.is_same:
            yield "", plain(each.now)
        elif each.then is None:
            yield ONLY_NOW, plain(each.now)
        elif each.now is None:
            yield only_then(number), plain(each.then)
        else:
            yield was(number), plain(each.then)
            yield NOW, plain(each.now)


NOW, ONLY_NOW = "Now:", "Only now:"


def same_words(found: Sequence[Difference], *, is_as_now: bool) -> str:
    """Where no words differ; "" where some do."""
    if any(not each.is_same for each in found):
        return ""
    return NO_DIFFERENCE if is_as_now else OTHERWISE_SET


def was(number: int) -> str:
    return f"Version {number}:"


def only_then(number: int) -> str:
    return f"Only in version {number}:"


def _brought(now: Wording, before: Wording | None, choice: Callable[[StrEnum], str]) -> Iterator[str]:
    if before is None:
        count = len(Text(now.text).paragraphs)
        yield f"Added, with {count_of(count, 'paragraph')}" if count else "Added, with no text yet"
        return
    if now.title != before.title:
        yield f"Title was “{before.title}”"
    if now.source is not before.source:
        yield f"Made from: {choice(now.source)}"
    if now.text != before.text:
        yield was_and_now("text", Text(before.text), Text(now.text), choice)[1]
