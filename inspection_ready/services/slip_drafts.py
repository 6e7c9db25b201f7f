"""Writes change slips: an e-mail draft a person with the entry of their calendar, and slips on paper for all.

Nothing is ever sent from here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.file_names import safe_name, told_apart
from inspection_ready.domain.reply_tokens import mint
from inspection_ready.domain.slips import Slip, SlipBatch
from inspection_ready.phrases.slips import folder_name
from inspection_ready.services.brands import read_brand
from inspection_ready.services.chases import next_draft
from inspection_ready.services.collecting import without_collecting
from inspection_ready.services.council import council_of
from inspection_ready.services.slip_entries import Entries, entries_for, organiser_for
from inspection_ready.services.slips import drop_slips, next_batch
from inspection_ready.services.told import SlipOutlook, last_issue, slip_outlook
from inspection_ready.services.verbs import verb
from inspection_ready.services.who import name_of
from inspection_ready.storage.letter_folders import LetterFolder, free_name

if TYPE_CHECKING:
    from inspection_ready.documents.compose.slips import SlipFacts
    from inspection_ready.documents.model import Document
    from inspection_ready.domain.changes import Changes
    from inspection_ready.domain.printed_brands import PrintedBrand
    from inspection_ready.domain.slips import PersonSlips
    from inspection_ready.exchange.messages.drafts import Draft
    from inspection_ready.services.app import App
    from inspection_ready.services.verbs import Done
    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

SLIPS = "slips"
"""The folder inside the workspace's."""
PRINTED = "Change slips"
LONGEST_NAME = 60

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipOrder:
    """``shown`` is what was looked at, where somebody looked; ``organiser_id`` None: as before, or who records it."""

    organiser_id: int | None = None
    out: Path | None = None
    """A folder of somebody's own; None is inside the workspace."""
    shown: frozenset[tuple[int, int, str]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSlips:
    batch: SlipBatch
    folder: Path
    files: tuple[str, ...]
    slips: tuple[Slip, ...]
    outlook: SlipOutlook
    changes: Changes

    @property
    def drafts(self) -> int:
        return len({each.draft for each in self.slips if each.draft})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Batch:
    """What one go writes: its row, what every slip says, and the entries of the calendars."""

    row: SlipBatch
    facts: SlipFacts
    entries: Entries
    brand: PrintedBrand
    workspace_id: str
    addresses: Mapping[int, str]


@without_collecting()  # what a document's parts hold of each other goes with it
def write_slips(app: App, order: SlipOrder, *, progress: Progress = lambda _done, _of: None) -> WrittenSlips:
    """All of them, or none: until everything is made nothing is written. Raises Refused, NotFound."""
    with app.reading() as reader:
        outlook = slip_outlook(reader)
        _refuse(outlook, order)
        made_for = _with_drafts(outlook, next_draft(reader))
        batch = _batch(reader, app, order, outlook, last_draft=max(made_for.values(), default=0))
    names = _names(outlook.plan.people)
    total = len(outlook.plan.people) + 2
    files: dict[str, bytes] = {}
    slips: list[Slip] = []
    for place, person in enumerate(outlook.plan.people):
        progress(place, total)
        draft, name = made_for.get(person.person_id, 0), names[person.person_id]
        made = _draft(batch, person, draft, f"{name}.eml") if draft else _paper(batch, person, name)
        files |= made
        slips += _slips(batch, person, draft, next(iter(made.items())))
    files |= _printed(
        batch, outlook.plan.people, PRINTED, progress=lambda done: progress(total - 2 + done, total)
    )
    progress(total, total)
    place_for = LetterFolder(app.workspace.folder / batch.row.folder)
    place_for.make()
    done = _noted(app, batch.row, slips, place_for)
    try:
        place_for.place_all(files)
    except BaseException:
        app.do(drop_slips, done.result.id)
        raise
    return WrittenSlips(
        batch=done.result,
        folder=place_for.folder,
        files=tuple(files),
        slips=tuple(slips),
        outlook=outlook,
        changes=done.changes,
    )


def sample_slip(reader: Reader, app: App, person_id: int, outlook: SlipOutlook) -> tuple[str, str]:
    """The subject and the words one person would get, to be looked at before. For paper there is no mark."""
    from inspection_ready.documents.compose.slips import (
        compose_printed_slips,
        compose_slip_message,
    )  # slow import
    from inspection_ready.documents.message_body import message_text  # slow import

    person = next(each for each in outlook.plan.people if each.person_id == person_id)
    facts = _facts(reader, app, outlook)
    if person_id not in outlook.addresses:
        document = compose_printed_slips(facts, (person,))
    else:
        numbers = _with_drafts(outlook, next_draft(reader))
        document = compose_slip_message(facts, person, mint(app.workspace.file.id, numbers[person_id]))
    return document.title, message_text(document)


@verb("slip.write")
def note_slips(uow: UnitOfWork, batch: SlipBatch, slips: Sequence[Slip]) -> SlipBatch:
    """Recorded before the files have their names, so that no mark and no number of an entry is given twice. Raises Refused."""
    last = last_issue(uow)
    drafts = [each.draft for each in slips if each.draft]
    is_next = batch.number == next_batch(uow) and min(drafts, default=next_draft(uow)) == next_draft(uow)
    if (
        last is None
        or last.issue.id != batch.issue_id
        or not is_next
        or slip_outlook(uow).shown != _shown(slips)
    ):
        raise Refused("slips_changed")
    added = uow.register(SlipBatch).add(batch)
    uow.register(Slip).add_many(slips)
    return added


# inside


def _noted(app: App, batch: SlipBatch, slips: Sequence[Slip], place_for: LetterFolder) -> Done[SlipBatch]:
    try:
        return app.do(note_slips, batch, slips)
    except BaseException:
        place_for.leave()
        raise


def _shown(slips: Sequence[Slip]) -> frozenset[tuple[int, int, str]]:
    """Who is told what: slips of before may have been called back on another machine while these were written."""
    return frozenset((each.person_id, each.session_key, each.what.value) for each in slips)


def _refuse(outlook: SlipOutlook, order: SlipOrder) -> None:
    if outlook.issue is None:
        raise Refused("no_issue_yet")
    if outlook.issue.copy.is_disposed:
        raise Refused("slips_of_no_issue", number=outlook.issue.issue.number)
    if order.shown is not None and order.shown != outlook.shown:
        raise Refused("slips_changed")
    if not outlook.plan.people:
        raise Refused("nobody_to_tell")


def _with_drafts(outlook: SlipOutlook, first: int) -> dict[int, int]:
    """The number of each draft, by person."""
    mailed = [each.person_id for each in outlook.plan.people if each.person_id in outlook.addresses]
    return {person_id: first + place for place, person_id in enumerate(mailed)}


def _batch(reader: Reader, app: App, order: SlipOrder, outlook: SlipOutlook, *, last_draft: int) -> _Batch:
    facts = _facts(reader, app, outlook)
    number = next_batch(reader)
    organiser = organiser_for(reader, order.organiser_id, app.who.person_id)
    parent = app.workspace.folder / SLIPS if order.out is None else order.out.absolute()
    name = free_name(parent, folder_name(number, facts.at))
    row = SlipBatch(
        number=number,
        issue_id=facts.issue.id,
        at=facts.at,
        folder=f"{SLIPS}/{name}" if order.out is None else str(parent / name),
        last_draft=last_draft or next_draft(reader) - 1,
        organiser_name=organiser.name,
        organiser_email=organiser.address,
        head_count=facts.head.count,
        head_hash=facts.head.hash,
    )
    return _Batch(
        row=row,
        facts=facts,
        entries=entries_for(
            reader, app.workspace.file.id, outlook.plan, organiser, addresses=outlook.addresses, at=facts.at
        ),
        brand=read_brand(reader).printed,
        workspace_id=app.workspace.file.id,
        addresses=outlook.addresses,
    )


def _facts(reader: Reader, app: App, outlook: SlipOutlook) -> SlipFacts:
    from inspection_ready.documents.compose.slips import SlipFacts  # slow import

    assert outlook.issue is not None, "nothing is told of a draft"
    return SlipFacts(
        council=council_of(reader),
        sender=name_of(reader, app.who.person_id),
        at=app.clock.now(),
        head=reader.head(),
        issue=outlook.issue.issue,
    )


def _names(people: Sequence[PersonSlips]) -> dict[int, str]:
    """For files."""
    names = told_apart(safe_name(each.name, longest=LONGEST_NAME) for each in people)
    return dict(zip((each.person_id for each in people), names, strict=True))


def _draft(batch: _Batch, person: PersonSlips, number: int, path: str) -> dict[str, bytes]:
    from inspection_ready.documents.compose.slips import compose_slip_message  # slow import
    from inspection_ready.exchange.messages.drafts import write_draft  # slow import

    document = compose_slip_message(batch.facts, person, mint(batch.workspace_id, number))
    return {path: write_draft(_mail(batch, person, document, number))}


def _mail(batch: _Batch, person: PersonSlips, document: Document, number: int) -> Draft:
    """A program acts on one entry in a message: with several, each is a file of its own and none goes before."""
    from inspection_ready.documents.message_body import message_html, message_text  # slow import
    from inspection_ready.exchange.messages.drafts import Attached, Calendar, Draft  # slow import

    entries = batch.entries.of(person)
    is_one = len(entries) == 1
    attached = tuple(
        Attached(
            each.file_name,
            "application/ics" if is_one else f'text/calendar; charset="utf-8"; method={each.method}',
            each.data,
        )
        for each in entries
    )
    return Draft(
        name=person.name,
        address=batch.addresses[person.person_id],
        subject=document.title,
        text=message_text(document),
        html=message_html(document),
        at=batch.facts.at,
        key=f"{batch.workspace_id}/slip/{number}",
        attached=attached,
        calendar=Calendar(entries[0].method, entries[0].data) if is_one else None,
    )


def _paper(batch: _Batch, person: PersonSlips, name: str) -> dict[str, bytes]:
    return _printed(batch, (person,), f"{name}, change slip")


def _printed(
    batch: _Batch,
    people: Sequence[PersonSlips],
    name: str,
    *,
    progress: Callable[[int], None] = lambda _: None,
) -> dict[str, bytes]:
    from inspection_ready.documents import write_docx, write_pdf  # slow import
    from inspection_ready.documents.compose.slips import compose_printed_slips  # slow import

    document = compose_printed_slips(batch.facts, people)
    pdf = write_pdf(document, brand=batch.brand, may_go_on=lambda: progress(0))
    word = write_docx(document, brand=batch.brand, may_go_on=lambda: progress(1))
    return {f"{name}.pdf": pdf, f"{name}.docx": word}


def _slips(batch: _Batch, person: PersonSlips, draft: int, file: tuple[str, bytes]) -> Iterator[Slip]:
    """``file`` is what tells them."""
    path, data = file
    for entry in batch.entries.of(person):
        yield Slip(
            batch_id=batch.row.id,
            draft=draft,
            what=entry.item.kind,
            session_key=entry.item.seen.key,
            person_id=person.person_id,
            name=person.name,
            address=batch.addresses.get(person.person_id, ""),
            uid=entry.uid,
            sequence=entry.sequence,
            path=path,
            sha256=hashlib.sha256(data).hexdigest(),
        )
