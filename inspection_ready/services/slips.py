"""Change slips: who is to be told what now, what was written before, and what became of it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.issues import TimetableIssue
from inspection_ready.domain.slips import (
    Slip,
    SlipBatch,
)
from inspection_ready.services.verbs import verb

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork


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
