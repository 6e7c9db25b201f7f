"""Messages that came in, read: what one says, what is attached, what its person still owes, and what seems to fit."""

from __future__ import annotations

import hashlib
import stat
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath

from inspection_ready.domain.errors import CannotRead, NotFound, Refused
from inspection_ready.domain.evidence import Evidence, EvidenceFile, EvidenceVersion
from inspection_ready.domain.file_names import safe_file_name, told_apart
from inspection_ready.domain.messages import Mail
from inspection_ready.domain.people import Person
from inspection_ready.domain.replies import Attached, Reply, ReplyFile, ReplyState
from inspection_ready.domain.reply_recognition import Known, Sure, sureness
from inspection_ready.domain.reply_suggestions import HeldFile, Suggestion, suggestions
from inspection_ready.domain.reply_text import first_words, own_words
from inspection_ready.domain.requests import WORKING, Request, RequestEvidence
from inspection_ready.exchange.messages.attached import AttachedFile
from inspection_ready.exchange.messages.calendar_files import files_of, read_answering
from inspection_ready.exchange.whole_files import whole_file
from inspection_ready.services.reply_askers import asked_to_sign, asked_under, requests_under
from inspection_ready.storage.unit_of_work import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyLine:
    """One of the list. ``person`` is empty where nobody knows whose it is."""

    reply: Reply
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRequest:
    """``is_own`` False: they are its second, or were asked for somebody else's."""

    request: Request
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeReply:
    """A message for review. ``words`` are their own, ``text`` is all of it.

    ``unread`` says why the stored message could not be read, where that is so; it is kept all the same.
    """

    reply: Reply
    person: Person | None
    sure: Sure
    is_from_them: bool
    words: str
    text: str
    mail: Mail | None
    files: tuple[Attached, ...]
    owed: tuple[OpenRequest, ...]
    suggested: Mapping[int, Suggestion]
    filed: tuple[tuple[ReplyFile, Evidence], ...]
    evidence: tuple[Evidence, ...]
    """What the suggestions name, and what was filed as."""
    unread: CannotRead | NotFound | None = None


def reply_lines(reader: Reader, *, waiting: bool = True) -> tuple[ReplyLine, ...]:
    """By person, the oldest first; ``waiting`` False gives those that were dealt with, the latest first."""
    people = {person.id: person.name for person in reader.register(Person).all()}
    register = reader.register(Reply)
    states = (ReplyState.NEW,) if waiting else (ReplyState.FILED, ReplyState.SET_ASIDE)
    found = register.having("state", states)
    lines = [ReplyLine(reply=each, person=people.get(each.person_id or 0, "")) for each in found]
    if waiting:
        return tuple(
            sorted(lines, key=lambda line: (not line.person, line.person.casefold(), _moment(line.reply)))
        )
    return tuple(sorted(lines, key=lambda line: _moment(line.reply), reverse=True))


def waiting_count(reader: Reader) -> int:
    return len(reader.register(Reply).find(state=ReplyState.NEW))


def reply_numbered(reader: Reader, number: int) -> Reply:
    """Raises NotFound."""
    for reply in reader.register(Reply).find(number=number):
        return reply
    raise NotFound("no_such_reply", number=number)


def whole_reply(reader: Reader, reply_id: int) -> WholeReply:
    """Raises NotFound where there is no such reply."""
    reply = reader.register(Reply).get(reply_id)
    person = next(iter(reader.register(Person).among([reply.person_id] if reply.person_id else [])), None)
    mail, files, unread = _read_again(reader, reply)
    words = own_words(mail.text) if mail else ""
    owed = owed_by(reader, reply.person_id, also=requests_under(reader, reply.draft))
    is_from_them = person is not None and _is_same(person.email, reply.sender_email)
    filed = reader.register(ReplyFile).find(reply_id=reply.id)
    suggested = suggestions(files, words, [each.request for each in owed], _held(reader, files))
    offered = {each.evidence_id for each in suggested.values() if each.evidence_id is not None}
    named = offered | {each.evidence_id for each in filed}
    evidence = {each.id: each for each in reader.register(Evidence).among(sorted(named))}
    return WholeReply(
        reply=reply,
        person=person,
        sure=sureness(reply.known_by, is_theirs=is_from_them),
        is_from_them=is_from_them,
        words=words,
        text=mail.text if mail else "",
        mail=mail,
        files=files,
        owed=owed,
        suggested=suggested,
        filed=tuple((each, evidence[each.evidence_id]) for each in filed),
        evidence=tuple(evidence.values()),
        unread=unread,
    )


def own_first_words(reader: Reader, reply_id: int) -> tuple[int | None, str]:
    """Whom a stored message answers for, and the first thing they wrote: "Agreed.", "Not agreed because ...".

    Empty where it cannot be read. Raises NotFound.
    """
    reply = reader.register(Reply).get(reply_id)
    mail, _, _ = _read_again(reader, reply)
    return reply.person_id, first_words(mail.text) if mail else ""


def owed_by(reader: Reader, person_id: int | None, *, also: Collection[int] = ()) -> tuple[OpenRequest, ...]:
    """Requests nobody answered yet that they own or are second for, the oldest first; everybody's for None.

    ``also`` are the ids of those they were asked for without being either.
    """
    waiting = [each for each in reader.register(Request).all("number") if each.state in WORKING]
    theirs = [
        each
        for each in waiting
        if person_id is None or person_id in {each.owner_id, each.second_id} or each.id in also
    ]
    told = (OpenRequest(request=each, is_own=person_id in {None, each.owner_id}) for each in theirs)
    return tuple(sorted(told, key=lambda each: not each.is_own))


def known(reader: Reader, workspace_id: str) -> Known:
    """For recognising a message."""
    owed: defaultdict[int, list[Request]] = defaultdict(list)
    for request in reader.register(Request).all("number"):
        for person_id in {request.owner_id, request.second_id} - {None} if request.state in WORKING else ():
            assert person_id is not None  # it was taken out
            owed[person_id].append(request)
    return Known(
        workspace_id=workspace_id,
        people=reader.register(Person).all("name"),
        owed=owed,
        asked=partial(asked_under, reader),
        thread=partial(_thread, reader),
        to_sign=partial(asked_to_sign, reader, workspace_id),
    )


def files_in(name: str, data: bytes) -> tuple[tuple[Attached, AttachedFile], ...]:
    """Each with a name that every computer takes, no two alike. Raises CannotRead."""
    found = files_of(name, data)
    names = told_apart((safe_file_name(each.name) for each in found), are_files=True)
    return tuple(
        (
            Attached(
                number=number,
                name=called,
                size=each.size,
                sha256=None if each.data is None else hashlib.sha256(each.data).hexdigest(),
                is_in_text=each.is_in_text,
                is_message=each.is_message,
                inside=" ".join(each.inside.split()),
                link=each.link,
            ),
            each,
        )
        for number, (called, each) in enumerate(zip(names, found, strict=True), start=1)
    )


PROGRAMS = frozenset(
    [".ade", ".app", ".appx", ".bat", ".chm", ".cmd", ".com", ".cpl", ".dll", ".exe", ".gadget", ".hta", ".img", ".inf", ".ins", ".iso", ".jar", ".js", ".jse", ".lnk", ".mht", ".mhtml", ".msc", ".msi", ".msp", ".mst", ".pif", ".ps1", ".psm1", ".reg", ".scr", ".sct", ".settingcontent-ms", ".shs", ".url", ".vb", ".vbe", ".vbs", ".vhd", ".wsc", ".wsf", ".wsh", ".xll"]
)  # fmt: skip
"""Endings of what does something by being opened."""


def save_message(reader: Reader, reply_id: int, folder: Path) -> Path:
    """A copy of it as it came, to be opened. Raises NotFound, CannotRead, Refused."""
    reply = reader.register(Reply).get(reply_id)
    return _saved(folder / reply.name, stored_bytes(reader, reply))


def save_attachment(reader: Reader, reply_id: int, number: int, folder: Path) -> Path:
    """A copy, to be opened; what would run is not copied out. Raises NotFound, CannotRead, Refused."""
    reply = reader.register(Reply).get(reply_id)
    for told, file in files_in(reply.name, stored_bytes(reader, reply)):
        if told.number == number and file.data is not None:
            if PurePath(told.name).suffix.lower() in PROGRAMS:
                raise Refused("reply_file_is_a_program", file=told.name)
            return _saved(folder / told.name, file.data)
    raise Refused("reply_has_no_such_file", number=number)


def _saved(target: Path, data: bytes) -> Path:
    with whole_file(target) as part:
        part.write_bytes(data)
    target.chmod(stat.S_IRUSR)
    return target


def stored_bytes(reader: Reader, reply: Reply) -> bytes:
    """The message as it came. Raises NotFound where it is gone, CannotRead where it is not the same any more."""
    found = reader.files.digest_on_disk(reply.sha256)
    if found is None:
        raise NotFound("stored_reply_missing", file=reply.name)
    if found != reply.sha256:
        raise CannotRead("stored_reply_changed", file=reply.name)
    return reader.files.read(reply.sha256)


# inside


def _read_again(
    reader: Reader, reply: Reply
) -> tuple[Mail | None, tuple[Attached, ...], CannotRead | NotFound | None]:
    try:
        data = stored_bytes(reader, reply)
        mail = read_answering(reply.name, data)
        return mail, tuple(told for told, _ in files_in(reply.name, data)), None
    except (CannotRead, NotFound) as error:
        return None, (), error


def _thread(reader: Reader, ids: Sequence[str]) -> int | None:
    """Whose the message is that this one comes back to."""
    for each in ids:
        for reply in reader.register(Reply).find(message_id=each[:MOST_ID]):
            if reply.person_id is not None:
                return reply.person_id
    return None


MOST_ID = 900
"""Letters of a message's own id; a longer one is cut, here and where it is looked for."""


def _held(reader: Reader, files: Sequence[Attached]) -> tuple[HeldFile, ...]:
    """The register's files that have the bytes or the name of one of these, the newest first."""
    register = reader.register(EvidenceFile)
    found = {
        each.id: each
        for each in (
            *register.having("sha256", {file.sha256 for file in files if file.sha256 is not None}),
            *register.having("name", {file.name for file in files}),
        )
    }
    versions = reader.register(EvidenceVersion).among(sorted({each.version_id for each in found.values()}))
    of_version = {each.id: each.evidence_id for each in versions}
    answers: defaultdict[int, set[int]] = defaultdict(set)
    for use in reader.register(RequestEvidence).having("evidence_id", set(of_version.values())):
        answers[use.evidence_id].add(use.request_id)
    return tuple(
        HeldFile(
            evidence_id=of_version[each.version_id],
            name=each.name,
            sha256=each.sha256,
            request_ids=frozenset(answers[of_version[each.version_id]]),
        )
        for each in sorted(found.values(), key=lambda file: -file.id)
    )


def _is_same(one: str, other: str) -> bool:
    return bool(one.strip()) and one.strip().casefold() == other.strip().casefold()


def _moment(reply: Reply) -> float:
    at = reply.received_at or reply.sent_at or reply.came_at
    return at.timestamp() if at else 0.0
