"""Commands, each a process of its own as others start it, on the clock of the tests; and what their files say."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdfium2

from tests.documents.reading import docx_paragraphs

ROOT = Path(__file__).resolve().parents[2]


def start(*arguments: object, code: int = 0) -> Any:
    """What a program is told: the object on standard output. Nothing may stand on standard error."""
    command = [sys.executable, "-m", "tests.program", *map(str, arguments), "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (code, "")
    return json.loads(done.stdout)


def words_of_pdf(path: Path) -> str:
    """As it is seen, page by page."""
    with pypdfium2.PdfDocument(path) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def words_of_word(path: Path) -> str:
    return " ".join(docx_paragraphs(path.read_bytes()))
