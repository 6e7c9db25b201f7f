"""Answers to invitations, however they come: in a message, as Outlook keeps one, or as a calendar file by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from inspection_ready.domain.calendar_answers import REPLY, CalendarAnswer
from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.messages import Address, Mail
from inspection_ready.exchange.calendars.replies import is_calendar, read_answers
from inspection_ready.exchange.messages import read_mail
from inspection_ready.exchange.messages.everything import every_attachment
from inspection_ready.exchange.messages.meeting_answers import meeting_answer
from inspection_ready.exchange.messages.sniffing import Format, format_of
from inspection_ready.phrases.slip_answers import SAID

if TYPE_CHECKING:
    from inspection_ready.exchange.messages.attached import AttachedFile

ANSWERING = frozenset({REPLY, "COUNTER"})
"""What somebody sends back; a counter-proposal asks for another time, and answers nothing yet."""


def read_answering(name: str, data: bytes) -> Mail:
    """A message, or a calendar file that holds answers, as one. Raises CannotRead."""
    if not is_calendar(data):
        return read_mail(name, data)
    answers = tuple(each for each in read_answers(name, data) if each.method in ANSWERING)
    if not answers:
        raise CannotRead("calendar_without_answer", file=name)
    first = answers[0]
    return Mail(
        kind="ics",
        subject=f"{SAID[first.said]}: {first.title or 'an invitation'}",
        sender=Address("", first.attendee) if first.attendee else None,
        sent_at=first.at,
        text=first.comment,
    )


def files_of(name: str, data: bytes) -> tuple[AttachedFile, ...]:
    """Of a calendar file none. Raises CannotRead."""
    return () if is_calendar(data) else every_attachment(name, data)


def answers_of(
    name: str, data: bytes, mail: Mail, files: Iterable[AttachedFile]
) -> tuple[CalendarAnswer, ...]:
    """``mail`` and ``files`` are those of the same message. What cannot be read is no answer: the message is kept."""
    found = [*_in_outlook(name, data, mail)]
    for each in (data, *(file.data for file in files)):
        found += _in_calendar(name, each) if each is not None and is_calendar(each) else ()
    return tuple(dict.fromkeys(found))


def _in_outlook(name: str, data: bytes, mail: Mail) -> Iterator[CalendarAnswer]:
    if is_calendar(data) or format_of(name, data) is not Format.MSG:
        return
    try:
        found = meeting_answer(data, mail)
    except Exception:  # noqa: BLE001 - the parser raises nearly anything
        return
    if found is not None:
        yield found


def _in_calendar(name: str, data: bytes) -> tuple[CalendarAnswer, ...]:
    try:
        return tuple(each for each in read_answers(name, data) if each.method in ANSWERING)
    except CannotRead:
        return ()
