"""An e-mail that asks for signatures: numbered lines, and how to answer them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.compose.frame import council_name
from inspection_ready.documents.compose.sign_off import answer_of, question_of, risks_of
from inspection_ready.documents.model import (
    BulletList,
    Document,
    Heading,
    Table,
    item,
    paragraph,
    text,
)
from inspection_ready.domain.merge import first_name
from inspection_ready.phrases.values import count_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.model import Block
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.sign_papers import SignPaper

HEADER = ("Line", "The question", "The answer", "To know")
WIDTHS = (0.08, 0.34, 0.38, 0.2)
HALF_A_HASH = 32


def compose_sign_message(
    facts: PackFacts, paper: SignPaper, *, name: str, sender: str, has_files: bool
) -> Document:
    """Its title is the subject, with the mark at its end. ``name`` is whom it asks, ``sender`` who asks."""
    sheet = paper.sheet
    asked = count_of(len(paper.lines), "answer")
    return Document(
        title=f"For your signature: {asked}, sheet {sheet.number} ({sheet.token})",
        organisation=council_name(facts),
        created=facts.prepared_at,
        blocks=(
            paragraph(f"Dear {first_name(name)}"),
            *_asks(facts, paper, has_files=has_files),
            *_how(len(paper.lines)),
            _table(paper),
            *_proves(),
            paragraph(sender or facts.council.department or council_name(facts)),
        ),
        footer=f"{sheet.token}. Record of changes {facts.head.count}-{facts.head.hash[:HALF_A_HASH]}",
        is_letter=True,
    )


def _asks(facts: PackFacts, paper: SignPaper, *, has_files: bool) -> Iterator[Block]:
    count = len(paper.lines)
    what = "1 answer waits" if count == 1 else f"{count} answers wait"
    yield paragraph(
        f"{what} for your signature, as {paper.to}. Nothing goes to {facts.regulator} before it is signed, and a "
        "signature is for exactly the version named here."
    )
    if has_files:
        yield paragraph("The files are attached, each with the number of its line before its name.")


def _how(count: int) -> Iterator[Block]:
    yield Heading(1, text("How to answer"))
    yield paragraph(
        "Reply to this e-mail, leave the subject as it is, and write your word above everything else. For example:"
    )
    if count == 1:
        yield BulletList((item("Agreed"), item("Not agreed, because the figures are last year’s")))
        return
    yield BulletList(
        (
            item("Agreed to all"),
            item(f"Agreed to all but {'2' if count == 2 else '1 and 3'}"),
            item("2: not agreed, because the figures are last year’s. Agreed to the rest"),
        )
    )


def _table(paper: SignPaper) -> Table:
    return Table(
        header=tuple(map(text, HEADER)),
        rows=tuple(
            (
                text(f"Line {place}"),
                question_of(line.standing.what),
                answer_of(line.standing.what),
                text("\n".join(risks_of(line)) or "Nothing noted"),
            )
            for place, line in enumerate(paper.lines, 1)
        ),
        widths=WIDTHS,
        row_header=True,
        caption="What is to be signed",
    )


def _proves() -> Iterator[Block]:
    yield Heading(1, text("What your reply does and does not prove"))
    yield BulletList(
        (
            item(
                "It counts for exactly the versions named here. Whatever changes afterwards is asked again."
            ),
            item(
                "It is kept as it came. A sender’s address can be forged, so it shows what arrived and not who wrote it."
            ),
            item(
                "Nothing is signed by a machine: somebody reads your words and records them beside each line."
            ),
        )
    )
