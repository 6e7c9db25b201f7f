"""Two hundred letters from one Word file of a council's own, against docxtpl on the same file."""

from __future__ import annotations

import importlib.util
import io
import time
from collections.abc import Callable, Mapping, Sequence

import pytest

from inspection_ready.documents import write_pdf
from inspection_ready.documents.compose.letters import word_letter_document
from inspection_ready.documents.word_letters.letter import WordLetterReader
from inspection_ready.domain.merge import field_key
from tests.documents.northmoor import northmoor
from tests.documents.reading import docx_paragraphs
from tests.documents.word_files import p, picture, table, word_file

pytestmark = pytest.mark.benchmark

LETTERS = 200
ROUNDS = 3
MOST = 1.0
"""Word no slower than docxtpl."""
FILE = word_file(
    p("{{name}}") + p("{{role}}") + p("Your interview", style="Heading1") + p("Dear {{first_name}},")
    + p("The inspectors will be with us on {{on_site_dates}}, and would like to meet you.") * 6
    + p("Bring your badge.", item="1") + p("Bring two examples.", item="1")
    + table(("When", "Where"), ("{{on_site_dates}}", "{{main_base}}"))
    + p(picture("The front door")) + p("Yours sincerely") + p("{{signatory}}"),
    header=p("Northmoor Council"),
    footer=p("For {{name}}"),
)  # fmt: skip
PEOPLE = tuple(
    {
        "name": f"Person {number}",
        "role": "Head of <Service> & more",
        "first_name": "Person",
        "on_site_dates": "9 to 11 February 2027",
        "main_base": "Northmoor House",
        "signatory": "Grace Obi",
    }
    for number in range(LETTERS)
)
Values = Sequence[Mapping[str, str]]


def test_bench_word_letters_against_docxtpl() -> None:
    """Each reads the file as it must: ours once, docxtpl once a letter, since a template that was filled is used up."""
    if importlib.util.find_spec("docxtpl") is None:
        pytest.skip("docxtpl is not installed here: python3 packaging/dev.py bench installs it")
    times: dict[str, list[float]] = {"ours": [], "theirs": [], "with PDF": []}
    for _ in range(ROUNDS + 1):  # by turns; the first of each fills the caches
        made, took = timed(ours)
        times["ours"].append(took)
        peers, took = timed(theirs)
        times["theirs"].append(took)
        _, took = timed(with_pdf)
        times["with PDF"].append(took)

    assert docx_paragraphs(made[7]) == docx_paragraphs(peers[7])
    best = {name: min(each[1:]) for name, each in times.items()}
    bench(
        f"{LETTERS} Word letters of a council's own, against docxtpl",
        best["ours"],
        best["theirs"],
        f"at most {MOST:g}",
    )
    bench(
        f"{LETTERS} of them in Word and PDF, against docxtpl in Word alone",
        best["with PDF"],
        best["theirs"],
        "",
    )
    assert best["ours"] <= best["theirs"] * MOST


def ours(people: Values) -> list[bytes]:
    reader = WordLetterReader(FILE, file="letter.docx")
    return [reader.template.archive(reader.template.parts(value_of(each), {})) for each in people]


def with_pdf(people: Values) -> list[bytes]:
    reader, facts = WordLetterReader(FILE, file="letter.docx"), northmoor()
    made = []
    for each in people:
        filled = reader.filled(value_of(each), {})
        made += [filled.written(), write_pdf(word_letter_document(facts, "Your interview", filled.blocks))]
    return made


def theirs(people: Values) -> list[bytes]:
    from docxtpl import DocxTemplate  # only where it is installed

    made = []
    for each in people:
        template, buffer = DocxTemplate(io.BytesIO(FILE)), io.BytesIO()
        template.render(each, autoescape=True)
        template.save(buffer)
        made.append(buffer.getvalue())
    return made


def value_of(values: Mapping[str, str]) -> Callable[[str, bool], str]:
    known = {field_key(name): value for name, value in values.items()}
    return lambda name, _begins: known[field_key(name)]


def timed(work: Callable[[Values], list[bytes]]) -> tuple[list[bytes], float]:
    began = time.perf_counter()
    made = work(PEOPLE)
    return made, time.perf_counter() - began


def bench(name: str, mine: float, peers: float, target: str) -> None:
    print(
        f"\nBENCH {name} | {mine * 1e3:.1f} ms | {peers * 1e3:.1f} ms | {mine / peers:.2f} | {target}",
        flush=True,
    )
