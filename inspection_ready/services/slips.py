"""Change slips: who is to be told what now, what was written before, and what became of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.issue_texts import copy_in
from inspection_ready.domain.issues import TimetableIssue
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
from inspection_ready.services.issues import Issued, last_issue
from inspection_ready.services.verbs import verb

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from inspection_ready.storage.reading import Registers
    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

Key = tuple[int, int]
"""A session and a person."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLine:
    batch: SlipBatch
    issue: TimetableIssue
    slips: tuple[Slip, ...]
    folder: Path
    is_there: bool

    @property
    def people(self) -> int:
        return len({each.person_id for each in self.slips})


def slip_outlook(reader: Registers) -> SlipOutlook:
    issue = last_issue(reader)
    if issue is None:
        return SlipOutlook(issue=None, plan=SlipPlan(), addresses={})
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


def uid_of(workspace_id: str, key: int, person_id: int) -> str:
    """For life: of one person's entry of one session."""
    mark = hashlib.sha256(f"{workspace_id}/session/{key}/person/{person_id}".encode()).hexdigest()[:40]
    return f"{mark}@inspection-ready.invalid"


def next_sequence(slips: Sequence[Slip]) -> int:
    """``slips`` are all of one entry, also those that were not sent: somebody may have sent one all the same."""
    return max((each.sequence for each in slips), default=-1) + 1


def batch_lines(reader: Reader, *, folder: Path) -> tuple[BatchLine, ...]:
    """What was written, the latest first. ``folder`` is the workspace's."""
    issues = {each.id: each for each in reader.register(TimetableIssue).all()}
    slips: dict[int, list[Slip]] = {}
    for each in reader.register(Slip).all("name"):
        slips.setdefault(each.batch_id, []).append(each)
    return tuple(
        BatchLine(
            batch=batch,
            issue=issues[batch.issue_id],
            slips=tuple(slips.get(batch.id, ())),
            folder=folder / batch.folder,
            is_there=(folder / batch.folder).is_dir(),
        )
        for batch in reversed(reader.register(SlipBatch).all("number"))
    )


def batch_numbered(reader: Reader, number: int | None) -> SlipBatch:
    """The latest where none is named. Raises NotFound."""
    found = [each for each in reader.register(SlipBatch).all("number") if number in (None, each.number)]
    if not found:
        raise NotFound("no_such_slips", number=number or 1)
    return found[-1]


def next_batch(reader: Reader) -> int:
    return (reader.register(SlipBatch).highest("number") or 0) + 1


@verb("slip.mark_sent")
def mark_slips_sent(uow: UnitOfWork, batch_id: int, *, on: dt.date, by: str) -> SlipBatch:
    """Somebody says these were sent. Raises NotFound; Refused."""
    batch = _unsettled(uow, batch_id)
    if not by.strip():
        raise Refused("sent_by_nobody")
    if on > on_the_clock(uow.at).date():
        raise Refused("step_is_to_come", at=on)
    return uow.register(SlipBatch).change(batch, replace(batch, sent_on=on, sent_by=by.strip()))


@verb("slip.drop")
def drop_slips(uow: UnitOfWork, batch_id: int) -> SlipBatch:
    """These were not sent and will not be: people are told again from what they held before. Raises NotFound; Refused."""
    batch = _unsettled(uow, batch_id)
    if any(each.number > batch.number and not each.is_dropped for each in uow.register(SlipBatch).all()):
        raise Refused("later_slips", number=batch.number)
    return uow.register(SlipBatch).change(batch, replace(batch, is_dropped=True))


def _unsettled(uow: UnitOfWork, batch_id: int) -> SlipBatch:
    batch = uow.register(SlipBatch).get(batch_id)
    if batch.sent_on is not None or batch.is_dropped:
        raise Refused("slips_settled", number=batch.number)
    return batch
