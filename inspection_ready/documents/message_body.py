"""A letter as the words of an e-mail: plain text, and HTML that a screen reader can follow.

Nothing is fetched from anywhere: a picture is said in words, for mail programs block it or ask before they show it.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from inspection_ready.documents.model import (
    BulletList,
    Contents,
    Figure,
    Heading,
    KeyValues,
    NumberedList,
    PageBreak,
    Paragraph,
    Table,
    has_words,
    plain,
)
from inspection_ready.documents.text import printable
from inspection_ready.documents.tidy import tidied
from inspection_ready.documents.walking import runs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inspection_ready.documents.model import Block, Document, ItemBlock, ListItem, Run, Runs

_MANY_LINES = re.compile(r"\n{2,}")
_STYLE = "font-family:Calibri,Arial,sans-serif;font-size:12pt;line-height:1.4"
_STAYS_ON_ONE_LINE = 10
"""Letters of what a row is called: "Line 12" would be broken in the middle of "Line" beside a long answer."""
_CELL = "border:1px solid #6b6b6b;padding:4px 8px;text-align:left;vertical-align:top"
_INDENT = "  "


def message_html(document: Document) -> str:
    """A whole page, with its language and title. Only ASCII stands in it as itself."""
    document = tidied(document)
    body = "\n".join(part for block in document.blocks for part in _html(block))
    footer = f'\n<p style="font-size:9pt">{_words(document.footer)}</p>' if document.footer else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{_words(document.title)}</title>\n</head>\n"
        f'<body style="{_STYLE}">\n{body}{footer}\n</body>\n</html>\n'
    )


def message_text(document: Document) -> str:
    """The same words in the same order."""
    document = tidied(document)
    parts = ["\n".join(_text(block)) for block in document.blocks]
    if document.footer:
        parts.append(_line(document.footer))
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def _html(block: Block) -> Iterator[str]:
    match block:
        case Heading(level=level, runs=runs):
            yield f"<h{level}>{_runs(runs)}</h{level}>"
        case Paragraph(runs=runs):
            yield f"<p>{_runs(runs)}</p>"
        case BulletList() | NumberedList():
            yield _list(block)
        case Table():
            yield _table(block)
        case KeyValues(pairs=pairs):
            yield _rows(
                (f'<th scope="row" style="{_CELL}">{_words(name)}</th>', value) for name, value in pairs
            )
        case Figure():
            yield from (f"<p>{_words(words)}</p>" for words in _said(block))
        case Contents() | PageBreak():
            return
        case _:
            yield from (f"<p>{_runs(runs)}</p>" for runs in runs_of(block) if has_words(runs))


def _list(block: BulletList | NumberedList) -> str:
    items = "".join(f"<li>{_item(entry)}</li>\n" for entry in block.items)
    if isinstance(block, BulletList):
        return f"<ul>\n{items}</ul>"
    start = f' start="{block.start}"' if block.start != 1 else ""
    return f"<ol{start}>\n{items}</ol>"


def _item(entry: ListItem) -> str:
    """One paragraph alone needs no element of its own."""
    if len(entry.blocks) == 1 and isinstance(entry.blocks[0], Paragraph):
        return _runs(entry.blocks[0].runs)
    return "".join(part for inner in entry.blocks for part in _html(inner))


def _table(block: Table) -> str:
    caption = f"<caption>{_words(block.caption)}</caption>\n" if block.caption else ""
    head = "".join(f'<th scope="col" style="{_CELL}">{_runs(cell)}</th>' for cell in block.header)
    rows = "".join(f"<tr>{''.join(_cells(row, block))}</tr>\n" for row in block.rows)
    notes = "".join(f"\n<p>{_runs(note)}</p>" for note in block.notes)
    return (
        f'<table style="border-collapse:collapse">\n{caption}<thead>\n<tr>{head}</tr>\n</thead>\n'
        f"<tbody>\n{rows}</tbody>\n</table>{notes}"
    )


def _cells(row: Iterable[Runs], block: Table) -> Iterator[str]:
    for place, cell in enumerate(row):
        if block.row_header and place == 0:
            is_short = len("".join(run.text for run in cell)) <= _STAYS_ON_ONE_LINE
            style = f"{_CELL};white-space:nowrap" if is_short else _CELL
            yield f'<th scope="row" style="{style}">{_runs(cell)}</th>'
        else:
            yield f'<td style="{_CELL}">{_runs(cell)}</td>'


def _rows(pairs: Iterable[tuple[str, Runs]]) -> str:
    rows = "".join(f'<tr>{name}<td style="{_CELL}">{_runs(value)}</td></tr>\n' for name, value in pairs)
    return f'<table style="border-collapse:collapse">\n<tbody>\n{rows}</tbody>\n</table>'


def _runs(runs: Runs) -> str:
    whole = "".join(map(_run, runs))
    return _MANY_LINES.sub("\n", whole).strip("\n").replace("\n", "<br>\n")


def _run(run: Run) -> str:
    made = _words(run.text)
    for is_so, tag in ((run.code, "code"), (run.italic, "em"), (run.bold, "strong")):
        if is_so and made.strip():
            made = f"<{tag}>{made}</{tag}>"
    if run.link and not run.link.startswith("#"):
        made = f'<a href="{_words(run.link)}">{made}</a>'
    return f'<span lang="{escape(run.language)}">{made}</span>' if run.language else made


def _words(text: str) -> str:
    return escape(printable(text)).encode("ascii", "xmlcharrefreplace").decode("ascii")


def _said(block: Figure) -> Iterator[str]:
    if not block.is_decorative:
        yield f"[Picture: {block.said}]"
    yield from (words for words in (plain(block.caption), block.credit) if words.strip())


# plain text


def _text(block: Block) -> Iterator[str]:
    match block:
        case BulletList() | NumberedList():
            yield from _text_list(block, "")
        case Table():
            yield from _text_table(block)
        case KeyValues(pairs=pairs):
            yield from (f"{_line(name)}: {_one_line(value)}" for name, value in pairs)
        case Figure():
            yield from map(_line, _said(block))
        case Contents() | PageBreak():
            return
        case _:
            yield from (_lines(runs) for runs in runs_of(block) if has_words(runs))


def _text_list(block: BulletList | NumberedList, indent: str) -> Iterator[str]:
    start = block.start if isinstance(block, NumberedList) else 0
    for value, entry in enumerate(block.items, start):
        mark = f"{value}. " if isinstance(block, NumberedList) else "* "
        for place, inner in enumerate(entry.blocks):
            yield from _text_item(inner, indent, mark if place == 0 else " " * len(mark))


def _text_item(block: ItemBlock, indent: str, mark: str) -> Iterator[str]:
    if isinstance(block, Paragraph):
        first, *rest = _lines(block.runs).split("\n")
        yield f"{indent}{mark}{first}"
        yield from (f"{indent}{' ' * len(mark)}{line}" for line in rest)
    else:
        yield from _text_list(block, indent + _INDENT)


def _text_table(block: Table) -> Iterator[str]:
    """Row by row, each value with the name of its column: columns do not stand straight in a mail program."""
    if block.caption:
        yield _line(block.caption)
    names = [_one_line(cell) for cell in block.header]
    for row in block.rows:
        cells = [_one_line(cell) for cell in row]
        yield "; ".join(f"{name}: {cell}" if name else cell for name, cell in zip(names, cells, strict=False))
    yield from map(_lines, block.notes)


def _lines(runs: Runs) -> str:
    whole = "".join(_with_address(run) for run in runs)
    return _MANY_LINES.sub("\n", printable(whole)).strip("\n")


def _with_address(run: Run) -> str:
    """A link's address in brackets, where its words do not say it already."""
    if not run.link or run.link.startswith("#"):
        return run.text
    address = run.link.removeprefix("mailto:").removeprefix("tel:")
    return run.text if address in run.text else f"{run.text} ({address})"


def _one_line(runs: Runs) -> str:
    return ", ".join(line for line in _lines(runs).split("\n") if line.strip())


def _line(words: str) -> str:
    return " ".join(printable(words).split())
