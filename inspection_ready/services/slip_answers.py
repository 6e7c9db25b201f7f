"""Answers to invitations: kept as they came, and held against what was written last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from inspection_ready.domain.calendar_answers import (
    AnswerLine,
    Answers,
    CalendarAnswer,
    Doubt,
    Judged,
    Said,
    SlipAnswer,
    judged,
    latest,
)
from inspection_ready.domain.issue_gaps import Declined, ToldStanding
from inspection_ready.domain.people import Person
from inspection_ready.domain.replies import ReplyKind
from inspection_ready.domain.reply_text import own_words
from inspection_ready.domain.slips import Slip
from inspection_ready.services.slips import slip_outlook, standing_slips, told_of

if TYPE_CHECKING:
    from inspection_ready.domain.messages import Mail
    from inspection_ready.domain.replies import Reply
    from inspection_ready.domain.slips import Seen
    from inspection_ready.storage.reading import Registers
    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

NEEDS_NOBODY = frozenset({Said.ACCEPTED, Said.TENTATIVE})


def told_standing(reader: Registers) -> ToldStanding:
    """For what is missing: who declined what, and who was not told yet."""
    outlook = slip_outlook(reader)
    if outlook.issue is None:
        return ToldStanding()
    sessions = {each.key: each.session_id for each in outlook.issue.copy.sessions}
    return ToldStanding(
        issue=outlook.issue.issue.number,
        untold=tuple(each.name for each in outlook.plan.people),
        declined=tuple(
            Declined(
                session_id=sessions.get(each.seen.key, 0),
                seen=each.seen,
                name=each.slip.name,
                comment=each.answer.comment if each.answer else "",
            )
            for each in answers_now(reader).declined
        ),
    )


def answers_now(reader: Registers) -> Answers:
    """In the order of the clock."""
    standing = standing_slips(reader)
    held = tuple(judged_all(reader, reader.register(SlipAnswer).all("at"), standing.values()))
    told = told_of(reader, standing)
    by_uid: dict[str, list[Judged]] = {}
    for each in held:
        by_uid.setdefault(each.answer.uid, []).append(each)
    lines = [
        _line(slips[-1], told[key], by_uid.get(slips[-1].uid, ()))
        for key, slips in standing.items()
        if key in told
    ]
    return Answers(
        lines=tuple(sorted(lines, key=_in_time)),
        odd=tuple(reversed([each for each in held if each.doubt is not None])),
    )


def judged_all(
    reader: Registers, answers: Iterable[SlipAnswer], standing: Iterable[Sequence[Slip]]
) -> Iterable[Judged]:
    slips_of: Mapping[str, Sequence[Slip]] = {slips[-1].uid: slips for slips in standing}
    emails = {each.id: each.email for each in reader.register(Person).all()}
    return (judged(each, slips_of.get(each.uid, ()), emails) for each in answers)


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


def _line(slip: Slip, seen: Seen, answers: Sequence[Judged]) -> AnswerLine:
    counted = latest(answers)
    before = [each for each in answers if each.doubt is Doubt.OLDER]
    older = max(before, key=lambda each: (each.answer.at, each.answer.id), default=None)
    return AnswerLine(
        slip=slip,
        seen=seen,
        answer=counted.answer if counted else None,
        older=older.answer if older and not counted else None,
    )


def _in_time(line: AnswerLine) -> tuple[object, ...]:
    seen = line.seen
    return seen.on, seen.starts, seen.title.casefold(), line.slip.name.casefold()
