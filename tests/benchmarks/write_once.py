"""Run by itself: one writer on the long pack or on letters, everything it loads and its first document left out.

``python write_once.py WRITER pack SECTIONS`` or ``... WRITER letters COUNT OUT``; prints the seconds, the bytes, the
pages of a PDF, and the most memory held, as one JSON object. One document is written first: a program that is at
work has its fonts read.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from inspection_ready.documents import write_docx, write_pdf
from inspection_ready.documents.model import Document
from inspection_ready.documents.preview import page_count
from inspection_ready.services.collecting import without_collecting
from tests.benchmarks.memory import megabytes
from tests.benchmarks.ordinary_documents import ReportLabStory, write_with_python_docx
from tests.benchmarks.peer_sources import FONTS, html_of, typst_of
from tests.benchmarks.sample_letters import letters
from tests.benchmarks.sample_pack import pack

Prepared = Callable[[], bytes]
"""Writes one document; what it is given to read is ready."""


def ours_pdf(document: Document) -> Prepared:
    return partial(write_pdf, document)


def ours_docx(document: Document) -> Prepared:
    return partial(write_docx, document)


def platypus(document: Document) -> Prepared:
    story = ReportLabStory()
    return lambda: story.write(document)


def typst(document: Document) -> Prepared:
    import typst as engine

    source = typst_of(document).encode()
    compiler = engine.Compiler(font_paths=[str(FONTS)], ignore_system_fonts=True)

    def write() -> bytes:
        made = compiler.compile(source, format="pdf", pdf_standards=["ua-1", "a-2a"])
        assert isinstance(made, bytes)  # a list, were it asked for pictures
        return made

    return write


def weasyprint(document: Document) -> Prepared:
    import weasyprint as engine

    source = html_of(document)
    return lambda: engine.HTML(string=source).write_pdf(pdf_variant="pdf/ua-1")


def python_docx(document: Document) -> Prepared:
    return partial(write_with_python_docx, document)


WRITERS = {each.__name__: each for each in (ours_pdf, ours_docx, platypus, typst, weasyprint, python_docx)}


def main(writer: str, what: str, count: int, out: Path | None = None) -> None:
    prepare = WRITERS[writer]
    documents = [pack(count)] if what == "pack" else letters(count)
    prepare(pack(1) if what == "pack" else letters(count + 1)[-1])()
    prepared = [prepare(document) for document in documents]
    began = time.perf_counter()
    with without_collecting():  # as packs are made
        if out is None:
            [last] = written = [write() for write in prepared]
        else:
            for number, write in enumerate(prepared):
                (out / f"{number}").write_bytes(last := write())
            written = [last]
    took = time.perf_counter() - began
    most = megabytes("VmHWM")
    pages = page_count(last) if last.startswith(b"%PDF") else None
    print(json.dumps({"seconds": took, "bytes": len(written[0]), "pages": pages, "most": most}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), *map(Path, sys.argv[4:]))
