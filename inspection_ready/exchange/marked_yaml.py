"""YAML as a tree that remembers its lines, and refuses whatever a hand-written file does not need.

Values are left as they were typed: ``No`` and ``2025`` are words until a reader asks for something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.mistakes import Mistake

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 512 * 1024
MOST_DEPTH = 12

# what YAML cannot hold, and the rare line ends that editors do not count as lines
_NOT_WRITING = re.compile(r"[^\t\n\x20-\x7E\xA0-\u2027\u202A-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
_NOTHING = ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class Leaf:
    line: int
    text: str
    is_nothing: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    line: int
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    line: int
    key: str
    node: Node


@dataclass(frozen=True, slots=True)
class Branch:
    line: int
    entries: tuple[Entry, ...]


Node = Leaf | Listing | Branch


class NotYaml(ValueError):  # noqa: N818 - reads as a statement where it is raised
    """The text cannot be made into a tree; the one mistake says where it stopped."""

    def __init__(self, line: int, code: str, **data: object) -> None:
        super().__init__(code)
        self.mistake = Mistake(line=line, code=code, data=data)


def read_text(path: Path) -> str:
    """UTF-8, or the UTF-16 that Notepad calls Unicode."""
    with path.open("rb") as file:
        raw = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise NotYaml(1, "too_large", limit=MOST_BYTES)
    encoding = "utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotYaml(raw.count(b"\n", 0, error.start) + 1, "not_utf_8") from error


def read_tree(text: str) -> Node:
    import yaml  # slow import

    text = text.replace("\r\n", "\n").replace("\r", "\n")
    odd = _NOT_WRITING.search(text)
    if odd:
        raise NotYaml(text.count("\n", 0, odd.start()) + 1, "control_character", character=ord(odd.group()))
    if len(text) > MOST_BYTES:
        raise NotYaml(1, "too_large", limit=MOST_BYTES)
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C is ten times as fast
    try:
        return _document(iter(yaml.parse(text, Loader=loader)))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise NotYaml(mark.line + 1 if mark else 1, "not_yaml", problem=error.problem or "") from error


def _document(events: Iterator[Any]) -> Node:
    import yaml  # slow import

    next(events)  # the stream
    if isinstance(next(events), yaml.StreamEndEvent):
        raise NotYaml(1, "nothing_in_it")
    tree = _node(next(events), events, 0)
    next(events)  # the end of the document
    after = next(events)
    if not isinstance(after, yaml.StreamEndEvent):
        raise NotYaml(_line(after), "second_document")
    return tree


def _node(event: Any, events: Iterator[Any], depth: int) -> Node:
    import yaml  # slow import

    line = _line(event)
    if depth > MOST_DEPTH:
        raise NotYaml(line, "too_deep", limit=MOST_DEPTH)
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
        raise NotYaml(line, "anchor", name=event.anchor)
    if event.tag not in {None, "!"}:
        raise NotYaml(line, "tag", tag=event.tag)
    if isinstance(event, yaml.ScalarEvent):
        return Leaf(line, event.value, is_nothing=event.style is None and event.value in _NOTHING)
    if isinstance(event, yaml.SequenceStartEvent):
        return Listing(line, tuple(_items(events, depth)))
    return Branch(line, tuple(_entries(events, depth)))


def _items(events: Iterator[Any], depth: int) -> Iterator[Node]:
    import yaml  # slow import

    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        yield _node(event, events, depth + 1)


def _entries(events: Iterator[Any], depth: int) -> Iterator[Entry]:
    import yaml  # slow import

    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _node(event, events, depth + 1)
        if not isinstance(key, Leaf):
            raise NotYaml(key.line, "key_is_not_a_word")
        yield Entry(key.line, key.text, _node(next(events), events, depth + 1))


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
