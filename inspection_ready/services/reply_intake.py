"""Bringing messages in: read, recognised, kept whole, and told apart from those that came before."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.domain.calendar_answers import CalendarAnswer
from inspection_ready.domain.errors import Cancelled, CannotRead, ExpectedError, NotFound
from inspection_ready.domain.filing import StoredFile
from inspection_ready.domain.messages import Mail
from inspection_ready.domain.replies import Attached, KnownBy, Reply, ReplyState
from inspection_ready.domain.reply_kinds import undelivered_in
from inspection_ready.domain.reply_recognition import Known, recognise
from inspection_ready.exchange.chosen_files import said_in_words
from inspection_ready.exchange.messages.calendar_files import answers_of, read_answering
from inspection_ready.exchange.messages.everything import LARGEST_MESSAGE
from inspection_ready.services.evidence_files import NewFile, copied
from inspection_ready.services.reply_reading import MOST_ID, files_in, known, stored_bytes
from inspection_ready.services.slip_answers import needs_nobody, note_answers, whose_entry
from inspection_ready.services.verbs import verb
from inspection_ready.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from inspection_ready.storage.files import FileStore

LONGEST_SUBJECT, LONGEST_NAME, LONGEST_ADDRESS = 500, 200, 254
MOST_UNDELIVERED = 200
_UNSEEN = re.compile("[\x00-\x1f\x7f\ud800-\udfff\u202a-\u202e\u2066-\u2069]+")
"""What no database keeps, or what would turn the words around it about."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReply:
    """A message that was read and copied beside the register, and waits for the command that keeps it."""

    file: NewFile
    mail: Mail
    files: tuple[Attached, ...]
    answers: tuple[CalendarAnswer, ...] = ()
    """To invitations."""


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A file that is no message, or could not be read; it stays where it is."""

    path: Path
    error: ExpectedError


@dataclass(frozen=True, slots=True)
class Brought:
    new: tuple[NewReply, ...]
    refused: tuple[NotTaken, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """``is_new`` False: ``reply`` is the same message, which came before."""

    name: str
    reply: Reply
    is_new: bool


@contextmanager
def read_messages(
    store: FileStore, paths: Sequence[Path], progress: Progress = lambda _done, _of: None
) -> Iterator[Brought]:
    """Each by itself: one that cannot be read keeps none of the others out.

    ``progress`` hears of messages; what it raises ends it. The files themselves are never changed.
    """
    new: list[NewReply] = []
    refused: list[NotTaken] = []
    with ExitStack() as held:
        for done, path in enumerate(paths):
            progress(done, len(paths))
            try:
                new.append(_read(store, path, held))
            except Cancelled:
                raise
            except ExpectedError as error:
                refused.append(NotTaken(path, error))
        progress(len(paths), len(paths))
        yield Brought(tuple(new), tuple(refused))


@verb("reply.take_in")
def take_in(uow: UnitOfWork, new: Sequence[NewReply], *, workspace_id: str) -> tuple[Taken, ...]:
    """All of them or none. The same message twice is one: by its bytes, or by its own id where nothing new is attached."""
    facts = known(uow, workspace_id)
    taken = []
    for each in new:
        same = _same(uow, each)
        if same is not None:
            taken.append(Taken(each.file.name, same, is_new=False))
            continue
        stored = uow.keep_staged(each.file.name, each.file.staged)
        reply = _row(uow, stored, each.mail, each.files, name=each.file.name, facts=facts)
        reply = _with_answers(uow, reply, each)
        taken.append(Taken(each.file.name, reply, is_new=True))
    return tuple(taken)


def keep_reply(uow: UnitOfWork, name: str, data: bytes) -> Reply:
    """One whose bytes are at hand, without a mark of ours. Raises CannotRead."""
    files = tuple(told for told, _ in files_in(name, data))
    return _row(
        uow, uow.keep_file(name, data), read_answering(name, data), files, name=name, facts=known(uow, "")
    )


def shown(text: str, longest: int) -> str:
    """In one line, of letters that can be kept and that turn nothing about."""
    return " ".join(_UNSEEN.sub(" ", text).split())[:longest]


# inside


def _row(
    uow: UnitOfWork, stored: StoredFile, mail: Mail, files: Sequence[Attached], *, name: str, facts: Known
) -> Reply:
    found, sender = recognise(mail, facts), mail.sender
    failed = undelivered_in(mail)[:MOST_UNDELIVERED]
    reply = Reply(
        number=max(uow.register(Reply).values("number"), default=0) + 1,
        subject=shown(mail.subject, LONGEST_SUBJECT) or "(no subject)",
        name=name,
        sha256=stored.sha256,
        size=stored.size,
        what=found.kind,
        person_id=found.person_id,
        known_by=found.known_by,
        marked=found.marked,
        draft=found.draft,
        sheet=found.sheet,
        sender_name=shown(sender.name, LONGEST_NAME) if sender else "",
        sender_email=shown(sender.email, LONGEST_ADDRESS) if sender else "",
        sent_at=mail.sent_at,
        received_at=_received(mail, uow.at),
        message_id=_UNSEEN.sub("", mail.message_id)[:MOST_ID],
        undelivered="\n".join(shown(one.email, LONGEST_ADDRESS) for one in failed),
        file_count=sum(not file.is_in_text for file in files),
        came_at=uow.at,
    )
    return uow.register(Reply).add(reply)


def _with_answers(uow: UnitOfWork, reply: Reply, new: NewReply) -> Reply:
    """Whose invitation it answers is known by the entry; plain yes leaves nothing to be dealt with."""
    if not new.answers:
        return reply
    person_id = whose_entry(uow, new.answers)
    changed = reply
    if person_id is not None and reply.known_by is not KnownBy.TOKEN:
        changed = replace(changed, person_id=person_id, known_by=KnownBy.THREAD)
    rows = note_answers(uow, reply, new.mail, new.answers)
    if needs_nobody(uow, new.mail, rows):
        changed = replace(changed, state=ReplyState.FILED, dealt_at=uow.at)
    return uow.register(Reply).change(reply, changed)


def _read(store: FileStore, path: Path, held: ExitStack) -> NewReply:
    with said_in_words(path):
        size = path.stat().st_size
    if size > LARGEST_MESSAGE:
        told = {"megabytes": size // 1_000_000, "most": LARGEST_MESSAGE // 1_000_000}
        raise CannotRead("reply_too_large", file=path.name, **told)
    (file,) = held.enter_context(copied(store, [path]))
    data = file.staged.part.read_bytes()
    mail = read_answering(file.name, data)
    pairs = files_in(file.name, data)
    answers = answers_of(file.name, data, mail, (attached for _, attached in pairs))
    return NewReply(file=file, mail=mail, files=tuple(told for told, _ in pairs), answers=answers)


def _same(uow: UnitOfWork, new: NewReply) -> Reply | None:
    register = uow.register(Reply)
    for reply in register.find(sha256=new.file.staged.sha256):
        return reply
    message_id = _UNSEEN.sub("", new.mail.message_id)[:MOST_ID]
    own = {file.sha256 for file in new.files if not file.is_message}
    for reply in register.find(message_id=message_id) if message_id else ():
        if own <= _attached_to(uow, reply):
            return reply
    return None


def _attached_to(uow: UnitOfWork, reply: Reply) -> set[str | None]:
    """Nothing where it cannot be read any more: then the new one is kept."""
    try:
        return {file.sha256 for file, _ in files_in(reply.name, stored_bytes(uow, reply))}
    except (CannotRead, NotFound):
        return set()


def _received(mail: Mail, now: dt.datetime) -> dt.datetime | None:
    """A clock that goes ahead is not believed."""
    at = mail.received_at or mail.sent_at
    return None if at is None or at > now else at
