"""What a coordinator agreed to: attachments filed as evidence for requests, in one step that can be taken back."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.evidence import Evidence, EvidenceFile, EvidenceUse, EvidenceVersion
from inspection_ready.domain.people import Person
from inspection_ready.domain.replies import KnownBy, Reply, ReplyFile, ReplyState
from inspection_ready.domain.requests import Move, Request, RequestEvidence
from inspection_ready.domain.responsibilities import Subject
from inspection_ready.services.evidence import NO_DATES, VersionDates, add_evidence, add_files, serve
from inspection_ready.services.evidence_files import NewFile
from inspection_ready.services.registers import add_record
from inspection_ready.services.reply_reading import files_in, stored_bytes
from inspection_ready.services.requests import move_on
from inspection_ready.services.responsibilities import asked_about
from inspection_ready.services.verbs import verb
from inspection_ready.storage.unit_of_work import Reader, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class FileAs:
    """``number`` is the attachment's. ``evidence_id`` None: a new piece called ``title``; else a newer version of it."""

    number: int
    request_id: int | None = None
    evidence_id: int | None = None
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """A request that is answered by this message, with its answer in one line, where there is one."""

    request_id: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Filed:
    evidence: tuple[Evidence, ...]
    requests: tuple[Request, ...]
    """Those that were answered."""


@contextmanager
def taken_out(reader: Reader, reply_id: int, numbers: Sequence[int]) -> Iterator[Mapping[int, NewFile]]:
    """Attachments as files beside the register, for the command that keeps them. Raises NotFound, CannotRead, Refused."""
    reply = reader.register(Reply).get(reply_id)
    wanted, made = set(numbers), dict[int, NewFile]()
    try:
        for told, file in files_in(reply.name, stored_bytes(reader, reply)) if wanted else ():
            if told.number in wanted:
                if file.data is None or not told.can_be_filed:
                    raise Refused("reply_file_not_here", file=told.name)
                staged = reader.files.stage(io.BytesIO(file.data), lambda _: None)
                made[told.number] = NewFile(told.name, staged)
        missing = sorted(wanted - made.keys())
        if missing:
            raise Refused("reply_has_no_such_file", number=missing[0])
        yield made
    finally:
        for each in made.values():
            each.staged.drop()


@verb("reply.file")
def file_reply(
    uow: UnitOfWork,
    reply_id: int,
    filings: Sequence[FileAs],
    answering: Sequence[Answering],
    files: Mapping[int, NewFile],
) -> Filed:
    """All of it or nothing. New evidence is its request's owner's, and serves the statement the request is about.

    What a piece of evidence is made of already makes no newer version. Raises NotFound, Refused.
    """
    reply = waiting_reply(uow, reply_id)
    if not filings and not answering:
        raise Refused("reply_nothing_to_file", number=reply.number)
    items = _filed_as(uow, reply, filings, files)
    for each in filings:
        evidence_id, file = items[each.number], files[each.number]
        told = ReplyFile(
            reply_id=reply.id,
            name=file.name,
            sha256=file.staged.sha256,
            evidence_id=evidence_id,
            request_id=each.request_id,
        )
        uow.register(ReplyFile).add(told)
        if each.request_id is not None:
            _answer_with(uow, each.request_id, evidence_id)
    answered = tuple(_answer(uow, reply, each, filings, files) for each in answering)
    deal_with(uow, reply, ReplyState.FILED)
    return Filed(uow.register(Evidence).among(sorted(set(items.values()))), answered)


@verb("reply.set_aside")
def set_aside(uow: UnitOfWork, reply_ids: Sequence[int], *, why: str) -> int:
    """Nothing of them is filed; the messages are kept. How many. Raises NotFound, Refused."""
    if not why.strip():
        raise Refused("set_aside_without_reason")
    for reply_id in reply_ids:
        deal_with(uow, waiting_reply(uow, reply_id), ReplyState.SET_ASIDE, why=why.strip())
    return len(reply_ids)


@verb("reply.bring_back")
def bring_back(uow: UnitOfWork, reply_id: int) -> Reply:
    """It waits again; what was filed of it stays filed. Raises NotFound."""
    before = uow.register(Reply).get(reply_id)
    after = replace(before, state=ReplyState.NEW, dealt_at=None, why_aside="")
    return uow.register(Reply).change(before, after)


@verb("reply.person")
def say_whose(uow: UnitOfWork, reply_id: int, person_id: int | None) -> Reply:
    """Raises NotFound."""
    before = uow.register(Reply).get(reply_id)
    if person_id is not None:
        uow.register(Person).get(person_id)
    known_by = KnownBy.NOTHING if person_id is None else KnownBy.HAND
    return uow.register(Reply).change(before, replace(before, person_id=person_id, known_by=known_by))


def waiting_reply(uow: UnitOfWork, reply_id: int) -> Reply:
    """Raises NotFound; Refused where it was dealt with."""
    reply = uow.register(Reply).get(reply_id)
    if not reply.waits:
        raise Refused("reply_dealt_with", number=reply.number)
    return reply


def deal_with(uow: UnitOfWork, reply: Reply, state: ReplyState, *, why: str = "") -> None:
    uow.register(Reply).change(reply, replace(reply, state=state, dealt_at=uow.at, why_aside=why))


# inside


def _filed_as(
    uow: UnitOfWork, reply: Reply, filings: Sequence[FileAs], files: Mapping[int, NewFile]
) -> dict[int, int]:
    """The evidence of each attachment. Several for one piece are one version of it."""
    dates = (
        NO_DATES
        if reply.received_at is None
        else VersionDates(received_on=on_the_clock(reply.received_at).date())
    )
    notes = f"From reply {reply.number}, {reply.sender}".strip(", ")
    items: dict[int, int] = {}
    together: defaultdict[int, list[FileAs]] = defaultdict(list)
    for each in filings:
        if each.evidence_id is None:
            items[each.number] = _new_evidence(uow, reply, each, files[each.number], dates)
        else:
            items[each.number] = each.evidence_id
            together[each.evidence_id].append(each)
    for evidence_id, group in together.items():
        held = _hashes_of(uow, evidence_id)
        new = [files[each.number] for each in group if files[each.number].staged.sha256 not in held]
        if new:
            add_files(uow, evidence_id, new, dates=dates, notes=notes)
    return items


def _new_evidence(uow: UnitOfWork, reply: Reply, filing: FileAs, file: NewFile, dates: VersionDates) -> int:
    request = None if filing.request_id is None else uow.register(Request).get(filing.request_id)
    owner_id = (request.owner_id if request else None) or reply.person_id
    second_id = request.second_id if request and request.second_id != owner_id else None
    made = Evidence(title=filing.title.strip() or file.name, owner_id=owner_id, second_id=second_id)
    added = add_evidence(uow, made, [file], dates=dates)
    wanted = _uses(uow, request, added.id)
    if wanted:
        serve(uow, added.id, wanted)
    return added.id


def _uses(uow: UnitOfWork, request: Request | None, evidence_id: int) -> list[EvidenceUse]:
    """What the request says it is about, as far as the regime still asks it."""
    if request is None:
        return []
    known = {(one.subject, one.code) for one in asked_about(uow)}
    told = ((Subject.STATEMENT, request.statement), (Subject.ITEM, request.item))
    return [
        EvidenceUse(evidence_id=evidence_id, subject=subject, code=code)
        for subject, code in told
        if (subject, code) in known
    ]


def _hashes_of(uow: UnitOfWork, evidence_id: int) -> set[str]:
    versions = uow.register(EvidenceVersion).find(evidence_id=evidence_id)
    return {
        file.sha256
        for file in uow.register(EvidenceFile).having("version_id", (each.id for each in versions))
    }


def _answer_with(uow: UnitOfWork, request_id: int, evidence_id: int) -> None:
    if not uow.register(RequestEvidence).find(request_id=request_id, evidence_id=evidence_id):
        add_record(uow, RequestEvidence(request_id=request_id, evidence_id=evidence_id))


def _answer(
    uow: UnitOfWork, reply: Reply, told: Answering, filings: Sequence[FileAs], files: Mapping[int, NewFile]
) -> Request:
    names = [files[each.number].name for each in filings if each.request_id == told.request_id]
    note = f"By e-mail, reply {reply.number}" + (f": {', '.join(names)}" if names else "")
    at: datetime | None = reply.received_at if reply.received_at and reply.received_at <= uow.at else None
    by = reply.sender_name or reply.sender_email
    return move_on(
        uow, told.request_id, Move.ANSWER, by=by, at=at, note=note, answer=told.words.strip() or None
    )
