"""Answers to invitations: kept as they came, and held against what was written last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from inspection_ready.domain.calendar_answers import (
    CalendarAnswer,
    Said,
    SlipAnswer,
)
from inspection_ready.domain.people import Person
from inspection_ready.domain.replies import ReplyKind
from inspection_ready.domain.reply_text import own_words
from inspection_ready.domain.slips import Slip
from inspection_ready.services.told import judged_all, standing_slips

if TYPE_CHECKING:
    from inspection_ready.domain.messages import Mail
    from inspection_ready.domain.replies import Reply
    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

NEEDS_NOBODY = frozenset({Said.ACCEPTED, Said.TENTATIVE})


def note_answers(
    uow: UnitOfWork, reply: Reply, mail: Mail, answers: Sequence[CalendarAnswer]
) -> tuple[SlipAnswer, ...]:
    """What a message brought, with the message."""
    rows = tuple(
        SlipAnswer(
            reply_id=reply.id,
            method=each.method,
            uid=each.uid,
            sequence=each.sequence,
            said=each.said,
            attendee=each.attendee,
            sent_by=each.sent_by,
            sender=reply.sender_email or reply.sender_name,
            organiser=each.organiser,
            title=each.title,
            comment=each.comment,
            at=each.at or mail.sent_at or uow.at,
            is_automatic=reply.what is not ReplyKind.ANSWER,
        )
        for each in answers
    )
    uow.register(SlipAnswer).add_many(rows)
    return rows


def whose_entry(reader: Reader, answers: Sequence[CalendarAnswer]) -> int | None:
    """The person, where all of it answers entries of one and they are in the register still."""
    uids = {each.uid for each in answers if each.uid}
    people = {each.person_id for each in reader.register(Slip).having("uid", uids)}
    found = reader.register(Person).among(sorted(people)) if len(people) == 1 else ()
    return found[0].id if found else None


def needs_nobody(reader: Reader, mail: Mail, answers: Sequence[SlipAnswer]) -> bool:
    """Plain yes to what was asked last, and not a word besides: there is nothing in it to be dealt with."""
    if not answers or mail.attached or own_words(mail.text).strip():
        return False
    found = judged_all(reader, answers, standing_slips(reader).values())
    return all(each.doubt is None and each.answer.said in NEEDS_NOBODY for each in found) and not any(
        each.comment for each in answers
    )
