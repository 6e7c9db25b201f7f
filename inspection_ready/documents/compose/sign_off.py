"""A sheet to be signed: what, for which question, which bytes; and boxes for a pen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.compose.frame import framed, sentence_start
from inspection_ready.documents.model import (
    BulletList,
    Callout,
    Heading,
    KeyValues,
    Paper,
    Run,
    Table,
    item,
    paragraph,
    text,
)
from inspection_ready.domain.evidence import Access
from inspection_ready.phrases import dates
from inspection_ready.phrases.requests import due_words
from inspection_ready.phrases.signatures import ADDRESS_ONLY, SHORT, part_words, standing_words
from inspection_ready.phrases.values import count_of
from inspection_ready.records.evidence import ACCESSES, SENSITIVITIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.model import Block, Document, Runs
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.sign_papers import SignPaper, SignPaperLine
    from inspection_ready.domain.to_sign import ToSign

WIDTHS = (0.06, 0.30, 0.34, 0.14, 0.16)
FILE_WIDTHS = (0.07, 0.29, 0.50, 0.14)
BOX = "☐"
"""A ballot box: with its word beside it, for it may be read aloud."""
LINE = "." * 80
ROOM = f"{'.' * 24}\n{'.' * 24}"


def compose_sign_off(facts: PackFacts, paper: SignPaper) -> Document:
    blocks = (*_asks(facts, paper), *_table(paper), *_signing(), *_files(paper), *_proves())
    title = f"Sign-off sheet {paper.sheet.number}"
    return framed(facts, title=title, blocks=blocks, paper=Paper(landscape=True))


def _asks(facts: PackFacts, paper: SignPaper) -> Iterator[Block]:
    to = f"For {paper.to}. " if paper.to else ""
    count = len(paper.lines)
    what = "is 1 answer that waits" if count == 1 else f"are {count} answers that wait"
    yield paragraph(
        f"{to}Here {what} for your signature. Nothing goes to {facts.regulator} before it is signed, "
        "and a signature is for exactly the version named here.",
        "lead",
    )
    changed = [line for line in paper.lines if not line.is_as_it_was]
    if changed:
        yield Callout(
            "Changed since this sheet was made",
            tuple(
                text(f"{part_words(line.standing.what)}, for request {line.standing.what.request.number}: "
                     "do not sign it here. Ask for a new sheet.")
                for line in changed
            ),
        )  # fmt: skip


def _table(paper: SignPaper) -> Iterator[Block]:
    yield Heading(1, text("What is to be signed"))
    yield Table(
        header=tuple(map(text, ("Line", "The question", "The answer", "To know", "Your word"))),
        rows=tuple(
            (
                text(str(place)),
                question_of(line.standing.what),
                answer_of(line.standing.what),
                text("\n".join(risks_of(line)) or "Nothing noted"),
                text(f"{BOX} Agreed\n{BOX} Not agreed, because:\n{ROOM}"),
            )
            for place, line in enumerate(paper.lines, 1)
        ),
        widths=WIDTHS,
        row_header=True,
    )


def question_of(what: ToSign) -> Runs:
    request = what.request
    ref = f" ({request.their_ref})" if request.their_ref else ""
    due = f"\nDue at {due_words(request.due_at)}" if request.due_at else ""
    return (Run(f"Request {request.number}{ref}", bold=True), Run(f"\n{request.wording}{due}"))


def answer_of(what: ToSign) -> Runs:
    if what.evidence is None:
        return (Run("The answer in words", bold=True), Run(f"\n{what.answer}"))
    shows = f"\nShows: {what.evidence.shows}" if what.evidence.shows else ""
    position = f"\nAs at {dates.day(what.evidence.as_at)}" if what.evidence.as_at else ""
    files = "".join(f"\n{file.name}, SHA-256 {file.sha256[:SHORT]}…" for file in what.files)
    link = ""
    if what.version is not None and what.version.link:
        on = f", {dates.day(what.version.received_on)}" if what.version.received_on else ""
        link = f"\n{what.version.link} ({what.version.link_note}{on})"
    return (Run(part_words(what), bold=True), Run(f"{shows}{position}{link}{files}"))


def risks_of(line: SignPaperLine) -> Iterator[str]:
    what, evidence = line.standing.what, line.standing.what.evidence
    if not what.is_content_fixed:
        yield sentence_start(ADDRESS_ONLY)
    if evidence is not None:
        if evidence.mark is not None:
            yield SENSITIVITIES[evidence.mark]
        if evidence.access is Access.RESTRICTED:
            yield f"Its folder: {ACCESSES[evidence.access].lower()}"
        if evidence.as_at is None:
            yield "No as-at date"
        if evidence.caveats:
            yield evidence.caveats
    if line.standing.signature is not None or line.standing.earlier is not None:
        yield standing_words(line.standing)


def _signing() -> Iterator[Block]:
    yield Heading(1, text("Your signature"))
    yield KeyValues(
        tuple(
            (name, text(LINE))
            for name in ("Name", "Signing as", "If in somebody’s absence: whose, and from when to when", "Signature", "Date and time")
        )
    )  # fmt: skip


def _files(paper: SignPaper) -> Iterator[Block]:
    """The whole checksums: the sheet's own list of exactly which bytes it is about."""
    rows = tuple(
        (text(str(place)), text(file.name), (Run(file.sha256, code=True),), text(count_of(file.size, "byte")))
        for place, line in enumerate(paper.lines, 1)
        for file in line.standing.what.files
    )
    if rows:
        yield Heading(1, text("The files in full"))
        header = tuple(map(text, ("Line", "File", "SHA-256", "Size")))
        yield Table(header=header, rows=rows, widths=FILE_WIDTHS)


def _proves() -> Iterator[Block]:
    yield Heading(1, text("What this sheet does and does not prove"))
    yield BulletList(
        (
            item("The checksums name these files and no others: with one letter changed, a file has another."),
            item("The signed sheet is filed with its checksum. It shows a mark on paper; whose hand made it is "
                 "the word of whoever records it."),
            item("The line at the end names how many entries the record of changes had before this sheet, and its "
                 "head: the record can be held against this paper later."),
        )
    )  # fmt: skip
