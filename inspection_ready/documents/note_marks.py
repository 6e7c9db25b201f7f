"""Notes as text has them, the way other programs write them too: `[^name]` where one belongs, `[^name]: its words`
on a line of its own. Its further lines follow it straight, or begin with four blanks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

MARK, NOTE = "note_mark", "note"
"""The types of their tokens; a note's has its words inside."""
_NAME = r"[^\s\[\]\\|^`]+"
_MARK = re.compile(rf"\[\^({_NAME})\]")
_BEGINS = re.compile(rf"\[\^({_NAME})\]:[ \t]*")
_INDENT = 4


def note_key(name: str) -> str:
    return name.casefold()


def with_note_marks(parser: MarkdownIt) -> MarkdownIt:
    ends = ["paragraph", "reference", "blockquote", "list", "table"]
    parser.block.ruler.before("reference", NOTE, _note, {"alt": ends})
    parser.inline.ruler.before("link", MARK, _mark)
    return parser


def _mark(state: StateInline, silent: bool) -> bool:
    found = _MARK.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push(MARK, "", 0).content = found[1]
    state.pos = found.end()
    return True


def _note(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    begins = state.bMarks[start] + state.tShift[start]
    found = _BEGINS.match(state.src, begins, state.eMarks[start])
    if found is None or state.sCount[start] >= _INDENT:
        return False
    if silent or state.level:  # inside a list, a table or a quotation there is none, but one below it ends it
        is_below = state.level == 0 or state.sCount[start] < state.blkIndent or state.parentType == "table"
        return silent and is_below
    paragraphs, following = _words(state, start, end, found.end())
    opened = state.push(f"{NOTE}_open", "", 1)
    opened.meta, opened.map = {"name": found[1]}, [start, following]
    words = state.push("inline", "", 0)
    words.content, words.map, words.children = "\\\n".join(paragraphs), [start, following], []
    state.push(f"{NOTE}_close", "", -1)
    state.line = following
    return True


def _words(state: StateBlock, start: int, end: int, begins: int) -> tuple[list[str], int]:
    """Its paragraphs, and the line after its last."""
    paragraphs = [[state.src[begins : state.eMarks[start]]]]
    rules = state.md.block.ruler.getRules("paragraph")
    line = start + 1
    while line < end:
        if state.isEmpty(line):
            following = next((later for later in range(line, end) if not state.isEmpty(later)), end)
            if following == end or state.sCount[following] < _INDENT:
                break
            paragraphs.append([])
            line = following
        ended = (rule(state, line, end, True) for rule in rules)  # noqa: FBT003 - its own rules take it so
        if state.sCount[line] < _INDENT and any(ended):
            break
        paragraphs[-1].append(state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]])
        line += 1
    told = ("\n".join(each).strip(" \t\n") for each in paragraphs)
    return [each for each in told if each], line
