"""A reply to an e-mail that asks for signatures: read beside what it was asked, and recorded once somebody agrees."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import ExpectedError, NotFound, Refused
from inspection_ready.domain.filing import StoredFile
from inspection_ready.domain.people import Person
from inspection_ready.domain.replies import Reply, ReplyKind, ReplyState
from inspection_ready.domain.reply_text import words_above
from inspection_ready.domain.requests import Request
from inspection_ready.domain.sign_readings import Doubt, LineReading, SignReading, read_answer, read_words
from inspection_ready.domain.sign_senders import KNOWN_SENDERS, SenderIs, sender_is
from inspection_ready.domain.sign_sentences import Seems
from inspection_ready.domain.sign_sheets import SignSheet, SignSheetLine
from inspection_ready.domain.sign_tokens import sign_tokens_in
from inspection_ready.domain.signatures import SignedHow, SignStanding
from inspection_ready.domain.signers import Signer
from inspection_ready.exchange.messages import read_mail
from inspection_ready.services.reply_askers import asked_to_sign
from inspection_ready.services.reply_filing import deal_with, waiting_reply
from inspection_ready.services.reply_reading import files_in, stored_bytes
from inspection_ready.services.sign_sheets import (
    SheetAnswer,
    answer_sheet,
    lines_of,
    sheet_numbered,
)
from inspection_ready.services.sign_standings import sign_standing
from inspection_ready.services.signatures import Sent, Word
from inspection_ready.services.signers import signers
from inspection_ready.services.verbs import verb

if TYPE_CHECKING:
    from inspection_ready.domain.messages import Mail
    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

LONGEST_NOTE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SignReplyLine:
    """``suggested`` is what to record of it, UNCLEAR where there is any doubt; ``reading`` what their words seem to say."""

    position: int
    request: Request | None
    """None where it was disposed of."""
    standing: SignStanding | None
    """None where it does not answer that request any more."""
    is_as_it_was: bool
    reading: LineReading
    suggested: Seems

    @property
    def waits(self) -> bool:
        """It is exactly what was asked, and nobody said anything of it yet."""
        return self.standing is not None and self.is_as_it_was and not self.standing.is_signed


@dataclass(frozen=True, slots=True, kw_only=True)
class SignReply:
    """``at`` is when it was said. ``signer`` is whom it asked, as they stood on that day."""

    reply: Reply
    sheet: SignSheet
    person: Person
    at: dt.datetime
    signer: Signer | None
    short: str
    sender: SenderIs
    sender_name: str
    """As the register calls whoever has the address it was sent from; "" for nobody."""
    reading: SignReading
    lines: tuple[SignReplyLine, ...]

    @property
    def may_sign(self) -> bool:
        return self.signer is not None and self.signer.may_sign

    @property
    def is_too_old(self) -> bool:
        return _is_before(self.at, self.sheet)


def sign_reply(reader: Reader, reply_id: int, *, now: dt.datetime) -> SignReply:
    """Raises NotFound where there is no such reply, Refused where it answers nothing that was to be signed."""
    reply = reader.register(Reply).get(reply_id)
    sheet, person = _asked(reader, reply)
    at = _said_at(reply, now)
    known = signers(reader, on=on_the_clock(at).date())
    own = [each for each in known.all if each.person.id == person.id]
    signer = next((each for each in own if each.may_sign), own[0] if own else None)
    sender = sender_is(reply.sender_email, person)
    asked = lines_of(reader, sheet)
    reading = _reading(reader, reply, len(asked), person)
    is_sure = sender in KNOWN_SENDERS and signer is not None and signer.may_sign and not _is_before(at, sheet)
    lines = tuple(_line(reader, each, reading.lines[each.position], is_sure=is_sure) for each in asked)
    return SignReply(
        reply=reply,
        sheet=sheet,
        person=person,
        at=at,
        signer=signer,
        short=known.short,
        sender=sender,
        sender_name=_name_at(reader, reply.sender_email),
        reading=reading,
        lines=lines,
    )


@verb("reply.sign")
def record_sign_reply(
    uow: UnitOfWork,
    reply_id: int,
    agreed: Collection[int],
    not_agreed: Mapping[int, str],
    *,
    workspace_id: str,
    because: str = "",
) -> SheetAnswer:
    """Lines by their places; of all others nothing was said. The message itself is what shows it.

    ``because`` says why it is taken as theirs where it was sent from an address that is not known as theirs.
    Raises Refused, NotFound, CannotRead: then nothing is recorded.
    """
    reply = waiting_reply(uow, reply_id)
    sheet, person = _asked(uow, reply)
    said = set(agreed) | not_agreed.keys()
    if set(agreed) & not_agreed.keys():
        raise Refused("line_said_twice", lines=tuple(sorted(set(agreed) & not_agreed.keys())))
    lines = {line.position for line in lines_of(uow, sheet)}
    if unknown := sorted(said - lines):
        raise Refused("no_such_line", number=sheet.number, lines=tuple(unknown))
    if not said:
        raise Refused("sign_reply_says_nothing", number=reply.number)
    mail = read_mail(reply.name, stored_bytes(uow, reply))
    _refuse_no_answer(uow, reply, sheet, mail, workspace_id)
    word = _word(uow, reply, person, mail, because.strip())
    answer = answer_sheet(uow, sheet.number, word, not_agreed, lines - said)
    deal_with(uow, reply, ReplyState.FILED)
    return answer


# inside


def _line(reader: Reader, line: SignSheetLine, reading: LineReading, *, is_sure: bool) -> SignReplyLine:
    """``is_sure``: who sent it, and whether they may sign, leave no doubt."""
    request = next(iter(reader.register(Request).among([line.request_id])), None)
    standing, is_whole = None, False
    try:
        standing = sign_standing(reader, line.request_id, line.evidence_id, line.version_id)
        newest = sign_standing(reader, line.request_id, line.evidence_id).what
        is_whole = newest.digest == line.digest and all(
            reader.files.digest_now(file.sha256) == file.sha256 for file in newest.files
        )
    except NotFound:
        pass
    told = SignReplyLine(
        position=line.position,
        request=request,
        standing=standing,
        is_as_it_was=is_whole,
        reading=reading,
        suggested=reading.seems,
    )
    is_clear = told.waits and (is_sure or reading.seems is not Seems.AGREED)
    return told if is_clear else replace(told, suggested=Seems.UNCLEAR)


def _asked(reader: Reader, reply: Reply) -> tuple[SignSheet, Person]:
    if not reply.sheet:
        raise Refused("reply_signs_nothing", number=reply.number)
    sheet = sheet_numbered(reader, reply.sheet)
    if sheet.to_id is None:
        raise Refused("reply_signs_nothing", number=reply.number)
    return sheet, reader.register(Person).get(sheet.to_id)


def _refuse_no_answer(uow: UnitOfWork, reply: Reply, sheet: SignSheet, mail: Mail, workspace_id: str) -> None:
    """The mark is held once more against the lines: in the message as it is kept, and in the register."""
    tokens = [token for words in _places(mail) for token in sign_tokens_in(words)]
    if not any(asked_to_sign(uow, workspace_id, each) and each.number == sheet.number for each in tokens):
        raise Refused("sign_mark_of_another", number=reply.number, sheet=sheet.number)
    if reply.what is not ReplyKind.ANSWER:
        raise Refused("sign_reply_of_a_machine", number=reply.number)
    if _is_before(_said_at(reply, uow.at), sheet):
        raise Refused("sign_reply_too_old", number=reply.number, sheet=sheet.number, made_at=sheet.made_at)


def _places(mail: Mail) -> tuple[str, ...]:
    """Where a mark may stand, as it is looked for when a message comes in."""
    return (
        mail.subject,
        *(inner.subject for inner in mail.attached),
        mail.text,
        *(each.name for each in mail.attachments),
    )


def _word(uow: UnitOfWork, reply: Reply, person: Person, mail: Mail, because: str) -> Word:
    sender = sender_is(reply.sender_email, person)
    if sender not in KNOWN_SENDERS and not because:
        raise Refused("sender_not_known", sender=reply.sender or "nobody it names", person=person.name)
    proof = next(iter(uow.register(StoredFile).find(sha256=reply.sha256)))
    words = " ".join(words_above(mail.text)[0].split())
    return Word(
        signer_id=person.id,
        how=SignedHow.EMAIL,
        at=_said_at(reply, uow.at),
        note=words[:LONGEST_NOTE],
        proof=proof,
        sent=Sent(sender=reply.sender, is_whose=sender, because="" if sender in KNOWN_SENDERS else because),
    )


def _said_at(reply: Reply, now: dt.datetime) -> dt.datetime:
    """When it was received; now where the message does not say, or names a moment to come."""
    at = reply.received_at or reply.sent_at
    return now if at is None or at > now else at


def _is_before(at: dt.datetime, sheet: SignSheet) -> bool:
    """A message tells whole seconds."""
    return at < sheet.made_at.replace(microsecond=0)


def _reading(reader: Reader, reply: Reply, count: int, person: Person) -> SignReading:
    try:
        data = stored_bytes(reader, reply)
        mail = read_mail(reply.name, data)
        has_files = any(not told.is_in_text for told, _ in files_in(reply.name, data))
    except ExpectedError:
        return read_words("", count, doubt=Doubt.NOT_WHOLE)
    return read_answer(mail, count, (person.name, person.printed_name), has_files=has_files)


def _name_at(reader: Reader, address: str) -> str:
    wanted = address.strip().casefold()
    found = [
        each.name
        for each in reader.register(Person).all("name")
        if wanted and each.email.casefold() == wanted
    ]
    return " or ".join(found)
