"""What is repeated: the paragraphs or rows between ``{{each session}}`` and ``{{end}}``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inspection_ready.documents.word_letters.fields import STANDS_FOR_ONE, Found, PartFields, Words
from inspection_ready.domain.merge import field_key
from inspection_ready.domain.word_letters import WordFault

if TYPE_CHECKING:
    from inspection_ready.documents.word_letters.source import Node


@dataclass(frozen=True, slots=True)
class Repeat:
    """``start`` and ``end`` are bytes of the part; ``dropped`` stands in it only to say where the repeat is."""

    list_key: str
    start: int
    end: int
    dropped: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class RepeatFault:
    fault: WordFault
    found: Found
    about: str = ""


@dataclass(slots=True)
class PartRepeats:
    repeats: list[Repeat] = field(default_factory=list)
    faults: list[RepeatFault] = field(default_factory=list)


def part_repeats(fields: PartFields) -> PartRepeats:
    result = PartRepeats()
    words = {each.paragraph: each for each in fields.words}
    opened: list[Found] = []
    for found in fields.found:
        if found.each:
            if opened:
                result.faults.append(RepeatFault(WordFault.REPEAT_IN_REPEAT, found, opened[-1].each))
            opened.append(found)
        elif found.is_end and not opened:
            result.faults.append(RepeatFault(WordFault.END_WITHOUT_REPEAT, found))
        elif found.is_end:
            begun = opened.pop()
            repeat = _between(begun, found, words)
            if repeat is None:
                result.faults.append(RepeatFault(WordFault.SPLIT_REPEAT, begun, begun.each))
            else:
                result.repeats.append(repeat)
    result.faults += [RepeatFault(WordFault.UNCLOSED_REPEAT, found, found.each) for found in opened]
    return result


def _between(begun: Found, ended: Found, words: dict[Node, Words]) -> Repeat | None:
    """Whole paragraphs beside each other, or whole rows of one table. None where it is neither."""
    key, first, last = field_key(begun.each), begun.paragraph, ended.paragraph
    if (
        first is not last
        and first.parent is last.parent
        and _is_alone(words[first])
        and _is_alone(words[last])
    ):
        # the last paragraph of a cell or text box must stay: Word asks for one
        drops = [first] if _must_stay(last) else [first, last]
        return Repeat(key, first.end, last.start, tuple(node for node in drops if not _has_section(node)))
    rows = _rows(first, last)
    if rows is not None:
        return _of_rows(key, *rows, words)
    if first.parent is last.parent and not (_has_section(first) or _has_section(last)):
        return Repeat(key, first.start, last.end)
    return None


def _of_rows(key: str, first: Node, last: Node, words: dict[Node, Words]) -> Repeat:
    """A row with nothing in it but where the repeat begins or ends goes."""
    start, end, dropped = first.start, last.end, []
    if first is not last and _is_only_a_mark(first, words):
        start, dropped = first.end, [first]
    if first is not last and _is_only_a_mark(last, words):
        end, dropped = last.start, [*dropped, last]
    return Repeat(key, start, end, tuple(dropped))


def _rows(first: Node, last: Node) -> tuple[Node, Node] | None:
    """The rows of one table that both stand in, as deep as there is one."""
    below = {id(_table(row)): row for row in last.ancestors() if row.tag == "w:tr"}
    for row in first.ancestors():
        if row.tag == "w:tr" and id(_table(row)) in below:
            return row, below[id(_table(row))]
    return None


def _table(row: Node) -> Node | None:
    return row.above("w:tbl")


def _is_alone(words: Words) -> bool:
    (only, *others) = words.found
    said = words.text[: only.start] + words.text[only.end :]
    return not others and not said.replace(STANDS_FOR_ONE, "x").strip()


def _is_only_a_mark(row: Node, words: dict[Node, Words]) -> bool:
    inside = [words[node] for node in row.walk() if node.tag == "w:p"]
    said = [each for each in inside if each.text.strip()]
    return len(said) == 1 and len(said[0].found) == 1 and _is_alone(said[0])


def _must_stay(paragraph: Node) -> bool:
    parent = paragraph.parent
    return parent is not None and parent.tag != "w:body" and parent.children[-1] is paragraph


def _has_section(paragraph: Node) -> bool:
    return paragraph.find("w:pPr", "w:sectPr") is not None
