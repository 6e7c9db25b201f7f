"""The documents of a pack as somebody who works with docxtpl would have them: Word templates, and what to fill in.

The templates are made from the composed documents themselves, so that they hold the same blocks in the same house
style. Fixed words (the headings of tables) stand in the template; everything that comes from the registers is filled
in: rows, pairs, items and paragraphs by loops, and sections that repeat (a base, a function, a person's page) by a
loop around them. Letters of one kind have one template, filled once for each person.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from inspection_ready.documents import house_style as house
from inspection_ready.documents import write_docx
from inspection_ready.documents.cards import CardSheet
from inspection_ready.documents.docx.drawings import picture_of
from inspection_ready.documents.figure_size import fitted, printed_size
from inspection_ready.documents.model import (
    NOTES_TITLE,
    Block,
    BulletList,
    Callout,
    Contents,
    Document,
    Drawing,
    Figure,
    Heading,
    KeyValues,
    ListItem,
    Notes,
    NumberedList,
    PageBreak,
    Paragraph,
    Runs,
    Table,
    paragraph,
    plain,
    text,
)
from inspection_ready.documents.tidy import tidied
from inspection_ready.documents.walking import headings, runs_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence
    from pathlib import Path

    from inspection_ready.documents.compose import Printed

LONGEST_PERIOD = 6
"""How many headings a section that repeats may have."""
POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Leaf:
    """Words for one place of a template."""

    place: str
    runs: Runs

    @property
    def is_rich(self) -> bool:
        return any(run.bold or run.italic or run.code or run.link for run in self.runs)


@dataclass(frozen=True, slots=True)
class Stretch:
    """``times`` as many parts of the same shape as it has shapes; 1 where nothing repeats."""

    first: int
    period: int
    times: int


def write_templates(printed: Sequence[Printed], folder: Path) -> None:
    """Templates, pictures and a list of what fills them (filling.json), for fill_and_convert.py."""
    kinds: dict[Hashable, list[Printed]] = {}
    for each in printed:
        document = _as_pictures(tidied(each.document))
        kinds.setdefault(_kind(each, document), []).append(replace(each, document=document))
    fillings: list[dict[str, Any]] = []
    for number, alike in enumerate(kinds.values()):
        fillings += _Template(f"template-{number}.docx", alike, folder).write()
    (folder / "filling.json").write_text(json.dumps(fillings), encoding="utf-8")


def _as_pictures(document: Document) -> Document:
    """A template has no place for shapes: whoever fills one in has a picture of them, drawn before the clock starts."""
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Drawing):
            drawn = fitted(block, *house.text_area(document.paper))
            blocks += [Figure(picture_of(drawn), alt=block.said, caption=block.caption), block.beside]
        elif isinstance(block, Notes):  # nor for notes: they are paragraphs
            blocks += [paragraph(NOTES_TITLE), *(Paragraph(runs) for runs in runs_of(block))]
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def file_name(each: Printed) -> str:
    """All are converted into one folder."""
    return f"{each.path.replace('/', ' - ')}.docx"


def _kind(each: Printed, document: Document) -> Hashable:
    return each.path.rpartition("/")[0] or each.path, tuple(map(_shape_of, document.blocks))


class _Template:
    """One template and all that is filled into it."""

    def __init__(self, name: str, alike: Sequence[Printed], folder: Path) -> None:
        self._name, self._alike, self._folder = name, alike, folder
        self._model = alike[0].document
        self._parts = _parts(self._model.blocks)
        self._stretches = _stretches([tuple(map(_shape_of, part)) for part in self._parts])
        self._pictures = 0

    def write(self) -> list[dict[str, Any]]:
        data = [self._data(each.document) for each in self._alike]
        rich = {leaf.place for one in data for leaf in _leaves(one) if leaf.is_rich}
        blocks = tuple(self._blocks(rich))
        (self._folder / self._name).write_bytes(write_docx(replace(self._model, blocks=blocks)))
        return [
            {"template": self._name, "file": file_name(each), "data": _filled(one, rich)}
            for each, one in zip(self._alike, data, strict=True)
        ]

    def _data(self, document: Document) -> dict[str, Any]:
        """As the template asks for it; ``s3`` is the third stretch."""
        parts = _parts(document.blocks)
        told: dict[str, Any] = {}
        for number, stretch in enumerate(self._stretches):
            rounds = [
                self._round(document, parts, stretch, stretch.first + at * stretch.period, f"s{number}")
                for at in range(stretch.times)
            ]
            told[f"s{number}"] = rounds if stretch.times > 1 else rounds[0]
        return told

    def _round(
        self, document: Document, parts: Sequence[Sequence[Block]], stretch: Stretch, first: int, place: str
    ) -> dict[str, Any]:
        blocks = [block for part in parts[first : first + stretch.period] for block in part]
        return {
            f"b{number}": self._value(document, block, f"{place}.b{number}")
            for number, block in enumerate(blocks)
            if not isinstance(block, PageBreak)
        }

    def _blocks(self, rich: set[str]) -> Iterator[Block]:
        for number, stretch in enumerate(self._stretches):
            parts = self._parts[stretch.first : stretch.first + stretch.period]
            blocks = [block for part in parts for block in part]
            name = "one" if stretch.times > 1 else f"s{number}"
            if stretch.times > 1:
                yield paragraph(f"{{%p for one in s{number} %}}")
            for at, block in enumerate(blocks):
                yield from _slots(block, f"{name}.b{at}", f"s{number}.b{at}", rich)
            if stretch.times > 1:
                yield paragraph("{%p endfor %}")

    def _value(self, document: Document, block: Block, place: str) -> Any:  # noqa: C901, PLR0911 - as below
        match block:
            case Heading(runs=runs) | Paragraph(runs=runs):
                return Leaf(place, runs)
            case BulletList(items=items) | NumberedList(items=items):
                if _is_flat(block):
                    return [Leaf(f"{place}.item", plain_item(item)) for item in items]
                return {
                    f"i{row}": {
                        f"b{at}": self._value(document, inner, f"{place}.i{row}.b{at}")
                        for at, inner in enumerate(item.blocks)
                    }
                    for row, item in enumerate(items)
                }
            case Table():
                return {
                    "caption": block.caption,
                    "rows": [
                        {f"c{column}": Leaf(f"{place}.c{column}", cell) for column, cell in enumerate(row)}
                        for row in block.rows
                    ],
                    "notes": [Leaf(f"{place}.notes", note) for note in block.notes],
                }
            case KeyValues(pairs=pairs):
                return [{"name": name, "value": Leaf(f"{place}.value", value)} for name, value in pairs]
            case Callout():
                return {
                    "title": block.title,
                    "said": [Leaf(f"{place}.said", runs) for runs in block.paragraphs],
                }
            case Figure():
                return {
                    "picture": self._picture(document, block),
                    "caption": Leaf(f"{place}.caption", block.caption),
                    "credit": block.credit,
                }
            case Drawing() | Notes():
                raise AssertionError("made a picture, and paragraphs")
            case CardSheet():
                raise AssertionError("no pack has cards")
            case Contents():
                return [plain(heading.runs) for _, heading in headings(document, block.depth)]
            case PageBreak():
                return None

    def _picture(self, document: Document, figure: Figure) -> dict[str, Any]:
        self._pictures += 1
        ending = "png" if figure.picture.kind == "image/png" else "jpeg"
        name = f"{self._name}-{self._pictures}.{ending}"
        (self._folder / name).write_bytes(figure.picture.data)
        width, _ = printed_size(figure.picture, *house.text_area(document.paper))
        return {"picture": name, "mm": width / POINTS_PER_MM}


def plain_item(item: ListItem) -> Runs:
    [only] = item.blocks
    assert isinstance(only, Paragraph)
    return only.runs


def _is_flat(block: BulletList | NumberedList) -> bool:
    return all(len(item.blocks) == 1 and isinstance(item.blocks[0], Paragraph) for item in block.items)


def _parts(blocks: Sequence[Block]) -> list[list[Block]]:
    """A heading begins a part, together with the page it begins."""
    parts: list[list[Block]] = [[]]
    for place, block in enumerate(blocks):
        follows_break = place > 0 and isinstance(blocks[place - 1], PageBreak)
        is_break = isinstance(block, PageBreak) and isinstance(
            blocks[min(place + 1, len(blocks) - 1)], Heading
        )
        if is_break or (isinstance(block, Heading) and not follows_break):
            parts.append([])
        parts[-1].append(block)
    return [part for part in parts if part]


def _stretches(shapes: Sequence[Hashable]) -> list[Stretch]:
    """Shapes that repeat at once, one after another, are taken together; the longest such stretch goes first."""
    found, at = [], 0
    while at < len(shapes):
        repeats = (Stretch(at, period, _times(shapes, at, period)) for period in range(1, LONGEST_PERIOD + 1))
        best = max(
            repeats, key=lambda each: (each.period * each.times if each.times > 1 else 0, -each.period)
        )
        found.append(best if best.times > 1 else Stretch(at, 1, 1))
        at += found[-1].period * found[-1].times
    return found


def _times(shapes: Sequence[Hashable], at: int, period: int) -> int:
    wanted, times = list(shapes[at : at + period]), 1
    while len(wanted) == period and list(shapes[at + times * period : at + (times + 1) * period]) == wanted:
        times += 1
    return times


def _shape_of(block: Block) -> Hashable:  # noqa: PLR0911 - one case for each block
    """What stands in the template for it, whatever is filled in."""
    match block:
        case Heading(level=level):
            return "heading", level
        case Paragraph(kind=kind):
            return "paragraph", kind
        case BulletList(items=items) | NumberedList(items=items):
            if _is_flat(block):
                return type(block).__name__
            return type(block).__name__, tuple(tuple(map(_shape_of, item.blocks)) for item in items)
        case Table():
            words = tuple(map(plain, block.header))
            return "table", words, block.widths, bool(block.caption), block.is_large, bool(block.notes)
        case Figure():
            return "figure", bool(block.caption), bool(block.credit)
        case _:
            return type(block).__name__


def _slots(block: Block, name: str, place: str, rich: set[str]) -> Iterator[Block]:  # noqa: C901, PLR0912 - one case for each block
    """The block with what docxtpl is to put there: ``name`` is where the template finds it."""
    match block:
        case Heading(level=level):
            yield Heading(level, _tag(name, place, rich))
        case Paragraph(kind=kind):
            yield Paragraph(_tag(name, place, rich), kind)
        case BulletList() | NumberedList() if _is_flat(block):
            inside = (Paragraph(_tag("item", f"{place}.item", rich)),)
            items = (_said(f"{{%p for item in {name} %}}"), ListItem(inside), _said("{%p endfor %}"))
            yield replace(block, items=items)
        case BulletList(items=items) | NumberedList(items=items):
            yield replace(block, items=tuple(_nested(items, name, place, rich)))
        case Table():
            yield _table(block, name, place, rich)
        case KeyValues():
            value = _tag("pair.value", f"{place}.value", rich)
            loop, end = f"{{%p for pair in {name} %}}", "{%p endfor %}"
            yield KeyValues(((loop, text("-")), ("{{ pair.name }}", value), (end, text("-"))))
        case Callout():
            said = _tag("words", f"{place}.said", rich)
            opening, closing = text(f"{{%p for words in {name}.said %}}"), text("{%p endfor %}")
            yield Callout(block.title and f"{{{{ {name}.title }}}}", (opening, said, closing))
        case Figure():
            yield paragraph(f"{{{{ {name}.picture }}}}")
            if block.caption:
                yield Paragraph(_tag(f"{name}.caption", f"{place}.caption", rich), "quiet")
            if block.credit:
                yield paragraph(f"{{{{ {name}.credit }}}}", "small")
        case Drawing() | Notes():
            raise AssertionError("made a picture, and paragraphs")
        case CardSheet():
            raise AssertionError("no pack has cards")
        case Contents():
            yield paragraph(block.title, "lead")
            yield paragraph(f"{{%p for entry in {name} %}}")
            yield paragraph("{{ entry }}")
            yield paragraph("{%p endfor %}")
        case PageBreak():
            yield PageBreak()


def _said(words: str) -> ListItem:
    return ListItem((paragraph(words),))


def _nested(items: Sequence[ListItem], name: str, place: str, rich: set[str]) -> Iterator[ListItem]:
    for row, item in enumerate(items):
        inner = (
            slot
            for at, block in enumerate(item.blocks)
            for slot in _slots(block, f"{name}.i{row}.b{at}", f"{place}.i{row}.b{at}", rich)
        )
        yield ListItem(
            tuple(each for each in inner if isinstance(each, Paragraph | BulletList | NumberedList))
        )


def _table(block: Table, name: str, place: str, rich: set[str]) -> Table:
    empty = tuple(text("-") for _ in block.header[1:])
    columns = range(len(block.header))
    row = tuple(_tag(f"row.c{column}", f"{place}.c{column}", rich) for column in columns)
    notes = (
        (
            text(f"{{%p for note in {name}.notes %}}"),
            _tag("note", f"{place}.notes", rich),
            text("{%p endfor %}"),
        )
        if block.notes
        else ()
    )
    return replace(
        block,
        rows=((text(f"{{%tr for row in {name}.rows %}}"), *empty), row, (text("{%tr endfor %}"), *empty)),
        caption=block.caption and f"{{{{ {name}.caption }}}}",
        notes=notes,
    )


def _tag(name: str, place: str, rich: set[str]) -> Runs:
    return text(f"{{{{r {name} }}}}" if place in rich else f"{{{{ {name} }}}}")


def _leaves(value: Any) -> Iterator[Leaf]:
    if isinstance(value, Leaf):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)


def _filled(value: Any, rich: set[str]) -> Any:
    """As plain data: words, or runs where some of that place are bold, italic or links."""
    if isinstance(value, Leaf):
        if value.place not in rich:
            return plain(value.runs)
        return {"runs": [[run.text, run.bold, run.italic, _address(run.link)] for run in value.runs]}
    if isinstance(value, dict):
        return {name: _filled(inner, rich) for name, inner in value.items()}
    return [_filled(inner, rich) for inner in value] if isinstance(value, list) else value


def _address(link: str) -> str:
    """Docxtpl has no links inside a document."""
    return "" if link.startswith("#") else link
