"""The same documents as Typst and WeasyPrint are given them: markup with the look of ours, tagged as ours are."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

from inspection_ready.documents import house_style as house
from inspection_ready.documents.model import (
    BulletList,
    Contents,
    Document,
    Heading,
    NumberedList,
    PageBreak,
    Paragraph,
    Run,
    Table,
    plain,
)
from inspection_ready.resources import resource_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.documents.model import Block

FONT = "Atkinson Hyperlegible Next"
FONTS = resource_path("fonts")
WEIGHTS = {"Regular": "", "Bold": "font-weight:bold", "Italic": "font-style:italic"}


def typst_of(document: Document) -> str:
    """Words stand in string literals, so that nothing in them is markup; a caption says what each table is."""
    levels = "\n".join(
        f'#show heading.where(level: {level}): set text(size: {style.size}pt, fill: rgb("{style.colour}"))'
        for level, style in house.HEADINGS.items()
    )
    title = "" if document.is_letter else f'#par(text(size: 26pt, weight: "bold")[{_said(document.title)}])\n'
    return (
        f"#set document(title: {json.dumps(document.title)})\n"
        f'#set text(font: "{FONT}", size: 11pt, lang: "en", region: "GB")\n'
        f'#set page(paper: "a4", margin: (x: {house.MARGIN}pt, top: {house.TOP}pt, bottom: {house.BOTTOM}pt), '
        f"header: text(size: 8.5pt)[{_said(document.organisation)} #h(1fr) {_said(document.title)}], "
        'footer: context text(size: 8.5pt)[#h(1fr) Page #counter(page).display("1 of 1", both: true)])\n'
        "#set par(leading: 0.78em, spacing: 1.4em)\n"
        "#set table(stroke: (bottom: 0.5pt + luma(180), rest: none), inset: (x: 0pt, y: 5pt))\n"
        "#show figure: set block(breakable: true)\n#show figure: set align(left)\n"
        "#show figure.where(kind: table): set figure.caption(position: top)\n"
        f"{levels}\n{title}" + "\n".join(_typst(block) for block in document.blocks)
    )


def _typst(block: Block) -> str:
    match block:
        case Heading():
            return f"#heading(level: {block.level})[{_typst_runs(block.runs)}]"
        case Paragraph():
            return f"#par[{_typst_runs(block.runs)}]"
        case BulletList(items=items) | NumberedList(items=items):
            kind = "list" if isinstance(block, BulletList) else "enum"
            inner = (each.blocks[0].runs for each in items if isinstance(each.blocks[0], Paragraph))
            return f"#{kind}({', '.join(f'[{_typst_runs(runs)}]' for runs in inner)})"
        case Table():
            columns = ", ".join(f"{share * 100:.2f}%" for share in block.widths)
            head = ", ".join(f"strong[{_typst_runs(cell)}]" for cell in block.header)
            cells = ",\n".join(", ".join(f"[{_typst_runs(cell)}]" for cell in row) for row in block.rows)
            grid = f"table(columns: ({columns}), table.header({head}),\n{cells})"
            caption = (
                f", caption: [{_said(block.caption)}], supplement: none, numbering: none"
                if block.caption
                else ""
            )
            small = f"#[#set text(size: {house.CELL.size}pt)\n"
            return f"{small}#figure(kind: table{caption}, {grid})]" if block.caption else f"{small}#{grid}]"
        case Contents():
            return f"#outline(depth: {block.depth})"
        case PageBreak():
            return "#pagebreak(weak: true)"
        case _:
            raise NotImplementedError(type(block).__name__)


def _typst_runs(runs: Sequence[Run]) -> str:
    parts = []
    for run in runs:
        words = "#linebreak()".join(_said(line) for line in run.text.split("\n"))
        words = f"#strong[{words}]" if run.bold else words
        words = f"#emph[{words}]" if run.italic else words
        parts.append(f"#link({json.dumps(run.link)})[{words}]" if run.link else words)
    return "".join(parts)


def _said(words: str) -> str:
    return f"#{json.dumps(words, ensure_ascii=False)};" if words else ""


def html_of(document: Document) -> str:
    faces = "".join(
        f'@font-face{{font-family:"{FONT}";src:url("{(FONTS / f"AtkinsonHyperlegibleNext-{name}.ttf").as_uri()}");{look}}}'
        for name, look in WEIGHTS.items()
    )
    heads = "".join(
        f"h{level}{{font-size:{style.size}pt;color:#{style.colour};margin:{style.before}pt 0 {style.after}pt}}"
        for level, style in house.HEADINGS.items()
    )
    style = (
        f"{faces}@page{{size:A4;margin:{house.TOP}pt {house.MARGIN}pt {house.BOTTOM}pt;"
        f'@top-left{{content:"{document.organisation}";font-size:8.5pt}}'
        '@bottom-right{content:"Page " counter(page) " of " counter(pages);font-size:8.5pt}}'
        f'body{{font:11pt/15.5pt "{FONT}"}}p{{margin:0 0 8pt}}{heads}'
        "table{width:100%;table-layout:fixed;border-collapse:collapse;font-size:9.5pt;line-height:13pt}"
        "th,td{text-align:left;vertical-align:top;padding:5pt 0;border-bottom:0.5pt solid #B1B4B6}"
        'nav a::after{content:" " target-counter(attr(href),page)}'
        "caption{text-align:left;font-weight:bold}.break{break-before:page}"
    )
    marks = iter(range(len(document.blocks)))
    heading_marks = {id(block): next(marks) for block in document.blocks if isinstance(block, Heading)}
    body = "".join(_html(block, document, heading_marks) for block in document.blocks)
    title = "" if document.is_letter else f"<p style='font-size:26pt'>{escape(document.title)}</p>"
    return (
        f'<html lang="en-GB"><head><title>{escape(document.title)}</title><style>{style}</style></head>'
        f"<body>{title}{body}</body></html>"
    )


def _html(block: Block, document: Document, marks: dict[int, int]) -> str:
    match block:
        case Heading():
            return f'<h{block.level} id="h{marks[id(block)]}">{_html_runs(block.runs)}</h{block.level}>'
        case Paragraph():
            return f"<p>{_html_runs(block.runs)}</p>"
        case BulletList(items=items) | NumberedList(items=items):
            kind = "ul" if isinstance(block, BulletList) else "ol"
            inner = (each.blocks[0].runs for each in items if isinstance(each.blocks[0], Paragraph))
            return f"<{kind}>{''.join(f'<li>{_html_runs(runs)}</li>' for runs in inner)}</{kind}>"
        case Table():
            widths = "".join(f'<col style="width:{share * 100:.2f}%">' for share in block.widths)
            head = "".join(f'<th scope="col">{_html_runs(cell)}</th>' for cell in block.header)
            rows = "".join(
                f"<tr>{''.join(f'<td>{_html_runs(cell)}</td>' for cell in row)}</tr>" for row in block.rows
            )
            caption = f"<caption>{escape(block.caption)}</caption>" if block.caption else ""
            return f"<table>{caption}{widths}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        case Contents():
            entries = (
                f'<li><a href="#h{marks[id(each)]}">{escape(plain(each.runs))}</a></li>'
                for each in document.blocks
                if isinstance(each, Heading) and each.level <= block.depth
            )
            return f"<nav><ul>{''.join(entries)}</ul></nav>"
        case PageBreak():
            return '<div class="break"></div>'
        case _:
            raise NotImplementedError(type(block).__name__)


def _html_runs(runs: Sequence[Run]) -> str:
    parts = []
    for run in runs:
        words = escape(run.text).replace("\n", "<br>")
        words = f"<b>{words}</b>" if run.bold else words
        words = f"<i>{words}</i>" if run.italic else words
        parts.append(f'<a href="{escape(run.link)}">{words}</a>' if run.link else words)
    return "".join(parts)
