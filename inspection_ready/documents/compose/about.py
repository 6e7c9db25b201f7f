"""The second page of a pack: what is not in it, what nobody has checked, and what is in it, file by file."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from inspection_ready.documents.compose.frame import council_name, framed
from inspection_ready.documents.model import Heading, KeyValues, Run, Table, paragraph, text
from inspection_ready.phrases.about import (
    NO_OWNER,
    PROVES,
    changed_words,
    digests_words,
    document_words,
    finding_place,
    given_words,
)
from inspection_ready.phrases.documents import finding_words
from inspection_ready.phrases.not_checked import not_checked
from inspection_ready.phrases.packs import ABOUT, ABOUT_TITLE, left_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection_ready.documents.model import Block, Document, Runs
    from inspection_ready.domain.filing import BuiltFile
    from inspection_ready.domain.pack_findings import PackFinding
    from inspection_ready.domain.packs import NotChecked, PackFacts

LETTERS = "letters"
LINE, HALF = 16, 32
"""Digits of a digest on a line."""
TWO = (0.5, 0.5)
THREE = (0.44, 0.28, 0.28)
INDEX = (0.36, 0.1, 0.27, 0.27)


def compose_about(
    facts: PackFacts, files: Sequence[BuiltFile], findings: Sequence[PackFinding] = ()
) -> Document:
    """``files`` are the other documents of the pack, as they were written; the last to be composed."""
    return framed(
        facts, title=ABOUT_TITLE, subtitle=council_name(facts), blocks=_blocks(facts, files, findings)
    )


def _blocks(facts: PackFacts, files: Sequence[BuiltFile], findings: Sequence[PackFinding]) -> Iterator[Block]:
    has_changes = any(file.document == "changes" for file in files)
    yield paragraph(changed_words(facts.number, facts.since, has_changes=has_changes), "lead")
    yield Heading(1, text("What was left out, and why"))
    yield from _left_out(facts)
    yield Heading(1, text("What is not yet checked"))
    yield from _not_checked(facts)
    yield from _findings(findings)
    yield from _proves(facts)
    yield from _index(files)  # last: it may be long


def _left_out(facts: PackFacts) -> Iterator[Block]:
    entries = left_out(facts)
    if not entries:
        yield paragraph("Nothing that the workspace holds for these documents was left out.")
        return
    yield Table(
        header=(text("What"), text("Why")),
        rows=tuple((text(each.what), text(each.why)) for each in entries),
        widths=TWO,
        row_header=True,
    )


def _not_checked(facts: PackFacts) -> Iterator[Block]:
    entries = not_checked(facts)
    if not entries:
        yield paragraph("Somebody has checked every fact in these documents, and agreed every text.")
        return
    yield paragraph("All of this is printed, and marked where it stands.")
    yield Table(
        header=(text("What"), text("Who answers for it")),
        rows=tuple(_not_checked_rows(facts, entries)),
        widths=(0.65, 0.35),
        row_header=True,
    )


def _not_checked_rows(facts: PackFacts, entries: Sequence[NotChecked]) -> Iterator[tuple[Runs, ...]]:
    """The facts about a base in one."""
    for (at, owner_id), some in groupby(entries, key=lambda each: (each.at, each.owner_id)):
        owner = facts.contact(owner_id)
        answers = text(owner.printed_name if owner else NO_OWNER)
        if at:
            yield text(f"{at}: {', '.join(each.what for each in some)}"), answers
        else:
            yield from ((text(each.what), answers) for each in some)


def _findings(findings: Sequence[PackFinding]) -> Iterator[Block]:
    """None, and nothing is said: the documents passed their checks."""
    still_open = [each for each in findings if each.is_open]
    if still_open:
        yield Heading(2, text("Found in the documents, and not mended"))
        yield Table(
            header=(text("Where"), text("What was found")),
            rows=tuple((text(finding_place(each)), text(finding_words(each.finding))) for each in still_open),
            widths=(0.4, 0.6),
            row_header=True,
        )
    overridden = [(each, each.override) for each in findings if each.override is not None]
    if overridden:
        yield Heading(2, text("Found in the documents, and left as it is"))
        yield Table(
            header=(text("What was found"), text("Why it is left"), text("Who said so")),
            rows=tuple(
                (
                    text(f"{finding_place(each)}: {finding_words(each.finding)}"),
                    text(override.reason),
                    text(given_words(override)),
                )
                for each, override in overridden
            ),
            widths=THREE,
            row_header=True,
        )


def _proves(facts: PackFacts) -> Iterator[Block]:
    yield Heading(1, text("What this proves"))
    head = facts.head
    yield KeyValues((
        ("Entries in the record of changes before this pack", text(f"{head.count:,}")),
        ("Its head", _in_lines(head.hash, HALF)),
    ))  # fmt: skip
    for sentence in PROVES:
        yield paragraph(sentence)


def _index(files: Sequence[BuiltFile]) -> Iterator[Block]:
    """Letters last: they have their own table, for it names whom they go to."""
    yield Heading(1, text("What is in this pack"))
    yield paragraph(digests_words(ABOUT))
    alone = [file for file in files if file.document != LETTERS]
    letters = [file for file in files if file.document == LETTERS]
    if alone:
        yield _files(alone)
    if letters:
        yield Heading(2, text("Letters"))
        yield _files(letters)


def _files(files: Sequence[BuiltFile]) -> Table:
    """A document a row: its Word file and its PDF have one name."""
    by_name: dict[str, dict[str, BuiltFile]] = {}
    for file in files:
        name, _, ending = file.path.rpartition(".")
        by_name.setdefault(name, {})[ending] = file
    return Table(
        header=(
            text("Document"),
            text("Pages"),
            text("SHA-256 of the PDF"),
            text("SHA-256 of the Word file"),
        ),
        rows=tuple(
            (
                text(document_words(name, each["pdf"])),
                text(str(each["pdf"].pages)),
                _digest(each["pdf"]),
                _digest(each["docx"]),
            )
            for name, each in by_name.items()
        ),
        widths=INDEX,
        row_header=True,
    )


def _digest(file: BuiltFile) -> Runs:
    return _in_lines(file.sha256, LINE)


def _in_lines(digest: str, line: int) -> Runs:
    return (Run("\n".join(digest[at : at + line] for at in range(0, len(digest), line)), code=True),)
