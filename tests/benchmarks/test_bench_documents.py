"""A welcome pack of about 36 pages against the ordinary ways of ReportLab and python-docx, side by side."""

from __future__ import annotations

import io
import statistics
import subprocess
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from inspection_ready.documents import write_docx, write_pdf
from inspection_ready.documents.model import Figure, text
from inspection_ready.documents.pictures import make_picture
from inspection_ready.documents.preview import page_count
from inspection_ready.domain.printed_pictures import PrintedPicture
from inspection_ready.services.collecting import without_collecting
from tests.benchmarks.memory import STATUS
from tests.benchmarks.ordinary_documents import ReportLabStory, write_with_python_docx
from tests.benchmarks.sample_pack import SECTIONS, pack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.benchmark

ROUNDS = 5
MOST_MB = 150


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


def test_bench_twenty_photographs_cost_little() -> None:
    made = pack()
    shown = replace(made, blocks=(*made.blocks, *photographs(20)))
    pages = page_count(write_pdf(shown))

    with_them, without = side_by_side(lambda: write_pdf(shown), lambda: write_pdf(made))
    word_with, word_without = side_by_side(lambda: write_docx(shown), lambda: write_docx(made))

    bench(f"PDF of {pages} pages with 20 photographs, against without", with_them, without, 1.6)
    bench("Word file with them, against without", word_with, word_without, 5)
    assert pages >= 40


def test_bench_cost_grows_in_line_with_pages() -> None:
    small, large = pack(), pack(SECTIONS * 10)
    pages = page_count(write_pdf(small)), page_count(write_pdf(large))

    with without_collecting():  # as packs are made: searching for garbage costs more, the more there is
        tens, ones = side_by_side(lambda: write_pdf(large), lambda: write_pdf(small), rounds=3)

    bench(f"{pages[1]} pages against {pages[0]}, a page each", tens / pages[1], ones / pages[0], 1.5)


def test_bench_memory_of_a_long_pack() -> None:
    """In a process of its own, everything it imports included."""
    if not STATUS.exists():
        pytest.skip("only Linux tells how much memory a process held at most")
    program = (
        "from tests.benchmarks.sample_pack import pack; "
        "from inspection_ready.documents import write_pdf; "
        "from inspection_ready.documents.preview import page_count; "
        "from tests.benchmarks.memory import megabytes; "
        f"print(page_count(write_pdf(pack({SECTIONS} * 15))), megabytes('VmHWM'))"
    )
    ran = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    pages, most = ran.stdout.split()

    share = float(most) / MOST_MB
    print(f"BENCH memory of {pages} pages | {float(most):.0f} MB | {MOST_MB} MB | {share:.2f} | at most 1")
    assert int(pages) >= 500
    assert share <= 1


def photographs(count: int) -> Iterator[Figure]:
    """Of 2,000 by 1,500 points, as they are kept."""
    for number in range(count):
        drawn = Image.effect_noise((2000, 1500), 20 + number).convert("RGB")
        buffer = io.BytesIO()
        drawn.save(buffer, "JPEG", quality=75)
        file = make_picture(buffer.getvalue(), file="photograph")
        kept = PrintedPicture(
            name=str(number), data=file.data, kind=file.kind, width=file.width, height=file.height
        )
        yield Figure(kept, alt=f"Photograph {number}", caption=text(f"Number {number}"))


def side_by_side(
    ours: Callable[[], object], theirs: Callable[[], object], *, rounds: int = ROUNDS
) -> tuple[float, float]:
    """Median seconds of the processor for each, taken in turns; what else the machine does does not count."""
    ours()
    theirs()
    measured = [(seconds(ours), seconds(theirs)) for _ in range(rounds)]
    return statistics.median(pair[0] for pair in measured), statistics.median(pair[1] for pair in measured)


def seconds(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start


def bench(name: str, ours: float, theirs: float, most: float) -> None:
    print(
        f"BENCH {name} | {ours * 1000:.1f} ms | {theirs * 1000:.1f} ms | {ours / theirs:.2f} | at most {most:g}",
        flush=True,
    )
    assert ours <= theirs * most
