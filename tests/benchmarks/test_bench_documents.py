"""A welcome pack of about 36 pages against the ordinary ways of ReportLab and python-docx, side by side."""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from inspection_ready.documents import write_docx, write_pdf
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
from inspection_ready.documents.preview import page_count
from tests.benchmarks.ordinary_documents import ReportLabStory, write_with_python_docx
from tests.documents.blocks import CREATED

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection_ready.documents.model import Block

pytestmark = pytest.mark.benchmark

ROUNDS = 7
SECTIONS = 12
WORDS = [
    "the",
    "council",
    "team",
    "home",
    "visit",
    "repair",
    "safety",
    "tenant",
    "heating",
    "boiler",
    "alarm",
    "window",
    "door",
    "kitchen",
    "bathroom",
    "meter",
    "support",
    "payment",
    "contact",
    "officer",
    "report",
    "date",
    "check",
    "access",
    "key",
    "garden",
    "recycling",
    "neighbour",
    "water",
    "letter",
    "phone",
    "appointment",
    "please",
    "bring",
    "return",
    "working",
    "days",
    "before",
    "after",
    "during",
    "within",
    "may",
    "will",
    "should",
    "our",
    "this",
    "with",
    "and",
]


def pack(sections: int = SECTIONS) -> Document:
    chance = random.Random(7)
    blocks: list[Block] = [Contents(), PageBreak()]
    for number in range(1, sections + 1):
        blocks += _section(chance, number)
    return Document(
        title="Welcome pack", organisation="Northmoor Council", created=CREATED, blocks=tuple(blocks)
    )


def _section(chance: random.Random, number: int) -> list[Block]:
    blocks: list[Block] = [Heading(1, text(f"{number}. About {chance.choice(WORDS)}"))]
    for part in range(1, 4):
        blocks.append(Heading(2, text(f"{number}.{part} Topic on {chance.choice(WORDS)}")))
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
    words = " ".join(chance.choice(WORDS) for _ in range(length))
    return f"{words[0].upper()}{words[1:]}."


def test_bench_pdf_against_ordinary_reportlab() -> None:
    made = pack()
    pages = page_count(write_pdf(made))
    story = ReportLabStory()

    ours, theirs = side_by_side(lambda: write_pdf(made), lambda: story.write(made))

    bench(f"PDF of {pages} pages, tagged, against Platypus, untagged", ours, theirs, 0.5)
    assert 30 <= pages <= 42
    assert abs(page_count(story.write(made)) - pages) <= 8


def test_bench_word_against_python_docx() -> None:
    made = pack()

    ours, theirs = side_by_side(lambda: write_docx(made), lambda: write_with_python_docx(made))

    bench("Word file of the same pack, against python-docx", ours, theirs, 0.5)


def test_bench_cost_grows_in_line_with_pages() -> None:
    small, large = pack(), pack(SECTIONS * 10)
    pages = page_count(write_pdf(small)), page_count(write_pdf(large))

    tens, ones = side_by_side(lambda: write_pdf(large), lambda: write_pdf(small), rounds=3)

    bench(f"{pages[1]} pages against {pages[0]}, a page each", tens / pages[1], ones / pages[0], 1.2)


def test_bench_memory_of_a_long_pack() -> None:
    """In a process of its own, everything it imports included."""
    pytest.importorskip("resource", reason="Windows does not tell how much a process used at most")
    program = (
        "import resource; from tests.benchmarks.test_bench_documents import *; "
        f"made = write_pdf(pack({SECTIONS} * 15)); "
        "print(page_count(made), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    ran = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    pages, kilobytes = map(int, ran.stdout.split())

    megabytes = kilobytes / 1024
    print(f"BENCH memory of {pages} pages | {megabytes:.0f} MB | 150 MB | {megabytes / 150:.2f} | at most 1")
    assert pages >= 500


def side_by_side(
    ours: Callable[[], object], theirs: Callable[[], object], *, rounds: int = ROUNDS
) -> tuple[float, float]:
    """Median seconds of each, taken in turns so that what else the machine does falls on both."""
    ours()
    theirs()
    measured = [(seconds(ours), seconds(theirs)) for _ in range(rounds)]
    return statistics.median(pair[0] for pair in measured), statistics.median(pair[1] for pair in measured)


def seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def bench(name: str, ours: float, theirs: float, most: float) -> None:
    print(
        f"BENCH {name} | {ours * 1000:.1f} ms | {theirs * 1000:.1f} ms | {ours / theirs:.2f} | at most {most:g}",
        flush=True,
    )
