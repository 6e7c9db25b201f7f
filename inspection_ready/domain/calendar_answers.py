"""Answers to calendar entries: what a file says, and whether it is an answer to what we asked last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.reply_recognition import name_key
from inspection_ready.domain.rows import Row
from inspection_ready.domain.slips import SlipKind

if TYPE_CHECKING:
    from inspection_ready.domain.slips import Seen, Slip

REPLY = "REPLY"


class Said(StrEnum):
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TENTATIVE = "tentative"
    DELEGATED = "delegated"  # somebody else is sent
    NOTHING = "nothing"
    UNKNOWN = "unknown"


class Doubt(StrEnum):
    """Why an answer does not count, the weightiest first."""

    NOT_AN_ANSWER = "not_an_answer"  # an invitation, a counter-proposal, or somebody's calendar
    AUTOMATIC = "automatic"
    NO_UID = "no_uid"
    FOREIGN = "foreign"  # of an entry that is not ours
    SOMEBODY_ELSE = "somebody_else"
    OLDER = "older"
    AHEAD = "ahead"  # of an invitation we never wrote
    UNSAID = "unsaid"  # it does not say which of several invitations it answers
    CANCELLED = "cancelled"
    SAYS_NOTHING = "says_nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarAnswer:
    """As it stands in the file. ``sequence`` and ``at`` are None where it does not say."""

    method: str
    uid: str
    sequence: int | None
    said: Said
    attendee: str
    sent_by: str = ""
    organiser: str = ""
    title: str = ""
    comment: str = ""
    at: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipAnswer(Row):
    """One that came, as it was: what it is worth is judged when it is looked at, for invitations go on changing."""

    reply_id: int
    method: str
    uid: str
    sequence: int | None
    said: Said
    attendee: str
    sent_by: str
    sender: str
    """Of the message it came in: the address, or the name where it has none; "" for a bare file."""
    organiser: str
    title: str
    comment: str
    at: dt.datetime
    is_automatic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """``slip`` is the last one with the answer's UID; None where there is none."""

    answer: SlipAnswer
    slip: Slip | None
    doubt: Doubt | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLine:
    """One entry somebody holds now, and what they said to it. ``older`` is what they said to one before, if that is all."""

    slip: Slip
    seen: Seen
    answer: SlipAnswer | None
    older: SlipAnswer | None = None

    @property
    def said(self) -> Said:
        return self.answer.said if self.answer else Said.NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """``odd`` are those that do not count, the latest first."""

    lines: tuple[AnswerLine, ...]
    odd: tuple[Judged, ...]

    def count(self, said: Said) -> int:
        return sum(line.said is said for line in self.lines)

    @property
    def on_paper(self) -> int:
        """Whoever was told without an address, and said nothing: no answer is expected."""
        return sum(not (line.answer or line.older or line.slip.address) for line in self.lines)

    @property
    def declined(self) -> tuple[AnswerLine, ...]:
        return tuple(line for line in self.lines if line.said is Said.DECLINED)


def judged(answer: SlipAnswer, slips: Sequence[Slip], emails: Mapping[int, str]) -> Judged:
    """``slips`` are all that stand with this UID, in order; ``emails`` those of people as they are now."""
    last = slips[-1] if slips else None
    return Judged(answer=answer, slip=last, doubt=_doubt(answer, last, slips, emails))


def latest(answers: Iterable[Judged]) -> Judged | None:
    """The one that counts; of two at the same moment, the one that came later."""
    counted = [each for each in answers if each.doubt is None]
    return max(counted, key=lambda each: (each.answer.at, each.answer.id), default=None)


def _doubt(
    answer: SlipAnswer, last: Slip | None, slips: Sequence[Slip], emails: Mapping[int, str]
) -> Doubt | None:
    if answer.method != REPLY:
        return Doubt.NOT_AN_ANSWER
    if answer.is_automatic:
        return Doubt.AUTOMATIC
    if last is None:
        return Doubt.FOREIGN if answer.uid else Doubt.NO_UID
    if not _is_theirs(answer, slips, emails.get(last.person_id, "")):
        return Doubt.SOMEBODY_ELSE
    return _of_another(answer.sequence, last) or _unsaid(answer, last)


def _of_another(sequence: int | None, last: Slip) -> Doubt | None:
    """Of which invitation it is; the first is meant where there was only one."""
    if sequence is None:
        return Doubt.UNSAID if last.sequence else None
    if sequence == last.sequence:
        return None
    return Doubt.OLDER if sequence < last.sequence else Doubt.AHEAD


def _unsaid(answer: SlipAnswer, last: Slip) -> Doubt | None:
    if last.what is SlipKind.CANCELLED:
        return Doubt.CANCELLED
    return Doubt.SAYS_NOTHING if answer.said in {Said.NOTHING, Said.UNKNOWN} else None


def _is_theirs(answer: SlipAnswer, slips: Sequence[Slip], email: str) -> bool:
    """Whoever answers for somebody is named beside them; an answer that names nobody is its sender's.

    Outlook may hold a colleague's own number in place of an address: then there is only the name.
    """
    said = answer.attendee or answer.sender
    if "@" not in said:
        return bool(said) and name_key(said) == name_key(slips[-1].name)
    return _plain(said) in {_plain(email), *(_plain(each.address) for each in slips)}


def _plain(address: str) -> str:
    return address.strip().casefold()
