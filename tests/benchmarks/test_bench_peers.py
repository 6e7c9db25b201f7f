"""A welcome pack of about 36 pages, and 200 letters, against the other ways there are, on the same content in one run.

Each writer runs in a process of its own and writes one document before it is timed; they take turns, and the median
counts. Typst writes PDF/UA-1 and PDF/A-2a as ours does, WeasyPrint PDF/UA-1; the others write neither.
"""

from __future__ import annotations

import importlib.util
import statistics
from typing import TYPE_CHECKING, Any

import pytest

from inspection_ready.documents.compose import Printed
from tests.benchmarks.docxtpl_templates import write_templates
from tests.benchmarks.memory import STATUS
from tests.benchmarks.sample_letters import letters
from tests.benchmarks.sample_pack import SECTIONS, pack
from tests.benchmarks.test_bench_notification import bench, peer, run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

pytestmark = pytest.mark.benchmark

ROUNDS = 5
LETTERS = 200
MOST_OF_TYPST = 1.2
MOST_OF_TYPSTS_LETTERS = 2
MOST_OF_BOTH_FORMATS = 0.2
"""Five times as fast."""
MOST_A_PAGE = 1.3


def test_bench_pack_as_pdf_against_typst_weasyprint_and_platypus(tmp_path: Path) -> None:
    needs("typst", "weasyprint")

    told = in_turns(tmp_path, ["ours_pdf", "typst", "weasyprint", "platypus"], "pack", SECTIONS)

    ours, pages = told["ours_pdf"], told["ours_pdf"]["pages"]
    ratio = bench(
        f"PDF of {pages} pages against Typst", ours["seconds"], told["typst"]["seconds"], MOST_OF_TYPST
    )
    for other in ("weasyprint", "platypus"):
        bench(f"the same against {other}", ours["seconds"], told[other]["seconds"])
    for name, each in told.items():
        print(f"  {name}: {each['pages']} pages, {each['bytes'] / 1000:.0f} kB, {each['most'] or 0:.0f} MB")
        assert abs(each["pages"] - pages) <= pages / 6
    assert ratio <= MOST_OF_TYPST


def test_bench_pack_as_word_against_docxtpl_and_python_docx(tmp_path: Path) -> None:
    soffice = peer()
    templates = templates_of(tmp_path, [Printed("welcome-pack", "welcome-pack", pack())])

    told = in_turns(tmp_path, ["ours_docx", "python_docx"], "pack", SECTIONS)
    filled = [fill_and_convert(tmp_path, templates, soffice, number) for number in range(ROUNDS + 1)][1:]

    ours = told["ours_docx"]["seconds"]
    filling, converting = (
        statistics.median(each[name] for each in filled) for name in ("filling", "converting")
    )
    ratio = bench("Word file of the pack against docxtpl", ours, filling, 1)
    bench("the same against python-docx", ours, told["python_docx"]["seconds"])
    print(f"  LibreOffice made a PDF of it in {converting:.2f} s")
    assert ratio <= 1


def test_bench_letters_against_typst_and_the_others(tmp_path: Path) -> None:
    needs("typst")
    soffice = peer()
    made = [Printed("letter", f"letters/{number}", each) for number, each in enumerate(letters(LETTERS))]
    templates = templates_of(tmp_path, made)

    told = in_turns(tmp_path, ["ours_pdf", "ours_docx", "typst"], "letters", LETTERS)
    filled = [fill_and_convert(tmp_path, templates, soffice, number) for number in range(3)][1:]

    pdf, word = told["ours_pdf"]["seconds"], told["ours_docx"]["seconds"]
    by_typst = bench(
        f"{LETTERS} letters as PDF against Typst", pdf, told["typst"]["seconds"], MOST_OF_TYPSTS_LETTERS
    )
    both = bench(
        f"{LETTERS} letters as PDF and Word against docxtpl and LibreOffice",
        pdf + word,
        min(each["seconds"] for each in filled),
        MOST_OF_BOTH_FORMATS,
    )
    assert by_typst <= MOST_OF_TYPSTS_LETTERS
    assert both <= MOST_OF_BOTH_FORMATS


def test_bench_cost_and_memory_of_long_packs_stay_in_line(tmp_path: Path) -> None:
    """About 36, 360 and 3,600 pages."""
    told = [
        min(
            (once(tmp_path, "ours_pdf", "pack", SECTIONS * times) for _ in range(3)),
            key=lambda each: each["seconds"],
        )
        for times in (1, 10, 100)
    ]

    [first, *longer] = told
    ratios = [
        bench(
            f"{each['pages']} pages against {first['pages']}, a page each",
            each["seconds"] / each["pages"],
            first["seconds"] / first["pages"],
            MOST_A_PAGE,
        )
        for each in longer
    ]
    if STATUS.exists():
        most = (f"{each['most']:.0f} MB" for each in told)
        print(f"  memory held at most: {', '.join(most)}")
    assert max(ratios) <= MOST_A_PAGE


def in_turns(home: Path, writers: Sequence[str], what: str, count: int) -> dict[str, dict[str, Any]]:
    """By writer, of the run with the median time."""
    runs: dict[str, list[dict[str, Any]]] = {writer: [] for writer in writers}
    for _ in range(ROUNDS):
        for writer in writers:
            runs[writer].append(once(home, writer, what, count))
    return {
        writer: sorted(each, key=lambda told: told["seconds"])[ROUNDS // 2] for writer, each in runs.items()
    }


def once(home: Path, writer: str, what: str, count: int) -> dict[str, Any]:
    """Letters are written to files."""
    out = home / f"{writer} {what}"
    out.mkdir(exist_ok=True)
    return dict(run(home, "write_once.py", writer, what, count, *([out] if what == "letters" else [])).told)


def templates_of(home: Path, printed: Sequence[Printed]) -> Path:
    folder = home / "templates"
    folder.mkdir()
    write_templates(printed, folder)
    return folder


def fill_and_convert(home: Path, templates: Path, soffice: str, number: int) -> dict[str, float]:
    out = home / f"filled {number}"
    out.mkdir()
    return dict(run(home, "fill_and_convert.py", templates, out, home / "profile", soffice).told)


def needs(*packages: str) -> None:
    for package in packages:
        if importlib.util.find_spec(package) is None:
            pytest.skip(f"{package} is not installed here: python3 packaging/dev.py bench installs it")
