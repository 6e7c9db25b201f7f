"""Writes the e-mail that asks for signatures: one draft, marked as unsent, with its lines numbered.

Nothing is ever sent from here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.filing import Head
from inspection_ready.domain.people import Person
from inspection_ready.services.facts import gather_facts
from inspection_ready.services.sign_sheets import sign_paper
from inspection_ready.services.who import name_of

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from inspection_ready.domain.sign_papers import SignPaper
    from inspection_ready.domain.sign_sheets import SignSheet
    from inspection_ready.exchange.messages.drafts import Attached
    from inspection_ready.services.app import App
    from inspection_ready.storage.unit_of_work import Reader

EML = ".eml"
MOST_ATTACHED = 15_000_000
"""Bytes: councils' mail servers take about 20 MB, and what is attached grows by a third on its way."""
ANY = "application/octet-stream"


def write_sign_message(app: App, sheet: SignSheet, path: Path, *, with_files: bool = False) -> SignPaper:
    """``sheet`` was made to be sent. Raises NotFound; Refused("sign_files_too_large")."""
    with app.reading() as reader:
        return _write(app, reader, sheet, path, at=app.clock.now(), with_files=with_files)


# inside


def _write(
    app: App, reader: Reader, sheet: SignSheet, path: Path, *, at: dt.datetime, with_files: bool
) -> SignPaper:
    from inspection_ready.documents.compose.sign_messages import compose_sign_message  # slow import
    from inspection_ready.documents.message_body import message_html, message_text  # slow import
    from inspection_ready.exchange.messages.drafts import Draft, write_draft  # slow import
    from inspection_ready.exchange.whole_files import whole_file

    if path.suffix.casefold() != EML:
        raise Refused("message_ending", file=path.name)
    assert sheet.to_id is not None, "it is made for somebody"
    person = reader.register(Person).get(sheet.to_id)
    paper = sign_paper(reader, sheet)
    attached = _files(reader, paper) if with_files else ()
    facts = replace(gather_facts(reader, number=0, at=at), head=Head(sheet.head_count, sheet.head_hash))
    document = compose_sign_message(
        facts,
        paper,
        name=person.printed_name,
        sender=name_of(reader, app.who.person_id),
        has_files=bool(attached),
    )
    data = write_draft(
        Draft(
            name=person.printed_name,
            address=person.email,
            subject=document.title,
            text=message_text(document),
            html=message_html(document),
            at=at,
            key=f"{app.workspace.file.id}/sign/{sheet.number}",
            attached=attached,
        )
    )
    with whole_file(path) as part:
        part.write_bytes(data)
    return paper


def _files(reader: Reader, paper: SignPaper) -> tuple[Attached, ...]:
    from inspection_ready.exchange.messages.drafts import Attached  # slow import

    files = [(place, file) for place, line in enumerate(paper.lines, 1) for file in line.standing.what.files]
    size = sum(file.size for _, file in files)
    if size > MOST_ATTACHED:
        raise Refused(
            "sign_files_too_large", megabytes=-(-size // 1_000_000), most=MOST_ATTACHED // 1_000_000
        )
    width = len(str(len(paper.lines)))
    return tuple(
        Attached(f"{place:0{width}} {file.name}", ANY, reader.files.read(file.sha256))
        for place, file in files
    )
