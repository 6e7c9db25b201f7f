"""Which request an attachment seems to answer, and as what it would be filed: for a person to accept, with the reason."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import PurePath

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.replies import Attached
from inspection_ready.domain.reply_text import number_leading, numbers_in
from inspection_ready.domain.requests import Request
from inspection_ready.domain.searching import folded

_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset(
    {
        "about", "after", "also", "and", "attached", "been", "before", "council", "copy", "data", "draft", "each",
        "email", "evidence", "file", "final", "from", "have", "how", "image", "information", "list", "many", "most",
        "need", "number", "please", "provide", "request", "requests", "scan", "send", "sent", "show", "still", "than",
        "that", "their", "them", "then", "there", "these", "they", "this", "version", "what", "when", "where", "which",
        "while", "with", "work", "would", "year", "your",
    }
)  # fmt: skip
"""Words of nearly every request and many names: shared, they say nothing."""


class Why(StrEnum):
    NUMBER_IN_NAME = "number_in_name"
    REFERENCE_IN_NAME = "reference_in_name"
    NUMBER_IN_TEXT = "number_in_text"
    SHARED_WORDS = "shared_words"
    ONLY_ONE = "only_one"
    NOTHING = "nothing"
    PICTURE = "picture"  # it stands in the text: a logo most likely
    MESSAGE = "message"  # a message inside, whose files are listed after it
    NOT_HERE = "not_here"  # its bytes are not in the message


class AsWhat(StrEnum):
    NEW = "new"
    SAME_NAME = "same_name"  # evidence that has a file of this name: a newer version
    SAME_BYTES = "same_bytes"  # evidence that has exactly this file


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldFile:
    """A file of the evidence register."""

    evidence_id: int
    name: str
    sha256: str
    request_ids: frozenset[int] = frozenset()
    """The requests its evidence answers already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """``request_id`` None: none seems right. ``is_left``: it seems not to be wanted as evidence."""

    request_id: int | None = None
    why: Why = Why.NOTHING
    words: tuple[str, ...] = ()
    as_what: AsWhat = AsWhat.NEW
    evidence_id: int | None = None
    title: str = ""
    is_left: bool = False


def suggestions(
    files: Sequence[Attached], own_words: str, owed: Sequence[Request], held: Sequence[HeldFile]
) -> Mapping[int, Suggestion]:
    """By the number of the attachment. ``owed`` are the requests that are open, ``own_words`` without what is quoted."""
    told = _named_in(own_words, owed)
    has_more = max((file.number for file in files if file.inside), default=0)
    found = {}
    for file in files:
        left = _left(file, has_more=has_more > file.number)
        if left is not None:
            found[file.number] = Suggestion(why=left, title=titled(file.name), is_left=True)
            continue
        request, why, words = _request_for(file, told, owed)
        as_what, evidence_id = _as_what(file, request, held)
        found[file.number] = Suggestion(
            request_id=None if request is None else request.id,
            why=why,
            words=words,
            as_what=as_what,
            evidence_id=evidence_id,
            title=titled(file.name, without_number=why is Why.NUMBER_IN_NAME),
        )
    return found


def shared_words(one: str, other: str) -> tuple[str, ...]:
    """Longer words that stand in both, common ones left out; "carer" and "carers" are one."""
    second = {_stem(word) for word in _words(other)}
    return tuple(dict.fromkeys(word for word in _words(one) if _stem(word) in second))


def titled(name: str, *, without_number: bool = False) -> str:
    """What a piece of evidence would be called, of a file's name: without its ending, and a request's number before it."""
    stem = PurePath(name).stem.replace("_", " ")
    if without_number:
        stem = re.sub(r"^\W{0,4}\d{1,5}[\s.):-]+", "", stem)
    return " ".join(stem.split()) or name


# inside


def _left(file: Attached, *, has_more: bool) -> Why | None:
    """Why it seems not to be wanted; None where it may be. ``has_more``: files of messages inside come after it."""
    if not file.can_be_filed:
        return Why.NOT_HERE
    if file.is_in_text:
        return Why.PICTURE
    return Why.MESSAGE if file.is_message and has_more else None


def _request_for(
    file: Attached, told: Sequence[Request], owed: Sequence[Request]
) -> tuple[Request | None, Why, tuple[str, ...]]:
    name = PurePath(file.name).stem.replace("_", " ")
    leading = number_leading(file.name)
    numbers = {*numbers_in(name), *(() if leading is None else (leading,))}
    numbered = [request for request in owed if request.number in numbers]
    if len(numbered) == 1:
        return numbered[0], Why.NUMBER_IN_NAME, (str(numbered[0].number),)
    referred = [request for request in owed if _has_reference(name, request.their_ref)]
    if len(referred) == 1:
        return referred[0], Why.REFERENCE_IN_NAME, (referred[0].their_ref,)
    shared = sorted(
        ((shared_words(name, request.wording), request) for request in told or owed),
        key=lambda each: -len(each[0]),
    )
    if len(told) == 1:
        return told[0], Why.NUMBER_IN_TEXT, (str(told[0].number),)
    if shared and shared[0][0] and (len(shared) == 1 or len(shared[0][0]) > len(shared[1][0])):
        return shared[0][1], Why.SHARED_WORDS, shared[0][0]
    if len(owed) == 1:
        return owed[0], Why.ONLY_ONE, ()
    return None, Why.NOTHING, ()


def _named_in(own_words: str, owed: Sequence[Request]) -> list[Request]:
    named = set(numbers_in(own_words))
    return [request for request in owed if request.number in named]


def _as_what(file: Attached, request: Request | None, held: Sequence[HeldFile]) -> tuple[AsWhat, int | None]:
    same = next((each for each in held if each.sha256 == file.sha256), None)
    if same is not None:
        return AsWhat.SAME_BYTES, same.evidence_id
    named = [each for each in held if each.name.casefold() == file.name.casefold()]
    asked = [each for each in named if request is not None and request.id in each.request_ids]
    items = {each.evidence_id for each in asked or named}
    return (AsWhat.SAME_NAME, items.pop()) if len(items) == 1 else (AsWhat.NEW, None)


def _has_reference(name: str, reference: str) -> bool:
    wanted = reference.strip()
    if len(wanted) < 2:
        return False
    return re.search(rf"(?<![\w]){re.escape(wanted)}(?![\w])", name, re.IGNORECASE) is not None


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(folded(text)) if word not in _COMMON]


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
