"""Dispose of an issue of the timetable, or of one person's name in all of them.

The number, the dates and that there was one stay. What was printed or sent of it is not reached, nor are the slips.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.disposals import Disposal, Disposed
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.issue_texts import copy_text
from inspection_ready.domain.issues import IssueCopy, TimetableIssue
from inspection_ready.domain.people import Person
from inspection_ready.domain.searching import folded
from inspection_ready.domain.slips import SlipBatch, SlipKind
from inspection_ready.domain.timetable import SessionState
from inspection_ready.phrases.issue_disposals import NAME_GONE
from inspection_ready.services.issues import ISSUE, issue_numbered, issues
from inspection_ready.services.told import last_issue, standing_slips
from inspection_ready.services.verbs import verb
from inspection_ready.services.who import who_to_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from inspection_ready.domain.issues import IssuedSession
    from inspection_ready.services.told import Issued
    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class NameGone:
    """``still``: the issue and the session in whose words, that people typed, the name still stands; "" is why it was
    issued.
    """

    name: str
    disposals: tuple[Disposal, ...]
    still: tuple[tuple[int, str], ...] = ()


@verb("timetable.dispose_issue")
def dispose_of_issue(uow: UnitOfWork, number: int, *, because: str) -> Disposal:
    """All that was in it, and why it was made. Raises NotFound; Refused: "reason_missing", "issue_disposed", and
    "issue_is_held" while somebody still comes to something because of it.
    """
    reason = _reason(because)
    found = issue_numbered(uow, number)
    if _is_held(uow, found, today=on_the_clock(uow.at).date()):
        raise Refused("issue_is_held", number=number)
    left = IssueCopy(timetable_id=found.copy.timetable_id, name="", is_disposed=True)
    uow.register(TimetableIssue).dispose(found.issue, replace(found.issue, why="", content=copy_text(left)))
    return _disposal(uow, Disposed.WHOLE, found.issue, reason)


@verb("timetable.dispose_name")
def dispose_of_name(uow: UnitOfWork, person_id: int, *, because: str) -> NameGone:
    """In every issue that has it; who else comes stays, and that somebody came. Raises NotFound; Refused:
    "reason_missing", and "name_is_needed" of somebody who is with us.
    """
    reason = _reason(because)
    name = names_in_issues(uow).get(person_id)
    if name is None:
        raise NotFound("nobody_in_issues")
    today = on_the_clock(uow.at).date()
    if any(not each.has_left(today) for each in uow.register(Person).find(id=person_id)):
        raise Refused("name_is_needed", name=name)
    disposals, still = [], []
    for each in reversed(issues(uow)):
        if any(who.person_id == person_id for session in each.copy.sessions for who in session.people):
            copy = _without_name(each.copy, person_id)
            uow.register(TimetableIssue).dispose(each.issue, replace(each.issue, content=copy_text(copy)))
            disposals.append(_disposal(uow, Disposed.NAME, each.issue, reason))
            still += [(each.issue.number, said) for said in _still_named(each.issue, copy, name)]
    return NameGone(name=name, disposals=tuple(disposals), still=tuple(still))


def names_in_issues(reader: Reader) -> dict[int, str]:
    """By the id of the person, as the latest issue has them; without those that were disposed of."""
    return {
        who.person_id: who.name
        for each in reversed(issues(reader))
        for session in each.copy.sessions
        for who in session.people
        if who.name != NAME_GONE
    }


def names_to_dispose_of(reader: Reader, *, today: dt.date) -> tuple[tuple[int, str], ...]:
    """Of those who have left or are held no more, by name."""
    here = {each.id for each in reader.register(Person).all() if not each.has_left(today)}
    found = (each for each in names_in_issues(reader).items() if each[0] not in here)
    return tuple(sorted(found, key=lambda each: (each[1].casefold(), each[0])))


def named_in_issues(reader: Reader, named: str) -> int:
    """By the name an issue has. Raises NotFound; Refused where several people have it."""
    wanted = " ".join(folded(named).split())
    found = [
        person_id
        for person_id, name in names_in_issues(reader).items()
        if " ".join(folded(name).split()) == wanted
    ]
    if len(found) > 1:
        raise Refused("several_of_the_name", named=named)
    if not found:
        raise NotFound("nobody_in_issues")
    return found[0]


# inside


def _reason(because: str) -> str:
    reason = " ".join(because.split())
    if not reason:
        raise Refused("reason_missing")
    return reason


def _is_held(reader: Reader, found: Issued, *, today: dt.date) -> bool:
    """It is the last and not over, or somebody was told of something in it that is still to come."""
    last = last_issue(reader)
    if last is not None and last.issue.id == found.issue.id and any(_to_come(found.copy, today)):
        return True
    batches = {each.id for each in reader.register(SlipBatch).find(issue_id=found.issue.id)}
    keys = {each.key for each in _to_come(found.copy, today)}
    return any(
        slips[-1].batch_id in batches and slips[-1].what is not SlipKind.CANCELLED and key in keys
        for (key, _), slips in standing_slips(reader).items()
    )


def _to_come(copy: IssueCopy, today: dt.date) -> Iterator[IssuedSession]:
    for each in copy.sessions:
        if each.state is not SessionState.CANCELLED and (each.on is None or each.on >= today):
            yield each


def _without_name(copy: IssueCopy, person_id: int) -> IssueCopy:
    return replace(
        copy,
        sessions=tuple(
            replace(
                session,
                people=tuple(
                    replace(who, name=NAME_GONE) if who.person_id == person_id else who
                    for who in session.people
                ),
            )
            for session in copy.sessions
        ),
    )


def _still_named(issue: TimetableIssue, copy: IssueCopy, name: str) -> Iterator[str]:
    wanted = folded(name)
    if wanted in folded(issue.why):
        yield ""
    for each in copy.sessions:
        typed = (each.title, each.wanted, each.where, each.inspectors, each.brief, each.notes)
        if any(wanted in folded(words) for words in typed):
            yield each.code or each.title


def _disposal(uow: UnitOfWork, what: Disposed, issue: TimetableIssue, reason: str) -> Disposal:
    made = Disposal(
        what=what,
        of_kind=ISSUE,
        record_id=issue.id,
        name=str(issue.number),
        disposed_at=uow.at,
        disposed_by=who_to_words(uow, uow.who),
        reason=reason,
    )
    return uow.register(Disposal).add(made)
