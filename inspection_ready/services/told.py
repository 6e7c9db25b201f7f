"""What people were told of issues and what they answered, read out of the registers.

Nothing is imported for it that talks to a database: the first page asks for it before one is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.domain.calendar_answers import (
    AnswerLine,
    Answers,
    Doubt,
    Judged,
    SlipAnswer,
    judged,
    latest,
)
from inspection_ready.domain.issue_texts import copy_in
from inspection_ready.domain.issues import IssueCopy, TimetableIssue
from inspection_ready.domain.mail_addresses import one_mailbox
from inspection_ready.domain.people import Person
from inspection_ready.domain.slips import (
    PersonSlips,
    Seen,
    Slip,
    SlipBatch,
    SlipKind,
    SlipPlan,
    plan_slips,
    seen_by,
)
from inspection_ready.domain.timetable_gaps import Declined, ToldStanding

if TYPE_CHECKING:
    from inspection_ready.domain.disposals import Disposal
    from inspection_ready.storage.reading import Registers

Key = tuple[int, int]
"""A session and a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """``disposal`` is of the whole of it."""

    issue: TimetableIssue
    copy: IssueCopy
    disposal: Disposal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipOutlook:
    """What would be written now. ``issue`` None: nothing was issued yet, and nobody is told of a draft."""

    issue: Issued | None
    plan: SlipPlan
    addresses: Mapping[int, str]
    """By person; those who have none that can be written to are not in it."""

    @property
    def shown(self) -> frozenset[tuple[int, int, str]]:
        """What tells it from another one: who is told what of which session."""
        return frozenset(
            (each.person_id, item.seen.key, item.kind.value)
            for each in self.plan.people
            for item in each.items
        )

    @property
    def printed(self) -> tuple[PersonSlips, ...]:
        """Those without an address."""
        return tuple(each for each in self.plan.people if each.person_id not in self.addresses)


def last_issue(reader: Registers) -> Issued | None:
    held = reader.register(TimetableIssue).all("number")
    return Issued(issue=held[-1], copy=copy_in(held[-1].content)) if held else None


def slip_outlook(reader: Registers) -> SlipOutlook:
    issue = last_issue(reader)
    if issue is None:
        return SlipOutlook(issue=None, plan=SlipPlan(), addresses={})
    if issue.copy.is_disposed:
        return SlipOutlook(issue=issue, plan=SlipPlan(), addresses={})
    standing = standing_slips(reader)
    plan = plan_slips(
        told_of(reader, standing),
        issue.copy,
        {person_id: slips[-1].name for (_, person_id), slips in standing.items()},
    )
    wanted = {each.person_id for each in plan.people}
    addresses = {
        each.id: address
        for each in reader.register(Person).all()
        if each.id in wanted and (address := one_mailbox(each.email)) is not None
    }
    return SlipOutlook(issue=issue, plan=plan, addresses=addresses)


def standing_slips(reader: Registers) -> dict[Key, tuple[Slip, ...]]:
    """In the order they were written; without those that were said not to have been sent."""
    batches = {each.id: each for each in reader.register(SlipBatch).all("number") if not each.is_dropped}
    order = {batch: place for place, batch in enumerate(batches)}
    held: dict[Key, list[Slip]] = {}
    for slip in sorted(
        (each for each in reader.register(Slip).all() if each.batch_id in order),
        key=lambda each: order[each.batch_id],
    ):
        held.setdefault((slip.session_key, slip.person_id), []).append(slip)
    return {key: tuple(slips) for key, slips in held.items()}


def told_of(reader: Registers, standing: Mapping[Key, Sequence[Slip]]) -> dict[Key, Seen]:
    """What people hold now, out of the issues they were told of."""
    issue_of = {each.id: each.issue_id for each in reader.register(SlipBatch).all()}
    needed = {issue_of[slips[-1].batch_id] for slips in standing.values()}
    copies = {
        each.id: copy_in(each.content) for each in reader.register(TimetableIssue).all() if each.id in needed
    }
    told: dict[Key, Seen] = {}
    for (key, person_id), slips in standing.items():
        last = slips[-1]
        session = copies[issue_of[last.batch_id]].session(key)
        if last.what is SlipKind.CANCELLED or session is None:
            continue
        seen = seen_by(session, person_id)
        assert seen is not None, "it was told from this copy"
        told[key, person_id] = seen
    return told


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


# inside


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
