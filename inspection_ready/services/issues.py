"""Issues of the timetable: making one, reading them, and what differs between two, or the last and the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.disposals import Disposal, Disposed
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.issue_differences import differences
from inspection_ready.domain.issue_texts import copy_in, copy_text
from inspection_ready.domain.issued_facts import address_of
from inspection_ready.domain.issues import IssueCopy, Places, TimetableIssue, issue_copy
from inspection_ready.domain.mock_interviews import is_mock_programme
from inspection_ready.domain.people import Person
from inspection_ready.domain.timetable import Session, Timetable
from inspection_ready.services.timetable import current_timetable, whole_timetable
from inspection_ready.services.told import Issued, last_issue
from inspection_ready.services.verbs import verb
from inspection_ready.services.who import who_to_words

if TYPE_CHECKING:
    import datetime as dt

    from inspection_ready.domain.issue_differences import SessionDifference
    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

DRAFT = "draft"
ISSUE = "timetable_issue"
LONGEST_WHY = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """``before`` None is no issue at all; ``after`` None is the draft as it stands."""

    before: TimetableIssue | None
    after: TimetableIssue | None
    sessions: tuple[SessionDifference, ...]


@verb("timetable.issue")
def issue_timetable(
    uow: UnitOfWork, timetable: Timetable, *, why: str = "", instead: bool = False
) -> TimetableIssue:
    """A numbered copy of it as it stands, which nothing changes any more. Raises NotFound, Refused.

    The first needs no reason; from then on the people it changes something for are told why. ``instead``: also where
    the last issue is of another timetable, whose people would then be told that they are not wanted any more.
    """
    timetable = uow.register(Timetable).get(timetable.id)
    if timetable.is_template:
        raise Refused("template_is_not_issued", name=timetable.name)
    if is_mock_programme(uow.register(Session).find(timetable_id=timetable.id)):
        raise Refused("mock_is_not_issued", name=timetable.name)
    last = last_issue(uow)
    copy = draft_copy(uow, timetable, today=on_the_clock(uow.at).date(), last=last)
    why = " ".join(why.split())[:LONGEST_WHY]
    if not instead and is_of_another(last, timetable):
        assert last is not None, "it is of another"
        raise Refused(
            "another_was_issued", name=timetable.name, last=last.issue.name, number=last.issue.number
        )
    _refuse(timetable, copy, last, why)
    return uow.register(TimetableIssue).add(
        TimetableIssue(
            number=last.issue.number + 1 if last else 1,
            timetable_id=timetable.id,
            name=timetable.name,
            at=uow.at,
            by=who_to_words(uow, uow.who),
            why=why,
            content=copy_text(copy),
        )
    )


def is_of_another(last: Issued | None, timetable: Timetable) -> bool:
    """Whether issuing it would take the place of another timetable."""
    return last is not None and last.issue.timetable_id != timetable.id


def issues(reader: Reader) -> tuple[Issued, ...]:
    """The latest first, those that were disposed of too."""
    held = sorted(reader.register(TimetableIssue).all(), key=lambda each: -each.number)
    gone = {
        each.record_id: each for each in reader.register(Disposal).find(of_kind=ISSUE, what=Disposed.WHOLE)
    }
    return tuple(Issued(issue=each, copy=copy_in(each.content), disposal=gone.get(each.id)) for each in held)


def issue_numbered(reader: Reader, number: int) -> Issued:
    """Raises NotFound naming those there are; Refused where it was disposed of."""
    held = issues(reader)
    for each in held:
        if each.issue.number == number:
            if each.copy.is_disposed:
                raise Refused("issue_disposed", number=number, at=each.issue.at, disposal=each.disposal)
            return each
    known = tuple((each.issue.number, each.issue.at) for each in reversed(held))
    raise NotFound("no_such_issue", number=number, known=known)


def draft_of(reader: Reader, last: Issued | None) -> Timetable | None:
    """The timetable the last issue was made of; where that is gone, or none was issued, the one made last."""
    if last is not None:
        for each in reader.register(Timetable).find(id=last.issue.timetable_id):
            return each
    return current_timetable(reader)


def draft_copy(reader: Reader, timetable: Timetable, *, today: dt.date, last: Issued | None) -> IssueCopy:
    """What an issue made now would hold."""
    bases = reader.register(Base).all()
    places = Places(
        bases={each.id: each.name for each in bases},
        addresses={each.id: address_of(each) for each in bases},
        rooms={each.id: each.name for each in reader.register(Room).all()},
        people={each.id: each.printed_name for each in reader.register(Person).all()},
    )
    whole = whole_timetable(reader, timetable, today=today)
    return issue_copy(whole, places, last.copy if last else None)


def difference(
    reader: Reader, before: str, after: str, *, today: dt.date, timetable: Timetable | None = None
) -> Difference:
    """Each is the number of an issue, or "draft": of this timetable, or of the one issued last. Raises NotFound, Refused."""
    one, other = (_side(reader, each, timetable, today=today) for each in (before, after))
    return Difference(before=one[0], after=other[0], sessions=differences(one[1], other[1]))


def standing_difference(reader: Reader, *, timetable: Timetable | None, today: dt.date) -> Difference | None:
    """Between the last issue and the draft; None where there is nothing that could be issued."""
    last = last_issue(reader)
    timetable = timetable or draft_of(reader, last)
    if timetable is None or timetable.is_template:
        return None
    copy = draft_copy(reader, timetable, today=today, last=last)
    return Difference(
        before=last.issue if last else None,
        after=None,
        sessions=differences(last.copy if last else None, copy),
    )


# inside


def _refuse(timetable: Timetable, copy: IssueCopy, last: Issued | None, why: str) -> None:
    if not copy.sessions:
        raise Refused("no_sessions_to_issue", name=timetable.name)
    if last is not None and not differences(last.copy, copy):
        raise Refused("nothing_to_issue", name=timetable.name, number=last.issue.number)
    if last is not None and not why:
        raise Refused("issue_needs_why", field="why")


def _side(
    reader: Reader, text: str, timetable: Timetable | None, *, today: dt.date
) -> tuple[TimetableIssue | None, IssueCopy]:
    if text.strip().casefold() == DRAFT:
        last = last_issue(reader)
        timetable = timetable or draft_of(reader, last)
        if timetable is None:
            raise NotFound("no_timetable_yet", templates=())
        return None, draft_copy(reader, timetable, today=today, last=last)
    if not text.strip().isascii() or not text.strip().isdigit():
        raise Refused("not_an_issue", text=text)
    found = issue_numbered(reader, int(text[:9]))
    return found.issue, found.copy
