"""A welcome pack of about 36 pages, or of many more, made of the same words every time."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

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
    item,
    text,
)
from tests.documents.blocks import CREATED

if TYPE_CHECKING:
    from inspection_ready.documents.model import Block

SECTIONS = 12
WORDS = (
    "the council team home visit repair safety tenant heating boiler alarm window door kitchen bathroom "
    "meter support payment contact officer report date check access key garden recycling neighbour water "
    "letter phone appointment please bring return working days before after during within may will should "
    "our this with and"
)
EACH_WORD = WORDS.split()


def pack(sections: int = SECTIONS) -> Document:
    chance = random.Random(7)
    blocks: list[Block] = [Contents(), PageBreak()]
    for number in range(1, sections + 1):
        blocks += _section(chance, number)
    return Document(
        title="Welcome pack", organisation="Northmoor Council", created=CREATED, blocks=tuple(blocks)
    )


def _section(chance: random.Random, number: int) -> list[Block]:
    blocks: list[Block] = [Heading(1, text(f"{number}. About {chance.choice(EACH_WORD)}"))]
    for part in range(1, 4):
        blocks.append(Heading(2, text(f"{number}.{part} Topic on {chance.choice(EACH_WORD)}")))
        blocks += [_paragraph(chance) for _ in range(3)]
        blocks.append(BulletList(tuple(item(_sentence(chance, 12)) for _ in range(5))))
        if part == 2:
            blocks.append(NumberedList(tuple(item(_sentence(chance, 10)) for _ in range(4))))
        if part == 1:
            blocks.append(_table(chance, number))
    return blocks


def _paragraph(chance: random.Random) -> Paragraph:
    link = Run("our page on repairs", link="https://www.northmoor.example/repairs")
    bold = Run(_sentence(chance, 6), bold=True)
    return Paragraph(
        (Run(_sentence(chance, 45) + " "), bold, Run(" See "), link, Run(". " + _sentence(chance, 30)))
    )


def _table(chance: random.Random, number: int) -> Table:
    return Table(
        header=tuple(text(words) for words in ("Room", "Item", "Condition", "Who looks after it")),
        rows=tuple(
            (text(f"Room {row}"), text(_sentence(chance, 4)), text("Needs work"), text("Landlord"))
            for row in range(20)
        ),
        widths=(0.15, 0.37, 0.19, 0.29),
        caption=f"Table {number}: items in the home",
    )


def _sentence(chance: random.Random, length: int) -> str:
    words = " ".join(chance.choice(EACH_WORD) for _ in range(length))
    return f"{words[0].upper()}{words[1:]}."
