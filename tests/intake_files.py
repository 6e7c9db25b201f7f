"""A folder as councils have them: documents of all kinds, doubles, drafts, and what is no document."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspection_ready.exchange.release import sources
from tests.documents.word_files import p
from tests.release_files import docx, open_document, pdf, pptx, rows, shape, slide, with_properties, xlsx

CARERS = (
    "Our strategy for unpaid carers says how we identify carers early and assess their needs. "
    "Carers told us that waiting times for a carers assessment were too long."
)
SAFEGUARDING = (
    "The Safeguarding Adults Board received 1,204 concerns, and 310 section 42 enquiries were made. "
    "Two safeguarding adults reviews were published."
)
MARKET = (
    "This statement tells providers what we intend to commission: home care capacity, care home sufficiency, "
    "market sustainability and the quality of providers."
)
TEXTS = (CARERS, SAFEGUARDING, MARKET)


def titled(words: str, style: str = "Title") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>'


def written(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def message(subject: str, text: str) -> str:
    return (
        f"From: Ada Brook <ada@northmoor.example>\r\nTo: qa@northmoor.example\r\nSubject: {subject}\r\n"
        f"Date: Mon, 2 Nov 2026 09:00:00 +0000\r\nMessage-ID: <1@northmoor.example>\r\nMIME-Version: 1.0\r\n"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
    )


def of_kind(number: int) -> tuple[str, bytes | str]:
    """A file's name and its content, of one kind after another; each has words of its own."""
    text = f"{TEXTS[number % 3]} Part {number}, as at {number % 27 + 1} March 2026."
    kinds: tuple[tuple[str, bytes | str], ...] = (
        (f"Note {number}.docx", docx(p(text), more=with_properties())),
        (f"Report_{number}_v2.pdf", pdf((f"Part {number}", *text.split(". ")))),
        (f"Table {number}.xlsx", xlsx(("Data", "", rows(("What", "Words"), (str(number), text))))),
        (f"Slides {number}.pptx", pptx(slide(shape(text)))),
        (f"Plain {number}.txt", text),
        (f"List {number}.csv", f"What,Words\n{number},{text.replace(',', ';')}\n"),
        (f"Open {number}.odt", open_document("odt", f"<text:p>{text}</text:p>")),
        (f"Message {number}.eml", message(f"Answer {number}", text)),
    )
    return kinds[number % len(kinds)]


def fill_folder(folder: Path, count: int) -> None:
    for number in range(count):
        name, data = of_kind(number)
        written(folder / f"Team {number % 5}", name, data)


def cloud_only(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """As OneDrive shows a file that it has not fetched."""
    inode = path.stat().st_ino
    monkeypatch.setattr(sources, "is_only_in_the_cloud", lambda told: told.st_ino == inode)
