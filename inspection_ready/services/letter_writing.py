"""Writes one letter to everybody on some lists: a Word file and a PDF for each, one file to print, e-mail drafts.

Nothing is ever sent from here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from inspection_ready.domain.changes import Changes
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import Cancelled, CannotRead, ExpectedError
from inspection_ready.domain.file_names import safe_name, told_apart
from inspection_ready.domain.filing import Head
from inspection_ready.domain.letter_guard import Recipient
from inspection_ready.domain.packs import PackFacts
from inspection_ready.domain.sendings import Attach, How, Sending, SentLetter
from inspection_ready.phrases.sendings import (
    folder_name,
    print_name,
)
from inspection_ready.services.collecting import without_collecting
from inspection_ready.services.facts import gather_facts, with_pictures
from inspection_ready.services.letter_outlook import (
    LETTERS,
    LetterOutlook,
    Order,
    letter_outlook,
    list_lines,
    only_letter,
    parent_of,
    refuse,
)
from inspection_ready.services.sendings import begin_sending, note_written
from inspection_ready.services.word_letters import with_word_letters
from inspection_ready.storage.letter_folders import LetterFolder, free_name
from inspection_ready.storage.unit_of_work import Reader

if TYPE_CHECKING:
    from inspection_ready.documents.compose import Printed
    from inspection_ready.documents.model import Document
    from inspection_ready.domain.printed_brands import PrintedBrand
    from inspection_ready.services.app import App

ON_PAPER, DRAFTS = "Letters", "E-mail drafts"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LONGEST_ATTACHED = 60

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """``new`` are those of this time; ``stopped`` is why not all were written, None where they were."""

    sending: Sending
    title: str
    folder: Path
    new: tuple[SentLetter, ...]
    names: Mapping[int, str]
    remaining: int
    """People who still wait for theirs."""
    without_draft: tuple[str, ...]
    combined_pages: int
    stopped: ExpectedError | None = None

    @property
    def people(self) -> int:
        return len({each.person_id for each in self.new})

    @property
    def changes(self) -> Changes:
        letters = frozenset(each.id for each in self.new)
        return Changes({"sending": frozenset({self.sending.id}), "sent_letter": letters})


def write_letters(app: App, order: Order, *, progress: Progress = lambda _done, _of: None) -> Written:
    """Everything, or what could be written before it was stopped: that is good, recorded, and not written again.

    Asked for the same again, it goes on where it was stopped. Raises NotFound, Refused: then nothing was written.
    """
    now, folder = app.clock.now(), app.workspace.folder
    outlook = app.read(letter_outlook, order, at=now, folder=folder)
    refuse(outlook, order)
    sending = outlook.goes_on or app.do(begin_sending, _new(app, outlook, order, now)).result
    work = _Work(app, sending, outlook, order, progress)
    return work.done()


def _new(app: App, outlook: LetterOutlook, order: Order, now: datetime) -> Sending:
    parent = parent_of(order, app.workspace.folder)
    name = free_name(parent, folder_name(outlook.letter.title, on_the_clock(now).date()))
    head = app.read(lambda reader: reader.head())
    return Sending(
        letter_id=outlook.letter.id,
        title=outlook.letter.title,
        number=0,
        at=now,
        letter_version=outlook.letter.version,
        text_sha256=outlook.text_sha256,
        lists=list_lines(outlook.going),
        prints=order.prints,
        combined=order.combined,
        drafts=order.drafts,
        attached=order.attached,
        mixed_because=order.mixed_because.strip() if outlook.going.is_mixed else "",
        folder=f"{LETTERS}/{name}" if order.out is None else str(parent / name),
        people=len(outlook.going.recipients),
        head_count=head.count,
        head_hash=head.hash,
    )


class _Work:
    """One writing under way."""

    def __init__(
        self, app: App, sending: Sending, outlook: LetterOutlook, order: Order, progress: Progress
    ) -> None:
        self._app = app
        self._sending = sending
        self._outlook = outlook
        self._order = order
        self._progress = progress
        self._folder = LetterFolder(app.workspace.folder / sending.folder)
        self._rows: list[SentLetter] = []
        self._written: set[int] = set()
        self._combined = ("", 0)
        self._of = len(outlook.waiting) + bool(order.combined)

    def done(self) -> Written:
        stopped: ExpectedError | None = None
        try:
            with self._folder.room_kept(self._of):
                self._write()
        except KeyboardInterrupt:
            stopped = Cancelled()
        except ExpectedError as error:
            stopped = error
        return self._recorded(stopped)

    @without_collecting()  # what a document's parts hold of each other goes with it
    def _write(self) -> None:
        facts = self._app.read(self._facts)
        letters = self._composed(facts)
        waiting = {each.person.id: each for each in self._outlook.waiting}
        for person_id, printed in letters():
            if person_id in waiting:
                self._may_go_on()
                name = self._own_name(printed.path, person_id)
                self._write_one(name, waiting[person_id], printed, facts.brand)
        if self._order.combined:
            self._may_go_on()
            self._write_combined(letters(), facts.brand)
        self._folder.settle()
        self._progress(self._of, self._of)

    def _facts(self, reader: Reader) -> PackFacts:
        """As of the day it was begun, whenever it is finished: every letter bears the same date."""
        sending = self._sending
        facts = gather_facts(reader, number=0, at=sending.at)
        facts = replace(facts, head=Head(sending.head_count, sending.head_hash))
        facts = with_pictures(reader, only_letter(facts, self._outlook.letter, self._outlook.going.lists))
        facts = with_word_letters(reader, facts)
        if (
            not facts.letter_uses
        ):  # its file is gone or changed, and other words than the council's would be worse
            raise CannotRead("stored_letter_changed", title=self._outlook.letter.title)
        return facts

    def _composed(self, facts: PackFacts) -> Callable[[], Iterator[tuple[int, Printed]]]:
        from inspection_ready.documents.compose.letters import (
            compose_for,  # slow import: reads formatted text
        )

        people = [each.person for each in self._outlook.going.recipients]

        def letters() -> Iterator[tuple[int, Printed]]:
            for person, printed in compose_for(facts, self._outlook.letter, people):
                yield person.id, printed

        return letters

    def _may_go_on(self) -> None:
        self._progress(len(self._written), self._of)

    def _own_name(self, name: str, person_id: int) -> str:
        """Not one that another's letter got before it was stopped: who is on the lists may have changed since."""
        others = {
            PurePosixPath(row.path).stem
            for row in (*self._outlook.recorded, *self._rows)
            if row.person_id != person_id
        }
        return told_apart([*sorted(others), name])[-1] if name in others else name

    def _write_one(self, name: str, recipient: Recipient, printed: Printed, brand: PrintedBrand) -> None:
        from inspection_ready.documents import write_docx, write_pdf  # slow import

        order, files, rows, document = self._order, {}, [], printed.document
        with_pdf = order.prints or (order.drafts and order.attached is Attach.PDF)
        with_word = order.prints or (order.drafts and order.attached is Attach.WORD)
        pdf = write_pdf(document, brand=brand, may_go_on=self._may_go_on) if with_pdf else b""
        written = printed.word or partial(write_docx, document, brand=brand, may_go_on=self._may_go_on)
        word = written() if with_word else b""
        if order.prints:
            files[f"{ON_PAPER}/{name}.docx"] = word
            files[f"{ON_PAPER}/{name}.pdf"] = pdf
            rows.append(self._row(recipient, How.PRINT, f"{ON_PAPER}/{name}.pdf", pdf))
        if order.drafts and recipient.address is not None:
            draft = self._draft(recipient, document, pdf=pdf, word=word)
            files[f"{DRAFTS}/{name}.eml"] = draft
            rows.append(self._row(recipient, How.DRAFT, f"{DRAFTS}/{name}.eml", draft))
        if files:
            self._folder.place(files)
        self._rows += rows
        self._written.add(recipient.person.id)

    def _draft(self, recipient: Recipient, document: Document, *, pdf: bytes, word: bytes) -> bytes:
        from inspection_ready.documents.compose.letters import as_message  # slow import
        from inspection_ready.documents.message_body import message_html, message_text
        from inspection_ready.exchange.messages.drafts import Attached, Draft, write_draft

        kind = {
            Attach.NOTHING: (),
            Attach.PDF: (("pdf", PDF, pdf),),
            Attach.WORD: (("docx", DOCX, word),),
        }[self._order.attached]
        called = safe_name(document.title, longest=LONGEST_ATTACHED)
        said = as_message(document)
        assert recipient.address is not None, "nobody without an address gets a draft"
        return write_draft(
            Draft(
                name=recipient.person.printed_name,
                address=recipient.address,
                subject=document.title,
                text=message_text(said),
                html=message_html(said),
                at=self._sending.at,
                key=f"{self._app.workspace.file.id}/{self._sending.id}/{recipient.person.id}",
                attached=tuple(Attached(f"{called}.{end}", type_, data) for end, type_, data in kind),
            )
        )

    def _row(self, recipient: Recipient, how: How, path: str, data: bytes) -> SentLetter:
        return SentLetter(
            sending_id=self._sending.id,
            person_id=recipient.person.id,
            how=how,
            list_name=recipient.list.name,
            address=(recipient.address or "") if how is How.DRAFT else "",
            path=path,
            sha256=hashlib.sha256(data).hexdigest(),
            written_at=self._app.clock.now(),
        )

    def _write_combined(self, letters: Iterator[tuple[int, Printed]], brand: PrintedBrand) -> None:
        from inspection_ready.documents import write_letters_pdf  # slow import
        from inspection_ready.documents.compose.letters import compose_cover  # slow import

        composed = [(printed.path, printed.document) for _, printed in letters]
        cover = compose_cover(self._outlook.letter, [document for _, document in composed])
        pdf, pages = write_letters_pdf(cover, composed, brand=brand, may_go_on=self._may_go_on)
        self._folder.place({print_name(self._outlook.letter.title): pdf})
        self._combined = (hashlib.sha256(pdf).hexdigest(), pages)

    def _recorded(self, stopped: ExpectedError | None) -> Written:
        going, before = self._outlook.going, self._sending
        remaining = len(self._outlook.waiting) - len(self._written)
        sha256, pages = self._combined
        after = replace(
            before,
            people=len(going.recipients),
            is_finished=stopped is None,
            combined_sha256=sha256 or before.combined_sha256,
        )
        if self._rows or after != before:
            after = self._app.do(note_written, before, after, tuple(self._rows)).result
        return Written(
            sending=after,
            title=self._outlook.letter.title,
            folder=self._folder.folder,
            new=tuple(self._rows),
            names={each.person.id: each.person.printed_name for each in going.recipients},
            remaining=remaining,
            without_draft=tuple(
                each.person.printed_name
                for each in going.recipients
                if self._order.drafts and each.address is None
            ),
            combined_pages=pages,
            stopped=stopped,
        )
