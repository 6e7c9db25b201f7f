"""Finds the fields of a part: Word's own merge fields, and ``{{name}}`` however Word has cut it into runs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from inspection_ready.documents.word_letters.codes import PLAIN, Code, CodeKind, Look, read_code
from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.merge import FIELD, begins_sentence, field_key

if TYPE_CHECKING:
    from inspection_ready.documents.word_letters.source import Node

EACH, END = "each ", "end"
MOST_FIELDS = 2_000
"""Of one part; a letter has a dozen."""
MOST_OPEN = 20
"""Fields inside fields, which Word itself takes as deep."""
BEFORE = 200
"""Characters that are looked at to tell whether a sentence begins."""
STANDS_FOR_ONE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Where a merge field, picture or note stands among the words."""
_APART = frozenset({"w:pPr", "w:rPr", "w:del", "w:moveFrom", "w:txbxContent", "w:sdtPr", "w:sdtEndPr"})
_WORDS = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "\N{NON-BREAKING HYPHEN}"}


@dataclass(slots=True, eq=False)
class Letters:
    """One ``w:t`` among the words of its paragraph."""

    node: Node
    start: int


@dataclass(slots=True, eq=False)
class Found:
    """One field. ``nodes`` are what a merge field is made of; a field in braces has none, but a stretch of words."""

    name: str
    begins: bool
    """A sentence begins with it."""
    paragraph: Node
    start: int
    end: int
    at: int
    """Where in the part's bytes it begins, to put fields in order."""
    look: Look = PLAIN
    nodes: tuple[Node, ...] = ()
    shown: Node | None = None
    """Where a merge field's value goes: the first words of its result, or its beginning."""

    @property
    def each(self) -> str:
        """The name of the list this begins a repeat for; empty for an ordinary field."""
        name = self.name.casefold().replace("_", " ")
        return self.name[len(EACH) :].strip() if name.startswith(EACH) else ""

    @property
    def is_end(self) -> bool:
        return field_key(self.name) == END


@dataclass(slots=True, eq=False)
class Words:
    """The words of one paragraph, with the fields in them in order."""

    paragraph: Node
    text: str
    letters: tuple[Letters, ...]
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class OddCode:
    code: Code
    paragraph: Node
    is_unfinished: bool = False


@dataclass(slots=True)
class PartFields:
    words: list[Words] = field(default_factory=list)
    odd: list[OddCode] = field(default_factory=list)
    """Codes that are no fields of ours and may not stay."""

    @property
    def found(self) -> list[Found]:
        every = (found for each in self.words for found in each.found)
        return sorted(every, key=lambda found: found.at)


@dataclass(slots=True, eq=False)
class _Open:
    paragraph: Node
    nodes: list[Node]
    code: str = ""
    is_past_code: bool = False
    has_inner_code: bool = False
    shown: Node | None = None
    start: int = 0
    text_before: str = ""

    def read(self) -> Code:
        return read_code(self.code)


def part_fields(root: Node, *, file: str) -> PartFields:
    """Raises CannotRead where there are so many that no person wrote them."""
    result = PartFields()
    count = 0
    # what stands in a text box is apart from the words around it
    open_in: dict[Node | None, list[_Open]] = {}
    for paragraph in (node for node in root.walk() if node.tag == "w:p"):
        stack = open_in.setdefault(paragraph.above("w:txbxContent"), [])
        reading = _Reading(paragraph, stack, result, file)
        for node in leaves(paragraph):
            reading.take(node)
        result.words.append(reading.words())
        count += len(result.words[-1].found)
        if count > MOST_FIELDS:
            raise CannotRead("word_too_many_fields", file=file, most=MOST_FIELDS)
    for stack in open_in.values():
        result.odd += [OddCode(each.read(), each.paragraph, is_unfinished=True) for each in stack]
    return result


def leaves(paragraph: Node) -> Iterator[Node]:
    """What stands in its runs, in order; what was deleted, and what stands in text boxes, apart."""
    for child in paragraph.children:
        if child.tag in _APART:
            continue
        if child.tag == "w:r":
            yield from child.children  # a picture may hold text boxes, which are read as paragraphs
        elif child.tag == "w:fldSimple":
            yield child
            if read_code(child.get("w:instr")).kind is not CodeKind.MERGE:
                yield from leaves(child)
        else:
            yield from leaves(child)


class _Reading:
    """One paragraph; complex fields may be open from the one before."""

    def __init__(self, paragraph: Node, stack: list[_Open], result: PartFields, file: str) -> None:
        self._file = file
        self._paragraph, self._stack, self._result = paragraph, stack, result
        self._text = ""
        self._letters: list[Letters] = []
        self._found: list[Found] = []

    def take(self, node: Node) -> None:
        match node.tag:
            case "w:fldChar":
                self._mark(node)
            case "w:instrText":
                if self._stack:
                    self._stack[-1].code += node.text
                    self._stack[-1].nodes.append(node)
            case "w:fldSimple":
                self._simple(node)
            case "w:rPr":
                pass
            case _:
                self._shown(node)

    def _mark(self, node: Node) -> None:
        kind = node.get("w:fldCharType")
        if kind == "begin":
            if len(self._stack) >= MOST_OPEN:
                raise CannotRead("word_too_many_fields", file=self._file, most=MOST_OPEN)
            if self._stack and not self._stack[-1].is_past_code:
                self._stack[-1].has_inner_code = True
            self._stack.append(
                _Open(self._paragraph, [node], start=len(self._text), text_before=self._text[-BEFORE:])
            )
        elif self._stack:
            self._stack[-1].nodes.append(node)
            if kind == "separate":
                self._stack[-1].is_past_code = True
            else:
                self._finish(self._stack.pop())

    def _simple(self, node: Node) -> None:
        code = read_code(node.get("w:instr"))
        if code.kind is CodeKind.MERGE:
            start = len(self._text)
            self._add(code, (node,), node, start, self._text)
            self._text += STANDS_FOR_ONE
        elif code.kind is not CodeKind.LEFT_ALONE:
            self._result.odd.append(OddCode(code, self._paragraph))

    def _shown(self, node: Node) -> None:
        """Something that is seen. Inside a merge field it is only what the field showed last."""
        if any(not each.is_past_code for each in self._stack):
            return
        merge = next((each for each in self._stack if each.read().kind is CodeKind.MERGE), None)
        if merge is not None:
            merge.nodes.append(node)
            if merge.shown is None and node.tag == "w:t":
                merge.shown = node
            return
        if node.tag == "w:t":
            self._letters.append(Letters(node, len(self._text)))
            self._text += node.text
        else:
            self._text += _WORDS.get(node.tag, STANDS_FOR_ONE if node.tag not in _UNSEEN else "")

    def _finish(self, done: _Open) -> None:
        code = done.read()
        around = next((each for each in self._stack if each.read().kind is CodeKind.MERGE), None)
        if around is not None:
            around.nodes += done.nodes  # it was only what that field showed last
            return
        is_spread = done.paragraph is not self._paragraph
        if code.kind is CodeKind.MERGE and not done.has_inner_code and not is_spread:
            if any(not each.is_past_code for each in self._stack):
                return  # inside another's code, which is named itself
            shown = done.shown if done.shown is not None else done.nodes[0]
            self._add(code, tuple(done.nodes), shown, done.start, done.text_before)
            self._text += STANDS_FOR_ONE
        elif done.has_inner_code and code.kind in {CodeKind.LEFT_ALONE, CodeKind.MERGE}:
            # what it will be is worked out by another field, so nobody can say what it does
            self._result.odd.append(OddCode(Code(CodeKind.ODD, code.type), done.paragraph))
        elif code.kind is not CodeKind.LEFT_ALONE:
            self._result.odd.append(OddCode(code, done.paragraph, is_unfinished=code.kind is CodeKind.MERGE))

    def _add(self, code: Code, nodes: Iterable[Node], shown: Node, start: int, before: str) -> None:
        made = tuple(nodes)
        self._found.append(
            Found(
                code.name,
                begins_sentence(before),
                self._paragraph,
                start,
                start + 1,
                made[0].start,
                code.look,
                made,
                shown,
            )
        )

    def words(self) -> Words:
        starts = [each.start for each in self._letters]
        for match in islice(FIELD.finditer(self._text), MOST_FIELDS + 1):
            name = " ".join(match[1].split())
            if not name or STANDS_FOR_ONE in match[1]:
                continue
            begins = begins_sentence(self._text[max(0, match.start() - BEFORE) : match.start()])
            first = self._letters[bisect_right(starts, match.start()) - 1]
            at = first.node.opened + match.start() - first.start
            self._found.append(Found(name, begins, self._paragraph, match.start(), match.end(), at))
        found = tuple(sorted(self._found, key=lambda each: (each.start, each.end)))
        return Words(self._paragraph, self._text, tuple(self._letters), found)


_UNSEEN = frozenset(
    {"w:lastRenderedPageBreak", "w:proofErr", "w:bookmarkStart", "w:bookmarkEnd", "w:delText"}
)
